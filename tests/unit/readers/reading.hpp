// Readers on texts that stand in the test.
#pragma once

#include "layout/edition/readers/read_edition.hpp"
#include "layout/feed/readers/read_feed.hpp"
#include "templates/language/read_templates.hpp"

#include <fstream>
#include <map>
#include <sstream>

namespace broadsheet::testing {

// A folder that exists only in the test.
class MemoryWorld final : public World {
 public:
  std::map<std::string, std::string> files; // by path: "set/style.xml"

  FileResult read(std::string_view path) override {
    const auto found = files.find(std::string(path));
    if (found == files.end()) return {FileFault::not_found, std::string(path), {}};
    return {FileFault::none, std::string(path), found->second};
  }
  FileResult read_reference(std::string_view reference, const std::vector<std::string>&) override {
    return read(reference);
  }
  std::vector<std::string> list(std::string_view folder) override {
    std::vector<std::string> names;
    const std::string start = std::string(folder) + "/";
    for (const auto& [path, bytes] : files)
      if (path.starts_with(start) && path.find('/', start.size()) == std::string::npos)
        names.push_back(path.substr(start.size()));
    return names;
  }
  [[nodiscard]] std::string data_folder() const override { return "."; }
};

// "error 3:7 feed.unknown-element: unknown element ..." for each, so that a failing test shows all of it.
inline std::string brief(const Diagnostics& diagnostics, const SourceMap& sources) {
  std::ostringstream text;
  for (const Diagnostic& d : diagnostics) {
    text << (d.severity == Severity::error ? "error " : d.severity == Severity::warning ? "warning " : "note ");
    if (d.span.file == kNoFile)
      text << "- ";
    else {
      const LineColumn at = sources.locate(d.span.file, d.span.begin);
      text << at.line << ':' << at.column << ' ';
    }
    text << d.code << ": " << d.message << '\n';
  }
  return text.str();
}

inline std::string load(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return std::move(bytes).str();
}

struct FeedReading {
  SourceMap sources;
  Outcome<Feed> outcome;
  explicit FeedReading(std::string text) : outcome(read_feed(sources, sources.add("feed.xml", std::move(text)))) {}
  [[nodiscard]] std::string told() const { return brief(outcome.diagnostics, sources); }
  [[nodiscard]] const Feed& feed() const { return outcome.value.value(); }
};

struct EditionReading {
  SourceMap sources;
  Outcome<Edition> outcome;
  explicit EditionReading(std::string text)
      : outcome(read_edition(sources, sources.add("edition.xml", std::move(text)))) {}
  [[nodiscard]] std::string told() const { return brief(outcome.diagnostics, sources); }
  [[nodiscard]] const Edition& edition() const { return outcome.value.value(); }
};

struct TemplateReading {
  MemoryWorld world;
  SourceMap sources;
  Outcome<TemplateSet> outcome;
  explicit TemplateReading(std::map<std::string, std::string> files) {
    for (auto& [name, bytes] : files) world.files["set/" + name] = std::move(bytes);
    outcome = read_templates(world, sources, "set");
  }
  [[nodiscard]] std::string told() const { return brief(outcome.diagnostics, sources); }
  [[nodiscard]] const TemplateSet& set() const { return outcome.value.value(); }
};

} // namespace broadsheet::testing
