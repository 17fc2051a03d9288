#include "fonts/catalogue/catalogue.hpp"

#include "fonts/catalogue/pango_fonts.hpp"
#include "fonts/catalogue/resolve.hpp"
#include "tests/fonts/test_fonts.hpp"

#include <gmock/gmock.h>

#include <algorithm>

namespace broadsheet {
namespace {

using namespace testing;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::vector<std::string> codes(const Diagnostics& diagnostics) {
  std::vector<std::string> all;
  for (const Diagnostic& d : diagnostics) all.push_back(d.code);
  return all;
}

TEST(Catalogue, RolesComeFirstInTheirOrderThenFallbacks) {
  const auto catalogue = test_catalogue();
  ASSERT_NE(catalogue, nullptr);
  std::vector<std::string> faces;
  for (const auto& face : catalogue->faces().faces) faces.push_back(face->family() + " " + face->style());
  EXPECT_THAT(faces, ElementsAre("BroadsheetTest Han Regular", "BroadsheetTest Latin Regular",
                                 "BroadsheetTest Latin Bold", "BroadsheetTest Hebrew Regular"));
  for (std::uint16_t role = 0; role < 4; ++role) EXPECT_EQ(catalogue->face_of(role), role);
  const auto listing = catalogue->listing();
  ASSERT_EQ(listing.size(), 4U);
  EXPECT_EQ(listing[2].role, "bold");
  EXPECT_EQ(listing[2].style, "Bold");
  EXPECT_THAT(listing[2].file, HasSubstr("BroadsheetTest-Latin-Bold.ttf"));
}

TEST(Catalogue, TakesTheFirstFamilyThatTheMachineHas) {
  StyleSheet styles = test_styles();
  styles.faces = {{"body", {"No Such Family", "BroadsheetTest Latin", "BroadsheetTest Han"}, 400, false, {}}};
  const auto outcome = Catalogue::open(styles);
  ASSERT_TRUE(outcome.ok());
  EXPECT_TRUE(outcome.diagnostics.empty());
  EXPECT_EQ((*outcome.value)->listing()[0].family, "BroadsheetTest Latin");
}

TEST(Catalogue, NamesEveryRoleWithoutAFamily) {
  StyleSheet styles = test_styles();
  styles.faces.push_back({"song", {"Founder Nowhere", "Noto Serif CJK XX"}, 400, false, Span{7, 20, 30}});
  styles.faces.push_back({"kai", {"AR PL UKai Nowhere"}, 400, false, Span{7, 40, 50}});
  const auto outcome = Catalogue::open(styles);
  EXPECT_FALSE(outcome.value.has_value());
  ASSERT_THAT(codes(outcome.diagnostics), ElementsAre("fonts.missing-family", "fonts.missing-family"));
  const Diagnostic& song = outcome.diagnostics[0];
  EXPECT_EQ(song.severity, Severity::error);
  EXPECT_EQ(song.span.file, 7U);
  EXPECT_EQ(song.span.begin, 20U);
  EXPECT_THAT(song.message, HasSubstr("'song'"));
  EXPECT_THAT(song.message, HasSubstr("'Founder Nowhere', 'Noto Serif CJK XX'"));
  EXPECT_THAT(song.hint, HasSubstr("fonts-noto-cjk"));
  EXPECT_THAT(outcome.diagnostics[1].hint, HasSubstr("fonts-arphic-ukai"));
}

TEST(Catalogue, TellsWhenTheWeightOrSlantIsOnlyNear) {
  StyleSheet styles = test_styles();
  styles.faces = {{"black", {"BroadsheetTest Latin"}, 900, false, {}},
                  {"hei", {"BroadsheetTest Han"}, 700, false, {}},
                  {"em", {"BroadsheetTest Latin"}, 400, true, {}},
                  {"plain", {"BroadsheetTest Latin"}, 400, false, {}}};
  const auto outcome = Catalogue::open(styles);
  ASSERT_TRUE(outcome.ok());
  EXPECT_THAT(codes(outcome.diagnostics),
              ElementsAre("fonts.nearest-weight", "fonts.nearest-weight", "fonts.nearest-style"));
  for (const Diagnostic& d : outcome.diagnostics) EXPECT_EQ(d.severity, Severity::note);
  const auto listing = (*outcome.value)->listing();
  EXPECT_EQ(listing[0].style, "Bold");
  EXPECT_EQ(listing[1].style, "Regular"); // and nothing makes it bolder: only the file is taken
  EXPECT_EQ(listing[2].style, "Regular");
}

TEST(Catalogue, MissingFallbackIsANote) {
  StyleSheet styles = test_styles();
  styles.fallback = {"No Such Family"};
  const auto outcome = Catalogue::open(styles);
  ASSERT_TRUE(outcome.ok());
  EXPECT_THAT(codes(outcome.diagnostics), ElementsAre("fonts.missing-fallback"));
}

TEST(Catalogue, SeesNoFontThatTheStyleSheetDoesNotName) {
  use_test_fonts();
  const ConfigHandle config = pin_fonts({"BroadsheetTest Latin", "<odd> & name"}, Folders::standard);
  ASSERT_NE(config, nullptr);
  const FcFontSet* fonts = FcConfigGetFonts(config.get(), FcSetSystem);
  ASSERT_NE(fonts, nullptr);
  EXPECT_EQ(fonts->nfont, 2); // regular and bold
  EXPECT_TRUE(has_family(config.get(), "broadsheettest latin"));
  EXPECT_FALSE(has_family(config.get(), "BroadsheetTest Han"));
  EXPECT_FALSE(has_family(config.get(), "DejaVu Sans"));
}

std::vector<std::string> itemise(std::string_view text, const std::string& language, std::uint16_t role,
                                 bool right_to_left = false) {
  const auto catalogue = test_catalogue();
  return describe(
      *catalogue, text,
      catalogue->itemise(text, {{0, static_cast<std::uint32_t>(text.size()), role}}, language, right_to_left));
}

TEST(Itemise, HanTextIsOneItem) {
  EXPECT_THAT(itemise("1至4月，“求其上”——签约286个…… 项目", "zh-Hans", kHan),
              ElementsAre("1至4月，“求其上”——签约286个…… 项目|Hani|Han|0"));
  EXPECT_THAT(itemise("ひらがなとカタカナ、ー。", "ja", kHan), ElementsAre("ひらがなとカタカナ、ー。|Hani|Han|0"));
}

TEST(Itemise, ForeignWordsInHanTextAreItemsOfTheirOwn) {
  EXPECT_THAT(itemise("光电LED，5G网络", "zh-Hans", kHan),
              ElementsAre("光电|Hani|Han|0", "LED|Latn|Han|0", "，5|Hani|Han|0", "G|Latn|Han|0", "网络|Hani|Han|0"));
  EXPECT_THAT(itemise("用New York的", "zh-Hans", kHan),
              ElementsAre("用|Hani|Han|0", "New York|Latn|Han|0", "的|Hani|Han|0"));
}

TEST(Itemise, QuotesDashesAndEllipsesOfHanTextStayHan) {
  EXPECT_THAT(itemise("“App”", "zh-Hans", kHan), ElementsAre("“|Hani|Han|0", "App|Latn|Han|0", "”|Hani|Han|0"));
  EXPECT_THAT(itemise("App”“Web", "zh-Hans", kHan), ElementsAre("App|Latn|Han|0", "”“|Hani|Han|0", "Web|Latn|Han|0"));
  EXPECT_THAT(itemise("a——b…c", "zh-Hans", kHan),
              ElementsAre("a|Latn|Han|0", "——|Hani|Han|0", "b|Latn|Han|0", "…|Hani|Han|0", "c|Latn|Han|0"));
  // A pair is of one kind: the closing quote stands between words, its partner after Han.
  EXPECT_THAT(itemise("说“big app” now", "zh-Hans", kHan),
              ElementsAre("说“|Hani|Han|0", "big app|Latn|Han|0", "”|Hani|Han|0", " now|Latn|Han|0"));
  // K1 (a) and (b): an apostrophe, and quotes inside foreign words.
  EXPECT_THAT(itemise("去Xi’an", "zh-Hans", kHan), ElementsAre("去|Hani|Han|0", "Xi’an|Latn|Han|0"));
  EXPECT_THAT(itemise("叫He said “yes” again的", "zh-Hans", kHan),
              ElementsAre("叫|Hani|Han|0", "He said “yes” again|Latn|Han|0", "的|Hani|Han|0"));
}

TEST(Itemise, HanTextOfALatinRoleTakesItsMarksAndDigitsAlong) {
  EXPECT_THAT(itemise("“长治”286 big", "zh-Hans", kLatin), ElementsAre("“长治”286 |Hani|Han|0", "big|Latn|Latin|0"));
}

TEST(Itemise, FallsBackCharacterByCharacter) {
  EXPECT_THAT(itemise("In 长治 (City)", "en", kLatin),
              ElementsAre("In |Latn|Latin|0", "长治|Hani|Han|0", " (City)|Latn|Latin|0"));
  EXPECT_THAT(itemise("长治é市", "zh-Hans", kHan), ElementsAre("长治|Hani|Han|0", "é|Latn|Latin|0", "市|Hani|Han|0"));
}

TEST(Itemise, WhatNoFaceHasStaysWithTheRole) {
  // Thai: the machine may well have it, the style sheet does not name it.
  EXPECT_THAT(itemise("a\u0e01b", "en", kLatin),
              ElementsAre("a|Latn|Latin|0", "\u0e01|Thai|Latin|0", "b|Latn|Latin|0"));
}

TEST(Itemise, BoldRoleFallsBackToTheBoldFace) {
  StyleSheet styles = test_styles();
  styles.faces = {{"hebrew", {"BroadsheetTest Hebrew"}, 700, false, {}}};
  const auto catalogue = open_catalogue(styles);
  const auto items = catalogue->itemise("abc", {{0, 3, 0}}, "en", false);
  ASSERT_EQ(items.size(), 1U);
  EXPECT_EQ(catalogue->faces().at(items[0].face).style(), "Bold");
}

TEST(Itemise, ClustersAreNeverSplit) {
  EXPECT_THAT(itemise("cafe\u0301 x", "en", kLatin), ElementsAre("cafe\u0301 x|Latn|Latin|0"));
  EXPECT_THAT(itemise("长”\ufe01治", "zh-Hans", kHan), ElementsAre("长”\ufe01治|Hani|Han|0"));
  // A mark that the base's face lacks takes the base along to the face that has both, or stays.
  EXPECT_THAT(itemise("x\u05b0", "en", kLatin), ElementsAre("x\u05b0|Latn|Latin|0"));
}

TEST(Itemise, HebrewInALatinSentence) {
  EXPECT_THAT(itemise("The word שלום עולם (12) here", "en", kLatin),
              ElementsAre("The word |Latn|Latin|0", "שלום עולם|Hebr|Hebrew|1", " (|Hebr|Latin|1", "12|Latn|Latin|2",
                          ")|Hebr|Latin|1", " here|Latn|Latin|0"));
}

TEST(Itemise, LatinInAHebrewParagraph) {
  const auto items = itemise("אב ab 12", "he", kHebrew, true);
  EXPECT_THAT(items, ElementsAre("אב |Hebr|Hebrew|1", "ab 12|Latn|Latin|2"));
}

TEST(Itemise, RunsAreEdgesOfItems) {
  const auto catalogue = test_catalogue();
  const std::string_view text = "abcd";
  const auto items = catalogue->itemise(text, {{0, 2, kLatin}, {2, 3, kBold}, {3, 4, kBold}}, "en", false);
  EXPECT_THAT(describe(*catalogue, text, items), ElementsAre("ab|Latn|Latin|0", "c|Latn|Latin|0", "d|Latn|Latin|0"));
  EXPECT_EQ(items[0].face, kLatin);
  EXPECT_EQ(items[1].face, kBold);
  EXPECT_TRUE(catalogue->itemise("", {}, "en", false).empty());
}

// Text that the roles cover, in several scripts and languages.
struct Sample {
  std::string text, language;
  std::uint16_t role;
};
const std::vector<Sample> kSamples{{"时至盛夏，战鼓催征。对接龙头企业，抢滩新兴产业……", "zh-Hans", kHan},
                                   {"□ 本报记者 贾奕", "zh-Hans", kHan},
                                   {"1至4月，签约金额917.6亿元，同比增长57%。", "zh-Hans", kHan},
                                   {"“一号工程”领航，构建“大招商”格局——见第2版", "zh-Hans", kHan},
                                   {"光电LED、AI+5G、Xi’an、“App”与New York Times", "zh-Hans", kHan},
                                   {"カメラと写真、ひらがな。", "ja", kHan},
                                   {"The council’s plan — “a first step”, it said — costs £5 (or more).", "en", kLatin},
                                   {"Café, Zürich, señor", "fr", kLatin}};

// The quick way and Pango must not differ: neither in the items nor in the font that Pango itself would take.
TEST(Itemise, QuickWayAndPangoAgree) {
  const auto catalogue = test_catalogue();
  auto fonts = resolve_fonts(test_styles());
  ASSERT_TRUE(fonts.value.has_value());
  for (const Sample& sample : kSamples) {
    const std::vector<RoleRun> runs{{0, static_cast<std::uint32_t>(sample.text.size()), sample.role}};
    const auto quick = catalogue->itemise(sample.text, runs, sample.language, false);
    const auto slow = catalogue->itemise(sample.text, runs, sample.language, false, Catalogue::Way::always_pango);
    EXPECT_EQ(describe(*catalogue, sample.text, quick), describe(*catalogue, sample.text, slow));
    const Face& face = catalogue->faces().at(catalogue->face_of(sample.role));
    for (const PangoStretch& stretch :
         fonts.value->pango->itemise(sample.text, runs, fonts.value->wishes, sample.language, false)) {
      EXPECT_EQ(stretch.font.file, face.path()) << sample.text << " at " << stretch.begin;
      EXPECT_EQ(stretch.level, 0);
    }
  }
}

TEST(Itemise, ItemsCoverTheTextWithoutGaps) {
  const auto catalogue = test_catalogue();
  for (const Sample& sample : kSamples)
    for (const std::string& text : {sample.text + " שלום " + sample.text, sample.text + "\u0e01"}) {
      const auto size = static_cast<std::uint32_t>(text.size());
      std::uint32_t at = 0;
      for (const TextItem& item : catalogue->itemise(text, {{0, size, sample.role}}, sample.language, false)) {
        EXPECT_EQ(item.begin, at);
        EXPECT_LT(item.begin, item.end);
        at = item.end;
      }
      EXPECT_EQ(at, size);
    }
}

} // namespace
} // namespace broadsheet
