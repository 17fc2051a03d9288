// Random editions composed, one item changed, composed again: the same as from scratch, and no page set that the item
// does not touch. BROADSHEET_LATE_RUNS says how many, BROADSHEET_PROPERTY_SEED where to begin.
#include "tests/property/random_edition.hpp"
#include "tests/property/random_news.hpp"
#include "tests/support/late_news.hpp"
#include "tests/support/typesetting.hpp"

#include "layout/lines/hyphen_patterns.hpp"

#include <gtest/gtest.h>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace broadsheet::testing {
namespace {

constexpr int kDefaultRuns = 48;

int number_from(const char* name, int otherwise) {
  const char* text = std::getenv(name);
  return text ? std::atoi(text) : otherwise;
}

// Pages that a story may stand on, and all that are tied to them: grown page by page until nothing is added. The engine
// finds its groups in another way (page_groups.cpp).
class Touched {
 public:
  Touched(const LoadedEdition& edition, const std::string& id) : edition_(edition), plan_(edition.plan) {
    for (std::uint32_t story = 0; story < edition.stories.size(); ++story)
      if (edition.stories[story].id == id) stories_.insert(story);
    for (std::size_t before = SIZE_MAX; before != pages_.size() + stories_.size();) {
      before = pages_.size() + stories_.size();
      for (const Placement& placement : plan_.placements) tie(placement);
      tie_fillers();
    }
  }
  [[nodiscard]] std::set<int> numbers() const {
    std::set<int> numbers;
    for (const std::uint32_t page : pages_) numbers.insert(plan_.pages[page].number);
    return numbers;
  }

 private:
  // A chain of frames ties its pages; so do parts of one story: its pull quotes.
  void tie(const Placement& placement) {
    const bool shown = std::any_of(placement.chain.begin(), placement.chain.end(),
                                   [&](const FrameOnPage& place) { return pages_.contains(place.page); });
    const bool told = std::any_of(placement.stories.begin(), placement.stories.end(),
                                  [&](std::uint32_t story) { return stories_.contains(story); });
    if (!shown && !told) return;
    for (const FrameOnPage& place : placement.chain) pages_.insert(place.page);
    stories_.insert(placement.stories.begin(), placement.stories.end());
  }
  // The pool of fillers, while there are some, ties all pages that may take one.
  void tie_fillers() {
    std::set<std::uint32_t> takers;
    for (std::uint32_t page = 0; page < plan_.pages.size(); ++page)
      for (const Frame& frame : edition_.templates.pages[plan_.pages[page].page_template].frames)
        if (frame.fill == Underset::filler) takers.insert(page);
    const auto is_known = [](const auto& all, const auto& some) {
      return std::any_of(some.begin(), some.end(), [&](std::uint32_t one) { return all.contains(one); });
    };
    if (!is_known(stories_, plan_.fillers) && (plan_.fillers.empty() || !is_known(pages_, takers))) return;
    pages_.insert(takers.begin(), takers.end());
  }

