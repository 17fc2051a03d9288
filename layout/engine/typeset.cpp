#include "layout/engine/typeset.hpp"

#include "layout/base/utf8.hpp"
#include "layout/engine/page_rules.hpp"
#include "layout/engine/parallel.hpp"
#include "layout/engine/story_books.hpp"
#include "layout/flow/chain.hpp"
#include "layout/flow/picture_frame.hpp"
#include "layout/flow/quote_frame.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace broadsheet {
namespace {

constexpr std::size_t kPagesAhead = 6; // pages that may wait for the painter
constexpr int kMostRepeats = 4000;     // pages that repeat="as-needed" may add

// A chain in work.
struct ChainState {
  const Placement* placement = nullptr;
  std::unique_ptr<ChainFlow> flow; // none for pictures
  std::vector<FrameOnPage> chain;  // grows when the last page repeats
  std::size_t next = 0;            // index in chain of the frame to fill
  bool stopped = false;
  std::optional<int> came_from;
  // What the report has not heard of yet
  std::vector<JumpTaken> jumps;
  std::vector<HeadFit> heads;
  std::vector<std::uint32_t> unset_pictures;
  bool quote_unset = false;
  std::optional<FrameTask> last; // set when the chain stopped with copy left over
};

// One frame to fill on the page in work.
struct Task {
  std::size_t chain = 0;
  std::size_t link = 0; // index in the chain
};

// Fills the pages one after another; frames of a page that do not depend on each other at the same time.
class PageMaker {
 public:
  PageMaker(const LoadedEdition& edition, unsigned jobs, TypesetResult& result)
      : edition_(edition), jobs_(jobs), result_(result), shaper_(edition.catalogue), ledger_(edition.stories),
        books_(edition, result, ledger_), pages_(edition.plan.pages), rule_settings_(rule_settings(edition)) {
    context_.flow = {&edition.templates.styles, &edition.stories, &shaper_, &hyphenator_};
    context_.templates = &edition.templates;
    context_.edition = &edition.display;
    context_.pictures = &edition.pictures;
    context_.furniture_pictures = &edition.furniture_pictures;
    context_.data = &edition.furniture_data;
    context_.plan = &edition.plan;
    result_.stories.resize(edition.stories.size());
    for (const Placement& placement : edition.plan.placements) add_chain(placement);
    for (const std::uint32_t story : edition.plan.unplaced) ledger_.book_unplaced(story);
    ledger_.book_trimmed(edition.plan.spare_quotes);
  }

  // Makes the next page; nothing when all are made.
  std::optional<DisplayPage> next_page() {
    if (page_ == pages_.size() && !repeat_last_page()) return std::nullopt;
    fill_page();
    DisplayPage page = finish_page();
    judge(page);
    ++page_;
    return page;
  }

  void close() {
    for (RuleBreak& found : edition_check_.finish()) result_.rule_breaks.push_back(std::move(found));
    result_.ledger = ledger_.sums();
    result_.ledger_faults = ledger_.faults();
    const LedgerSums& sums = result_.ledger;
    result_.ledger_adds_up =
        result_.ledger_faults.empty() && sums.fed == sums.printed + sums.overset + sums.trimmed + sums.unplaced;
    for (std::uint32_t story = 0; story < result_.stories.size(); ++story)
      result_.stories[story].placed = ledger_.printed_of(story) > 0;
  }

 private:
  const PageTemplate& template_of(std::uint32_t page) const {
    return edition_.templates.pages[pages_[page].page_template];
  }
  const Frame& frame_at(FrameOnPage place) const { return template_of(place.page).frames[place.frame]; }

  void add_chain(const Placement& placement) {
    ChainState state;
    state.placement = &placement;
    state.chain = placement.chain;
    if (!holds_pictures(frame_at(placement.chain.front()).role) && !placement.quote)
      state.flow = std::make_unique<ChainFlow>(context_.flow, placement.stories, placement.stream);
    chains_.push_back(std::move(state));
  }

  // repeat="as-needed": one more page of the last template, while a stream has copy left and gets on.
  bool repeat_last_page() {
    if (!edition_.plan.repeats || repeats_ >= kMostRepeats) return false;
    bool wanted = false;
    for (ChainState& chain : chains_) {
      if (!chain.placement->repeats || chain.stopped || !chain.flow || chain.flow->done()) continue;
      chain.chain.push_back({static_cast<std::uint32_t>(pages_.size()), chain.chain.back().frame});
      wanted = true;
    }
    if (!wanted) return false;
    pages_.push_back(next_repeated_page(pages_.back()));
    ++repeats_;
    return true;
  }

