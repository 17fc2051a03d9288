#include "templates/language/read_frame_looks.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace broadsheet {
namespace {

constexpr int kNarrowestStrip = 6;   // em (L9, L19)
constexpr Length kFinestRule{14000}; // 0.075 mm: newsprint does not hold finer ones
const Names kLooks{"border",        "corner",          "fade",         "fade-to",        "caption",
                   "caption-width", "caption-columns", "caption-tint", "caption-ground", "group",
                   "group-gutter",  "group-caption",   "runaround",    "clearance",      "sides"};

class LookReader {
 public:
  LookReader(const Attributes& attributes, Frame& frame, FrameUnits units, const StyleNames& names, Faults& faults)
      : attributes_(attributes), frame_(frame), units_(units), names_(names), faults_(faults) {}
  void read_border();
  void read_fade();
  void read_caption();
  void read_group();
  void read_runaround();

 private:
  std::optional<Length> length(std::string_view name) {
    const auto measure = attributes_.measure(name, {.em = true, .line = true});
    if (!measure) return std::nullopt;
    return resolve(*measure, units_.em, units_.leading);
  }
  void only_with(std::string_view name, bool allowed, std::string_view expected) {
    if (allowed || !attributes_.has(name)) return;
    attributes_.bad(name, fmt::format("{} has nothing to do here", name), std::string(expected));
  }

  const Attributes& attributes_;
  Frame& frame_;
  FrameUnits units_;
  const StyleNames& names_;
  Faults& faults_;
};

// The finest rule of a border as a share of its depth: see BorderKind.
std::int32_t finest_of(BorderKind kind) {
  return kind == BorderKind::double_rule ? 4 : kind == BorderKind::single ? 1 : 5;
}

void LookReader::read_border() {
  FrameBox& box = frame_.box;
  box.border = static_cast<BorderKind>(attributes_.choice("border", {kBorderNames.begin(), kBorderNames.end()}, 0));
  only_with("border", box.rule.sp > 0, "box=\"...\", how deep the border is");
  if (const auto corner = length("corner")) box.corner = *corner;
  only_with("corner", !is_ornament(box.border), "square corners: an ornament has corner pieces of its own");
  only_with("corner", box.rule.sp > 0 || box.tint, "a box or a tint");
  if (box.rule.sp <= 0 || is_ornament(box.border)) return;
  const Length finest = box.rule / finest_of(box.border);
  if (finest < kFinestRule)
    attributes_.bad("box",
                    fmt::format("a {} border of {}pt has a rule of {}pt",
                                kBorderNames[static_cast<std::size_t>(box.border)], format_points(box.rule, 2),
                                format_points(finest, 2)),
                    "rules of 0.075mm and more, which newsprint holds", "a deeper border");
}

void LookReader::read_fade() {
  frame_.box.fade = read_ink(attributes_, "fade", names_, faults_);
  frame_.box.fade_to = static_cast<FadeDirection>(attributes_.choice("fade-to", {"down", "right"}, 0));
  only_with("fade", frame_.box.tint.has_value(), "tint=\"...\", what it fades from");
  only_with("fade-to", attributes_.has("fade"), "fade=\"...\" beside it");
}

void LookReader::read_caption() {
  CaptionStyle& caption = frame_.caption;
  caption.place = static_cast<CaptionPlace>(attributes_.choice("caption", {"below", "left", "right", "over"}, 0));
  caption.ground = static_cast<CaptionGround>(attributes_.choice("caption-ground", {"tint", "fade", "box"}, 0));
  caption.columns = attributes_.integer("caption-columns", 1, 4).value_or(0);
  if (const auto tint = read_ink(attributes_, "caption-tint", names_, faults_)) caption.tint = *tint;
  if (const auto width = length("caption-width")) caption.width = *width;
  for (const std::string_view name : {"caption", "caption-width", "caption-columns", "caption-ground", "caption-tint"})
    only_with(name, frame_.role == FrameRole::picture, "a frame with role=\"picture\"");
  only_with("caption-ground", caption.place == CaptionPlace::over, "caption=\"over\" beside it");
  only_with("caption-tint", caption.place == CaptionPlace::over, "caption=\"over\" beside it");
  if (caption.width.sp > 0 && caption.width < units_.em * kNarrowestStrip)
    attributes_.bad("caption-width", fmt::format("a caption of {}pt", format_points(caption.width, 1)),
                    fmt::format("at least {} em, which are {}pt here (L9)", kNarrowestStrip,
                                format_points(units_.em * kNarrowestStrip, 1)));
}

void LookReader::read_group() {
  GroupStyle& group = frame_.group;
  group.kind = static_cast<PictureGroup>(attributes_.choice("group", {"none", "row", "column", "mosaic"}, 0));
  group.gutter = length("group-gutter").value_or(units_.em / 2);
  group.common_caption = attributes_.choice("group-caption", {"each", "common"}, 0) == 1;
  only_with("group", frame_.role == FrameRole::picture, "a frame with role=\"picture\"");
  only_with("group-gutter", attributes_.has("group"), "group=\"...\" beside it");
  only_with("group-caption", attributes_.has("group"), "group=\"...\" beside it");
  if (group.common_caption && frame_.caption.place == CaptionPlace::over)
    attributes_.bad("group-caption", "one caption over several pictures", "caption=\"below\", \"left\" or \"right\"");
  const bool beside = frame_.caption.place == CaptionPlace::left || frame_.caption.place == CaptionPlace::right;
  if (group.kind != PictureGroup::none && !group.common_caption && beside)
    attributes_.bad("caption", "captions beside each picture of a group",
                    "caption=\"below\" or \"over\", or group-caption=\"common\"");
}

void LookReader::read_runaround() {
  RunaroundStyle& around = frame_.runaround;
  around.kind = static_cast<Runaround>(attributes_.choice("runaround", {"none", "rectangle", "outline"}, 0));
  around.clearance = length("clearance").value_or(units_.em);
  around.both_sides = attributes_.choice("sides", {"one", "both"}, 0) == 1;
  only_with("clearance", around.kind != Runaround::none, "runaround=\"rectangle\" or \"outline\" beside it");
  only_with("sides", around.kind != Runaround::none, "runaround=\"rectangle\" or \"outline\" beside it");
  if (around.kind != Runaround::outline) return;
  if (frame_.role != FrameRole::picture || frame_.crop || frame_.group.kind != PictureGroup::none)
    attributes_.bad("runaround", "an outline of what is no whole picture",
                    "role=\"picture\" with crop=\"no\" and one picture, or runaround=\"rectangle\"");
}

} // namespace

Names with_frame_looks(Names names) {
  names.insert(names.end(), kLooks.begin(), kLooks.end());
  return names;
}

void read_frame_looks(const Attributes& attributes, Frame& frame, FrameUnits units, const StyleNames& names,
                      Faults& faults) {
  LookReader reader(attributes, frame, units, names, faults);
  reader.read_border();
  reader.read_fade();
  reader.read_caption();
  reader.read_group();
  reader.read_runaround();
}

} // namespace broadsheet
