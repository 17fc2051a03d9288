#include "layout/page/compose_page.hpp"

#include "layout/flow/block.hpp"
#include "layout/flow/region.hpp"
#include "layout/flow/vertical.hpp"
#include "layout/lines/set_line.hpp"
#include "layout/page/anatomy.hpp"
#include "layout/page/border.hpp"
#include "layout/page/code_items.hpp"
#include "layout/page/furniture.hpp"
#include "layout/page/picture_place.hpp"
#include "layout/page/refers.hpp"

#include <algorithm>
#include <sstream>

#include <fmt/format.h>

namespace broadsheet {
namespace {

// Builds one page: items in reading order, glyphs in the page's arrays.
class PageBuilder {
 public:
  PageBuilder(const PageContext& context, const PlannedPage& planned, std::vector<FurnitureWords>* words)
      : context_(context), planned_(planned), words_(words) {
    const PageTemplate& page_template = context.templates->pages[planned.page_template];
    page_.number = planned.number;
    page_.name = planned.name;
    page_.boxes = page_template.boxes;
    page_.grid = page_template.grid;
    page_.bare = page_template.bare;
  }

  void add_furniture(const Furniture& piece) {
    frame_ = kNoFrame;
    note_furniture(page_, piece, fill_furniture(piece.text, *context_.data, planned_));
    switch (piece.kind) {
    case FurnitureKind::text:
      return add_furniture_text(piece);
    case FurnitureKind::rule:
      return add_furniture_rule(piece);
    case FurnitureKind::picture:
      return add_furniture_picture(piece);
    case FurnitureKind::refers:
      return add_refers(piece);
    case FurnitureKind::barcode:
      return add_barcode(piece);
    case FurnitureKind::box:
      if (piece.fill) page_.items.emplace_back(FillItem{piece.rect, *piece.fill});
      if (piece.weight.sp > 0) page_.items.emplace_back(BoxItem{piece.rect, piece.weight, piece.ink});
      return;
    }
  }

  void add_frame(const PageFrame& placed) {
    const Frame& frame = *placed.frame;
    const FrameFragment& fragment = placed.fragment;
    page_.items.emplace_back(ProofMark{MarkKind::frame, frame.rect, frame.name});
    frame_ = note_frame(page_, placed);
    add_regions(fragment);
    const bool empty = fragment.lines.empty() && fragment.pictures.empty();
    if (!empty) add_ground(frame, fragment);
    for (const PlacedPicture& picture : fragment.pictures) add_picture(picture, frame);
    for (const PlacedGround& ground : fragment.grounds) add_box(ground.look, ground.rect, ground.over);
    for (const PlacedQr& code : fragment.qr_codes) add_qr(code);
    for (const PlacedLine& line : fragment.lines) add_line(line);
    if (placed.overset_lines > 0) add_overset_mark(frame, placed.overset_lines);
  }

  DisplayPage take() { return std::move(page_); }

 private:
  void add_box(const FrameBox& box, const Rect& outline, bool over) {
    for (DisplayItem& item : ground_items(box, outline, over)) page_.items.push_back(std::move(item));
    for (DisplayItem& item : border_items(box, outline)) page_.items.push_back(std::move(item));
  }

  void add_regions(const FrameFragment& fragment) {
    for (const StoryPart& part : fragment.parts)
      page_.regions.push_back(
          {part.continuation ? RegionKind::continuation : RegionKind::story, part.story, part.rect, 0});
    for (const PlacedNotice& notice : fragment.notices)
      page_.regions.push_back(
          {notice.to ? RegionKind::jump_to : RegionKind::jump_from, notice.story, notice.rect, notice.page});
  }

  // What lies under the type: tint, box, rules.
  void add_ground(const Frame& frame, const FrameFragment& fragment) {
    add_box(frame.box, fragment.rect, false);
    if (frame.rule_above.sp > 0) {
      const Length y = fragment.rect.y - page_.grid.leading / 2;
      page_.items.emplace_back(
          RuleItem{{fragment.rect.x, y}, {fragment.rect.right(), y}, frame.rule_above, frame.rule_ink});
    }
    for (const PlacedFill& fill : fragment.fills) page_.items.emplace_back(FillItem{fill.rect, fill.ink});
    for (const PlacedBox& box : fragment.boxes) page_.items.emplace_back(BoxItem{box.rect, box.weight, box.ink});
    for (const PlacedRule& rule : fragment.rules)
      page_.items.emplace_back(RuleItem{rule.a, rule.b, rule.weight, rule.ink});
    if (frame.column_rule.sp > 0) add_column_rules(frame, fragment);
  }

