// Statements of typography.md sections 1, 2, 5 and 17 about classes and breaks, one by one.
#include "helper.hpp"

#include "layout/lines/units.hpp"

#include <gtest/gtest.h>

namespace broadsheet::test {
namespace {

using namespace lines;

// '|' wherever a line may end, '+' where only narrow measures or relief let it.
std::string joints_in(std::string_view text, const std::string& language = "zh-Hans") {
  const auto paragraph = shaped(text, language);
  auto units = make_units(*paragraph, true);
  settle_joints(units, language, true);
  std::string marked;
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (i > 0 && units[i].joint == Joint::allowed) marked += '|';
    if (i > 0 && units[i].joint == Joint::number_unit) marked += '+';
    marked += text.substr(units[i].text, (i + 1 < units.size() ? units[i + 1].text : text.size()) - units[i].text);
  }
  return marked;
}

// Quotes of a text: C for those of the Han face, L for Latin ones.
std::string quotes_in(std::string_view text) {
  std::string found;
  for (const TextUnit& unit : make_units(*shaped(text, "zh-Hans"), true)) {
    const char32_t c = unit.character;
    if (c == 0x2018 || c == 0x2019 || c == 0x201c || c == 0x201d)
      found += unit.cls == UnitClass::opening || unit.cls == UnitClass::closing ? 'C' : 'L';
  }
  return found;
}

TEST(Classes, QuotesByContext) { // K1
  EXPECT_EQ(quotes_in("国“文”字"), "CC");
  EXPECT_EQ(quotes_in("国“OK”字"), "CC");
  EXPECT_EQ(quotes_in("“Hello world”"), "CC"); // a Chinese paragraph, nothing around it
  EXPECT_EQ(quotes_in("he said “yes” to it"), "LL");
  EXPECT_EQ(quotes_in("the word “yes”"), "LL");
  EXPECT_EQ(quotes_in("用 “OK” 回答"), "CC");
  EXPECT_EQ(quotes_in("用 Linux “OK” 回答"), "CC"); // Chinese on one side
  EXPECT_EQ(quotes_in("it’s国"), "L");
  EXPECT_EQ(quotes_in("the readers’ page国"), "L");
  EXPECT_EQ(quotes_in("国‘the readers’ 页"), "CC");
  EXPECT_EQ(quotes_in("国“a‘b’c”国"), "CLLC");
}

// U+FE00 and U+FE01 after a mark choose its form and change nothing else.
TEST(Classes, VariationSelectorsBelongToTheirMark) {
  for (const std::string selector : {"\ufe00", "\ufe01"}) {
    EXPECT_EQ(joints_in("国，" + selector + "文"), "国，" + selector + "|文");
    EXPECT_EQ(joints_in("国。" + selector + "”文"), "国。" + selector + "”|文");
    EXPECT_EQ(joints_in("国“" + selector + "文"), "国|“" + selector + "文");
    const auto width = [](char32_t c) { return c >= 0xfe00 && c <= 0xfe01 ? 0 : 1000; };
    const Setting setting{.measure = 100, .width = width};
    EXPECT_EQ(broken("国）" + selector + "（文", setting).lines.at(0).natural, ems(3.5)) << "the pair collapses";
    const double centred = selector == "\ufe01" ? 0.5 : 0; // a stop's second form keeps its white
    EXPECT_EQ(broken("国。" + selector, setting).lines.at(0).natural, ems(1.5 + centred));
  }
  EXPECT_EQ(joints_in("国—\ufe00文"), "国—\ufe00|文"); // one dash of six bytes is not two
}

TEST(Classes, LineStartsAndEnds) { // section 2, GB row and house additions
  for (const std::string mark :
       {"”",  "’",  "」", "』", "）", "》", "〉", "】", "〗", "〕", "］", "｝", "，", "、", "；", "：", "。",
        "．", "？", "！", "·",  "・", "‧",  "–",  "～", "〜", "‐",  "／", "々", "％", "‰",  "℃",  "㎡"})
    EXPECT_EQ(joints_in("国" + mark + "文").find("国|"), std::string::npos) << mark;
  for (const std::string mark : {"“", "‘", "「", "『", "（", "《", "〈", "【", "〖", "〔", "［", "｛", "／"})
    EXPECT_EQ(joints_in("国" + mark + "文").find(mark + "|"), std::string::npos) << mark;
  EXPECT_EQ(joints_in("□ 本报"), "□ 本|报");
  EXPECT_EQ(joints_in("国。● 本报"), "国。|● 本|报");
  EXPECT_EQ(joints_in("国〔第2号〕文"), "国|〔第2号〕|文");
  EXPECT_EQ(joints_in("国(a)文"), "国|(a)|文");
}

TEST(Classes, Inseparables) { // K2, K3, K6
  EXPECT_EQ(joints_in("国——文"), "国|——|文");
  EXPECT_EQ(joints_in("国⋯⋯文"), "国|⋯⋯|文");
  EXPECT_EQ(joints_in("国文——"), "国|文——"); // closes the paragraph: stays (section 17)
  EXPECT_EQ(joints_in("国文……”"), "国|文……”");
  EXPECT_EQ(joints_in("增10.5%国"), "增|10.5%|国");
  EXPECT_EQ(joints_in("约￥1,200文"), "约|￥1,200|文");
  EXPECT_EQ(joints_in("共286个国"), "共|286+个|国");
  EXPECT_EQ(joints_in("共917.6亿元国"), "共|917.6+亿+元|国");
  EXPECT_EQ(joints_in("至2025年6月10日晚"), "至|2025年|6月|10日|晚");
  EXPECT_EQ(joints_in("至二〇二五年国"), "至|二〇二五年|国");
  EXPECT_EQ(joints_in("下转第二版国"), "下|转|第二版|国");
  EXPECT_EQ(joints_in("第十四届国"), "第十四届|国");
  EXPECT_EQ(joints_in("增1%～5%国"), "增|1%～5%|国");
  EXPECT_EQ(joints_in("增1—5文"), "增|1—5|文");
  EXPECT_EQ(joints_in("约10万～20万文"), "约|10+万～+20+万|文");
  EXPECT_EQ(joints_in("北纬36°12′国"), "北|纬|36°12′|国");
  EXPECT_EQ(joints_in("1至4月国"), "1|至|4月|国");
  EXPECT_EQ(joints_in("招什么？”国"), "招|什|么？”|国");
}

TEST(Classes, PathsAndSolidi) {
  EXPECT_EQ(joints_in("在/usr/share/doc中"), "在/usr/|share/|doc|中");
  EXPECT_EQ(joints_in("在 /etc/passwd 中"), "在 |/etc/|passwd |中");
  EXPECT_EQ(joints_in("用TCP/IP国"), "用|TCP/IP|国");
  EXPECT_EQ(joints_in("见(http://a.b/c/)国"), "见|(http://a.|b/|c/)|国");
  EXPECT_EQ(joints_in("占1/3文"), "占|1/3|文");
}

TEST(Classes, StraightQuotesHaveSides) {
  EXPECT_EQ(joints_in("或\"hours\"、\"minutes\"国"), "或|\"hours\"、|\"minutes\"|国");
  EXPECT_EQ(joints_in("国\"文\"国'文'国"), "国|\"文\"|国|'文'|国");
  EXPECT_EQ(joints_in("国it's国"), "国|it's|国");
  EXPECT_EQ(joints_in("国 \"a b\"，文"), "国 |\"a |b\"，|文");
}

TEST(Classes, WordsThatBeginWithAPoint) {
  EXPECT_EQ(joints_in("国、.profile文"), "国、|.profile|文");
  EXPECT_EQ(joints_in("国、::a::b文"), "国、|::a::b|文");
  EXPECT_EQ(joints_in("国 ?arg? 文"), "国 |?arg? |文");
  EXPECT_EQ(joints_in("size; /*国"), "size; |/*|国");
  EXPECT_EQ(joints_in("国.profile文"), "国.profile|文"); // who knows whose it is
}

// P3: flush at the start of every line, the first one of a column too.
TEST(Classes, OpeningMarksAreFlushAfterAColumnBreak) {
  auto slots = slots_of({4, 4, 4});
  slots[1].leg = 1;
  slots[1].first_in_leg = true;
  const auto paragraph = break_lines(items_of("国国国国（文文）国国国", {}), slots, {});
  ASSERT_EQ(lines_of(paragraph), "国国国国|（文文）国|国国");
  EXPECT_EQ(set(paragraph, 1).glyphs.at(0).x, ems(-0.5)); // its ink is in the right half
}

} // namespace
} // namespace broadsheet::test
