// Random stories that are overset, with a ladder and without: the cut that is stated fits, a character less does not.
#include "tests/unit/engine/copyfit_paper.hpp"

#include <random>

namespace broadsheet::testing {
namespace {

// A paragraph, or a subhead: `characters` of Han copy.
struct Piece {
  bool subhead = false;
  int characters = 0;
};

class RandomCuts : public Copyfit, public ::testing::WithParamInterface<int> {
 protected:
  int upto(int least, int most) {
    return least + static_cast<int>(random_() % static_cast<unsigned>(most - least + 1));
  }
  std::vector<Piece> random_body(int characters) {
    std::vector<Piece> body;
    const int longest = upto(20, 90);
    while (characters > 0) {
      if (!body.empty() && upto(0, 5) == 0) body.push_back({true, upto(2, 6)});
      body.push_back({false, upto(3, longest)});
      characters -= body.back().characters;
    }
    return body;
  }
  std::string random_ladder() {
    std::string levers;
    if (upto(0, 1) == 1) levers += "<head-size steps=\"5\"/>";
    if (upto(0, 1) == 1) levers += "<tighten/>";
    if (upto(0, 1) == 1) levers += "<head-space minimum=\"-0.5line\" maximum=\"0.5line\"/>";
    return levers + "<jump/>";
  }
  // What has to be cut still when `cut` characters have gone from the end, as from the desk's file.
  std::optional<CutNeeded> over_with(std::vector<Piece> body, int cut, const std::string& pages) {
    for (; cut > 0 && !body.empty(); body.pop_back()) {
      const int taken = std::min(cut, body.back().characters);
      cut -= taken;
      body.back().characters -= taken;
      if (body.back().characters > 0) break;
    }
    std::string text;
    for (const Piece& piece : body)
      text += piece.subhead ? "<subhead>" + han(piece.characters) + "</subhead>" : paragraph(piece.characters);
    feed.clear();
    story("s", han(6), text);
    const Typeset done = set(pages);
    const FitReport& fit = done.result.stories[0].fit;
    EXPECT_EQ(fit.over.has_value(), fit.cut.has_value());
    return fit.cut;
  }
  std::mt19937 random_;
};

TEST_P(RandomCuts, FitToTheCharacter) {
  random_.seed(static_cast<unsigned>(GetParam()));
  const bool climbs = GetParam() % 3 != 0, jumps = GetParam() % 4 == 1;
  if (climbs) ladder(random_ladder());
  const int columns = upto(1, 3), lines = upto(8, 16);
  const std::string place =
      " span=\"3\" columns=\"" + std::to_string(columns) + "\" line=\"1\" lines=\"" + std::to_string(lines) + "\"";
  add_template("a", frame("f", "column=\"1\"" + place));
  add_template("b", frame("g", "role=\"continuation\" column=\"1\"" + place));
  const std::string pages = std::string("<page number=\"1\" template=\"a\"><place story=\"s\" frame=\"f\"") +
                            (jumps ? " jump=\"2\"/></page><page number=\"2\" template=\"b\"/>" : "/></page>");
  const int room = lines * 32 * (jumps ? 2 : 1);
  const std::vector<Piece> body = random_body(room * upto(11, 17) / 10);
  const auto cut = over_with(body, 0, pages);
  if (!cut) return; // the room was enough after all
  const int characters = static_cast<int>(cut->characters);
  const std::string told = "seed " + std::to_string(GetParam()) + ", cut " + std::to_string(characters);
  EXPECT_FALSE(over_with(body, characters, pages)) << told;
  if (characters > 1) {
    EXPECT_TRUE(over_with(body, characters - 1, pages)) << told;
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomCuts, ::testing::Range(1, 61));

} // namespace
} // namespace broadsheet::testing
