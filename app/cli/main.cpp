#include "app/cli/arguments.hpp"
#include "app/preview/live.hpp"

#include "layout/engine/commands.hpp"

#include <clocale>
#include <cstdio>
#include <iostream>

#include <unistd.h>

namespace {

using namespace broadsheet;

// Shows what is being worked on in one line of a terminal; nothing of it goes into a pipe.
class ProgressLine {
 public:
  ProgressLine() : terminal_(isatty(STDERR_FILENO) != 0) {}
  void show(const std::string& text) {
    if (!terminal_) return;
    std::fprintf(stderr, "\r\033[K%s", text.c_str());
    std::fflush(stderr);
    shown_ = true;
  }
  void clear() {
    if (shown_) std::fprintf(stderr, "\r\033[K");
    shown_ = false;
  }

 private:
  bool terminal_;
  bool shown_ = false;
};

CommandResult run(const Arguments& arguments, World& world, ProgressLine& progress) {
  switch (arguments.command) {
  case Arguments::Command::compose:
    return compose(arguments.compose, world, [&](const std::string& text) { progress.show(text); });
  case Arguments::Command::preview:
    return serve_preview(arguments.compose, arguments.port, world);
  case Arguments::Command::check:
    return check(arguments.path, arguments.compose.feed_folders, world);
  case Arguments::Command::verify:
    return verify(arguments.path, arguments.compose.edition, arguments.compose.feed_folders, world);
  case Arguments::Command::fit: {
    FitRequest request = arguments.fit;
    request.edition = arguments.compose.edition;
    request.feed_folders = arguments.compose.feed_folders;
    return fit(request, world, [&](const std::string& text) { progress.show(text); });
  }
  case Arguments::Command::fonts:
    return fonts(arguments.path, world);
  case Arguments::Command::lines:
    return lines(arguments.lines, world, std::cin,
                 [](std::string_view text) { std::fwrite(text.data(), 1, text.size(), stdout); });
  case Arguments::Command::template_new:
    return new_template(arguments.new_template, world);
  case Arguments::Command::template_list:
    return list_templates(world);
  case Arguments::Command::none:
    break;
  }
  return {};
}

} // namespace

int main(int argc, char** argv) {
  std::setlocale(LC_ALL, "C");
  std::ios::sync_with_stdio(false);
  Arguments arguments;
  if (const auto status = parse_arguments(argc, argv, arguments)) return *status;
  const auto world = make_os_world(find_data_folder());
  ProgressLine progress;
  const CommandResult result = run(arguments, *world, progress);
  progress.clear();
  std::fputs(result.messages.c_str(), stderr);
  std::fputs(result.output.c_str(), stdout);
  if (std::fflush(stdout) != 0) return 3;
  return result.status;
}
