// An edition composed again and again in one folder, as the desk does, and once from scratch beside it.
#pragma once

#include "layout/engine/commands.hpp"
#include "tests/fonts/test_fonts.hpp"
#include "tests/support/folder.hpp"

#include <map>
#include <set>

namespace broadsheet::testing {

// What a run left.
struct LateRun {
  CommandResult result;
  std::set<int> set; // pages that were set, as they were told while it went
  std::map<std::string, std::string> files;
  std::string report;
};

class LateDesk {
 public:
  LateDesk() {
    use_test_fonts();
    request.edition = folder / "paper/edition.xml";
  }

  void write(const std::string& name, const std::string& bytes) const { folder.write("paper/" + name, bytes); }
  [[nodiscard]] std::string read(const std::string& name) const { return folder.read("paper/" + name); }

  // Pages go to the folder `name`, the report beside it.
  LateRun run(const std::string& name) const {
    ComposeRequest now = request;
    now.split = folder / name;
    now.report = folder / (name + ".json");
    LateRun run;
    const auto world = make_os_world(BROADSHEET_SOURCE);
    run.result = compose(now, *world, [&](const std::string& told) {
      if (told.starts_with("page ")) run.set.insert(std::stoi(told.substr(5)));
    });
    if (std::filesystem::exists(now.split))
      for (const auto& entry : std::filesystem::directory_iterator(now.split))
        run.files[entry.path().filename().string()] = read_file(entry.path());
    run.report = folder.read(name + ".json");
    return run;
  }
  LateRun late() const { return run("late"); }
  // As if no run had been before it.
  LateRun from_scratch() const {
    std::filesystem::remove_all(folder / "scratch");
    std::filesystem::remove(folder / "scratch.json");
    return run("scratch");
  }

  TestFolder folder;
  ComposeRequest request;
};

// What the terminal says, without the lines that tell one run from another.
inline std::string table_of(const CommandResult& result) {
  std::istringstream in(result.output);
  std::string text;
  for (std::string line; std::getline(in, line);)
    if (!line.starts_with("set again: ") && !line.starts_with("pages changed since") &&
        !line.starts_with("no page has changed") && !line.starts_with("wrote ") && !line.starts_with("unchanged "))
      text += line + "\n";
  return text;
}

// In words, in which a run differs from one from scratch; pages that are gone from the paper are nobody's.
inline std::vector<std::string> differences(const LateRun& late, const LateRun& scratch) {
  std::vector<std::string> found;
  for (const auto& [name, bytes] : scratch.files) {
    const auto same = late.files.find(name);
    if (same == late.files.end())
      found.push_back(name + " is missing");
    else if (same->second != bytes)
      found.push_back(name + " is another file");
  }
  if (late.report != scratch.report) found.emplace_back("the report is another");
  if (late.result.status != scratch.result.status) found.emplace_back("the status is another");
  if (late.result.messages != scratch.result.messages)
    found.push_back("messages:\n" + late.result.messages + "instead of\n" + scratch.result.messages);
  if (table_of(late.result) != table_of(scratch.result))
    found.push_back("table:\n" + table_of(late.result) + "instead of\n" + table_of(scratch.result));
  return found;
}

} // namespace broadsheet::testing
