#include "layout/base/fold.hpp"

#include <gtest/gtest.h>

namespace broadsheet {
namespace {

TEST(Fold, LineEndsBetweenHanLeaveNothing) {
  EXPECT_EQ(fold_text("长治\n  日报", true), "长治日报");
  EXPECT_EQ(fold_text("长治，\n  日报。\n（完）", true), "长治，日报。（完）");
  EXPECT_EQ(fold_text("長治\n新聞", false), "長治新聞");
}

TEST(Fold, OtherLineEndsAndSpacesLeaveOneSpace) {
  EXPECT_EQ(fold_text("  two\n   words \t here\n", false), "two words here");
  EXPECT_EQ(fold_text("长治 LED\n产业", true), "长治 LED 产业");
  EXPECT_EQ(fold_text("夯实根基  系列报道", true), "夯实根基 系列报道"); // no line end: the space was meant
  EXPECT_EQ(fold_text("한국\n신문", false), "한국 신문");                // Korean has spaces
}

TEST(Fold, SharedMarksAreWideOnlyAmongChinese) {
  EXPECT_EQ(fold_text("他说：\n“好”\n她笑了——\n真的", true), "他说：“好”她笑了——真的");
  EXPECT_EQ(fold_text("“Yes”\n“No”", false), "“Yes” “No”");
}

TEST(Fold, UnicodeLineEndsAreLineEnds) {
  EXPECT_EQ(fold_text("长\xe2\x80\xa8治\xc2\x85日", true), "长治日");
  EXPECT_EQ(fold_text("a\r\nb\rc", false), "a b c");
}

TEST(Fold, ContentSpacesAndSoftHyphensStay) {
  EXPECT_EQ(fold_text("10\xc2\xa0%", false), "10\xc2\xa0%");
  EXPECT_EQ(fold_text("news\xc2\xadpaper", false), "news\xc2\xadpaper");
  EXPECT_EQ(fold_text("甲　乙", true), "甲　乙");
}

TEST(Fold, LeadingIdeographicSpacesGoAndAreTold) {
  TextFolder folder(true);
  folder.add("\n 　　甲　", {0, 100, 100 + 14});
  EXPECT_EQ(folder.text(), "甲　");
  EXPECT_EQ(folder.leading_space().begin, 102u);
  EXPECT_EQ(folder.leading_space().end, 108u);
}

TEST(Fold, ControlsAreTakenOutAndTold) {
  TextFolder folder(false);
  folder.add("a\xc2\x93"
             "b\xef\xbf\xbd",
             {0, 0, 7});
  EXPECT_EQ(folder.text(), "ab\xef\xbf\xbd");
  ASSERT_EQ(folder.odd_characters().size(), 2u);
  EXPECT_EQ(folder.odd_characters()[0].value, 0x93u);
  EXPECT_EQ(folder.odd_characters()[0].source.begin, 1u);
  EXPECT_EQ(folder.odd_characters()[1].source.begin, 4u);
}

TEST(Fold, FoldingGoesOnOverPieces) {
  TextFolder folder(true);
  folder.add("甲\n", {0, 0, 4});
  const std::size_t mark = folder.mark_next();
  folder.add("  ", {0, 10, 12});
  EXPECT_EQ(folder.place_of(mark), TextFolder::kNoPlace);
  folder.add("乙", {0, 20, 23});
  EXPECT_EQ(folder.text(), "甲乙");
  EXPECT_EQ(folder.place_of(mark), 3u);
  ASSERT_EQ(folder.runs().size(), 2u);
  EXPECT_EQ(folder.runs()[1].begin, 3u);
  EXPECT_EQ(folder.runs()[1].source.begin, 20u);
}

TEST(Fold, MarksStandAfterTheSpace) {
  TextFolder folder(false);
  folder.add("a ", {0, 0, 2});
  const std::size_t mark = folder.mark_next();
  folder.add(" b", {0, 5, 7});
  EXPECT_EQ(folder.text(), "a b");
  EXPECT_EQ(folder.place_of(mark), 2u);
}

TEST(Fold, LanguagesWithoutSpaces) {
  EXPECT_TRUE(is_east_asian("zh-Hans"));
  EXPECT_TRUE(is_east_asian("ja"));
  EXPECT_FALSE(is_east_asian("ko"));
  EXPECT_FALSE(is_east_asian("zhx"));
  EXPECT_FALSE(is_east_asian("en"));
}

} // namespace
} // namespace broadsheet
