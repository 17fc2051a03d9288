#include "fonts/catalogue/pango_fonts.hpp"

#include <pango/pangofc-fontmap.h>
#include <pango/pangoft2.h>

#include <cmath>

namespace broadsheet {
namespace {

struct DescriptionEnd {
  void operator()(PangoFontDescription* d) const { pango_font_description_free(d); }
};
using Description = std::unique_ptr<PangoFontDescription, DescriptionEnd>;
struct AttributesEnd {
  void operator()(PangoAttrList* a) const { pango_attr_list_unref(a); }
};
using Attributes = std::unique_ptr<PangoAttrList, AttributesEnd>;

Description describe(const FontWish& wish) {
  std::string families;
  for (const std::string& family : wish.families) families += (families.empty() ? "" : ",") + family;
  Description description(pango_font_description_new());
  pango_font_description_set_family(description.get(), families.c_str());
  pango_font_description_set_weight(description.get(), static_cast<PangoWeight>(wish.weight));
  pango_font_description_set_style(description.get(), wish.italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
  pango_font_description_set_size(description.get(), 10 * PANGO_SCALE); // any size: only the file matters
  return description;
}

// Which file stands behind a Pango font: all that is taken from it. Pango's synthetic bold and slant are left behind.
FontChoice choice_of(PangoFont* font) {
  FontChoice choice;
  if (font == nullptr || !PANGO_IS_FC_FONT(font)) return choice;
  FcPattern* pattern = pango_fc_font_get_pattern(PANGO_FC_FONT(font));
  FcChar8* file = nullptr;
  if (FcPatternGetString(pattern, FC_FILE, 0, &file) != FcResultMatch) return choice;
  choice.file = reinterpret_cast<const char*>(file);
  int index = 0, slant = FC_SLANT_ROMAN;
  double weight = FC_WEIGHT_REGULAR;
  FcPatternGetInteger(pattern, FC_INDEX, 0, &index);
  FcPatternGetInteger(pattern, FC_SLANT, 0, &slant);
  FcPatternGetDouble(pattern, FC_WEIGHT, 0, &weight);
  choice.index = static_cast<unsigned>(index);
  choice.italic = slant != FC_SLANT_ROMAN;
  choice.weight = static_cast<int>(std::lround(FcWeightToOpenTypeDouble(weight)));
  return choice;
}

Attributes attributes_of(const std::vector<RoleRun>& runs, const std::vector<FontWish>& wishes) {
  Attributes attributes(pango_attr_list_new());
  for (const RoleRun& run : runs) {
    PangoAttribute* attribute = pango_attr_font_desc_new(describe(wishes.at(run.role)).get());
    attribute->start_index = run.begin;
    attribute->end_index = run.end;
    pango_attr_list_insert(attributes.get(), attribute);
  }
  return attributes;
}

} // namespace

struct PangoFonts::Map {
  PangoFontMap* fonts = pango_ft2_font_map_new();
  PangoContext* context = nullptr;
  Map() = default;
  Map(const Map&) = delete;
  Map& operator=(const Map&) = delete;
  ~Map() {
    if (context != nullptr) g_object_unref(context);
    // Pango's map does not let go of its configuration when it ends (1.50).
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(fonts), nullptr);
    g_object_unref(fonts);
  }
};

PangoFonts::PangoFonts(ConfigHandle config) : config_(std::move(config)), map_(std::make_unique<Map>()) {
  pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map_->fonts), config_.get());
  map_->context = pango_font_map_create_context(map_->fonts);
}

PangoFonts::~PangoFonts() = default;

std::optional<FontChoice> PangoFonts::choose(const FontWish& wish) const {
  const std::lock_guard guard(lock_);
  const Description description = describe(wish);
  PangoFont* font = pango_font_map_load_font(map_->fonts, map_->context, description.get());
  if (font == nullptr) return std::nullopt;
  FontChoice choice = choice_of(font);
  g_object_unref(font);
  if (choice.file.empty()) return std::nullopt;
  return choice;
}

std::vector<PangoStretch> PangoFonts::itemise(std::string_view text, const std::vector<RoleRun>& runs,
                                              const std::vector<FontWish>& wishes, const std::string& language,
                                              bool right_to_left) const {
  const std::lock_guard guard(lock_);
  pango_context_set_language(map_->context, pango_language_from_string(language.c_str()));
  const Attributes attributes = attributes_of(runs, wishes);
  const PangoDirection direction = right_to_left ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR;
  const int length = static_cast<int>(text.size());
  GList* items =
      pango_itemize_with_base_dir(map_->context, direction, text.data(), 0, length, attributes.get(), nullptr);
  std::vector<PangoStretch> stretches;
  for (GList* at = items; at != nullptr; at = at->next) {
    auto* item = static_cast<PangoItem*>(at->data);
    const auto begin = static_cast<std::uint32_t>(item->offset);
    stretches.push_back({begin, begin + static_cast<std::uint32_t>(item->length), choice_of(item->analysis.font),
                         item->analysis.level});
    pango_item_free(item);
  }
  g_list_free(items);
  return stretches;
}

} // namespace broadsheet
