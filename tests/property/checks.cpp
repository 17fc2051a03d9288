#include "tests/property/checks.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

namespace broadsheet::testing {
namespace {

std::string id_of(const LoadedEdition& edition, std::uint32_t story) {
  return story == CopyRange::kNoStory ? "-" : edition.stories[story].id;
}

std::string show(const Rect& r) {
  return fmt::format("[{} {} {} {}]", format_points(r.x), format_points(r.y), format_points(r.right()),
                     format_points(r.bottom()));
}

struct Item {
  std::string operator()(const TextLine& i) const {
    return fmt::format("line {} {} {} {} {} {} {} {}", i.story, show(i.rect), i.baseline.x.sp, i.baseline.y.sp, i.runs,
                       i.copy_begin, i.copy_end, i.faults);
  }
  std::string operator()(const TextRun& i) const {
    return fmt::format("run {} {} {} {}/{} {} {}-{} {}-{} {}-{}", static_cast<int>(i.turn), i.face, i.size.sp,
                       i.ink.ink, i.ink.percent, i.right_to_left, i.glyph_begin, i.glyph_end, i.cluster_begin,
                       i.cluster_end, i.text_begin, i.text_end);
  }
  std::string operator()(const RuleItem& i) const {
    return fmt::format("rule {} {} {} {} {}", i.a.x.sp, i.a.y.sp, i.b.x.sp, i.b.y.sp, i.weight.sp);
  }
  std::string operator()(const DotItem& i) const {
    return fmt::format("dot {} {} {}", i.centre.x.sp, i.centre.y.sp, i.diameter.sp);
  }
  std::string operator()(const FillItem& i) const { return "fill " + show(i.rect); }
  std::string operator()(const BoxItem& i) const { return "box " + show(i.rect); }
  std::string operator()(const PictureItem& i) const {
    return fmt::format("picture {} {} {} {} {} {}", i.picture, show(i.rect), i.crop_x, i.crop_y, i.crop_width,
                       i.crop_height);
  }
  std::string operator()(const MissingPictureItem& i) const { return "missing " + show(i.rect) + i.reason; }
  std::string operator()(const QrItem& i) const { return "qr " + show(i.rect) + i.payload; }
  std::string operator()(const BarcodeItem& i) const { return "barcode " + show(i.rect) + i.payload; }
  std::string operator()(const ProofMark& i) const { return "mark " + show(i.rect) + i.text; }
  std::string operator()(const FadeItem& i) const { return "fade " + show(i.rect); }
  std::string operator()(const OrnamentItem& i) const {
    return fmt::format("ornament {} {}", show(i.rect), i.path.size());
  }
};

// Parts of a page that may not lie on each other.
struct Piece {
  Rect rect;
  std::string what;
};

constexpr bool is_down(const TextRun& run) { return run.turn != GlyphTurn::none; }

// From where to where a glyph's ink reaches along its line: across the page, or down it in vertical lines.
struct Reach {
  Length begin, end;
};
Reach reach_of(const DisplayGlyph& glyph, const TextRun& run, const hb_glyph_extents_t& ink, std::int32_t em) {
  const auto length = [&](std::int32_t units) { return scale(scale(run.size, run.stretch, kFullWidth), units, em); };
  if (run.turn == GlyphTurn::none)
    return {glyph.x + length(ink.x_bearing), glyph.x + length(ink.x_bearing + ink.width)};
  if (run.turn == GlyphTurn::rotated)
    return {glyph.y + length(ink.x_bearing), glyph.y + length(ink.x_bearing + ink.width)};
  return {glyph.y - length(ink.y_bearing), glyph.y - length(ink.y_bearing + ink.height)};
}

// The ink of a run's glyphs along the line, by the faces' own outlines, and an em across it; empty when there is none.
Rect ink_of(const DisplayPage& page, const TextRun& run, const FaceTable& faces, Point baseline) {
  const Face& face = faces.at(run.face);
  Reach all;
  for (std::uint32_t i = run.glyph_begin; i < run.glyph_end; ++i) {
    hb_glyph_extents_t extents{};
    hb_font_get_glyph_extents(face.font(), page.glyphs[i].id, &extents);
    if (extents.width == 0) continue;
    const Reach reach = reach_of(page.glyphs[i], run, extents, face.metrics().units_per_em);
    all = all.begin == all.end ? reach : Reach{std::min(all.begin, reach.begin), std::max(all.end, reach.end)};
  }
  if (all.begin == all.end) return {};
  if (is_down(run)) return {baseline.x - run.size / 2, all.begin, run.size, all.end - all.begin};
  return {all.begin, baseline.y - scale(run.size, 86, 100), all.end - all.begin, run.size};
}

// A drop cap is too large to be taken for an em high: from the top to the foot of its ink.
Rect ink_of_letter(const DisplayPage& page, const TextRun& run, const FaceTable& faces, Point baseline) {
  const Face& face = faces.at(run.face);
  Rect ink = ink_of(page, run, faces, baseline);
  if (ink.empty()) return ink;
  hb_glyph_extents_t extents{};
  hb_font_get_glyph_extents(face.font(), page.glyphs[run.glyph_begin].id, &extents);
  const auto length = [&](std::int32_t units) { return scale(run.size, units, face.metrics().units_per_em); };
  ink.y = page.glyphs[run.glyph_begin].y - length(extents.y_bearing);
  ink.height = -length(extents.height);
  return ink;
}

// Checks one page, item by item, frame by frame.
class PlaceCheck {
 public:
  PlaceCheck(const LoadedEdition& edition, const Typeset& set, const DisplayPage& page, Faults& faults)
      : edition_(edition), set_(set), page_(page), faults_(faults) {}