  void add_column_rules(const Frame& frame, const FrameFragment& fragment) {
    if (frame.vertical) return add_deck_rules(frame, fragment);
    for (std::size_t leg = 1; leg < fragment.legs.size(); ++leg) {
      const bool leftward = page_.grid.right_to_left;
      const Rect& left = fragment.legs[leftward ? leg : leg - 1].rect;
      const Rect& right = fragment.legs[leftward ? leg - 1 : leg].rect;
      // The next story's legs begin at the frame's edge again.
      if (right.x <= left.x || fragment.legs[leg].rect.height.sp <= 0) continue;
      const Length x = left.right() + (right.x - left.right()) / 2;
      const Length y = std::min(left.y, right.y) + page_.grid.leading / 5;
      const Length foot = std::max(left.bottom(), right.bottom());
      for (const RuleItem& rule :
           clear_rules({{x, y}, {x, foot}, frame.column_rule, frame.rule_ink}, fragment.obstacles))
        page_.items.emplace_back(rule);
    }
  }

  // Between the legs of a vertical frame, which stand under each other.
  void add_deck_rules(const Frame& frame, const FrameFragment& fragment) {
    for (std::size_t leg = 1; leg < fragment.legs.size(); ++leg) {
      const Rect& upper = fragment.legs[leg - 1].rect;
      const Rect& lower = fragment.legs[leg].rect;
      if (lower.y <= upper.y || lower.width.sp <= 0) continue; // the next story's legs begin at the top again
      const Length y = upper.bottom() + (lower.y - upper.bottom()) / 2;
      const Length left = std::min(upper.x, lower.x), right = std::max(upper.right(), lower.right());
      page_.items.emplace_back(RuleItem{{left, y}, {right, y}, frame.column_rule, frame.rule_ink});
    }
  }

  void add_furniture_text(const Furniture& piece) {
    const std::string text = fill_furniture(piece.text, *context_.data, planned_);
    std::vector<PreparedParagraph> lines;
    std::istringstream words(text);
    for (std::string line; std::getline(words, line);)
      if (!line.empty()) lines.push_back(prepare_words(context_.flow, CopyRange::kNoStory, line, piece.style));
    const bool vertical = context_.flow.styles->paragraphs[piece.style].vertical;
    for (PreparedParagraph& line : lines) line = in_direction(std::move(line), vertical);
    const Rect& rect = piece.rect;
    SetBlock block = set_block(context_.flow, lines, vertical ? rect.height : rect.width, true);
    FrameFragment fragment;
    if (vertical)
      put_turned(fragment, block, {rect.right() - (rect.width - block.height) / 2, rect.y});
    else
      put_block(fragment, block, {rect.x, rect.y + white_above(piece, rect.height - block.height)});
    const std::size_t first_line = page_.anatomy.lines.size();
    add_words(fragment, piece.span);
    note_overrun(page_, first_line);
  }

  // Of the white that a text leaves of its rectangle's height.
  static Length white_above(const Furniture& piece, Length white) {
    if (piece.vertical_place == VerticalPlace::top) return {};
    return piece.vertical_place == VerticalPlace::bottom ? white : white / 2;
  }

  // The engine's own words, with their tints and rules.
  void add_words(const FrameFragment& fragment, Span place) {
    for (const PlacedFill& fill : fragment.fills) page_.items.emplace_back(FillItem{fill.rect, fill.ink});
    for (const PlacedRule& rule : fragment.rules)
      page_.items.emplace_back(RuleItem{rule.a, rule.b, rule.weight, rule.ink});
    for (const PlacedLine& line : fragment.lines) {
      add_line(line);
      if (words_ != nullptr && (words_->empty() || words_->back().paragraph != line.paragraph))
        words_->push_back({place, line.paragraph});
    }
  }

