// Other scripts against sources that are not ours: Unicode's table of visual orders, Pango's line breaks (libthai's for
// Thai), HarfBuzz's own program for the order of glyphs.
#include "helper.hpp"

#include "layout/lines/visual_order.hpp"

#include <algorithm>
#include <pango/pango.h>

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <set>
#include <sstream>

namespace broadsheet::test {
namespace {

using namespace lines;

// --- visual order: BidiCharacterTest.txt ------------------------------------------------------------------------

std::vector<int> numbers(const std::string& text) {
  std::istringstream in(text);
  std::vector<int> found;
  for (std::string word; in >> word;) found.push_back(word == "x" ? -1 : std::stoi(word));
  return found;
}

// One box and one run for each character, at the level that the table resolved it to.
BreakItems items_at(const std::vector<int>& levels, int base) {
  auto source = std::make_shared<ParagraphText>();
  auto shaped = std::make_shared<ShapedParagraph>();
  source->right_to_left = base == 1;
  BreakItems items;
  for (std::size_t i = 0; i < levels.size(); ++i) {
    const auto at = static_cast<std::uint32_t>(i);
    ShapedRun run;
    run.text = {at, at + 1};
    run.glyph_begin = at;
    run.glyph_end = at + 1;
    run.level = static_cast<std::uint8_t>(levels[i]);
    shaped->runs.push_back(run);
    shaped->glyphs.emplace_back();
    source->utf8 += 'x';
    BreakItem box;
    box.width = Length::points(1);
    box.text = box.glyph = at;
    items.items.push_back(box);
  }
  BreakItem end;
  end.kind = ItemKind::penalty;
  end.cost = kForced;
  end.text = end.glyph = static_cast<std::uint32_t>(levels.size());
  items.items.push_back(end);
  shaped->source = std::move(source);
  items.paragraph = std::move(shaped);
  items.em = kEm;
  static const auto profile = std::make_shared<CompositionProfile>(*find_named_profile("en-newspaper"));
  items.profile = profile;
  return items;
}

TEST(Scripts, VisualOrderIsUnicodes) {
  std::ifstream in("/usr/share/unicode/BidiCharacterTest.txt");
  if (!in) GTEST_SKIP() << "not installed: unicode-data";
  int rows = 0;
  for (std::string row; std::getline(in, row);) {
    if (row.empty() || row[0] == '#') continue;
    std::vector<std::string> fields(1);
    for (const char c : row)
      if (c == ';')
        fields.emplace_back();
      else
        fields.back() += c;
    std::vector<int> levels, kept; // characters that the algorithm removes are not there
    const std::vector<int> all = numbers(fields.at(3));
    for (std::size_t i = 0; i < all.size(); ++i)
      if (all[i] >= 0) {
        levels.push_back(all[i]);
        kept.push_back(static_cast<int>(i));
      }
    if (levels.empty()) continue;
    const BreakItems items = items_at(levels, std::stoi(fields.at(2)));
    Line line;
    line.end = static_cast<std::uint32_t>(levels.size());
    Adjustment adjustment(items, line, Alignment::left);
    std::vector<int> order;
    for (const Piece& piece : visual_pieces(items, line, adjustment)) order.push_back(kept[piece.item]);
    ASSERT_EQ(order, numbers(fields.at(4))) << row;
    ++rows;
  }
  EXPECT_GT(rows, 90'000);
}

// "@Levels: x 0 1" and "@Reorder: 1 2": what the rows under them are to give. The levels are fribidi's part, the order
// that comes of them is ours.
TEST(Scripts, LevelsAreReorderedAsUnicodeSays) {
  std::ifstream in("/usr/share/unicode/BidiTest.txt");
  if (!in) GTEST_SKIP() << "not installed: unicode-data";
  std::vector<int> levels, kept;
  int pairs = 0;
  for (std::string row; std::getline(in, row);) {
    if (row.starts_with("@Levels:")) {
      levels.clear();
      kept.clear();
      const std::vector<int> all = numbers(row.substr(8));
      for (std::size_t i = 0; i < all.size(); ++i)
        if (all[i] >= 0) {
          levels.push_back(all[i]);
          kept.push_back(static_cast<int>(i));
        }
    }
    if (!row.starts_with("@Reorder:") || levels.empty()) continue;
    const BreakItems items = items_at(levels, 0);
    Line line;
    line.end = static_cast<std::uint32_t>(levels.size());
    Adjustment adjustment(items, line, Alignment::left);
    std::vector<int> order;
    for (const Piece& piece : visual_pieces(items, line, adjustment)) order.push_back(kept[piece.item]);
    ASSERT_EQ(order, numbers(row.substr(9))) << row;
    ++pairs;
  }
  EXPECT_GT(pairs, 300);
}

// --- line breaks: Pango's ---------------------------------------------------------------------------------------

struct Sample {
  const char* language;
  const char* text;
};
// Words of our own: a bridge, a market, a harbour.
constexpr std::array kSamples{
    Sample{"ar", "افتتح رئيس البلدية الجسر الجديد صباح اليوم، وقال إن كلفته بلغت 412 مليون دينار منذ عام 2019 (Harbour "
                 "Bridge)."},
    Sample{"he",
           "ראש העיר חנכה הבוקר את הגשר החדש, ואמרה כי עלותו הגיעה ל 412 מיליון שקל מאז שנת 2019 (Harbour Bridge)."},
    // No small kana: a newspaper lets them begin a line (JLReq, loose), Pango does not.
    Sample{"ja",
           "新しい橋は、昨日の朝に開通した。市長は「早く渡りたい」と語り、技術者たちと歩いて橋を渡る。費用は412億円で、"
           "見込みより五パーセント少ない（建設課による）。"},
    Sample{"hi", "महापौर ने आज सुबह नए पुल का उद्घाटन किया और कहा कि इस पर 412 करोड़ रुपये खर्च हुए हैं।"},
    Sample{"th", "นายกเทศมนตรีเปิดสะพานใหม่เมื่อเช้าวันนี้ และกล่าวว่าตลาดริมน้ำจะเปิดทุกวัน"},
    Sample{"th", "รถโดยสารจะเริ่มข้ามสะพานวันที่ 10 มิถุนายน เรือข้ามฟากลำเก่ายังเดินเรือ"},
    Sample{"ko", "시장은 오늘 아침 새 다리를 열고 공사비가 412억 원이라고 말했다."},
};

std::set<std::size_t> breaks_of_pango(const Sample& sample) {
  const std::string text = sample.text;
  const auto characters = static_cast<std::size_t>(g_utf8_strlen(text.c_str(), -1));
  std::vector<PangoLogAttr> attributes(characters + 1);
  pango_get_log_attrs(text.c_str(), static_cast<int>(text.size()), -1, pango_language_from_string(sample.language),
                      attributes.data(), static_cast<int>(attributes.size()));
  std::set<std::size_t> found;
  std::size_t at = 0;
  for (std::size_t i = 0; i < characters; ++i) {
    if (i > 0 && attributes[i].is_line_break != 0) found.insert(at);
    at += static_cast<std::size_t>(g_utf8_skip[static_cast<unsigned char>(text[at])]);
  }
  return found;
}

// Where a line may begin, by our items.
std::set<std::size_t> breaks_of(const BreakItems& items) {
  std::set<std::size_t> found;
  for (std::size_t i = 1; i + 1 < items.items.size(); ++i) {
    const BreakItem& item = items.items[i];
    if (item.kind != ItemKind::box && item.cost < kForbidden) found.insert(items.items[i + 1].text);
  }
  return found;
}

std::set<std::size_t> breaks_of_ours(const Sample& sample) {
  return breaks_of(*items_of(sample.text, {.language = sample.language}));
}

TEST(Scripts, LinesBreakWherePangoWouldBreakThem) {
  for (const Sample& sample : kSamples) {
    EXPECT_GT(breaks_of_pango(sample).size(), 8U) << sample.language;
    EXPECT_EQ(breaks_of_ours(sample), breaks_of_pango(sample)) << sample.language;
  }
}

// A face makes one cluster of a letter and its vowels and tones: the dictionary must see them all the same.
TEST(Scripts, ThaiInItsFaceBreaksBetweenWords) {
  StyleSheet styles;
  styles.faces = {{"body", {"Noto Serif Thai"}, 400, false, {}}};
  auto catalogue = Catalogue::open(styles);
  if (!catalogue.ok()) GTEST_SKIP() << "not installed: fonts-noto-core";
  const Shaper shaper(*catalogue.value);
  static const Hyphenator hyphenator;
  ParagraphStyle style;
  style.size = kEm;
  for (const Sample& sample : kSamples) {
    if (std::string_view(sample.language) != "th") continue;
    const auto items = break_items(shaper.shape(plain_paragraph(sample.text, "th", style)), style, shaper, hyphenator);
    EXPECT_EQ(breaks_of(*items), breaks_of_pango(sample));
  }
}

TEST(Scripts, JapaneseMarksAndKana) {
  // 、 。 」 and ー begin no line, 「 ends none; small kana may begin one in a newspaper; a number is whole.
  const auto items = items_of("「ニュース」を、412件。", {.language = "ja"});
  std::string marked;
  for (std::size_t i = 0; i + 1 < items->items.size(); ++i) {
    const BreakItem& item = items->items[i];
    if (item.kind != ItemKind::box && item.cost < kForbidden && i > 0) marked += '|';
    if (item.kind == ItemKind::box)
      marked += items->paragraph->source->utf8.substr(item.text, items->items[i + 1].text - item.text);
  }
  EXPECT_EQ(marked.find("|ー"), std::string::npos) << marked;
  EXPECT_NE(marked.find("|ュ"), std::string::npos) << marked;
  for (const char* bad : {"「|", "|」", "|、", "|。", "4|1", "1|2"})
    EXPECT_EQ(marked.find(bad), std::string::npos) << bad;
}

// --- order of glyphs: hb-shape ----------------------------------------------------------------------------------

std::vector<std::uint32_t> by_hb_shape(const std::string& face, const std::string& text, const std::string& language) {
  const std::string command =
      "hb-shape --no-glyph-names --no-positions --no-clusters --language=" + language + " " + face + " '" + text + "'";
  std::string out;
  FILE* pipe = popen(command.c_str(), "r");
  if (!pipe) return {};
  for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe))
    out += std::isdigit(c) != 0 ? static_cast<char>(c) : ' ';
  pclose(pipe);
  std::istringstream in(out);
  std::vector<std::uint32_t> ids;
  for (std::uint32_t id = 0; in >> id;) ids.push_back(id);
  return ids;
}

struct Word {
  const char *language, *family, *file, *text;
};

// Words that ligate, stack, reorder or run from right to left; a space between them.
TEST(Scripts, GlyphsOfALineStandInHarfBuzzsOrder) {
  if (std::system("command -v hb-shape >/dev/null") != 0) GTEST_SKIP() << "not installed: libharfbuzz-bin";
  static const Hyphenator hyphenator;
  constexpr std::array words{
      Word{"ar", "Noto Naskh Arabic", "NotoNaskhArabic-Regular.ttf", "السلام عليكم"},
      Word{"he", "Noto Sans Hebrew", "NotoSansHebrew-Regular.ttf", "שלום עולם"},
      Word{"hi", "Noto Serif Devanagari", "NotoSerifDevanagari-Regular.ttf", "हिन्दी क्षेत्र"},
      Word{"th", "Noto Serif Thai", "NotoSerifThai-Regular.ttf", "น้ำที่นี่"},
  };
  int compared = 0;
  for (const Word& word : words) {
    const std::string file = std::string("/usr/share/fonts/truetype/noto/") + word.file;
    StyleSheet styles;
    styles.faces = {{"body", {word.family}, 400, false, {}}};
    auto catalogue = Catalogue::open(styles);
    if (!catalogue.ok() || !std::ifstream(file)) continue;
    const Shaper shaper(*catalogue.value);
    ParagraphStyle style;
    style.size = kEm;
    const auto shaped = shaper.shape(plain_paragraph(word.text, word.language, style));
    const auto paragraph = break_lines(break_items(shaped, style, shaper, hyphenator), slots_of({40}), {});
    ASSERT_EQ(paragraph.lines.size(), 1U);
    std::vector<std::uint32_t> ids;
    for (const SetGlyph& glyph : set(paragraph, 0).glyphs) ids.push_back(glyph.id);
    EXPECT_EQ(ids, by_hb_shape(file, word.text, word.language)) << word.language;
    ++compared;
  }
  if (compared == 0) GTEST_SKIP() << "not installed: fonts-noto-core";
}

// The number and the Latin word run from left to right inside a line that runs from right to left.
TEST(Scripts, NumbersAndLatinInsideArabic) {
  StyleSheet styles;
  styles.faces = {{"body", {"Noto Naskh Arabic"}, 400, false, {}}};
  styles.fallback = {"Noto Sans"};
  auto catalogue = Catalogue::open(styles);
  if (!catalogue.ok()) GTEST_SKIP() << "not installed: fonts-noto-core";
  const Shaper shaper(*catalogue.value);
  static const Hyphenator hyphenator;
  ParagraphStyle style;
  style.size = kEm;
  const auto shaped = shaper.shape(plain_paragraph("سعر 412 دينار Harbour هنا", "ar", style));
  const auto paragraph = break_lines(break_items(shaped, style, shaper, hyphenator), slots_of({40}), {});
  std::string order; // from left to right: what each run begins with
  SetLine line = set(paragraph, 0);
  std::sort(line.runs.begin(), line.runs.end(), [&](const SetRun& a, const SetRun& b) {
    return line.glyphs[a.glyph_begin].x < line.glyphs[b.glyph_begin].x;
  });
  for (const SetRun& run : line.runs) {
    const std::string text = line.text.substr(run.text_begin, run.text_end - run.text_begin);
    if (text.find("412") != std::string::npos) order += "number ";
    if (text.find("Harbour") != std::string::npos) order += "latin ";
    if (text.find("سعر") != std::string::npos) order += "first ";
    if (text.find("هنا") != std::string::npos) order += "last ";
  }
  EXPECT_EQ(order, "last latin number first ");
}

} // namespace
} // namespace broadsheet::test