  Length whole_em_of(const StoryDesign& design) const {
    return broadsheet::whole_em_of(edition_.templates.styles, design, static_cast<std::uint8_t>(BlockRole::paragraph));
  }

  // Last grid line that a frame's copy uses; a frame without copy takes no room.
  int foot_of(std::uint32_t frame) const {
    const auto placed = placed_.find(frame);
    if (placed != placed_.end() && placed->second.fragment.last_line >= placed->second.fragment.first_line)
      return placed->second.fragment.last_line;
    const Frame& empty = template_of(static_cast<std::uint32_t>(page_)).frames[frame];
    return start_of(empty) - 1 - empty.below_gap;
  }

  int start_of(const Frame& frame) const {
    int line = frame.first_line;
    const PageTemplate& page = template_of(static_cast<std::uint32_t>(page_));
    for (const std::string& name : frame.below)
      line = std::max(line, foot_of(static_cast<std::uint32_t>(find_frame(page, name) - page.frames.data())) + 1 +
                                frame.below_gap);
    return line;
  }

  // Frames whose end is decided by their copy: others stand under them, or they stand under others.
  bool is_fitted(const Frame& frame) const { return !frame.below.empty() || has_followers(frame); }

  bool has_followers(const Frame& frame) const {
    const std::vector<Frame>& frames = template_of(static_cast<std::uint32_t>(page_)).frames;
    return std::any_of(frames.begin(), frames.end(), [&](const Frame& other) {
      return std::find(other.below.begin(), other.below.end(), frame.name) != other.below.end();
    });
  }

  // Whether all frames above are filled, or will not be.
  bool is_ready(const Task& task, const std::vector<Task>& waiting) const {
    const FrameOnPage place = chains_[task.chain].chain[task.link];
    if (chains_[task.chain].next != task.link) return false;
    const PageTemplate& page = template_of(place.page);
    return std::none_of(waiting.begin(), waiting.end(), [&](const Task& other) {
      const Frame& above = frame_at(chains_[other.chain].chain[other.link]);
      return is_above(page, above.name, page.frames[place.frame]);
    });
  }

  static bool is_above(const PageTemplate& page, std::string_view name, const Frame& frame) {
    return std::any_of(frame.below.begin(), frame.below.end(), [&](const std::string& above) {
      return above == name || is_above(page, name, *find_frame(page, above));
    });
  }

  // Frames that wait for each other (one begins below another that continues its story): the first whose story has come
  // so far is filled, so that no copy is left out.
  std::size_t first_of_a_circle(const std::vector<Task>& waiting) const {
    const auto first = std::find_if(waiting.begin(), waiting.end(),
                                    [&](const Task& task) { return chains_[task.chain].next == task.link; });
    return first == waiting.end() ? 0 : static_cast<std::size_t>(first - waiting.begin());
  }

  void fill_page() {
    placed_.clear();
    order_.clear();
    std::vector<Task> waiting;
    for (std::size_t chain = 0; chain < chains_.size(); ++chain)
      for (std::size_t link = chains_[chain].next; link < chains_[chain].chain.size(); ++link)
        if (chains_[chain].chain[link].page == page_) {
          waiting.push_back({chain, link});
          order_.push_back(chains_[chain].chain[link].frame);
        }
    while (!waiting.empty()) {
      std::vector<Task> ready;
      for (const Task& task : waiting)
        if (is_ready(task, waiting)) ready.push_back(task);
      if (ready.empty()) ready.push_back(waiting.at(first_of_a_circle(waiting)));
      std::vector<PageFrame> filled(ready.size());
      for_each_index(jobs_, ready.size(), [&](std::size_t i) { filled[i] = fill_frame(ready[i]); });
      for (std::size_t i = 0; i < ready.size(); ++i) {
        placed_[chains_[ready[i].chain].chain[ready[i].link].frame] = std::move(filled[i]);
        std::erase_if(waiting,
                      [&](const Task& task) { return task.chain == ready[i].chain && task.link == ready[i].link; });
      }
    }
  }

  std::string label_of(int number) const {
    const auto page = std::find_if(pages_.begin(), pages_.end(), [&](const auto& p) { return p.number == number; });
    return page == pages_.end() ? std::string{} : page->label;
  }

  // A frame's room before the frames above it are filled.
  FrameRegion whole_region(FrameOnPage place) const {
    const Frame& frame = frame_at(place);
    const StoryDesign& design = *find_design(edition_.templates.styles, frame.design);
    return region_of(frame, template_of(place.page).grid, frame.first_line, whole_em_of(design));
  }

  // Body lines that the rest of a chain holds at most.
  int rows_after(const ChainState& chain, std::size_t link) const {
    int rows = 0;
    for (std::size_t next = link + 1; next < chain.chain.size(); ++next) {
      const FrameRegion region = whole_region(chain.chain[next]);
      rows += std::max(0, region.lines()) * region.legs();
    }
    return rows;
  }

