// One page out of fragments and furniture: cropping, codes, the order of painting.
#include "layout/flow/block.hpp"
#include "layout/flow/vertical.hpp"
#include "layout/page/compose_page.hpp"
#include "tests/unit/page/english_page.hpp"

#include <gmock/gmock.h>

namespace broadsheet::testing {
namespace {

class ComposePage : public EnglishPage {
 protected:
  ComposePage() {
    stories.resize(1);
    context.flow = flow;
    context.templates = &templates;
    context.edition = &edition;
    context.pictures = &pictures;
    context.furniture_pictures = &furniture_pictures;
    context.data = &data;
  }
  void add_picture(int width, int height) {
    DisplayPicture picture;
    picture.info.width = width;
    picture.info.height = height;
    edition.pictures = {picture};
    pictures[0] = {0U, ""};
  }
  DisplayPage compose(FrameFragment fragment) {
    PageFrame placed;
    placed.frame = &frame;
    placed.fragment = std::move(fragment);
    return compose_page(context, {1, 0, "News"}, {placed});
  }
  PictureItem place(Rect rect, bool crop) {
    FrameFragment fragment;
    fragment.pictures = {{rect, 0, crop}};
    const DisplayPage page = compose(fragment);
    for (const DisplayItem& item : page.items)
      if (const auto* picture = std::get_if<PictureItem>(&item)) return *picture;
    ADD_FAILURE() << "no picture";
    return {};
  }
  template <class Item>
  static std::vector<Item> all(const DisplayPage& page) {
    std::vector<Item> found;
    for (const DisplayItem& item : page.items)
      if (const auto* one = std::get_if<Item>(&item)) found.push_back(*one);
    return found;
  }

