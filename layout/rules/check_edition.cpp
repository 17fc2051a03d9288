// What spans pages: L1 (order of the copy), L12, L17, L21 (turns), L22 (ranks).
#include "layout/rules/page_view.hpp"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

namespace broadsheet {
namespace {

// Also those of a story with a leading of its own, which stand off the page's grid.
int text_lines(const PageView& view, std::uint32_t story) {
  const auto is_text = [](const AnatomyLine* line) {
    return !line->engine_words && (line->role == BlockRole::paragraph || line->role == BlockRole::item);
  };
  int lines = 0;
  for (const PartView& part : view.parts)
    for (const LegView& leg : part.legs)
      if (part.story == story) lines += static_cast<int>(std::count_if(leg.lines.begin(), leg.lines.end(), is_text));
  return lines;
}

const DisplayRegion* find_region(const DisplayPage& page, RegionKind kind, std::uint32_t story) {
  const auto found = std::find_if(page.regions.begin(), page.regions.end(), [&](const DisplayRegion& region) {
    return region.kind == kind && region.story == story;
  });
  return found == page.regions.end() ? nullptr : &*found;
}

// The least numbers of lines before and after a turn (T4, T8), as the house has set them.
std::pair<int, int> least_lines(const RuleSettings& settings, std::uint32_t story) {
  if (settings.styles == nullptr || settings.styles->notices.empty()) return {0, 0};
  const JumpNotices& notices = notices_for(*settings.styles, (*settings.stories)[story].language);
  return {notices.minimum_before, notices.minimum_after};
}

// How often the house lets stories of a language turn.
int turns_of_house(const RuleSettings& settings, std::uint32_t story) {
  if (settings.styles == nullptr || settings.styles->notices.empty()) return 1;
  return notices_for(*settings.styles, (*settings.stories)[story].language).jumps;
}

} // namespace

std::vector<RuleBreak> EditionCheck::add(const DisplayPage& page) {
  std::vector<RuleBreak> breaks;
  const PageView view = view_of(page);
  check_order(page, breaks);
  check_arrivals(view, breaks);
  check_departures(view, breaks);
  check_ranks(view, breaks);
  return breaks;
}

// A story's running text comes in the order of the copy, and once.
void EditionCheck::check_order(const DisplayPage& page, std::vector<RuleBreak>& breaks) {
  Findings findings(settings_, page.number, breaks);
  for (const AnatomyLine& line : page.anatomy.lines) {
    if (!is_running_text(line)) continue;
    const auto& item = std::get<TextLine>(page.items[line.item]);
    for (std::uint32_t i = item.copy_begin; i < item.copy_end; ++i) {
      const CopyRange& copy = page.copy[i];
      const auto [last, first_time] = printed_.emplace(copy.story, copy);
      const bool after = std::tie(copy.block, copy.begin) >= std::tie(last->second.block, last->second.end);
      if (!first_time && !after)
        findings.add(PageRule::L1, RuleSeverity::error, line.rect, line.story,
                     fmt::format("text of {} is printed again, or out of its order: \"{}\"; do not print this page",
                                 story_name(settings_, line.story), text_of_line(page, line.item)));
      last->second = copy;
    }
  }
}

void EditionCheck::check_arrivals(const PageView& view, std::vector<RuleBreak>& breaks) {
  const DisplayPage& page = *view.page;
  Findings findings(settings_, page.number, breaks);
  for (const AnatomyPart& part : page.anatomy.parts) {
    const auto begun = begun_.find(part.story);
    if (begun == begun_.end() || begun->second == page.number) continue;
    const DisplayRegion* from = find_region(page, RegionKind::jump_from, part.story);
    const auto turn = open_.find(part.story);
    const std::string name = story_name(settings_, part.story);
    const Rect place = from != nullptr ? from->rect : page.anatomy.frames[part.frame].rect;
    if (turn == open_.end()) {
      if (from != nullptr && turns_[part.story] == 0)
        findings.add(
            PageRule::L17, RuleSeverity::error, place, part.story,
            fmt::format("{} is continued here from page {}, where no notice sends readers on", name, from->leads_to));
      continue;
    }
    const Turn made = turn->second;
    open_.erase(turn);
    if (made.to != page.number)
      findings.add(PageRule::L17, RuleSeverity::error, place, part.story,
                   fmt::format("the notice on page {} sends readers of {} to page {}, but it goes on on page {}",
                               made.from, name, made.to, page.number));
    if (from == nullptr)
      findings.add(PageRule::L12, RuleSeverity::warning, place, part.story,
                   fmt::format("{} goes on here without a notice of page {} (T2, T7)", name, made.from));
    else if (from->leads_to != made.from)
      findings.add(PageRule::L17, RuleSeverity::error, place, part.story,
                   fmt::format("{} comes from page {}, its notice says page {}", name, made.from, from->leads_to));
    const auto [before, after] = least_lines(settings_, part.story);
    const int lines = text_lines(view, part.story);
    if (made.lines_before < before || lines < after)
      findings.add(PageRule::L12, RuleSeverity::warning, place, part.story,
                   fmt::format("{} turns after {} lines and goes on for {} (T4, T8): at least {} and {}; cut it or "
                               "give it more room",
                               name, made.lines_before, lines, before, after));
  }
}

void EditionCheck::check_departures(const PageView& view, std::vector<RuleBreak>& breaks) {
  const DisplayPage& page = *view.page;
  Findings findings(settings_, page.number, breaks);
  for (const AnatomyPart& part : page.anatomy.parts) begun_.emplace(part.story, page.number);
  for (const DisplayRegion& region : page.regions) {
    if (region.kind != RegionKind::jump_to) continue;
    const int most = std::max(count_of(settings_, RuleLimit::turns), turns_of_house(settings_, region.story));
    open_[region.story] = {page.number, region.leads_to, region.rect, text_lines(view, region.story)};
    if (++turns_[region.story] == most + 1)
      findings.add(PageRule::L21, RuleSeverity::error, region.rect, region.story,
                   fmt::format("{} turns a {} time: at most {}; cut it, or give its continuation more room",
                               story_name(settings_, region.story), most == 1 ? "second" : "further", most));
  }
}

// A story of higher rank stands on no later page, no lower and no further right on its page, and in no smaller head.
void EditionCheck::check_ranks(const PageView& view, std::vector<RuleBreak>& breaks) {
  const DisplayPage& page = *view.page;
  Findings findings(settings_, page.number, breaks);
  for (const PartView& part : view.parts) {
    const auto rank = settings_.ranks.find(part.story);
    if (rank == settings_.ranks.end() || !part.head || part.head->repeat) continue;
    const Ranked now{rank->second, page.number, part.story, part.head->rect, part.head->size};
    for (const Ranked& other : ranked_) {
      if (other.rank == now.rank) continue;
      const Ranked &high = other.rank < now.rank ? other : now, &low = other.rank < now.rank ? now : other;
      std::string what;
      if (high.page > low.page)
        what = "stands on a later page";
      else if (high.page == low.page && high.head.y >= low.head.bottom())
        what = "stands lower on the page";
      else if (high.page == low.page && high.head.y >= low.head.y && gap_across(high.head, low.head).sp >= 0 &&
               (settings_.right_to_left ? high.head.x < low.head.x : high.head.x > low.head.x))
        what = "stands after it";
      else if (high.size < low.size)
        what = fmt::format("has a smaller head ({} against {})", in_points(high.size), in_points(low.size));
      if (!what.empty())
        findings.add(PageRule::L22, RuleSeverity::error, now.head, now.story,
                     fmt::format("{} is ranked {}, {} only {}, and yet it {}: exchange their places",
                                 story_name(settings_, high.story), high.rank, story_name(settings_, low.story),
                                 low.rank, what));
    }
    ranked_.push_back(now);
  }
}

std::vector<RuleBreak> EditionCheck::finish() {
  std::vector<RuleBreak> breaks;
  for (const auto& [story, turn] : open_) {
    Findings findings(settings_, turn.from, breaks);
    findings.add(PageRule::L17, RuleSeverity::error, turn.place, story,
                 fmt::format("the notice on page {} sends readers of {} to page {}, where it does not go on", turn.from,
                             story_name(settings_, story), turn.to));
  }
  return breaks;
}

} // namespace broadsheet
