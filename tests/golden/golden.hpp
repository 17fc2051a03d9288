// Accepted dumps in tests/golden/expected/. A run that differs shows the first lines that do; `test_golden --update`
// (or BROADSHEET_UPDATE=1) accepts what it makes: look at `git diff` before you commit that.
#pragma once

#include <gtest/gtest.h>

#include <string>

namespace broadsheet::testing {

// Whether dumps are accepted as they are.
bool& updating();
// The lines that differ, as `diff` would show them: at most `most` of them.
std::string short_diff(const std::string& expected, const std::string& found, int most = 12);
// Compares a dump with the accepted one of that name.
void expect_golden(const std::string& name, const std::string& found);

} // namespace broadsheet::testing
