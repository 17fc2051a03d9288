// Schema and reader are two descriptions of one format: what the reader takes the schema takes, and what a change
// breaks is broken for both.
#include "tests/unit/readers/reading.hpp"
#include "tests/unit/readers/samples.hpp"

#include <gtest/gtest.h>

namespace broadsheet::testing {
namespace {

struct Format {
  const char* schema;
  std::string good;
  bool (*reader_takes)(const std::string& text);
};

bool feed_takes(const std::string& text) { return FeedReading(text).outcome.ok(); }
bool edition_takes(const std::string& text) { return EditionReading(text).outcome.ok(); }
bool style_takes(const std::string& text) {
  return TemplateReading({{"style.xml", text}, {"front.xml", kPage}}).outcome.ok();
}
bool page_takes(const std::string& text) {
  return TemplateReading({{"style.xml", kStyle}, {"front.xml", text}}).outcome.ok();
}

const Format kFeedFormat{"feed", kFeed, feed_takes};
const Format kEditionFormat{"edition", kEdition, edition_takes};
const Format kStyleFormat{"style-sheet", kStyle, style_takes};
const Format kPageFormat{"page-template", kPage, page_takes};

Diagnostics schema_faults(const Format& format, const std::string& text, std::string* told = nullptr) {
  SourceMap sources;
  const FileId file = sources.add("test.xml", text);
  const std::string schema = load(std::string(BROADSHEET_SOURCE "/templates/schema/") + format.schema + ".rng");
  Diagnostics faults = validate_xml(sources, file, schema, format.schema);
  if (told != nullptr) *told = brief(faults, sources);
  return faults;
}

TEST(Schema, TakesWhatTheReadersTake) {
  for (const Format& format : {kFeedFormat, kEditionFormat, kStyleFormat, kPageFormat}) {
    std::string told;
    EXPECT_TRUE(format.reader_takes(format.good)) << format.schema;
    EXPECT_TRUE(schema_faults(format, format.good, &told).empty()) << told;
  }
  EXPECT_TRUE(schema_faults(kFeedFormat, load(BROADSHEET_SOURCE "/tests/unit/readers/front-page.xml")).empty());
}

TEST(Schema, TakesTheLooksOfFrames) {
  std::string page = kPage;
  const auto change = [&](const std::string& from, const std::string& to) {
    page.replace(page.find(from), from.size(), to);
  };
  change("box=\"0.35mm\"", "box=\"3mm\" border=\"vine\" fade=\"black 2%\" fade-to=\"right\"");
  change("head-above=\"no\"/>", "head-above=\"no\" caption=\"right\" caption-width=\"9em\" caption-columns=\"1\" "
                                "group=\"row\" group-gutter=\"2mm\" "
                                "group-caption=\"common\" runaround=\"rectangle\" clearance=\"1em\" sides=\"both\"/>"
                                "<frame name=\"pull\" role=\"quote\" design=\"lead\" column=\"2\" span=\"2\" "
                                "line=\"90\" lines=\"5\" tint=\"black 5%\" "
                                "corner=\"2mm\"/>");
  std::string told;
  EXPECT_TRUE(page_takes(page));
  EXPECT_TRUE(schema_faults(kPageFormat, page, &told).empty()) << told;
}

// What does not go together, and what is no good: the reader says it.
TEST(FrameLooks, ThatDoNotGoTogetherAreRefused) {
  const auto refused = [](const std::string& from, const std::string& to) {
    std::string page = kPage;
    page.replace(page.find(from), from.size(), to);
    return !page_takes(page);
  };
  const std::string box = "box=\"0.35mm\"", photo = "head-above=\"no\"/>";
  EXPECT_TRUE(refused(box, "box=\"3mm\" border=\"vine\" corner=\"2mm\"")) << "an ornament has corners of its own";
  EXPECT_TRUE(refused(box, "box=\"0.3mm\" border=\"thick-thin\"")) << "a rule of 0.06 mm";
  EXPECT_TRUE(refused(box, "box=\"0.05mm\"")) << "a single one";
  EXPECT_FALSE(refused(box, "box=\"0.08mm\""));
  EXPECT_TRUE(refused(box, box + " caption=\"right\"")) << "a caption of no picture";
  EXPECT_TRUE(refused(photo, "head-above=\"no\" caption=\"right\" caption-width=\"3em\"/>")) << "L9";
  EXPECT_TRUE(refused(photo, "head-above=\"no\" caption-ground=\"fade\"/>")) << "not over the picture";
  EXPECT_TRUE(refused(photo, "head-above=\"no\" runaround=\"outline\"/>")) << "a cropped picture has no outline";
  EXPECT_TRUE(refused(photo, "head-above=\"no\" sides=\"both\"/>")) << "without runaround";
}

struct Change {
  const Format* format;
  const char* from;
  const char* to;
};

// A change of a good file that makes it bad for both.
const Change kBreaks[] = {
    {&kFeedFormat, "<list kind=\"ordered\">", "<list kind=\"numbered\">"},
    {&kFeedFormat, "<item>B</item>", "<item>B<list><item>C</item></list></item>"},
    {&kFeedFormat, "</list></item>", "</list>乙</item>"},
    {&kFeedFormat, "<row><cell>甲</cell></row>", ""},
    {&kFeedFormat, "focus=\"40% 30%\"", "focus=\"40 30\""},
    {&kFeedFormat, "focus=\"40% 30%\"", "focus=\"101% 30%\""},
    {&kFeedFormat, "focus=\"40% 30%\"", "focus=\"40%\""},
    {&kFeedFormat, "page=\"1\"", "page=\"0\""},
    {&kStyleFormat, "ratio=\"16:9\"", "ratio=\"16/9\""},
    {&kStyleFormat, "ratio=\"16:9\"", "ratio=\"0:9\""},
    {&kStyleFormat, "qr-level=\"quartile\"", "qr-level=\"Q\""},
    {&kStyleFormat, "qr-module=\"0.6mm\"", "qr-module=\"0.6em\""},
    {&kPageFormat, "crop=\"3:2\"", "crop=\"\""},
    {&kPageFormat, " code=\"{barcode}\"", ""},
    {&kPageFormat, "page=\"2\"", "page=\"two\""},
    {&kFeedFormat, "<title>榜</title>", "<title>榜</title><title>榜</title>"},
    {&kFeedFormat, "span=\"2\"", "span=\"0\""},
    {&kFeedFormat, "<cell>K21</cell>", "<cell span=\"2\">K21</cell>"},
    {&kStyleFormat, "kind=\"unordered\" mark=\"●\"", "kind=\"unordered\""},
    {&kStyleFormat, "level=\"2\"", "level=\"3\""},
    {&kStyleFormat, "numerals=\"han\" room", "numerals=\"roman\" room"},
    {&kStyleFormat, "leader=\"dots\"", "leader=\"lines\""},
    {&kStyleFormat, "width=\"2\" align", "width=\"0\" align"},
    {&kStyleFormat, "fill=\"no\"", "fill=\"maybe\""},
    {&kStyleFormat, "<table-style paragraph", "<table-style at=\"1em\" paragraph"},
    {&kStyleFormat, "id=\"L4\"", "id=\"L23\""},
    {&kStyleFormat, "severity=\"off\"", "severity=\"none\""},
    {&kStyleFormat, "size-difference=\"10\"", "size-difference=\"10%\""},
    {&kStyleFormat, "least-size=\"18pt\"", "least-size=\"18\""},
    {&kEditionFormat, "rank=\"1\"", "rank=\"0\""},
    {&kStyleFormat, "drop-cap=\"3\"", "drop-cap=\"1\""},
    {&kStyleFormat, "drop-cap-words=\"2\"", "drop-cap-words=\"-2\""},
    {&kStyleFormat, "role=\"first-p\"", "role=\"first\""},
    {&kFeedFormat, "<sc>nato</sc>", "<sc size=\"2\">nato</sc>"},
    {&kFeedFormat, "<dots>要点</dots>", "<dots><p>要点</p></dots>"},
    {&kFeedFormat, "version=\"1\"", "version=\"2\""},
    {&kFeedFormat, " xml:lang=\"zh-Hans\"", ""},
    {&kFeedFormat, "xml:lang=\"zh-Hans\"", "xml:lang=\"zh_Hans\""},
    {&kFeedFormat, "date=\"2025-06-11\"", "date=\"2025-06-31\""},
    {&kFeedFormat, "<headline>", "<headline size=\"9\">"},
    {&kFeedFormat, " id=\"lead\"", ""},
    {&kFeedFormat, "id=\"lead\"", "id=\"le ad\""},
    {&kFeedFormat, "priority=\"1\"", "priority=\"1000\""},
    {&kFeedFormat, "trim=\"3\"", "trim=\"0\""},
    {&kFeedFormat, "filler=\"yes\"", "filler=\"maybe\""},
    {&kStyleFormat, "<head-size steps=\"2\"", "<head-size"},
    {&kStyleFormat, "<tighten/>", "<tighten by=\"1\"/>"},
    {&kStyleFormat, "<trim maximum=\"9\"/>", "<trim maximum=\"10\"/>"},
    {&kStyleFormat, "<picture-height minimum=\"-4line\" maximum=\"3line\"/>", "<picture-height/>"},
    {&kStyleFormat, "<leading minimum", "<leading least"},
    {&kPageFormat, "fill=\"filler\"", "fill=\"ads\""},
    {&kPageFormat, "own-grid=\"yes\"", "own-grid=\"1\""},
    {&kFeedFormat, "src=\"photo.jpg\"", "src=\" \""},
    {&kFeedFormat, "<rt>zhì</rt>", ""},
    {&kFeedFormat, "href=\"https://example.org/a\"", ""},
    {&kFeedFormat, "<br/>", "<br>x</br>"},
    {&kFeedFormat, "<credit>", "<credit>a</credit><credit>"},
    {&kFeedFormat, "<caption>", "<p>a</p><caption>"},
    {&kFeedFormat, ">https://example.org/n<", "> <"},
    {&kFeedFormat, "<body>", "<body>x"},
    {&kFeedFormat, "<strong>", "<strong><p>a</p>"},
    {&kEditionFormat, "<feed href=\"feed.xml\"/>", ""},
    {&kEditionFormat, "href=\"feed.xml\"", "href=\"\""},
    {&kEditionFormat, "newspaper=\"长治日报\" ", ""},
    {&kEditionFormat, "date=\"2025-06-11\"", "date=\"today\""},
    {&kEditionFormat, "name=\"issue\"", "name=\"Issue\""},
    {&kEditionFormat, "number=\"1\"", "number=\"0\""},
    {&kEditionFormat, "repeat=\"as-needed\"", "repeat=\"yes\""},
    {&kEditionFormat, "jump=\"2\" ", ""},
    {&kEditionFormat, "frame=\"briefs\"", "frame=\"a b\""},
    {&kEditionFormat, "story=\"lead\" ", ""},
    {&kEditionFormat, "<page number=\"2\"", "<sheet/><page number=\"2\""},
    {&kStyleFormat, "leading=\"12pt\"", "leading=\"1line\""},
    {&kStyleFormat, "weight=\"bold\"", "weight=\"fat\""},
    {&kStyleFormat, "italic=\"yes\"", "italic=\"true\""},
    {&kStyleFormat, "rgb=\"#c8161d\"", "rgb=\"red\""},
    {&kStyleFormat, "cmyk=\"0 100 90 5\"", "cmyk=\"0 100 90 500\""},
    {&kStyleFormat, "size=\"9pt\"", "size=\"9\""},
    {&kStyleFormat, "size=\"9pt\"", "size=\"1em\""},
    {&kStyleFormat, "indent=\"2em\"", "indent=\"2 em\""},
    {&kStyleFormat, "align=\"center\"", "align=\"middle\""},
    {&kStyleFormat, "face=\"song\" size", "size"},
    {&kStyleFormat, "background=\"black 10%\"", "background=\"black 10 %\""},
    {&kStyleFormat, "role=\"headline\"", "role=\"title\""},
    {&kStyleFormat, "turn=\"sentence\"", "turn=\"word\""},
    {&kStyleFormat, "repeat-paragraph=\"kai-body\"", ""},
    {&kStyleFormat, "<design name=\"lead\"", "<design"},
    {&kStyleFormat, "to=\"（下转第{page}版）\"", "to=\"\""},
    {&kPageFormat, "bleed=\"3mm\"", "bleed=\"3\""},
    {&kPageFormat, "columns=\"8\"", "columns=\"0\""},
    {&kPageFormat, "span=\"5\" line=\"20\"", "span=\"5\" line=\"20\" x=\"3mm\""},
    {&kPageFormat, "lines=\"48\" ", ""},
    {&kPageFormat, "design=\"lead\" column=\"1\"", "column=\"1\""},
    {&kPageFormat, "role=\"picture\"", "role=\"photo\""},
    {&kPageFormat, "to-line=\"100\" ", ""},
    {&kPageFormat, "below=\"lead photo\" ", ""},
    {&kPageFormat, "head=\"column\"", "head=\"leg\""},
    {&kPageFormat, "balance=\"no\"", "balance=\"off\""},
    {&kPageFormat, "<line/>", "<br/>"},
    {&kPageFormat, "weight=\"0.7mm\"", ""},
    {&kPageFormat, "width=\"350mm\" weight=\"0.7mm\"", "width=\"350mm\" height=\"3mm\" weight=\"0.7mm\""},
    {&kPageFormat, " src=\"logo.svg\"", ""},
    {&kPageFormat, "fill=\"black 8%\" weight=\"0.2mm\"", ""},
    {&kPageFormat, "paragraph=\"headline\"", "style=\"headline\""},
    {&kPageFormat, "width=\"390mm\"", "width=\"390mm\" format=\"duikai\""},
    {&kPageFormat, "width=\"390mm\" height=\"550mm\"", "format=\"folio\""},
    {&kPageFormat, "side=\"right\"", "side=\"inner\""},
    {&kPageFormat, "vertical-align=\"bottom\"", "vertical-align=\"foot\""},
    {&kPageFormat, "page-paragraph=\"kai-body\"", ""},
    {&kPageFormat, "page-at=\"start\"", "page-at=\"left\""},
    {&kPageFormat, "lines=\"48\" weight=\"0.1mm\"", "lines=\"48\""},
    {&kPageFormat, "<grid ", "<grid/><grid "},
    {&kPageFormat, "box=\"0.35mm\"", "box=\"0.35mm\" border=\"zigzag\""},
    {&kPageFormat, "head-above=\"no\"/>", "head-above=\"no\" caption=\"above\"/>"},
    {&kPageFormat, "head-above=\"no\"/>", "head-above=\"no\" caption-columns=\"9\"/>"},
    {&kPageFormat, "head-above=\"no\"/>", "head-above=\"no\" group=\"heap\"/>"},
    {&kPageFormat, "head-above=\"no\"/>", "head-above=\"no\" runaround=\"circle\"/>"},
};

TEST(Schema, AgreesWithTheReadersOnWhatIsBroken) {
  for (const Change& change : kBreaks) {
    std::string text = change.format->good;
    const std::size_t at = text.find(change.from);
    ASSERT_NE(at, std::string::npos) << change.format->schema << ": no " << change.from;
    text.replace(at, std::string_view(change.from).size(), change.to);
    EXPECT_FALSE(change.format->reader_takes(text)) << change.from << " -> " << change.to;
    EXPECT_FALSE(schema_faults(*change.format, text).empty()) << change.from << " -> " << change.to;
  }
}

TEST(Schema, FaultsHaveThePlaceOfTheTag) {
  std::string told;
  schema_faults(
      kFeedFormat,
      "\xef\xbb\xbf<feed version=\"1\" xml:lang=\"zh\">\n  <story id=\"a\"><body>\n    <para/></body></story>\n</feed>",
      &told);
  EXPECT_NE(told.find("error 3:5 xml.invalid: "), std::string::npos) << told;
}

TEST(Schema, MalformedFilesGiveTheParsersFaults) {
  std::string told;
  schema_faults(kFeedFormat, "<feed><story></feed>", &told);
  EXPECT_EQ(told, "error 1:14 xml.malformed: </feed> does not close <story>\n");
  schema_faults(kFeedFormat, "<!DOCTYPE feed SYSTEM 'http://example.org/x'><feed/>", &told);
  EXPECT_EQ(told, "error 1:1 xml.doctype: a DOCTYPE, which could name other files and entities\n");
}

TEST(Schema, BrokenSchemaIsAnError) {
  SourceMap sources;
  const FileId file = sources.add("test.xml", "<feed/>");
  const Diagnostics faults =
      validate_xml(sources, file, "<grammar xmlns='http://relaxng.org/ns/structure/1.0'/>", "own.rng");
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_EQ(faults[0].code, "xml.schema");
  EXPECT_NE(faults[0].message.find("own.rng"), std::string::npos);
}

} // namespace
} // namespace broadsheet::testing
