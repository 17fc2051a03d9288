#include "layout/engine/page_maker.hpp"

#include "layout/base/utf8.hpp"
#include "layout/engine/obstacles.hpp"
#include "layout/engine/parallel.hpp"
#include "layout/engine/picture_checks.hpp"
#include "layout/engine/refers_check.hpp"
#include "layout/flow/chain.hpp"
#include "layout/flow/picture_frame.hpp"
#include "layout/flow/quote_frame.hpp"

#include <algorithm>

namespace broadsheet {
namespace {

constexpr int kMostRepeats = 4000; // pages that repeat="as-needed" may add

} // namespace

PageMaker::PageMaker(const LoadedEdition& edition, const Work& work, unsigned jobs, TypesetParts& result)
    : edition_(edition), jobs_(jobs), result_(result), shaper_(edition.catalogue), ledger_(edition.stories),
      books_(edition, result, ledger_), pages_(edition.plan.pages), wanted_(work.pages),
      rule_settings_(rule_settings(edition)) {
  context_.flow = {&edition.templates.styles, &edition.stories, &shaper_, &hyphenator_};
  context_.templates = &edition.templates;
  context_.edition = &edition.display;
  context_.pictures = &edition.pictures;
  context_.furniture_pictures = &edition.furniture_pictures;
  context_.data = &edition.furniture_data;
  context_.plan = &edition.plan;
  open_books(work);
}

void PageMaker::open_books(const Work& work) {
  result_.stories.resize(edition_.stories.size());
  for (std::uint32_t story = 0; story < work.stories.size(); ++story)
    if (!work.stories[story]) ledger_.leave_out(story);
  for (const Placement& placement : edition_.plan.placements)
    if (work.pages[placement.chain.front().page]) add_chain(placement);
  for (const std::uint32_t story : edition_.plan.fillers)
    if (work.stories[story]) fillers_.push_back(story);
  for (const std::uint32_t story : edition_.plan.unplaced) ledger_.book_unplaced(story);
  for (const CopyRange& quote : edition_.plan.spare_quotes)
    if (work.stories[quote.story]) ledger_.book_trimmed({quote});
}

std::optional<DisplayPage> PageMaker::next_page() {
  while (page_ < wanted_.size() && !wanted_[page_]) ++page_;
  if (page_ == pages_.size() && !repeat_last_page()) return std::nullopt;
  fill_page_for_good();
  DisplayPage page = finish_page();
  judge(page);
  ++page_;
  return page;
}

void PageMaker::close() {
  result_.open_turns = edition_check_.finish();
  for (const std::uint32_t story : fillers_) ledger_.book_unplaced(story);
  result_.ledger_faults = ledger_.faults();
  for (std::uint32_t story = 0; story < result_.stories.size(); ++story) {
    result_.stories[story].copy = ledger_.sums_of(story);
    result_.stories[story].placed = ledger_.sums_of(story).printed > 0;
  }
}

const PageTemplate& PageMaker::template_of(std::uint32_t page) const {
  return edition_.templates.pages[pages_[page].page_template];
}

void PageMaker::add_chain(const Placement& placement) {
  ChainState state;
  state.placement = &placement;
  state.chain = placement.chain;
  if (!holds_pictures(frame_at(placement.chain.front()).role) && !placement.quote)
    state.flow = std::make_shared<ChainFlow>(context_.flow, placement.stories, placement.stream);
  chains_.push_back(std::move(state));
}

bool PageMaker::repeat_last_page() {
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

Length PageMaker::whole_em_of(const StoryDesign& design) const {
  return broadsheet::whole_em_of(edition_.templates.styles, design, static_cast<std::uint8_t>(BlockRole::paragraph));
}

int PageMaker::foot_of(std::uint32_t frame) const {
  const auto placed = placed_.find(frame);
  if (placed != placed_.end() && placed->second.fragment.last_line >= placed->second.fragment.first_line)
    return placed->second.fragment.last_line;
  const Frame& empty = template_of(static_cast<std::uint32_t>(page_)).frames[frame];
  return start_of(empty) - 1 - empty.below_gap;
}

int PageMaker::start_of(const Frame& frame) const {
  int line = frame.first_line;
  const PageTemplate& page = template_of(static_cast<std::uint32_t>(page_));
  for (const std::string& name : frame.below)
    line = std::max(line, foot_of(static_cast<std::uint32_t>(find_frame(page, name) - page.frames.data())) + 1 +
                              frame.below_gap);
  return line;
}

bool PageMaker::has_followers(const Frame& frame) const {
  const std::vector<Frame>& frames = template_of(static_cast<std::uint32_t>(page_)).frames;
  return std::any_of(frames.begin(), frames.end(), [&](const Frame& other) {
    return std::find(other.below.begin(), other.below.end(), frame.name) != other.below.end();
  });
}

bool PageMaker::is_ready(const FrameInWork& task, const std::vector<FrameInWork>& waiting) const {
  const FrameOnPage place = chains_[task.chain].chain[task.link];
  if (chains_[task.chain].next != task.link) return false;
  const PageTemplate& page = template_of(place.page);
  return std::none_of(waiting.begin(), waiting.end(), [&](const FrameInWork& other) {
    const Frame& above = frame_at(chains_[other.chain].chain[other.link]);
    return is_above(page, above.name, page.frames[place.frame]) || stands_on(above, page.frames[place.frame]);
  });
}

bool PageMaker::is_above(const PageTemplate& page, std::string_view name, const Frame& frame) {
  return std::any_of(frame.below.begin(), frame.below.end(), [&](const std::string& above) {
    return above == name || is_above(page, name, *find_frame(page, above));
  });
}

std::vector<Obstacle> PageMaker::obstacles_on(const Frame& frame) const {
  std::vector<Obstacle> obstacles;
  for (const auto& [index, obstacle] : obstacles_)
    if (stands_on(*placed_.at(index).frame, frame)) obstacles.push_back(obstacle);
  for (const std::uint32_t index : order_) {
    const Frame& upper = template_of(static_cast<std::uint32_t>(page_)).frames[index];
    if (!placed_.contains(index) && stands_on(upper, frame))
      obstacles.push_back(rectangle_obstacle(upper.rect, upper.runaround));
  }
  return obstacles;
}

void PageMaker::keep(std::uint32_t frame, PageFrame placed) {
  obstacles_.erase(frame);
  if (auto obstacle = obstacle_of(edition_, placed)) obstacles_.emplace(frame, std::move(*obstacle));
  placed_[frame] = std::move(placed);
}

bool PageMaker::stands_on(const Frame& upper, const Frame& lower) {
  const bool copy = lower.role != FrameRole::picture && lower.role != FrameRole::quote;
  return upper.runaround.kind != Runaround::none && lower.runaround.kind == Runaround::none && copy &&
         !lower.vertical && upper.rect.overlaps(lower.rect);
}

std::size_t PageMaker::first_of_a_circle(const std::vector<FrameInWork>& waiting) const {
  const auto first = std::find_if(waiting.begin(), waiting.end(),
                                  [&](const FrameInWork& task) { return chains_[task.chain].next == task.link; });
  return first == waiting.end() ? 0 : static_cast<std::size_t>(first - waiting.begin());
}

void PageMaker::fill_page() {
  placed_.clear();
  obstacles_.clear();
  order_.clear();
  changed_frames_.clear();
  std::vector<FrameInWork> waiting;
  for (std::size_t chain = 0; chain < chains_.size(); ++chain)
    for (std::size_t link = chains_[chain].next; link < chains_[chain].chain.size(); ++link)
      if (chains_[chain].chain[link].page == page_) {
        waiting.push_back({chain, link});
        order_.push_back(chains_[chain].chain[link].frame);
      }
  while (!waiting.empty()) {
    std::vector<FrameInWork> ready;
    for (const FrameInWork& task : waiting)
      if (is_ready(task, waiting)) ready.push_back(task);
    if (ready.empty()) ready.push_back(waiting.at(first_of_a_circle(waiting)));
    std::vector<PageFrame> filled(ready.size());
    for_each_index(jobs_, ready.size(), [&](std::size_t i) { filled[i] = fill_frame(ready[i]); });
    for (std::size_t i = 0; i < ready.size(); ++i) {
      keep(chains_[ready[i].chain].chain[ready[i].link].frame, std::move(filled[i]));
      std::erase_if(
          waiting, [&](const FrameInWork& task) { return task.chain == ready[i].chain && task.link == ready[i].link; });
      change_picture(chains_[ready[i].chain]);
    }
  }
}

FrameRegion PageMaker::whole_region(FrameOnPage place) const {
  const Frame& frame = frame_at(place);
  const StoryDesign& design = *find_design(edition_.templates.styles, frame.design);
  return region_of(frame, template_of(place.page).grid, frame.first_line, whole_em_of(design));
}

int PageMaker::rows_after(const ChainState& chain, std::size_t link) const {
  int rows = 0;
  for (std::size_t next = link + 1; next < chain.chain.size(); ++next) {
    const FrameRegion region = whole_region(chain.chain[next]);
    rows += std::max(0, region.lines()) * region.legs();
  }
  return rows;
}

FrameTask PageMaker::task_for(const ChainState& chain, std::size_t link) const {
  const FrameOnPage place = chain.chain[link];
  const Frame& frame = frame_at(place);
  FrameTask task;
  task.place = place;
  task.page_number = pages_[place.page].number;
  task.design = find_design(edition_.templates.styles, frame.design);
  const int start = place.page == page_ ? start_of(frame) : frame.first_line;
  task.region = region_of(frame, template_of(place.page).grid, start, whole_em_of(*task.design));
  task.page_label = pages_[place.page].label;
  chain.came_from.tell(task);
  if (place.page == page_) task.obstacles = obstacles_on(frame);
  if (link + 1 < chain.chain.size()) {
    const FrameOnPage next = chain.chain[link + 1];
    task.next = NextFrame{pages_[next.page].number, whole_region(next).measure, rows_after(chain, link),
                          pages_[next.page].label};
  } else if (chain.placement->repeats) {
    task.next = NextFrame{task.page_number + 1, task.region.measure, 0, {}};
  }
  return task;
}

PageFrame PageMaker::fill_frame(const FrameInWork& work) {
  ChainState& chain = chains_[work.chain];
  PageFrame placed;
  placed.frame = &frame_at(chain.chain[work.link]);
  placed.stream = chain.placement->stream;
  ++chain.next;
  if (chain.stopped) return placed;
  FrameTask task = task_for(chain, work.link);
  if (chain.is_single() && !chain.flow->done() && !context_.flow.first_fit) task = fitted(chain, work.link, task);
  if (chain.placement->quote) {
    fill_quote(placed, chain, task);
  } else if (!chain.flow) {
    fill_picture(placed, chain, task);
  } else if (!chain.flow->done() && task.region.lines() > 0) {
    fill_copy(placed, chain, task);
  } else if (!chain.flow->done() && !goes_on(chain, task)) {
    placed.overset_lines = 1;
    stop(chain, task);
  }
  finish_rect(placed, task);
  return placed;
}

PictureShape PageMaker::shape_of(std::uint32_t story) const {
  const auto found = edition_.pictures.find(story);
  if (found == edition_.pictures.end() || !found->second.picture) return {};
  const PictureInfo& info = edition_.display.pictures.at(*found->second.picture).info;
  return {info.width, info.height};
}

void PageMaker::fill_picture(PageFrame& placed, ChainState& chain, const FrameTask& task) {
  const std::vector<std::uint32_t>& stories = chain.placement->stories;
  chain.stopped = true;
  if (stories.empty()) return;
  PictureTask pictures{task.place, task.region, *task.design, {stories.front()}, {}};
  if (placed.frame->group.kind != PictureGroup::none) pictures.stories = stories;
  for (const std::uint32_t one : pictures.stories) pictures.shapes.push_back(shape_of(one));
  PictureFill filled = fill_picture_frame(context_.flow, pictures);
  if (filled.fragment) placed.fragment = std::move(*filled.fragment);
  chain.heads.insert(chain.heads.end(), filled.head_fits.begin(), filled.head_fits.end());
  for (std::size_t i = pictures.stories.size(); i < stories.size(); ++i)
    filled.left.push_back(whole_picture(edition_.stories[stories[i]], stories[i]));
  leave(placed, chain, std::move(filled.left));
}

void PageMaker::fill_quote(PageFrame& placed, ChainState& chain, const FrameTask& task) {
  chain.stopped = true;
  QuoteFill filled = fill_quote_frame(context_.flow, {task.place, task.region, *task.design,
                                                      chain.placement->stories.front(), *chain.placement->quote});
  chain.heads.insert(chain.heads.end(), filled.head_fits.begin(), filled.head_fits.end());
  if (filled.fragment) placed.fragment = std::move(*filled.fragment);
  if (filled.left) leave(placed, chain, {std::move(*filled.left)});
}

// What a frame has no room for: booked, and marked on the page.
void PageMaker::leave(PageFrame& placed, ChainState& chain, std::vector<WordsLeft> left) {
  placed.left = left;
  for (const WordsLeft& words : left) placed.overset_lines += std::max(1, words.lines);
  chain.left = std::move(left);
}

bool PageMaker::goes_on(const ChainState& chain, const FrameTask& task) {
  return goes_on_without_jump(task) || (task.next && chain.placement->stream);
}

void PageMaker::fill_copy(PageFrame& placed, ChainState& chain, const FrameTask& task) {
  FillResult filled = chain.flow->fill(task);
  chain.came_from.note(filled, task);
  placed.fragment = std::move(filled.fragment);
  chain.count_lines(placed.fragment, task.region);
  for (const QrLeft& code : placed.fragment.qr_left) placed.left.push_back({code.story, LeftKind::code, {}, 0, {}, {}});
  if (filled.jump) chain.jumps.push_back(*filled.jump);
  if (chain.flow->done()) return;
  const bool stuck = placed.fragment.lines.empty() && chain.placement->repeats;
  if (stuck || (!filled.jump && !goes_on(chain, task))) {
    stop(chain, task);
    for (const Overset& overset : chain.overset) placed.overset_lines += std::max(1, overset.lines);
  }
}

void PageMaker::finish_rect(PageFrame& placed, const FrameTask& task) const {
  const Frame& frame = *placed.frame;
  placed.fragment.rect = frame.rect;
  if (!is_fitted(frame) || placed.fragment.lines.empty()) return;
  const BaselineGrid& grid = template_of(task.place.page).grid;
  const Length top = line_top(grid, placed.fragment.first_line);
  placed.fragment.rect.y = top;
  placed.fragment.rect.height = line_top(grid, placed.fragment.last_line + 1) - top;
}

DisplayPage PageMaker::finish_page() {
  std::vector<PageFrame> frames;
  books_.begin_page(pages_[page_].number);
  for (const std::uint32_t frame : order_) {
    const auto placed = placed_.find(frame);
    if (placed == placed_.end()) continue;
    put_fillers_into(placed->second);
    books_.book_frame(placed->second.fragment, grid_of(placed->second));
    frames.push_back(std::move(placed->second));
  }
  for (ChainState& chain : chains_) report_chain(chain);
  std::vector<FurnitureWords> furniture;
  DisplayPage page = compose_page(context_, pages_[page_], frames, &furniture);
  books_.book_furniture(furniture);
  ledger_.book_page(page);
  check_page_pictures(page);
  return page;
}

void PageMaker::check_page_pictures(const DisplayPage& page) {
  PagePart& part = result_.pages.back();
  part.pictures = picture_notes(page, edition_.display);
  for (StoryDiagnostic& found : check_pictures(page, edition_, part.pictures))
    part.diagnostics.push_back(std::move(found));
  for (StoryDiagnostic& found : check_refers(page, template_of(static_cast<std::uint32_t>(page_)), edition_))
    part.diagnostics.push_back(std::move(found));
}

void PageMaker::judge(DisplayPage& page) {
  std::vector<RuleBreak> breaks = check_page(page, rule_settings_);
  for (RuleBreak& found : edition_check_.add(page)) breaks.push_back(std::move(found));
  mark_breaks(page, breaks);
  result_.pages.back().rule_breaks = std::move(breaks);
}

const BaselineGrid* PageMaker::grid_of(const PageFrame& placed) const {
  return has_followers(*placed.frame) ? nullptr : &template_of(static_cast<std::uint32_t>(page_)).grid;
}

void PageMaker::report_chain(ChainState& chain) {
  for (const JumpTaken& jump : chain.jumps) books_.book_jump(jump);
  chain.jumps.clear();
  for (const HeadFit& head : chain.heads) books_.book_head(head);
  chain.heads.clear();
  for (const WordsLeft& left : chain.left)
    books_.book_left(left, chain.placement->chain.front(), frame_at(chain.placement->chain.front()).span);
  chain.left.clear();
  if (!chain.flow) return;
  for (const HeadFit& head : chain.flow->take_head_fits()) books_.book_head(head);
  if (!chain.booked && chain.is_single() && (chain.flow->done() || chain.stopped)) {
    books_.book_fit(chain, edition_.templates.styles.grid_leading);
    chain.booked = true;
  }
  for (Overset& overset : std::exchange(chain.overset, {})) books_.book_overset(std::move(overset));
}

} // namespace broadsheet
