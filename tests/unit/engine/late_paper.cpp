#include "tests/unit/engine/late_paper.hpp"

namespace broadsheet::testing {
namespace {

// 16 x 12 gray pixels: far fewer than newsprint wants, so that the desk is told.
const std::string
    kDot("\x89\x50\x4e\x47\x0d\x0a\x1a\x0a\x00\x00\x00\x0d\x49\x48\x44\x52\x00\x00\x00\x10\x00\x00\x00\x0c"
         "\x08\x00\x00\x00\x00\x4e\x8c\x62\x5d\x00\x00\x00\x0f\x49\x44\x41\x54\x78\xda\x63\x68\x40\x03\x0c"
         "\x43\x57\x00\x00\x43\x06\x60\x01\x19\xee\xe2\x9e\x00\x00\x00\x00\x49\x45\x4e\x44\xae\x42\x60\x82",
         72);

std::string many(const std::string& words, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += words;
  return text;
}

std::string svg(const std::string& colour) {
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"60\" height=\"40\"><rect width=\"60\" height=\"40\" "
         "fill=\"" +
         colour + "\"/></svg>";
}

std::string page_template(const std::string& name, const std::string& rest) {
  return "<page-template version=\"1\" name=\"" + name +
         "\"><page width=\"380pt\" height=\"340pt\"/><grid x=\"20pt\" y=\"50pt\" width=\"340pt\" height=\"264pt\" "
         "columns=\"3\" gutter=\"8pt\"/>" +
         rest + "</page-template>";
}

std::string story(const std::string& id, const std::string& more) {
  return "<story id=\"" + id + "\"><headline>" + id + "</headline>" + more + "</story>\n";
}

std::string body(int times) { return "<body><p>" + many("字句文章", times) + "</p></body>"; }

std::string style_sheet() {
  std::string style = read_file(BROADSHEET_SOURCE "/tests/golden/tiny/templates/style.xml");
  const std::string use = "<use role=\"kicker\" paragraph=\"line\"/>";
  style.insert(style.find(use), "<use role=\"quote\" paragraph=\"line\"/><use role=\"caption\" paragraph=\"line\"/>");
  return style;
}

const char* const kEdition =
    R"(<edition version="1" newspaper="晨报" date="2025-06-11" xml:lang="zh-Hans" templates="set">
<feed href="feed.xml"/><data name="issue">第 7 期</data>
<page number="1" template="front" name="要闻"><place story="lead" frame="lead" jump="2"/></page>
<page number="2" template="inside"><place story="harbour" frame="main"/></page>
<page number="3" template="photo"><place story="shot" frame="photo"/><place story="tea" frame="main"/></page>
<page number="4" template="plain"><place story="speech" frame="main"/></page>
<page number="5" template="quoted"><place story="comment" frame="main"/><place quote="speech" frame="pull"/></page>
<page number="6" template="filled"><place story="short" frame="main"/></page>
<page number="7" template="filled"><place story="small" frame="main"/></page>
<page number="8" template="plain"><place story="alone" frame="main"/><place story="water" frame="notice"/></page>
</edition>)";

const char* const kMain =
    R"(<frame name="main" design="story" column="1" span="2" line="1" to-line="18" columns="2"/>)";

} // namespace

LatePaper::LatePaper() {
  write("edition.xml", kEdition);
  write("dot.png", kDot);
  write("set/style.xml", style_sheet());
  write("set/logo.svg", svg("#888888"));
  write(
      "set/front.xml",
      page_template(
          "front",
          R"(<text name="masthead" x="20pt" y="10pt" width="200pt" height="30pt" paragraph="masthead">{newspaper}</text>
<text name="ear" x="240pt" y="10pt" width="120pt" height="30pt" paragraph="line">{date.long}<line/>{issue}</text>
<picture name="logo" x="210pt" y="10pt" width="20pt" height="20pt" src="logo.svg"/>
<refers name="index" column="3" span="1" line="1" lines="20" paragraph="line" page-paragraph="line" words="{headline}" page="{page}"/>
<frame name="lead" design="story" column="1" span="2" line="1" to-line="15" columns="2"/>)"));
  write(
      "set/inside.xml",
      page_template(
          "inside",
          std::string(kMain) +
              R"(<frame name="rest" role="continuation" design="story" column="3" span="1" line="1" to-line="18"/>)"));
  write("set/photo.xml",
        page_template(
            "photo",
            std::string(kMain) +
                R"(<frame name="photo" role="picture" design="brief" column="3" span="1" line="1" to-line="12"/>)"));
  write(
      "set/plain.xml",
      page_template(
          "plain",
          std::string(kMain) +
              R"(<text name="folio" x="20pt" y="20pt" width="300pt" height="20pt" paragraph="line">{page} {page.name} {page.section}</text>
<frame name="other" design="brief" column="3" span="1" line="1" to-line="9"/><frame name="notice" role="notice" design="brief" column="3" span="1" line="10" to-line="18"/>)"));
  write("set/quoted.xml",
        page_template(
            "quoted",
            std::string(kMain) +
                R"(<frame name="pull" role="quote" design="story" column="3" span="1" line="1" to-line="8"/>)"));
  write(
      "set/filled.xml",
      page_template(
          "filled",
          R"(<frame name="main" design="story" column="1" span="2" line="1" to-line="18" columns="2" fill="filler" filler-design="brief"/>)"));
  write("feed.xml",
        "<feed version=\"1\" xml:lang=\"zh-Hans\">\n" + story("lead", body(160)) + story("harbour", body(60)) +
            "<picture id=\"shot\" focus=\"20% 80%\" src=\"dot.png\"><caption>图</caption></picture>\n" +
            story("tea", body(40)) + story("speech", "<quote>引文</quote>" + body(80)) + story("comment", body(70)) +
            story("short", body(40)) + story("small", body(20)) +
            "<story id=\"f1\" filler=\"yes\"><headline>短一</headline>" + body(8) +
            "</story>\n<story id=\"f2\" filler=\"yes\"><headline>短二</headline>" + body(12) +
            "</story>\n<story id=\"spare\"><headline>spare</headline><body><p xml:lang=\"en\">Spare "
            "words</p></body></story>\n"
            "<story id=\"alone\" slug=\"独\" section=\"综合\" "
            "priority=\"5\"><headline>alone</headline><body><p>独家\xF0\x9F\x8D\xB5新闻" +
            many("字句文章", 30) + "</p><p trim=\"9\">第二段</p></body></story>\n" +
            "<notice "
            "id=\"water\"><headline>停水</headline><qr>https://example.org/water</qr><body><p>通知</p></body></"
            "notice>\n</feed>\n");
}

void LatePaper::replace(const std::string& file, const std::string& from, const std::string& to) const {
  std::string bytes = read(file);
  const std::size_t at = bytes.find(from);
  ASSERT_NE(at, std::string::npos) << from;
  write(file, bytes.replace(at, from.size(), to));
}

} // namespace broadsheet::testing
