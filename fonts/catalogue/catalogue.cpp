#include "fonts/catalogue/catalogue.hpp"

#include "fonts/catalogue/resolve.hpp"
#include "fonts/catalogue/scripts.hpp"
#include "layout/base/language.hpp"
#include "layout/base/utf8.hpp"

#include <algorithm>

namespace broadsheet {
namespace {

std::vector<Character> characters_of(std::string_view text) {
  std::vector<Character> characters;
  characters.reserve(text.size() / 2);
  for (std::uint32_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    characters.push_back({point.value, at});
    at = point.next;
  }
  return characters;
}

// What is known of each character before items are made. Arrays by character.
struct Analysis {
  std::vector<Character> characters;
  std::vector<hb_script_t> scripts;
  std::vector<std::uint16_t> roles;
  std::vector<FaceId> faces;
  std::vector<std::uint8_t> levels;
  bool complete = true; // every character has a face
};

class PinnedCatalogue final : public Catalogue {
 public:
  explicit PinnedCatalogue(ResolvedFonts fonts) : fonts_(std::move(fonts)) {}

  [[nodiscard]] const FaceTable& faces() const override { return fonts_.table; }
  [[nodiscard]] FaceId face_of(std::uint16_t role) const override { return fonts_.faces.at(role); }
  [[nodiscard]] std::vector<RoleListing> listing() const override { return fonts_.listing; }

  [[nodiscard]] std::vector<TextItem> itemise(std::string_view text, const std::vector<RoleRun>& runs,
                                              const std::string& language, bool right_to_left, Way way) const override {
    Analysis analysis = analyse(text, runs, language);
    const auto& characters = analysis.characters;
    const bool bidi = right_to_left || std::any_of(characters.begin(), characters.end(),
                                                   [](const Character& c) { return is_right_to_left(c.value); });
    // Pango is asked only where it knows more than the roles' faces and a text that runs one way.
    if (bidi || !analysis.complete || way == Way::always_pango)
      take_from_pango(analysis, fonts_.pango->itemise(text, runs, fonts_.wishes, language, right_to_left), language);
    return make_items(analysis, runs, static_cast<std::uint32_t>(text.size()));
  }

 private:
  // A cluster: characters [begin, end).
  [[nodiscard]] bool covers(FaceId id, const Analysis& analysis, std::size_t begin, std::size_t end) const {
    const Face& face = fonts_.table.at(id);
    for (std::size_t i = begin; i < end; ++i) {
      const char32_t c = analysis.characters[i].value;
      if (face.has_glyph(c) || needs_no_glyph(c)) continue;
      hb_codepoint_t composed = 0;
      if (i == begin ||
          !hb_unicode_compose(hb_unicode_funcs_get_default(), analysis.characters[i - 1].value, c, &composed) ||
          !face.has_glyph(composed))
        return false;
    }
    return true;
  }

  static std::size_t cluster_end(const Analysis& analysis, std::size_t begin) {
    std::size_t end = begin + 1;
    while (end < analysis.characters.size() && extends_cluster(analysis.characters[end].value)) ++end;
    return end;
  }

  // The face that a role's own fonts give, or nothing.
  [[nodiscard]] std::optional<FaceId> own_face(const Analysis& analysis, std::size_t begin, std::size_t end,
                                               bool cjk) const {
    const std::uint16_t role = analysis.roles[begin];
    const FaceId first = fonts_.faces.at(role);
    if (cjk && analysis.scripts[begin] == HB_SCRIPT_HAN) {
      const FaceId han = fonts_.han_faces.at(role);
      if (covers(han, analysis, begin, end)) return han;
    }
    if (covers(first, analysis, begin, end)) return first;
    return std::nullopt;
  }

  [[nodiscard]] Analysis analyse(std::string_view text, const std::vector<RoleRun>& runs,
                                 const std::string& language) const {
    Analysis analysis;
    analysis.characters = characters_of(text);
    analysis.scripts = resolve_scripts(analysis.characters, language);
    const std::size_t count = analysis.characters.size();
    analysis.roles.resize(count);
    analysis.faces.resize(count);
    analysis.levels.resize(count, 0);
    std::size_t run = 0;
    for (std::size_t i = 0; i < count; ++i) {
      while (run + 1 < runs.size() && analysis.characters[i].at >= runs[run].end) ++run;
      analysis.roles[i] = runs.empty() ? std::uint16_t{0} : runs[run].role;
    }
    const bool cjk = is_cjk_language(language);
    const auto is_han = [&](std::size_t i) { return cjk && analysis.scripts[i] == HB_SCRIPT_HAN; };
    for (std::size_t begin = 0, end = 0; begin < count; begin = end) {
      end = cluster_end(analysis, begin);
      // The first choice of most characters: the face of the Han character before.
      if (begin > 0 && end == begin + 1 && is_han(begin) && is_han(begin - 1) &&
          analysis.roles[begin] == analysis.roles[begin - 1] &&
          analysis.faces[begin - 1] == fonts_.han_faces[analysis.roles[begin]] &&
          fonts_.table.faces[analysis.faces[begin - 1]]->has_glyph(analysis.characters[begin].value)) {
        analysis.faces[begin] = analysis.faces[begin - 1];
        continue;
      }
      const auto face = own_face(analysis, begin, end, cjk);
      analysis.complete &= face.has_value();
      for (std::size_t i = begin; i < end; ++i) analysis.faces[i] = face.value_or(kNoFace);
    }
    return analysis;
  }

