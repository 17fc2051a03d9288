// The text dump: one line an item, so that two pages can be compared with diff.
#include "layout/display/display.hpp"

#include <fmt/format.h>

namespace broadsheet {
namespace {

std::string points(Length length) { return format_points(length, 3); }
std::string points(Point point) { return points(point.x) + " " + points(point.y); }
std::string points(const Rect& rect) {
  return fmt::format("{} {} {} {}", points(rect.x), points(rect.y), points(rect.width), points(rect.height));
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char character : text) {
    if (character == '\n') {
      out += "\\n";
      continue;
    }
    if (character == '"' || character == '\\') out += '\\';
    out += character;
  }
  return out + '"';
}

// Writes the items of one page; holds what ids and names are looked up in.
class Dumper {
 public:
  Dumper(const DisplayPage& page, const DisplayEdition& edition) : page_(page), edition_(edition) {}
  std::string all();

 private:
  void add_page();
  void add(const TextLine& line);
  void add(const TextRun& run);
  void add(const RuleItem& rule);
  void add(const FillItem& fill);
  void add(const BoxItem& box);
  void add(const DotItem& dot);
  void add(const PictureItem& picture);
  void add(const MissingPictureItem& missing);
  void add(const QrItem& code);
  void add(const BarcodeItem& code);
  void add(const ProofMark& mark);
  void add(const FadeItem& fade);
  void add(const OrnamentItem& ornament);
  void add(const DisplayRegion& region);
  void add_radius(Length radius); // and the line's end
  template <class... Values>
  void put(fmt::format_string<Values...> format, Values&&... values) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<Values>(values)...);
  }
  [[nodiscard]] std::string story(std::uint32_t index) const;
  [[nodiscard]] std::string copy(const TextLine& line) const;
  [[nodiscard]] std::string face(FaceId id) const;
  [[nodiscard]] std::string ink(InkRef ink) const { return ink_name(edition_.inks, ink); }

  const DisplayPage& page_;
  const DisplayEdition& edition_;
  std::string out_;
};

std::string Dumper::all() {
  add_page();
  for (const auto& item : page_.items) std::visit([this](const auto& one) { add(one); }, item);
  for (const auto& region : page_.regions) add(region);
  return std::move(out_);
}

std::string Dumper::story(std::uint32_t index) const {
  if (index == CopyRange::kNoStory) return "-";
  const auto& ids = edition_.metadata.story_ids;
  return index < ids.size() && !ids[index].empty() ? ids[index] : fmt::format("#{}", index);
}

// "lead/3:0-45": story, block, bytes.
std::string Dumper::copy(const TextLine& line) const {
  std::string out;
  for (auto at = line.copy_begin; at < line.copy_end && at < page_.copy.size(); ++at) {
    const auto& range = page_.copy[at];
    if (range.is_copy()) out += fmt::format(" {}/{}:{}-{}", story(range.story), range.block, range.begin, range.end);
  }
  return out.empty() ? " none" : out;
}

std::string Dumper::face(FaceId id) const {
  if (edition_.faces == nullptr || id >= edition_.faces->faces.size()) return fmt::format("face {}", id);
  const auto& face = edition_.faces->at(id);
  return quoted(face.family() + " " + face.style());
}

void Dumper::add_page() {
  const auto& boxes = page_.boxes;
  put("page {} {} {} {} bleed {}\n", page_.number, quoted(page_.name), points(boxes.width), points(boxes.height),
      points(boxes.bleed));
  const auto& grid = page_.grid;
  if (grid.type_area.empty()) return;
  put("grid {} columns {} of {} gutter {} leading {} from {} lines {}\n", points(grid.type_area), grid.columns,
      points(grid.column_width), points(grid.gutter), points(grid.leading), points(grid.first_baseline), grid.lines);
}

void Dumper::add(const TextLine& line) {
  put("line {} {} at {} style {} copy{}", story(line.story), points(line.rect), points(line.baseline), line.style,
      copy(line));
  if (line.vertical) put(" vertical");
  if (line.starts_paragraph) put(" paragraph");
  if (line.faults != 0) put(" faults {}", line.faults);
  put("\n");
}

// Places of the first and the last glyph: a line that is adjusted otherwise shows here.
void Dumper::add(const TextRun& run) {
  put("  run {} {} {}", face(run.face), points(run.size), ink(run.ink));
  if (run.stretch != kFullWidth) put(" width {}", run.stretch);
  if (run.glyph_end > run.glyph_begin && run.glyph_end <= page_.glyphs.size()) {
    const auto& first = page_.glyphs[run.glyph_begin];
    const auto& last = page_.glyphs[run.glyph_end - 1];
    const bool across = run.turn == GlyphTurn::none;
    put(" at {} to {}", points(Point{first.x, first.y}), points(across ? last.x : last.y));
  }
  put(" glyphs {}{}", run.glyph_end - run.glyph_begin, run.right_to_left ? " right-to-left" : "");
  if (run.turn != GlyphTurn::none) put(" {}", name_of(run.turn));
  put(" {}\n", quoted(std::string_view(page_.text).substr(run.text_begin, run.text_end - run.text_begin)));
}

