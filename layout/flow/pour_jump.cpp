// Leaving a page whose legs have obstacles in them. Rules T1-T10.
#include "layout/flow/pour.hpp"

#include "layout/flow/drop_cap.hpp"
#include "layout/flow/sentences.hpp"

#include <algorithm>

namespace broadsheet {
namespace {

constexpr int kMostTries = 12; // places that are tried for a turn, from the latest back

} // namespace

ChainFlow::Pourer::Content ChainFlow::Pourer::notice_content(std::size_t story) const {
  return {story, 0, flow_.notice(whole_, story, true), false, true};
}

int ChainFlow::Pourer::body_lines(std::size_t story, const Result& poured) const {
  std::vector<FlowItem> items;
  for (const Placed& placed : poured.placed) items.push_back(placed.item);
  return flow_.body_lines(story, items);
}

// Whether a turn takes along as many lines as the template set asks for (T4, T8).
bool ChainFlow::Pourer::enough_after(std::size_t story, std::size_t paragraph,
                                     const std::optional<PreparedParagraph>& rest) const {
  int lines = lines_from_[paragraph + 1];
  if (rest)
    lines +=
        static_cast<int>(break_uniform(flow_.context_, *rest, measure_in(*rest, whole_.next->measure))->lines.size());
  return lines >= flow_.notices(story).minimum_after;
}

// Leaves the page after content `content`, or inside it at byte `at`.
std::optional<ChainFlow::Pourer::Turn> ChainFlow::Pourer::try_turn(std::size_t story, std::span<const Content> contents,
                                                                   std::size_t content,
                                                                   std::optional<std::uint32_t> at) {
  std::vector<Content> front(contents.begin(), contents.begin() + static_cast<std::ptrdiff_t>(content) + 1);
  Turn turn;
  turn.paragraph = front.back().paragraph;
  if (at) {
    turn.rest = part_after(front.back().words, *at);
    front.back().words = part_before(front.back().words, *at);
    const auto rest = break_uniform(flow_.context_, *turn.rest, measure_in(*turn.rest, whole_.next->measure));
    if (rest->lines.size() < 2) return std::nullopt; // P5
  }
  if (!enough_after(story, turn.paragraph, turn.rest)) return std::nullopt;
  front.push_back(notice_content(story));
  auto poured = pour_all(front, true);
  if (!poured || body_lines(story, *poured) < flow_.notices(story).minimum_before) return std::nullopt;
  if (poured->placed.size() > 1 && at) { // P6
    const FlowItem& last = poured->placed[poured->placed.size() - 2].item;
    if (last.broken && last.line == 0) return std::nullopt;
  }
  turn.poured = std::move(*poured);
  return turn;
}

std::optional<ChainFlow::Pourer::Turn> ChainFlow::Pourer::turn_at_sentence(std::size_t story,
                                                                           std::span<const Content> contents,
                                                                           const Result& full, bool inside_paragraphs) {
  if (full.placed.empty()) return std::nullopt;
  const FlowItem& last = full.placed.back().item;
  int tries = 0;
  for (std::size_t i = contents.size(); i-- > 0 && tries < kMostTries;) {
    const Content& content = contents[i];
    if (content.is_head || content.is_notice || content.paragraph > last.paragraph) continue;
    const bool parted = content.paragraph == last.paragraph && last.broken && last.line + 1 < last.broken->lines.size();
    const bool leads = !content.words.row && leads_on(content.words.text->utf8);
    if (!parted && !leads && !holds_on(content.words)) {
      ++tries;
      if (auto turn = try_turn(story, contents, i, std::nullopt)) return turn;
    }
    if (!inside_paragraphs || content.words.row || content.words.cap) continue;
    const std::vector<std::uint32_t> ends = sentence_ends(content.words.text->utf8);
    for (auto end = ends.rbegin(); end != ends.rend() && tries < kMostTries; ++end) {
      if (parted && *end > last.broken->lines[last.line].text.end) continue;
      ++tries;
      if (auto turn = try_turn(story, contents, i, *end)) return turn;
    }
  }
  return std::nullopt;
}

// T9: after any line that ends no hyphenated word, as late as it goes.
std::optional<ChainFlow::Pourer::Turn> ChainFlow::Pourer::turn_at_line(std::size_t story, const Result& full,
                                                                       const Placed& notice, bool keep_minimum) {
  for (std::size_t end = full.placed.size(); end > 0; --end) {
    const FlowItem& item = full.placed[end - 1].item;
    if (item.is_head || item.is_notice || item.block) continue; // a subhead ends no page
    Turn turn;
    turn.paragraph = item.paragraph;
    const PreparedParagraph& words = flow_.stories_[story].body[item.paragraph].paragraph;
    if (item.broken && item.line + 1 < item.broken->lines.size()) {
      const bool lonely = (item.line == 0 && !words.continued) || item.line + 2 == item.broken->lines.size();
      const bool beside_cap = room_beside(words, item.line + 1).sp > 0;
      if (item.broken->lines[item.line].hyphenated || beside_cap || (keep_minimum && lonely)) continue;
      turn.rest = part_after(words, item.broken->lines[item.line + 1].text.begin);
    }
    turn.poured.placed.assign(full.placed.begin(), full.placed.begin() + static_cast<std::ptrdiff_t>(end));
    if (keep_minimum && (body_lines(story, turn.poured) < flow_.notices(story).minimum_before ||
                         !enough_after(story, turn.paragraph, turn.rest)))
      continue;
    turn.poured.placed.push_back(notice);
    return turn;
  }
  return std::nullopt;
}

bool ChainFlow::Pourer::jump(FillResult& result, std::size_t story, std::span<const Content> contents, int& line) {
  // The last rows that can hold the notice are its own; the copy ends above them.
  std::vector<int> feet = full_feet();
  std::optional<Placed> notice;
  for (std::size_t leg = feet.size(); leg-- > 0 && !notice;) {
    for (int row = whole_.region.last_line; row >= first_line_ && !notice; --row) {
      State state;
      state.slots = pour_slots(whole_.region, whole_.obstacles, first_line_, full_feet(), least_);
      std::erase_if(state.slots,
                    [&](const PourSlot& slot) { return slot.leg != static_cast<int>(leg) || slot.line < row; });
      state.result.placed.push_back({{}, static_cast<int>(leg), row - 1, {}, {}, false}); // it does not open the leg
      if (!state.slots.empty() && pour_block(state, notice_content(story))) notice = state.result.placed.back();
    }
    feet[leg] = notice ? notice->line - 1 : first_line_ - 1;
  }
  if (!notice) return false;
  const Result full = pour(contents, feet);
  lines_from_ = flow_.lines_from(whole_, story);
  const JumpTurn kind = flow_.notices(story).turn;
  std::optional<Turn> turn;
  if (kind == JumpTurn::paragraph || kind == JumpTurn::sentence)
    turn = turn_at_sentence(story, contents, full, kind == JumpTurn::sentence);
  if (!turn) turn = turn_at_line(story, full, *notice, true);
  if (!turn) turn = turn_at_line(story, full, *notice, false);
  if (!turn) return false;
  TurnFit fit;
  fit.short_front = body_lines(story, turn->poured) < flow_.notices(story).minimum_before ? 1 : 0;
  fit.short_rest = enough_after(story, turn->paragraph, turn->rest) ? 0 : 1;
  line = put(result, turn->poured);
  flow_.leave_page(result, whole_, story, turn->paragraph, turn->rest, fit);
  return true;
}

} // namespace broadsheet
