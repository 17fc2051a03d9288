#include "tests/unit/readers/reading.hpp"

#include <chrono>

#include <gtest/gtest.h>

namespace broadsheet::testing {
namespace {

std::string in_paragraph(const std::string& copy) {
  return "<feed version=\"1\" xml:lang=\"zh-Hans\"><story id=\"a\"><body><p>" + copy + "</p></body></story></feed>";
}

TEST(Feed, RealFrontPage) {
  const FeedReading reading(load(BROADSHEET_SOURCE "/tests/unit/readers/front-page.xml"));
  ASSERT_EQ(reading.told(), "");
  const Feed& feed = reading.feed();
  EXPECT_EQ(feed.language, "zh-Hans");
  EXPECT_EQ(feed.date, "2025-06-11");
  ASSERT_EQ(feed.stories.size(), 6u);
  EXPECT_EQ(feed.stories[0].blocks[0].role, BlockRole::standing_head);
  EXPECT_EQ(feed.stories[0].slug, "招商引资");
  EXPECT_EQ(feed.stories[1].kind, StoryKind::picture);
  EXPECT_EQ(feed.stories[1].picture, "photo.jpg");
  const Story& notice = feed.stories[4];
  ASSERT_EQ(notice.qr_codes.size(), 2u);
  EXPECT_EQ(notice.qr_codes[1].payload, "https://example.org/notice/channels");
  EXPECT_EQ(notice.blocks.at(*notice.qr_codes[1].label_block).text.utf8, "扫描二维码 查看详情");
  EXPECT_EQ(notice.blocks.size(), 8u);
}

TEST(Feed, EveryByteOfCopyKnowsItsPlace) {
  const FeedReading reading(in_paragraph("\n  一<em>二</em>\n  三 &amp; <![CDATA[four]]>\r\n five"));
  const RichText& text = reading.feed().stories[0].blocks[0].text;
  EXPECT_EQ(text.utf8, "一二三 & four five");
  const std::string& file = reading.sources.file(0).bytes;
  for (std::size_t i = 0; i < text.origins.size(); ++i) {
    const TextOrigin& origin = text.origins[i];
    const std::size_t end = i + 1 < text.origins.size() ? text.origins[i + 1].begin : text.utf8.size();
    const std::string piece = text.utf8.substr(origin.begin, end - origin.begin);
    const std::string source = file.substr(origin.source.begin, origin.source.end - origin.source.begin);
    if (source == "&amp;" || piece == " ") continue;
    EXPECT_EQ(source.substr(0, piece.size()), piece) << i;
  }
}

RichText only_text(const FeedReading& reading) { return reading.feed().stories.at(0).blocks.at(0).text; }

TEST(Feed, MarkupStandsOverItsBytes) {
  const FeedReading reading(
      in_paragraph("甲<strong>乙<em> 丙</em></strong> <a href=\"u\">丁</a><ruby><rb>戊</rb><rt>wù</rt></ruby>"));
  ASSERT_EQ(reading.told(), "");
  const RichText text = only_text(reading);
  EXPECT_EQ(text.utf8, "甲乙 丙 丁戊wù"); // ruby is copy
  ASSERT_EQ(text.markup.size(), 4u);
  const auto covered = [&](std::size_t i) {
    return text.utf8.substr(text.markup[i].begin, text.markup[i].end - text.markup[i].begin);
  };
  EXPECT_EQ(text.markup[0].kind, MarkupKind::strong);
  EXPECT_EQ(covered(0), "乙 丙");
  EXPECT_EQ(text.markup[1].kind, MarkupKind::em);
  EXPECT_EQ(covered(1), "丙");
  EXPECT_EQ(covered(2), "丁");
  EXPECT_EQ(text.markup[2].value, "u");
  EXPECT_EQ(covered(3), "戊wù");
  EXPECT_EQ(text.utf8.substr(text.markup[3].ruby), "wù");
}

TEST(Feed, RubyFollowsItsBaseWithoutTheFilesWhite) {
  const FeedReading reading(in_paragraph("甲<ruby>\n <rt> bǐng yī </rt>\n <rb>\n丙</rb></ruby>乙"));
  ASSERT_EQ(reading.told(), "");
  const RichText text = only_text(reading);
  EXPECT_EQ(text.utf8, "甲丙bǐng yī乙");
  ASSERT_EQ(text.markup.size(), 1u);
  EXPECT_EQ(text.markup[0].begin, 3u);
  EXPECT_EQ(text.markup[0].ruby, 6u);
  EXPECT_EQ(text.markup[0].end, text.utf8.find("乙"));
}

TEST(Feed, RubyWithoutWordsIsPlainText) {
  const RichText no_ruby = only_text(FeedReading(in_paragraph("<ruby><rb>丙</rb><rt/></ruby>乙")));
  EXPECT_EQ(no_ruby.utf8, "丙乙");
  EXPECT_TRUE(no_ruby.markup.empty());
  const RichText no_base = only_text(FeedReading(in_paragraph("<ruby><rb> </rb><rt>bǐng</rt></ruby>乙")));
  EXPECT_EQ(no_base.utf8, "bǐng乙");
  EXPECT_TRUE(no_base.markup.empty());
}

TEST(Feed, MarkupOfCharacters) {
  const FeedReading reading(in_paragraph("CO<sub>2</sub> m<sup>3</sup> <sc>nato</sc> <u>长<dots>治</dots></u>"));
  ASSERT_EQ(reading.told(), "");
  const RichText text = only_text(reading);
  EXPECT_EQ(text.utf8, "CO2 m3 nato 长治");
  std::string kinds;
  for (const Markup& markup : text.markup)
    kinds += std::to_string(static_cast<int>(markup.kind)) + text.utf8.substr(markup.begin, markup.end - markup.begin);
  const auto kind = [](MarkupKind of) { return std::to_string(static_cast<int>(of)); };
  EXPECT_EQ(kinds, kind(MarkupKind::subscript) + "2" + kind(MarkupKind::superscript) + "3" +
                       kind(MarkupKind::small_caps) + "nato" + kind(MarkupKind::underline) + "长治" +
                       kind(MarkupKind::emphasis_dots) + "治");
}

TEST(Feed, OuterMarkupComesFirst) {
  const RichText text = only_text(FeedReading(in_paragraph("<em><strong>甲</strong></em>")));
  ASSERT_EQ(text.markup.size(), 2u);
  EXPECT_EQ(text.markup[0].kind, MarkupKind::em);
  EXPECT_EQ(text.markup[1].kind, MarkupKind::strong);
}

TEST(Feed, LineBreaksStandBetweenCharacters) {
  const RichText text = only_text(FeedReading(in_paragraph("<br/>Storm <br/> hits<br/>coast<br/>")));
  EXPECT_EQ(text.utf8, "Storm hitscoast");
  ASSERT_EQ(text.markup.size(), 2u); // at the ends they break nothing
  EXPECT_EQ(text.markup[0].begin, 6u);
  EXPECT_EQ(text.markup[0].end, 6u);
  EXPECT_EQ(text.markup[1].begin, 10u);
}

TEST(Feed, WhiteSpaceIsFoldedAcrossMarkup) {
  EXPECT_EQ(only_text(FeedReading(in_paragraph("\n  长治\n  <em>\n日报</em>\n  LED\n"))).utf8, "长治日报 LED");
}

TEST(Feed, SoftHyphensAndNoBreakSpacesAreCopy) {
  EXPECT_EQ(only_text(FeedReading(in_paragraph("news&#xAD;paper 10&#xA0;%"))).utf8, "news\xc2\xadpaper 10\xc2\xa0%");
}

TEST(Feed, BlocksStandInReadingOrderWhateverTheFileHas) {
  const FeedReading reading(R"(<feed version="1" xml:lang="zh"><story id="a">
    <body><p>正文</p><subhead>小标题</subhead></body><dateline>电头</dateline><byline>署名</byline><byline>署名二</byline>
    <summary>提要</summary><deck>副题</deck><headline>主题</headline><kicker>引题</kicker><standing-head>栏题</standing-head>
    </story></feed>)");
  ASSERT_EQ(reading.told(), "");
  std::string order;
  for (const Block& block : reading.feed().stories[0].blocks) order += std::string(name_of(block.role)) + " ";
  EXPECT_EQ(order, "standing-head kicker headline deck summary byline byline dateline p subhead ");
}

TEST(Feed, NoticeBlocksAndCodes) {
  const FeedReading reading(R"(<feed version="1" xml:lang="zh"><notice id="a">
    <body><p>正文</p></body><qr title="题一">u1</qr><qr label="签二"> u2 </qr><headline>公告</headline></notice></feed>)");
  const Story& notice = reading.feed().stories.at(0);
  ASSERT_EQ(notice.blocks.size(), 4u);
  EXPECT_EQ(notice.blocks[0].text.utf8, "公告");
  EXPECT_EQ(notice.blocks[1].role, BlockRole::qr_title);
  EXPECT_EQ(notice.blocks[2].role, BlockRole::qr_label);
  EXPECT_EQ(notice.blocks[3].text.utf8, "正文");
  EXPECT_EQ(notice.qr_codes[0].title_block, 1u);
  EXPECT_EQ(notice.qr_codes[0].label_block, std::nullopt);
  EXPECT_EQ(notice.qr_codes[1].label_block, 2u);
  EXPECT_EQ(notice.qr_codes[1].payload, "u2");
  const Span title = notice.blocks[1].text.origins.at(0).source;
  EXPECT_EQ(reading.sources.file(0).bytes.substr(title.begin, title.end - title.begin), "题一");
}

TEST(Feed, ListsKeepTheirOrderAndNumbers) {
  const FeedReading reading(R"(<feed version="1" xml:lang="zh"><story id="a"><body><p>正文</p>
    <list kind="ordered"><item>甲<list><item>子</item><item>丑</item></list></item><item>乙</item></list><p>又</p>
    </body></story></feed>)");
  ASSERT_EQ(reading.told(), "");
  const Story& story = reading.feed().stories.at(0);
  ASSERT_EQ(story.groups.size(), 1u);
  EXPECT_EQ(story.groups[0].begin, 1u);
  EXPECT_EQ(story.groups[0].end, 5u);
  std::string entries;
  for (const ListEntry& entry : story.groups[0].entries)
    entries += story.blocks[entry.block].text.utf8 + std::to_string(entry.level) + (entry.ordered ? "#" : "*") +
               std::to_string(entry.number) + " ";
  EXPECT_EQ(entries, "甲0#1 子1*1 丑1*2 乙0#2 ");
}

TEST(Feed, TablesAreReadRowByRow) {
  const FeedReading reading(R"(<feed version="1" xml:lang="zh"><story id="a"><body>
    <table kind="results"><title>榜</title><head><cell>队</cell><cell>分</cell></head>
    <row><cell>甲</cell><cell/></row><row><cell span="2">乙</cell></row></table></body></story></feed>)");
  ASSERT_EQ(reading.told(), "");
  const Story& story = reading.feed().stories.at(0);
  std::string copy;
  for (const Block& block : story.blocks) copy += std::string(name_of(block.role)) + ":" + block.text.utf8 + " ";
  EXPECT_EQ(copy, "table-title:榜 head-cell:队 head-cell:分 cell:甲 cell:乙 ");
  const BlockGroup& table = story.groups.at(0);
  EXPECT_EQ(table.look, "results");
  EXPECT_EQ(table.title, 0u);
  ASSERT_EQ(table.rows.size(), 3u);
  EXPECT_TRUE(table.rows[0].head);
  EXPECT_EQ(table.rows[1].cells.at(1).block, std::nullopt);
  EXPECT_EQ(table.rows[2].cells.at(0).span, 2);
}

TEST(Feed, LanguagesAreInherited) {
  const FeedReading reading(R"(<feed version="1" xml:lang="zh-Hans"><story id="a"><body><p>甲</p></body></story>
    <story id="b" xml:lang="en-GB"><headline>B</headline><body><p xml:lang="fr">C</p></body></story></feed>)");
  const Feed& feed = reading.feed();
  EXPECT_EQ(feed.stories[0].blocks[0].language, "zh-Hans");
  EXPECT_EQ(feed.stories[1].blocks[0].language, "en-GB");
  EXPECT_EQ(feed.stories[1].blocks[1].language, "fr");
}

TEST(Feed, DefaultsOfAnItem) {
  const FeedReading reading(in_paragraph("甲"));
  const Story& story = reading.feed().stories[0];
  EXPECT_EQ(story.slug, "a");
  EXPECT_EQ(story.priority, 999);
  EXPECT_EQ(story.blocks[0].trim, 0);
}

TEST(Feed, EmptyParagraphsAreLeftOutWithAWarning) {
  const FeedReading reading(in_paragraph("甲</p><p>　 </p><p trim=\"2\">乙"));
  EXPECT_TRUE(reading.outcome.ok());
  EXPECT_TRUE(has_warnings(reading.outcome.diagnostics));
  ASSERT_EQ(reading.feed().stories[0].blocks.size(), 2u);
  EXPECT_EQ(reading.feed().stories[0].blocks[1].trim, 2);
}

TEST(Feed, EverySingleCharacterOfTheCopyArrives) {
  // The copy of the real page, taken from its bytes by another way: all that is not markup.
  const std::string bytes = load(BROADSHEET_SOURCE "/tests/unit/readers/front-page.xml");
  std::string wanted, found;
  bool inside = false;
  for (std::size_t i = bytes.find("<feed"); i < bytes.size(); ++i) {
    if (bytes[i] == '<') inside = true;
    if (!inside && static_cast<unsigned char>(bytes[i]) > ' ') wanted += bytes[i];
    if (bytes[i] == '>') inside = false;
  }
  const FeedReading reading(bytes);
  for (const Story& story : reading.feed().stories) {
    for (const QrCode& code : story.qr_codes) found += code.payload;
    for (const Block& block : story.blocks) {
      if (block.role == BlockRole::qr_title || block.role == BlockRole::qr_label) continue; // attributes
      for (const char c : block.text.utf8)
        if (c != ' ') found += c;
    }
  }
  EXPECT_EQ(found, wanted);
}

TEST(Feed, TwoMegabytesAreReadInNoTime) {
  std::string text = "<feed version=\"1\" xml:lang=\"zh-Hans\">\n";
  std::string copy;
  for (int i = 0; i < 8; ++i) copy += "今年以来，全市上下秉持理念。";
  for (int story = 0; story < 380; ++story) {
    text += "<story id=\"s" + std::to_string(story) + "\"><body>\n";
    for (int i = 0; i < 20; ++i) text += "  <p>" + copy + "</p>\n";
    text += "</body></story>\n";
  }
  const auto start = std::chrono::steady_clock::now();
  const FeedReading reading(text + "</feed>\n");
  const auto spent = std::chrono::steady_clock::now() - start;
  EXPECT_EQ(reading.feed().stories.size(), 380u);
  EXPECT_LT(spent, std::chrono::seconds(2)); // wide: debug builds and busy machines; quadratic work would take minutes
}

} // namespace
} // namespace broadsheet::testing