void Dumper::add(const RuleItem& rule) {
  put("rule {} to {} weight {} {}\n", points(rule.a), points(rule.b), points(rule.weight), ink(rule.ink));
}

void Dumper::add(const FillItem& fill) {
  put("fill {} {}", points(fill.rect), ink(fill.ink));
  add_radius(fill.radius);
}

void Dumper::add_radius(Length radius) {
  if (radius.sp > 0) put(" radius {}", points(radius));
  put("\n");
}

void Dumper::add(const FadeItem& fade) {
  put("fade {} {} to {} {}{}", points(fade.rect), ink(fade.from), ink(fade.to),
      fade.direction == FadeDirection::down ? "down" : "right", fade.over ? " over" : "");
  add_radius(fade.radius);
}

void Dumper::add(const OrnamentItem& ornament) {
  put("ornament {} {} {} steps {}", quoted(ornament.name), points(ornament.rect), ink(ornament.ink),
      ornament.path.size());
  if (ornament.weight.sp > 0) put(" weight {}", points(ornament.weight));
  put("\n");
}

void Dumper::add(const BoxItem& box) {
  put("box {} weight {} {}", points(box.rect), points(box.weight), ink(box.ink));
  add_radius(box.radius);
}

void Dumper::add(const DotItem& dot) {
  put("dot {} across {} {}\n", points(dot.centre), points(dot.diameter), ink(dot.ink));
}

void Dumper::add(const PictureItem& item) {
  const auto known = item.picture < edition_.pictures.size();
  const auto share = [](std::int32_t part) { return points(Length{part}); }; // 1/65536 as well
  put("picture {} {} {} crop {} {} {} {}\n", story(item.story),
      quoted(known ? std::string_view(edition_.pictures[item.picture].path) : "unknown"), points(item.rect),
      share(item.crop_x), share(item.crop_y), share(item.crop_width), share(item.crop_height));
}

void Dumper::add(const MissingPictureItem& missing) {
  put("missing-picture {} {} {}\n", story(missing.story), points(missing.rect), quoted(missing.reason));
}

void Dumper::add(const QrItem& code) {
  put("qr {} modules {} {}\n", points(code.rect), code.size, quoted(code.payload));
}

void Dumper::add(const BarcodeItem& code) {
  put("barcode {} bars {} {}\n", points(code.rect), code.bars.size(), quoted(code.payload));
}

void Dumper::add(const ProofMark& mark) {
  put("mark {} {} {}\n", name_of(mark.kind), points(mark.rect), quoted(mark.text));
}

void Dumper::add(const DisplayRegion& region) {
  put("region {} {} {}", name_of(region.kind), story(region.story), points(region.rect));
  if (region.leads_to != 0) put(" page {}", region.leads_to);
  put("\n");
}

} // namespace

std::string_view name_of(RegionKind kind) {
  switch (kind) {
  case RegionKind::story:
    return "story";
  case RegionKind::continuation:
    return "continuation";
  case RegionKind::jump_to:
    return "jump-to";
  case RegionKind::jump_from:
    return "jump-from";
  case RegionKind::refer:
    return "refer";
  }
  return "";
}

std::string_view name_of(MarkKind kind) {
  switch (kind) {
  case MarkKind::overset:
    return "overset";
  case MarkKind::loose_line:
    return "loose-line";
  case MarkKind::frame:
    return "frame";
  case MarkKind::grid:
    return "grid";
  case MarkKind::rule_break:
    return "rule-break";
  }
  return "";
}

std::string_view name_of(GlyphTurn turn) {
  switch (turn) {
  case GlyphTurn::none:
    return "none";
  case GlyphTurn::upright:
    return "upright";
  case GlyphTurn::rotated:
    return "rotated";
  case GlyphTurn::combined:
    return "combined";
  }
  return "";
}

std::string ink_name(const std::vector<Ink>& inks, InkRef ink) {
  auto name = ink.ink < inks.size() ? inks[ink.ink].name : fmt::format("ink-{}", ink.ink);
  if (ink.percent != 100) name += fmt::format(" {}%", ink.percent);
  return name;
}

std::string dump(const DisplayPage& page, const DisplayEdition& edition) { return Dumper(page, edition).all(); }

} // namespace broadsheet
