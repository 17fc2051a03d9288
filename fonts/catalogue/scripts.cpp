#include "fonts/catalogue/scripts.hpp"

#include <algorithm>
#include <array>

namespace broadsheet {
namespace {

constexpr hb_script_t kCommon = HB_SCRIPT_COMMON;

bool between(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }

// Punctuation and forms of Chinese and Japanese print, whatever stands beside them.
bool is_cjk_form(char32_t c) {
  return between(c, 0x3000, 0x303f) || between(c, 0x30fb, 0x30fc) || between(c, 0xfe10, 0xfe1f) ||
         between(c, 0xfe30, 0xfe4f) || between(c, 0xff01, 0xff9f) || between(c, 0xffe0, 0xffe6) ||
         between(c, 0x3190, 0x319f) || between(c, 0x31c0, 0x31ef) || between(c, 0x3200, 0x33ff);
}

bool is_ascii_letter(char32_t c) { return between(c | 0x20, U'a', U'z'); }
bool is_curly_quote(char32_t c) { return c == 0x2018 || c == 0x2019 || c == 0x201c || c == 0x201d; }

// The character's own script; Common when it takes its neighbours'.
hb_script_t own_script(char32_t c, hb_unicode_funcs_t* unicode) {
  if (is_common_han(c)) return HB_SCRIPT_HAN;
  if (c < 0x80) return is_ascii_letter(c) ? HB_SCRIPT_LATIN : kCommon;
  if (is_cjk_form(c)) return HB_SCRIPT_HAN;
  switch (const hb_script_t script = hb_unicode_script(unicode, c)) {
  case HB_SCRIPT_HIRAGANA:
  case HB_SCRIPT_KATAKANA:
  case HB_SCRIPT_BOPOMOFO:
    return HB_SCRIPT_HAN;
  case HB_SCRIPT_INHERITED:
  case HB_SCRIPT_UNKNOWN:
    return kCommon;
  default:
    return script;
  }
}

hb_script_t script_of_language(std::string_view language) {
  struct Known {
    std::string_view subtag;
    hb_script_t script;
  };
  static constexpr std::array<Known, 15> known{{{"zh", HB_SCRIPT_HAN},
                                                {"ja", HB_SCRIPT_HAN},
                                                {"yue", HB_SCRIPT_HAN},
                                                {"ko", HB_SCRIPT_HANGUL},
                                                {"he", HB_SCRIPT_HEBREW},
                                                {"yi", HB_SCRIPT_HEBREW},
                                                {"ar", HB_SCRIPT_ARABIC},
                                                {"fa", HB_SCRIPT_ARABIC},
                                                {"ur", HB_SCRIPT_ARABIC},
                                                {"ug", HB_SCRIPT_ARABIC},
                                                {"ru", HB_SCRIPT_CYRILLIC},
                                                {"uk", HB_SCRIPT_CYRILLIC},
                                                {"el", HB_SCRIPT_GREEK},
                                                {"hi", HB_SCRIPT_DEVANAGARI},
                                                {"th", HB_SCRIPT_THAI}}};
  const std::string_view primary = language.substr(0, language.find('-'));
  const auto found = std::find_if(known.begin(), known.end(), [&](const Known& k) { return k.subtag == primary; });
  return found == known.end() ? HB_SCRIPT_LATIN : found->script;
}

using Scripts = std::vector<hb_script_t>;
using Characters = std::vector<Character>;

// One stretch of common characters and its neighbours; scripts are Common at the text's ends.
struct CommonStretch {
  std::size_t begin = 0, end = 0;
  hb_script_t before = kCommon, after = kCommon;
};

// Inside a Chinese or Japanese paragraph: does what stands between two foreign words belong to them? A space, a hyphen,
// digits do; a curly quote does only as an apostrophe or beside a space (K1); anything else is Han punctuation.
bool belongs_to_words(const Characters& characters, const CommonStretch& stretch) {
  if (stretch.before != stretch.after || stretch.before == kCommon || stretch.before == HB_SCRIPT_HAN) return false;
  bool quotes = false, space = false;
  for (std::size_t i = stretch.begin; i < stretch.end; ++i) {
    const char32_t c = characters[i].value;
    if (c >= 0x80 && c != 0xa0 && !is_curly_quote(c)) return false;
    quotes |= is_curly_quote(c);
    space |= c == U' ' || c == 0xa0;
  }
  const bool apostrophe = stretch.end - stretch.begin == 1 && characters[stretch.begin].value == 0x2019;
  return !quotes || space || apostrophe;
}

void settle_cjk(const Characters& characters, const CommonStretch& stretch, Scripts& scripts) {
  const hb_script_t script = belongs_to_words(characters, stretch) ? stretch.before : HB_SCRIPT_HAN;
  std::fill(scripts.begin() + static_cast<std::ptrdiff_t>(stretch.begin),
            scripts.begin() + static_cast<std::ptrdiff_t>(stretch.end), script);
}

// U+2019 between two letters: no closing quote.
bool is_apostrophe(const Characters& characters, std::size_t i) {
  const auto letter = [&](std::size_t at) {
    return is_ascii_letter(characters[at].value) || between(characters[at].value, 0xc0, 0x24f);
  };
  return characters[i].value == 0x2019 && i > 0 && i + 1 < characters.size() && letter(i - 1) && letter(i + 1);
}

// A pair of curly quotes is Han when one of the two is.
void match_quotes(const Characters& characters, Scripts& scripts) {
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < characters.size(); ++i) {
    const char32_t c = characters[i].value;
    if (c == 0x201c || c == 0x2018) open.push_back(i);
    if (open.empty() || !is_curly_quote(c) || characters[open.back()].value != c - 1 || is_apostrophe(characters, i))
      continue;
    if (scripts[i] == HB_SCRIPT_HAN || scripts[open.back()] == HB_SCRIPT_HAN)
      scripts[i] = scripts[open.back()] = HB_SCRIPT_HAN;
    open.pop_back();
  }
}

// Elsewhere a common character takes the script before it (at the start: after it), but Han words in a foreign
// paragraph keep to themselves: what follows them is the paragraph's own.
void settle_plain(const CommonStretch& stretch, hb_script_t main, Scripts& scripts) {
  hb_script_t script = stretch.before != kCommon ? stretch.before : stretch.after;
  if (script == HB_SCRIPT_HAN || script == kCommon) script = main;
  std::fill(scripts.begin() + static_cast<std::ptrdiff_t>(stretch.begin),
            scripts.begin() + static_cast<std::ptrdiff_t>(stretch.end), script);
}

char32_t closing_of(char32_t opening) {
  switch (opening) {
  case U'(':
    return U')';
  case U'[':
    return U']';
  case U'{':
    return U'}';
  case 0xab:
    return 0xbb;
  case 0x201c:
    return 0x201d;
  default:
    return 0;
  }
}

// UAX #24, 5.2: a closing bracket takes the script of its opening one.
void match_brackets(const Characters& characters, Scripts& scripts) {
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < characters.size(); ++i) {
    const char32_t c = characters[i].value;
    if (closing_of(c) != 0)
      open.push_back(i);
    else if (!open.empty() && c == closing_of(characters[open.back()].value)) {
      scripts[i] = scripts[open.back()];
      open.pop_back();
    }
  }
}

} // namespace

