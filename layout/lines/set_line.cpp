#include "layout/lines/set_line.hpp"

#include "layout/lines/adjust.hpp"
#include "layout/lines/annotate.hpp"
#include "layout/lines/visual_order.hpp"

#include <algorithm>

namespace broadsheet {
namespace {

using namespace lines;

// Copies glyphs and text of pieces into a SetLine, from left to right.
class LineSetter {
 public:
  // Letters are made `glyph_width` per mille wide; their places are settled without it.
  LineSetter(const BreakItems& items, std::uint16_t glyph_width, SetLine& set)
      : items_(items), shaped_(*items.paragraph), set_(set), glyph_width_(glyph_width),
        annotated_(!shaped_.source->annotations.empty()) {}

  void reserve(const Line& line) {
    const std::uint32_t glyphs = items_.items[line.end].glyph - items_.items[line.begin].glyph;
    set_.glyphs.reserve(glyphs + 1);
    set_.clusters.reserve(glyphs + 1);
    set_.text.reserve(line.text.end - line.text.begin);
  }

  // The glyphs of one item, the first of them at `x`; gives what its letters were spaced by.
  Length put_item(const BreakItem& item, const BreakItem& next, std::size_t run, Length x, Adjustment& adjustment) {
    if (item.kind == ItemKind::penalty || item.glyph == next.glyph) return {};
    const ShapedRun& shaped = shaped_.runs[run];
    open_run(shaped.face, shaped);
    Length pen = x + item.shift, spaced, cluster_begin = std::max(x, pen);
    const bool backward = shaped.level % 2 != 0;
    const bool in_line = annotated_ && (shaped.features & kRuby) == 0;
    for (std::uint32_t n = item.glyph; n < next.glyph; ++n) {
      // Visual order: from the left, which is the logical end of a right-to-left run.
      const std::uint32_t at = backward ? next.glyph - 1 - (n - item.glyph) : n;
      const Glyph& glyph = glyph_at(shaped_, shaped, at);
      set_.glyphs.push_back({glyph.id, pen + glyph.x_offset, -glyph.y_offset - shaped.shift});
      pen += glyph.advance;
      const bool cluster_ends = n + 1 == next.glyph || at_index(shaped, item, next, n + 1).cluster != glyph.cluster;
      if (!cluster_ends) continue;
      if (in_line)
        clusters_.push_back({glyph.cluster, static_cast<std::uint32_t>(run), cluster_begin, pen - cluster_begin});
      const Length extra = adjustment.next_letter(item);
      pen += shaped.tracking + extra;
      cluster_begin = pen;
      spaced += extra;
    }
    return spaced;
  }

  // Bytes and clusters of an item, in logical order.
  void put_text(const BreakItem& item, const BreakItem& next, std::size_t run) {
    if (item.kind == ItemKind::penalty || item.glyph == next.glyph) return;
    const ShapedRun& shaped = shaped_.runs[run];
    set_.text.append(shaped_.source->utf8, item.text, next.text - item.text);
    for (std::uint32_t n = item.glyph; n < next.glyph;) {
      const std::uint32_t begin = glyph_at(shaped_, shaped, n).cluster;
      std::uint16_t glyphs = 0;
      for (; n < next.glyph && glyph_at(shaped_, shaped, n).cluster == begin; ++n) ++glyphs;
      const std::uint32_t end = n < next.glyph ? glyph_at(shaped_, shaped, n).cluster : next.text;
      set_.clusters.push_back({static_cast<std::uint16_t>(end - begin), glyphs});
    }
    close_run();
  }

  void put_hyphen(std::size_t run, Length x) {
    const HyphenGlyph& hyphen = items_.hyphens[run];
    open_run(hyphen.face, shaped_.runs[run]);
    set_.glyphs.push_back({hyphen.id, x, -hyphen.y_offset - shaped_.runs[run].shift});
    set_.clusters.push_back({0, 1});
    close_run();
  }

