// The tiny edition (tests/golden/tiny), in a folder of its own so that a test may change it. Test fonts.
#pragma once

#include "tests/fonts/test_fonts.hpp"
#include "tests/support/folder.hpp"

#include <stdexcept>

namespace broadsheet::testing {

inline const std::filesystem::path kTinyEdition = BROADSHEET_SOURCE "/tests/golden/tiny";

// The first `from` in a text becomes `to`. Throws std::runtime_error when there is none.
inline std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  if (at == std::string::npos) throw std::runtime_error("no " + from);
  return text.replace(at, from.size(), to);
}

class TinyEdition : public TestFolder {
 public:
  // The edition lies in the subfolder `below` ("paper"), or in the folder itself.
  explicit TinyEdition(const std::string& below = {}) : below_(below.empty() ? below : below + "/") {
    use_test_fonts();
    restore();
  }
  // The edition's files as they were.
  void restore() const {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(kTinyEdition))
      if (entry.is_regular_file())
        write(below_ + std::filesystem::relative(entry.path(), kTinyEdition).string(), read_file(entry.path()));
  }
  // Changes some words of a file of the edition.
  void change(const std::string& file, const std::string& from, const std::string& to) const {
    write(below_ + file, replaced(read(below_ + file), from, to));
  }

 private:
  std::string below_;
};

} // namespace broadsheet::testing
