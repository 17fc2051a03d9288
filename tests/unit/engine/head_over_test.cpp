// A head that leaves no room for its body: what the report says would help does, and no less does.
#include "layout/engine/report.hpp"
#include "tests/unit/engine/copyfit_paper.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace broadsheet::testing {
namespace {

using ::testing::HasSubstr;

class HeadsOver : public Copyfit {
 protected:
  // A headline of so many characters over two paragraphs, in a frame of so many lines.
  const FitReport& fit_with(int head, int lines) {
    feed.clear();
    add_template(
        "a", frame("f", "column=\"1\" span=\"2\" line=\"1\" columns=\"2\" lines=\"" + std::to_string(lines) + "\""));
    story("s", han(head), paragraph(20) + paragraph(30));
    done = one();
    return done.result.stories[0].fit;
  }
  static bool begins(const FitReport& fit) { return !fit.over || !fit.over->whole_story; }
  Typeset done;
};

TEST_F(HeadsOver, TheStatedCutLetsTheStoryBeginAndALessOneDoesNot) {
  style = replaced(style, " maximum-lines=\"2\" minimum-size=\"14pt\"", "");
  int tried = 0;
  for (const int head : {40, 55, 70}) {
    const FitReport fit = fit_with(head, 7);
    if (begins(fit)) continue;
    ++tried;
    EXPECT_FALSE(fit.cut) << "of the body";
    ASSERT_TRUE(fit.head_over) << head;
    const int cut = static_cast<int>(fit.head_over->characters), lines = fit.head_over->lines;
    ASSERT_GT(cut, 0);
    EXPECT_TRUE(begins(fit_with(head - cut, 7))) << head << " less " << cut;
    EXPECT_FALSE(begins(fit_with(head - cut + 1, 7))) << head << " less " << cut - 1;
    ASSERT_GT(lines, 0);
    EXPECT_TRUE(begins(fit_with(head, 7 + lines))) << lines << " lines more";
    EXPECT_FALSE(begins(fit_with(head, 7 + lines - 1))) << lines - 1 << " lines more";
  }
  EXPECT_GE(tried, 2);
}

TEST_F(HeadsOver, TheReportNamesTheHead) {
  style = replaced(style, " maximum-lines=\"2\" minimum-size=\"14pt\"", "");
  const FitReport fit = fit_with(200, 7);
  ASSERT_TRUE(fit.head_over);
  const std::string table = report_table(*loaded->edition, done.result);
  EXPECT_THAT(table,
              HasSubstr("its headline leaves no room for its body: cut " + std::to_string(fit.head_over->characters) +
                        " characters from its end, or give the frame " + std::to_string(fit.head_over->lines) +
                        " lines more"));
  const auto report = nlohmann::json::parse(report_json(*loaded->edition, done.result, {}, loaded->sources));
  const auto& head = report["stories"][0]["overset"]["head"];
  EXPECT_EQ(head["characters"], fit.head_over->characters);
  EXPECT_EQ(head["lines"], fit.head_over->lines);
}

TEST_F(HeadsOver, WhereNoShorterHeadHelpsTheFrameIsTooLow) {
  const FitReport fit = fit_with(3, 2);
  ASSERT_FALSE(begins(fit));
  ASSERT_TRUE(fit.head_over);
  EXPECT_EQ(fit.head_over->characters, 0U);
  EXPECT_TRUE(fit.head_over->both);
  ASSERT_GT(fit.head_over->lines, 0);
  EXPECT_TRUE(begins(fit_with(3, 2 + fit.head_over->lines)));
  EXPECT_FALSE(begins(fit_with(3, 1 + fit.head_over->lines)));
}

TEST_F(HeadsOver, AShorterHeadAndADeeperFrameAreBothNeeded) {
  const FitReport fit = fit_with(70, 2); // of two lines at most
  ASSERT_TRUE(fit.head_over);
  EXPECT_TRUE(fit.head_over->both);
  const int cut = static_cast<int>(fit.head_over->characters), lines = 2 + fit.head_over->lines;
  ASSERT_GT(cut, 0);
  EXPECT_TRUE(begins(fit_with(70 - cut, lines)));
  EXPECT_FALSE(begins(fit_with(70 - cut + 1, lines)));
  EXPECT_FALSE(begins(fit_with(1, lines - 1)));
}

// A story of which only the body is too long says nothing of its head.
TEST_F(HeadsOver, NothingIsSaidOfAHeadThatHasRoom) {
  const FitReport fit = fit_with(3, 6);
  EXPECT_TRUE(begins(fit));
  EXPECT_FALSE(fit.head_over);
}

} // namespace
} // namespace broadsheet::testing
