// The real command, run in a process of its own.
#pragma once

#include "tests/support/folder.hpp"

#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include <sys/wait.h>

namespace broadsheet::testing {

struct CommandRun {
  int status = -1; // -1: it did not end by itself
  std::string out, err;
};

inline std::string quoted(const std::string& word) {
  std::string text = "'";
  for (const char c : word) text += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return text + "'";
}

// Runs a program in the folder `in`, its streams caught in files.
inline CommandRun run_program(const std::string& program, const std::vector<std::string>& arguments,
                              const std::string& in) {
  const TestFolder streams;
  std::string line = "cd " + quoted(in) + " && " + quoted(program);
  for (const std::string& argument : arguments) line += " " + quoted(argument);
  line += " >" + quoted(streams / "out") + " 2>" + quoted(streams / "err") + " </dev/null";
  const int status = std::system(line.c_str());
  CommandRun run;
  run.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  run.out = streams.read("out");
  run.err = streams.read("err");
  return run;
}

inline CommandRun broadsheet_command(const std::vector<std::string>& arguments, const std::string& in = ".") {
  return run_program(std::filesystem::absolute(BROADSHEET_COMMAND).string(), arguments, in);
}

} // namespace broadsheet::testing
