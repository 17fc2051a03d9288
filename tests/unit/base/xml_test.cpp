#include "layout/base/xml.hpp"

#include <chrono>
#include <random>

#include <gtest/gtest.h>

namespace broadsheet {
namespace {

struct Parsed {
  SourceMap sources;
  Outcome<XmlNode> outcome;
  explicit Parsed(std::string bytes, const XmlLimits& limits = {})
      : outcome(parse_xml(sources, sources.add("test.xml", std::move(bytes)), limits)) {}
  [[nodiscard]] const XmlNode& root() const { return outcome.value.value(); }
  [[nodiscard]] std::string_view source(Span span) const {
    return std::string_view(sources.file(span.file).bytes).substr(span.begin, span.end - span.begin);
  }
  [[nodiscard]] std::string code() const { return outcome.diagnostics.empty() ? "" : outcome.diagnostics[0].code; }
  [[nodiscard]] std::string place() const {
    const LineColumn at = sources.locate(0, outcome.diagnostics.at(0).span.begin);
    return std::to_string(at.line) + ":" + std::to_string(at.column);
  }
};

TEST(Xml, TreeOfElementsAndText) {
  const Parsed parsed("<a x='1' xml:lang=\"zh\">one<b/>two</a>");
  ASSERT_TRUE(parsed.outcome.ok());
  const XmlNode& root = parsed.root();
  EXPECT_EQ(root.name, "a");
  ASSERT_EQ(root.attributes.size(), 2u);
  EXPECT_EQ(root.attributes[1].name, "xml:lang");
  EXPECT_EQ(root.attribute("x")->value, "1");
  EXPECT_EQ(root.attribute("y"), nullptr);
  ASSERT_EQ(root.children.size(), 3u);
  EXPECT_EQ(root.children[0].text, "one");
  EXPECT_EQ(root.children[1].name, "b");
  EXPECT_EQ(root.children[2].text, "two");
}

TEST(Xml, SpansAreWhatTheFileHas) {
  const std::string text =
      "<?xml version='1.0'?>\n<!-- c -->\n<a one='&lt;1' two = \"2>\" ><b\n x='y'/>文<!-- c -->字</a>\n";
  for (const std::string& mark : {std::string(), std::string("\xef\xbb\xbf")}) {
    const Parsed parsed(mark + text);
    ASSERT_TRUE(parsed.outcome.ok());
    const XmlNode& root = parsed.root();
    EXPECT_EQ(parsed.source(root.span), "<a one='&lt;1' two = \"2>\" >");
    EXPECT_EQ(parsed.source(root.attributes[0].span), "one='&lt;1'");
    EXPECT_EQ(root.attributes[0].value, "<1");
    EXPECT_EQ(parsed.source(root.attributes[1].span), "two = \"2>\"");
    EXPECT_EQ(parsed.source(root.attributes[1].value_span), "2>");
    EXPECT_EQ(parsed.source(root.children[0].span), "<b\n x='y'/>");
    EXPECT_EQ(parsed.source(root.children[1].span), "文");
    EXPECT_EQ(parsed.source(root.children[2].span), "字");
  }
}

TEST(Xml, TextRunsAreByteForByte) {
  const Parsed parsed("<a>x &amp; y&#x4E00;<![CDATA[<&]]>z\r\nw</a>");
  ASSERT_TRUE(parsed.outcome.ok());
  std::string all;
  for (const XmlNode& run : parsed.root().children) {
    const std::string_view source = parsed.source(run.span);
    all += run.text;
    if (source.size() != run.text.size()) continue;
    EXPECT_EQ(source, run.text);
  }
  EXPECT_EQ(all, "x & y一<&z\nw");
  EXPECT_EQ(parsed.source(parsed.root().children[1].span), "&amp;");
}

TEST(Xml, LongTextKeepsItsPlaces) { // libxml2 gives it in pieces
  std::string copy;
  for (int i = 0; i < 3000; ++i) copy += i % 7 == 0 ? "x" : "长";
  const Parsed parsed("<a><b/>" + copy + "</a>");
  ASSERT_EQ(parsed.root().children.size(), 2u);
  EXPECT_EQ(parsed.root().children[1].text, copy);
  EXPECT_EQ(parsed.source(parsed.root().children[1].span), copy);
}

TEST(Xml, DepthIsLimited) {
  std::string deep;
  for (int i = 0; i < 200000; ++i) deep += "<a>";
  EXPECT_EQ(Parsed(deep).code(), "xml.too-deep");
  EXPECT_EQ(Parsed(deep).place(), "1:97"); // the 33rd
}

TEST(Xml, ElementsAreLimited) {
  std::string many = "<a>\n";
  for (int i = 0; i < 20; ++i) many += "<b/>";
  many += "</a>";
  EXPECT_TRUE(Parsed(many, {.elements = 21}).outcome.ok());
  const Parsed parsed(many, {.elements = 20});
  EXPECT_EQ(parsed.code(), "xml.too-large");
  EXPECT_EQ(parsed.place(), "2:77");
}

TEST(Xml, AttributesAreLimitedBeforeTheyCostTime) {
  std::string tag = "<a";
  for (int i = 0; i < 200000; ++i) tag += " a" + std::to_string(i) + "='>'";
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(Parsed(tag + "/>").code(), "xml.too-large");
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(1));
}

TEST(Xml, NoEntityExpands) {
  const char* const laughs =
      "<!DOCTYPE a [<!ENTITY b 'ha'><!ENTITY c '&b;&b;&b;&b;'><!ENTITY d '&c;&c;&c;&c;'>]><a>&d;</a>";
  EXPECT_EQ(Parsed(laughs).code(), "xml.doctype");
  EXPECT_FALSE(Parsed(laughs).outcome.value);
}

TEST(Xml, OtherEncodingsAreNamedWithTheWayOut) {
  const Parsed utf16(std::string("\xff\xfe<\0a\0/\0>\0", 10));
  EXPECT_EQ(utf16.code(), "xml.encoding");
  EXPECT_NE(utf16.outcome.diagnostics[0].hint.find("iconv -f UTF-16 -t UTF-8"), std::string::npos);
  const Parsed declared("<?xml version='1.0' encoding='GBK'?><a>\xd6\xd0</a>");
  EXPECT_NE(declared.outcome.diagnostics.at(0).hint.find("iconv -f GBK"), std::string::npos);
  const Parsed wrong_name("<?xml version='1.0' encoding='ISO-8859-1'?><a>中</a>");
  EXPECT_NE(wrong_name.outcome.diagnostics.at(0).hint.find("valid UTF-8"), std::string::npos);
  EXPECT_TRUE(Parsed("<?xml version='1.0' encoding='utf-8'?><a/>").outcome.ok());
}

TEST(Xml, NonCharactersAreFaults) {
  EXPECT_EQ(Parsed("<a>\xef\xbf\xbf</a>").code(), "xml.character");
  EXPECT_EQ(Parsed("<a>\xed\xa0\x80</a>").code(), "xml.encoding"); // a surrogate
  EXPECT_EQ(Parsed("<a>&#0;</a>").code(), "xml.malformed");
}

TEST(Xml, OpenElementIsNamedWithItsLine) {
  const Parsed parsed("<a>\n<b>\n</a>");
  ASSERT_EQ(parsed.outcome.diagnostics.size(), 1u);
  EXPECT_EQ(parsed.outcome.diagnostics[0].expected, "</b>");
  EXPECT_EQ(parsed.outcome.diagnostics[0].hint, "<b> was opened in line 2");
}

TEST(Xml, NothingAndNoElement) {
  EXPECT_EQ(Parsed("").code(), "xml.malformed");
  EXPECT_EQ(Parsed("\xef\xbb\xbf").code(), "xml.malformed");
  EXPECT_EQ(Parsed("  \n").code(), "xml.malformed");
  EXPECT_EQ(Parsed("<!-- only -->").code(), "xml.malformed");
  EXPECT_EQ(Parsed("news of the day").code(), "xml.malformed");
}

const char* const kSample =
    "\xef\xbb\xbf<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a xml:lang='zh' b=\"&lt;\">长<!-- c -->治\r\n"
    "<c d='e'/>&amp;<![CDATA[x]]><?p i?></a>\n";

// Every fault has a place in the file, and no value comes with an error.
void expect_sane(const Parsed& parsed, const std::string& bytes) {
  EXPECT_NE(parsed.outcome.value.has_value(), has_errors(parsed.outcome.diagnostics)) << bytes;
  for (const Diagnostic& d : parsed.outcome.diagnostics) {
    EXPECT_EQ(d.span.file, 0u);
    EXPECT_LE(d.span.begin, bytes.size()) << d.message;
    EXPECT_LE(d.span.begin, d.span.end) << d.message;
    EXPECT_FALSE(format_diagnostic(d, parsed.sources).empty());
  }
}

TEST(Xml, EveryTruncationIsLocated) {
  const std::string whole = kSample;
  const std::size_t end = whole.find("</a>") + 4;
  for (std::size_t size = 0; size < end; ++size) {
    const Parsed parsed(whole.substr(0, size));
    EXPECT_FALSE(parsed.outcome.diagnostics.empty()) << size;
    expect_sane(parsed, whole.substr(0, size));
  }
}

TEST(Xml, RandomDamageNeverCrashes) {
  std::mt19937 random(20250611);
  const std::string whole = kSample;
  for (int round = 0; round < 20000; ++round) {
    std::string bytes = whole;
    for (int i = 0; i < 3; ++i) {
      const std::size_t at = random() % bytes.size();
      static const std::string signs = "<>&\"'/=! -[]?;x\xe4\0\r";
      if (random() % 3 == 0)
        bytes.erase(at, random() % 4);
      else
        bytes[at] = signs[random() % signs.size()];
      if (bytes.empty()) bytes = "<";
    }
    expect_sane(Parsed(bytes), bytes);
  }
}

} // namespace
} // namespace broadsheet
