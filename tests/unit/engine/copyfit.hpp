// Editions of a page or two with a ladder, in a test face whose advances a reader can add up.
#pragma once

#include "layout/engine/fit_words.hpp"
#include "tests/support/tiny_paper.hpp"

#include <gmock/gmock.h>

namespace broadsheet::testing {

inline std::string paragraph(int characters, int trim = 0) { return han_paragraph(characters, trim); }

class Copyfit : public TinyPaper {
 protected:
  void ladder(const std::string& levers) { ladder_ = levers; }
  std::string style_sheet() const override {
    return replaced(style, "<notices", "<copyfit name=\"c\">" + ladder_ + "</copyfit>\n<notices");
  }
  static std::string frame(const std::string& name, const std::string& more) {
    return "<frame name=\"" + name + "\" design=\"story\" copyfit=\"c\" " + more + "/>\n";
  }
  void story(const std::string& id, const std::string& head, const std::string& body, const std::string& more = {}) {
    add_story(id, head, body, more);
  }
  // One story in one frame of one page.
  Typeset one() { return set("<page number=\"1\" template=\"a\"><place story=\"s\" frame=\"f\"/></page>"); }
  static std::vector<std::string> pulled(const Typeset& done, std::size_t index = 0) {
    return ladder_words(done.result.stories[index].fit);
  }

 private:
  std::string ladder_ = "<jump/>";
};

} // namespace broadsheet::testing
