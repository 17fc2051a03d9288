#include "app/cli/lines_arguments.hpp"
#include "app/cli/arguments.hpp"

#include <map>

#include <CLI/CLI.hpp>

namespace broadsheet {

namespace {
constexpr const char* kHelp =
    "\nEach line of the text is a paragraph. Beside each set line stand, in em:\n"
    "  natural   its width before fitting\n"
    "  gap       white that stretching put into each place between characters (Latin: into each word space)\n"
    "  squeeze   white that was taken out, and the tiers it came from: 1 word spaces, 2 middle dots,\n"
    "            3 brackets, 4 commas, 5 gaps between Han and Latin, 6 full stops, 7 characters\n"
    "  rules     GB-start GB-end: a mark that may not begin or end a line · K2 K3 K6: something split that is one\n"
    "            wide: it had to be, it is wider than the measure · P4: one character alone on the last line\n"
    "            J1 J2: stretched over 1/8 em, over the limit · overfull · ladder: three hyphens in a row\n"
    "\n"
    "  broadsheet lines --lang zh-Hans --measure 13em --indent 2em < story.txt\n"
    "  broadsheet lines --lang zh-Hans --measure 13em --totals < story.txt      is 12em or 14em better?\n"
    "  broadsheet lines --lang en --measure 10.5em --json < story.txt | jq .totals\n"
    "\nExit status: 0 no rule is broken; 1 a line broke one; 2 an option or the text cannot be used.";
}

void add_lines(CLI::App& app, Arguments& arguments) {
  CLI::App& command =
      *app.add_subcommand("lines", "set paragraphs from the standard input to a measure, and look at them");
  LinesRequest& request = arguments.lines;
  command.add_option("--lang", request.language, "language: zh-Hans, zh-Hant, ja, en, fr ...")
      ->required()
      ->type_name("TAG");
  command.add_option("--measure", request.measure, "width of the column: 13em, 45mm, 120pt")
      ->required()
      ->type_name("LENGTH");
  command.add_option("--size", request.size, "size of the type, pt or mm (default 9pt)")->type_name("LENGTH");
  command.add_option("--indent", request.indent, "of each paragraph's first line (default 0em)")->type_name("LENGTH");
  command.add_option("--profile", request.profile, "composition profile (default: the language's own)")
      ->type_name("NAME");
  command
      .add_option("--face", request.face,
                  "face by its role: song, hei, kai, fangsong, serif, sans, or the template set's")
      ->type_name("ROLE");
  command.add_option("--templates", request.templates, "take the faces of this template set")->type_name("DIR");
  command
      .add_option_function<std::string>(
          "--strategy", [&request](const std::string& name) { request.greedy = name == "greedy"; },
          "total: best over the whole paragraph (default); greedy: line by line")
      ->check(CLI::IsMember({"total", "greedy"}).description(""))
      ->type_name("NAME");
  command.add_flag_callback(
      "--no-hyphens", [&request] { request.hyphenate = false; }, "do not hyphenate");
  command.add_flag("--json", request.json, "write JSON (docs/lines.md)");
  command.add_flag("--glyphs", request.glyphs, "with --json: where each glyph stands");
  command.add_flag("--totals", request.totals_only, "only the totals");
  command.add_option("--jobs", request.jobs, "threads (default: as many as cores); the output does not depend on it")
      ->check(CLI::Range(1, 256).description(""))
      ->type_name("N");
  command.footer(kHelp);
  command.callback([&arguments] { arguments.command = Arguments::Command::lines; });
}

} // namespace broadsheet
