// Options of `broadsheet lines`, in a file of their own.
#pragma once

namespace CLI {
class App;
}

namespace broadsheet {

struct Arguments;
void add_lines(CLI::App& app, Arguments& arguments);

} // namespace broadsheet
