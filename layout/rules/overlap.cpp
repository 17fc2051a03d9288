// overlap, outside: what is printed on something else, or leaves the room that it was given.
#include "layout/rules/page_view.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include <fmt/format.h>

namespace broadsheet {
namespace {

enum class ThingKind : std::uint8_t { type, picture, code };

// Something that is printed, and nothing else where it is.
struct Thing {
  ThingKind kind = ThingKind::type;
  Rect rect;
  std::uint32_t frame = kNoFrame;
  std::uint32_t story = CopyRange::kNoStory;
};

bool is_furniture(const PictureItem& picture) { return picture.story == CopyRange::kNoStory; }

std::vector<Thing> things_of(const PageView& view) {
  const DisplayPage& page = *view.page;
  std::vector<Thing> things;
  const auto add = [&](ThingKind kind, const Rect& rect, std::uint32_t frame, std::uint32_t story) {
    if (!rect.empty()) things.push_back({kind, rect, frame, story});
  };
  for (const AnatomyLine& line : page.anatomy.lines) add(ThingKind::type, view.band_of(line), line.frame, line.story);
  for (const AnatomyPicture& picture : page.anatomy.pictures)
    if (picture.frame == kNoFrame || !page.anatomy.frames[picture.frame].outlined)
      add(ThingKind::picture, picture.rect, picture.frame, picture.story);
  for (const DisplayItem& item : page.items) {
    if (const auto* picture = std::get_if<PictureItem>(&item); picture != nullptr && is_furniture(*picture))
      add(ThingKind::picture, picture->rect, kNoFrame, CopyRange::kNoStory);
    if (const auto* code = std::get_if<QrItem>(&item)) add(ThingKind::code, code->rect, kNoFrame, CopyRange::kNoStory);
    if (const auto* code = std::get_if<BarcodeItem>(&item))
      add(ThingKind::code, code->rect, kNoFrame, CopyRange::kNoStory);
  }
  return things;
}

bool is_furniture(const Thing& thing) { return thing.kind != ThingKind::code && thing.frame == kNoFrame; }

// What stands on each other by design: a caption on its picture, a small picture in a large one, the template's words
// on its own picture.
bool is_wanted(const Thing& a, const Thing& b) {
  if (a.kind == ThingKind::type && b.kind == ThingKind::type) return false;
  if (a.kind != ThingKind::type && b.kind != ThingKind::type) return a.rect.contains(b.rect) || b.rect.contains(a.rect);
  const bool same_story = a.story == b.story && a.story != CopyRange::kNoStory;
  const bool same_frame = a.frame == b.frame && a.frame != kNoFrame; // a group's captions
  return same_story || same_frame || (is_furniture(a) && is_furniture(b));
}

bool collide(const Thing& a, const Thing& b) {
  return gap_across(a.rect, b.rect) < -kHair && gap_down(a.rect, b.rect) < -kHair && !is_wanted(a, b);
}

Rect common(const Rect& a, const Rect& b) {
  const Length x = std::max(a.x, b.x), y = std::max(a.y, b.y);
  return {x, y, std::min(a.right(), b.right()) - x, std::min(a.bottom(), b.bottom()) - y};
}

// Told once for what stands in two frames: a story printed on another is one fault, not a hundred.
struct Collision {
  Thing a, b;
  Rect place;
  int count = 0;
};

std::string name_of_thing(const Thing& thing, const PageView& view, const RuleSettings& settings) {
  if (thing.kind == ThingKind::code) return "a code";
  if (thing.frame == kNoFrame) return thing.kind == ThingKind::picture ? "a picture of the furniture" : "furniture";
  return fmt::format("{}{} in frame \"{}\"", thing.kind == ThingKind::picture ? "picture " : "type of ",
                     story_name(settings, thing.story), view.page->anatomy.frames[thing.frame].name);
}

// From the head of the page to its foot, each thing against those that have not ended yet.
std::vector<Collision> collisions_of(std::vector<Thing> things) {
  std::stable_sort(things.begin(), things.end(), [](const Thing& a, const Thing& b) { return a.rect.y < b.rect.y; });
  using Key = std::tuple<ThingKind, std::uint32_t, std::uint32_t>;
  std::map<std::pair<Key, Key>, std::size_t> known;
  std::vector<Collision> found;
  std::vector<const Thing*> open;
  for (const Thing& thing : things) {
    std::erase_if(open, [&](const Thing* other) { return other->rect.bottom() <= thing.rect.y; });
    for (const Thing* other : open) {
      if (!collide(*other, thing)) continue;
      Key one{other->kind, other->frame, other->story}, two{thing.kind, thing.frame, thing.story};
      if (two < one) std::swap(one, two);
      const auto [at, fresh] = known.emplace(std::pair{one, two}, found.size());
      if (fresh) found.push_back({*other, thing, {}, 0});
      Collision& collision = found[at->second];
      collision.place = joined(collision.place, common(other->rect, thing.rect));
      ++collision.count;
    }
    open.push_back(&thing);
  }
  return found;
}

// By how much a rectangle sticks out of another, on the worst side.
Length sticking_out(const Rect& rect, const Rect& room) {
  return std::max(
      {room.x - rect.x, room.y - rect.y, rect.right() - room.right(), rect.bottom() - room.bottom(), Length{}});
}

// Each frame's worst line.
void check_frames(const PageView& view, const RuleSettings& settings, Findings& findings) {
  const DisplayPage& page = *view.page;
  std::map<std::uint32_t, std::pair<Length, const AnatomyLine*>> worst;
  for (const AnatomyLine& line : page.anatomy.lines) {
    if (line.frame == kNoFrame) continue;
    // Marks hang out of a line by half an em, and a last line may stand a little under the foot.
    const Length out = sticking_out(view.band_of(line), page.anatomy.frames[line.frame].rect) - line.size / 2;
    auto& [most, found] = worst[line.frame];
    if (out <= most) continue;
    most = out;
    found = &line;
  }
  for (const auto& [frame, what] : worst)
    if (what.second != nullptr)
      findings.add(PageRule::outside, RuleSeverity::error, what.second->ink, what.second->story,
                   fmt::format("type of {} runs {} out of frame \"{}\": a shorter word, or a wider frame",
                               story_name(settings, what.second->story), in_mm(what.first + what.second->size / 2),
                               page.anatomy.frames[frame].name));
}

// What the knife cuts off: each story's first line, each picture.
void check_sheet(const PageView& view, const RuleSettings& settings, Findings& findings) {
  const DisplayPage& page = *view.page;
  const Rect trimmed{{}, {}, page.boxes.width, page.boxes.height};
  if (trimmed.empty()) return;
  std::map<std::uint32_t, bool> told;
  for (const Thing& thing : things_of(view)) {
    const bool type = thing.kind == ThingKind::type;
    const Length out = sticking_out(thing.rect, type ? trimmed : inset(trimmed, -page.boxes.bleed));
    if (out <= kHair || std::exchange(told[thing.frame], true)) continue;
    findings.add(PageRule::outside, RuleSeverity::error, thing.rect, thing.story,
                 fmt::format("{} reaches {} over the edge of the sheet: it will be cut off",
                             name_of_thing(thing, view, settings), in_mm(out)));
  }
}

} // namespace

void check_overlap(const PageView& view, const RuleSettings& settings, Findings& findings) {
  if (!findings.wanted(PageRule::overlap)) return;
  for (const Collision& found : collisions_of(things_of(view)))
    findings.add(
        PageRule::overlap, RuleSeverity::error, found.place, found.b.story,
        fmt::format("{} is printed over {}{}: part their frames, or let one run around the other",
                    name_of_thing(found.b, view, settings), name_of_thing(found.a, view, settings),
                    found.count > 1 && found.a.kind == ThingKind::type ? fmt::format(", {} times", found.count) : ""));
}

void check_outside(const PageView& view, const RuleSettings& settings, Findings& findings) {
  if (!findings.wanted(PageRule::outside)) return;
  check_frames(view, settings, findings);
  check_sheet(view, settings, findings);
}

} // namespace broadsheet
