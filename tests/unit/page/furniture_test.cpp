// What furniture prints. 11 June 2025 is a Wednesday, the 16th day of the 5th month in the Chinese calendar.
#include "layout/page/furniture.hpp"

#include <gmock/gmock.h>

namespace broadsheet {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Edition edition_in(const std::string& language) {
  Edition edition;
  edition.newspaper = "长治日报";
  edition.date = "2025-06-11";
  edition.language = language;
  edition.data = {{"issue", "第 7 期", {}}};
  return edition;
}

PlannedPage page(int number, const std::string& name) { return {number, 0, name}; }

TEST(FurnitureData, InChinese) {
  const auto data = furniture_data(edition_in("zh-Hans"));
  EXPECT_EQ(data.at("newspaper"), "长治日报");
  EXPECT_EQ(data.at("date"), "2025-06-11");
  EXPECT_EQ(data.at("date.long"), "2025年6月11日");
  EXPECT_EQ(data.at("weekday"), "星期三");
  EXPECT_EQ(data.at("date.lunar"), "农历乙巳年五月十六");
  EXPECT_EQ(data.at("date.lunar.year"), "乙巳");
  EXPECT_EQ(data.at("date.lunar.day"), "五月十六");
  EXPECT_EQ(data.at("issue"), "第 7 期");
}

TEST(FurnitureData, LunarDaysHaveTheirNumerals) {
  const std::vector<std::pair<std::string, std::string>> days{{"2025-01-29", "正月初一"},
                                                              {"2025-02-17", "正月二十"},
                                                              {"2025-02-18", "正月廿一"},
                                                              {"2025-07-25", "闰六月初一"},
                                                              {"2025-12-20", "十一月初一"}};
  for (const auto& [day, lunar] : days) {
    Edition edition = edition_in("zh-Hans");
    edition.date = day;
    EXPECT_EQ(furniture_data(edition).at("date.lunar.day"), lunar) << day;
  }
}

TEST(FurnitureData, TheLunarYearBeginsWithItsFirstMonth) {
  Edition edition = edition_in("zh-Hans");
  edition.date = "2025-01-28"; // New Year's Eve; 乙巳 begins on the 29th
  EXPECT_EQ(furniture_data(edition).at("date.lunar"), "农历甲辰年腊月廿九");
  edition.date = "2025-01-29";
  EXPECT_EQ(furniture_data(edition).at("date.lunar"), "农历乙巳年正月初一");
}

TEST(FurnitureData, TraditionalPapersHaveTheirCharacters) {
  for (const char* language : {"zh-Hant", "zh-TW", "zh-HK"}) {
    Edition edition = edition_in(language);
    edition.date = "2025-07-25";
    EXPECT_EQ(furniture_data(edition).at("date.lunar"), "農曆乙巳年閏六月初一") << language;
  }
}

TEST(FurnitureData, InOtherLanguages) {
  EXPECT_EQ(furniture_data(edition_in("ar")).at("weekday"), "الأربعاء");
  EXPECT_EQ(furniture_data(edition_in("de")).at("date.long"), "11. Juni 2025");
  EXPECT_EQ(furniture_data(edition_in("ja")).at("weekday"), "水曜日");
}

TEST(FurnitureData, InEnglish) {
  const auto data = furniture_data(edition_in("en-GB"));
  EXPECT_EQ(data.at("date.long"), "11 June 2025");
  EXPECT_EQ(data.at("weekday"), "Wednesday");
  EXPECT_FALSE(data.contains("date.lunar"));
  EXPECT_EQ(furniture_data(edition_in("en-US")).at("date.long"), "June 11, 2025");
}

TEST(FurnitureData, TheEditionsOwnDataWin) {
  Edition edition = edition_in("en");
  edition.data.push_back({"weekday", "Midweek", {}});
  EXPECT_EQ(furniture_data(edition).at("weekday"), "Midweek");
}

TEST(FillFurniture, PageNamesAndNumbers) {
  const auto data = furniture_data(edition_in("zh-Hans"));
  EXPECT_EQ(fill_furniture("{newspaper} 第{page.han}版 {page.name} {page}", data, page(12, "要闻")),
            "长治日报 第十二版 要闻 12");
  EXPECT_EQ(fill_furniture("{issue}{data.issue}", data, page(1, "")), "第 7 期第 7 期");
  EXPECT_EQ(fill_furniture("{page.section}{page}", data, {3, 0, "体育", "B"}), "B3");
}

TEST(FillFurniture, UnknownNamesStay) {
  EXPECT_EQ(fill_furniture("a {isue} b {", {{"issue", "7"}}, page(1, "")), "a {isue} b {");
}

TEST(FillFurniture, ValuesAreNotFilledAgain) {
  EXPECT_EQ(fill_furniture("{a}", {{"a", "{page}"}}, page(3, "")), "{page}");
}

std::vector<std::string> faults_of(const std::string& text, bool used) {
  TemplateSet templates;
  templates.pages.resize(2);
  Furniture piece;
  piece.text = text;
  templates.pages[1].furniture = {piece};
  EditionPlan plan;
  plan.pages = {{1, used ? 1U : 0U, ""}};
  std::vector<std::string> told;
  for (const Diagnostic& d : check_furniture(templates, plan, {{"issue", "7"}, {"price", ""}}))
    told.push_back(d.code + ": " + d.hint);
  return told;
}

TEST(CheckFurniture, ANameWithoutAValueIsAnError) {
  EXPECT_THAT(faults_of("{issue} {page} {page.name} {page.han}", true), IsEmpty());
  EXPECT_THAT(faults_of("{isue}", true), ElementsAre("page.unknown-name: did you mean {issue}?"));
  EXPECT_THAT(faults_of("{editor}", true),
              ElementsAre("page.unknown-name: add <data name=\"editor\">...</data> to the edition"));
}

TEST(CheckFurniture, AnEmptyValueIsAnErrorWhereItIsPrinted) {
  EXPECT_THAT(faults_of("{price}", true), ElementsAre("page.empty-name: "));
}

TEST(CheckFurniture, TemplatesThatNoPageUsesAreNotAsked) { EXPECT_THAT(faults_of("{isue}", false), IsEmpty()); }

} // namespace
} // namespace broadsheet
