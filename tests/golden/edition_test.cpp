// The plan and the pages of the tiny edition, and that a difference would be seen.
#include "tests/golden/golden.hpp"

#include "layout/engine/report.hpp"
#include "tests/support/typesetting.hpp"

#include <gtest/gtest-spi.h>

namespace broadsheet::testing {
namespace {

TEST(TinyEdition, IsAsAccepted) {
  const auto loaded = load(BROADSHEET_SOURCE "/tests/golden/tiny/edition.xml");
  ASSERT_TRUE(loaded->edition) << loaded->told();
  const LoadedEdition& edition = *loaded->edition;
  expect_golden("tiny.plan.txt", dump(edition.plan, edition.stories, edition.templates));
  const Typeset set = typeset_all(edition, 1);
  ASSERT_EQ(set.pages.size(), 2U);
  for (const DisplayPage& page : set.pages) {
    expect_golden("tiny.page-" + std::to_string(page.number) + ".txt", dump(page, edition.display));
    expect_golden("tiny.text-" + std::to_string(page.number) + ".txt", text_of(page));
  }
  expect_golden("tiny.report.json", report_json(edition, set.result, loaded->diagnostics, loaded->sources));
}

TEST(ShortDiff, ShowsTheLinesThatDiffer) {
  EXPECT_EQ(short_diff("a\nb\nc\nd\n", "a\nx\ny\nd\n"), "line 2:\n- b\n- c\n+ x\n+ y\n");
  EXPECT_EQ(short_diff("a\n", "a\nb\n"), "line 2:\n+ b\n");
  EXPECT_EQ(short_diff("a\nb\nc\n", "x\ny\nz\n", 1),
            "line 1:\n- a\n+ x\n... (3 lines between the first and the last that differ)\n");
}

TEST(ExpectGolden, FailsOnADifference) {
  if (updating()) GTEST_SKIP() << "nothing fails while dumps are accepted";
  EXPECT_NONFATAL_FAILURE(expect_golden("tiny.plan.txt", "another plan\n"), "+ another plan");
  EXPECT_FATAL_FAILURE(expect_golden("no-such-dump.txt", ""), "run test_golden --update");
}

} // namespace
} // namespace broadsheet::testing
