// L12, L21 on one page: notices and turning points (T1, T3, T6, T9).
#include "layout/rules/page_view.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace broadsheet {
namespace {

Lines lines_in(const DisplayPage& page, const DisplayRegion& region) {
  Lines lines;
  for (const AnatomyLine& line : page.anatomy.lines)
    if (line.story == region.story && line.frame != kNoFrame && line.rect.overlaps(region.rect)) lines.push_back(&line);
  return lines;
}

std::string text_of_lines(const DisplayPage& page, const Lines& lines) {
  std::string text;
  for (const AnatomyLine* line : lines) text += text_of_line(page, line->item);
  return text;
}

// The last line of a story's running text on the page.
const AnatomyLine* last_line(const PageView& view, std::uint32_t story) {
  const AnatomyLine* last = nullptr;
  for (const PartView& part : view.parts)
    for (const LegView& leg : part.legs)
      for (const AnatomyLine* line : leg.lines)
        if (part.story == story && is_running_text(*line)) last = line;
  return last;
}

// The copy up to the end of a line, of its last block.
std::string_view copy_before_turn(const DisplayPage& page, const AnatomyLine& line, const StoryTable& stories) {
  const auto& item = std::get<TextLine>(page.items[line.item]);
  if (item.copy_begin == item.copy_end) return {};
  const CopyRange& last = page.copy[item.copy_end - 1];
  std::string_view text = std::string_view(stories[last.story].blocks[last.block].text.utf8).substr(0, last.end);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

bool ends_with_any(std::string_view text, std::initializer_list<std::string_view> ends) {
  return std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return text.ends_with(end); });
}

bool ends_sentence(std::string_view text) {
  while (ends_with_any(text, {"”", "’", "」", "』", "）"})) text.remove_suffix(3);
  while (ends_with_any(text, {"\"", "'", ")"})) text.remove_suffix(1);
  return ends_with_any(text, {"。", "！", "？", "……", ".", "!", "?", "…"});
}

// Where the house lets stories of a language turn.
JumpTurn turn_of(const RuleSettings& settings, std::uint32_t story) {
  if (settings.styles == nullptr || settings.styles->notices.empty()) return JumpTurn::line;
  return notices_for(*settings.styles, (*settings.stories)[story].language).turn;
}

void check_turning_point(const PageView& view, const DisplayRegion& notice, const RuleSettings& settings,
                         Findings& findings) {
  const AnatomyLine* last = last_line(view, notice.story);
  if (last == nullptr) return;
  const auto warn = [&](std::string_view what) {
    findings.add(
        PageRule::L12, RuleSeverity::warning, last->rect, notice.story,
        fmt::format("{} turns {}: cut or add a line before the turn", story_name(settings, notice.story), what));
  };
  const std::string_view copy = copy_before_turn(*view.page, *last, *settings.stories);
  if (last->hyphenated) return warn("inside a word (T9)");
  if (ends_with_any(copy, {"：", ":", "——", "—"})) return warn("after a mark that announces what follows (T3)");
  const JumpTurn turn = turn_of(settings, notice.story);
  if (last->ends_paragraph || turn == JumpTurn::line) return;
  if (turn == JumpTurn::paragraph) return warn("inside a paragraph (T3)");
  if (!ends_sentence(copy)) warn("inside a sentence (T3)");
}

void check_notice(const PageView& view, const DisplayRegion& notice, const RuleSettings& settings, Findings& findings) {
  const Lines lines = lines_in(*view.page, notice);
  const std::string name = story_name(settings, notice.story);
  const auto words = std::count_if(lines.begin(), lines.end(), [](const AnatomyLine* line) { return line->notice; });
  if (words > 1)
    findings.add(PageRule::L12, RuleSeverity::warning, notice.rect, notice.story,
                 fmt::format("the notice of {} runs over {} lines (T1): make it shorter", name, words));
  const std::string text = text_of_lines(*view.page, lines);
  if (!lines.empty() && !names_page(settings, text, notice.leads_to))
    findings.add(PageRule::L17, RuleSeverity::error, notice.rect, notice.story,
                 fmt::format("the notice \"{}\" of {} does not name page {}, where the story is: {{page}} in its text",
                             text, name, notice.leads_to));
  const bool to = notice.kind == RegionKind::jump_to;
  const bool backward = to ? notice.leads_to <= view.page->number : notice.leads_to >= view.page->number;
  if (backward)
    findings.add(PageRule::L21, RuleSeverity::error, notice.rect, notice.story,
                 fmt::format("{} turns from page {} to page {} (倒转): a turn goes to a later page", name,
                             to ? view.page->number : notice.leads_to, to ? notice.leads_to : view.page->number));
}

// A notice stands at the foot of its leg (T6).
void check_place(const PageView& view, const DisplayRegion& notice, const RuleSettings& settings, Findings& findings) {
  for (const PartView& part : view.parts)
    for (const LegView& leg : part.legs) {
      if (part.story != notice.story || !leg.rect.overlaps(notice.rect)) continue;
      const Rect rect = lying(notice.rect, part.frame->vertical);
      if (leg.lying.bottom() > rect.bottom() + view.page->grid.leading / 2)
        findings.add(PageRule::L12, RuleSeverity::warning, notice.rect, notice.story,
                     fmt::format("text of {} goes on under its turn notice (T6): the notice ends the leg",
                                 story_name(settings, notice.story)));
    }
}

} // namespace

void check_l12(const PageView& view, const RuleSettings& settings, Findings& findings) {
  for (const DisplayRegion& region : view.page->regions) {
    if (region.kind != RegionKind::jump_to) continue;
    check_turning_point(view, region, settings, findings);
    check_place(view, region, settings, findings);
  }
}

void check_l21(const PageView& view, const RuleSettings& settings, Findings& findings) {
  for (const DisplayRegion& region : view.page->regions)
    if (region.kind == RegionKind::jump_to || region.kind == RegionKind::jump_from)
      check_notice(view, region, settings, findings);
}

} // namespace broadsheet