  const LoadedEdition& edition_;
  const EditionPlan& plan_;
  std::set<std::uint32_t> pages_, stories_;
};

// Pages that are added to the last one go with it.
std::set<int> without_repeats(const std::set<int>& pages, const EditionPlan& plan) {
  std::set<int> planned;
  for (const int page : pages) planned.insert(std::min(page, plan.pages.back().number));
  return planned;
}

struct Seen {
  int runs = 0, with_pages_taken = 0, set = 0, taken = 0;
  std::map<std::string_view, int> news;
};

void write_all(const LateDesk& desk, const std::map<std::string, std::string>& files) {
  for (const auto& [path, bytes] : files) desk.write(path, bytes);
}

// Files of hyphenation patterns that the paper reads. Every page's word has all of them (group_input.cpp): the first
// story in a language, or the last, sets all pages again.
std::set<std::string> patterns(const LateDesk& desk) {
  const auto loaded = load(desk.request.edition);
  std::set<std::string> files;
  if (!loaded->edition) return files;
  for (const Story& story : loaded->edition->stories) {
    files.insert(hyphen_patterns(story.language));
    for (const Block& block : story.blocks) files.insert(hyphen_patterns(block.language));
  }
  files.insert(hyphen_patterns(loaded->edition->edition.language));
  files.insert(hyphen_patterns(loaded->edition->templates.styles.language));
  return files;
}

std::set<int> touched(const LateDesk& desk, const std::string& id) {
  const auto loaded = load(desk.request.edition);
  EXPECT_TRUE(loaded->edition) << loaded->told();
  return loaded->edition ? Touched(*loaded->edition, id).numbers() : std::set<int>{};
}

void check_seed(std::uint64_t seed, Seen& seen) {
  static constexpr OutputFormat formats[] = {OutputFormat::text, OutputFormat::pdf, OutputFormat::png};
  LateDesk desk;
  desk.request.format = formats[seed % 3];
  desk.request.guides = seed % 2 == 0;
  desk.request.dpi = 40;
  auto files = random_edition(seed);
  write_all(desk, files);
  const LateRun first = desk.late();
  ASSERT_LT(first.result.status, 2) << "seed " << seed << "\n" << first.result.messages;
  if (seed % 4 == 0) {
    const LateRun again = desk.late();
    EXPECT_TRUE(again.set.empty()) << "seed " << seed << ": nothing has changed";
    EXPECT_EQ(differences(again, first), std::vector<std::string>{}) << "seed " << seed;
  }

  Random random(seed * 7919 + 1);
  const auto before = files;
  const LateItem item = change_one_item(random, files);
  std::set<int> expected = touched(desk, item.id);
  const std::set<std::string> patterns_before = patterns(desk);
  write_all(desk, files);
  expected.merge(touched(desk, item.id));
  const LateRun late = desk.late(), scratch = desk.from_scratch();
  const std::string what = fmt::format("seed {}, {} of {}", seed, name_of(item.news), item.id);
  ASSERT_LT(late.result.status, 2) << what << "\n" << late.result.messages;
  for (const std::string& difference : differences(late, scratch)) ADD_FAILURE() << what << ": " << difference;
  const auto loaded = load(desk.request.edition);
  if (patterns(desk) != patterns_before)
    for (const PlannedPage& page : loaded->edition->plan.pages) expected.insert(page.number);
  EXPECT_EQ(without_repeats(late.set, loaded->edition->plan), expected) << what;
  ++seen.runs;
  ++seen.news[name_of(item.news)];
  seen.set += static_cast<int>(late.set.size());
  seen.taken += static_cast<int>(scratch.set.size() - late.set.size());
  seen.with_pages_taken += late.set.size() < scratch.set.size() && !late.set.empty();
}

TEST(LateNewsOfRandomEditions, TouchItsPagesOnly) {
  const int first = number_from("BROADSHEET_PROPERTY_SEED", 1),
            runs = number_from("BROADSHEET_LATE_RUNS", kDefaultRuns);
  std::printf("seeds %d to %d\n", first, first + runs - 1);
  Seen seen;
  for (int seed = first; seed < first + runs; ++seed) check_seed(static_cast<std::uint64_t>(seed), seen);
  std::printf("%d pages set again, %d taken over; in %d runs some were set and some taken over\n", seen.set, seen.taken,
              seen.with_pages_taken);
  for (const auto& [name, count] : seen.news) std::printf("%d times %s\n", count, std::string(name).c_str());
  if (runs < kDefaultRuns) return;
  EXPECT_GT(seen.with_pages_taken, 8);
  EXPECT_GT(seen.set, 40);
  EXPECT_GT(seen.taken, 20); // pull quotes and the pool of fillers tie most pages of these papers together
  EXPECT_EQ(seen.news.size(), 6U);
}

} // namespace
} // namespace broadsheet::testing
