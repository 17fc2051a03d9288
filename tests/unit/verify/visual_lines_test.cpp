#include "layout/verify/visual_lines.hpp"

#include <gtest/gtest.h>

namespace broadsheet::proof {
namespace {

// As poppler writes a stretch of right-to-left letters.
std::string turned(const std::string& text) { return "\u202b" + text + "\u202c"; }

TEST(VisualLines, ALineOfArabicIsReadFromTheRight) {
  EXPECT_EQ(in_reading_order("،" + turned("ب") + "412" + turned("ا")), "ا412ب،");
  EXPECT_EQ(in_reading_order("." + turned("ا")), "ا.");
}

TEST(VisualLines, NumbersAndWordsOfOtherScriptsStayAsTheyAre) {
  EXPECT_EQ(in_reading_order(turned("ببببب") + "USA 3.15" + turned("ااا")), "اااUSA 3.15ببببب");
}

TEST(VisualLines, ALineOfLatinWithAnArabicWordKeepsItsOrder) {
  EXPECT_EQ(in_reading_order("said " + turned("لا") + ", and left"), "said لا, and left");
}

TEST(VisualLines, EachLineForItself) {
  EXPECT_EQ(in_reading_order("a b\n." + turned("ا") + "\n"), "a b\nا.\n");
  EXPECT_EQ(in_reading_order(".2019\n"), ".2019\n");
}

} // namespace
} // namespace broadsheet::proof
