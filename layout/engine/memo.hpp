// The memo at the end of a report: for each group of pages, what it was made of and what it gave. The next run takes
// over what has not changed.
#pragma once

#include <string>
#include <vector>

namespace broadsheet {

struct KeptPage {
  int number = 0;
  std::string digest; // of the display page (layout/display/digest.hpp)
  std::string file;   // of the bytes of its own file; empty: none was written
};

struct KeptGroup {
  std::string input; // group_input.hpp; empty: it cannot be taken over
  std::vector<KeptPage> pages;
  std::string part; // kept_part.hpp
};

using Memo = std::vector<KeptGroup>;

// A report with a memo as its last key, a line for each group. `report` is JSON as report_json() gives it.
std::string with_memo(std::string report, const Memo& memo);

// The groups in a report. A group whose sum is not that of its line is none: broken, cut off, edited, of an older
// version. Anything that is no report gives an empty memo.
Memo read_memo(const std::string& report);

// 32 hexadecimal digits of a file's bytes.
std::string digest_of_bytes(const std::string& bytes);

} // namespace broadsheet
