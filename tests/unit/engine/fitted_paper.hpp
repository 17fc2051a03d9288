// Small papers whose frames have a copyfit ladder, "c".
#pragma once

#include "layout/engine/fit_words.hpp"
#include "tests/support/tiny_paper.hpp"

namespace broadsheet::testing {

class FittedPaper : public TinyPaper {
 protected:
  void ladder(const std::string& levers) { ladder_ = levers; }
  std::string style_sheet() const override {
    return replaced(style, "<notices", "<copyfit name=\"c\">" + ladder_ + "</copyfit>\n<notices");
  }
  static std::string frame(const std::string& name, const std::string& more) {
    return "<frame name=\"" + name + "\" design=\"story\" copyfit=\"c\" " + more + "/>\n";
  }

 private:
  std::string ladder_ = "<jump/>";
};

} // namespace broadsheet::testing
