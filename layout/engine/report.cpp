#include "layout/engine/report.hpp"

#include "layout/base/utf8.hpp"
#include "layout/engine/fit_words.hpp"
#include "layout/engine/page_rules.hpp"
#include "layout/engine/report_numbers.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace broadsheet {
namespace {

using Json = nlohmann::ordered_json;

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
  if (story.fit.over) return "overset";
  if (is_spare(edition, story, index)) return "spare";
  return story.jumps.empty() ? "placed" : "jumped";
}

bool is_short(const JumpTaken& jump) { return jump.short_front || jump.short_rest; }
bool is_at_fault(const JumpTaken& jump) { return is_short(jump) || jump.split_notice; }

Json lever_of(const LeverUse& use) {
  Json json{{"lever", name_of(use.lever)}, {"role", name_of(use.role)}};
  if (use.lever == Lever::head_size) {
    json["designed_pt"] = points(use.designed);
    json["used_pt"] = points(use.used);
  } else {
    json["designed_percent"] = use.designed_per_mille / 10.0;
    json["used_percent"] = use.used_per_mille / 10.0;
  }
  json["lines"] = use.lines;
  json["maximum_lines"] = use.maximum_lines;
  json["enough"] = use.enough();
  return json;
}

Json levers_of(const StoryResult& story) {
  Json levers = Json::array();
  for (const LeverUse& use : story.fit.levers) levers.push_back(lever_of(use));
  return levers;
}

// A head of the engine's own words stands over a continuation.
std::string_view head_name(BlockRole role) { return role == BlockRole::paragraph ? "repeat head" : name_of(role); }

// "headline of story b-3 is 3 characters too long for 2 lines of 48.0 mm at 28.0 pt"
std::string words_of(const HeadTooLong& head, std::string_view id) {
  const std::string of =
      id.empty() ? std::string(head_name(head.role)) : fmt::format("{} of story {}", head_name(head.role), id);
  const std::string room = fmt::format("{} mm at {} pt", format_mm(head.measure, 1), format_points(head.size, 1));
  if (head.characters == 0) return fmt::format("{} has a word that is wider than {}", of, room);
  return fmt::format("{} is {} {} too long for {} {} of {}", of, head.characters,
                     head.characters == 1 ? "character" : "characters", head.lines, head.lines == 1 ? "line" : "lines",
                     room);
}

// "headline fills 97.0 %, 71.5 % of 96.0 mm, less than 85.0 %"
std::string words_of(const HeadTooShort& head) {
  std::vector<std::string> shares;
  for (const std::int32_t share : head.fill) shares.push_back(fmt::format("{}.{} %", share / 10, share % 10));
  return fmt::format("{} fills {} of {} mm, less than {}.{} %", head_name(head.role), fmt::join(shares, ", "),
                     format_mm(head.measure, 1), head.minimum_fill / 10, head.minimum_fill % 10);
}

Json short_heads_of(const StoryResult& story) {
  Json heads = Json::array();
  for (const HeadTooShort& head : story.fit.short_heads) {
    Json shares = Json::array();
    for (const std::int32_t share : head.fill) shares.push_back(share / 10.0);
    heads.push_back({{"role", name_of(head.role)},
                     {"fill_percent", shares},
                     {"minimum_percent", head.minimum_fill / 10.0},
                     {"measure_mm", mm(head.measure)},
                     {"message", words_of(head)}});
  }
  return heads;
}

Json heads_of(const StoryResult& story, std::string_view id) {
  Json heads = Json::array();
  for (const HeadTooLong& head : story.fit.heads)
    heads.push_back({{"role", name_of(head.role)},
                     {"characters", head.characters},
                     {"maximum_lines", head.lines},
                     {"measure_mm", mm(head.measure)},
                     {"size_pt", points(head.size)},
                     {"broken_word", head.broken_word},
                     {"message", words_of(head, id)}});
  return heads;
}

