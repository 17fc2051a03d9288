#include "templates/language/read_pictures.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

namespace broadsheet {
namespace {

constexpr int kMostRatio = 9999;
constexpr std::string_view kRatioWanted = "width to height in whole numbers: \"3:2\"";

std::optional<int> read_side(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value < 1 || value > kMostRatio) return std::nullopt;
  return value;
}

std::optional<CropRatio> read_ratio(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const auto across = read_side(text.substr(0, colon)), down = read_side(text.substr(colon + 1));
  if (!across || !down) return std::nullopt;
  return CropRatio{*across, *down};
}

void no_children(const XmlNode& node, Faults& faults) {
  for_each_element(node, faults, {}, [](const XmlNode&) {});
}

} // namespace

void read_named_crop(const XmlNode& node, StyleSheet& sheet, Faults& faults) {
  const Attributes attributes(node, faults, {"name", "ratio"});
  no_children(node, faults);
  NamedCrop crop;
  crop.name = attributes.required_name("name");
  const std::string ratio = attributes.required("ratio");
  const auto read = read_ratio(ratio);
  if (!read && !ratio.empty()) attributes.bad("ratio", fmt::format("ratio=\"{}\"", ratio), std::string(kRatioWanted));
  const auto same = [&](const NamedCrop& other) { return other.name == crop.name; };
  if (crop.name == "yes" || crop.name == "no")
    attributes.bad("name", fmt::format("a crop called \"{}\"", crop.name), "another name");
  if (!crop.name.empty() && std::any_of(sheet.crops.begin(), sheet.crops.end(), same))
    faults.error(attributes.span("name"), "duplicate", fmt::format("the crop \"{}\" stands twice", crop.name),
                 "another name");
  crop.ratio = read.value_or(CropRatio{});
  sheet.crops.push_back(std::move(crop));
}

void read_code_style(const XmlNode& node, CodeStyle& codes, Faults& faults) {
  const Attributes attributes(node, faults, {"qr-module", "qr-level"});
  no_children(node, faults);
  if (const auto module = attributes.measure("qr-module", {}, {.zero = false}))
    codes.qr_module = resolve(*module, {}, {});
  codes.qr_level = static_cast<QrLevel>(attributes.choice("qr-level", {"low", "medium", "quartile", "high"}, 1));
}

void read_crop_of(const Attributes& attributes, Frame& frame, const StyleNames& names) {
  const bool whole = frame.role == FrameRole::advertisement; // an advertisement is never cut unless it is said
  const std::string value = attributes.text("crop", whole ? "no" : "yes");
  frame.crop = value != "no";
  if (value == "yes" || value == "no") return;
  if (const auto ratio = read_ratio(value)) {
    frame.crop_ratio = *ratio;
    return;
  }
  Names known{"yes", "no"};
  for (const NamedCrop& crop : names.styles.crops) {
    if (crop.name == value) frame.crop_ratio = crop.ratio;
    known.push_back(crop.name);
  }
  if (names.checked_names && !frame.crop_ratio.is_set() && !is_known(value, known))
    attributes.bad("crop", fmt::format("crop=\"{}\"", value),
                   fmt::format("{}, or a ratio like \"3:2\"", one_of(known)));
}

void read_barcode(const Attributes& attributes, Furniture& piece, Faults& faults) {
  piece.kind = FurnitureKind::barcode;
  piece.text = attributes.required("code") + "\n" + attributes.text("add-on");
  check_placeholders(piece.text, attributes.span("code"), {}, faults);
}

} // namespace broadsheet
