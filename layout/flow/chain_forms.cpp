// A story's legs as a whole: paragraphs in a line less or more where the legs need it. Rules: L8, P5, P6, section 9.
#include "layout/flow/break_costs.hpp"
#include "layout/flow/chain.hpp"
#include "layout/flow/drop_cap.hpp"

#include <algorithm>

namespace broadsheet {
namespace {

// What white squeezed out or opened costs beside a lonely line (150) and a row off the level (48): a line whose every
// gap is open by an eighth of an em, 100 units of typography.md 4.3, costs 3. Forms are within the limits; a lonely
// line and feet that are not level are errors (L7, L8).
constexpr std::int64_t kUnitsOfPrice = 32LL * kCostUnit;
constexpr std::int32_t kSpacePrice = 40; // half a line of white less or more at a subhead (L15): only to level feet

// Whether a line less in each run could make items go in; a leg may drop white at its head too.
bool may_go_in(std::span<const LegItem> items, std::size_t runs, std::span<const LegRoom> rooms) {
  std::int64_t over = -rows_of_all(rooms);
  for (const LegItem& item : items) over += item.rows;
  return over <= static_cast<std::int64_t>(runs + rooms.size());
}

} // namespace

std::int32_t ChainFlow::price_of(const BrokenParagraph& form, const BrokenParagraph& best) {
  const std::int64_t dearer = std::max<std::int64_t>(0, form.cost - best.cost) / kUnitsOfPrice;
  return kFormPrice + static_cast<std::int32_t>(std::min<std::int64_t>(dearer, kNeverBreak / 2));
}

// The variants of a paragraph as it is broken; searched for once.
std::shared_ptr<const ParagraphVariants> ChainFlow::variants_of(const Pending& pending) const {
  const PreparedParagraph& paragraph = pending.paragraph;
  std::vector<KeptItems::Lines>& lines = paragraph.kept->lines;
  const auto kept = std::find_if(lines.begin(), lines.end(),
                                 [&](const KeptItems::Lines& one) { return one.broken == pending.broken; });
  if (kept != lines.end() && kept->variants) return kept->variants;
  auto variants = std::make_shared<const ParagraphVariants>(break_variants(
      *pending.broken, items_of(context_, paragraph), slots_in(paragraph, pending.measure, 1), config_of(paragraph)));
  if (kept != lines.end()) kept->variants = variants;
  return variants;
}

std::vector<std::shared_ptr<const BrokenParagraph>> ChainFlow::forms_of(const FrameTask& task,
                                                                        const FlowItem& first) const {
  std::vector<std::shared_ptr<const BrokenParagraph>> forms{first.broken};
  const Pending& pending = stories_[first.story].body[first.paragraph];
  if (pending.broken != first.broken || line_count(*first.broken) < kFewestLines) return forms;
  const auto variants = variants_of(pending);
  const std::uint32_t fewest = std::max(kFewestLines, pending.paragraph.cap ? pending.paragraph.cap->lines : 0U);
  const auto add = [&](const std::optional<BrokenParagraph>& form) {
    if (form && line_count(*form) >= fewest) forms.push_back(std::make_shared<const BrokenParagraph>(*form));
  };
  if (task.levers.tighten) add(variants->shorter);
  if (task.levers.loosen) add(variants->longer);
  return forms;
}

// A paragraph's lines in a form. What its first lines cost because of what stands before them stays as it is.
std::vector<ChainFlow::FlowItem> ChainFlow::lines_in_form(const FrameTask& task, std::span<const FlowItem> lines,
                                                          std::shared_ptr<const BrokenParagraph> form) const {
  const FlowItem& first = lines.front();
  const PreparedParagraph& prepared = stories_[first.story].body[first.paragraph].paragraph;
  std::vector<FlowItem> known, other;
  append_lines(known, task, first.story, first.paragraph, prepared, first.broken, 0);
  append_lines(other, task, first.story, first.paragraph, prepared, std::move(form), 0);
  other.front().leg = first.leg;
  if (lines.size() > 1 && other.size() > 1)
    other[1].leg.break_cost += lines[1].leg.break_cost - known[1].leg.break_cost;
  return other;
}

bool ChainFlow::is_subhead(const FlowItem& item) const {
  return item.block && !item.is_head && !item.is_notice &&
         stories_[item.story].body[item.paragraph].paragraph.role == BlockRole::subhead;
}

// A subhead with half a line of white less around it, and with half a line more, where that takes other rows. At a
// leg's head it has none. The notice over a continuation may have a line of white under it.
std::vector<ChainFlow::FlowItem> ChainFlow::spaced(const FrameTask& task, const FlowItem& subhead) {
  const Length leading = task.region.grid->leading;
  std::vector<FlowItem> forms{subhead};
  const auto add = [&](bool wanted, Length space) {
    const Length white = subhead.block->white_above + subhead.block->white_below;
    FlowItem item = subhead;
    item.leg.rows = std::max(1, rows_for(subhead.block->height + std::max(space, -white), leading));
    if (wanted && item.leg.rows != subhead.leg.rows && item.leg.rows >= item.leg.rows_at_head) forms.push_back(item);
  };
  if (subhead.is_notice) {
    if (task.levers.loosen) forms.push_back(subhead), forms.back().leg.rows_at_head += 1;
    return forms;
  }
  if (task.levers.head_space.sp != 0) return forms; // the ladder has decided
  add(task.levers.tighten, -leading / 2);
  add(task.levers.loosen, leading / 2);
  return forms;
}

// Runs of items: whole paragraphs of body lines, subheads, and what stands between them.
std::vector<ChainFlow::FlowRun> ChainFlow::runs_of(std::span<const FlowItem> items, std::size_t fixed_from) const {
  std::vector<FlowRun> runs;
  for (std::size_t begin = 0; begin < items.size();) {
    const FlowItem& first = items[begin];
    std::size_t end = begin + 1;
    while (first.broken && end < items.size() && items[end].broken == first.broken) ++end;
    const bool whole = first.broken && first.line == 0 && end - begin == line_count(*first.broken) && end <= fixed_from;
    const bool subhead = begin < fixed_from && (is_subhead(first) || (begin == 0 && first.is_notice));
    const bool joins = !runs.empty() && !runs.back().paragraph && runs.back().spaced.empty();
    if (!whole && !subhead && joins)
      runs.back().end = end;
    else
      runs.push_back({begin, end, whole, {}, {}});
    if (subhead) runs.back().spaced.push_back(first);
    begin = end;
  }
  return runs;
}

std::vector<LegItem> ChainFlow::numbers_of(std::span<const FlowItem> items) {
  std::vector<LegItem> numbers;
  numbers.reserve(items.size());
  for (const FlowItem& item : items) numbers.push_back(item.leg);
  return numbers;
}

std::optional<LegPlan> ChainFlow::level_story(const FrameTask& task, std::vector<FlowItem>& items,
                                              std::span<const LegRoom> rooms, std::size_t fixed_from, bool must_go_in) {
  const std::vector<LegItem> numbers = numbers_of(items);
  if (context_.first_fit) {
    LegPlan filled = fill_legs(numbers, rooms);
    return filled.ends.back() == items.size() ? std::optional(std::move(filled)) : std::nullopt;
  }
  auto plan = level_legs(numbers, rooms);
  if ((plan && plan->cost < kFormPrice) || !(task.levers.tighten || task.levers.loosen)) return plan;
  std::vector<FlowRun> runs = runs_of(items, fixed_from);
  if (!plan && !(must_go_in && may_go_in(numbers, runs.size(), rooms))) return plan;
  auto better = level_pieces(pieces_of(task, items, runs), rooms);
  if (!better || (plan && better->fine_cost >= plan->fine_cost)) return plan;
  take_forms(task, items, runs, better->forms);
  return better;
}

// The runs with all forms that they may have.
std::vector<LegPiece> ChainFlow::pieces_of(const FrameTask& task, std::span<const FlowItem> items,
                                           std::span<FlowRun> runs) const {
  std::vector<LegPiece> pieces;
  for (FlowRun& run : runs) {
    const std::span<const FlowItem> lines = items.subspan(run.begin, run.end - run.begin);
    LegPiece& piece = pieces.emplace_back();
    piece.forms.push_back({numbers_of(lines), 0});
    if (!run.spaced.empty()) {
      run.spaced = spaced(task, lines.front());
      for (std::size_t form = 1; form < run.spaced.size(); ++form)
        piece.forms.push_back({{run.spaced[form].leg}, kSpacePrice});
    }
    if (!run.paragraph) continue;
    run.forms = forms_of(task, lines.front());
    for (std::size_t form = 1; form < run.forms.size(); ++form)
      piece.forms.push_back(
          {numbers_of(lines_in_form(task, lines, run.forms[form])), price_of(*run.forms[form], *run.forms.front())});
  }
  return pieces;
}

// All of a story, from items that are complete: level, or leg after leg where the frame says so.
std::optional<LegPlan> ChainFlow::plan_all(const FrameTask& task, std::vector<FlowItem>& items,
                                           std::span<const LegRoom> rooms) {
  std::vector<FlowItem> fuller;
  if (task.levers.loosen_lines > 0) fuller = items;
  std::optional<LegPlan> plan;
  if (task.region.frame->balance) plan = level_story(task, items, rooms, items.size(), task.levers.squeeze);
  if (!plan) {
    LegPlan filled = fill_legs(numbers_of(items), rooms);
    if (filled.ends.back() == items.size()) plan = std::move(filled);
  }
  if (!plan || fuller.empty()) return plan;
  if (auto full = loosened(task, fuller, rooms, *plan)) {
    items = std::move(fuller);
    return full;
  }
  return plan;
}

// The lever `loosen`: as many lines more than in `plan` as it says, so that each leg is full; of the last legs each may
// have a row less. Nothing when they are not, and when an edge would not be clean then.
std::optional<LegPlan> ChainFlow::loosened(const FrameTask& task, std::vector<FlowItem>& items,
                                           std::span<const LegRoom> rooms, const LegPlan& plan) const {
  int empty = rows_of_all(rooms) - task.levers.loosen_lines;
  for (const std::int32_t height : plan.heights) empty -= height;
  if (empty < 0 || empty >= static_cast<int>(rooms.size())) return std::nullopt;
  std::vector<LegRoom> full(rooms.begin(), rooms.end());
  for (auto room = full.rbegin(); room != full.rbegin() + empty; ++room) room->rows -= 1;
  std::vector<FlowRun> runs = runs_of(items, items.size());
  std::vector<LegPiece> pieces = pieces_of(task, items, runs);
  for (LegPiece& piece : pieces)
    for (LegForm& form : piece.forms)
      for (LegItem& item : form.items)
        if (item.break_cost >= kOrphanCost) item.break_cost = kNeverBreak;
  auto found = full_pieces(pieces, full);
  if (!found || found->cost >= kNeverBreak) return std::nullopt;
  take_forms(task, items, runs, found->forms);
  return found;
}

void ChainFlow::take_forms(const FrameTask& task, std::vector<FlowItem>& items, std::span<const FlowRun> runs,
                           std::span<const std::uint32_t> forms) const {
  std::vector<FlowItem> chosen;
  chosen.reserve(items.size() + runs.size());
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const std::span<const FlowItem> as_is =
        std::span<const FlowItem>(items).subspan(runs[i].begin, runs[i].end - runs[i].begin);
    if (forms[i] == 0) {
      chosen.insert(chosen.end(), as_is.begin(), as_is.end());
      continue;
    }
    if (!runs[i].spaced.empty()) {
      chosen.push_back(runs[i].spaced[forms[i]]);
      continue;
    }
    const std::vector<FlowItem> lines = lines_in_form(task, as_is, runs[i].forms[forms[i]]);
    chosen.insert(chosen.end(), lines.begin(), lines.end());
  }
  items = std::move(chosen);
}