  void run() {
    for (at_ = 0; at_ < page_.items.size(); ++at_) {
      const DisplayItem& item = page_.items[at_];
      if (const auto* mark = std::get_if<ProofMark>(&item); mark && mark->kind == MarkKind::frame) frame_ = *mark;
      if (const auto* line = std::get_if<TextLine>(&item)) check_line(*line);
      if (const auto* code = std::get_if<QrItem>(&item)) add(code->rect, "a code");
      if (const auto* picture = std::get_if<MissingPictureItem>(&item)) add(picture->rect, "a picture");
    }
    for (std::size_t i = 0; i < pieces_.size(); ++i)
      for (std::size_t j = i + 1; j < pieces_.size(); ++j)
        if (pieces_[i].rect.overlaps(pieces_[j].rect))
          fault(fmt::format("{} {} lies on {} {}", pieces_[i].what, show(pieces_[i].rect), pieces_[j].what,
                            show(pieces_[j].rect)));
  }

 private:
  void fault(const std::string& words) { faults_.push_back(fmt::format("page {}: {}", page_.number, words)); }

  void add(const Rect& rect, const std::string& what) {
    pieces_.push_back({rect, what});
    if (frame_ && !frame_->rect.contains(rect))
      fault(fmt::format("{} {} sticks out of frame {} {}", what, show(rect), frame_->text, show(frame_->rect)));
  }

  std::string words_of(const TextLine& line) const {
    std::string words;
    for (std::size_t run = at_ + 1; run <= at_ + line.runs; ++run) {
      const auto& text = std::get<TextRun>(page_.items[run]);
      words += page_.text.substr(text.text_begin, text.text_end - text.text_begin);
    }
    return words;
  }

  void check_line(const TextLine& line) {
    Rect ink;
    for (std::size_t run = at_ + 1; run <= at_ + line.runs; ++run) {
      const auto ink_by = is_drop_cap(line) ? ink_of_letter : ink_of;
      const Rect more = ink_by(page_, std::get<TextRun>(page_.items[run]), *edition_.display.faces, line.baseline);
      if (more.width.sp == 0) continue;
      if (ink.width.sp == 0) ink = more;
      const Length right = std::max(ink.right(), more.right()), top = std::min(ink.y, more.y),
                   bottom = std::max(ink.bottom(), more.bottom()), left = std::min(ink.x, more.x);
      ink = {left, top, right - left, bottom - top};
    }
    const bool overfull = (line.faults & static_cast<std::uint8_t>(LineFault::overfull)) != 0;
    const std::string what = fmt::format("\"{}\" of {}", words_of(line), id_of(edition_, line.story));
    if (ink.width.sp > 0 && !overfull) {
      ink = without_hung_marks(ink, line);
      add(ink, what);
      const bool out = line.vertical ? ink.y < line.rect.y || ink.bottom() > line.rect.bottom()
                                     : ink.x < line.rect.x || ink.right() > line.rect.right();
      if (out) fault(fmt::format("{} {} is wider than its measure {}", what, show(ink), show(line.rect)));
    }
    check_grid(line, what);
  }

  // Headlines hang a quarter of an em of a quote at a line's start, of a quote or pause at its end.
  Rect without_hung_marks(Rect ink, const TextLine& line) const {
    const ParagraphStyle& style = edition_.templates.styles.paragraphs[line.style];
    if (!style.balanced || style.alignment == Alignment::justify || line.runs == 0) return ink;
    std::string words = words_of(line);
    while (words.ends_with(' ')) words.pop_back();
    const Length em = std::get<TextRun>(page_.items[at_ + 1]).size;
    const auto begins = [&](const char* mark) { return words.starts_with(mark); };
    const auto ends = [&](const char* mark) { return words.ends_with(mark); };
    const bool hung = begins("“") || begins("‘") || begins("「") || begins("『");
    const bool hangs = ends("”") || ends("’") || ends("」") || ends("』") || ends("，") || ends("、") || ends("。");
    const Length before = hung ? em / 4 : Length{}, after = hangs ? em / 4 : Length{};
    if (line.vertical) return {ink.x, ink.y + before, ink.width, ink.height - before - after};
    return {ink.x + before, ink.y, ink.width - before - after, ink.height};
  }