  void add_refers(const Furniture& piece) {
    if (context_.plan == nullptr) return;
    const SetRefers set = set_refers(context_.flow, piece, *context_.plan, planned_.number, page_.grid.right_to_left);
    add_words(set.fragment, piece.span);
    for (const SetRefer& row : set.rows) page_.regions.push_back({RegionKind::refer, row.story, row.rect, row.page});
  }

  void add_furniture_rule(const Furniture& piece) {
    const Rect& r = piece.rect;
    const bool vertical = r.height > r.width;
    const Point from = vertical ? Point{r.x + r.width / 2, r.y} : Point{r.x, r.y + r.height / 2};
    const Point to = vertical ? Point{from.x, r.bottom()} : Point{r.right(), from.y};
    page_.items.emplace_back(RuleItem{from, to, piece.weight, piece.ink});
  }

  void add_furniture_picture(const Furniture& piece) {
    const auto found = context_.furniture_pictures->find(furniture_picture_key(piece));
    if (found != context_.furniture_pictures->end())
      place_picture(found->second, piece.rect, {.crop = false, .ratio = {}, .focus = {}}, CopyRange::kNoStory);
  }

  void add_picture(const PlacedPicture& picture, const Frame& frame) {
    const auto found = context_.pictures->find(picture.story);
    const StoryPicture none{std::nullopt, "the story has no picture"};
    const PictureFit fit{picture.crop, frame.crop_ratio, (*context_.flow.stories)[picture.story].focus};
    place_picture(found == context_.pictures->end() ? none : found->second, picture.rect, fit, picture.story);
  }

  void place_picture(const StoryPicture& source, Rect rect, const PictureFit& fit, std::uint32_t story) {
    if (story != CopyRange::kNoStory) note_picture(page_, story, frame_, rect);
    if (!source.picture) {
      page_.items.emplace_back(MissingPictureItem{rect, source.fault, story});
      return;
    }
    PictureItem item = fit_picture(context_.edition->pictures.at(*source.picture).info, rect, fit);
    item.picture = *source.picture;
    item.story = story;
    page_.items.emplace_back(item);
  }

  void add_qr(const PlacedQr& code) {
    const Story& story = (*context_.flow.stories)[code.story];
    const std::string& payload = story.qr_codes[code.code].payload;
    const CodeStyle& style = context_.flow.styles->codes;
    const auto made = encode_qr(payload, style.qr_level);
    if (made) {
      clear_ground(code.rect);
      page_.items.emplace_back(qr_item(*made, payload, code.rect, style));
    } else {
      page_.items.emplace_back(MissingPictureItem{code.rect, "the words are too long for a QR code", code.story});
    }
  }

  void add_barcode(const Furniture& piece) {
    const auto check = furniture_barcode(piece, *context_.data, planned_);
    if (check.digits) {
      const BarcodeItem item = barcode_item(*check.digits, piece.rect);
      clear_ground(item.rect);
      page_.items.emplace_back(item);
    } else {
      page_.items.emplace_back(MissingPictureItem{piece.rect, check.fault, CopyRange::kNoStory});
    }
  }

  // Scanners want paper under a code and its quiet zone: white, where a tint or a picture lies there.
  void clear_ground(const Rect& code) {
    const auto lies_under = [&](const DisplayItem& item) {
      if (const auto* fill = std::get_if<FillItem>(&item)) return fill->rect.overlaps(code);
      if (const auto* fade = std::get_if<FadeItem>(&item)) return fade->rect.overlaps(code);
      const auto* picture = std::get_if<PictureItem>(&item);
      return picture != nullptr && picture->rect.overlaps(code);
    };
    if (std::any_of(page_.items.begin(), page_.items.end(), lies_under))
      page_.items.emplace_back(FillItem{code, {0, 0}});
  }

