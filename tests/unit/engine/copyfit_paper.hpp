// Papers with a copyfit ladder, for tests of its levers through the whole engine.
#pragma once

#include "tests/unit/engine/fitted_paper.hpp"

namespace broadsheet::testing {

inline std::string paragraph(int characters, int trim = 0) { return han_paragraph(characters, trim); }

class Copyfit : public FittedPaper {
 protected:
  void story(const std::string& id, const std::string& head, const std::string& body, const std::string& more = {}) {
    add_story(id, head, body, more);
  }
  // One story in one frame of one page.
  Typeset one() { return set("<page number=\"1\" template=\"a\"><place story=\"s\" frame=\"f\"/></page>"); }
  static std::vector<std::string> pulled(const Typeset& done, std::size_t index = 0) {
    return ladder_words(done.result.stories[index].fit);
  }
};

} // namespace broadsheet::testing
