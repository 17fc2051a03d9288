#include "layout/engine/command_run.hpp"

#include <algorithm>
#include <new>
#include <thread>

#include <fmt/format.h>

namespace broadsheet {

std::string format_all(const Diagnostics& diagnostics, const SourceMap& sources) {
  std::string text;
  for (const Diagnostic& diagnostic : diagnostics) text += format_diagnostic(diagnostic, sources);
  return text;
}

unsigned threads_for(unsigned jobs) { return jobs == 0 ? std::max(2U, std::thread::hardware_concurrency()) : jobs; }

CommandResult with_edition(const std::string& edition, const std::vector<std::string>& feed_folders, World& world,
                           const EditionWork& work) {
  SourceMap sources;
  try {
    auto loaded = load_edition({edition, feed_folders, true, true}, world, sources);
    if (!loaded.ok()) return {2, {}, format_all(loaded.diagnostics, sources)};
    return work(**loaded.value, std::move(loaded.diagnostics), sources);
  } catch (const std::bad_alloc&) {
    return {3, {}, "error: out of memory\n"};
  } catch (const std::exception& failure) {
    return {3, {}, fmt::format("error: {}\n", failure.what())};
  }
}

} // namespace broadsheet