// "headline 28.0 pt instead of 30.0", "headline tracked by -3.0 % instead of 0.0 %"
std::string words_of(const LeverUse& use) {
  const auto percent = [](std::int32_t per_mille) { return fmt::format("{:.1f} %", per_mille / 10.0); };
  const std::string_view role = head_name(use.role);
  switch (use.lever) {
  case Lever::head_size:
    return fmt::format("{} {} pt instead of {}", role, format_points(use.used, 1), format_points(use.designed, 1));
  case Lever::head_tracking:
    return fmt::format("{} tracked by {} instead of {}", role, percent(use.used_per_mille),
                       percent(use.designed_per_mille));
  case Lever::head_width:
    return fmt::format("{} at {} of its width", role, percent(use.used_per_mille));
  }
  return "";
}

std::string_view rule_of(LineFault fault) {
  switch (fault) {
  case LineFault::loose:
    return "J2";
  case LineFault::split:
    return "wide";
  case LineFault::prohibited:
    return "GB";
  default:
    return "overfull";
  }
}

std::ptrdiff_t count_notes(const StoryResult& story, LineFault fault) {
  return std::count_if(story.line_notes.begin(), story.line_notes.end(),
                       [&](const LineNote& note) { return note.fault == fault; });
}

Json faults_of(const StoryResult& story) {
  Json faults = Json::array();
  for (const LineNote& note : story.line_notes)
    faults.push_back({{"rule", rule_of(note.fault)}, {"page", note.page}, {"line", note.text}});
  for (const JumpTaken& jump : story.jumps) {
    if (is_short(jump))
      faults.push_back({{"rule", "T4"}, {"short_front", jump.short_front}, {"short_rest", jump.short_rest}});
    if (jump.split_notice) faults.push_back({{"rule", "T1"}, {"page", jump.from}});
  }
  return faults;
}

Json story_json(const LoadedEdition& edition, const StoryResult& result, std::uint32_t index) {
  const Story& story = edition.stories[index];
  Json json{
      {"id", story.id},        {"kind", name_of(story.kind)},        {"status", status_of(edition, result, index)},
      {"pages", result.pages}, {"characters", characters_of(story)}, {"lines", result.lines}};
  json["jumps"] = Json::array();
  for (const JumpTaken& jump : result.jumps) json["jumps"].push_back({{"from", jump.from}, {"to", jump.to}});
  if (const auto& over = result.fit.over)
    json["overset"] = {{"characters", over->characters},
                       {"lines", over->lines},
                       {"mm", mm(over->depth)},
                       {"whole_story", over->whole_story}};
  if (result.fit.cut) json["overset"]["cut"] = cut_json(*result.fit.cut);
  if (const auto& head = result.fit.head_over)
    json["overset"]["head"] = {
        {"characters", head->characters}, {"lines", head->lines}, {"both", head->both}, {"message", head_words(*head)}};
  if (!result.fit.quotes.empty()) json["overset"]["quotes"] = quotes_json(result.fit);
  if (result.fit.lines_under > 0)
    json["underset"] = {
        {"lines", result.fit.lines_under}, {"mm", mm(result.fit.depth_under)}, {"rows", result.fit.rows_under}};
  if (result.fit.lines_under > 0 && result.fit.characters_under > 0)
    json["underset"]["characters"] = result.fit.characters_under;
  json["trims"] = trims_json(result.fit, story);
  if (!result.fit.ladder.empty()) json["copyfit"] = ladder_json(result.fit);
  json["levers"] = levers_of(result);
  if (!result.fit.heads.empty()) json["heads"] = heads_of(result, story.id);
  if (!result.fit.short_heads.empty()) json["short_heads"] = short_heads_of(result);
  json["faults"] = faults_of(result);
  return json;
}

Json diagnostic_json(const Diagnostic& diagnostic, const SourceMap& sources) {
  static constexpr const char* severities[] = {"note", "warning", "error"};
  Json json{{"severity", severities[static_cast<int>(diagnostic.severity)]},
            {"code", diagnostic.code},
            {"message", diagnostic.message}};
  if (diagnostic.span.file != kNoFile) {
    const LineColumn place = sources.locate(diagnostic.span.file, diagnostic.span.begin);
    json["file"] = sources.file(diagnostic.span.file).name;
    json["line"] = place.line;
    json["column"] = place.column;
  }
  return json;
}

