#include "layout/engine/report.hpp"

#include "layout/base/utf8.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace broadsheet {
namespace {

using Json = nlohmann::ordered_json;

double mm(Length length) { return static_cast<double>(std::llround(length.to_mm() * 100)) / 100.0; }
double points(Length length) { return static_cast<double>(std::llround(length.to_points() * 100)) / 100.0; }

std::size_t characters_of(const Story& story) {
  std::size_t count = 0;
  for (const Block& block : story.blocks) count += count_code_points(block.text.utf8);
  return count;
}

bool is_unplaced(const LoadedEdition& edition, std::uint32_t story) {
  return std::find(edition.plan.unplaced.begin(), edition.plan.unplaced.end(), story) != edition.plan.unplaced.end();
}

std::string status_of(const LoadedEdition& edition, const StoryResult& story, std::uint32_t index) {
  if (is_unplaced(edition, index)) return "unplaced";
  if (story.overset) return "overset";
  return story.jumps.empty() ? "placed" : "jumped";
}

bool head_fails(const HeadFit& head) { return head.maximum_lines > 0 && head.lines > head.maximum_lines; }

bool is_short(const JumpTaken& jump) { return jump.short_front || jump.short_rest; }

Json levers_of(const StoryResult& story) {
  Json levers = Json::array();
  for (const HeadFit& head : story.heads)
    levers.push_back({{"lever", "head-size"}, {"role", name_of(head.role)}, {"designed_pt", points(head.designed)},
                      {"used_pt", points(head.used)}, {"lines", head.lines}, {"maximum_lines", head.maximum_lines},
                      {"fits", !head_fails(head)}});
  return levers;
}

Json faults_of(const StoryResult& story) {
  Json faults = Json::array();
  const auto add = [&](const char* rule, int count) {
    if (count > 0) faults.push_back({{"rule", rule}, {"lines", count}});
  };
  add("J2", story.loose_lines);
  add("overfull", story.overfull_lines);
  for (const JumpTaken& jump : story.jumps)
    if (is_short(jump)) faults.push_back({{"rule", "T4"}, {"short_front", jump.short_front}, {"short_rest", jump.short_rest}});
  return faults;
}

Json story_json(const LoadedEdition& edition, const StoryResult& result, std::uint32_t index) {
  const Story& story = edition.stories[index];
  Json json{{"id", story.id}, {"kind", name_of(story.kind)}, {"status", status_of(edition, result, index)},
            {"pages", result.pages}, {"characters", characters_of(story)}, {"lines", result.lines}};
  json["jumps"] = Json::array();
  for (const JumpTaken& jump : result.jumps) json["jumps"].push_back({{"from", jump.from}, {"to", jump.to}});
  if (result.overset)
    json["overset"] = {{"characters", result.overset->characters}, {"lines", result.overset->lines},
                       {"mm", mm(result.overset->depth)}, {"whole_story", result.overset->whole_story}};
  if (result.free_lines > 0) json["underset"] = {{"lines", result.free_lines}, {"mm", mm(result.free_depth)}};
  json["trims"] = Json::array();
  json["levers"] = levers_of(result);
  json["faults"] = faults_of(result);
  return json;
}

Json diagnostic_json(const Diagnostic& diagnostic, const SourceMap& sources) {
  static constexpr const char* severities[] = {"note", "warning", "error"};
  Json json{{"severity", severities[static_cast<int>(diagnostic.severity)]}, {"code", diagnostic.code}, {"message", diagnostic.message}};
  if (diagnostic.span.file != kNoFile) {
    const LineColumn place = sources.locate(diagnostic.span.file, diagnostic.span.begin);
    json["file"] = sources.file(diagnostic.span.file).name;
    json["line"] = place.line;
    json["column"] = place.column;
  }
  return json;
}

Json ledger_json(const LoadedEdition& edition, const TypesetResult& result) {
  static constexpr const char* kinds[] = {"lost", "doubled", "altered"};
  const LedgerSums& sums = result.ledger;
  Json json{{"fed", sums.fed}, {"printed", sums.printed}, {"overset", sums.overset}, {"trimmed", sums.trimmed},
            {"unplaced", sums.unplaced}, {"adds_up", result.ledger_adds_up}};
  if (!result.ledger_faults.empty()) json["faults"] = Json::array();
  for (const LedgerFault& fault : result.ledger_faults)
    json["faults"].push_back({{"kind", kinds[static_cast<int>(fault.kind)]}, {"story", edition.stories[fault.copy.story].id},
                              {"block", fault.copy.block}, {"begin", fault.copy.begin}, {"end", fault.copy.end}, {"page", fault.page}});
  return json;
}

// Display width on a terminal: Han characters take two columns.
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

std::string remarks_of(const LoadedEdition& edition, const StoryResult& story, std::uint32_t index) {
  std::vector<std::string> remarks;
  for (const JumpTaken& jump : story.jumps)
    remarks.push_back(fmt::format("jumps from page {} to page {}{}{}", jump.from, jump.to,
                                  jump.short_front ? ", too little stays (T4)" : "", jump.short_rest ? ", too little goes (T4)" : ""));
  if (is_unplaced(edition, index)) remarks.emplace_back("in no place of the edition");
  if (story.overset)
    remarks.push_back(fmt::format("{}overset: {} characters, {} lines, {} mm", story.overset->whole_story ? "whole story " : "",
                                  story.overset->characters, story.overset->lines, format_mm(story.overset->depth, 1)));
  if (story.free_lines > 0) remarks.push_back(fmt::format("underset: {} lines, {} mm", story.free_lines, format_mm(story.free_depth, 1)));
  for (const HeadFit& head : story.heads)
    remarks.push_back(fmt::format("{} {} pt instead of {}{}", name_of(head.role), format_points(head.used, 1), format_points(head.designed, 1),
                                  head_fails(head) ? fmt::format(", and still {} lines instead of {}", head.lines, head.maximum_lines) : ""));
  if (story.loose_lines > 0) remarks.push_back(fmt::format("{} loose lines (J2)", story.loose_lines));
  if (story.overfull_lines > 0) remarks.push_back(fmt::format("{} overfull lines", story.overfull_lines));
  return fmt::format("{}", fmt::join(remarks, "; "));
}

} // namespace

