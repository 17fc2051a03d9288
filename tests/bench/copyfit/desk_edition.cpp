#include "tests/bench/copyfit/desk_edition.hpp"

#include "layout/base/utf8.hpp"
#include "layout/engine/typeset.hpp"

#include <array>
#include <stdexcept>

#include <fmt/format.h>

namespace broadsheet::bench {
namespace {

constexpr std::array kSlots{"lead", "right", "a", "b", "c", "d", "e", "f", "g"};
constexpr std::array kPerMille{1000, 1100, 900, 1040, 970, 1100, 930, 1060, 1000}; // of a frame's room
constexpr int kJumping = 1300;
constexpr std::size_t kShortCopy = 300; // characters: less than any frame holds

const char* template_of(int page) { return page % 2 == 1 ? "right-hand" : "left-hand"; }

// The first `count` characters of a text; English is cut between words.
std::string cut_to(const std::string& text, std::size_t count, Copy copy) {
  std::size_t end = 0;
  for (; count > 0 && end < text.size(); --count) end = decode_utf8(text, end).next;
  if (copy == Copy::english && end < text.size()) end = std::min(end, text.rfind(' ', end));
  return text.substr(0, end);
}

// A story of so many characters, as exactly as its language allows.
std::string story_of(CopyWriter& writer, Copy copy, const std::string& id, std::size_t characters, bool given_up) {
  std::string body;
  int number = 0;
  for (std::size_t left = characters; left > 0; ++number) {
    const std::string text = paragraph(writer, copy, 1 + (number * 7 + static_cast<int>(characters)) % 4);
    const std::size_t count = count_code_points(text);
    const bool last = count + 30 > left;
    if (given_up && number > 0 && number % 5 == 0 && !last)
      body += fmt::format("<subhead>{}</subhead>\n", writer.headline());
    const char* trim = given_up && last ? " trim=\"1\"" : "";
    body += fmt::format("<p{}>{}</p>\n", trim, last ? cut_to(text, left, copy) : text);
    left -= last ? left : count;
  }
  return fmt::format("<story id=\"{0}\" slug=\"{0}\"><headline>{1}</headline><body>\n{2}</body></story>\n", id,
                     writer.headline(), body);
}

struct Characters {
  const Rooms* rooms = nullptr;
  [[nodiscard]] std::size_t of(int page, std::size_t slot) const {
    if (!rooms) return kShortCopy;
    const std::size_t room = rooms->at(fmt::format("{}/{}", template_of(page), kSlots[slot]));
    const bool jumps = page % 2 == 1 && slot == 0;
    const int share = jumps ? kJumping : kPerMille[(slot + static_cast<std::size_t>(page)) % kPerMille.size()];
    return room * static_cast<std::size_t>(share) / 1000;
  }
};

FilesInMemory make(Copy copy, int pages, const Characters& characters) {
  const auto writer = make_writer(copy);
  std::string feed = fmt::format("<feed version=\"1\" xml:lang=\"{}\" date=\"2025-06-11\">\n", tag(copy));
  std::string edition = fmt::format(
      "<edition version=\"1\" newspaper=\"Desk\" date=\"2025-06-11\" xml:lang=\"{}\" templates=\"templates-{}\">\n"
      "<feed href=\"feed.xml\"/>\n",
      tag(copy), copy == Copy::chinese ? "zh" : "en");
  for (int page = 1; page <= pages; ++page) {
    edition += fmt::format("<page number=\"{}\" template=\"{}\" name=\"P{}\">\n", page, template_of(page), page);
    for (std::size_t slot = 0; slot < kSlots.size(); ++slot) {
      const std::string id = fmt::format("s{}-{}", page, kSlots[slot]);
      feed += story_of(*writer, copy, id, characters.of(page, slot), (slot + static_cast<std::size_t>(page)) % 2 == 0);
      const std::string jump = page % 2 == 1 && slot == 0 ? fmt::format(" jump=\"{}\"", page + 1) : "";
      edition += fmt::format("<place story=\"{}\" frame=\"{}\"{}/>\n", id, kSlots[slot], jump);
    }
    edition += "</page>\n";
  }
  return {{"edition.xml", edition + "</edition>\n"}, {"feed.xml", feed + "</feed>\n"}};
}

} // namespace

std::string desk_templates() { return std::string(BROADSHEET_SOURCE) + "/tests/bench/copyfit"; }

Rooms measure_rooms(Copy copy) {
  const auto world = make_memory_world(make(copy, 2, {}));
  SourceMap sources;
  const auto loaded = load_edition({kDeskEdition, {desk_templates()}, true, true}, *world, sources);
  if (!loaded.ok()) {
    std::string told = "the desk's edition cannot be read:\n";
    for (const Diagnostic& diagnostic : loaded.diagnostics) told += format_diagnostic(diagnostic, sources);
    throw std::runtime_error(told);
  }
  const TypesetResult result = typeset(**loaded.value, {}, [](const DisplayPage&) {});
  Rooms rooms;
  for (std::size_t story = 0; story < result.stories.size(); ++story) {
    const FitReport& fit = result.stories[story].fit;
    if (fit.used_lines == 0 || fit.over) throw std::runtime_error("a frame of the desk's pages takes no copy");
    rooms[fmt::format("{}/{}", template_of(1 + static_cast<int>(story / kSlots.size())),
                      kSlots[story % kSlots.size()])] = kShortCopy *
                                                        static_cast<std::size_t>(fit.used_lines + fit.lines_under) /
                                                        static_cast<std::size_t>(fit.used_lines);
  }
  return rooms;
}

FilesInMemory desk_edition(Copy copy, int pages, const Rooms& rooms) { return make(copy, pages, {&rooms}); }

} // namespace broadsheet::bench
