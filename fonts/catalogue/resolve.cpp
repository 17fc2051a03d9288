#include "fonts/catalogue/resolve.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>

namespace broadsheet {
namespace {

// Debian's packages of well-known newspaper faces; a family belongs to the first entry that its name begins with.
std::string_view package_of(std::string_view family) {
  struct Known {
    std::string_view family, package;
  };
  static constexpr std::array<Known, 12> known{{{"Noto Serif CJK", "fonts-noto-cjk"},
                                                {"Noto Sans CJK", "fonts-noto-cjk"},
                                                {"Noto Sans Mono CJK", "fonts-noto-cjk"},
                                                {"Noto ", "fonts-noto-core"},
                                                {"AR PL UKai", "fonts-arphic-ukai"},
                                                {"AR PL UMing", "fonts-arphic-uming"},
                                                {"LXGW WenKai", "fonts-lxgw-wenkai"},
                                                {"Charis SIL", "fonts-sil-charis"},
                                                {"Linux Libertine", "fonts-linuxlibertine"},
                                                {"Linux Biolinum", "fonts-linuxlibertine"},
                                                {"EB Garamond", "fonts-ebgaramond"},
                                                {"DejaVu", "fonts-dejavu-core"}}};
  const auto found =
      std::find_if(known.begin(), known.end(), [&](const Known& k) { return family.starts_with(k.family); });
  return found == known.end() ? std::string_view{} : found->package;
}

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "'" : ", '") + name + "'";
  return text;
}

std::string hint_for(const std::vector<std::string>& families) {
  std::string hint;
  for (const std::string& family : families) {
    const std::string package(package_of(family));
    if (!package.empty() && hint.find(package) == std::string::npos) hint += (hint.empty() ? "" : " or ") + package;
  }
  hint = hint.empty() ? "install one of the families" : "install the Debian package " + hint;
  return hint + ", name another family, or put the font's folder into BROADSHEET_FONT_PATH";
}

std::vector<std::string> named_families(const StyleSheet& styles) {
  std::vector<std::string> families;
  const auto add = [&](const std::string& family) {
    if (std::find(families.begin(), families.end(), family) == families.end()) families.push_back(family);
  };
  for (const FaceRole& role : styles.faces)
    for (const std::string& family : role.families) add(family);
  for (const std::string& family : styles.fallback) add(family);
  return families;
}

bool every_role_has_a_family(const StyleSheet& styles, const PangoFonts& fonts) {
  return std::all_of(styles.faces.begin(), styles.faces.end(), [&](const FaceRole& role) {
    return std::any_of(role.families.begin(), role.families.end(), [&](const std::string& f) { return fonts.has(f); });
  });
}

std::unique_ptr<PangoFonts> pinned_set(const StyleSheet& styles) {
  const std::vector<std::string> families = named_families(styles);
  ConfigHandle config = pin_fonts(families, Folders::standard);
  if (!config) return nullptr;
  auto fonts = std::make_unique<PangoFonts>(std::move(config));
  if (every_role_has_a_family(styles, *fonts)) return fonts;
  ConfigHandle wider = pin_fonts(families, Folders::configured);
  return wider ? std::make_unique<PangoFonts>(std::move(wider)) : std::move(fonts);
}

class Resolver {
 public:
  Resolver(const StyleSheet& styles, std::unique_ptr<PangoFonts> fonts) : styles_(styles) {
    result_.pango = std::move(fonts);
  }

  Outcome<ResolvedFonts> run() {
    for (const FaceRole& role : styles_.faces) resolve_role(role);
    if (has_errors(diagnostics_)) return {std::nullopt, std::move(diagnostics_)};
    for (const std::string& family : styles_.fallback) add_fallback(family);
    for (std::size_t role = 0; role < styles_.faces.size(); ++role) finish_role(role);
    return {std::move(result_), std::move(diagnostics_)};
  }

 private:
  struct Opened {
    std::string family;
    FontChoice choice;
    std::optional<FaceId> face; // nothing: the file is no face that can be printed
  };

  void say(Severity severity, std::string code, Span span, std::string message, std::string hint = {}) {
    diagnostics_.push_back({severity, std::move(code), span, std::move(message), {}, std::move(hint)});
  }

