// Generated files that are read as if they lay in a folder; everything else is read from the disk.
#pragma once

#include "layout/base/world.hpp"

#include <map>

namespace broadsheet::bench {

// By name, without a folder: a path that ends in the name is the file.
using FilesInMemory = std::map<std::string, std::string, std::less<>>;

std::unique_ptr<World> make_memory_world(FilesInMemory files);

} // namespace broadsheet::bench