  // Underlines and dots, once all characters have their places.
  void annotate(const Line& line) {
    if (annotated_) annotate_line(shaped_, line.text, std::move(clusters_), set_);
  }

 private:
  // A run's glyphs in this line: ruby and turned ones are not scaled.
  [[nodiscard]] std::uint16_t scaled(const ShapedRun& shaped) const {
    if (glyph_width_ == kFullWidth || shaped.turn != GlyphTurn::none || (shaped.features & kRuby) != 0)
      return shaped.stretch;
    return static_cast<std::uint16_t>(shaped.stretch * glyph_width_ / kFullWidth);
  }

  const Glyph& at_index(const ShapedRun& run, const BreakItem& item, const BreakItem& next, std::uint32_t n) const {
    return glyph_at(shaped_, run, run.level % 2 != 0 ? next.glyph - 1 - (n - item.glyph) : n);
  }

  // Neighbours of one face, size and ink share a run; right-to-left ones stay as they were shaped.
  void open_run(FaceId face, const ShapedRun& shaped) {
    const bool backward = shaped.level % 2 != 0;
    if (!set_.runs.empty()) {
      const SetRun& last = set_.runs.back();
      if (last.face == face && last.size == shaped.size && last.ink == shaped.ink && last.turn == shaped.turn &&
          last.stretch == scaled(shaped) && !backward && !last.right_to_left)
        return;
      if (backward && last.right_to_left && last_shaped_ == &shaped) return;
    }
    last_shaped_ = &shaped;
    SetRun run;
    run.face = face;
    run.size = shaped.size;
    run.ink = shaped.ink;
    run.right_to_left = backward;
    run.turn = shaped.turn;
    run.stretch = scaled(shaped);
    run.glyph_begin = static_cast<std::uint32_t>(set_.glyphs.size());
    run.cluster_begin = static_cast<std::uint32_t>(set_.clusters.size());
    run.text_begin = static_cast<std::uint32_t>(set_.text.size());
    set_.runs.push_back(run);
  }

  void close_run() {
    SetRun& run = set_.runs.back();
    run.glyph_end = static_cast<std::uint32_t>(set_.glyphs.size());
    run.cluster_end = static_cast<std::uint32_t>(set_.clusters.size());
    run.text_end = static_cast<std::uint32_t>(set_.text.size());
  }