  void add_line(const PlacedLine& placed) {
    const Line& line = placed.paragraph->lines.at(placed.line);
    const SetLine set = set_line(*placed.paragraph, line, placed.alignment);
    TextLine item;
    item.story = placed.story;
    item.baseline = placed.origin;
    item.rect = rect_on_page(placed);
    item.vertical = is_vertical(placed);
    item.runs = static_cast<std::uint32_t>(set.runs.size());
    item.starts_paragraph = placed.starts_paragraph;
    item.beside = placed.beside;
    item.style = placed.style;
    item.faults = line.faults;
    item.copy_begin = static_cast<std::uint32_t>(page_.copy.size());
    for (const CopyRange& range : copy_of(*placed.paragraph->items->paragraph->source, line.text))
      if (range.is_copy()) page_.copy.push_back(range);
    item.copy_end = static_cast<std::uint32_t>(page_.copy.size());
    if (line.faults != 0) page_.items.emplace_back(ProofMark{MarkKind::loose_line, item.rect, ""});
    page_.items.emplace_back(item);
    const auto at = static_cast<std::uint32_t>(page_.items.size() - 1);
    add_runs(set, placed.origin, item.vertical);
    note_line(page_, context_.flow, placed, frame_, at);
    add_marks(set, placed.origin, item.vertical);
  }

  // A place along and across a line, on the page.
  static Point on_page(Point origin, Length along, Length across, bool vertical) {
    return vertical ? Point{origin.x - across, origin.y + along} : Point{origin.x + along, origin.y + across};
  }

  // Underlines and emphasis dots.
  void add_marks(const SetLine& set, Point origin, bool vertical) {
    const auto place = [&](Length along, Length across) { return on_page(origin, along, across, vertical); };
    for (const SetRule& rule : set.rules)
      page_.items.emplace_back(RuleItem{place(rule.begin, rule.y), place(rule.end, rule.y), rule.weight, rule.ink});
    for (const SetDot& dot : set.dots) page_.items.emplace_back(DotItem{place(dot.x, dot.y), dot.diameter, dot.ink});
  }

  void add_runs(const SetLine& set, Point origin, bool vertical) {
    const auto glyph_base = static_cast<std::uint32_t>(page_.glyphs.size());
    const auto cluster_base = static_cast<std::uint32_t>(page_.clusters.size());
    const auto text_base = static_cast<std::uint32_t>(page_.text.size());
    for (const SetGlyph& glyph : set.glyphs) {
      const Point at = on_page(origin, glyph.x, glyph.y, vertical);
      page_.glyphs.push_back({glyph.id, at.x, at.y});
    }
    for (const SetCluster& cluster : set.clusters) page_.clusters.push_back({cluster.bytes, cluster.glyphs});
    page_.text += set.text;
    for (const SetRun& run : set.runs)
      page_.items.emplace_back(TextRun{run.face, run.size, run.ink, run.right_to_left, run.turn, run.stretch,
                                       glyph_base + run.glyph_begin, glyph_base + run.glyph_end,
                                       cluster_base + run.cluster_begin, cluster_base + run.cluster_end,
                                       text_base + run.text_begin, text_base + run.text_end});
  }

  // In the frame's last corner: where the copy would go on.
  void add_overset_mark(const Frame& frame, int lines) {
    const Length side = page_.grid.leading;
    const Length x = frame.vertical ? frame.rect.x : frame.rect.right() - side;
    page_.items.emplace_back(
        ProofMark{MarkKind::overset, {x, frame.rect.bottom() - side, side, side}, fmt::format("+{}", lines)});
  }

  const PageContext& context_;
  const PlannedPage& planned_;
  std::vector<FurnitureWords>* words_;
  DisplayPage page_;
  std::uint32_t frame_ = kNoFrame; // in work, in the page's anatomy
};

} // namespace

std::string furniture_picture_key(const Furniture& piece) {
  return piece.picture_page == 1 ? piece.picture : fmt::format("{}#{}", piece.picture, piece.picture_page);
}

DisplayPage compose_page(const PageContext& context, const PlannedPage& page, const std::vector<PageFrame>& frames,
                         std::vector<FurnitureWords>* words) {
  PageBuilder builder(context, page, words);
  const PageTemplate& page_template = context.templates->pages[page.page_template];
  for (const Furniture& piece : page_template.furniture)
    if (stands_on(piece, page_template, page.number)) builder.add_furniture(piece);
  for (const PageFrame& frame : frames) builder.add_frame(frame);
  return builder.take();
}

} // namespace broadsheet