  DisplayEdition edition;
  std::map<std::uint32_t, StoryPicture> pictures;
  std::map<std::string, StoryPicture> furniture_pictures;
  std::map<std::string, std::string> data;
  PageContext context;
  Frame frame;
};

TEST_F(ComposePage, AWidePictureIsCroppedAtItsSides) {
  add_picture(400, 100); // 4:1 into 2:1: half of its width
  const PictureItem item = place({pt(10), pt(20), pt(200), pt(100)}, true);
  EXPECT_EQ(item.rect, (Rect{pt(10), pt(20), pt(200), pt(100)}));
  EXPECT_EQ(item.crop_width, 32768);
  EXPECT_EQ(item.crop_x, 16384);
  EXPECT_EQ(item.crop_height, 65536);
  EXPECT_EQ(item.crop_y, 0);
}

TEST_F(ComposePage, ATallPictureIsCroppedAboveAndBelow) {
  add_picture(100, 400); // 1:4 into 1:1: a quarter of its height
  const PictureItem item = place({pt(0), pt(0), pt(100), pt(100)}, true);
  EXPECT_EQ(item.crop_height, 16384);
  EXPECT_EQ(item.crop_y, 24576);
  EXPECT_EQ(item.crop_width, 65536);
}

TEST_F(ComposePage, AWholePictureStandsInTheMiddle) {
  add_picture(400, 100);
  EXPECT_EQ(place({pt(0), pt(0), pt(200), pt(100)}, false).rect, (Rect{pt(0), pt(25), pt(200), pt(50)}));
  add_picture(100, 400);
  EXPECT_EQ(place({pt(0), pt(0), pt(200), pt(100)}, false).rect,
            (Rect{Length::from_points(87.5), pt(0), pt(25), pt(100)}));
}

TEST_F(ComposePage, APictureOfTheRightShapeIsWhole) {
  add_picture(200, 100);
  const PictureItem item = place({pt(0), pt(0), pt(200), pt(100)}, true);
  EXPECT_EQ(item.crop_width, 65536);
  EXPECT_EQ(item.crop_height, 65536);
}

TEST_F(ComposePage, LargePicturesDoNotOverflow) {
  add_picture(30000, 20000);
  const PictureItem item = place({pt(0), pt(0), pt(1100), pt(1500)}, true);
  EXPECT_EQ(item.crop_width, 65536LL * 11 * 2 / (15 * 3));
}

TEST_F(ComposePage, AMissingPictureLeavesABoxWithTheReason) {
  pictures[0] = {std::nullopt, "photo.jpg: there is no such file"};
  FrameFragment fragment;
  fragment.pictures = {{{pt(0), pt(0), pt(50), pt(50)}, 0, true}};
  const auto missing = all<MissingPictureItem>(compose(fragment));
  ASSERT_EQ(missing.size(), 1U);
  EXPECT_EQ(missing[0].reason, "photo.jpg: there is no such file");
  EXPECT_EQ(missing[0].rect, (Rect{pt(0), pt(0), pt(50), pt(50)}));
}

TEST_F(ComposePage, ACodeHasAQuietZoneOfFourModules) {
  QrCode code;
  code.payload = "https://example.org/";
  stories[0].qr_codes = {code};
  FrameFragment fragment;
  templates.styles.codes.qr_module = pt(6); // 50 device units
  fragment.qr_codes = {{{pt(12), pt(24), pt(198), pt(198)}, 0, 0}};
  frame.name = "notice";
  fragment.pictures = {};
  const auto codes = all<QrItem>(compose(fragment));
  ASSERT_EQ(codes.size(), 1U);
  ASSERT_EQ(codes[0].size, 25) << "version 2: 25 modules";
  EXPECT_EQ(codes[0].rect.width, pt(198) / 33 * 25);
  EXPECT_EQ(codes[0].rect.x - pt(12), pt(24)); // 4 modules of 6 pt
  EXPECT_EQ(codes[0].rect.y - pt(24), pt(24));
}

// On tint a scanner finds no edge: white lies under a code and its quiet zone, and only there.
TEST_F(ComposePage, ACodeOnTintStandsOnWhite) {
  QrCode code;
  code.payload = "https://example.org/";
  stories[0].qr_codes = {code};
  FrameFragment fragment;
  fragment.rect = {pt(0), pt(0), pt(300), pt(300)};
  fragment.qr_codes = {{{pt(12), pt(24), pt(198), pt(198)}, 0, 0}};
  fragment.fills = {{{pt(0), pt(0), pt(300), pt(10)}, {0, 8}}}; // not under the code
  frame.name = "notice";
  fragment.pictures = {{{pt(0), pt(250), pt(20), pt(20)}, 0, false}}; // a frame without copy or pictures has no ground
  EXPECT_EQ(all<FillItem>(compose(fragment)).size(), 1U);
  frame.box.tint = InkRef{0, 100};
  const DisplayPage page = compose(fragment);
  ASSERT_EQ(all<FillItem>(page).size(), 3U);
  EXPECT_EQ(all<FillItem>(page)[2].rect, (Rect{pt(12), pt(24), pt(198), pt(198)}));
  EXPECT_EQ(all<FillItem>(page)[2].ink, (InkRef{0, 0}));
  const auto at = [&](const auto& wanted) {
    return std::find_if(page.items.begin(), page.items.end(), wanted) - page.items.begin();
  };
  EXPECT_EQ(at([](const DisplayItem& item) { return std::holds_alternative<QrItem>(item); }),
            at([](const DisplayItem& item) {
              const auto* fill = std::get_if<FillItem>(&item);
              return fill != nullptr && fill->ink.percent == 0;
            }) + 1)
      << "directly over its white";
}

TEST_F(ComposePage, ABarCodeOnABoxStandsOnWhite) {
  Furniture box, code;
  box.kind = FurnitureKind::box;
  box.rect = {pt(0), pt(0), pt(200), pt(100)};
  box.fill = InkRef{0, 90};
  code.kind = FurnitureKind::barcode;
  code.rect = {pt(20), pt(20), pt(150), pt(60)};
  code.text = "9771234567003";
  templates.pages[0].furniture = {code};
  EXPECT_EQ(all<FillItem>(compose_page(context, {1, 0, ""}, {})).size(), 0U);
  templates.pages[0].furniture = {box, code};
  const DisplayPage page = compose_page(context, {1, 0, ""}, {});
  ASSERT_EQ(all<FillItem>(page).size(), 2U);
  EXPECT_EQ(all<FillItem>(page)[1].rect, all<BarcodeItem>(page)[0].rect) << "with its quiet zones";
  EXPECT_EQ(all<FillItem>(page)[1].ink, (InkRef{0, 0}));
}

TEST_F(ComposePage, GroundLiesUnderTheType) {
  frame.box.tint = InkRef{0, 10};
  frame.box.rule = pt(1);
  const std::shared_ptr<const BrokenParagraph> words =
      break_uniform(context.flow, prepare_words(context.flow, CopyRange::kNoStory, "Words", 0), pt(100));
  FrameFragment fragment;
  fragment.rect = {pt(0), pt(0), pt(100), pt(50)};
  PlacedLine line;
  line.paragraph = words;
  line.origin = {pt(5), pt(20)};
  line.measure = pt(90);
  line.leading = pt(12);
  line.alignment = Alignment::left;
  fragment.lines = {line};
  const DisplayPage page = compose(fragment);
  std::string order;
  for (const DisplayItem& item : page.items) {
    if (std::holds_alternative<FillItem>(item)) order += "fill ";
    if (std::holds_alternative<BoxItem>(item)) order += "box ";
    if (std::holds_alternative<TextLine>(item)) order += "line ";
    if (std::holds_alternative<TextRun>(item)) order += "run ";
  }
  EXPECT_EQ(order, "fill box line run ");
  EXPECT_EQ(page.text, "Words");
  ASSERT_EQ(page.glyphs.size(), 5U); // W o r d s of 5 pt each
  for (std::size_t i = 0; i < 5; ++i) {
    EXPECT_EQ(page.glyphs[i].x, pt(5 + 5 * static_cast<int>(i)));
    EXPECT_EQ(page.glyphs[i].y, pt(20));
  }
  EXPECT_EQ(all<TextLine>(page)[0].rect, (Rect{pt(5), pt(20) - scale(pt(12), 4, 5), pt(90), pt(12)}));
}

// Text to display list: a vertical line of an upright, a turned and a combined run.
TEST_F(ComposePage, VerticalLinesHaveTheirGlyphsDownThePage) {
  templates.styles.language = "zh-Hans";
  templates.styles.paragraphs[0].face = kHan;
  templates.styles.paragraphs[0].profile = "zh-book"; // a quarter of an em beside Latin words
  const auto words = in_direction(prepare_words(context.flow, CopyRange::kNoStory, "长abc城12", 0), true);
  SetBlock block = set_block(context.flow, {&words, 1}, pt(100), true);
  FrameFragment fragment;
  put_turned(fragment, block, {pt(212), pt(50)}); // 12 pt of leading: the line's middle is at 206
  const DisplayPage page = compose(fragment);
  const auto lines = all<TextLine>(page);
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_TRUE(lines[0].vertical);
  EXPECT_EQ(lines[0].rect, (Rect{pt(200), pt(50), pt(12), pt(100)}));
  EXPECT_EQ(lines[0].baseline, (Point{pt(206), pt(50)}));
  const auto runs = all<TextRun>(page);
  ASSERT_EQ(runs.size(), 4U);
  EXPECT_EQ(runs[0].turn, GlyphTurn::upright);
  EXPECT_EQ(runs[1].turn, GlyphTurn::rotated);
  EXPECT_EQ(runs[2].turn, GlyphTurn::upright);
  EXPECT_EQ(runs[3].turn, GlyphTurn::combined);
  EXPECT_EQ(page.text, "长abc城12");
  const auto at = [&](std::size_t glyph) { return Point{page.glyphs.at(glyph).x, page.glyphs.at(glyph).y}; };
  // 长: its em box is centred on 206 and begins at 50; its baseline is 8.8 pt under that.
  EXPECT_EQ(at(0), (Point{pt(201), pt(50) + Length::from_points(8.8)}));
  // abc, 5 pt each, begin under it; their baseline stands 3 pt left of the middle.
  for (int i = 0; i < 3; ++i) EXPECT_EQ(at(static_cast<std::size_t>(1 + i)).y - at(1).y, pt(5 * i));
  EXPECT_EQ(at(1).x, pt(203));
  EXPECT_GT(at(1).y, pt(60)) << "a gap before a Latin word";
  EXPECT_EQ(at(4).y - at(3).y, pt(5) + (at(1).y - pt(60)) + Length::from_points(8.8));
  // 12: beside each other, with no gap to 城.
  EXPECT_EQ(at(5).y, at(6).y);
  EXPECT_EQ(at(5).x, pt(201));
  EXPECT_EQ(at(6).x, pt(206));
  EXPECT_EQ(at(5).y - at(4).y, pt(10) + Length::from_points(8.5 - 8.8));
}

TEST_F(ComposePage, RulesOfVerticalFramesStandBetweenTheirDecks) {
  frame.vertical = true;
  frame.column_rule = Length::from_points(0.5);
  FrameFragment fragment;
  fragment.legs = {{{pt(40), pt(0), pt(60), pt(100)}, 5}, {{pt(52), pt(110), pt(48), pt(100)}, 4}};
  fragment.pictures = {{{pt(0), pt(0), pt(1), pt(1)}, 0, true}}; // so that the frame is not empty
  pictures[0] = {std::nullopt, "none"};
  const auto rules = all<RuleItem>(compose(fragment));
  ASSERT_EQ(rules.size(), 1U);
  EXPECT_EQ(rules[0].a, (Point{pt(40), pt(105)}));
  EXPECT_EQ(rules[0].b, (Point{pt(100), pt(105)}));
}

TEST_F(ComposePage, FurnitureOfAVerticalStyleRunsDown) {
  templates.styles.language = "zh-Hans";
  templates.styles.paragraphs[0].face = kHan;
  templates.styles.paragraphs[0].vertical = true;
  Furniture piece;
  piece.rect = {pt(10), pt(20), pt(12), pt(60)};
  piece.text = "副刊";
  templates.pages[0].furniture = {piece};
  const auto lines = all<TextLine>(compose({}));
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_TRUE(lines[0].vertical);
  EXPECT_EQ(lines[0].rect, (Rect{pt(10), pt(20), pt(12), pt(60)}));
}

TEST_F(ComposePage, NothingIsDrawnAroundAnEmptyFrame) {
  frame.box.rule = pt(1);
  EXPECT_TRUE(all<BoxItem>(compose({})).empty());
}

TEST_F(ComposePage, ColumnRulesStandInTheMiddleOfTheGutter) {
  frame.column_rule = Length::from_points(0.5);
  FrameFragment fragment;
  fragment.lines.resize(0);
  fragment.legs = {{{pt(0), pt(0), pt(100), pt(60)}, 5}, {{pt(110), pt(0), pt(100), pt(48)}, 4}};
  fragment.pictures = {{{pt(0), pt(0), pt(1), pt(1)}, 0, true}}; // so that the frame is not empty
  pictures[0] = {std::nullopt, "none"};
  templates.pages[0].grid.leading = pt(12);
  const auto rules = all<RuleItem>(compose(fragment));
  ASSERT_EQ(rules.size(), 1U);
  EXPECT_EQ(rules[0].a, (Point{pt(105), pt(12) / 5}));
  EXPECT_EQ(rules[0].b, (Point{pt(105), pt(60)}));
}

TEST_F(ComposePage, OversetIsMarked) {
  frame.rect = {pt(0), pt(0), pt(100), pt(120)};
  templates.pages[0].grid.leading = pt(12);
  PageFrame placed;
  placed.frame = &frame;
  placed.overset_lines = 7;
  const DisplayPage page = compose_page(context, {1, 0, ""}, {placed});
  bool marked = false;
  for (const ProofMark& mark : all<ProofMark>(page))
    marked = marked || (mark.kind == MarkKind::overset && mark.text == "+7" &&
                        mark.rect == Rect{pt(88), pt(108), pt(12), pt(12)});
  EXPECT_TRUE(marked);
}

TEST_F(ComposePage, NoticesBecomeRegionsThatLead) {
  FrameFragment fragment;
  fragment.parts = {{0, {pt(0), pt(0), pt(100), pt(60)}, true, true}};
  fragment.notices = {{false, 0, 1, {}}, {true, 0, 9, {}}};
  const DisplayPage page = compose(fragment);
  ASSERT_EQ(page.regions.size(), 3U);
  EXPECT_EQ(page.regions[0].kind, RegionKind::continuation);
  EXPECT_EQ(page.regions[1].kind, RegionKind::jump_from);
  EXPECT_EQ(page.regions[1].leads_to, 1);
  EXPECT_EQ(page.regions[2].kind, RegionKind::jump_to);
  EXPECT_EQ(page.regions[2].leads_to, 9);
}

TEST_F(ComposePage, FurnitureTextStandsInTheMiddleOfItsHeight) {
  Furniture piece;
  piece.text = "{newspaper}\n{page} {page.name}";
  piece.rect = {pt(10), pt(100), pt(200), pt(48)}; // two lines of 12: 12 above them
  templates.pages[0].furniture = {piece};
  data["newspaper"] = "Mail";
  const DisplayPage page = compose_page(context, {4, 0, "News"}, {});
  const auto lines = all<TextLine>(page);
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(page.text, "Mail4 News");
  EXPECT_EQ(lines[0].baseline, (Point{pt(10), pt(112) + Length::from_points(9.6)}));
  EXPECT_EQ(lines[1].baseline.y - lines[0].baseline.y, pt(12));
  const auto first_line = [&](VerticalPlace place) {
    templates.pages[0].furniture[0].vertical_place = place;
    return all<TextLine>(compose_page(context, {4, 0, "News"}, {}))[0].baseline.y;
  };
  EXPECT_EQ(first_line(VerticalPlace::top), pt(100) + Length::from_points(9.6));
  EXPECT_EQ(first_line(VerticalPlace::bottom), pt(124) + Length::from_points(9.6));
}

TEST_F(ComposePage, FurnitureThatIsTooLongIsNoted) {
  Furniture piece;
  piece.rect = {pt(10), pt(100), pt(60), pt(14)};
  const auto outside = [&](std::string words) {
    piece.text = std::move(words);
    templates.pages[0].furniture = {piece};
    return compose_page(context, {4, 0, "News"}, {}).anatomy.furniture.at(0).outside;
  };
  EXPECT_EQ(outside("Mail"), Length{});
  EXPECT_GT(outside("Mail and more mail and still more mail and all of the mail"), pt(5)) << "too many lines";
  EXPECT_GT(outside("Mailmailmailmailmailmail"), pt(2)) << "a word that is too wide is split: too many lines";
}

TEST_F(ComposePage, FurnitureRulesRunAlongTheirLongSide) {
  Furniture across, down;
  across.kind = down.kind = FurnitureKind::rule;
  across.rect = {pt(0), pt(10), pt(100), pt(0)};
  down.rect = {pt(50), pt(0), pt(0), pt(80)};
  templates.pages[0].furniture = {across, down};
  const auto rules = all<RuleItem>(compose_page(context, {1, 0, ""}, {}));
  ASSERT_EQ(rules.size(), 2U);
  EXPECT_EQ(rules[0].b, (Point{pt(100), pt(10)}));
  EXPECT_EQ(rules[1].b, (Point{pt(50), pt(80)}));
}

} // namespace
} // namespace broadsheet::testing
