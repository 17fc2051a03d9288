// Rows of other people's suites that a documented choice of ours overrides (docs/composition.md). A row that is listed
// must fail, a row that is not must pass: both are tested.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace broadsheet::test {

struct HouseChoice {
  std::string_view rows; // how their ids begin
  std::string_view reason;
};

constexpr HouseChoice kHouseChoices[] = {
    {"wpt-zh-hyphens-normal-", "hyphens and dashes never begin a line, at no level (GB/T 15834 5.1.9, strict)"},
    {"wpt-zh-cpm-loose-", "loose: no profile of ours is; centred marks never begin a line"},
    {"wpt-zh-hyphens-loose-", "loose: no profile of ours is"},
    {"wpt-zh-in-loose-", "loose: a single ellipsis never begins a line"},
    {"wpt-zh-iteration-loose-", "loose: iteration marks never begin a line"},
    {"wpt-zh-po-loose-", "loose: signs after numbers never begin a line"},
    {"wpt-tst-wrap-1", "P2: an opening mark is flush at the paragraph's start as at any line's"},
    {"wpt-tst-sfwrap-1", "P2: an opening mark is flush at the paragraph's start as at any line's"},
};

inline const HouseChoice* house_choice(std::string_view id) {
  for (const HouseChoice& choice : kHouseChoices)
    if (id.starts_with(choice.rows)) return &choice;
  return nullptr;
}

// What a row gave against what it wants.
inline void expect_row(const std::string& id, const std::string& found, const std::string& wanted) {
  const HouseChoice* choice = house_choice(id);
  if (!choice)
    EXPECT_EQ(found, wanted) << id;
  else
    EXPECT_NE(found, wanted) << id << " passes now: take it from the list (" << choice->reason << ")";
}

} // namespace broadsheet::test