  FrameTask task_for(const ChainState& chain, std::size_t link) const {
    const FrameOnPage place = chain.chain[link];
    const Frame& frame = frame_at(place);
    FrameTask task;
    task.place = place;
    task.page_number = pages_[place.page].number;
    task.design = find_design(edition_.templates.styles, frame.design);
    task.region = region_of(frame, template_of(place.page).grid, start_of(frame), whole_em_of(*task.design));
    task.page_label = pages_[place.page].label;
    task.came_from = chain.came_from;
    if (chain.came_from) task.came_from_label = label_of(*chain.came_from);
    if (link + 1 < chain.chain.size()) {
      const FrameOnPage next = chain.chain[link + 1];
      task.next = NextFrame{pages_[next.page].number, whole_region(next).measure, rows_after(chain, link),
                            pages_[next.page].label};
    } else if (chain.placement->repeats) {
      task.next = NextFrame{task.page_number + 1, task.region.measure, 0, {}};
    }
    return task;
  }

  // Runs on any thread; touches its own chain only.
  PageFrame fill_frame(const Task& work) {
    ChainState& chain = chains_[work.chain];
    PageFrame placed;
    placed.frame = &frame_at(chain.chain[work.link]);
    ++chain.next;
    if (chain.stopped) return placed;
    const FrameTask task = task_for(chain, work.link);
    if (chain.placement->quote) {
      fill_quote(placed, chain, task);
    } else if (!chain.flow) {
      fill_picture(placed, chain, task);
    } else if (!chain.flow->done() && task.region.lines() > 0) {
      fill_copy(placed, chain, task);
    } else if (!chain.flow->done() && !goes_on(chain, task)) {
      placed.overset_lines = 1;
      chain.stopped = true;
      chain.last = task;
    }
    finish_rect(placed, task);
    return placed;
  }

  PictureShape shape_of(std::uint32_t story) const {
    const auto found = edition_.pictures.find(story);
    if (found == edition_.pictures.end() || !found->second.picture) return {};
    const PictureInfo& info = edition_.display.pictures.at(*found->second.picture).info;
    return {info.width, info.height};
  }

  void fill_picture(PageFrame& placed, ChainState& chain, const FrameTask& task) {
    std::vector<HeadFit> fits;
    const std::uint32_t story =
        chain.placement->stories.empty() ? CopyRange::kNoStory : chain.placement->stories.front();
    chain.stopped = true;
    if (story == CopyRange::kNoStory) return;
    PictureTask pictures{task.place, task.region, *task.design, {story}, {}};
    if (placed.frame->group.kind != PictureGroup::none) pictures.stories = chain.placement->stories;
    for (const std::uint32_t one : pictures.stories) pictures.shapes.push_back(shape_of(one));
    auto fragment = fill_picture_frame(context_.flow, pictures, fits);
    const std::size_t set = fragment ? pictures.stories.size() : 0;
    if (fragment) placed.fragment = std::move(*fragment);
    chain.heads.insert(chain.heads.end(), fits.begin(), fits.end());
    for (std::size_t i = set; i < chain.placement->stories.size(); ++i)
      chain.unset_pictures.push_back(chain.placement->stories[i]);
  }

  void fill_quote(PageFrame& placed, ChainState& chain, const FrameTask& task) {
    chain.stopped = true;
    auto fragment = fill_quote_frame(context_.flow, task.place, task.region, *task.design,
                                     chain.placement->stories.front(), *chain.placement->quote, chain.heads);
    if (fragment)
      placed.fragment = std::move(*fragment);
    else
      chain.quote_unset = true;
  }

  // Whether what is left may stand in the next frame without a jump: on the same page, or of a stream.
  static bool goes_on(const ChainState& chain, const FrameTask& task) {
    return task.next && (chain.placement->stream || task.next->page_number == task.page_number);
  }

  void fill_copy(PageFrame& placed, ChainState& chain, const FrameTask& task) {
    FillResult filled = chain.flow->fill(task);
    placed.fragment = std::move(filled.fragment);
    if (!placed.fragment.lines.empty()) chain.came_from.reset();
    if (filled.jump) {
      chain.jumps.push_back(*filled.jump);
      chain.came_from = filled.jump->from;
    }
    if (chain.flow->done()) return;
    const bool stuck = placed.fragment.lines.empty() && chain.placement->repeats;
    if (stuck || (!filled.jump && !goes_on(chain, task))) {
      chain.stopped = true;
      chain.last = task;
      for (const Overset& overset : chain.flow->overset(task)) placed.overset_lines += std::max(1, overset.lines);
    }
  }

