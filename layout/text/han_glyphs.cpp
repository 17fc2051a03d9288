#include "layout/text/han_glyphs.hpp"

#include "layout/text/hb_owner.hpp"
#include <hb-aat.h>
#include <hb-ot.h>

#include <iterator>
#include <vector>

namespace broadsheet {
namespace {

struct SetEnd {
  void operator()(hb_set_t* set) const { hb_set_destroy(set); }
};
using Set = std::unique_ptr<hb_set_t, SetEnd>;
Set empty_set() { return Set(hb_set_create()); }

constexpr std::size_t kBasicPlane = 0x10000;
constexpr unsigned kSingle = 1, kMultiple = 2, kLigature = 4, kExtension = 7; // GSUB lookup types

constexpr bool between(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }

// No marks, joiners or selectors, nothing that decomposes, composes with a character of this list or is hidden.
constexpr bool stands_alone(char32_t c) {
  return between(c, 0x4e00, 0x9fff) || between(c, 0x3400, 0x4dbf) || between(c, 0x20, 0x7e) || c == 0xb7 ||
         between(c, 0x2013, 0x2014) || between(c, 0x2018, 0x2019) || between(c, 0x201c, 0x201d) || c == 0x2026 ||
         between(c, 0x3000, 0x3003) || between(c, 0x3005, 0x3011) || between(c, 0x3014, 0x301b) ||
         between(c, 0xff01, 0xff5e);
}

// The type of a lookup of GSUB, extension lookups by what they extend (OpenType, "GSUB header" and "Lookup type 7").
class SubstitutionTypes {
 public:
  explicit SubstitutionTypes(hb_face_t* face) : blob_(hb_face_reference_table(face, HB_OT_TAG_GSUB)) {
    data_ = hb_blob_get_data(blob_, &size_);
  }
  ~SubstitutionTypes() { hb_blob_destroy(blob_); }
  SubstitutionTypes(const SubstitutionTypes&) = delete;
  SubstitutionTypes& operator=(const SubstitutionTypes&) = delete;

  [[nodiscard]] bool is_single(unsigned lookup) const { return type_of(table_of(lookup)) == kSingle; }
  // One glyph to several, or several that stand side by side to one.
  [[nodiscard]] bool joins_or_parts(unsigned lookup) const {
    const unsigned table = table_of(lookup), type = type_of(table), flags = number(table + 2);
    return (type == kMultiple || type == kLigature) && flags == 0;
  }

 private:
  [[nodiscard]] unsigned table_of(unsigned lookup) const { return number(8) + number(number(8) + 2 + 2 * lookup); }
  [[nodiscard]] unsigned type_of(unsigned table) const {
    return number(table) == kExtension ? number(table + number(table + 6) + 2) : number(table);
  }
  [[nodiscard]] unsigned number(unsigned at) const {
    const auto byte = [&](unsigned i) { return static_cast<unsigned>(static_cast<unsigned char>(data_[i])); };
    return at + 1 < size_ ? byte(at) << 8U | byte(at + 1) : 0;
  }
  hb_blob_t* blob_;
  const char* data_ = nullptr;
  unsigned size_ = 0;
};

hb_segment_properties_t properties_of(hb_language_t language) {
  hb_segment_properties_t properties = HB_SEGMENT_PROPERTIES_DEFAULT;
  properties.direction = HB_DIRECTION_LTR;
  properties.script = HB_SCRIPT_HAN;
  properties.language = language;
  return properties;
}

template <class Work>
void for_each_lookup(hb_shape_plan_t* plan, hb_tag_t table, Work work) {
  const Set lookups = empty_set();
  hb_ot_shape_plan_collect_lookups(plan, table, lookups.get());
  for (hb_codepoint_t lookup = HB_SET_VALUE_INVALID; hb_set_next(lookups.get(), &lookup);) work(lookup);
}

} // namespace

// What may begin at a glyph.
struct HanGlyphs::Lookups {
  struct Replacing { // a lookup that makes glyphs out of glyphs, blind to all others
    Set from = empty_set(), to = empty_set();
  };
  std::vector<Replacing> replacing; // single substitutions too
  Set begins = empty_set();         // glyphs at which any lookup may begin, single substitutions apart
  Set sees_all = empty_set();       // at which one may begin that is not blind
  bool too_much = false;            // more than is understood here

