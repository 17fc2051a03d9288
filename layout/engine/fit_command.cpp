#include "layout/engine/fit_command.hpp"

#include "layout/base/utf8.hpp"
#include "layout/engine/command_run.hpp"
#include "layout/engine/fit_words.hpp"
#include "layout/engine/report.hpp"
#include "layout/engine/report_numbers.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace broadsheet {
namespace {

using Json = nlohmann::ordered_json;

// A story's numbers. Lines are those of all legs together, heads left out.
struct Row {
  std::uint32_t story = 0;
  bool placed = false;
  bool single = false; // a placement of its own; streams share their space
  std::size_t characters = 0;
  int space = 0, copy = 0;
  Length leading;
  int slack_lines = 0, slack_characters = 0;
};

Row row_of(const LoadedEdition& edition, const StoryResult& result, std::uint32_t index) {
  const FitReport& fit = result.fit;
  Row row;
  row.story = index;
  row.placed = result.placed;
  for (const Block& block : edition.stories[index].blocks) row.characters += count_code_points(block.text.utf8);
  row.single = fit.leading.sp > 0;
  row.leading = fit.leading;
  row.space = fit.used_lines + fit.lines_under;
  row.copy = fit.used_lines + (fit.cut ? fit.cut->lines : fit.over ? fit.over->lines : 0);
  row.slack_lines = fit.lines_under;
  row.slack_characters = fit.characters_under;
  return row;
}

Json lines_json(int lines, Length leading) { return {{"lines", lines}, {"mm", mm(depth_of_lines(leading, lines))}}; }

Json json_of(const LoadedEdition& edition, const StoryResult& result, const Row& row) {
  const FitReport& fit = result.fit;
  Json json{{"id", edition.stories[row.story].id}, {"pages", result.pages}, {"characters", row.characters}};
  if (row.single) {
    json["space"] = lines_json(row.space, row.leading);
    json["copy"] = lines_json(row.copy, row.leading);
  }
  if (fit.over)
    json["over"] = {{"characters", fit.over->characters}, {"lines", fit.over->lines}, {"mm", mm(fit.over->depth)}};
  if (fit.cut) json["cut"] = cut_json(*fit.cut);
  if (row.single && !fit.over) {
    json["under"] = lines_json(row.slack_lines, row.leading);
    json["under"]["characters"] = row.slack_characters;
  }
  json["levers"] = ladder_json(fit);
  json["trims"] = trims_json(fit, edition.stories[row.story]);
  json["next_lever"] = fit.next_lever;
  return json;
}

std::string over_or_under(const FitReport& fit, const Row& row) {
  if (fit.over && fit.cut)
    return fmt::format("over: cut {} characters, {} lines, {} mm", fit.cut->characters, fit.cut->lines,
                       format_mm(fit.cut->depth, 1));
  if (fit.over)
    return fmt::format("over: {} characters, {} lines, {} mm", fit.over->characters, fit.over->lines,
                       format_mm(fit.over->depth, 1));
  if (!row.single) return row.placed ? "in a stream" : "not in the paper";
  if (row.slack_lines == 0) return "fits";
  return fmt::format("under: {} lines, {} mm", row.slack_lines, format_mm(row.leading * row.slack_lines, 1));
}

std::string slack_words(const FitReport& fit, const Row& row) {
  if (!row.single || fit.over) return "";
  const std::string next = fit.next_lever.empty() ? "" : ", then " + fit.next_lever;
  return fmt::format("{} characters, {} lines{}", row.slack_characters, row.slack_lines, next);
}

std::string table_of(const LoadedEdition& edition, const TypesetResult& result, const std::vector<Row>& rows) {
  std::string table = padded("story", 22) + padded("pages", 8) + padded("space", 8) + padded("copy", 8) +
                      padded("over or under", 46) + padded("slack before the next lever", 42) + "levers\n";
  for (const Row& row : rows) {
    const StoryResult& story = result.stories[row.story];
    const std::string space = row.single ? std::to_string(row.space) : "",
                      copy = row.single ? std::to_string(row.copy) : "";
    std::string line = padded(edition.stories[row.story].id, 22) +
                       padded(fmt::format("{}", fmt::join(story.pages, ",")), 8) + padded(space, 8) + padded(copy, 8) +
                       padded(over_or_under(story.fit, row), 46) + padded(slack_words(story.fit, row), 42) +
                       fmt::format("{}", fmt::join(ladder_words(story.fit), ", "));
    line.erase(line.find_last_not_of(' ') + 1);
    table += line + "\n";
  }
  return table;
}

CommandResult fit_loaded(const FitRequest& request, const LoadedEdition& edition, Diagnostics diagnostics,
                         const SourceMap& sources, const Progress& progress) {
  CommandResult command;
  const TypesetResult result = typeset(edition, {threads_for(request.jobs)}, [&](const DisplayPage& page) {
    if (progress) progress(fmt::format("page {}", page.number));
  });
  std::vector<Row> rows;
  for (std::uint32_t i = 0; i < edition.stories.size(); ++i) {
    const Story& story = edition.stories[i];
    const bool wanted = request.story.empty()
                            ? story.kind != StoryKind::picture && !is_spare(edition, result.stories[i], i)
                            : story.id == request.story;
    if (wanted) rows.push_back(row_of(edition, result.stories[i], i));
  }
  append(diagnostics, Diagnostics(result.diagnostics));
  command.messages = format_all(diagnostics, sources);
  if (rows.empty() && !request.story.empty()) {
    command.messages += fmt::format("error: no feed has a story \"{}\"\n", request.story);
    command.status = 2;
    return command;
  }
  command.status = needs_a_look(result, diagnostics) ? 1 : 0;
  if (!request.json) {
    command.output = table_of(edition, result, rows);
    return command;
  }
  Json json{{"version", 1}, {"newspaper", edition.edition.newspaper}, {"date", edition.edition.date}};
  json["stories"] = Json::array();
  for (const Row& row : rows) json["stories"].push_back(json_of(edition, result.stories[row.story], row));
  command.output = json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
  return command;
}

} // namespace

CommandResult fit(const FitRequest& request, World& world, const Progress& progress) {
  return with_edition(request.edition, request.feed_folders, world,
                      [&](const LoadedEdition& edition, Diagnostics diagnostics, const SourceMap& sources) {
                        return fit_loaded(request, edition, std::move(diagnostics), sources, progress);
                      });
}

} // namespace broadsheet
