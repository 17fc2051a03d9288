#include "layout/engine/template_command.hpp"

#include "layout/edition/readers/read_edition.hpp"
#include "layout/engine/output_files.hpp"
#include "layout/feed/readers/read_feed.hpp"
#include "templates/language/read_templates.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace broadsheet {
namespace {

namespace fs = std::filesystem;

// An example edition and the files that it needs beside itself.
struct Starter {
  std::string folder;          // where it lies
  std::string edition;         // its file name
  std::string templates;       // the set that it names
  std::set<std::string> files; // the edition, its feeds and their pictures, from the folder
};

std::vector<std::string> folders_in(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(folder, none))
    if (entry.is_directory(none)) names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

std::string house_folder(const World& world) { return world.data_folder() + "/templates/house"; }

std::vector<std::string> house_sets(World& world) {
  std::vector<std::string> names = folders_in(house_folder(world));
  std::erase_if(names, [&](const std::string& name) {
    const std::vector<std::string> files = world.list(house_folder(world) + "/" + name);
    return std::find(files.begin(), files.end(), "style.xml") == files.end();
  });
  return names;
}

// The pictures that a feed names.
void add_pictures(Starter& starter, World& world, const std::string& feed) {
  FileResult file = world.read_reference(feed, {starter.folder});
  if (file.fault != FileFault::none) return;
  SourceMap sources;
  const FileId id = sources.add(feed, std::move(file.bytes));
  const auto read = read_feed(sources, id);
  if (!read.value) return;
  for (const Story& story : read.value->stories)
    if (!story.picture.empty()) starter.files.insert(story.picture);
}

std::optional<Starter> read_starter(World& world, const std::string& folder, const std::string& name) {
  FileResult file = world.read(folder + "/" + name);
  if (file.fault != FileFault::none || file.bytes.find("<edition") == std::string::npos) return std::nullopt;
  SourceMap sources;
  const FileId id = sources.add(name, std::move(file.bytes));
  const auto edition = read_edition(sources, id);
  if (!edition.ok()) return std::nullopt;
  Starter starter{folder, name, edition.value->templates, {name}};
  for (const FeedReference& feed : edition.value->feeds) {
    starter.files.insert(feed.href);
    add_pictures(starter, world, feed.href);
  }
  return starter;
}

// The example editions, `edition.xml` of each folder first.
std::vector<Starter> read_starters(World& world) {
  std::vector<Starter> starters;
  const std::string examples = world.data_folder() + "/examples";
  for (const std::string& name : folders_in(examples)) {
    std::vector<std::string> files = world.list(examples + "/" + name);
    std::stable_partition(files.begin(), files.end(), [](const std::string& file) { return file == "edition.xml"; });
    for (const std::string& file : files) {
      if (!file.ends_with(".xml")) continue;
      if (auto starter = read_starter(world, examples + "/" + name, file)) starters.push_back(std::move(*starter));
    }
  }
  return starters;
}

std::int64_t whole_millimetres(Length length) {
  const std::int64_t inch = 72 * std::int64_t{Length::points(1).sp};
  return (std::int64_t{length.sp} * 254 + inch * 5) / (inch * 10);
}

CommandResult refuse(std::string message) { return {2, {}, "error: " + std::move(message) + "\n"}; }

// Why nothing can be written into the folder; empty: it can.
std::string refusal(const std::string& folder) {
  if (folder.empty()) return "the folder to make has no name; nothing was written"; // "/..." would be the root's
  std::error_code error;
  const fs::file_status status = fs::status(folder, error);
  if (!fs::exists(status)) return {};
  if (!fs::is_directory(status)) return fmt::format("{} is there and is no folder", folder);
  if (fs::is_empty(folder, error) && !error) return {};
  return fmt::format("{} is there and is not empty; name a new folder, nothing was written", folder);
}

// Files to be written, and the place of each in the new folder.
class Copy {
 public:
  Copy(World& world, std::string folder) : world_(world), folder_(std::move(folder)) {}
  void add(const std::string& from, const std::string& name) {
    if (!names_.insert(name).second) return;
    FileResult file = world_.read(from);
    if (file.fault != FileFault::none) throw std::runtime_error(fmt::format("cannot read {}", from));
    files_.add(folder_ + "/" + name, std::move(file.bytes));
  }
  void commit() { files_.commit(); }
  [[nodiscard]] const std::set<std::string>& names() const { return names_; }

 private:
  World& world_;
  std::string folder_;
  OutputFiles files_;
  std::set<std::string> names_;
};

// What has been written, and what to do next.
std::string summary(const NewTemplateRequest& request, const Copy& copy, const std::vector<std::string>& editions) {
  std::string text = fmt::format("wrote {} files into {}:\n", copy.names().size(), request.folder);
  for (const std::string& name : copy.names()) text += fmt::format("  {}\n", name);
  text += fmt::format("the template set is {}/{}; next:\n", request.folder, request.from);
  for (const std::string& edition : editions)
    text += fmt::format("  broadsheet compose {0}/{1} -o {0}/{2}.pdf\n", request.folder, edition,
                        fs::path(edition).stem().string());
  return text;
}

CommandResult copy_set(const NewTemplateRequest& request, World& world) {
  Copy copy(world, request.folder);
  const std::string set = house_folder(world) + "/" + request.from;
  for (const std::string& name : world.list(set))
    if (!name.starts_with(".")) copy.add(set + "/" + name, request.from + "/" + name);
  std::vector<std::string> editions;
  for (const Starter& starter : read_starters(world)) {
    if (starter.templates != request.from) continue;
    editions.push_back(starter.edition);
    for (const std::string& name : starter.files) copy.add(starter.folder + "/" + name, name);
  }
  copy.commit();
  return {0, summary(request, copy, editions), {}};
}

} // namespace

CommandResult list_templates(World& world) {
  const std::vector<Starter> starters = read_starters(world);
  CommandResult result;
  for (const std::string& name : house_sets(world)) {
    SourceMap sources;
    const auto set = read_templates(world, sources, house_folder(world) + "/" + name);
    if (!set.value || set.value->pages.empty()) continue;
    const PageBoxes& page = set.value->pages.front().boxes;
    std::vector<std::string> pages, editions;
    for (const PageTemplate& one : set.value->pages) pages.push_back(one.name);
    for (const Starter& starter : starters)
      if (starter.templates == name) editions.push_back(starter.edition);
    result.output += fmt::format("{:<12} {:<8} {:>3} x {} mm  {}\n{:<12} editions: {}\n", name,
                                 set.value->styles.language, whole_millimetres(page.width),
                                 whole_millimetres(page.height), fmt::join(pages, ", "), "", fmt::join(editions, ", "));
  }
  if (result.output.empty()) return refuse(fmt::format("there are no template sets in {}", house_folder(world)));
  return result;
}

CommandResult new_template(const NewTemplateRequest& request, World& world) {
  const std::vector<std::string> sets = house_sets(world);
  if (std::find(sets.begin(), sets.end(), request.from) == sets.end())
    return refuse(
        fmt::format("there is no house template set \"{}\"; there are: {}", request.from, fmt::join(sets, ", ")));
  if (const std::string reason = refusal(request.folder); !reason.empty()) return refuse(reason);
  try {
    return copy_set(request, world);
  } catch (const std::runtime_error& failure) {
    return {3, {}, fmt::format("error: {}\n", failure.what())};
  }
}

} // namespace broadsheet