std::string report_json(const LoadedEdition& edition, const TypesetResult& result, const Diagnostics& diagnostics,
                        const SourceMap& sources) {
  const CompositionCounts& counts = result.composition;
  Json json{{"version", 1}, {"newspaper", edition.edition.newspaper}, {"date", edition.edition.date}, {"pages", result.pages}};
  json["stories"] = Json::array();
  for (std::uint32_t i = 0; i < result.stories.size(); ++i) json["stories"].push_back(story_json(edition, result.stories[i], i));
  json["ledger"] = ledger_json(edition, result);
  json["composition"] = {{"lines", counts.lines}, {"justified", counts.justified}, {"hyphenated", counts.hyphenated},
                         {"ladders", counts.ladders}, {"loose", counts.loose}, {"overfull", counts.overfull}};
  json["diagnostics"] = Json::array();
  for (const Diagnostic& diagnostic : diagnostics) json["diagnostics"].push_back(diagnostic_json(diagnostic, sources));
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string report_table(const LoadedEdition& edition, const TypesetResult& result) {
  std::string table = padded("story", 22) + padded("pages", 8) + padded("chars", 8) + padded("lines", 8) + "remarks\n";
  for (std::uint32_t i = 0; i < result.stories.size(); ++i) {
    const StoryResult& story = result.stories[i];
    table += padded(edition.stories[i].id, 22) + padded(fmt::format("{}", fmt::join(story.pages, ",")), 8) +
             padded(std::to_string(characters_of(edition.stories[i])), 8) + padded(std::to_string(story.lines), 8) +
             remarks_of(edition, story, i) + "\n";
  }
  const LedgerSums& sums = result.ledger;
  table += fmt::format("ledger: {} characters fed = {} printed + {} overset + {} trimmed + {} unplaced{}\n", sums.fed, sums.printed,
                       sums.overset, sums.trimmed, sums.unplaced, result.ledger_adds_up ? "" : ": IT DOES NOT ADD UP");
  return table;
}

bool needs_a_look(const TypesetResult& result, const Diagnostics& diagnostics) {
  const auto story_needs = [](const StoryResult& story) {
    return story.overset || story.loose_lines > 0 || story.overfull_lines > 0 ||
           std::any_of(story.heads.begin(), story.heads.end(), head_fails) ||
           std::any_of(story.jumps.begin(), story.jumps.end(), is_short);
  };
  return has_warnings(diagnostics) || !result.ledger_adds_up ||
         std::any_of(result.stories.begin(), result.stories.end(), story_needs);
}

} // namespace broadsheet
