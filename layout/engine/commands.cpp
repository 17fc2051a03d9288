#include "layout/engine/commands.hpp"

#include "layout/edition/readers/read_edition.hpp"
#include "layout/engine/command_run.hpp"
#include "layout/engine/picture_words.hpp"
#include "layout/feed/readers/read_feed.hpp"
#include "layout/flow/chain.hpp"
#include "layout/flow/list.hpp"
#include "layout/page/furniture.hpp"
#include "layout/page/refers.hpp"
#include "layout/verify/verify.hpp"
#include "templates/language/read_templates.hpp"

#include <algorithm>
#include <filesystem>
#include <sstream>

#include <fmt/format.h>

namespace broadsheet {
namespace {

int status_of(const Diagnostics& diagnostics) {
  return has_errors(diagnostics) ? 2 : has_warnings(diagnostics) ? 1 : 0;
}

// What the readers have not named already: the schema as a backstop.
void validate(Diagnostics& diagnostics, World& world, const SourceMap& sources, FileId file,
              const std::string& schema) {
  const FileResult text = world.read(world.data_folder() + "/templates/schema/" + schema);
  if (text.fault != FileFault::none || has_errors(diagnostics)) return;
  append(diagnostics, validate_xml(sources, file, text.bytes, schema));
}

std::string root_name(const std::string& bytes) {
  for (std::size_t at = bytes.find('<'); at != std::string::npos; at = bytes.find('<', at + 1)) {
    if (at + 1 >= bytes.size()) break;
    if (bytes[at + 1] == '?') continue;
    if (bytes[at + 1] == '!') {
      at = bytes.compare(at, 4, "<!--") == 0 ? bytes.find("-->", at) : at;
      if (at == std::string::npos) break;
      continue;
    }
    return bytes.substr(at + 1, bytes.find_first_of(" \t\r\n/>", at + 1) - at - 1);
  }
  return {};
}

CommandResult check_templates(const std::string& folder, World& world) {
  SourceMap sources;
  auto set = read_templates(world, sources, folder);
  Diagnostics diagnostics = std::move(set.diagnostics);
  for (FileId file = 0; file < sources.size(); ++file)
    validate(diagnostics, world, sources, file,
             sources.file(file).name.ends_with("style.xml") ? "style-sheet.rng" : "page-template.rng");
  return {status_of(diagnostics), {}, format_all(diagnostics, sources)};
}

CommandResult check_edition(const std::string& path, const std::vector<std::string>& feed_folders, World& world) {
  SourceMap sources;
  auto loaded = load_edition({path, feed_folders, true, true}, world, sources);
  Diagnostics diagnostics = std::move(loaded.diagnostics);
  for (FileId file = 0; file < sources.size(); ++file) {
    const std::string root = root_name(sources.file(file).bytes);
    if (root == "edition" || root == "feed" || root == "style-sheet" || root == "page-template")
      validate(diagnostics, world, sources, file, root + ".rng");
  }
  return {status_of(diagnostics), {}, format_all(diagnostics, sources)};
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);)
    if (!line.empty()) lines.push_back(line);
  return lines;
}

// All rows that an index may have: which of them go in is known only when it is set.
void add_refers(std::vector<std::string>& lines, const LoadedEdition& edition, const RefersStyle& style, int on) {
  for (const Refer& refer : refers_of(edition.plan, edition.stories, on)) {
    ReferWords texts = refer_words(style, refer, edition.plan, edition.stories);
    lines.push_back(std::move(texts.words));
    lines.push_back(std::move(texts.page));
  }
}

// What pages are called in notices besides their numbers.
std::vector<std::pair<std::string, int>> page_labels(const LoadedEdition& edition) {
  std::vector<std::pair<std::string, int>> labels;
  const std::vector<JumpNotices>& notices = edition.templates.styles.notices;
  const bool circled = std::any_of(notices.begin(), notices.end(),
                                   [](const JumpNotices& house) { return house.numerals == Numerals::circled; });
  for (const PlannedPage& page : edition.plan.pages) {
    if (!page.label.empty()) labels.emplace_back(page.label, page.number);
    if (circled) labels.emplace_back(page_numeral(page.number, Numerals::circled), page.number);
  }
  return labels;
}