  [[nodiscard]] FaceId fallback_face(const Analysis& analysis, std::size_t begin, std::size_t end,
                                     const FontChoice& choice) const {
    const auto& table = fonts_.table.faces;
    for (std::size_t id = 0; id < table.size(); ++id)
      if (table[id]->path() == choice.file && table[id]->index() == choice.index &&
          covers(static_cast<FaceId>(id), analysis, begin, end))
        return static_cast<FaceId>(id);
    const std::uint16_t role = analysis.roles[begin];
    for (const FaceId id : fonts_.fallbacks.at(role))
      if (covers(id, analysis, begin, end)) return id;
    return fonts_.faces.at(role);
  }

  void take_from_pango(Analysis& analysis, const std::vector<PangoStretch>& stretches,
                       std::string_view language) const {
    std::size_t stretch = 0;
    for (std::size_t begin = 0, end = 0; begin < analysis.characters.size() && !stretches.empty(); begin = end) {
      end = cluster_end(analysis, begin);
      while (stretch + 1 < stretches.size() && analysis.characters[begin].at >= stretches[stretch].end) ++stretch;
      FaceId face = analysis.faces[begin];
      if (face == kNoFace) face = fallback_face(analysis, begin, end, stretches[stretch].font);
      const std::uint8_t level = stretches[stretch].level;
      const hb_script_t script =
          script_at_level(analysis.characters[begin].value, analysis.scripts[begin], level, language);
      for (std::size_t i = begin; i < end; ++i) {
        analysis.faces[i] = face;
        analysis.levels[i] = level;
        analysis.scripts[i] = script;
      }
    }
    keep_spaces_inside(analysis);
  }

  // A space between two words of one fallback face is that face's: a foreign phrase is one item.
  void keep_spaces_inside(Analysis& analysis) const {
    for (std::size_t i = 1; i + 1 < analysis.characters.size(); ++i) {
      const FaceId face = analysis.faces[i - 1];
      const bool inside = face == analysis.faces[i + 1] && analysis.scripts[i - 1] == analysis.scripts[i] &&
                          analysis.levels[i - 1] == analysis.levels[i] &&
                          analysis.levels[i] == analysis.levels[i + 1] && analysis.roles[i - 1] == analysis.roles[i] &&
                          analysis.roles[i] == analysis.roles[i + 1];
      const char32_t c = analysis.characters[i].value;
      if (inside && (c == U' ' || c == 0xa0) && fonts_.table.at(face).has_glyph(c)) analysis.faces[i] = face;
    }
  }

  static std::vector<TextItem> make_items(const Analysis& analysis, const std::vector<RoleRun>& runs,
                                          std::uint32_t text_end) {
    std::vector<TextItem> items;
    std::size_t run = 0;
    for (std::size_t i = 0; i < analysis.characters.size(); ++i) {
      const std::uint32_t at = analysis.characters[i].at;
      const bool new_run = run < runs.size() && at >= runs[run].end;
      while (run < runs.size() && at >= runs[run].end) ++run;
      const bool same = !items.empty() && !new_run && items.back().face == analysis.faces[i] &&
                        items.back().script == analysis.scripts[i] && items.back().level == analysis.levels[i];
      if (!same) {
        if (!items.empty()) items.back().end = at;
        items.push_back({at, text_end, analysis.faces[i], analysis.scripts[i], analysis.levels[i]});
      }
    }
    return items;
  }

  static constexpr FaceId kNoFace = 0xffff;
  ResolvedFonts fonts_;
};

} // namespace

Outcome<std::shared_ptr<const Catalogue>> Catalogue::open(const StyleSheet& styles) {
  Outcome<ResolvedFonts> fonts = resolve_fonts(styles);
  if (!fonts.value) return {std::nullopt, std::move(fonts.diagnostics)};
  return {std::make_shared<const PinnedCatalogue>(std::move(*fonts.value)), std::move(fonts.diagnostics)};
}

} // namespace broadsheet
