#include "tests/unit/readers/reading.hpp"

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

} // namespace
} // namespace broadsheet::testing
