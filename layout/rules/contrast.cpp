// contrast: type that its ground swallows (typography.md section 13, tint behind text).
#include "layout/rules/page_view.hpp"

#include <algorithm>
#include <cstdlib>
#include <span>

#include <fmt/format.h>

namespace broadsheet {
namespace {

constexpr int kDarkType = 80;        // percent: nearly black
constexpr int kDarkestTint = 30;     // percent: under such type (section 13)
constexpr int kLeastDifference = 15; // percent: of any type from its ground

// How dark an ink prints, in percent: 0 paper, 100 black. Cyan, magenta and yellow by their share of what the eye sees.
int darkness(const StyleSheet& styles, InkRef ref) {
  if (ref.ink >= styles.inks.size()) return ref.percent;
  const auto& cmyk = styles.inks[ref.ink].cmyk;
  const int colour = (cmyk[0] * 30 + cmyk[1] * 59 + cmyk[2] * 11) / 100;
  const int solid = 100 - (100 - std::min<int>(cmyk[3], 100)) * (100 - std::min(colour, 100)) / 100;
  return solid * ref.percent / 100;
}

int darkness_at(const StyleSheet& styles, const FadeItem& fade, const Rect& type) {
  const bool down = fade.direction == FadeDirection::down;
  const std::int64_t whole = std::max((down ? fade.rect.height : fade.rect.width).sp, 1);
  const std::int64_t at =
      down ? (type.y + type.height / 2 - fade.rect.y).sp : (type.x + type.width / 2 - fade.rect.x).sp;
  const int from = darkness(styles, fade.from), to = darkness(styles, fade.to);
  return from + static_cast<int>((to - from) * at / whole);
}

// What lies under a line: the last ground before it in the page's items. Nothing when it cannot be known.
std::optional<int> ground_of(const PageView& view, const StyleSheet& styles, const AnatomyLine& line,
                             const std::vector<std::uint32_t>& grounds) {
  const Rect& type = view.band_of(line);
  for (auto at = grounds.rbegin(); at != grounds.rend(); ++at) {
    if (*at > line.item) continue;
    const DisplayItem& item = view.page->items[*at];
    if (const auto* fill = std::get_if<FillItem>(&item)) {
      if (fill->rect.contains(type)) return darkness(styles, fill->ink);
    } else if (const auto* fade = std::get_if<FadeItem>(&item)) {
      if (!fade->rect.contains(type)) continue;
      return fade->over ? std::nullopt : std::optional(darkness_at(styles, *fade, type));
    } else if (const auto* picture = std::get_if<PictureItem>(&item); picture->rect.overlaps(type)) {
      return std::nullopt;
    }
  }
  return 0;
}

std::vector<std::uint32_t> grounds_of(const DisplayPage& page) {
  std::vector<std::uint32_t> grounds;
  for (std::uint32_t i = 0; i < page.items.size(); ++i)
    if (std::holds_alternative<FillItem>(page.items[i]) || std::holds_alternative<FadeItem>(page.items[i]) ||
        std::holds_alternative<PictureItem>(page.items[i]))
      grounds.push_back(i);
  return grounds;
}

// Why a line cannot be read on its ground; empty: it can.
std::string unreadable(int type, int ground) {
  if (std::abs(type - ground) < kLeastDifference)
    return fmt::format("type of {} % black stands on a ground of {} %: nobody can read it; reverse it, or lighten the "
                       "tint",
                       type, ground);
  if (type >= kDarkType && ground > kDarkestTint)
    return fmt::format("the tint under black type is as dark as {} % black: at most {} %", ground, kDarkestTint);
  return {};
}

std::optional<Rect> code_rect(const DisplayItem& item) {
  if (const auto* code = std::get_if<QrItem>(&item)) return code->rect;
  if (const auto* code = std::get_if<BarcodeItem>(&item)) return code->rect;
  return std::nullopt;
}

// The darkest that a tint has of a code's ground; nothing when it is none, or lies elsewhere.
std::optional<int> darkness_under(const StyleSheet& styles, const DisplayItem& item, const Rect& code) {
  if (const auto* fill = std::get_if<FillItem>(&item))
    return fill->rect.overlaps(code) ? std::optional(darkness(styles, fill->ink)) : std::nullopt;
  const auto* fade = std::get_if<FadeItem>(&item);
  if (fade == nullptr || !fade->rect.overlaps(code)) return std::nullopt;
  return std::max(darkness(styles, fade->from), darkness(styles, fade->to));
}

// Scanners want dark modules on paper: no tint over a code, and nothing dark under any part of it.
std::string unscannable(const DisplayPage& page, const StyleSheet& styles, std::uint32_t at, const Rect& code,
                        const std::vector<std::uint32_t>& grounds) {
  for (auto ground = grounds.rbegin(); ground != grounds.rend(); ++ground) {
    const DisplayItem& item = page.items[*ground];
    const std::optional<int> dark = darkness_under(styles, item, code);
    if (!dark) continue;
    if (*ground > at) return "a tint is printed over a code: no scanner reads it; part them";
    if (*dark > kDarkestTint)
      return fmt::format("a code stands on a ground of {} % black: no scanner reads it; at most {} %", *dark,
                         kDarkestTint);
    if (const auto* fill = std::get_if<FillItem>(&item); fill != nullptr && fill->rect.contains(code)) return {};
  }
  return {};
}

void check_codes(const DisplayPage& page, const StyleSheet& styles, const std::vector<std::uint32_t>& grounds,
                 Findings& findings) {
  for (std::uint32_t at = 0; at < page.items.size(); ++at) {
    const std::optional<Rect> code = code_rect(page.items[at]);
    if (!code) continue;
    const std::string why = unscannable(page, styles, at, *code, grounds);
    if (!why.empty()) findings.add(PageRule::contrast, RuleSeverity::error, *code, CopyRange::kNoStory, why);
  }
}

} // namespace

void check_contrast(const PageView& view, const RuleSettings& settings, Findings& findings) {
  if (!findings.wanted(PageRule::contrast) || settings.styles == nullptr) return;
  const DisplayPage& page = *view.page;
  const std::vector<std::uint32_t> grounds = grounds_of(page);
  std::optional<std::pair<std::uint32_t, std::uint32_t>> told; // the rest of a story in a frame is no better
  for (const AnatomyLine& line : page.anatomy.lines) {
    const auto* run = line.item + 1 < page.items.size() ? std::get_if<TextRun>(&page.items[line.item + 1]) : nullptr;
    const std::pair place{line.frame, line.story};
    if (run == nullptr || line.ink.empty() || (told == place && line.frame != kNoFrame)) continue;
    const std::optional<int> ground = ground_of(view, *settings.styles, line, grounds);
    const std::string why = ground ? unreadable(darkness(*settings.styles, run->ink), *ground) : "";
    if (why.empty()) continue;
    told = place;
    const std::string name = line.frame == kNoFrame ? "furniture" : story_name(settings, line.story);
    findings.add(PageRule::contrast, RuleSeverity::error, line.rect, line.story, fmt::format("{}: {}", name, why));
  }
  check_codes(page, *settings.styles, grounds, findings);
}

} // namespace broadsheet
