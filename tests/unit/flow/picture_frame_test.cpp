// Captions below, beside and over; groups of pictures.
#include "layout/feed/copy.hpp"
#include "layout/flow/caption.hpp"
#include "layout/flow/picture_frame.hpp"
#include "layout/flow/quote_frame.hpp"
#include "tests/unit/flow/flowing.hpp"

#include <gmock/gmock.h>

namespace broadsheet::testing {
namespace {

using ::testing::ElementsAre;

Length pt(int whole) { return Length::points(whole); }

class Pictures : public Flow {
 protected:
  std::uint32_t picture(int caption, const std::string& headline = {}) {
    std::vector<std::pair<BlockRole, std::string>> blocks;
    if (!headline.empty()) blocks.emplace_back(BlockRole::headline, headline);
    if (caption > 0) blocks.emplace_back(BlockRole::caption, han(caption));
    const std::uint32_t story = add(std::move(blocks));
    stories[story].kind = StoryKind::picture;
    return story;
  }
  // A frame `ems` wide; `change` it before it is filled.
  template <class Change>
  std::optional<FrameFragment> fill(std::vector<std::uint32_t> pictures, int ems, int lines, Change change,
                                    std::vector<PictureShape> shapes = {}) {
    FrameTask made = task(1, lines, 1, 0, 0, ems);
    change(frames.back());
    shapes.resize(pictures.size());
    PictureFill filled =
        fill_picture_frame(context, {made.place, made.region, *made.design, std::move(pictures), shapes});
    over = std::move(filled.left);
    return std::move(filled.fragment);
  }
  // Takes so many characters off a picture's caption, as the desk would.
  void cut_caption(std::uint32_t story, std::size_t characters) {
    cut_end(stories[story].blocks.back().text, characters);
  }
  SetBlock caption(int characters, int width, int columns = 0) {
    const PreparedParagraph words = prepare_words(context, CopyRange::kNoStory, han(characters), kBody);
    return set_caption(context, words, pt(width), columns);
  }
  static std::vector<int> characters(const SetBlock& block) {
    std::vector<int> counts;
    for (const PlacedLine& line : block.lines) counts.push_back(static_cast<int>(words_of(line).size() / 3));
    return counts;
  }
  std::vector<WordsLeft> over; // of the last fill: what found no room
};

TEST_F(Pictures, ACaptionOfOneAndAHalfLinesIsMadeEven) {
  const SetBlock even = caption(30, 200); // 20 + 10 would be poor
  EXPECT_THAT(characters(even), ElementsAre(15, 15));
  EXPECT_EQ(even.lines[0].measure, pt(150));
  EXPECT_THAT(characters(caption(37, 200)), ElementsAre(20, 17)) << "full enough: as wide as the picture";
  EXPECT_THAT(characters(caption(12, 200)), ElementsAre(12)) << "one line stays one line";
}

TEST_F(Pictures, AWideCaptionIsSetInColumns) {
  const SetBlock wide = caption(70, 450); // 45 em: two columns of 22 em
  EXPECT_THAT(characters(wide), ElementsAre(22, 22, 22, 4));
  EXPECT_EQ(wide.lines[1].origin.x, pt(0));
  EXPECT_EQ(wide.lines[2].origin.x, pt(230));
  EXPECT_EQ(wide.lines[2].origin.y, wide.lines[0].origin.y) << "columns begin on one line";
  EXPECT_EQ(wide.height, pt(24));
  EXPECT_THAT(characters(caption(45, 450)), ElementsAre(45)) << "what goes into one line stays in it";
  EXPECT_THAT(characters(caption(70, 450, 1)), ElementsAre(35, 35)) << "the template asks for one column";
}

TEST_F(Pictures, TheFirstColumnsTakeTheOddLines) {
  const SetBlock three = caption(14 * 7, 3 * 140 + 20, 3); // seven lines of 14
  ASSERT_EQ(three.lines.size(), 7U);
  EXPECT_EQ(three.height, pt(36));
  EXPECT_EQ(three.lines[3].origin.x, pt(150));
  EXPECT_EQ(three.lines[5].origin.x, pt(300));
}

TEST_F(Pictures, ACaptionBesideStandsAtThePicturesFoot) {
  const auto right = fill({picture(16)}, 30, 12, [](Frame& frame) {
    frame.caption = {CaptionPlace::right, pt(80), 0, CaptionGround::tint, {}};
  });
  ASSERT_TRUE(right);
  EXPECT_EQ(right->pictures.at(0).rect, (Rect{pt(0), pt(0), pt(210), pt(144)})) << "80 and an em are the caption's";
  ASSERT_EQ(right->lines.size(), 2U);
  EXPECT_EQ(right->lines[0].origin.x, pt(220));
  EXPECT_LT(right->lines[1].origin.y, pt(144));
  EXPECT_GT(right->lines[1].origin.y, pt(132));
  const auto left = fill({picture(16)}, 30, 12, [](Frame& frame) {
    frame.caption = {CaptionPlace::left, pt(80), 0, CaptionGround::tint, {}};
  });
  EXPECT_EQ(left->pictures.at(0).rect.x, pt(90));
  EXPECT_EQ(left->lines[0].origin.x, pt(0));
}

TEST_F(Pictures, ACaptionOverThePictureHasAGround) {
  const auto on = [](CaptionGround ground) {
    return [ground](Frame& frame) { frame.caption = {CaptionPlace::over, {}, 0, ground, InkRef{0, 70}}; };
  };
  const auto tint = fill({picture(8)}, 20, 12, on(CaptionGround::tint));
  ASSERT_TRUE(tint);
  EXPECT_EQ(tint->pictures.at(0).rect, (Rect{pt(0), pt(0), pt(200), pt(144)})) << "the caption takes no room";
  ASSERT_EQ(tint->grounds.size(), 1U);
  EXPECT_EQ(tint->grounds[0].rect, (Rect{pt(0), pt(122), pt(200), pt(22)})) << "a line of 12, half an em around it";
  EXPECT_EQ(tint->lines.at(0).origin.x, pt(5));

  const auto fade = fill({picture(8)}, 20, 12, on(CaptionGround::fade));
  EXPECT_TRUE(fade->grounds.at(0).over);
  EXPECT_EQ(fade->grounds[0].look.tint, (InkRef{0, 0}));
  EXPECT_EQ(fade->grounds[0].look.fade, (InkRef{0, 70}));
  EXPECT_GT(fade->grounds[0].rect.height, tint->grounds[0].rect.height);
  EXPECT_EQ(fade->lines.at(0).origin, tint->lines.at(0).origin);

  const auto box = fill({picture(8)}, 30, 12, on(CaptionGround::box));
  EXPECT_EQ(box->grounds.at(0).rect.x, pt(5));
  EXPECT_EQ(box->grounds[0].rect.width, pt(100)) << "a third of the picture";
  EXPECT_EQ(box->grounds[0].look.tint, (InkRef{0, 0})) << "paper";
  const auto bare = fill({picture(90)}, 10, 9, on(CaptionGround::tint));
  ASSERT_TRUE(bare);
  EXPECT_EQ(bare->pictures.at(0).rect.height, pt(108));
  EXPECT_TRUE(bare->lines.empty() && bare->grounds.empty()) << "it would hide the picture";
  ASSERT_EQ(over.size(), 1U);
  EXPECT_EQ(over[0].cut->characters, 90U - 5 * 9) << "five lines of nine, half an em around them: two thirds of 108";
}

TEST_F(Pictures, ACaptionKeepsHalfAnEmFromTheRuleOfItsBox) {
  const auto boxed = fill({picture(8)}, 20, 12, [](Frame& frame) { frame.box.rule = pt(1); });
  ASSERT_TRUE(boxed);
  EXPECT_EQ(boxed->pictures.at(0).rect.x, pt(1)) << "the picture stands in its rule";
  EXPECT_EQ(boxed->lines.at(0).origin.x, pt(1 + 5));
}

TEST_F(Pictures, ARowIsEvenlyHighAndItsCaptionsBeginOnOneLine) {
  const auto row = fill({picture(8), picture(30)}, 32, 20,
                        [](Frame& frame) {
                          frame.group = {PictureGroup::row, pt(20), false};
                        },
                        {{200, 100}, {100, 100}});
  ASSERT_TRUE(row);
  ASSERT_EQ(row->pictures.size(), 2U);
  const Rect a = row->pictures[0].rect, b = row->pictures[1].rect;
  EXPECT_EQ(a.width, pt(200)) << "2:1 and 1:1 share 300";
  EXPECT_EQ(b, (Rect{pt(220), pt(0), pt(100), pt(240 - 36 - 3)}));
  EXPECT_EQ(a.height, b.height);
  EXPECT_EQ(row->lines.at(0).origin.y, row->lines.at(1).origin.y);
  EXPECT_EQ(row->parts.size(), 2U);
}

TEST_F(Pictures, ACommonCaptionStandsUnderTheGroup) {
  const auto group = fill({picture(8), picture(9)}, 32, 20, [](Frame& frame) {
    frame.group = {PictureGroup::row, pt(20), true};
  });
  ASSERT_TRUE(group);
  EXPECT_EQ(words_of(*group), han(8) + "|" + han(9));
  EXPECT_EQ(group->pictures[0].rect.height, pt(240 - 24 - 3));
  EXPECT_EQ(group->lines[0].origin.x, group->lines[1].origin.x);
}

TEST_F(Pictures, HeadsOfAGroupAreAllSet) {
  const auto group = fill({picture(8, "甲"), picture(9, "乙")}, 32, 20, [](Frame& frame) {
    frame.group = {PictureGroup::column, pt(6), false};
  });
  ASSERT_TRUE(group);
  EXPECT_EQ(words_of(*group), "甲|乙|" + han(8) + "|" + han(9));
}

TEST_F(Pictures, ACaptionBesideIsAsHighAsItsFrameAtMost) {
  const auto beside = [](Frame& frame) { frame.caption = {CaptionPlace::right, pt(80), 0, CaptionGround::tint, {}}; };
  const auto full = fill({picture(96)}, 30, 12, beside); // 12 lines of 8
  ASSERT_TRUE(full);
  EXPECT_TRUE(over.empty());
  EXPECT_EQ(rect_lying(full->lines.at(0)).y, pt(0));
  const auto bare = fill({picture(109)}, 30, 12, beside);
  ASSERT_TRUE(bare);
  EXPECT_EQ(bare->pictures.at(0).rect, (Rect{pt(0), pt(0), pt(300), pt(144)})) << "the picture has all of the frame";
  EXPECT_TRUE(bare->lines.empty());
  ASSERT_EQ(over.size(), 1U);
  EXPECT_EQ(over[0].copy.size(), 1U);
  EXPECT_EQ(over[0].lines, 14);
  EXPECT_EQ(over[0].depth, pt(14 * 12));
  ASSERT_TRUE(over[0].cut);
  EXPECT_EQ(over[0].cut->characters, 13U);
  EXPECT_EQ(over[0].cut->lines, 2);
  EXPECT_EQ(over[0].cut->depth, pt(24));
}

TEST_F(Pictures, TheCutOfACaptionIsExact) {
  for (const CaptionPlace place : {CaptionPlace::below, CaptionPlace::left, CaptionPlace::over})
    for (const int columns : {0, 3}) {
      const auto change = [&](Frame& frame) {
        frame.caption = {place, pt(120), columns, CaptionGround::tint, {}};
        frame.box.rule = pt(2);
      };
      const auto bare = fill({picture(700, "甲")}, 36, 16, change);
      ASSERT_TRUE(bare);
      EXPECT_EQ(words_of(*bare), "甲");
      ASSERT_EQ(over.size(), 1U);
      ASSERT_TRUE(over[0].cut);
      const std::size_t cut = over[0].cut->characters;
      for (const std::size_t characters : {cut, cut - 1}) {
        const std::uint32_t story = picture(700, "甲");
        cut_caption(story, characters);
        ASSERT_TRUE(fill({story}, 36, 16, change));
        EXPECT_EQ(over.empty(), characters == cut) << characters;
      }
    }
}

TEST_F(Pictures, AStripLeavesAPictureTwelveMillimetres) {
  const auto strip = [](int width) {
    return [width](Frame& frame) { frame.caption = {CaptionPlace::right, pt(width), 0, CaptionGround::tint, {}}; };
  };
  ASSERT_TRUE(fill({picture(8)}, 30, 12, strip(256)));
  EXPECT_TRUE(over.empty());
  for (const int width : {257, 320}) {
    const auto bare = fill({picture(8)}, 30, 12, strip(width));
    ASSERT_TRUE(bare);
    EXPECT_EQ(bare->pictures.at(0).rect.width, pt(300));
    ASSERT_EQ(over.size(), 1U);
    EXPECT_EQ(over[0].kind, LeftKind::strip);
    EXPECT_FALSE(over[0].cut) << "a shorter caption would not help";
  }
}

TEST_F(Pictures, OnlyTheCaptionsOfAGroupThatHaveNoRoomAreLeftOut) {
  const std::vector<std::uint32_t> group{picture(8), picture(400), picture(9)};
  const auto row = fill(group, 32, 20, [](Frame& frame) { frame.group = {PictureGroup::row, pt(10), false}; });
  ASSERT_TRUE(row);
  EXPECT_EQ(row->pictures.size(), 3U);
  EXPECT_EQ(words_of(*row), han(8) + "|" + han(9));
  ASSERT_EQ(over.size(), 1U);
  EXPECT_EQ(over[0].story, group[1]);
  ASSERT_TRUE(over[0].cut);
  cut_caption(group[1], over[0].cut->characters);
  ASSERT_TRUE(fill(group, 32, 20, [](Frame& frame) { frame.group = {PictureGroup::row, pt(10), false}; }));
  EXPECT_TRUE(over.empty());
}

TEST_F(Pictures, AllCutsOfAGroupTogetherMakeItFit) {
  const std::vector<std::uint32_t> group{picture(300), picture(300), picture(300)};
  const auto change = [](Frame& frame) { frame.group = {PictureGroup::column, pt(6), true}; };
  ASSERT_TRUE(fill(group, 20, 20, change)); // 240 pt: three pictures of 34, a gutter between them, 10 lines of 20
  ASSERT_EQ(over.size(), 3U);
  for (const WordsLeft& words : over) {
    ASSERT_TRUE(words.cut);
    cut_caption(words.story, words.cut->characters);
  }
  EXPECT_EQ(over[0].cut->characters, 300U - 10 * 20);
  ASSERT_TRUE(fill(group, 20, 20, change));
  EXPECT_TRUE(over.empty());
}

TEST_F(Pictures, OfAGroupThatIsTooLargeTheLastPicturesGo) {
  const std::vector<std::uint32_t> group{picture(3), picture(3), picture(3), picture(3)};
  const auto column = fill(group, 20, 10, [](Frame& frame) { frame.group = {PictureGroup::column, pt(6), false}; });
  ASSERT_TRUE(column); // 120 pt: three pictures of 36 without words
  EXPECT_EQ(column->pictures.size(), 3U);
  EXPECT_EQ(column->parts.size(), 3U);
  ASSERT_EQ(over.size(), 4U);
  EXPECT_EQ(over[0].kind, LeftKind::caption);
  EXPECT_EQ(over[3].kind, LeftKind::picture);
  EXPECT_EQ(over[3].story, group[3]);
}

TEST_F(Pictures, AQuoteThatIsTooHighIsToldWithItsCut) {
  const std::uint32_t story = add({{BlockRole::paragraph, han(5)}, {BlockRole::quote, han(95)}});
  const FrameTask made = task(1, 8, 1); // 8 lines of 10
  const auto set = [&] { return fill_quote_frame(context, {made.place, made.region, *made.design, story, 1}); };
  const QuoteFill high = set();
  EXPECT_FALSE(high.fragment);
  ASSERT_TRUE(high.left);
  EXPECT_EQ(high.left->lines, 10);
  EXPECT_EQ(high.left->depth, pt(120));
  ASSERT_TRUE(high.left->cut);
  EXPECT_EQ(high.left->cut->characters, 15U);
  EXPECT_EQ(high.left->cut->lines, 2);
  cut_caption(story, 14);
  EXPECT_TRUE(set().left);
  cut_caption(story, 1);
  EXPECT_TRUE(set().fragment);
}

const WordsHeight kNoWords = [](std::size_t, Length) { return Length{}; };

TEST(PictureGroups, AMosaicGivesTheFirstPictureTwoThirds) {
  const GroupStyle style{PictureGroup::mosaic, pt(6), false};
  const std::vector<PictureShape> shapes(3);
  const auto wide = group_cells(style, {pt(0), pt(0), pt(306), pt(206)}, shapes, kNoWords);
  EXPECT_EQ(wide.at(0).picture, (Rect{pt(0), pt(0), pt(200), pt(206)}));
  EXPECT_EQ(wide.at(1).picture, (Rect{pt(206), pt(0), pt(100), pt(100)}));
  EXPECT_EQ(wide.at(2).picture, (Rect{pt(206), pt(106), pt(100), pt(100)}));
  const auto high = group_cells(style, {pt(0), pt(0), pt(206), pt(306)}, shapes, kNoWords);
  EXPECT_EQ(high.at(0).picture, (Rect{pt(0), pt(0), pt(206), pt(200)}));
  EXPECT_EQ(high.at(2).picture, (Rect{pt(106), pt(206), pt(100), pt(100)}));
}

TEST(PictureGroups, AtTheRightTheFirstOfAPaperFromRightToLeft) {
  const std::vector<PictureShape> shapes{{3, 2}, {1, 1}, {1, 2}};
  const Rect area{pt(10), pt(0), pt(306), pt(206)};
  for (const PictureGroup kind : {PictureGroup::row, PictureGroup::column, PictureGroup::mosaic}) {
    const auto left = group_cells({kind, pt(6), false}, area, shapes, kNoWords);
    const auto right = group_cells({kind, pt(6), false}, area, shapes, kNoWords, true);
    ASSERT_EQ(right.size(), left.size());
    for (std::size_t i = 0; i < left.size(); ++i) {
      EXPECT_EQ(right[i].picture.right(), pt(10 + 316) - left[i].picture.x);
      EXPECT_EQ(right[i].picture.y, left[i].picture.y);
      EXPECT_EQ(right[i].picture.width, left[i].picture.width);
    }
  }
}

TEST(PictureGroups, CellsFillTheAreaWithoutOverlap) {
  for (const PictureGroup kind : {PictureGroup::row, PictureGroup::column, PictureGroup::mosaic})
    for (std::size_t count = 1; count <= 7; ++count) {
      std::vector<PictureShape> shapes;
      for (std::size_t i = 0; i < count; ++i) shapes.push_back({static_cast<int>(37 * i % 11 + 1), 7});
      const Rect area{pt(10), pt(20), Length{23456789}, Length{19876543}};
      const auto cells = group_cells({kind, pt(5), false}, area, shapes, kNoWords);
      ASSERT_EQ(cells.size(), count);
      Length right, bottom;
      for (std::size_t i = 0; i < count; ++i) {
        EXPECT_TRUE(area.contains(cells[i].picture));
        right = std::max(right, cells[i].picture.right());
        bottom = std::max(bottom, cells[i].picture.bottom());
        for (std::size_t j = 0; j < i; ++j) EXPECT_FALSE(cells[i].picture.overlaps(cells[j].picture));
      }
      EXPECT_EQ(right, area.right());
      EXPECT_EQ(bottom, area.bottom());
    }
}

} // namespace
} // namespace broadsheet::testing