// The engine's own words that may stand in the PDF beside the copy.
EngineWords engine_words(const LoadedEdition& edition, std::size_t page_count) {
  EngineWords words;
  for (const JumpNotices& notices : edition.templates.styles.notices)
    for (const Story& story : edition.stories) {
      // {page} stays for the comparison; everything else is filled in.
      const auto fill = [&](const std::string& text) { return fill_notice(text, notices, 0, story, "{page}"); };
      const auto add = [](std::vector<std::string>& list, std::string text) {
        if (!text.empty() && std::find(list.begin(), list.end(), text) == list.end()) list.push_back(std::move(text));
      };
      add(words.jump_to, fill(notices.to));
      add(words.jump_from, fill(notices.from));
    }
  words.fillers = edition.plan.fillers;
  for (const Placement& placement : edition.plan.placements)
    if (placement.stream) words.streams.insert(words.streams.end(), placement.stories.begin(), placement.stories.end());
  words.page_labels = page_labels(edition);
  for (const Story& story : edition.stories)
    words.repeat_heads.push_back(edition.templates.styles.notices.empty() ? "" : [&] {
      const JumpNotices& notices = notices_for(edition.templates.styles, story.language);
      return fill_notice(notices.repeat_head, notices, 0, story);
    }());
  words.ornaments = marks_of(edition.stories, edition.templates.styles);
  for (std::string& head : repeated_heads(edition.stories)) words.ornaments.push_back(std::move(head));
  std::vector<std::string> faults; // the reasons in marked boxes
  for (const auto& [story, picture] : edition.pictures)
    if (!picture.fault.empty()) faults.push_back(picture.fault);
  for (std::size_t i = 0; i < page_count; ++i) {
    PlannedPage page = edition.plan.pages[std::min(i, edition.plan.pages.size() - 1)];
    if (i >= edition.plan.pages.size()) page.number += static_cast<int>(i + 1 - edition.plan.pages.size());
    std::vector<std::string> lines = faults;
    const PageTemplate& page_template = edition.templates.pages[page.page_template];
    for (const Furniture& piece : page_template.furniture) {
      if (!stands_on(piece, page_template, page.number)) continue;
      for (std::string& line : lines_of(fill_furniture(piece.text, edition.furniture_data, page)))
        lines.push_back(std::move(line));
      if (piece.refers) add_refers(lines, edition, *piece.refers, page.number);
    }
    for (std::string& line : picture_words(edition, page, i)) lines.push_back(std::move(line));
    words.furniture.push_back(std::move(lines));
  }
  return words;
}

} // namespace

CommandResult check(const std::string& path, const std::vector<std::string>& feed_folders, World& world) {
  if (std::filesystem::is_directory(path)) return check_templates(path, world);
  const FileResult file = world.read(path);
  if (file.fault != FileFault::none) return {2, {}, fmt::format("error: cannot read {}\n", path)};
  if (root_name(file.bytes) != "feed") return check_edition(path, feed_folders, world);
  SourceMap sources;
  const FileId id = sources.add(path, file.bytes);
  Diagnostics diagnostics = read_feed(sources, id).diagnostics;
  validate(diagnostics, world, sources, id, "feed.rng");
  return {status_of(diagnostics), {}, format_all(diagnostics, sources)};
}

CommandResult verify(const std::string& pdf, const std::string& edition, const std::vector<std::string>& feed_folders,
                     World& world) {
  SourceMap sources;
  auto loaded = load_edition({edition, feed_folders, true, false}, world, sources);
  if (!loaded.ok()) return {2, {}, format_all(loaded.diagnostics, sources)};
  const FileResult file = world.read(pdf);
  if (file.fault != FileFault::none) return {2, {}, fmt::format("error: cannot read {}\n", pdf)};
  const auto pages = extract_text(file.bytes);
  if (!pages.ok()) return {2, {}, format_all(pages.diagnostics, sources)};
  const VerifyReport report =
      verify_text(*pages.value, (*loaded.value)->stories, engine_words(**loaded.value, pages.value->size()));
  return {report.good() ? 0 : 1, format_report(report), {}};
}

CommandResult fonts(const std::string& template_folder, World& world) {
  SourceMap sources;
  auto set = read_templates(world, sources, template_folder);
  if (!set.ok()) return {2, {}, format_all(set.diagnostics, sources)};
  const auto catalogue = Catalogue::open(set.value->styles);
  CommandResult result{status_of(catalogue.diagnostics), {}, format_all(catalogue.diagnostics, sources)};
  if (!catalogue.value) return result;
  for (const RoleListing& face : (*catalogue.value)->listing())
    result.output += fmt::format("{:<16} {:<28} {:<12} {}#{}  {}\n", face.role, face.family, face.style, face.file,
                                 face.index, face.version);
  return result;
}

} // namespace broadsheet
