#include "app/cli/arguments.hpp"

#include "app/cli/lines_arguments.hpp"

#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>

#include <CLI/CLI.hpp>

namespace broadsheet {
namespace {

constexpr const char* kAbout = "Sets a daily newspaper: stories from XML feeds, into page templates, to print pages.\n"
                               "\n"
                               "  broadsheet compose tonight.xml -o tonight.pdf --report tonight.json\n"
                               "  broadsheet preview tonight.xml --page 1 -o page1.png\n"
                               "  broadsheet check tonight.xml\n"
                               "  broadsheet verify tonight.pdf tonight.xml\n"
                               "  broadsheet fit tonight.xml lead\n"
                               "  broadsheet template new my-paper --from daily-zh\n"
                               "  broadsheet lines --lang zh-Hans --measure 13em < story.txt\n"
                               "\n"
                               "`broadsheet COMMAND --help` tells more about each.";

constexpr const char* kStatuses = "\nExit status: 0 done, nothing to report; 1 written, and the desk must look "
                                  "(overset, missing picture, loose line ...);\n"
                                  "2 the input cannot be used, nothing written; 3 the machine failed (disk, memory).";

// "1,3-4" -> 1 3 4
std::vector<int> parse_pages(const std::string& text) {
  std::vector<int> pages;
  const auto number = [&](std::string_view digits) {
    int value = 0;
    const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (fault != std::errc{} || end != digits.data() + digits.size() || value < 1 || value > 9999)
      throw CLI::ValidationError("--pages", "\"" + text + "\" is no list of pages: write 1,3-4");
    return value;
  };
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t comma = std::min(text.find(',', from), text.size());
    const std::string_view part = std::string_view(text).substr(from, comma - from);
    const std::size_t dash = part.find('-');
    const int first = number(part.substr(0, dash));
    const int last = dash == std::string_view::npos ? first : number(part.substr(dash + 1));
    if (last < first) throw CLI::ValidationError("--pages", "\"" + std::string(part) + "\" runs backwards");
    for (int page = first; page <= last; ++page) pages.push_back(page);
    from = comma + 1;
  }
  return pages;
}

void add_common(CLI::App& command, Arguments& arguments) {
  command.add_option("EDITION", arguments.compose.edition, "tonight's paper (docs/edition.md)")->required();
  command
      .add_option("--feeds", arguments.compose.feed_folders,
                  "folder where feeds and pictures are looked up after the edition's own; may be given again")
      ->type_name("DIR")
      ->allow_extra_args(false)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

void add_compose(CLI::App& app, Arguments& arguments, std::string& pages, std::string& profile) {
  static const std::map<std::string, OutputFormat> formats{{"pdf", OutputFormat::pdf},
                                                           {"png", OutputFormat::png},
                                                           {"svg", OutputFormat::svg},
                                                           {"text", OutputFormat::text},
                                                           {"json", OutputFormat::json}};
  CLI::App& command = *app.add_subcommand("compose", "set an edition and write its pages");
  add_common(command, arguments);
  ComposeRequest& request = arguments.compose;
  command
      .add_option("-o,--output", request.output,
                  "file to write; without it, the edition's date in the current folder (20250611.pdf)")
      ->type_name("FILE");
  command.add_option("--pages", pages, "only these pages: 1,3-4")->type_name("LIST");
  command
      .add_option("--split", request.split,
                  "one file a page into this folder, as platemaking takes them: 20250611-01.pdf")
      ->type_name("DIR");
  command.add_option("--format", request.format, "pdf, png, svg, text or json (default pdf)")
      ->transform(CLI::CheckedTransformer(formats, CLI::ignore_case).description(""))
      ->type_name("FORMAT");
  command.add_option("--profile", profile, "proof: pages as composed; press output is not there yet (default proof)")
      ->check(CLI::IsMember({"proof"}).description(""))
      ->type_name("PROFILE");
  command.add_option("--report", request.report, "write the report as JSON (docs/report.md)")->type_name("FILE");
  command.add_option("--jobs", request.jobs, "threads (default: as many as cores); the output does not depend on it")
      ->check(CLI::Range(1, 256).description(""))
      ->type_name("N");
  command.add_option("--dpi", request.dpi, "resolution of PNG pages (default 100)")
      ->check(CLI::Range(10.0, 1200.0).description(""))
      ->type_name("N");
  command.add_flag("--marks", request.marks, "PDF: crop and register marks around each page, outside the bleed");
  command.add_flag("--guides", request.guides, "show frames, grid, slots, overset, loose lines and breaks of page rules");
  command.add_flag("--strict", request.strict, "write nothing when the desk must look (status 1)");
  command.footer(kStatuses);
  command.callback([&arguments] { arguments.command = Arguments::Command::compose; });
}

void add_preview(CLI::App& app, Arguments& arguments, int& page) {
  CLI::App& command = *app.add_subcommand("preview", "one page as a picture, quickly");
  add_common(command, arguments);
  command.add_option("--page", page, "page number (default 1)")
      ->check(CLI::Range(1, 9999).description(""))
      ->type_name("N");
  command.add_option("--dpi", arguments.compose.dpi, "resolution (default 100)")
      ->check(CLI::Range(10.0, 1200.0).description(""))
      ->type_name("N");
  command.add_flag("--guides", arguments.compose.guides, "show frames, grid, slots, overset, loose lines and breaks of page rules");
  command
      .add_option("-o,--output", arguments.compose.output, "PNG file to write; without it, the live page in a browser")
      ->type_name("PNG");
  command.add_option("--port", arguments.port, "port of the live page, on this machine only (default 8765)")
      ->check(CLI::Range(1, 65535).description(""))
      ->type_name("N");
  command.footer(kStatuses);
  command.callback([&arguments, &page] {
    arguments.command = arguments.compose.output.empty() ? Arguments::Command::preview : Arguments::Command::compose;
    arguments.compose.format = OutputFormat::png;
    arguments.compose.pages = {page};
  });
}

void add_others(CLI::App& app, Arguments& arguments) {
  CLI::App& check =
      *app.add_subcommand("check", "every fault of an edition, a feed or a template folder at once; writes nothing");
  check.add_option("FILE", arguments.path, "an edition, a feed, or a template set's folder")->required();
  check.add_option("--feeds", arguments.compose.feed_folders, "folder where feeds and pictures are looked up too")
      ->type_name("DIR")
      ->allow_extra_args(false)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  check.footer(kStatuses);
  check.callback([&arguments] { arguments.command = Arguments::Command::check; });

  CLI::App& verify = *app.add_subcommand(
      "verify", "prove from the PDF that every character of copy is printed exactly once, in reading order");
  verify.add_option("PDF", arguments.path, "what compose wrote")->required();
  add_common(verify, arguments);
  verify.footer("\nExit status: 0 nothing is lost; 1 the first differences are shown; 2 a file cannot be used.");
  verify.callback([&arguments] { arguments.command = Arguments::Command::verify; });

  CLI::App& fit = *app.add_subcommand("fit", "the desk's copyfit table: space, copy, over or under; writes nothing");
  add_common(fit, arguments);
  fit.add_option("STORY", arguments.fit.story, "only this story");
  fit.add_flag("--json", arguments.fit.json, "as JSON (docs/copyfit.md)");
  fit.add_option("--jobs", arguments.fit.jobs, "threads (default: as many as cores); the output does not depend on it")
      ->check(CLI::Range(1, 256).description(""))
      ->type_name("N");
  fit.footer(kStatuses);
  fit.callback([&arguments] { arguments.command = Arguments::Command::fit; });

  CLI::App& fonts =
      *app.add_subcommand("fonts", "the faces that a template set's roles resolve to, with file and version");
  fonts.add_option("TEMPLATES", arguments.path, "a template set's folder")->required();
  fonts.callback([&arguments] { arguments.command = Arguments::Command::fonts; });
}

void add_template(CLI::App& app, Arguments& arguments) {
  CLI::App& command = *app.add_subcommand("template", "the template sets that ship, and a newspaper to start from");
  command.require_subcommand(1);
  CLI::App& fresh = *command.add_subcommand(
      "new", "copy a template set and a small paper that is set with it into a new folder (docs/house.md)");
  fresh.add_option("FOLDER", arguments.new_template.folder, "the folder to make; it may be there when it is empty")
      ->required();
  fresh.add_option("--from", arguments.new_template.from, "a set that `broadsheet template list` shows")
      ->required()
      ->type_name("NAME");
  fresh.footer(
      "\nExit status: 0 done; 2 no such set, or the folder is not empty: nothing written; 3 the machine failed.");
  fresh.callback([&arguments] { arguments.command = Arguments::Command::template_new; });
  CLI::App& list = *command.add_subcommand("list", "the template sets that ship: pages and example editions");
  list.callback([&arguments] { arguments.command = Arguments::Command::template_list; });
}

} // namespace

std::optional<int> parse_arguments(int argc, char** argv, Arguments& arguments) {
  CLI::App app{kAbout, "broadsheet"};
  app.require_subcommand(1);
  app.set_version_flag("--version", "broadsheet " BROADSHEET_VERSION);
  app.get_formatter()->column_width(36);
  std::string pages, profile = "proof";
  int page = 1;
  add_compose(app, arguments, pages, profile);
  add_preview(app, arguments, page);
  add_others(app, arguments);
  add_lines(app, arguments);
  add_template(app, arguments);
  try {
    app.parse(argc, argv);
    if (!pages.empty()) arguments.compose.pages = parse_pages(pages);
  } catch (const CLI::Success& success) {
    return app.exit(success);
  } catch (const CLI::ParseError& fault) {
    app.exit(fault);
    return 2;
  }
  return std::nullopt;
}

std::string find_data_folder() {
  namespace fs = std::filesystem;
  if (const char* named = std::getenv("BROADSHEET_DATA")) return named;
  std::error_code error;
  const fs::path self = fs::read_symlink("/proc/self/exe", error);
  for (fs::path folder = self.parent_path(); !error && folder.has_relative_path(); folder = folder.parent_path())
    if (fs::exists(folder / "templates" / "schema", error)) return folder.string();
  return (self.parent_path().parent_path() / "share" / "broadsheet").string();
}

} // namespace broadsheet
