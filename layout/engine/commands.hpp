// The engine's public face: one call for each command. Everything outside (files, fonts) comes through World; nothing
// is printed here. Exit statuses: 0 done · 1 written, and the desk must look · 2 the input cannot be used · 3 the
// machine failed (disk, memory).
#pragma once

#include "layout/base/world.hpp"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace broadsheet {

enum class OutputFormat : std::uint8_t { pdf, png, svg, text, json };

struct CommandResult {
  int status = 0;
  std::string output;   // for the standard output
  std::string messages; // for the standard error: diagnostics, located
};

// Called now and then on long work: a short line such as "page 12". May be empty.
using Progress = std::function<void(const std::string&)>;

struct ComposeRequest {
  std::string edition;
  std::vector<std::string> feed_folders;
  std::string output;     // file; empty: the edition's date and the format's ending in the current folder
  std::string split;      // folder: one file a page, 20250611-01.pdf
  std::vector<int> pages; // page numbers; empty: all
  OutputFormat format = OutputFormat::pdf;
  std::string report;  // file; empty: none
  unsigned jobs = 0;   // 0: as many as the machine has cores
  bool strict = false; // status 1 writes nothing
  bool guides = false; // proof marks, frames and grid
  double dpi = 100;    // PNG
  bool marks = false;  // PDF: crop and register marks around the pages
};
CommandResult compose(const ComposeRequest& request, World& world, const Progress& progress);

// One page as a PNG in memory, for the live preview: `request.pages` names it, `request.dpi` and `request.guides`
// count.
struct PageImage {
  int status = 0;
  std::string png;        // empty when the page could not be made
  std::string messages;   // diagnostics, and the report's table
  std::vector<int> pages; // numbers of all pages of the paper
  std::vector<int> set;   // numbers of the pages that were set for it; the others were known
};
// What the live page knows of its last run: pages that hang together with nothing that has changed, and pictures of
// pages, are not made again. The image and the messages are those of a run without it.
struct LiveMemo;
std::shared_ptr<LiveMemo> make_live_memo();
PageImage render_page(const ComposeRequest& request, World& world, LiveMemo* memo = nullptr);

// Every fault of an edition (with its feeds and templates), a feed or a template folder, at once; nothing is written.
// The files are also checked against the RELAX NG schemas that ship.
CommandResult check(const std::string& path, const std::vector<std::string>& feed_folders, World& world);

// The conservation proof: status 0, or 1 with the first differences.
CommandResult verify(const std::string& pdf, const std::string& edition, const std::vector<std::string>& feed_folders,
                     World& world);

// Role, family, style, file and version of every face of a template set, as a table.
CommandResult fonts(const std::string& template_folder, World& world);

} // namespace broadsheet
