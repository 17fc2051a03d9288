// Random stories under random ladders: no lever goes past its declared limit, on the page neither, they are pulled in
// their declared order, and none is pulled where those before it do.
#include "tests/unit/engine/copyfit_paper.hpp"

#include <algorithm>
#include <random>

namespace broadsheet::testing {
namespace {

class RandomLadders : public Copyfit, public ::testing::WithParamInterface<int> {
 protected:
  int upto(int least, int most) {
    return least + static_cast<int>(random_() % static_cast<unsigned>(most - least + 1));
  }
  std::string lines(int least, int most) { return std::to_string(upto(least, most)) + "line\""; }
  // Every lever with some limit, in some order.
  std::vector<std::string> random_ladder() {
    const auto range = [&](const std::string& less, const std::string& more) {
      const int which = upto(0, 2);
      return (which < 2 ? " minimum=\"-" + less : "") + (which > 0 ? " maximum=\"" + more : "");
    };
    std::vector<std::string> levers{"<head-size steps=\"" + std::to_string(upto(1, 6)) + "\"/>",
                                    "<tighten/>",
                                    "<loosen/>",
                                    "<head-space" + range(upto(0, 1) == 0 ? "0.5line\"" : "1line\"", "0.5line\"") +
                                        "/>",
                                    "<picture-height" + range(lines(1, 3), lines(1, 3)) + "/>",
                                    "<trim maximum=\"" + std::to_string(upto(1, 9)) + "\"/>",
                                    "<leading step=\"0.5pt\"" + range("1pt\"", "1pt\"") + "/>"};
    std::shuffle(levers.begin(), levers.end(), random_);
    levers.resize(static_cast<std::size_t>(upto(2, 7)));
    return levers;
  }
  std::string random_body(int characters) {
    std::string body;
    while (characters > 0) {
      if (!body.empty() && upto(0, 3) == 0) body += "<subhead>" + han(upto(2, 6)) + "</subhead>";
      std::string text;
      for (int piece = upto(2, 14); piece > 0; --piece, characters -= 5)
        text += han(upto(2, 6)) + (piece == 1 ? "。" : "，");
      const int trim = body.empty() ? 0 : upto(-12, 9);
      body += (trim > 0 ? "<p trim=\"" + std::to_string(trim) + "\">" : "<p>") + text + "</p>";
    }
    return body;
  }
  const FitReport& compose(const std::vector<std::string>& levers) {
    std::string all;
    for (const std::string& lever : levers) all += lever;
    ladder(all + "<jump/>");
    done = set(
        "<page number=\"1\" template=\"a\"><place story=\"p\" frame=\"p\"/><place story=\"s\" frame=\"f\"/></page>");
    return done.result.stories[1].fit;
  }
  const std::vector<CopyfitRung>& rungs() const { return loaded->edition->templates.styles.copyfits.at(0).rungs; }
  std::size_t rung_of(CopyfitLever lever) const {
    const auto found =
        std::find_if(rungs().begin(), rungs().end(), [&](const CopyfitRung& rung) { return rung.lever == lever; });
    return static_cast<std::size_t>(found - rungs().begin());
  }
  Length picture_height() const {
    for (const DisplayItem& item : done.pages[0].items)
      if (const auto* picture = std::get_if<PictureItem>(&item)) return picture->rect.height;
    return {};
  }
  Length head_size() const {
    for (const AnatomyLine& line : done.pages[0].anatomy.lines)
      if (line.role == BlockRole::headline) return line.size;
    return {};
  }
  Length leading() const {
    const std::vector<AnatomyLine>& lines = done.pages[0].anatomy.lines;
    for (std::size_t i = 1; i < lines.size(); ++i)
      if (lines[i].role == BlockRole::paragraph && !lines[i].starts_paragraph &&
          lines[i].baseline.y > lines[i - 1].baseline.y)
        return lines[i].baseline.y - lines[i - 1].baseline.y;
    return {};
  }
  // The page as it is without a lever.
  struct Designed {
    Length picture, head;
    bool over = false;
    int under = 0;
  };
  void expect_limits(const Designed& designed, const std::string& told) const {
    const FitReport& fit = done.result.stories[1].fit;
    int last = -1, head_steps = 0, trimmed = 0;
    Length picture = designed.picture, pitch = Length::points(12);
    for (const LadderUse& use : fit.ladder) {
      const auto at = static_cast<int>(rung_of(use.lever));
      ASSERT_LT(at, static_cast<int>(rungs().size())) << told << ": pulled and not declared";
      EXPECT_GT(at, last) << told << ": in the declared order";
      last = at;
      const CopyfitRung& rung = rungs()[static_cast<std::size_t>(at)];
      if (use.lever == CopyfitLever::loosen) {
        EXPECT_LE(use.steps, 8) << told;
      }
      if (use.lever == CopyfitLever::loosen || use.lever == CopyfitLever::tighten) continue;
      EXPECT_GE(use.steps, rung.least) << told << name_of(use.lever);
      EXPECT_LE(use.steps, rung.most) << told << name_of(use.lever);
      if (use.lever == CopyfitLever::head_size) head_steps = use.steps;
      if (use.lever == CopyfitLever::trim) trimmed = use.steps;
      if (use.lever == CopyfitLever::leading) pitch += use.amount;
      if (use.lever == CopyfitLever::picture_height) picture += use.amount;
      if (use.lever == CopyfitLever::head_space) {
        EXPECT_EQ(use.amount, rung.step * use.steps) << told;
      }
    }
    for (const TrimmedBlock& block : fit.trimmed) EXPECT_LE(block.number, trimmed) << told;
    EXPECT_EQ(head_size(), designed.head + Length::points(1) * head_steps) << told;
    EXPECT_EQ(picture_height(), picture) << told;
    if (leading().sp > 0) {
      EXPECT_EQ(leading(), pitch) << told;
    }
  }
  std::mt19937 random_;
  Typeset done;
};

TEST_P(RandomLadders, LimitsAndOrder) {
  random_.seed(static_cast<unsigned>(GetParam()));
  const int columns = upto(1, 3), rows = 20 - 7, characters = rows * columns * 10 * upto(6, 13) / 10;
  add_template("a", "<frame name=\"p\" role=\"picture\" design=\"brief\" column=\"1\" span=\"" +
                        std::to_string(columns) + "\" line=\"1\" lines=\"6\" crop=\"yes\"/>" +
                        frame("f", "column=\"1\" span=\"" + std::to_string(columns) + "\" columns=\"" +
                                       std::to_string(columns) + "\" to-line=\"20\" below=\"p\" own-grid=\"yes\""));
  feed = "<picture id=\"p\" src=\"mark.svg\"/>";
  story("s", han(3), random_body(characters));
  const FitReport as_it_is = compose({});
  const Designed designed{picture_height(), head_size(), as_it_is.over.has_value(), as_it_is.lines_under};
  std::vector<std::string> levers = random_ladder();
  std::string told = "seed " + std::to_string(GetParam()) + ": ";
  for (const std::string& lever : levers) told += lever;
  const FitReport fit = compose(levers);
  expect_limits(designed, told);
  if (!designed.over && designed.under == 0) {
    EXPECT_TRUE(fit.ladder.empty()) << told;
  }
  if (fit.ladder.empty() || fit.over) return;
  // Without the last one that was pulled, and without those behind it, it does not do as well.
  levers.resize(rung_of(fit.ladder.back().lever));
  const FitReport& shorter = compose(levers);
  if (designed.over)
    EXPECT_TRUE(shorter.over) << told;
  else
    EXPECT_TRUE(shorter.over || shorter.lines_under > fit.lines_under) << told;
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomLadders, ::testing::Range(1, 101));

} // namespace
} // namespace broadsheet::testing
