// L1, L5, L6, L9, L13, L16, L17, L18.
#include "tests/unit/rules/page_builder.hpp"

namespace broadsheet::testing {
namespace {

using ::testing::IsEmpty;

const Length kHair{65536 / 4};

TEST(PageRules, L1CopyLeftOver) {
  PageBuilder page;
  page.story(0, rect(0, 0, 120, 240), 24);
  EXPECT_THAT(page.breaks(PageRule::L1), IsEmpty());
  page.last_frame().overset_lines = 3;
  EXPECT_THAT(page.breaks(PageRule::L1), OneBreak(E, rect(108, 228, 12, 12)));
}

TEST(PageRules, L5NothingCutsThePage) {
  PageBuilder across, down, kept, notices, strict;
  across.story(0, rect(0, 0, 252, 240), 36, 2);
  across.story(1, rect(264, 0, 252, 240), 24, 2);
  across.story(2, rect(0, 252, 252, 240), 20, 2);
  across.story(3, rect(264, 252, 252, 240), 16, 2);
  auto found = across.breaks(PageRule::L5);
  ASSERT_EQ(found.size(), 2U); // and from head to foot
  EXPECT_EQ(found[0].place, (Rect{pt(0), pt(246) - kHair, pt(516), kHair * 2}));
  EXPECT_EQ(found[0].severity, E);
  EXPECT_EQ(found[1].place, (Rect{pt(258) - kHair, pt(0), kHair * 2, pt(600)}));
  down.story(0, rect(0, 0, 252, 240), 36, 2);
  down.story(1, rect(264, 0, 252, 492), 24, 2);
  down.story(2, rect(0, 252, 252, 240), 20, 2);
  EXPECT_THAT(down.breaks(PageRule::L5), OneBreak(E, (Rect{pt(258) - kHair, pt(0), kHair * 2, pt(600)})));
  kept.story(0, rect(0, 0, 384, 240), 36, 3);
  kept.story(1, rect(396, 0, 120, 360), 24);
  kept.story(2, rect(0, 252, 252, 348), 20, 2);
  kept.story(3, rect(264, 252, 120, 108), 16);
  kept.story(4, rect(264, 372, 252, 228), 16, 2);
  EXPECT_THAT(kept.breaks(PageRule::L5), IsEmpty());
  notices.story(0, rect(0, 0, 516, 240), 36, 4);
  notices.story(1, rect(0, 252, 516, 240), 24, 4);
  notices.last_frame().role = FrameRole::notice;
  EXPECT_THAT(notices.breaks(PageRule::L5), IsEmpty());
  PageBuilder strip; // less than a fifth of the page
  strip.story(0, rect(0, 0, 516, 96), 36, 4);
  strip.story(1, rect(0, 108, 516, 492), 24, 4);
  EXPECT_THAT(strip.breaks(PageRule::L5), IsEmpty());
  PageBuilder western; // a page of strips
  western.settings.language = "en";
  western.story(0, rect(0, 0, 516, 240), 36, 4);
  western.story(1, rect(0, 252, 516, 240), 24, 4);
  EXPECT_THAT(western.breaks(PageRule::L5), OneBreak(W, (Rect{pt(0), pt(246) - kHair, pt(516), kHair * 2})));
  strict.settings.language = "en";
  strict.settings.rules.severity[static_cast<std::size_t>(PageRule::L5)] = E;
  strict.story(0, rect(0, 0, 516, 240), 36, 4);
  strict.story(1, rect(0, 252, 516, 240), 24, 4);
  EXPECT_THAT(strict.breaks(PageRule::L5), OneBreak(E, (Rect{pt(0), pt(246) - kHair, pt(516), kHair * 2})));
}

TEST(PageRules, L6OutlinesAreRectanglesOrLs) {
  PageBuilder dog_leg, stairs;
  const auto frames = [](PageBuilder& page, std::initializer_list<Rect> rects) {
    for (const Rect& at : rects) {
      const auto in = page.frame(at);
      page.part(0, in);
      page.leg(0, in, static_cast<int>(at.x.to_points()), static_cast<int>(at.y.to_points()),
               static_cast<int>(at.height.to_points()) / 12);
    }
  };
  frames(dog_leg, {rect(0, 0, 120, 240), rect(132, 0, 120, 120)});
  EXPECT_THAT(dog_leg.breaks(PageRule::L6), IsEmpty());
  frames(stairs, {rect(0, 0, 120, 240), rect(132, 0, 120, 120), rect(264, 0, 120, 60)});
  EXPECT_THAT(stairs.breaks(PageRule::L6), OneBreak(E, rect(0, 0, 384, 240)));
}

TEST(PageRules, L6NoStoryInAnUnevenFoot) {
  const auto below = [](int width) {
    PageBuilder page;
    const auto in = page.frame(rect(0, 0, 252, 240));
    page.leg(0, in, 0, 0, 20);
    page.leg(0, in, 132, 0, 10);
    page.leg(1, page.frame(rect(132, 132, 120, 200)), 132, 132, 8, width);
    return page.breaks(PageRule::L6);
  };
  EXPECT_THAT(below(90), OneBreak(W, rect(132, 132, 90, 96)));
  EXPECT_THAT(below(120), IsEmpty());
}

TEST(PageRules, L9Captions) {
  const auto with = [](Rect caption) {
    PageBuilder page;
    const auto in = page.frame(rect(0, 0, 252, 240));
    page.picture(0, in, rect(0, 0, 252, 120));
    AnatomyLine& line = page.line(0, in, caption);
    line.role = BlockRole::caption;
    line.on_grid = false;
    return page.breaks(PageRule::L9);
  };
  EXPECT_THAT(with(rect(0, 123, 252, 12)), IsEmpty());
  EXPECT_THAT(with(rect(0, 240, 252, 12)), OneBreak(W, rect(0, 240, 252, 12))); // far from it
  EXPECT_THAT(with(rect(0, 123, 300, 12)), OneBreak(W, rect(0, 123, 300, 12))); // wider
  EXPECT_THAT(with(rect(258, 60, 60, 12)), OneBreak(W, rect(258, 60, 60, 12))); // beside it, under six picas
  EXPECT_THAT(with(rect(258, 60, 72, 12)), IsEmpty());
}

TEST(PageRules, L9OneCaptionForAGroup) {
  const auto group = [](bool common, int y) {
    PageBuilder page;
    const auto in = page.frame(rect(0, 0, 252, 300));
    page.last_frame().common_caption = common;
    for (std::uint32_t i = 0; i < 3; ++i) {
      page.picture(i, in, rect(0, 48 * static_cast<int>(i), 252, 40));
      AnatomyLine& line = page.line(i, in, rect(0, y + 12 * static_cast<int>(i), 252, 12));
      line.role = BlockRole::caption;
      line.on_grid = false;
    }
    return page.breaks(PageRule::L9);
  };
  EXPECT_THAT(group(true, 140), IsEmpty());
  EXPECT_THAT(group(true, 200), OneBreak(W, rect(0, 200, 252, 36))); // far from all of them
  EXPECT_THAT(group(false, 140), ::testing::SizeIs(3));              // each should have its own
}

TEST(PageRules, L9APictureAcrossTheStory) {
  PageBuilder parted, touching, clear;
  parted.story(0, rect(0, 0, 516, 60), 24, 4);
  for (AnatomyLine& line : parted.page.anatomy.lines)
    if (line.on_grid) line.rect.y = line.ink.y = line.rect.y + pt(108);
  parted.picture(1, parted.frame(rect(0, 36, 516, 100)), rect(0, 36, 516, 100));
  EXPECT_THAT(parted.breaks(PageRule::L9), OneBreak(W, rect(0, 36, 516, 100)));
  const auto over_body = [](PageBuilder& page, int y) {
    page.story(0, rect(0, 0, 516, 240), 24, 4);
    page.picture(1, page.frame(rect(400, y, 116, 60)), rect(400, y, 116, 60));
  };
  over_body(touching, 38);
  EXPECT_THAT(touching.breaks(PageRule::L9), OneBreak(W, rect(400, 38, 116, 60)));
  over_body(clear, 42);
  EXPECT_THAT(clear.breaks(PageRule::L9), IsEmpty());
}

TEST(PageRules, L9PicturesKeepOutOfTheText) {
  PageBuilder parted, cut, beside;
  auto in = parted.frame(rect(0, 0, 120, 300));
  parted.head(0, in, rect(0, 0, 120, 36), 24);
  parted.leg(0, in, 0, 156, 10);
  parted.picture(1, parted.frame(rect(0, 36, 120, 108)), rect(0, 36, 120, 108));
  EXPECT_THAT(parted.breaks(PageRule::L9), OneBreak(W, rect(0, 36, 120, 108)));
  in = cut.frame(rect(0, 0, 120, 300));
  cut.leg(0, in, 0, 0, 6);
  cut.leg(0, in, 0, 132, 6);
  cut.picture(1, in, rect(0, 78, 120, 48));
  EXPECT_THAT(cut.breaks(PageRule::L9), OneBreak(W, rect(0, 78, 120, 48)));
  in = beside.frame(rect(0, 0, 120, 300)); // text runs on beside it
  beside.leg(0, in, 0, 0, 6);
  beside.leg(0, in, 0, 72, 4, 60);
  beside.leg(0, in, 0, 120, 6);
  beside.picture(1, in, rect(66, 72, 54, 48));
  EXPECT_THAT(beside.breaks(PageRule::L9), IsEmpty());
}

TEST(PageRules, L9APictureStandsByItsStory) {
  const auto at = [](Rect place) {
    PageBuilder page;
    page.story(0, rect(0, 0, 120, 240), 24);
    page.story(1, rect(264, 0, 120, 240), 18);
    page.picture(2, page.frame(place), place);
    page.page.anatomy.pictures.back().belongs_to = 0;
    return page.breaks(PageRule::L9);
  };
  EXPECT_THAT(at(rect(0, 252, 120, 120)), IsEmpty());
  EXPECT_THAT(at(rect(264, 252, 120, 120)), OneBreak(W, rect(264, 252, 120, 120)));
}

TEST(PageRules, L13OnePictureDominates) {
  PageBuilder equal, kept, small;
  const auto add = [](PageBuilder& page, Rect at) { page.picture(0, page.frame(at), at); };
  add(equal, rect(0, 0, 252, 200));
  add(equal, rect(264, 0, 252, 200));
  EXPECT_THAT(equal.breaks(PageRule::L13), OneBreak(W, rect(0, 0, 252, 200)));
  add(kept, rect(0, 0, 384, 240));
  add(kept, rect(396, 0, 120, 100));
  EXPECT_THAT(kept.breaks(PageRule::L13), IsEmpty());
  add(small, rect(0, 0, 120, 100));
  EXPECT_THAT(small.breaks(PageRule::L13), OneBreak(W, rect(0, 0, 120, 100)));
  PageBuilder large, whole;
  const Rect type_area = large.page.grid.type_area;
  add(large, {type_area.x, type_area.y, type_area.width, scale(type_area.height, 50, 100)});
  EXPECT_EQ(large.breaks(PageRule::L13).size(), 1U);
  add(whole, {type_area.x, type_area.y, type_area.width, scale(type_area.height, 80, 100)}); // a picture page
  EXPECT_THAT(whole.breaks(PageRule::L13), IsEmpty());
}

TEST(PageRules, L16Boxes) {
  PageBuilder page;
  for (std::uint32_t i = 0; i < 4; ++i) {
    page.story(i, rect(static_cast<int>(132 * i), 0, 120, 240), 40 - 8 * static_cast<int>(i));
    page.last_frame().box = pt(i < 3 ? 1 : 0);
  }
  EXPECT_THAT(page.breaks(PageRule::L16), IsEmpty());
  page.last_frame().box = pt(1);
  EXPECT_THAT(page.breaks(PageRule::L16), OneBreak(W, rect(396, 0, 120, 240)));
}

TEST(PageRules, L16ABoxThatOnlyKeepsHeadsApart) {
  PageBuilder page;
  page.story(0, rect(0, 0, 120, 240), 24);
  page.story(1, rect(132, 0, 120, 240), 24);
  page.last_frame().box = pt(1);
  EXPECT_THAT(page.breaks(PageRule::L16), OneBreak(W, rect(0, 0, 252, 36)));
  EXPECT_THAT(page.breaks(PageRule::L4), IsEmpty());
}

TEST(PageRules, L16RulesKeepOffTheType) {
  const auto rule_at = [](int x) {
    PageBuilder page;
    page.leg(0, page.frame(rect(0, 0, 120, 240)), 0, 0, 5);
    page.page.items.emplace_back(RuleItem{{pt(x), pt(0)}, {pt(x), pt(60)}, pt(1), {}});
    return page.breaks(PageRule::L16);
  };
  EXPECT_THAT(rule_at(126), IsEmpty());
  EXPECT_THAT(rule_at(123), OneBreak(W, rect(0, 0, 120, 12)));
}

// Three lines from top to bottom, of ten characters each; a character's place is its foot.
TEST(PageRules, L16RulesAtVerticalType) {
  const auto with = [](Point from, Point to) {
    PageBuilder page;
    const auto in = page.frame(rect(0, 12, 60, 120));
    page.last_frame().vertical = true;
    for (int i = 0; i < 3; ++i) {
      AnatomyLine& line = page.line(0, in, rect(36 - 20 * i, 12, 20, 100));
      line.vertical = true;
      line.baseline = {pt(46 - 20 * i), pt(12)};
      line.ink = rect(41 - 20 * i, 12, 10, 100);
      auto& run = std::get<TextRun>(page.page.items.back());
      run.turn = GlyphTurn::upright;
      run.size = pt(10);
      run.glyph_begin = static_cast<std::uint32_t>(page.page.glyphs.size());
      for (int glyph = 0; glyph < 10; ++glyph)
        page.page.glyphs.push_back({1, pt(41 - 20 * i), pt(12 + 10 * glyph) + scale(pt(10), 86, 100)});
      run.glyph_end = static_cast<std::uint32_t>(page.page.glyphs.size());
    }
    page.page.items.emplace_back(RuleItem{from, to, pt(1), {}});
    return page.breaks(PageRule::L16);
  };
  const auto level = [&](int y) { return with({pt(0), pt(y)}, {pt(60), pt(y)}); };
  const auto upright = [&](int x) { return with({pt(x), pt(0)}, {pt(x), pt(120)}); };
  const Rect first = rect(36, 12, 20, 100);
  EXPECT_THAT(level(16), OneBreak(E, first)) << "through the first characters";
  EXPECT_THAT(level(60), OneBreak(E, first));
  EXPECT_THAT(level(10), OneBreak(W, first));
  EXPECT_THAT(level(5), IsEmpty());
  EXPECT_THAT(upright(46), OneBreak(E, first));
  EXPECT_THAT(upright(54), OneBreak(W, first)) << "4 pt from the type's side";
  EXPECT_THAT(upright(56), IsEmpty());
}

TEST(PageRules, L16RulesThroughType) {
  const auto with = [](const DisplayItem& item, Length border = {}) {
    PageBuilder page;
    const auto in = page.frame(rect(0, 0, 120, 240));
    page.last_frame().box = border;
    page.leg(0, in, 12, 12, 5, 96);
    page.page.items.push_back(item);
    return page.breaks(PageRule::L16);
  };
  const Rect first = rect(12, 12, 96, 12);
  const auto level = [](int y) { return RuleItem{{pt(0), pt(y)}, {pt(120), pt(y)}, pt(1), {}}; };
  EXPECT_THAT(with(level(4)), IsEmpty());
  EXPECT_THAT(with(level(11)), OneBreak(W, first));
  EXPECT_THAT(with(level(18)), OneBreak(E, first));
  const RuleItem underline{{pt(20), pt(23)}, {pt(60), pt(23)}, pt(1), {}};
  EXPECT_THAT(with(underline), IsEmpty());
  const auto box = [](Rect at, int radius) { return BoxItem{at, pt(1), {}, pt(radius)}; };
  EXPECT_THAT(with(box(rect(0, 0, 120, 240), 0)), IsEmpty());
  EXPECT_THAT(with(box(rect(9, 0, 102, 240), 0)), OneBreak(W, first));
  EXPECT_THAT(with(box(rect(0, 0, 100, 240), 0)), OneBreak(E, first));
  EXPECT_THAT(with(box(rect(0, 0, 120, 240), 60)), OneBreak(E, first)); // the corner's arc
  EXPECT_THAT(with(box(rect(0, 0, 120, 240), 12)), IsEmpty());
  OrnamentItem meander;
  meander.rect = rect(0, 0, 120, 240);
  EXPECT_THAT(with(meander, pt(6)), IsEmpty());
  EXPECT_THAT(with(meander, pt(14)), OneBreak(E, first)); // as deep as the frame's border
}

TEST(PageRules, L17NoFurnitureAtAll) {
  PageBuilder page;
  page.page.anatomy.furniture.clear();
  for (const int number : {1, 2}) {
    page.page.number = number;
    EXPECT_THAT(page.breaks(PageRule::L17), OneBreak(E, Rect{}));
  }
  page.page.bare = true; // the template says so
  EXPECT_THAT(page.breaks(PageRule::L17), IsEmpty());
}

TEST(PageRules, L17PlaceholdersLeftInTheCopy) {
  const auto with = [](std::string copy) {
    PageBuilder page;
    page.settings.placeholders = {"page", "newspaper"};
    page.stories[0].blocks[1].text.utf8 = std::move(copy);
    const auto in = page.frame(rect(0, 0, 120, 240));
    page.part(0, in);
    page.leg(0, in, 0, 0, 3); // bytes 0 to 20, 20 to 40, 40 to 60
    return page.breaks(PageRule::L17);
  };
  EXPECT_THAT(with("no more than words, (continued on {page})"), OneBreak(E, rect(0, 12, 120, 12)));
  EXPECT_THAT(with("the set {x} and {page without end"), IsEmpty());
  EXPECT_THAT(with("a {set} of {page.numbers}"), IsEmpty());
  EXPECT_THAT(with("{x} in {newspaper}"), OneBreak(E, rect(0, 0, 120, 12)));
}

TEST(PageRules, L17FurnitureAgreesWithTheEdition) {
  const auto with = [](std::string folio, int number = 2) {
    PageBuilder page;
    page.page.number = number;
    page.folio(std::move(folio));
    return page.breaks(PageRule::L17);
  };
  EXPECT_THAT(with("2 News The Paper 2025-06-11"), IsEmpty());
  EXPECT_THAT(with("3 News The Paper 2025-06-11"), OneBreak(E, Rect{}));
  EXPECT_THAT(with("2 News The Paper 2025-06-12"), OneBreak(E, Rect{}));
  EXPECT_THAT(with("2 Sport The Paper 2025-06-11"), OneBreak(E, Rect{}));
  EXPECT_THAT(with("2 News The Paper 2025-06-11 {issue}"), OneBreak(E, rect(0, -20, 516, 12)));
  EXPECT_THAT(with("1 The Paper 2025-06-11", 1), IsEmpty());
  EXPECT_THAT(with("1 Another Paper 2025-06-11", 1), OneBreak(E, Rect{}));
  EXPECT_THAT(with("第二版 News 2025-06-11"), IsEmpty());
}

TEST(PageRules, L17FurnitureKeepsToItsPlace) {
  PageBuilder page;
  page.page.anatomy.furniture.front().outside = Length{65536 / 2};
  EXPECT_THAT(page.breaks(PageRule::L17), IsEmpty());
  page.page.anatomy.furniture.front().outside = Length::points(3);
  EXPECT_THAT(page.breaks(PageRule::L17), OneBreak(E, rect(0, -20, 516, 12)));
}

TEST(PageRules, L18Advertisements) {
  PageBuilder page;
  page.stories[0].section = "motoring";
  page.story(0, rect(0, 300, 252, 120), 20, 2);
  page.last_frame().advertisement = true;
  page.story(1, rect(0, 0, 252, 288), 30, 2);
  EXPECT_THAT(page.breaks(PageRule::L18), IsEmpty());
  page.stories[1].section = "motoring";
  EXPECT_THAT(page.breaks(PageRule::L18), OneBreak(W, rect(0, 300, 252, 120)));
  page.stories[1].section = "news";
  page.story(2, rect(0, 432, 252, 120), 16, 2);
  EXPECT_THAT(page.breaks(PageRule::L18), OneBreak(W, rect(0, 432, 252, 120)));
}

} // namespace
} // namespace broadsheet::testing