  // The outline that box and tint take.
  void finish_rect(PageFrame& placed, const FrameTask& task) const {
    const Frame& frame = *placed.frame;
    placed.fragment.rect = frame.rect;
    if (!is_fitted(frame) || placed.fragment.lines.empty()) return;
    const BaselineGrid& grid = template_of(task.place.page).grid;
    const Length top = line_top(grid, placed.fragment.first_line);
    placed.fragment.rect.y = top;
    placed.fragment.rect.height = line_top(grid, placed.fragment.last_line + 1) - top;
  }

  // The page rules: told in the report, and marked on the proof.
  void judge(DisplayPage& page) {
    std::vector<RuleBreak> breaks = check_page(page, rule_settings_);
    for (RuleBreak& found : edition_check_.add(page)) breaks.push_back(std::move(found));
    mark_breaks(page, breaks);
    std::move(breaks.begin(), breaks.end(), std::back_inserter(result_.rule_breaks));
  }

  void check_page_pictures(const DisplayPage& page) {
    const auto notes = picture_notes(page, edition_.display);
    append(result_.diagnostics, check_pictures(page, edition_, notes));
    result_.pictures.insert(result_.pictures.end(), notes.begin(), notes.end());
  }

  DisplayPage finish_page() {
    std::vector<PageFrame> frames;
    for (const std::uint32_t frame : order_) {
      const auto placed = placed_.find(frame);
      if (placed == placed_.end()) continue;
      books_.book_frame(placed->second.fragment, pages_[page_].number, grid_of(placed->second));
      frames.push_back(std::move(placed->second));
    }
    for (ChainState& chain : chains_) report_chain(chain);
    DisplayPage page = compose_page(context_, pages_[page_], frames);
    ledger_.book_page(page);
    check_page_pictures(page);
    result_.pages.push_back(page.number);
    return page;
  }

  // The grid whose lines stay empty under a story that ends in this frame; none where others follow under it.
  const BaselineGrid* grid_of(const PageFrame& placed) const {
    return has_followers(*placed.frame) ? nullptr : &template_of(static_cast<std::uint32_t>(page_)).grid;
  }

  // Books what a chain has said since the last page; what is overset once the chain has stopped.
  void report_chain(ChainState& chain) {
    for (const JumpTaken& jump : chain.jumps) books_.book_jump(jump);
    chain.jumps.clear();
    for (const HeadFit& head : chain.heads) books_.book_head(head);
    chain.heads.clear();
    for (const std::uint32_t story : chain.unset_pictures)
      books_.book_unset_picture(story, chain.placement->chain.front());
    chain.unset_pictures.clear();
    if (std::exchange(chain.quote_unset, false))
      books_.book_unset_quote(chain.placement->stories.front(), *chain.placement->quote,
                              chain.placement->chain.front());
    if (!chain.flow) return;
    for (const HeadFit& head : chain.flow->take_head_fits()) books_.book_head(head);
    if (!chain.last) return;
    for (Overset& overset : chain.flow->overset(*chain.last)) books_.book_overset(std::move(overset));
    chain.last.reset();
  }

  const LoadedEdition& edition_;
  unsigned jobs_;
  TypesetResult& result_;
  Shaper shaper_;
  Hyphenator hyphenator_;
  Ledger ledger_;
  StoryBooks books_;
  PageContext context_;
  std::vector<PlannedPage> pages_;
  std::deque<ChainState> chains_;
  RuleSettings rule_settings_;
  EditionCheck edition_check_{rule_settings_};
  std::size_t page_ = 0;
  int repeats_ = 0;
  std::map<std::uint32_t, PageFrame> placed_; // by frame, of the page in work
  std::vector<std::uint32_t> order_;          // frames of the page in reading order
};

} // namespace

TypesetResult typeset(const LoadedEdition& edition, const TypesetOptions& options,
                      const std::function<void(const DisplayPage&)>& page) {
  TypesetResult result;
  PageMaker maker(edition, options.jobs, result);
  if (options.jobs <= 1) {
    while (const auto made = maker.next_page()) page(*made);
    maker.close();
    return result;
  }
  HandOver<DisplayPage> queue(kPagesAhead);
  std::exception_ptr failure;
  std::jthread layout([&] {
    try {
      while (auto made = maker.next_page())
        if (!queue.put(std::move(*made))) break;
      maker.close();
    } catch (...) {
      failure = std::current_exception();
    }
    queue.close();
  });
  try {
    while (const auto made = queue.take()) page(*made);
  } catch (...) {
    queue.close();
    throw;
  }
  layout.join();
  if (failure) std::rethrow_exception(failure);
  return result;
}

} // namespace broadsheet
