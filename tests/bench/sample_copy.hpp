// Copy for the benchmarks: made by a seeded generator, the same on every machine. It is no language, but it has the
// counts of one: sentence and word lengths, marks, numbers, a few thousand different characters used unevenly.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace broadsheet::bench {

enum class Copy : std::uint8_t { chinese, english };

std::string_view tag(Copy copy); // the language's

// Writes on and on, never the same twice.
class CopyWriter {
 public:
  virtual ~CopyWriter() = default;
  virtual std::string headline() = 0;
  virtual std::string sentence() = 0;
};
std::unique_ptr<CopyWriter> make_writer(Copy copy);
std::string paragraph(CopyWriter& writer, Copy copy, int sentences);

// A feed file of enough stories for about `pages` pages of the throughput geometry (10,000 characters of Chinese or
// 20,000 of English a page).
std::string sample_feed(Copy copy, int pages);

// The edition file that sets "feed.xml" in the throughput template set, on as many pages as it takes.
std::string sample_edition(Copy copy);

// "templates-zh", "templates-en": in tests/bench/throughput.
std::string template_folder(Copy copy);

} // namespace broadsheet::bench
