// L1 (what a page shows of it) and L17: overset marks; furniture that agrees with the edition.
#include "layout/rules/page_view.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace broadsheet {
namespace {

constexpr Length kOverrun{65536 / 2}; // half a point: accents, and the feet of letters

// Without white space, which designers put in as they like.
std::string squeezed(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text.substr(at).starts_with("\u3000")) {
      at += 2;
      continue;
    }
    if (text[at] != ' ' && text[at] != '\n') out += text[at];
  }
  return out;
}

bool holds(const DisplayPage& page, std::string_view words) {
  const std::string wanted = squeezed(words);
  return std::any_of(page.anatomy.furniture.begin(), page.anatomy.furniture.end(), [&](const AnatomyFurniture& piece) {
    return piece.kind == FurnitureKind::text && squeezed(piece.text).find(wanted) != std::string::npos;
  });
}

bool is_folio(const AnatomyFurniture& piece) {
  return piece.kind == FurnitureKind::text && piece.name.find("folio") != std::string::npos;
}

void check_folio(const DisplayPage& page, const RuleSettings& settings, Findings& findings) {
  const auto& furniture = page.anatomy.furniture;
  const auto error = [&](const Rect& place, std::string message) {
    findings.add(PageRule::L17, RuleSeverity::error, place, CopyRange::kNoStory, std::move(message));
  };
  const bool any_folio = std::any_of(furniture.begin(), furniture.end(), is_folio);
  const bool numbered = std::any_of(furniture.begin(), furniture.end(), [&](const AnatomyFurniture& piece) {
    return piece.kind == FurnitureKind::text && (!any_folio || is_folio(piece)) &&
           names_page(settings, piece.text, page.number);
  });
  const bool front = page.number == 1;
  if (!numbered && (!front || any_folio))
    error({}, fmt::format("the folio of page {} does not give its number: {{page}} in a furniture text", page.number));
  const auto dated = [&](const std::string& date) { return holds(page, date); };
  if (!settings.dates.empty() && std::none_of(settings.dates.begin(), settings.dates.end(), dated))
    error({}, fmt::format("page {} does not give the edition's date: {{date.long}} in its folio", page.number));
  if (!front && !page.name.empty() && !holds(page, page.name))
    error({}, fmt::format("page {} is called \"{}\" and does not say so: {{page.name}} in its folio", page.number,
                          page.name));
  const bool drawn = std::any_of(furniture.begin(), furniture.end(),
                                 [](const AnatomyFurniture& piece) { return piece.kind == FurnitureKind::picture; });
  if (front && !drawn && !holds(page, settings.newspaper))
    error({},
          fmt::format("the front page has no masthead \"{}\": {{newspaper}} in a furniture text", settings.newspaper));
}

// Words that the edition gives may be longer than a designer thought: they would print over what stands beside them.
void check_places(const DisplayPage& page, Findings& findings) {
  for (const AnatomyFurniture& piece : page.anatomy.furniture)
    if (piece.outside > kOverrun)
      findings.add(
          PageRule::L17, RuleSeverity::error, piece.rect, CopyRange::kNoStory,
          fmt::format("the words of \"{}\" reach {} mm out of their place: shorten them in the edition, or give "
                      "them more room",
                      piece.name, format_mm(piece.outside, 1)));
}

} // namespace

void check_l1(const PageView& view, const RuleSettings& settings, Findings& findings) {
  for (std::size_t i = 0; i < view.page->anatomy.frames.size(); ++i) {
    const AnatomyFrame& frame = view.page->anatomy.frames[i];
    if (frame.overset_lines <= 0) continue;
    std::uint32_t story = CopyRange::kNoStory;
    for (const AnatomyPart& part : view.page->anatomy.parts)
      if (part.frame == i) story = part.story;
    const Length side = view.page->grid.leading;
    findings.add(PageRule::L1, RuleSeverity::error, {frame.rect.right() - side, frame.rect.bottom() - side, side, side},
                 story,
                 fmt::format("{} lines of {} find no place in frame \"{}\": cut, jump, or give it more room",
                             frame.overset_lines, story_name(settings, story), frame.name));
  }
}

void check_l17(const PageView& view, const RuleSettings& settings, Findings& findings) {
  const DisplayPage& page = *view.page;
  bool any_text = false;
  for (const AnatomyFurniture& piece : page.anatomy.furniture) {
    any_text = any_text || piece.kind == FurnitureKind::text;
    if (const std::size_t open = piece.text.find('{'); open != std::string::npos)
      findings.add(PageRule::L17, RuleSeverity::error, piece.rect, CopyRange::kNoStory,
                   fmt::format("the placeholder {} of \"{}\" was not filled: give it in the edition as <data>",
                               piece.text.substr(open, piece.text.find('}', open) + 1 - open), piece.name));
  }
  check_places(page, findings);
  if (any_text) return check_folio(page, settings, findings);
  findings.add(PageRule::L17, RuleSeverity::warning, {}, CopyRange::kNoStory,
               fmt::format("page {} has no furniture: no folio and no date", page.number));
}

} // namespace broadsheet