// A story that goes over the frame by no more lines than its paragraphs may give: all of it in one frame.
std::optional<LegPlan> ChainFlow::squeeze_in(const FrameTask& task, std::size_t story, std::vector<FlowItem>& items,
                                             bool complete, std::span<const LegRoom> rooms) {
  if (!task.levers.squeeze || !task.levers.tighten || items.empty() || context_.first_fit) return std::nullopt;
  std::vector<FlowItem> all = items;
  if (!complete) {
    const auto paragraphs = static_cast<int>(stories_[story].body.size());
    std::vector<FlowItem> more =
        gather(task, story, story, rows_of_all(rooms) + 1 + std::min(paragraphs, kMostSqueezed), complete);
    if (!complete) return std::nullopt;
    const auto known = items.begin() + (items.front().is_notice ? 1 : 0);
    if (more.size() <= static_cast<std::size_t>(items.end() - known)) return std::nullopt;
    all.insert(all.end(), more.begin() + (items.end() - known), more.end());
  }
  auto plan = level_story(task, all, rooms, all.size(), true);
  if (!plan || plan->cost >= kNeverBreak) return std::nullopt;
  items = std::move(all);
  return plan;
}

// Tells the report of a paragraph that is set in another form than its own.
void ChainFlow::book_form(const FlowItem& first, const Pending& pending) {
  if (!pending.broken || first.line > 0 || first.broken->items != pending.broken->items) return;
  const std::uint32_t lines = line_count(*first.broken), own = line_count(*pending.broken);
  if (lines == own) return;
  const std::uint32_t story = stories_[first.story].story;
  if (forms_used_.empty() || forms_used_.back().story != story) forms_used_.push_back({story, 0, 0});
  (lines < own ? forms_used_.back().tightened : forms_used_.back().loosened) += 1;
}