bool may_extend_cluster(char32_t c) {
  if (between(c, 0xfe00, 0xfe0f) || between(c, 0xe0100, 0xe01ef) || c == 0x200d || c == 0x200c ||
      between(c, 0x1f3fb, 0x1f3ff))
    return true;
  if (between(c, 0x2010, 0x20cf) || between(c, 0x3000, 0x3029) || between(c, 0x3400, 0xa66e) ||
      between(c, 0xff00, 0xffef))
    return between(c, 0x3099, 0x309a);
  switch (hb_unicode_general_category(hb_unicode_funcs_get_default(), c)) {
  case HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK:
  case HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK:
  case HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK:
    return true;
  default:
    return false;
  }
}

bool needs_no_glyph(char32_t c) {
  return c <= 0x20 || c == 0xa0 || c == 0xad || c == 0x34f || c == 0x61c || c == 0x1680 || between(c, 0x180b, 0x180e) ||
         between(c, 0x2000, 0x200f) || between(c, 0x2028, 0x202f) || between(c, 0x205f, 0x206f) || c == 0x3000 ||
         between(c, 0xfe00, 0xfe0f) || c == 0xfeff || between(c, 0xe0000, 0xe0fff);
}

std::vector<hb_script_t> resolve_scripts(const std::vector<Character>& characters, std::string_view language) {
  hb_unicode_funcs_t* unicode = hb_unicode_funcs_get_default();
  const hb_script_t main = script_of_language(language);
  const bool cjk = main == HB_SCRIPT_HAN;
  Scripts scripts(characters.size(), kCommon);
  for (std::size_t i = 0; i < characters.size(); ++i) {
    const char32_t c = characters[i].value;
    // A mark goes with its base, so a cluster has one script.
    scripts[i] = i > 0 && extends_cluster(c) ? scripts[i - 1] : own_script(c, unicode);
  }
  for (std::size_t i = 0; i < characters.size();) {
    if (scripts[i] != kCommon) {
      ++i;
      continue;
    }
    CommonStretch stretch{i, i, i > 0 ? scripts[i - 1] : kCommon, kCommon};
    while (stretch.end < characters.size() && scripts[stretch.end] == kCommon) ++stretch.end;
    if (stretch.end < characters.size()) stretch.after = scripts[stretch.end];
    if (cjk)
      settle_cjk(characters, stretch, scripts);
    else
      settle_plain(stretch, main, scripts);
    i = stretch.end;
  }
  if (cjk)
    match_quotes(characters, scripts);
  else
    match_brackets(characters, scripts);
  return scripts;
}

hb_script_t script_at_level(char32_t character, hb_script_t script, unsigned level, std::string_view language) {
  const auto runs_left = [](hb_script_t s) { return hb_script_get_horizontal_direction(s) == HB_DIRECTION_RTL; };
  if (level % 2 == 1 || !runs_left(script)) return script;
  if (own_script(character, hb_unicode_funcs_get_default()) != kCommon) return script;
  const hb_script_t main = script_of_language(language);
  return runs_left(main) ? HB_SCRIPT_LATIN : main;
}

} // namespace broadsheet