  Lookups(hb_face_t* face, hb_language_t language) {
    too_much =
        hb_aat_layout_has_substitution(face) || hb_aat_layout_has_positioning(face) || hb_aat_layout_has_tracking(face);
    if (too_much) return;
    const hb_segment_properties_t properties = properties_of(language);
    hb_shape_plan_t* plan = hb_shape_plan_create_cached(face, &properties, kHanFeatures,
                                                        static_cast<unsigned>(std::size(kHanFeatures)), nullptr);
    const SubstitutionTypes types(face);
    const Set single_from = empty_set(), between = empty_set();
    for_each_lookup(plan, HB_OT_TAG_GSUB, [&](unsigned lookup) {
      if (!types.is_single(lookup) && !types.joins_or_parts(lookup)) {
        collect(face, HB_OT_TAG_GSUB, lookup, sees_all.get(), nullptr);
        return;
      }
      const Replacing& made = replacing.emplace_back();
      collect(face, HB_OT_TAG_GSUB, lookup, made.from.get(), made.to.get());
      hb_set_union(types.is_single(lookup) ? single_from.get() : begins.get(), made.from.get());
      if (types.is_single(lookup)) hb_set_union(between.get(), made.to.get());
    });
    for_each_lookup(plan, HB_OT_TAG_GPOS,
                    [&](unsigned lookup) { collect(face, HB_OT_TAG_GPOS, lookup, sees_all.get(), nullptr); });
    hb_shape_plan_destroy(plan);
    hb_set_union(begins.get(), sees_all.get());
    // A glyph between two single substitutions is not seen from outside: none may be the beginning of a lookup.
    hb_set_intersect(between.get(), single_from.get());
    hb_set_intersect(between.get(), begins.get());
    too_much = !hb_set_is_empty(between.get());
  }

  // Whether only blind lookups can begin at a glyph, and at any glyph that may come of it.
  [[nodiscard]] bool is_blind(hb_codepoint_t glyph) const {
    const Set reached = empty_set();
    hb_set_add(reached.get(), glyph);
    for (unsigned known = 0; known != hb_set_get_population(reached.get());) {
      known = hb_set_get_population(reached.get());
      for (const Replacing& lookup : replacing)
        if (intersect(lookup.from, reached)) hb_set_union(reached.get(), lookup.to.get());
    }
    return !intersect(sees_all, reached);
  }

 private:
  static void collect(hb_face_t* face, hb_tag_t table, unsigned lookup, hb_set_t* from, hb_set_t* to) {
    hb_ot_layout_lookup_collect_glyphs(face, table, lookup, nullptr, from, nullptr, to);
  }
  static bool intersect(const Set& a, const Set& b) {
    const Set common(hb_set_copy(b.get()));
    hb_set_intersect(common.get(), a.get());
    return !hb_set_is_empty(common.get());
  }
};

HanGlyphs::HanGlyphs(hb_font_t* font, hb_language_t language)
    : font_(font), language_(language), lookups_(std::make_unique<const Lookups>(hb_font_get_face(font), language)),
      known_(std::make_unique<std::atomic<std::uint64_t>[]>(kBasicPlane)) {}

HanGlyphs::~HanGlyphs() = default;

// Threads that ask at once get the same answer.
std::uint64_t HanGlyphs::ask(char32_t character) const {
  std::uint64_t answer = kNotPlain;
  hb_codepoint_t nominal = 0;
  if (!lookups_->too_much && stands_alone(character) && hb_font_get_nominal_glyph(font_, character, &nominal)) {
    const auto alone = shape_alone(character);
    const auto may_begin = [&](std::uint32_t glyph) { return hb_set_has(lookups_->begins.get(), glyph) != 0; };
    if (alone && !may_begin(nominal) && !may_begin(alone->glyph))
      answer = static_cast<std::uint64_t>(alone->advance + 1) << 32U | alone->glyph;
    else if (alone && lookups_->is_blind(nominal))
      answer = kJoinsItsLike;
  }
  known_[character].store(answer, std::memory_order_relaxed);
  return answer;
}

std::optional<HanGlyphs::Plain> HanGlyphs::shape_alone(char32_t character) const {
  const OwnedBuffer buffer = new_buffer();
  hb_buffer_add(buffer.get(), character, 0);
  hb_buffer_set_content_type(buffer.get(), HB_BUFFER_CONTENT_TYPE_UNICODE);
  const hb_segment_properties_t properties = properties_of(language_);
  hb_buffer_set_segment_properties(buffer.get(), &properties);
  hb_shape(font_, buffer.get(), kHanFeatures, static_cast<unsigned>(std::size(kHanFeatures)));
  unsigned count = 0;
  const hb_glyph_info_t* info = hb_buffer_get_glyph_infos(buffer.get(), &count);
  const hb_glyph_position_t* position = hb_buffer_get_glyph_positions(buffer.get(), &count);
  if (count != 1 || info->codepoint == 0 || position->x_advance < 0 || position->x_offset != 0 ||
      position->y_offset != 0)
    return std::nullopt;
  return Plain{info->codepoint, position->x_advance};
}

} // namespace broadsheet
