// The command line: design.md section 6.
#pragma once

#include "layout/engine/commands.hpp"
#include "layout/engine/fit_command.hpp"
#include "layout/engine/lines_command.hpp"
#include "layout/engine/template_command.hpp"

#include <optional>
#include <string>

namespace broadsheet {

struct Arguments {
  enum class Command : std::uint8_t {
    none,
    compose,
    preview,
    check,
    verify,
    fonts,
    fit,
    lines,
    template_new,
    template_list,
  } command = Command::none;
  ComposeRequest compose; // a preview with -o is a compose of one page
  int port = 8765;        // of the live preview
  LinesRequest lines;
  FitRequest fit; // edition and folders stand in `compose`
  NewTemplateRequest new_template;
  std::string path; // check, verify (the PDF), fonts
};

// Fills `arguments`; a status to leave with when there is nothing to run: 0 after --help, 2 after a fault (which has
// been printed).
std::optional<int> parse_arguments(int argc, char** argv, Arguments& arguments);

// The folder that holds templates/schema: BROADSHEET_DATA, else the nearest one above the command itself, else the
// installed one (../share/broadsheet).
std::string find_data_folder();

} // namespace broadsheet
