// A style sheet of one paragraph in the Latin test face (every letter half an em wide), and what flow reads of it.
#pragma once

#include "layout/flow/context.hpp"
#include "templates/model/page_template.hpp"
#include "tests/fonts/test_fonts.hpp"

namespace broadsheet::testing {

inline Length pt(int whole) { return Length::points(whole); }

class EnglishPage : public ::testing::Test {
 protected:
  EnglishPage() : shaper(test_catalogue()) {
    templates.styles = test_styles();
    templates.styles.language = "en";
    ParagraphStyle style;
    style.face = kLatin;
    style.size = style.minimum_size = pt(10);
    style.leading = pt(12);
    style.alignment = Alignment::left;
    style.profile = "en-newspaper";
    templates.styles.paragraphs = {style};
    templates.pages.resize(1);
    flow = {&templates.styles, &stories, &shaper, &hyphenator};
  }
  TemplateSet templates;
  StoryTable stories;
  Shaper shaper;
  Hyphenator hyphenator;
  FlowContext flow;
};

} // namespace broadsheet::testing
