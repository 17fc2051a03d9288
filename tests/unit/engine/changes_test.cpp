// Which pages have changed since the last report.
#include "layout/engine/changes.hpp"

#include <gtest/gtest.h>

namespace broadsheet::testing {
namespace {

const std::string kOld = R"({"version":1,"digests":{"1":"aa","2":"bb","3":"cc"}})";

TEST(Changes, NamesChangedPages) {
  EXPECT_EQ(describe_changes(kOld, {{1, "aa"}, {2, "b2"}, {3, "cc"}}),
            "pages changed since the last report: 2; as they were: 1, 3\n");
}

TEST(Changes, SaysThatNothingHasChanged) {
  EXPECT_EQ(describe_changes(kOld, {{1, "aa"}, {2, "bb"}, {3, "cc"}}),
            "no page has changed since the last report; as they were: 1, 2, 3\n");
}

TEST(Changes, NamesNewAndLostPages) {
  EXPECT_EQ(describe_changes(kOld, {{1, "aa"}, {2, "b2"}, {4, "dd"}}),
            "pages changed since the last report: 2; as they were: 1; new: 4; gone: 3\n");
}

TEST(Changes, SaysNothingWithoutAReportToCompare) {
  for (const char* old :
       {"", "not JSON", "[]", "{}", R"({"digests":7})", R"({"digests":{"x":"y","1":2}})", "{\"digests\""})
    EXPECT_EQ(describe_changes(old, {{1, "aa"}}), "") << old;
}

} // namespace
} // namespace broadsheet::testing
