#pragma once

#include <string>
#include <vector>

namespace broadsheet::bench {

// Times the stages over a million characters made from these paragraphs; gives the exit status.
int print_speed(const std::vector<std::string>& paragraphs, const std::string& family);

} // namespace broadsheet::bench