Json pictures_json(const LoadedEdition& edition, const TypesetResult& result) {
  Json pictures = Json::array();
  for (const PictureUseNote& note : result.pictures) {
    Json json{{"page", note.page}, {"file", edition.display.pictures[note.picture].path}};
    if (note.story != CopyRange::kNoStory) json["story"] = edition.stories[note.story].id;
    json["width_mm"] = mm(note.rect.width);
    json["height_mm"] = mm(note.rect.height);
    if (note.ppi > 0) json["ppi"] = note.ppi;
    pictures.push_back(std::move(json));
  }
  return pictures;
}

Json ledger_json(const LoadedEdition& edition, const TypesetResult& result) {
  static constexpr const char* kinds[] = {"lost", "doubled", "altered"};
  const LedgerSums& sums = result.ledger;
  Json json{{"fed", sums.fed},         {"printed", sums.printed},   {"overset", sums.overset},
            {"trimmed", sums.trimmed}, {"unplaced", sums.unplaced}, {"adds_up", result.ledger_adds_up}};
  if (!result.ledger_faults.empty()) json["faults"] = Json::array();
  for (const LedgerFault& fault : result.ledger_faults)
    json["faults"].push_back({{"kind", kinds[static_cast<int>(fault.kind)]},
                              {"story", edition.stories[fault.copy.story].id},
                              {"block", fault.copy.block},
                              {"begin", fault.copy.begin},
                              {"end", fault.copy.end},
                              {"page", fault.page}});
  return json;
}

Json rect_mm(const Rect& rect) { return {mm(rect.x), mm(rect.y), mm(rect.width), mm(rect.height)}; }

Json rule_break_json(const LoadedEdition& edition, const RuleBreak& found) {
  Json json{{"rule", name_of(found.rule)}, {"severity", name_of(found.severity)}};
  if (found.story != CopyRange::kNoStory) json["story"] = edition.stories[found.story].id;
  json["rect_mm"] = rect_mm(found.place);
  json["message"] = found.message;
  return json;
}

// For each page that breaks a rule: its breaks, in the order of the rules.
Json page_faults(const LoadedEdition& edition, const TypesetResult& result) {
  Json pages = Json::array();
  for (const int page : result.pages) {
    Json faults = Json::array();
    for (const RuleBreak& found : result.rule_breaks)
      if (found.page == page) faults.push_back(rule_break_json(edition, found));
    if (!faults.empty()) pages.push_back({{"page", page}, {"faults", std::move(faults)}});
  }
  return pages;
}

constexpr int kMostToldOfARule = 5; // on the terminal; the report has them all

// "page 1   L5   error    a gutter cuts ..."
std::string rules_table(const TypesetResult& result) {
  std::string table;
  std::map<std::pair<int, PageRule>, int> told;
  for (const RuleBreak& found : result.rule_breaks) {
    const int count = ++told[{found.page, found.rule}];
    if (count > kMostToldOfARule) continue;
    table += padded(fmt::format("page {}", found.page), 9) + padded(std::string(name_of(found.rule)), 5) +
             padded(std::string(name_of(found.severity)), 9) + found.message + "\n";
  }
  for (const auto& [key, count] : told)
    if (count > kMostToldOfARule)
      table += fmt::format("page {}: {} more of {}\n", key.first, count - kMostToldOfARule, name_of(key.second));
  return table;
}

