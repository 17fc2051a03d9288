#include "layout/output/digital/json.hpp"

#include <nlohmann/json.hpp>

#include <cmath>

namespace broadsheet {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kVersion = 1;

// Three places, so that the same length is always the same text.
double rounded(double value) { return std::round(value * 1000) / 1000 + 0.0; }
double mm(Length length) { return rounded(length.to_mm()); }
Json mm(Point point) { return {mm(point.x), mm(point.y)}; }
Json mm(const Rect& rect) { return {mm(rect.x), mm(rect.y), mm(rect.width), mm(rect.height)}; }

// Builds one page; holds what names are looked up in.
class PageWriter {
 public:
  PageWriter(const DisplayPage& page, const DisplayEdition& edition) : page_(page), edition_(edition) {}
  Json write();

 private:
  Json item(std::size_t at, const TextLine& line);
  Json item(std::size_t at, const TextRun& run);
  Json item(std::size_t at, const RuleItem& rule);
  Json item(std::size_t at, const FillItem& fill);
  Json item(std::size_t at, const BoxItem& box);
  Json item(std::size_t at, const DotItem& dot);
  Json item(std::size_t at, const PictureItem& picture);
  Json item(std::size_t at, const MissingPictureItem& missing);
  Json item(std::size_t at, const QrItem& code);
  Json item(std::size_t at, const BarcodeItem& code);
  Json item(std::size_t at, const ProofMark& mark);
  Json item(std::size_t at, const FadeItem& fade);
  Json item(std::size_t at, const OrnamentItem& ornament);
  Json region(const DisplayRegion& region);
  void add_turn(Json& entry, const TextRun& run) const;
  [[nodiscard]] Json story(std::uint32_t index) const;
  [[nodiscard]] Json face(FaceId id) const;
  [[nodiscard]] std::string ink(InkRef ink) const { return ink_name(edition_.inks, ink); }