  std::optional<FaceId> open(const FontChoice& choice) {
    const auto same = [&](const auto& face) { return face->path() == choice.file && face->index() == choice.index; };
    auto& faces = result_.table.faces;
    const auto found = std::find_if(faces.begin(), faces.end(), same);
    if (found != faces.end()) return static_cast<FaceId>(found - faces.begin());
    auto face = Face::open(choice.file, choice.index);
    if (!face) return std::nullopt;
    faces.push_back(std::move(face));
    return static_cast<FaceId>(faces.size() - 1);
  }

  std::optional<Opened> open_family(const std::string& family, const FaceRole& role) {
    if (!result_.pango->has(family)) return std::nullopt;
    const auto choice = result_.pango->choose({{family}, role.weight, role.italic});
    if (!choice) return std::nullopt;
    return Opened{family, *choice, open(*choice)};
  }

  void resolve_role(const FaceRole& role) {
    std::string unusable;
    for (const std::string& family : role.families) {
      const auto opened = open_family(family, role);
      if (!opened) continue;
      if (opened->face) return take(role, *opened);
      unusable += fmt::format("{}'{}'", unusable.empty() ? "" : ", ", opened->choice.file);
    }
    if (!unusable.empty())
      say(Severity::error, "fonts.unusable-face", role.span,
          fmt::format("role '{}': {} cannot be printed (variable, CFF2 or bitmap font, or a damaged file)", role.role,
                      unusable),
          hint_for(role.families));
    else
      say(Severity::error, "fonts.missing-family", role.span,
          fmt::format("role '{}': none of its families is on this machine: {}", role.role, joined(role.families)),
          hint_for(role.families));
  }

  void take(const FaceRole& role, const Opened& opened) {
    const Face& face = result_.table.at(*opened.face);
    result_.faces.push_back(*opened.face);
    result_.wishes.push_back({{opened.family}, role.weight, role.italic});
    result_.listing.push_back({role.role, face.family(), face.style(), face.path(), face.version(), face.index()});
    // Book (380) is as good as regular (400); a whole step is told.
    if (std::abs(opened.choice.weight - role.weight) >= 50)
      say(Severity::note, "fonts.nearest-weight", role.span,
          fmt::format("role '{}': '{}' has no weight {}, {} is taken", role.role, opened.family, role.weight,
                      opened.choice.weight));
    if (opened.choice.italic != role.italic)
      say(Severity::note, "fonts.nearest-style", role.span,
          fmt::format("role '{}': '{}' has no {} face, the {} one is taken", role.role, opened.family,
                      role.italic ? "italic" : "upright", role.italic ? "upright" : "italic"));
  }

  void add_fallback(const std::string& family) {
    if (!result_.pango->has(family))
      return say(Severity::note, "fonts.missing-fallback", Span{styles_.file, 0, 0},
                 fmt::format("fallback family '{}' is not on this machine", family), hint_for({family}));
    result_.fallbacks.resize(styles_.faces.size());
    for (std::size_t role = 0; role < styles_.faces.size(); ++role) {
      result_.wishes[role].families.push_back(family);
      const auto opened = open_family(family, styles_.faces[role]);
      if (opened && opened->face) result_.fallbacks[role].push_back(*opened->face);
    }
  }

  // Han text of a role goes to one face, with its marks, digits and quotes (K1).
  void finish_role(std::size_t role) {
    result_.fallbacks.resize(styles_.faces.size());
    FaceId han = result_.faces[role];
    const auto has_han = [&](FaceId id) { return result_.table.at(id).has_glyph(U'一'); };
    if (!has_han(han)) {
      const auto& others = result_.fallbacks[role];
      const auto found = std::find_if(others.begin(), others.end(), has_han);
      if (found != others.end()) han = *found;
    }
    result_.han_faces.push_back(han);
  }

  const StyleSheet& styles_;
  ResolvedFonts result_;
  Diagnostics diagnostics_;
};

} // namespace

Outcome<ResolvedFonts> resolve_fonts(const StyleSheet& styles) {
  std::unique_ptr<PangoFonts> fonts = pinned_set(styles);
  if (!fonts)
    return {std::nullopt,
            {{Severity::error, "fonts.none", Span{styles.file, 0, 0}, "the machine's fonts cannot be listed", {}, {}}}};
  return Resolver(styles, std::move(fonts)).run();
}

} // namespace broadsheet
