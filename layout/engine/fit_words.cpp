#include "layout/engine/fit_words.hpp"

#include "layout/base/utf8.hpp"
#include "layout/engine/report_numbers.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace broadsheet {
namespace {

using Json = nlohmann::ordered_json;

std::string word_of(const LadderUse& use) {
  switch (use.lever) {
  case CopyfitLever::trim:
    return fmt::format("trim to {}", use.steps);
  case CopyfitLever::picture_height:
    return fmt::format("picture {:+} lines", use.steps);
  case CopyfitLever::head_size:
    return fmt::format("head {:+} steps", use.steps);
  case CopyfitLever::head_space:
  case CopyfitLever::leading:
    return fmt::format("{} {:+.2f} pt", use.lever == CopyfitLever::leading ? "leading" : "head space",
                       use.amount.to_points());
  case CopyfitLever::tighten:
  case CopyfitLever::loosen:
    return fmt::format("{} {} {}", name_of(use.lever), use.steps, use.steps == 1 ? "line" : "lines");
  default:
    return std::string(name_of(use.lever));
  }
}

} // namespace

std::string first_words(std::string_view text) {
  std::size_t end = 0;
  for (int count = 0; count < 24 && end < text.size(); ++count) end = decode_utf8(text, end).next;
  return std::string(text.substr(0, end));
}

std::vector<std::string> ladder_words(const FitReport& fit) {
  std::vector<std::string> words;
  for (const LadderUse& use : fit.ladder) words.push_back(word_of(use));
  return words;
}

Json ladder_json(const FitReport& fit) {
  Json levers = Json::array();
  for (const LadderUse& use : fit.ladder) {
    Json lever{{"lever", name_of(use.lever)}, {"steps", use.steps}};
    if (use.amount.sp != 0) lever["pt"] = points(use.amount);
    levers.push_back(std::move(lever));
  }
  return levers;
}

Json trims_json(const FitReport& fit, const Story& story) {
  Json trims = Json::array();
  for (const TrimmedBlock& trimmed : fit.trimmed) {
    const std::string& text = story.blocks[trimmed.block].text.utf8;
    trims.push_back({{"trim", trimmed.number}, {"characters", count_code_points(text)}, {"text", first_words(text)}});
  }
  return trims;
}

Json cut_json(const CutNeeded& cut) {
  return {{"characters", cut.characters}, {"lines", cut.lines}, {"mm", mm(cut.depth)}};
}

std::string cut_words(const CutNeeded& cut, std::string_view whose) {
  return fmt::format("it fits with {} characters cut from {} end, {} lines, {} mm", cut.characters, whose, cut.lines,
                     format_mm(cut.depth, 1));
}

std::string head_words(const HeadOver& head) {
  const auto counted = [](std::size_t count, std::string_view what) {
    return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
  };
  const std::string cut = fmt::format("cut {} from its end", counted(head.characters, "character"));
  const std::string lines =
      fmt::format("give the frame {} more", counted(static_cast<std::size_t>(head.lines), "line"));
  std::string words = "its headline leaves no room for its body: ";
  if (head.both) words += "no shorter one helps";
  if (head.both && head.lines > 0) words += ", " + lines;
  if (head.characters > 0) words += (head.both ? " and " : "") + cut;
  if (!head.both && head.lines > 0) words += ", or " + lines;
  return words;
}

Json quotes_json(const FitReport& fit) {
  Json quotes = Json::array();
  for (const QuoteOver& over : fit.quotes) {
    quotes.push_back({{"characters", over.characters}, {"lines", over.lines}, {"mm", hundredths(over.depth.to_mm())}});
    if (over.cut) quotes.back()["cut"] = cut_json(*over.cut);
  }
  return quotes;
}

std::vector<std::string> quote_words(const FitReport& fit) {
  std::vector<std::string> words;
  for (const QuoteOver& over : fit.quotes)
    words.push_back(fmt::format("a pull quote of {} characters, {} lines, {} mm has no room{}", over.characters,
                                over.lines, format_mm(over.depth, 1),
                                over.cut ? ": " + cut_words(*over.cut, "its") : ""));
  return words;
}

std::string padded(std::string text, std::size_t width) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    columns += point.value >= 0x1100 ? 2 : 1;
    at = point.next;
  }
  text.append(columns < width ? width - columns : 1, ' ');
  return text;
}

} // namespace broadsheet
