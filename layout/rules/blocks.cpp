// L5, L6, L16, L18: the blocks that a page is built of.
#include "layout/base/fold.hpp"
#include "layout/rules/page_view.hpp"

#include <algorithm>
#include <functional>
#include <span>

#include <fmt/format.h>

namespace broadsheet {
namespace {

struct PageBlock {
  Rect rect;
  std::uint32_t story = CopyRange::kNoStory;
  bool closes_page = false; // an advertisement or a notice, which may stand under a cut
};

// A story's frames that go on in each other are one block; a frame without copy is none.
std::vector<PageBlock> blocks_of(const PageView& view) {
  std::vector<PageBlock> blocks;
  const auto add = [&](const Rect& rect, std::uint32_t story, bool closes) {
    for (PageBlock& block : blocks)
      if (story != CopyRange::kNoStory && block.story == story) {
        block.rect = joined(block.rect, rect);
        return;
      }
    blocks.push_back({rect, story, closes});
  };
  for (std::size_t i = 0; i < view.page->anatomy.frames.size(); ++i) {
    const AnatomyFrame& frame = view.page->anatomy.frames[i];
    std::uint32_t story = CopyRange::kNoStory;
    int count = 0;
    for (const AnatomyPart& part : view.page->anatomy.parts)
      if (part.frame == i) {
        story = part.story;
        ++count;
      }
    if (count > 0)
      add(frame.rect, count == 1 ? story : CopyRange::kNoStory, frame.advertisement || frame.role == FrameRole::notice);
  }
  return blocks;
}

Rect transposed(const Rect& rect) { return {rect.y, rect.x, rect.height, rect.width}; }

// Calls `use(y, blocks above it, blocks below it)` for every line that crosses no block; `blocks` from the top.
using UseCut = std::function<void(Length, std::span<const PageBlock>, std::span<const PageBlock>)>;
void each_cut(std::vector<PageBlock> blocks, const UseCut& use) {
  std::stable_sort(blocks.begin(), blocks.end(),
                   [](const PageBlock& a, const PageBlock& b) { return a.rect.y < b.rect.y; });
  Length foot = blocks.empty() ? Length{} : blocks.front().rect.bottom();
  for (std::size_t i = 1; i < blocks.size(); ++i) {
    if (blocks[i].rect.y >= foot - kHair)
      use(foot + (blocks[i].rect.y - foot) / 2, std::span(blocks).first(i), std::span(blocks).subspan(i));
    foot = std::max(foot, blocks[i].rect.bottom());
  }
}

Length extent_of(std::span<const PageBlock> blocks) {
  Rect all;
  for (const PageBlock& block : blocks) all = joined(all, block.rect);
  return all.height;
}

bool closes_page(std::span<const PageBlock> blocks) {
  return std::all_of(blocks.begin(), blocks.end(), [](const PageBlock& block) { return block.closes_page; });
}

// How often the edge of an outline changes as it goes from left to right, by more than a line.
int steps_of(const std::vector<Length>& edge, Length line) {
  int steps = 0;
  for (std::size_t i = 1; i < edge.size(); ++i) {
    const Length change = edge[i] > edge[i - 1] ? edge[i] - edge[i - 1] : edge[i - 1] - edge[i];
    steps += change > line + line / 4;
  }
  return steps;
}

// Steps of the outline that several rectangles make.
int outline_steps(const std::vector<Rect>& rects, Length line) {
  std::vector<Length> cuts;
  for (const Rect& rect : rects) {
    cuts.push_back(rect.x);
    cuts.push_back(rect.right());
  }
  std::sort(cuts.begin(), cuts.end());
  std::vector<Length> tops, feet;
  for (std::size_t i = 1; i < cuts.size(); ++i) {
    const Length middle = cuts[i - 1] + (cuts[i] - cuts[i - 1]) / 2;
    Rect slice;
    for (const Rect& rect : rects)
      if (rect.x < middle && middle < rect.right()) slice = joined(slice, rect);
    if (slice.empty()) continue; // a gutter
    tops.push_back(slice.y);
    feet.push_back(slice.bottom());
  }
  return steps_of(tops, line) + steps_of(feet, line);
}

std::string_view section_of(const RuleSettings& settings, std::uint32_t story) {
  return story == CopyRange::kNoStory ? std::string_view{} : (*settings.stories)[story].section;
}

} // namespace

void check_l5(const PageView& view, const RuleSettings& settings, Findings& findings) {
  std::vector<PageBlock> blocks = blocks_of(view);
  const Rect& area = view.page->grid.type_area;
  // An error for the make-up of Chinese pages, whose stories interlock; western modular pages are built of strips.
  const RuleSeverity grade = is_east_asian(settings.language) ? RuleSeverity::error : RuleSeverity::warning;
  const int share = count_of(settings, RuleLimit::cut_least_share);
  const auto deep = [&](std::span<const PageBlock> part, Length of) {
    return std::int64_t{extent_of(part).sp} * 100 >= std::int64_t{of.sp} * share;
  };
  each_cut(blocks, [&](Length y, std::span<const PageBlock> above, std::span<const PageBlock> below) {
    if (closes_page(below) || !deep(above, area.height) || !deep(below, area.height)) return;
    findings.add(PageRule::L5, grade, {area.x, y - kHair, area.width, kHair * 2}, CopyRange::kNoStory,
                 fmt::format("a gutter cuts the whole page through {} under the top of the page (断版): let a story or "
                             "a picture stand across it",
                             in_mm(y)));
  });
  for (PageBlock& block : blocks) block.rect = transposed(block.rect);
  each_cut(blocks, [&](Length x, std::span<const PageBlock> left, std::span<const PageBlock> right) {
    if (!deep(left, area.width) || !deep(right, area.width)) return;
    findings.add(
        PageRule::L5, grade, {x - kHair, area.y, kHair * 2, area.height}, CopyRange::kNoStory,
        fmt::format("a gutter runs from the head to the foot of the page, {} from its left (通缝): let a story "
                    "or a picture stand across it",
                    in_mm(x)));
  });
}

void check_l6(const PageView& view, const RuleSettings& settings, Findings& findings) {
  std::map<std::uint32_t, std::vector<Rect>> outlines;
  for (const PartView& part : view.parts)
    if (!part.legs.empty() && !part.frame->heads_in_columns) {
      std::vector<Rect>& outline = outlines[part.story];
      if (part.frame->parts.empty()) outline.push_back(part.frame->rect);
      outline.insert(outline.end(), part.frame->parts.begin(), part.frame->parts.end());
    }
  const int most = count_of(settings, RuleLimit::outline_steps);
  for (const auto& [story, rects] : outlines) {
    const int steps = outline_steps(rects, view.page->grid.leading);
    if (steps <= most) continue;
    Rect whole;
    for (const Rect& rect : rects) whole = joined(whole, rect);
    findings.add(PageRule::L6, RuleSeverity::error, whole, story,
                 fmt::format("the outline of {} has {} steps: a rectangle, or an L with {}",
                             story_name(settings, story), steps, most));
  }
  // A ragged foot with another story of another measure fitted into it.
  for (const PartView& part : view.parts) {
    if (part.legs.size() < 2 || part.frame->vertical || part.frame->heads_in_columns) continue;
    Length high = part.legs.front().rect.bottom(), low = high;
    for (const LegView& leg : part.legs) {
      high = std::min(high, leg.rect.bottom());
      low = std::max(low, leg.rect.bottom());
    }
    const Length line = view.page->grid.leading;
    if (low - high <= line + line / 4) continue;
    for (const PartView& other : view.parts) {
      if (other.story == part.story || other.legs.empty()) continue;
      const Rect& below = other.head ? other.head->whole : other.legs.front().rect;
      const bool fits_in = below.y > high && below.y < low && gap_across(below, part.frame->rect).sp < 0;
      const Length a = part.legs.front().rect.width, b = other.legs.front().rect.width;
      if (fits_in && (a > b + line || b > a + line))
        findings.add(PageRule::L6, RuleSeverity::warning, below, other.story,
                     fmt::format("{} is fitted into the uneven foot of {}, in another measure: level the feet first",
                                 story_name(settings, other.story), story_name(settings, part.story)));
    }
  }
}

void check_l16(const PageView& view, const RuleSettings& settings, Findings& findings) {
  std::vector<const PartView*> boxed;
  for (const PartView& part : view.parts) {
    const bool news = part.frame->role == FrameRole::story || part.frame->role == FrameRole::continuation;
    const bool counted = !boxed.empty() && boxed.back()->frame == part.frame;
    if (part.frame->is_boxed() && news && !part.frame->advertisement && !counted) boxed.push_back(&part);
  }
  const auto most = static_cast<std::size_t>(count_of(settings, RuleLimit::boxed_stories));
  if (boxed.size() > most)
    findings.add(
        PageRule::L16, RuleSeverity::warning, boxed[most]->frame->rect, boxed[most]->story,
        fmt::format("{} stories of the page are boxed: {} at most, or boxes say nothing any more", boxed.size(), most));
  check_rules_near_type(view, settings, findings);
}

void check_l18(const PageView& view, const RuleSettings& settings, Findings& findings) {
  const Length near = view.page->grid.gutter * 2 + view.page->grid.leading;
  for (const AnatomyPart& ad : view.page->anatomy.parts) {
    const AnatomyFrame& frame = view.page->anatomy.frames[ad.frame];
    if (!frame.advertisement) continue;
    for (const AnatomyPart& news : view.page->anatomy.parts) {
      const AnatomyFrame& other = view.page->anatomy.frames[news.frame];
      if (other.advertisement || other.role == FrameRole::notice) continue;
      if (other.rect.y >= frame.rect.bottom() - kHair && gap_across(other.rect, frame.rect).sp < 0)
        findings.add(
            PageRule::L18, RuleSeverity::warning, other.rect, news.story,
            fmt::format("{} stands under the advertisement in \"{}\": advertisements go to the foot, news above",
                        story_name(settings, news.story), frame.name));
      const std::string_view section = section_of(settings, ad.story);
      if (!section.empty() && section == section_of(settings, news.story) && distance(frame.rect, other.rect) <= near)
        findings.add(
            PageRule::L18, RuleSeverity::warning, frame.rect, ad.story,
            fmt::format("the advertisement in \"{}\" stands beside {}, news of its own section \"{}\": move one",
                        frame.name, story_name(settings, news.story), section));
    }
  }
}

} // namespace broadsheet
