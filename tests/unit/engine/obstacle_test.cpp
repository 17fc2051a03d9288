// Frames that stand on frames of copy, where one cannot be filled before the other.
#include "tests/support/tiny_paper.hpp"

namespace broadsheet::testing {
namespace {

class Obstacles : public TinyPaper {
 protected:
  // Lines that touch a frame which stands on another one lie in it.
  static void expect_clear(const DisplayPage& page, const Rect& upper, std::size_t least_inside) {
    std::size_t inside = 0;
    for (const DisplayItem& item : page.items) {
      const auto* line = std::get_if<TextLine>(&item);
      if (line == nullptr || !line->rect.overlaps(upper)) continue;
      EXPECT_TRUE(upper.contains(line->rect));
      ++inside;
    }
    EXPECT_GE(inside, least_inside);
  }
};

TEST_F(Obstacles, AFrameThatIsContinuedInTheOneThatStandsOnIt) {
  add_template("a", "<frame name=\"f\" design=\"story\" column=\"1\" span=\"2\" columns=\"2\" line=\"1\" "
                    "lines=\"20\" continued-in=\"g\"/><frame name=\"g\" design=\"story\" "
                    "runaround=\"rectangle\" clearance=\"6pt\" x=\"136pt\" y=\"160pt\" width=\"108pt\" "
                    "height=\"96pt\"/>");
  add_story("s", "", han_paragraph(700));
  const Typeset done = set("<page number=\"1\" template=\"a\"><place story=\"s\" frame=\"f\"/></page>");
  const Rect upper{Length::points(136), Length::points(160), Length::points(108), Length::points(96)};
  expect_clear(done.pages.at(0), upper, 8);
}

} // namespace
} // namespace broadsheet::testing