// Section 9: where a leg ends in a hyphen, the paragraph is broken once more without one there, if its lines stay as
// many.
void ChainFlow::clear_hyphens_at_edges(const FrameTask& task, std::span<FlowItem> items, const LegPlan& plan) const {
  if (context_.first_fit) return;
  for (const std::uint32_t end : plan.ends) {
    if (end == 0 || end >= items.size()) continue;
    const std::shared_ptr<const BrokenParagraph> old = items[end - 1].broken;
    if (!old || items[end].broken != old || !old->lines[items[end - 1].line].hyphenated) continue;
    const auto is_of_it = [&](const FlowItem& item) { return item.broken == old; };
    if (std::find_if(items.begin(), items.end(), is_of_it)->line > 0) continue; // begun in another frame
    const PreparedParagraph& paragraph = stories_[items[end].story].body[items[end].paragraph].paragraph;
    std::vector<LineSlot> slots = slots_in(paragraph, measure_in(paragraph, task.region.measure), line_count(*old));
    for (const std::uint32_t edge : plan.ends)
      if (edge > 0 && edge < items.size() && items[edge - 1].broken == old && items[edge].broken == old)
        slots.at(items[edge - 1].line).last_in_leg = true;
    auto broken = std::make_shared<const BrokenParagraph>(
        break_lines(items_of(context_, paragraph), slots, config_of(paragraph)));
    if (broken->lines.size() != old->lines.size() || broken->lines[items[end - 1].line].hyphenated) continue;
    for (FlowItem& item : items)
      if (is_of_it(item)) item.broken = broken;
  }
}

} // namespace broadsheet
