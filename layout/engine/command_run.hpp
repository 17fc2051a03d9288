// What the commands that set an edition share: reading it, its faults in words, and failures of the machine.
#pragma once

#include "layout/engine/commands.hpp"
#include "layout/engine/load.hpp"

namespace broadsheet {

// All of them as format_diagnostic() puts them.
std::string format_all(const Diagnostics& diagnostics, const SourceMap& sources);

// Threads for `jobs`: 0 for as many as the machine has cores, at least two (one sets while the other paints).
unsigned threads_for(unsigned jobs);

// Reads the edition with pictures and fonts, and calls `work` with it and with what the readers had to say. Status 2
// with the faults when it cannot be used; 3 with the reason when `work` (or a reader) throws.
using EditionWork = std::function<CommandResult(const LoadedEdition&, Diagnostics, const SourceMap&)>;
CommandResult with_edition(const std::string& edition, const std::vector<std::string>& feed_folders, World& world,
                           const EditionWork& work);

} // namespace broadsheet
