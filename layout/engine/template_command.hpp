// `broadsheet template`: the house template sets (templates/house) and a newspaper to start from (docs/house.md).
#pragma once

#include "layout/engine/commands.hpp"

namespace broadsheet {

// A table of the house sets: name, language, page size, page templates, and the example editions that are set with it.
CommandResult list_templates(World& world);

struct NewTemplateRequest {
  std::string folder; // to make; may be there when it is empty
  std::string from;   // a house set's name
};

// Copies a house set into FOLDER/NAME and the example editions that use it, with their feeds and pictures, into FOLDER.
// An edition finds the copy before the house set, because its own folder is looked up first: what is changed in the
// copy shows. Status 2, and nothing written, when there is no such set the folder has no name, or
// it holds something already.
CommandResult new_template(const NewTemplateRequest& request, World& world);

} // namespace broadsheet