std::string remarks_of(const LoadedEdition& edition, const StoryResult& story, std::uint32_t index) {
  std::vector<std::string> remarks;
  for (const JumpTaken& jump : story.jumps)
    remarks.push_back(fmt::format("jumps from page {} to page {}{}{}{}", jump.from, jump.to,
                                  jump.short_front ? ", too little stays (T4)" : "",
                                  jump.short_rest ? ", too little goes (T4)" : "",
                                  jump.split_notice ? ", a notice is wider than its column (T1)" : ""));
  if (is_unplaced(edition, index)) remarks.emplace_back("in no place of the edition");
  const bool picture = edition.stories[index].kind == StoryKind::picture;
  const auto& over = story.fit.over;
  if (over && picture && over->whole_story)
    remarks.push_back(fmt::format("the picture finds no place, nor do its {} characters", over->characters));
  else if (over)
    remarks.push_back(fmt::format("{}overset: {} characters, {} lines, {} mm", over->whole_story ? "whole story " : "",
                                  over->characters, over->lines, format_mm(over->depth, 1)));
  if (story.fit.lines_under > 0)
    remarks.push_back(
        fmt::format("underset: {} lines, {} mm", story.fit.lines_under, format_mm(story.fit.depth_under, 1)));
  if (const auto& cut = story.fit.cut) remarks.push_back(cut_words(*cut, picture ? "its caption's" : "its"));
  if (const auto& head = story.fit.head_over) remarks.push_back(head_words(*head));
  for (std::string& words : quote_words(story.fit)) remarks.push_back(std::move(words));
  for (std::string& words : ladder_words(story.fit)) remarks.push_back(std::move(words));
  if (is_spare(edition, story, index)) remarks.emplace_back("filler, not needed");
  for (const LeverUse& use : story.fit.levers) remarks.push_back(words_of(use));
  for (const HeadTooLong& head : story.fit.heads) remarks.push_back(words_of(head, {}));
  for (const HeadTooShort& head : story.fit.short_heads) remarks.push_back(words_of(head));
  if (const auto loose = count_notes(story, LineFault::loose); loose > 0)
    remarks.push_back(fmt::format("{} loose lines (J2)", loose));
  if (const auto split = count_notes(story, LineFault::split); split > 0)
    remarks.push_back(fmt::format("{} lines end inside a word wider than the column", split));
  if (const auto prohibited = count_notes(story, LineFault::prohibited); prohibited > 0)
    remarks.push_back(fmt::format("{} lines end where no line may", prohibited));
  if (const auto overfull = count_notes(story, LineFault::overfull); overfull > 0)
    remarks.push_back(fmt::format("{} overfull lines", overfull));
  return fmt::format("{}", fmt::join(remarks, "; "));
}

} // namespace

std::string report_json(const LoadedEdition& edition, const TypesetResult& result, const Diagnostics& diagnostics,
                        const SourceMap& sources, const PageDigests& digests) {
  const CompositionCounts& counts = result.composition;
  Json json{{"version", 1},
            {"newspaper", edition.edition.newspaper},
            {"date", edition.edition.date},
            {"pages", result.pages}};
  for (const auto& [page, digest] : digests) json["digests"][std::to_string(page)] = digest;
  json["stories"] = Json::array();
  for (std::uint32_t i = 0; i < result.stories.size(); ++i)
    json["stories"].push_back(story_json(edition, result.stories[i], i));
  json["page_faults"] = page_faults(edition, result);
  json["pictures"] = pictures_json(edition, result);
  json["ledger"] = ledger_json(edition, result);
  json["composition"] = {{"lines", counts.lines},           {"justified", counts.justified},
                         {"hyphenated", counts.hyphenated}, {"ladders", counts.ladders},
                         {"loose", counts.loose},           {"overfull", counts.overfull}};
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
  table += rules_table(result);
  const LedgerSums& sums = result.ledger;
  table += fmt::format("ledger: {} characters fed = {} printed + {} overset + {} trimmed + {} unplaced{}\n", sums.fed,
                       sums.printed, sums.overset, sums.trimmed, sums.unplaced,
                       result.ledger_adds_up ? "" : ": IT DOES NOT ADD UP");
  return table;
}

bool is_spare(const LoadedEdition& edition, const StoryResult& story, std::uint32_t index) {
  const auto& fillers = edition.plan.fillers;
  return !story.placed && std::find(fillers.begin(), fillers.end(), index) != fillers.end();
}

bool needs_a_look(const TypesetResult& result, const Diagnostics& diagnostics) {
  const auto story_needs = [](const StoryResult& story) {
    return story.fit.needs_a_look() || !story.line_notes.empty() ||
           std::any_of(story.jumps.begin(), story.jumps.end(), is_at_fault);
  };
  return has_warnings(diagnostics) || !result.ledger_adds_up || has_errors(result.rule_breaks) ||
         std::any_of(result.stories.begin(), result.stories.end(), story_needs);
}

} // namespace broadsheet
