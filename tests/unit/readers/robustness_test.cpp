// Whatever stands in a file: no crash, a place in the file for every fault, and no value that breaks a promise.
#include "tests/unit/readers/reading.hpp"
#include "tests/unit/readers/samples.hpp"

#include "layout/base/utf8.hpp"

#include <random>

#include <gtest/gtest.h>

namespace broadsheet::testing {
namespace {

// Damages a text: bytes, whole names and values, pieces twice or not at all.
std::string damaged(std::string text, std::mt19937& random) {
  static const std::string_view signs = "<>&\"'/=! -[];x1%{}.*\n";
  static const std::string_view words[] = {"-1",  "0",      "99999",  "1em", "9999mm", "",   "*",
                                           "yes", "{page}", "&#x85;", "　",  "<p/>",   "a b"};
  for (unsigned i = 0; i < 1 + random() % 3; ++i) {
    const std::size_t at = random() % text.size();
    switch (random() % 5) {
    case 0:
      text[at] = signs[random() % signs.size()];
      break;
    case 1:
      text.erase(at, random() % 40);
      break;
    case 2:
      text.insert(at, text.substr(random() % text.size(), random() % 60));
      break;
    case 3:
      text.insert(at, words[random() % std::size(words)]);
      break;
    default: { // a value between quotation marks
      const std::size_t open = text.find("=\"", at);
      if (open == std::string::npos) break;
      const std::size_t close = text.find('"', open + 2);
      if (close != std::string::npos) text.replace(open + 2, close - open - 2, words[random() % std::size(words)]);
    }
    }
    if (text.empty()) text = "<";
  }
  return text;
}

template <class Opened>
void expect_sane(const Opened& reading, const std::string& text) {
  EXPECT_TRUE(reading.outcome.value || has_errors(reading.outcome.diagnostics)) << text;
  for (const Diagnostic& d : reading.outcome.diagnostics) {
    ASSERT_LT(d.span.file, reading.sources.size()) << d.message;
    EXPECT_LE(d.span.end, reading.sources.file(d.span.file).bytes.size()) << d.message;
    EXPECT_LE(d.span.begin, d.span.end) << d.message;
    EXPECT_TRUE(is_valid_utf8(format_diagnostic(d, reading.sources))) << d.message;
  }
}

void expect_folded(const RichText& text) {
  const std::string& copy = text.utf8;
  EXPECT_FALSE(copy.empty());
  EXPECT_TRUE(is_valid_utf8(copy));
  EXPECT_NE(copy.front(), ' ');
  EXPECT_NE(copy.back(), ' ');
  EXPECT_EQ(copy.find("  "), std::string::npos);
  EXPECT_EQ(copy.find('\n'), std::string::npos);
  std::uint32_t last = 0;
  for (const Markup& markup : text.markup) {
    EXPECT_LE(last, markup.begin);
    EXPECT_LE(markup.begin, markup.end);
    EXPECT_LE(markup.end, copy.size());
    last = markup.begin;
  }
  ASSERT_FALSE(text.origins.empty());
  EXPECT_EQ(text.origins.front().begin, 0u);
}

TEST(Robustness, Feeds) {
  std::mt19937 random(1);
  for (int round = 0; round < 4000; ++round) {
    const std::string text = damaged(kFeed, random);
    const FeedReading reading(text);
    expect_sane(reading, text);
    if (!reading.outcome.value) continue;
    for (const Story& story : reading.feed().stories)
      for (const Block& block : story.blocks) expect_folded(block.text);
  }
}

TEST(Robustness, Editions) {
  std::mt19937 random(2);
  for (int round = 0; round < 4000; ++round) {
    const std::string text = damaged(kEdition, random);
    expect_sane(EditionReading(text), text);
  }
}

TEST(Robustness, StyleSheets) {
  std::mt19937 random(3);
  for (int round = 0; round < 3000; ++round) {
    const std::string text = damaged(kStyle, random);
    const TemplateReading reading({{"style.xml", text}, {"front.xml", kPage}});
    expect_sane(reading, text);
    if (!reading.outcome.ok()) continue;
    const StyleSheet& sheet = reading.set().styles;
    for (const ParagraphStyle& style : sheet.paragraphs) {
      EXPECT_LT(style.face, sheet.faces.size());
      EXPECT_LT(style.ink.ink, sheet.inks.size());
      EXPECT_GT(style.size.sp, 0);
      EXPECT_GT(style.leading.sp, 0);
      EXPECT_LE(style.minimum_size, style.size);
    }
  }
}

TEST(Robustness, PageTemplates) {
  std::mt19937 random(4);
  for (int round = 0; round < 3000; ++round) {
    const std::string text = damaged(kPage, random);
    const TemplateReading reading({{"style.xml", kStyle}, {"front.xml", text}});
    expect_sane(reading, text);
    if (!reading.outcome.ok()) continue;
    for (const Frame& frame : reading.set().pages.at(0).frames) {
      EXPECT_FALSE(frame.rect.empty());
      EXPECT_GE(frame.columns, 1);
      EXPECT_GE(frame.first_line, 1);
      EXPECT_LE(frame.first_line + frame.lines - 1, reading.set().pages[0].grid.lines);
      EXPECT_NE(find_design(reading.set().styles, frame.design), nullptr);
    }
  }
}

} // namespace
} // namespace broadsheet::testing
