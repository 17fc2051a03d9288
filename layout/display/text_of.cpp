#include "layout/display/display.hpp"

namespace broadsheet {

std::string text_of_line(const DisplayPage& page, std::size_t item) {
  std::string text;
  const auto& line = std::get<TextLine>(page.items[item]);
  for (std::size_t at = item + 1; at <= item + line.runs && at < page.items.size(); ++at) {
    const auto* run = std::get_if<TextRun>(&page.items[at]);
    if (run == nullptr) break;
    text += std::string_view(page.text).substr(run->text_begin, run->text_end - run->text_begin);
  }
  return text;
}

std::string text_of(const DisplayPage& page) {
  std::string text;
  std::optional<std::uint32_t> story;
  bool after_mark = false; // the line before is the engine's own
  for (std::size_t at = 0; at < page.items.size(); ++at) {
    const auto* line = std::get_if<TextLine>(&page.items[at]);
    if (line == nullptr) continue;
    if (line->beside && !text.empty())
      text.back() = after_mark ? ' ' : '\t';
    else if (story && *story != line->story)
      text += '\n';
    after_mark = line->copy_begin == line->copy_end;
    story = line->story;
    text += text_of_line(page, at);
    text += '\n';
  }
  return text;
}

} // namespace broadsheet
