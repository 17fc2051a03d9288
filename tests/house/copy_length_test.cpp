// Every slot of every page of the house template sets with 40 to 250 per cent of its copy: nothing is lost, what is
// over and under is what a recount of the finished pages says, and legs end level.
//
// Each example edition that uses a house set is read once and set once for each length: all of its slots change at
// once, each by another length, so that every slot has had every length in the end. BROADSHEET_HOUSE_ALONE=1 changes
// one story at a time as well (minutes instead of seconds).
#include "tests/house/scale_copy.hpp"

#include "layout/base/world.hpp"
#include "layout/engine/typeset.hpp"
#include "templates/language/read_templates.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <set>

#include <fmt/format.h>

namespace broadsheet::testing {
namespace {

namespace fs = std::filesystem;

constexpr std::array<int, 8> kPercents{40, 60, 80, 100, 120, 150, 200, 250};
const std::string kHouse = BROADSHEET_SOURCE "/templates/house";

// Example editions whose template set is a house set.
std::vector<std::string> house_editions() {
  std::vector<std::string> editions;
  for (const auto& folder : fs::directory_iterator(BROADSHEET_SOURCE "/examples")) {
    if (!folder.is_directory()) continue;
    for (const auto& file : fs::directory_iterator(folder.path()))
      if (file.path().extension() == ".xml" && !file.path().filename().string().starts_with("feed"))
        editions.push_back(file.path().string());
  }
  std::sort(editions.begin(), editions.end());
  return editions;
}

struct House {
  SourceMap sources;
  std::unique_ptr<LoadedEdition> edition;
  StoryTable stories; // as they were read
};

std::unique_ptr<House> load_house(const std::string& path) {
  auto house = std::make_unique<House>();
  const auto world = make_os_world(BROADSHEET_SOURCE);
  auto outcome = load_edition({path, {}, true, true}, *world, house->sources);
  for (const Diagnostic& fault : outcome.diagnostics)
    if (fault.severity == Severity::error) ADD_FAILURE() << format_diagnostic(fault, house->sources);
  if (!outcome.value) return nullptr;
  house->edition = std::move(*outcome.value);
  house->stories = house->edition->stories;
  return house;
}

// What is read off the finished pages, by nothing of the engine's own counting.
struct Recount {
  std::vector<std::size_t> printed; // code points, by story
  struct Uneven {
    int page;
    Rect frame;
    std::string words;
  };
  std::vector<Uneven> uneven;     // legs that do not end level
  std::size_t frames_of_legs = 0; // frames that have been looked at
};

std::size_t code_points_of(const Story& story, const CopyRange& copy) {
  const std::string_view text =
      std::string_view(story.blocks[copy.block].text.utf8).substr(copy.begin, copy.end - copy.begin);
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

class PageRecount {
 public:
  PageRecount(const LoadedEdition& edition, const DisplayPage& page, Recount& recount)
      : edition_(edition), page_(page), recount_(recount) {}

  void run() {
    for (const DisplayItem& item : page_.items) {
      if (const auto* mark = std::get_if<ProofMark>(&item); mark && mark->kind == MarkKind::frame) begin_frame(*mark);
      if (const auto* line = std::get_if<TextLine>(&item)) add_line(*line);
    }
    end_frame();
    for (const CopyRange& copy : page_.copy)
      recount_.printed[copy.story] += code_points_of(edition_.stories[copy.story], copy);
  }

 private:
  void begin_frame(const ProofMark& mark) {
    end_frame();
    feet_.clear();
    frame_ = nullptr;
    for (const PageTemplate& page : edition_.templates.pages)
      for (const Frame& frame : page.frames)
        if (frame.name == mark.text && is_of(page)) frame_ = &frame;
    rect_ = mark.rect;
  }

  [[nodiscard]] bool is_of(const PageTemplate& page) const {
    for (const PlannedPage& planned : edition_.plan.pages)
      if (planned.number == page_.number) return &edition_.templates.pages[planned.page_template] == &page;
    return false;
  }

  void add_line(const TextLine& line) {
    if (!frame_ || frame_->columns < 2 || frame_->head == HeadSpan::column || line.vertical) return;
    if (line.copy_begin == line.copy_end) return add_notice(line);
    const CopyRange& copy = page_.copy[line.copy_begin];
    const BlockRole role = edition_.stories[copy.story].blocks[copy.block].role;
    if (role == BlockRole::cell || role == BlockRole::head_cell) tables_ = true; // may stand two lines off (L8)
    if (role != BlockRole::paragraph && role != BlockRole::item) return;
    Length& foot = feet_[leg_of(line.rect.x)];
    foot = std::max(foot, line.rect.bottom());
    ++lines_;
  }

  // "Continued on Page 2" under a leg is its last line, at whatever side of the leg it stands.
  void add_notice(const TextLine& line) {
    if (!rect_.contains(line.rect)) return; // furniture
    const auto next = feet_.upper_bound(line.rect.x.sp + Length::points(36).sp);
    if (next != feet_.begin()) std::prev(next)->second = std::max(std::prev(next)->second, line.rect.bottom());
  }

  // Lines of a leg begin within 4 em of each other: items hang, and drop caps and side heads shift them.
  std::int32_t leg_of(Length x) const {
    for (const auto& [leg, foot] : feet_)
      if (std::abs(leg - x.sp) < Length::points(36).sp) return leg;
    return x.sp;
  }

  // The foot of the room that a leg has: in an L-shaped frame that of its part.
  [[nodiscard]] Length room_of(std::int32_t leg) const {
    for (const AnatomyFrame& frame : page_.anatomy.frames)
      if (frame.name == frame_->name)
        for (const Rect& part : frame.parts)
          if (part.x.sp <= leg && leg < part.right().sp) return part.bottom();
    return rect_.bottom();
  }

  // Feet within one line of each other, or full (L8); a story of fewer lines than two a leg may leave legs empty.
  void end_frame() {
    if (frame_ && !tables_ && frame_->columns > 1 && frame_->balance && lines_ >= 4 * frame_->columns) {
      ++recount_.frames_of_legs;
      Length lowest;
      for (const auto& [leg, foot] : feet_) lowest = std::max(lowest, foot);
      std::int32_t rows = 0;
      for (const auto& [leg, foot] : feet_)
        rows = std::max(rows, (std::min(lowest, room_of(leg)) - foot).sp / page_.grid.leading.sp);
      if (rows > 1 || feet_.size() < static_cast<std::size_t>(frame_->columns))
        recount_.uneven.push_back({page_.number, rect_,
                                   fmt::format("page {} frame {}: {} of {} legs used, feet {} rows apart", page_.number,
                                               frame_->name, feet_.size(), frame_->columns, rows)});
    }
    lines_ = 0;
    tables_ = false;
  }

  const LoadedEdition& edition_;
  const DisplayPage& page_;
  Recount& recount_;
  const Frame* frame_ = nullptr;
  Rect rect_;
  std::map<std::int32_t, Length> feet_; // by leg
  int lines_ = 0;
  bool tables_ = false;
};

class CopyLength : public ::testing::TestWithParam<std::string> {};

struct Sums {
  std::size_t runs = 0, over = 0, trims = 0, under = 0, jumps = 0, frames_of_legs = 0, uneven = 0;
};

// The page rules told of legs that are not level (L8), or why they cannot be: copy is over (L1), or a paragraph parts
// badly there (L7).
bool is_reported(const TypesetResult& result, const Recount::Uneven& legs) {
  return std::any_of(result.rule_breaks.begin(), result.rule_breaks.end(), [&](const RuleBreak& told) {
    const bool of_legs = told.rule == PageRule::L8 || told.rule == PageRule::L1 || told.rule == PageRule::L7;
    return of_legs && told.page == legs.page && told.place.overlaps(legs.frame);
  });
}

// Characters of the paragraphs that the desk gave up (`trim`), which the report names; others may not be dropped.
std::size_t trimmed_of(const Story& story, const FitReport& fit) {
  std::size_t sum = 0;
  for (const TrimmedBlock& trimmed : fit.trimmed) {
    const Block& block = story.blocks[trimmed.block];
    EXPECT_TRUE(block.trim > 0 || block.role == BlockRole::subhead) << story.id << ": " << block.text.utf8;
    CopyRange whole;
    whole.block = trimmed.block;
    whole.end = static_cast<std::uint32_t>(block.text.utf8.size());
    sum += code_points_of(story, whole);
  }
  return sum;
}

// Sets the edition as its stories stand now, and recounts.
void set_and_check(const LoadedEdition& edition, const std::string& what, Sums& sums) {
  Recount recount;
  recount.printed.resize(edition.stories.size());
  const TypesetResult result =
      typeset(edition, {1}, [&](const DisplayPage& page) { PageRecount(edition, page, recount).run(); });
  EXPECT_TRUE(result.ledger_adds_up && result.ledger_faults.empty()) << what;
  std::size_t fed = 0, over = 0, trimmed = 0;
  for (std::size_t i = 0; i < edition.stories.size(); ++i) {
    const Story& story = edition.stories[i];
    const StoryResult& set = result.stories[i];
    const std::size_t all = characters_of(story), told = set.fit.over ? set.fit.over->characters : 0;
    const std::size_t dropped = trimmed_of(story, set.fit);
    fed += all;
    over += told;
    trimmed += dropped;
    EXPECT_EQ(recount.printed[i] + told + dropped, all) << what << ": story " << story.id << " has so many characters";
    EXPECT_EQ(set.fit.over.has_value(), recount.printed[i] + dropped < all) << what << ": story " << story.id;
    if (set.fit.over) {
      // A picture frame too low for a caption of its own measure counts no lines.
      if (story.kind != StoryKind::picture) {
        EXPECT_GT(set.fit.over->lines, 0) << what << ": story " << story.id;
      }
      EXPECT_EQ(set.fit.lines_under, 0) << what << ": story " << story.id << " is over and under";
    }
    sums.under += set.fit.lines_under > 0;
    sums.jumps += set.jumps.size();
  }
  EXPECT_EQ(result.ledger.fed, fed) << what;
  EXPECT_EQ(result.ledger.overset, over) << what;
  EXPECT_EQ(result.ledger.trimmed, trimmed) << what;
  ++sums.runs;
  sums.over += over > 0;
  sums.trims += trimmed > 0;
  sums.frames_of_legs += recount.frames_of_legs;
  sums.uneven += recount.uneven.size();
  for (const Recount::Uneven& legs : recount.uneven)
    EXPECT_TRUE(is_reported(result, legs)) << what << ": " << legs.words << ", and nobody is told";
}

TEST_P(CopyLength, NothingIsLostAndTheReportIsExact) {
  const auto house = load_house(GetParam());
  ASSERT_TRUE(house);
  if (house->edition->templates.folder.find("templates/house") == std::string::npos)
    GTEST_SKIP() << "not set with a house set: " << GetParam();
  LoadedEdition& edition = *house->edition;
  Sums sums;
  for (std::size_t step = 0; step < kPercents.size(); ++step) {
    for (std::size_t i = 0; i < house->stories.size(); ++i)
      edition.stories[i] = scaled(house->stories[i], kPercents[(i * 3 + step) % kPercents.size()], i + step);
    set_and_check(edition, fmt::format("step {}", step), sums);
  }
  if (std::getenv("BROADSHEET_HOUSE_ALONE"))
    for (std::size_t i = 0; i < house->stories.size(); ++i) {
      edition.stories = house->stories;
      for (const int percent : kPercents) {
        edition.stories[i] = scaled(house->stories[i], percent, i);
        set_and_check(edition, fmt::format("{} at {} %", edition.stories[i].id, percent), sums);
      }
    }
  std::printf(
      "%zu runs: %zu with copy over, %zu with trims, %zu stories under, %zu jumps; %zu frames of legs, %zu not level\n",
      sums.runs, sums.over, sums.trims, sums.under, sums.jumps, sums.frames_of_legs, sums.uneven);
  EXPECT_GT(sums.over, 0U) << "lengths that overset nothing prove nothing";
  EXPECT_GT(sums.under, 0U) << "lengths that leave nothing empty prove nothing";
  EXPECT_GT(sums.frames_of_legs, 0U);
}

std::string name_of_edition(const ::testing::TestParamInfo<std::string>& edition) {
  std::string name =
      fs::path(edition.param).parent_path().filename().string() + "_" + fs::path(edition.param).stem().string();
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(House, CopyLength, ::testing::ValuesIn(house_editions()), name_of_edition);

// A face that is taller than its leading reaches over the notice that stands under it: the page rules are not misled.
TEST(House, ATallRepeatHeadIsNoNotice) {
  const auto house = load_house(BROADSHEET_SOURCE "/examples/daily-en/tabloid.xml");
  ASSERT_TRUE(house);
  for (ParagraphStyle& style : house->edition->templates.styles.paragraphs)
    if (style.name == "jump-head") style.size = style.minimum_size = style.maximum_size = Length::points(34);
  const TypesetResult result = typeset(*house->edition, {1}, [](const DisplayPage&) {});
  ASSERT_EQ(std::count_if(result.stories.begin(), result.stories.end(),
                          [](const StoryResult& story) { return !story.jumps.empty(); }),
            1);
  for (const RuleBreak& told : result.rule_breaks)
    EXPECT_TRUE(told.rule != PageRule::L3 && told.rule != PageRule::L12) << told.message;
}

// Every page template of every house set is in an example edition, so that its slots are tested above.
TEST(House, EveryPageIsInAnExample) {
  std::map<std::string, std::set<std::string>> used;
  for (const std::string& path : house_editions()) {
    const auto house = load_house(path);
    ASSERT_TRUE(house) << path;
    const TemplateSet& set = house->edition->templates;
    for (const PlannedPage& page : house->edition->plan.pages)
      used[set.folder].insert(set.pages[page.page_template].name);
  }
  std::size_t sets = 0;
  for (const auto& folder : fs::directory_iterator(kHouse)) {
    if (!fs::exists(folder.path() / "style.xml")) continue;
    ++sets;
    SourceMap sources;
    const auto world = make_os_world(BROADSHEET_SOURCE);
    const auto set = read_templates(*world, sources, folder.path().string());
    ASSERT_TRUE(set.value && !has_errors(set.diagnostics)) << folder.path();
    for (const PageTemplate& page : set.value->pages)
      EXPECT_TRUE(used[folder.path().string()].contains(page.name)) << folder.path() << " " << page.name;
  }
  EXPECT_GE(sets, 3U);
}

} // namespace
} // namespace broadsheet::testing