  const BreakItems& items_;
  const ShapedParagraph& shaped_;
  SetLine& set_;
  std::uint16_t glyph_width_; // of this line's letters, per mille
  bool annotated_;
  std::vector<PlacedCluster> clusters_;
  const ShapedRun* last_shaped_ = nullptr;
};

Length alignment_shift(Alignment alignment, bool right_to_left, Length measure, Length width) {
  const Length room = measure - width;
  if (room.sp <= 0) return {};
  if (alignment == Alignment::center) return room / 2;
  if (alignment == Alignment::right) return room;
  return right_to_left && alignment == Alignment::justify ? room : Length{};
}

// Marks that hang: the words stand flush, or centred by what the eye sees.
Length hang_shift(Alignment alignment, const Line& line) {
  switch (alignment) {
  case Alignment::left:
    return -line.hang_begin;
  case Alignment::center:
    return line.hang_end - line.hang_begin;
  case Alignment::right:
    return line.hang_end;
  case Alignment::justify:
    return {};
  }
  return {};
}

// All runs left to right: the items follow each other as they are.
void set_forward(const BreakItems& items, const Line& line, Adjustment& adjustment, LineSetter& setter, Length x) {
  std::size_t run = run_of(*items.paragraph, items.items[line.begin].glyph);
  if ((items.items[line.begin].flags & kFlagRepeatHyphen) != 0) setter.put_hyphen(run, x);
  for (std::uint32_t i = line.begin; i < line.end; ++i) {
    const BreakItem &item = items.items[i], &next = items.items[i + 1];
    while (run + 1 < items.paragraph->runs.size() && item.glyph >= items.paragraph->runs[run].glyph_end) ++run;
    const Length spaced = setter.put_item(item, next, run, x, adjustment);
    setter.put_text(item, next, run);
    // A hyphen that is not shown takes no room.
    if (item.kind != ItemKind::penalty) x += item.width + spaced + adjustment.next(item);
  }
  if (line.hyphenated) setter.put_hyphen(run_before(*items.paragraph, items.items[line.end].glyph), x);
}

// Pieces [begin, end) of a line in visual order that go out together, from `x` on.
struct Stretch {
  std::size_t begin = 0, end = 0;
  Length x;
};

// Stretches go out in the order of reading, wherever they stand: who extracts the text reads it so.
std::vector<Stretch> stretches_of(const std::vector<Piece>& pieces, Length x) {
  std::vector<Stretch> stretches;
  for (std::size_t i = 0; i < pieces.size();) {
    Stretch stretch{i, i + 1, x};
    while (stretch.end < pieces.size() && pieces[stretch.end].run == pieces[i].run && pieces[i].level % 2 != 0)
      ++stretch.end;
    for (; i < stretch.end; ++i) x += pieces[i].width;
    stretches.push_back(stretch);
  }
  const auto first_item = [&](const Stretch& stretch) {
    return std::min(pieces[stretch.begin].item, pieces[stretch.end - 1].item);
  };
  std::stable_sort(stretches.begin(), stretches.end(),
                   [&](const Stretch& a, const Stretch& b) { return first_item(a) < first_item(b); });
  return stretches;
}

void set_visual(const BreakItems& items, const Line& line, Adjustment& adjustment, LineSetter& setter, Length x) {
  const std::vector<Piece> pieces = visual_pieces(items, line, adjustment);
  for (Stretch stretch : stretches_of(pieces, x)) {
    const Piece& first = pieces[stretch.begin];
    if (first.item == line.end) {
      setter.put_hyphen(first.run, stretch.x);
      continue;
    }
    for (std::size_t k = stretch.begin; k < stretch.end; ++k) {
      const BreakItem& item = items.items[pieces[k].item];
      setter.put_item(item, items.items[pieces[k].item + 1], pieces[k].run, stretch.x, adjustment);
      stretch.x += pieces[k].width;
    }
    // Right-to-left runs keep their text in logical order, which is from the right.
    for (std::size_t k = stretch.end; k-- > stretch.begin;)
      setter.put_text(items.items[pieces[k].item], items.items[pieces[k].item + 1], pieces[k].run);
  }
}

// The tracking after the line's last character: not part of what the eye sees as the line.
Length tracking_at_end(const BreakItems& items, const Line& line) {
  if (line.hyphenated) return {};
  const auto& runs = items.paragraph->runs;
  return runs[run_before(*items.paragraph, items.items[line.end].glyph)].tracking;
}

} // namespace

SetLine set_line(const BrokenParagraph& broken, const Line& line, Alignment alignment) {
  const BreakItems& items = *broken.items;
  SetLine set;
  Adjustment adjustment(items, line, alignment);
  set.width = line.natural + adjustment.total() - tracking_at_end(items, line);
  LineSetter setter(items, adjustment.glyph_width(), set);
  setter.reserve(line);
  const Length x = alignment_shift(alignment, items.paragraph->source->right_to_left, line.measure, set.width) +
                   hang_shift(alignment, line);
  const auto& runs = items.paragraph->runs;
  const bool mixed = std::any_of(runs.begin(), runs.end(), [](const ShapedRun& run) { return run.level != 0; });
  if (mixed)
    set_visual(items, line, adjustment, setter, x);
  else
    set_forward(items, line, adjustment, setter, x);
  setter.annotate(line);
  return set;
}

} // namespace broadsheet