  // Lines on the grid are one leading high, but for the letter that stands beside several.
  [[nodiscard]] bool is_drop_cap(const TextLine& line) const {
    const ParagraphStyle& style = edition_.templates.styles.paragraphs[line.style];
    const Length across = line.vertical ? line.rect.width : line.rect.height;
    return style.drop_cap_lines > 0 && line.starts_paragraph && across > page_.grid.leading;
  }

  // Paragraphs of stories whose style is on the grid. Han drop caps stand between its lines.
  void check_grid(const TextLine& line, const std::string& what) {
    if (line.copy_begin == line.copy_end || !edition_.templates.styles.paragraphs[line.style].on_grid) return;
    const CopyRange& copy = page_.copy[line.copy_begin];
    if (edition_.stories[copy.story].blocks[copy.block].role != BlockRole::paragraph) return;
    if (line.vertical) return check_columns(line, what);
    if (is_drop_cap(line) || has_own_leading(copy.story)) return;
    if ((line.baseline.y - page_.grid.first_baseline).sp % page_.grid.leading.sp != 0)
      fault(fmt::format("{} is off the grid: {}", what, format_points(line.baseline.y)));
  }

  // The copyfitter has changed the leading of the whole story, in frames of its own (L15).
  [[nodiscard]] bool has_own_leading(std::uint32_t story) const {
    const auto& ladder = set_.result.stories[story].fit.ladder;
    return std::any_of(ladder.begin(), ladder.end(),
                       [](const LadderUse& use) { return use.lever == CopyfitLever::leading; });
  }

  // Lines of a vertical frame stand a leading apart, from its right edge on.
  void check_columns(const TextLine& line, const std::string& what) {
    const Length leading = page_.grid.leading, from_right = frame_->rect.right() - line.rect.right();
    if (from_right.sp % leading.sp != 0 || line.rect.width != leading)
      fault(fmt::format("{} is off its frame's lines: {} from the right", what, format_points(from_right)));
  }

  const LoadedEdition& edition_;
  const Typeset& set_;
  const DisplayPage& page_;
  Faults& faults_;
  std::size_t at_ = 0;
  std::optional<ProofMark> frame_;
  std::vector<Piece> pieces_;
};

} // namespace

void check_ledger(const LoadedEdition& edition, const Typeset& set, Faults& faults) {
  static const char* const kinds[] = {"lost", "doubled", "altered"};
  const LedgerSums& sums = set.result.ledger;
  for (const LedgerFault& fault : set.result.ledger_faults)
    faults.push_back(fmt::format("{}: {} block {} bytes {}-{} page {}", id_of(edition, fault.copy.story),
                                 kinds[static_cast<int>(fault.kind)], fault.copy.block, fault.copy.begin,
                                 fault.copy.end, fault.page));
  if (!set.result.ledger_adds_up)
    faults.push_back(fmt::format("{} fed, {} printed, {} overset, {} trimmed, {} unplaced", sums.fed, sums.printed,
                                 sums.overset, sums.trimmed, sums.unplaced));
}

void check_order(const LoadedEdition& edition, const Typeset& set, Faults& faults) {
  std::map<std::uint32_t, std::pair<std::uint32_t, std::uint32_t>> reached;
  for (const DisplayPage& page : set.pages)
    for (const CopyRange& copy : page.copy) {
      if (edition.stories[copy.story].kind == StoryKind::picture) continue; // its headline may stand under it
      if (edition.stories[copy.story].blocks[copy.block].role == BlockRole::quote) continue; // stands anywhere
      auto& last = reached[copy.story];
      const std::pair<std::uint32_t, std::uint32_t> here{copy.block, copy.begin};
      if (here < last)
        faults.push_back(fmt::format("{}: block {} byte {} stands after block {} byte {}", id_of(edition, copy.story),
                                     here.first, here.second, last.first, last.second));
      last = here;
    }
}

void check_places(const LoadedEdition& edition, const Typeset& set, Faults& faults) {
  for (const DisplayPage& page : set.pages) PlaceCheck(edition, set, page, faults).run();
}

std::string all_of(const DisplayPage& page) {
  std::string text = fmt::format("page {} {}\n", page.number, page.name);
  for (const DisplayItem& item : page.items) text += std::visit(Item{}, item) + "\n";
  for (const DisplayGlyph& glyph : page.glyphs) text += fmt::format("{} {} {}\n", glyph.id, glyph.x.sp, glyph.y.sp);
  for (const DisplayCluster& cluster : page.clusters) text += fmt::format("{}/{} ", cluster.bytes, cluster.glyphs);
  for (const CopyRange& copy : page.copy)
    text += fmt::format("{}.{}.{}-{} ", copy.story, copy.block, copy.begin, copy.end);
  for (const DisplayRegion& region : page.regions)
    text +=
        fmt::format("{} {} {} {}\n", static_cast<int>(region.kind), region.story, show(region.rect), region.leads_to);
  return text + page.text;
}

} // namespace broadsheet::testing
