// Random editions through the real readers and typeset(). BROADSHEET_PROPERTY_RUNS says how many,
// BROADSHEET_PROPERTY_SEED where to begin (to see one again: that seed, and 1 run; BROADSHEET_PROPERTY_KEEP names a
// folder that keeps its files).
#include "tests/property/checks.hpp"
#include "tests/property/random_edition.hpp"
#include "tests/support/folder.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

namespace broadsheet::testing {
namespace {

constexpr int kDefaultRuns = 200; // in ctest; seeds 1 to 1000 hold (BROADSHEET_PROPERTY_RUNS=1000)

int number_from(const char* name, int otherwise) {
  const char* text = std::getenv(name);
  return text ? std::atoi(text) : otherwise;
}

std::string joined(const Faults& faults) {
  std::string text;
  for (std::size_t i = 0; i < faults.size() && i < 8; ++i) text += "  " + faults[i] + "\n";
  if (faults.size() > 8) text += "  and " + std::to_string(faults.size() - 8) + " more\n";
  return text;
}

void check_same(const Typeset& a, const Typeset& b, const std::string& what, Faults& faults) {
  if (a.pages.size() != b.pages.size()) return faults.push_back(what + ": another number of pages");
  for (std::size_t i = 0; i < a.pages.size(); ++i)
    if (all_of(a.pages[i]) != all_of(b.pages[i]))
      faults.push_back(what + ": page " + std::to_string(a.pages[i].number) + " is another");
}

// What the editions had in them: a generator that makes nothing proves nothing.
struct Seen {
  std::size_t pages = 0, jumps = 0, notices_back = 0, overset = 0, repeated = 0, codes = 0, continued = 0, vertical = 0,
              beside = 0;
  std::size_t twice = 0, to_one_page = 0;     // stories that jump again; pages that several stories jump to
  std::size_t cells = 0, own = 0;             // lines beside others in rows and after marks; those of heads said again
  std::map<CopyfitLever, std::size_t> levers; // stories for which it was pulled
  std::size_t fillers = 0, quotes = 0, l_shaped = 0, mirrored = 0, right_to_left = 0, obstacles = 0;
  // Frames of a page, by what they are; pages whose columns or words go from right to left.
  void count_frames(const LoadedEdition& edition, const DisplayPage& page) {
    mirrored += page.grid.right_to_left;
    right_to_left += std::any_of(page.items.begin(), page.items.end(), [](const DisplayItem& item) {
      const auto* run = std::get_if<TextRun>(&item);
      return run != nullptr && run->right_to_left;
    });
    for (const AnatomyPart& part : page.anatomy.parts) {
      const AnatomyFrame& frame = page.anatomy.frames[part.frame];
      l_shaped += !frame.parts.empty();
      fillers += edition.stories[part.story].filler;
    }
    for (const AnatomyLine& line : page.anatomy.lines) quotes += line.role == BlockRole::quote && !line.engine_words;
    for (const PageTemplate& made : edition.templates.pages)
      for (const Frame& frame : made.frames)
        for (const AnatomyFrame& set : page.anatomy.frames)
          obstacles += frame.runaround.kind != Runaround::none && set.rect == frame.rect && set.name == frame.name;
  }
  void count(const LoadedEdition& edition, const Typeset& set) {
    for (const StoryResult& story : set.result.stories)
      for (const LadderUse& use : story.fit.ladder) ++levers[use.lever];
    for (const DisplayPage& page : set.pages) count_frames(edition, page);
    pages += set.pages.size();
    repeated += set.pages.size() - edition.plan.pages.size();
    for (const StoryResult& story : set.result.stories)
      jumps += story.jumps.size(), overset += story.fit.over.has_value(), twice += story.jumps.size() > 1;
    for (const DisplayPage& page : set.pages) {
      std::size_t here = 0;
      for (const DisplayRegion& region : page.regions) here += region.kind == RegionKind::jump_from;
      to_one_page += here > 1;
      for (const DisplayRegion& region : page.regions) {
        notices_back += region.kind == RegionKind::jump_from;
        continued += region.kind == RegionKind::continuation;
      }
      std::size_t down = 0, across = 0;
      for (const DisplayItem& item : page.items) {
        codes += std::holds_alternative<QrItem>(item);
        const auto* line = std::get_if<TextLine>(&item);
        if (line) ++(line->vertical ? down : across);
        if (line && line->beside) ++(line->copy_begin == line->copy_end ? own : cells);
      }
      vertical += down;
      beside += down > 0 && across > 0;
    }
  }
};

void check_seed(std::uint64_t seed, const TestFolder& folder, Seen& seen) {
  const std::string name = std::to_string(seed);
  for (const auto& [path, bytes] : random_edition(seed)) {
    folder.write(name + "/" + path, bytes);
    if (const char* keep = std::getenv("BROADSHEET_PROPERTY_KEEP")) {
      std::filesystem::create_directories(std::filesystem::path(keep) / "set");
      std::ofstream(std::filesystem::path(keep) / path, std::ios::binary) << bytes;
    }
  }
  const auto loaded = load(folder / (name + "/edition.xml"));
  ASSERT_TRUE(loaded->edition) << "seed " << seed << "\n" << loaded->told();
  const LoadedEdition& edition = *loaded->edition;
  const Typeset set = typeset_all(edition, 1);
  Faults faults;
  check_ledger(edition, set, faults);
  check_order(edition, set, faults);
  check_places(edition, set, faults);
  check_jumps(edition, set, faults);
  check_same(set, typeset_all(edition, 3), "three jobs", faults);
  if (seed % 4 == 0) check_same(set, typeset_all(edition, 1), "a second run", faults);
  seen.count(edition, set);
  EXPECT_TRUE(faults.empty()) << "seed " << seed << ":\n" << joined(faults);
}

TEST(RandomEditions, HoldWhatIsPromised) {
  const int first = number_from("BROADSHEET_PROPERTY_SEED", 1),
            runs = number_from("BROADSHEET_PROPERTY_RUNS", kDefaultRuns);
  std::printf("seeds %d to %d\n", first, first + runs - 1);
  const TestFolder folder;
  Seen seen;
  for (int seed = first; seed < first + runs; ++seed) check_seed(static_cast<std::uint64_t>(seed), folder, seen);
  std::printf(
      "%zu pages (%zu repeated), %zu jumps (%zu notices back), %zu continued parts, %zu overset stories, %zu codes\n",
      seen.pages, seen.repeated, seen.jumps, seen.notices_back, seen.continued, seen.overset, seen.codes);
  std::printf("%zu stories jump more than once, %zu pages take the jumps of several\n", seen.twice, seen.to_one_page);
  std::printf("%zu vertical lines, %zu pages with both directions\n", seen.vertical, seen.beside);
  std::printf("%zu lines beside others, and %zu in heads said again\n", seen.cells, seen.own);
  for (const auto& [lever, times] : seen.levers) std::printf("%s %zu, ", std::string(name_of(lever)).c_str(), times);
  std::printf("\n%zu fillers, %zu lines of quotes, %zu L-shaped frames, %zu frames that others run around, %zu pages "
              "with mirrored columns, %zu with words from right to left\n",
              seen.fillers, seen.quotes, seen.l_shaped, seen.obstacles, seen.mirrored, seen.right_to_left);
  if (runs < kDefaultRuns) return;
  for (const CopyfitLever lever : {CopyfitLever::head_size, CopyfitLever::head_space, CopyfitLever::picture_height,
                                   CopyfitLever::trim, CopyfitLever::leading})
    EXPECT_GT(seen.levers[lever], 0U) << name_of(lever);
  for (const std::size_t times :
       {seen.fillers, seen.quotes, seen.l_shaped, seen.obstacles, seen.mirrored, seen.right_to_left})
    EXPECT_GT(times, 0U);
  EXPECT_GT(seen.cells, 300U);
  EXPECT_GT(seen.own, 5U);
  EXPECT_GT(seen.vertical, 500U);
  EXPECT_GT(seen.beside, 20U);
  EXPECT_GT(seen.jumps, 20U);
  EXPECT_GT(seen.twice, 2U);
  EXPECT_GT(seen.to_one_page, 2U);
  EXPECT_GT(seen.notices_back, 20U);
  EXPECT_GT(seen.repeated, 5U);
  EXPECT_GT(seen.overset, 20U);
  EXPECT_GT(seen.codes, 5U);
}

} // namespace
} // namespace broadsheet::testing
