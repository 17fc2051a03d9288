// The short way from Han characters to glyphs gives what HarfBuzz gives, in test faces and in real ones.
#include "layout/text/han_glyphs.hpp"

#include "layout/base/utf8.hpp"
#include "shaping.hpp"

#include <gmock/gmock.h>

#include <random>
#include <thread>

namespace broadsheet {
namespace {

using namespace testing;

constexpr const char* kLanguages[] = {"zh-Hans", "zh-Hant", "zh-HK", "ja"};
constexpr const char* kFamilies[] = {"Noto Serif CJK SC", "Noto Sans CJK SC", "Noto Sans CJK JP", "Noto Serif CJK TC",
                                     "AR PL UKai CN"};

struct OpenedFace {
  std::shared_ptr<const Catalogue> catalogue;
  std::string family;
  [[nodiscard]] FaceId id() const { return catalogue->face_of(0); }
  [[nodiscard]] hb_font_t* font() const { return catalogue->faces().at(id()).font(); }
};

std::vector<OpenedFace> faces() {
  std::vector<OpenedFace> opened{{test_catalogue(), "BroadsheetTest Han"}};
  for (const char* family : kFamilies) {
    StyleSheet styles;
    styles.faces = {{"body", {family}, 400, false, {}}};
    const auto outcome = Catalogue::open(styles);
    if (outcome.ok() && (*outcome.value)->faces().at((*outcome.value)->face_of(0)).family() == family)
      opened.push_back({*outcome.value, family});
  }
  return opened;
}

hb_language_t language_of(const char* name) { return hb_language_from_string(name, -1); }

// What stands in newspapers, and what may be dangerous: dashes, ellipses, spaces, kana, marks, Hangul, selectors.
std::u32string mixed_text(std::mt19937& random, std::size_t length) {
  static constexpr std::u32string_view plain = U"的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会"
                                               U"骨直令今述返曜与角关房平，。、；：？！（）《》「」“”‘’·0123456789";
  static constexpr std::u32string_view special =
      U"——……――～ 　々〻〇ーかがカガ゛゜\u3099\u309aㇷ゚\u0301\ufe00\ufe01\U000e0100"
      U"\uac00\u1100\u1161ㄅ\u02eaAVfi%.-/°℃①㎡㍿\uf900\U00020000𠮷\u2044";
  std::u32string text;
  while (text.size() < length) {
    const auto value = random();
    if (value % 97 == 0)
      for (int n = 0; n < 3; ++n) text.push_back(special[random() % special.size()]);
    else if (value % 5 == 0)
      text.push_back(plain[random() % plain.size()]);
    else
      text.push_back(static_cast<char32_t>(0x4e00 + random() % 0x5200));
  }
  return text;
}

// As a line a glyph: id, advance, offsets, cluster, whether a break before it is unsafe.
std::vector<std::string> by_harfbuzz(hb_font_t* font, hb_language_t language, const std::u32string& text) {
  hb_buffer_t* buffer = hb_buffer_create();
  const auto* characters = reinterpret_cast<const std::uint32_t*>(text.data());
  hb_buffer_add_utf32(buffer, characters, static_cast<int>(text.size()), 0, static_cast<int>(text.size()));
  hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
  hb_buffer_set_script(buffer, HB_SCRIPT_HAN);
  hb_buffer_set_language(buffer, language);
  hb_shape(font, buffer, kHanFeatures, static_cast<unsigned>(std::size(kHanFeatures)));
  unsigned count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
  const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer, &count);
  std::vector<std::string> glyphs;
  for (unsigned i = 0; i < count; ++i)
    glyphs.push_back(std::to_string(infos[i].codepoint) + " " + std::to_string(positions[i].x_advance) + " " +
                     std::to_string(positions[i].x_offset) + " " + std::to_string(positions[i].y_offset) + " " +
                     std::to_string(infos[i].cluster) + " " + std::to_string(hb_glyph_info_get_glyph_flags(infos + i)));
  hb_buffer_destroy(buffer);
  return glyphs;
}

std::string plain_line(const HanGlyphs::Plain& plain, std::size_t cluster) {
  return std::to_string(plain.glyph) + " " + std::to_string(plain.advance) + " 0 0 " + std::to_string(cluster) + " 0";
}

// HarfBuzz sees whole texts with all that is dangerous; each stretch of plain characters in them is cut out and shaped
// by it alone too: the claim is about texts of plain characters only.
TEST(HanGlyphs, PlainCharactersShapeAsHarfBuzzShapesThem) {
  std::mt19937 random(7);
  std::size_t stretches = 0, characters = 0;
  for (const OpenedFace& face : faces()) {
    for (const char* language : kLanguages) {
      const HanGlyphs han(face.font(), language_of(language));
      for (int round = 0; round < 6; ++round) {
        const std::u32string text = mixed_text(random, 3000);
        for (std::size_t begin = 0; begin < text.size(); ++begin) {
          std::vector<std::string> expected;
          std::size_t end = begin;
          for (; end < text.size(); ++end) {
            const auto plain = han.plain(text[end]);
            if (!plain) break;
            expected.push_back(plain_line(*plain, end - begin));
          }
          if (end == begin) continue;
          ASSERT_EQ(by_harfbuzz(face.font(), language_of(language), text.substr(begin, end - begin)), expected)
              << face.family << " " << language;
          ++stretches;
          characters += end - begin;
          begin = end;
        }
      }
    }
  }
  std::cout << characters << " characters in " << stretches << " stretches\n";
}

// Newspaper text goes the short way in every face that a paper may have; what needs its neighbours does not.
TEST(HanGlyphs, NewspaperTextIsPlainAndLigaturesAreNot) {
  const std::u32string copy =
      U"新华社北京5月3日电（记者李明）今年1至4月，“数据”286个，同比增长57%。《通知》指出：要抓好落实！";
  for (const OpenedFace& face : faces()) {
    if (face.family == "BroadsheetTest Han") continue; // has few characters
    const HanGlyphs han(face.font(), language_of("zh-Hans"));
    std::size_t plain = 0;
    for (const char32_t c : copy) plain += han.plain(c) ? 1 : 0;
    EXPECT_EQ(plain, copy.size()) << face.family;
    for (const char32_t c : std::u32string_view(U"かが\u3099\ufe00\u0301\U00020000\uf900"))
      EXPECT_FALSE(han.plain(c)) << face.family << " " << code_point_name(c);
  }
  for (const OpenedFace& face : faces()) {
    if (!face.family.starts_with("Noto")) continue;
    const HanGlyphs han(face.font(), language_of("zh-Hans")); // two dashes become one glyph, spaces beside Han others
    EXPECT_FALSE(han.plain(U'—') || han.plain(U' ')) << face.family;
  }
}

// The same copy with and without a character that needs HarfBuzz at its end.
TEST(HanGlyphs, ParagraphsAreTheSameEitherWay) {
  const std::string copy = "新华社5月3日电（记者李明）1至4月，“数据”286个，‘增长’57%：《通知》！骨直令·今述返……";
  for (const OpenedFace& face : faces()) {
    const Shaper shaper(face.catalogue);
    for (const char* language : kLanguages) {
      const auto quick = shape_text(shaper, copy, language, 0),
                 slow = shape_text(shaper, copy + "か\u3099", language, 0);
      ASSERT_GT(slow->glyphs.size(), quick->glyphs.size());
      for (std::size_t i = 0; i < quick->glyphs.size(); ++i) {
        const Glyph &a = quick->glyphs[i], &b = slow->glyphs[i];
        EXPECT_EQ(std::tie(a.id, a.advance.sp, a.x_offset.sp, a.y_offset.sp, a.cluster, a.unsafe_to_break),
                  std::tie(b.id, b.advance.sp, b.x_offset.sp, b.y_offset.sp, b.cluster, b.unsafe_to_break))
            << face.family << " " << language << " at " << a.cluster;
      }
    }
  }
}

TEST(HanGlyphs, ThreadsGetTheSameAnswers) {
  const HanGlyphs han(test_catalogue()->faces().at(0).font(), language_of("zh-Hans"));
  const auto all = [&] {
    std::vector<std::pair<std::uint32_t, std::int32_t>> answers;
    for (char32_t c = 0; c < 0x10000; c += 3)
      if (const auto plain = han.plain(c)) answers.emplace_back(plain->glyph, plain->advance);
    return answers;
  };
  std::vector<std::vector<std::pair<std::uint32_t, std::int32_t>>> told(4);
  {
    std::vector<std::jthread> threads;
    for (auto& answers : told) threads.emplace_back([&] { answers = all(); });
  }
  for (const auto& answers : told) EXPECT_EQ(answers, told.front());
  EXPECT_FALSE(told.front().empty());
}

} // namespace
} // namespace broadsheet