  const DisplayPage& page_;
  const DisplayEdition& edition_;
};

Json PageWriter::write() {
  Json page;
  page["number"] = page_.number;
  page["name"] = page_.name;
  page["width_mm"] = mm(page_.boxes.width);
  page["height_mm"] = mm(page_.boxes.height);
  page["bleed_mm"] = mm(page_.boxes.bleed);
  page["items"] = Json::array();
  for (std::size_t at = 0; at < page_.items.size(); ++at) {
    auto made = std::visit([&](const auto& one) { return item(at, one); }, page_.items[at]);
    if (!made.is_null()) page["items"].push_back(std::move(made));
  }
  page["regions"] = Json::array();
  for (const auto& one : page_.regions) page["regions"].push_back(region(one));
  return page;
}

Json PageWriter::story(std::uint32_t index) const {
  if (index == CopyRange::kNoStory) return nullptr;
  const auto& ids = edition_.metadata.story_ids;
  return index < ids.size() && !ids[index].empty() ? ids[index] : std::to_string(index);
}

Json PageWriter::face(FaceId id) const {
  if (edition_.faces == nullptr || id >= edition_.faces->faces.size()) return nullptr;
  const auto& face = edition_.faces->at(id);
  return face.family() + " " + face.style();
}

Json PageWriter::item(std::size_t at, const TextLine& line) {
  Json out{{"type", "line"},
           {"story", story(line.story)},
           {"rect_mm", mm(line.rect)},
           {"baseline_mm", mm(line.baseline)},
           {"starts_paragraph", line.starts_paragraph},
           {"text", text_of_line(page_, at)}};
  if (line.vertical) out["vertical"] = true;
  out["runs"] = Json::array();
  for (auto run = at + 1; run <= at + line.runs && run < page_.items.size(); ++run)
    if (const auto* one = std::get_if<TextRun>(&page_.items[run]); one != nullptr) {
      Json entry{{"face", face(one->face)},
                 {"size_pt", rounded(one->size.to_points())},
                 {"ink", ink(one->ink)},
                 {"text", page_.text.substr(one->text_begin, one->text_end - one->text_begin)}};
      if (one->glyph_begin < one->glyph_end) entry["x_mm"] = mm(page_.glyphs[one->glyph_begin].x);
      if (line.vertical) add_turn(entry, *one);
      out["runs"].push_back(std::move(entry));
    }
  return out;
}

void PageWriter::add_turn(Json& entry, const TextRun& run) const {
  if (run.glyph_begin < run.glyph_end) entry["y_mm"] = mm(page_.glyphs[run.glyph_begin].y);
  entry["turn"] = name_of(run.turn);
}

Json PageWriter::item(std::size_t, const TextRun&) { return nullptr; } // stands in its line

Json PageWriter::item(std::size_t, const RuleItem& rule) {
  return {{"type", "rule"},
          {"from_mm", mm(rule.a)},
          {"to_mm", mm(rule.b)},
          {"weight_mm", mm(rule.weight)},
          {"ink", ink(rule.ink)}};
}

Json PageWriter::item(std::size_t, const FillItem& fill) {
  Json out{{"type", "fill"}, {"rect_mm", mm(fill.rect)}, {"ink", ink(fill.ink)}};
  if (fill.radius.sp > 0) out["radius_mm"] = mm(fill.radius);
  return out;
}

Json PageWriter::item(std::size_t, const BoxItem& box) {
  Json out{{"type", "box"}, {"rect_mm", mm(box.rect)}, {"weight_mm", mm(box.weight)}, {"ink", ink(box.ink)}};
  if (box.radius.sp > 0) out["radius_mm"] = mm(box.radius);
  return out;
}

Json PageWriter::item(std::size_t, const FadeItem& fade) {
  Json out{{"type", "fade"},
           {"rect_mm", mm(fade.rect)},
           {"from", ink(fade.from)},
           {"to", ink(fade.to)},
           {"direction", fade.direction == FadeDirection::down ? "down" : "right"},
           {"over", fade.over}};
  if (fade.radius.sp > 0) out["radius_mm"] = mm(fade.radius);
  return out;
}

Json PageWriter::item(std::size_t, const OrnamentItem& ornament) {
  return {{"type", "ornament"}, {"name", ornament.name}, {"rect_mm", mm(ornament.rect)}, {"ink", ink(ornament.ink)}};
}

Json PageWriter::item(std::size_t, const DotItem& dot) {
  return {{"type", "dot"}, {"centre_mm", mm(dot.centre)}, {"diameter_mm", mm(dot.diameter)}, {"ink", ink(dot.ink)}};
}

Json PageWriter::item(std::size_t, const PictureItem& picture) {
  const auto share = [](std::int32_t part) { return rounded(part / 65536.0); };
  const auto known = picture.picture < edition_.pictures.size();
  return {
      {"type", "picture"},
      {"story", story(picture.story)},
      {"rect_mm", mm(picture.rect)},
      {"file", known ? Json(edition_.pictures[picture.picture].path) : Json(nullptr)},
      {"crop", {share(picture.crop_x), share(picture.crop_y), share(picture.crop_width), share(picture.crop_height)}}};
}

Json PageWriter::item(std::size_t, const MissingPictureItem& missing) {
  return {{"type", "missing-picture"},
          {"story", story(missing.story)},
          {"rect_mm", mm(missing.rect)},
          {"reason", missing.reason}};
}

Json PageWriter::item(std::size_t, const QrItem& code) {
  return {{"type", "qr"}, {"rect_mm", mm(code.rect)}, {"payload", code.payload}};
}

Json PageWriter::item(std::size_t, const BarcodeItem& code) {
  return {{"type", "barcode"}, {"rect_mm", mm(code.rect)}, {"payload", code.payload}};
}

Json PageWriter::item(std::size_t, const ProofMark& mark) {
  return {{"type", "mark"}, {"kind", name_of(mark.kind)}, {"rect_mm", mm(mark.rect)}, {"text", mark.text}};
}

Json PageWriter::region(const DisplayRegion& region) {
  Json out{{"kind", name_of(region.kind)}, {"story", story(region.story)}, {"rect_mm", mm(region.rect)}};
  if (region.leads_to != 0) out["leads_to"] = region.leads_to;
  return out;
}

Json stories_of(const DisplayMetadata& metadata) {
  auto stories = Json::array();
  for (std::size_t at = 0; at < metadata.story_ids.size(); ++at) {
    const bool titled = at < metadata.story_titles.size();
    stories.push_back({{"id", metadata.story_ids[at]}, {"title", titled ? metadata.story_titles[at] : std::string()}});
  }
  return stories;
}

} // namespace

std::string to_json(const DisplayEdition& edition) {
  const auto& metadata = edition.metadata;
  Json out;
  out["version"] = kVersion;
  out["title"] = metadata.title;
  out["date"] = metadata.date;
  out["language"] = metadata.language;
  out["stories"] = stories_of(metadata);
  out["pages"] = Json::array();
  for (const auto& page : edition.pages) out["pages"].push_back(PageWriter(page, edition).write());
  return out.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace broadsheet
