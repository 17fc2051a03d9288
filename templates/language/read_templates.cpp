#include "templates/language/read_templates.hpp"

#include "templates/language/parts.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace broadsheet {
namespace {

constexpr std::string_view kStyleFile = "style.xml";

class TemplateSetReader {
 public:
  TemplateSetReader(World& world, SourceMap& sources, std::string_view folder) : world_(world), sources_(sources) {
    set_.folder = folder;
  }
  Outcome<TemplateSet> run();

 private:
  std::optional<FileId> load(const std::string& name);
  std::optional<XmlNode> parse(FileId file, std::string_view root, Faults& faults);
  bool read_style();
  void read_page(const std::string& name, bool styles_known);
  void check_names();

  World& world_;
  SourceMap& sources_;
  TemplateSet set_;
  Diagnostics diagnostics_;
};

bool is_template_file(const std::string& name) {
  return name.ends_with(".xml") && !name.starts_with(".") && name != kStyleFile;
}

Outcome<TemplateSet> TemplateSetReader::run() {
  const std::vector<std::string> names = world_.list(set_.folder);
  const bool has_style = std::find(names.begin(), names.end(), kStyleFile) != names.end();
  if (!has_style)
    diagnostics_.push_back({Severity::error,
                            "style.missing",
                            {},
                            fmt::format("no style.xml in the template set \"{}\"", set_.folder),
                            "a folder with style.xml and one file for each page template",
                            names.empty() ? "there is no such folder, or it is empty" : ""});
  const bool styles_known = has_style && read_style();
  const bool has_page = std::any_of(names.begin(), names.end(), is_template_file);
  for (const std::string& name : names)
    if (is_template_file(name)) read_page(name, styles_known);
  if (has_style && !has_page)
    diagnostics_.push_back({Severity::error,
                            "template.missing",
                            {},
                            fmt::format("no page template in \"{}\"", set_.folder),
                            "one file for each page template beside style.xml",
                            {}});
  check_names();
  if (!styles_known) return {std::nullopt, std::move(diagnostics_)};
  std::stable_sort(set_.pages.begin(), set_.pages.end(),
                   [](const PageTemplate& a, const PageTemplate& b) { return a.name < b.name; });
  return {std::move(set_), std::move(diagnostics_)};
}

std::optional<FileId> TemplateSetReader::load(const std::string& name) {
  FileResult result = world_.read(fmt::format("{}/{}", set_.folder, name));
  if (result.fault == FileFault::none) return sources_.add(std::move(result.path), std::move(result.bytes));
  diagnostics_.push_back(
      {Severity::error,
       name == kStyleFile ? "style.unreadable" : "template.unreadable",
       {},
       fmt::format("{} cannot be read{}", result.path, result.fault == FileFault::too_large ? ": it is too large" : ""),
       {},
       {}});
  return std::nullopt;
}

std::optional<XmlNode> TemplateSetReader::parse(FileId file, std::string_view root, Faults& faults) {
  Outcome<XmlNode> parsed = parse_xml(sources_, file);
  append(diagnostics_, std::move(parsed.diagnostics));
  if (parsed.value && !check_root(*parsed.value, root, faults)) parsed.value.reset();
  return std::move(parsed.value);
}

bool TemplateSetReader::read_style() {
  const std::optional<FileId> file = load(std::string(kStyleFile));
  if (!file) return false;
  Faults faults("style");
  const std::optional<XmlNode> root = parse(*file, "style-sheet", faults);
  if (root) set_.styles = read_style_sheet(*root, *file, faults);
  append(diagnostics_, faults.take());
  return root.has_value();
}

void TemplateSetReader::read_page(const std::string& name, bool styles_known) {
  const std::optional<FileId> file = load(name);
  if (!file) return;
  Faults faults("template");
  const std::optional<XmlNode> root = parse(*file, "page-template", faults);
  if (!styles_known) set_.styles.grid_leading = Length::points(12);
  if (root) set_.pages.push_back(read_page_template(*root, *file, {set_.styles, styles_known}, faults));
  append(diagnostics_, faults.take());
}

// Page templates are found by name: two of one name are a fault of the later file.
void TemplateSetReader::check_names() {
  for (std::size_t i = 0; i < set_.pages.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (!set_.pages[i].name.empty() && set_.pages[i].name == set_.pages[j].name)
        diagnostics_.push_back({Severity::error,
                                "template.duplicate",
                                {set_.pages[i].file, 0, 0},
                                fmt::format("the page template \"{}\" stands in {} too", set_.pages[i].name,
                                            sources_.file(set_.pages[j].file).name),
                                "another name",
                                {}});
}

} // namespace

Outcome<TemplateSet> read_templates(World& world, SourceMap& sources, std::string_view folder) {
  return TemplateSetReader(world, sources, folder).run();
}

} // namespace broadsheet
