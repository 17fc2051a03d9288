// The live page: a small server on this machine whose page shows itself anew whenever a file of the edition changes.
#pragma once

#include "layout/engine/commands.hpp"

namespace broadsheet {

// Serves http://127.0.0.1:PORT/ until it is killed. Watches every file that the last run read. Status 3 when the port
// cannot be had.
CommandResult serve_preview(const ComposeRequest& request, int port, World& world);

} // namespace broadsheet
