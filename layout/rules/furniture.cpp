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

// "the caption of story p0 (12 lines) finds no place in frame "f": cut it, or give it more room"
void check_left(const AnatomyFrame& frame, const Rect& place, const RuleSettings& settings, Findings& findings) {
  for (const AnatomyLeft& left : frame.left) {
    const std::string lines =
        left.lines > 0 ? fmt::format(" ({} {})", left.lines, left.lines == 1 ? "line" : "lines") : "";
    const bool whole = left.what == "picture" || left.what == "QR code";
    findings.add(PageRule::L1, RuleSeverity::error, place, left.story,
                 fmt::format("the {} of {}{} finds no place in frame \"{}\": {} more room", left.what,
                             story_name(settings, left.story), lines, frame.name,
                             whole ? "give it" : "cut it, or give it"));
  }
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

// Names in braces that templates know, left in the copy: a notice that somebody typed by hand (T5).
std::string_view placeholder_in(std::string_view text, const std::vector<std::string>& names, std::size_t& at) {
  for (at = text.find('{'); at != std::string_view::npos; at = text.find('{', at + 1)) {
    const std::size_t close = text.find('}', at);
    if (close == std::string_view::npos) break;
    const std::string_view name = text.substr(at + 1, close - at - 1);
    if (std::find(names.begin(), names.end(), name) != names.end()) return text.substr(at, close + 1 - at);
  }
  return {};
}

// The line of the page that prints a place of the copy; on another page: nullptr.
const AnatomyLine* line_of_copy(const DisplayPage& page, std::uint32_t story, std::uint32_t block, std::uint32_t at) {
  for (const AnatomyLine& line : page.anatomy.lines) {
    if (line.story != story || line.engine_words) continue;
    const auto& item = std::get<TextLine>(page.items[line.item]);
    for (std::uint32_t i = item.copy_begin; i < item.copy_end; ++i) {
      const CopyRange& copy = page.copy[i];
      if (copy.story == story && copy.block == block && copy.begin <= at && at < copy.end) return &line;
    }
  }
  return nullptr;
}

void check_copy(const DisplayPage& page, const RuleSettings& settings, Findings& findings) {
  std::vector<std::uint32_t> seen;
  for (const AnatomyPart& part : page.anatomy.parts) {
    if (std::find(seen.begin(), seen.end(), part.story) != seen.end()) continue;
    seen.push_back(part.story);
    const auto& blocks = (*settings.stories)[part.story].blocks;
    for (std::uint32_t block = 0; block < blocks.size(); ++block) {
      std::size_t at = 0;
      const std::string_view found = placeholder_in(blocks[block].text.utf8, settings.placeholders, at);
      if (found.empty()) continue;
      const AnatomyLine* line = line_of_copy(page, part.story, block, static_cast<std::uint32_t>(at));
      if (line != nullptr)
        findings.add(PageRule::L17, RuleSeverity::error, line->rect, part.story,
                     fmt::format("the placeholder {} stands in the copy of {} and is printed as it is (T5): take it "
                                 "out of the feed",
                                 found, story_name(settings, part.story)));
    }
  }
}

} // namespace

void check_l1(const PageView& view, const RuleSettings& settings, Findings& findings) {
  for (std::size_t i = 0; i < view.page->anatomy.frames.size(); ++i) {
    const AnatomyFrame& frame = view.page->anatomy.frames[i];
    if (frame.overset_lines <= 0 && frame.left.empty()) continue;
    std::uint32_t story = CopyRange::kNoStory;
    for (const AnatomyPart& part : view.page->anatomy.parts)
      if (part.frame == i) story = part.story;
    const Length side = view.page->grid.leading;
    const Rect place{frame.rect.right() - side, frame.rect.bottom() - side, side, side};
    check_left(frame, place, settings, findings);
    if (frame.overset_lines <= 0 || holds_pictures(frame.role) || frame.role == FrameRole::quote) continue;
    findings.add(PageRule::L1, RuleSeverity::error, place, story,
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
  check_copy(page, settings, findings);
  if (any_text) return check_folio(page, settings, findings);
  if (page.bare) return;
  findings.add(PageRule::L17, RuleSeverity::error, {}, CopyRange::kNoStory,
               fmt::format("page {} has no furniture: no {}; furniture=\"none\" in a page template that wants none",
                           page.number, page.number == 1 ? "masthead, folio and date" : "folio and date"));
}

} // namespace broadsheet
