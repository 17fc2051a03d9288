#include "tests/golden/golden.hpp"

#include "tests/support/folder.hpp"

#include <cstdlib>
#include <cstring>

namespace broadsheet::testing {
namespace {

const std::string kExpected = BROADSHEET_SOURCE "/tests/golden/expected/";

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

} // namespace

bool& updating() {
  static bool on = std::getenv("BROADSHEET_UPDATE") != nullptr;
  return on;
}

std::string short_diff(const std::string& expected, const std::string& found, int most) {
  const std::vector<std::string> a = lines_of(expected), b = lines_of(found);
  std::size_t head = 0, tail = 0;
  while (head < a.size() && head < b.size() && a[head] == b[head]) ++head;
  while (tail + head < a.size() && tail + head < b.size() && a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) ++tail;
  std::string text = "line " + std::to_string(head + 1) + ":\n";
  int shown = 0;
  const auto show = [&](const std::vector<std::string>& lines, char sign) {
    const std::size_t end = lines.size() - tail;
    for (std::size_t i = head; i < end && shown < most; ++i, ++shown) text += sign + (" " + lines[i]) + "\n";
  };
  show(a, '-');
  shown = 0;
  show(b, '+');
  const std::size_t more = std::max(a.size(), b.size()) - tail - head;
  if (more > static_cast<std::size_t>(most))
    text += "... (" + std::to_string(more) + " lines between the first and the last that differ)\n";
  return text;
}

void expect_golden(const std::string& name, const std::string& found) {
  const std::string path = kExpected + name;
  if (updating()) {
    std::filesystem::create_directories(kExpected);
    std::ofstream(path, std::ios::binary | std::ios::trunc) << found;
    return;
  }
  ASSERT_TRUE(std::filesystem::exists(path)) << name << " is not there: run test_golden --update";
  const std::string expected = read_file(path);
  if (expected != found)
    ADD_FAILURE() << "expected/" << name << " (-) and this run (+) differ\n" << short_diff(expected, found);
}

} // namespace broadsheet::testing

int main(int argc, char** argv) {
  ::testing::InitGoogleTest(&argc, argv);
  for (int i = 1; i < argc; ++i)
    if (std::strcmp(argv[i], "--update") == 0) broadsheet::testing::updating() = true;
  return RUN_ALL_TESTS();
}
