// What copyfit costs: papers of single stories, hardly one of which fits, set with everything and set first-fit without
// copyfit (TypesetOptions::first_fit), by turns in one run. docs/performance.md has the table.
// usage: bench_copyfit [ROUNDS [PAGES...]]      medians; without arguments 5 rounds of 4, 16 and 64 pages
//        bench_copyfit --write FOLDER zh|en PAGES    the edition as files, to be looked at
#include "layout/engine/typeset.hpp"
#include "layout/output/cairo/render.hpp"
#include "layout/output/press/finish_pdf.hpp"
#include "tests/bench/copyfit/desk_edition.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <exception>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <vector>

#include <fmt/format.h>

namespace broadsheet::bench {
namespace {

// Milliseconds: from the files to the PDF with two threads, as the command has it, wall and processor time; and layout
// alone, with one thread, nothing painted, processor time. A machine that does something else shows in the first only.
struct Times {
  std::vector<double> wall, edition, layout;
};
struct Clocks {
  double wall = 0, processor = 0;
};

struct Job {
  Copy copy;
  int pages;
  FilesInMemory files;
  Times everything, first_fit;
};

// What became of the stories.
struct Counts {
  int stories = 0, pulled = 0, jumped = 0, over = 0, under = 0;
};

Clocks now() {
  const std::chrono::duration<double, std::milli> wall = std::chrono::steady_clock::now().time_since_epoch();
  return {wall.count(), 1000.0 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC};
}
Clocks since(Clocks begin) {
  const Clocks end = now();
  return {end.wall - begin.wall, end.processor - begin.processor};
}

std::unique_ptr<LoadedEdition> load(const Job& job) {
  SourceMap sources;
  const auto world = make_memory_world(job.files);
  auto loaded = load_edition({kDeskEdition, {desk_templates()}, true, true}, *world, sources);
  if (!loaded.ok()) throw std::runtime_error("the desk's edition cannot be read");
  return std::move(*loaded.value);
}

TypesetResult check(TypesetResult result) {
  if (!result.ledger_adds_up) throw std::runtime_error("the ledger does not add up");
  return result;
}

Clocks whole_edition(const Job& job, bool first_fit) {
  const Clocks begin = now();
  const auto edition = load(job);
  PdfWriter writer(edition->display);
  check(typeset(*edition, {2, first_fit}, [&](const DisplayPage& page) { writer.add(page); }));
  if (finish_pdf(writer.finish(), edition->display.metadata).empty()) throw std::runtime_error("no PDF");
  return since(begin);
}

double layout_alone(const Job& job, bool first_fit) {
  const auto edition = load(job);
  const Clocks begin = now();
  check(typeset(*edition, {1, first_fit}, [](const DisplayPage&) {}));
  return since(begin).processor;
}

Counts count(const Job& job) {
  const auto edition = load(job);
  Counts counts;
  for (const StoryResult& story : check(typeset(*edition, {1, false}, [](const DisplayPage&) {})).stories) {
    ++counts.stories;
    counts.pulled += story.fit.ladder.empty() ? 0 : 1;
    counts.jumped += story.jumps.empty() ? 0 : 1;
    counts.over += story.fit.over ? 1 : 0;
    counts.under += story.fit.lines_under > 0 ? 1 : 0;
  }
  return counts;
}

double median(std::vector<double> times) {
  std::sort(times.begin(), times.end());
  return times.empty() ? 0 : times[times.size() / 2];
}

void measure(Job& job, int rounds) {
  for (int round = 0; round <= rounds; ++round)
    for (const bool first_fit : {true, false}) {
      Times& times = first_fit ? job.first_fit : job.everything;
      const Clocks edition = whole_edition(job, first_fit);
      const double layout = layout_alone(job, first_fit);
      if (round == 0) continue; // warms files and faces
      times.wall.push_back(edition.wall);
      times.edition.push_back(edition.processor);
      times.layout.push_back(layout);
    }
}

void print(const Job& job) {
  const Counts counts = count(job);
  const auto cell = [](const std::vector<double>& plain, const std::vector<double>& fitted) {
    return fmt::format("{:.0f} | {:.0f} | {:.2f}", median(plain), median(fitted), median(fitted) / median(plain));
  };
  fmt::print("| {}-{} | {} | {} | {} | {} | {} | {} | {} | {:.1f} | {} |\n", job.copy == Copy::chinese ? "zh" : "en",
             job.pages, counts.stories, counts.pulled, counts.jumped, counts.over, counts.under,
             cell(job.first_fit.wall, job.everything.wall), cell(job.first_fit.edition, job.everything.edition),
             median(job.everything.edition) / job.pages, cell(job.first_fit.layout, job.everything.layout));
  std::fflush(stdout);
}

int compare(int rounds, const std::vector<int>& pages) {
  fmt::print("| job | stories | levers pulled | jumped | overset | short | wall, first-fit | everything | ratio "
             "| cpu, first-fit | everything | ratio | cpu a page | layout cpu, first-fit | everything | ratio |\n|");
  for (int column = 0; column < 16; ++column) fmt::print("---|");
  fmt::print("\n");
  for (const Copy copy : {Copy::chinese, Copy::english}) {
    const Rooms rooms = measure_rooms(copy);
    for (const int count : pages) {
      Job job{copy, count, desk_edition(copy, count, rooms), {}, {}};
      measure(job, rounds);
      print(job);
    }
  }
  return 0;
}

int write(const std::filesystem::path& folder, const std::string& language, int pages) {
  const Copy copy = language == "zh" ? Copy::chinese : Copy::english;
  std::filesystem::create_directories(folder);
  for (const auto& [name, bytes] : desk_edition(copy, pages, measure_rooms(copy)))
    std::ofstream(folder / name, std::ios::binary) << bytes;
  std::filesystem::copy(desk_templates() + "/templates-" + language, folder / ("templates-" + language),
                        std::filesystem::copy_options::overwrite_existing | std::filesystem::copy_options::recursive);
  return 0;
}

int run(const std::vector<std::string>& words) {
  if (words.size() == 4 && words[0] == "--write") return write(words[1], words[2], std::stoi(words[3]));
  const int rounds = words.empty() ? 5 : std::stoi(words[0]);
  std::vector<int> pages{4, 16, 64};
  if (words.size() > 1) pages.clear();
  for (std::size_t i = 1; i < words.size(); ++i) pages.push_back(std::stoi(words[i]));
  return compare(rounds, pages);
}

} // namespace
} // namespace broadsheet::bench

int main(int argc, char** argv) try {
  return broadsheet::bench::run({argv + 1, argv + argc});
} catch (const std::exception& failure) {
  fmt::print(stderr, "bench_copyfit: {}\n", failure.what());
  return 2;
}
