// The real command on pages with pictures of every kind: what is told, what is written, what verify says.
#include "tests/support/command.hpp"
#include "tests/support/tiny_edition.hpp"
#include "tests/unit/output/sample_pictures.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace broadsheet::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

const std::string kPage = R"(<page-template version="1" name="page" furniture="none">
  <page width="380pt" height="340pt"/>
  <grid x="20pt" y="50pt" width="340pt" height="264pt" columns="3" gutter="8pt"/>
  <frame name="first" role="picture" design="brief" column="1" span="2" line="1" to-line="12" crop="wide"/>
  <frame name="second" role="FRAME" design="brief" column="3" span="1" line="1" to-line="12"/>
  <frame name="notice" role="notice" design="brief" column="1" span="2" line="13" to-line="22"/>
  <barcode code="{code}" add-on="{issue}" x="246pt" y="218pt" width="130pt" height="60pt"/>
</page-template>)";

const std::string kFeed = R"(<feed version="1" xml:lang="zh-Hans">
  <picture id="photo" src="photo.jpg" focus="20% 50%"><caption>桥上的人。</caption></picture>
  <picture id="ad" src="SECOND"/>
  <notice id="water"><headline>停水通知</headline><qr>https://example.org/water</qr>
    <body><p>周六八时至十二时，北街停水。</p></body></notice>
</feed>)";

const std::string kEdition =
    R"(<edition version="1" newspaper="晨报" date="2025-06-11" xml:lang="zh-Hans" templates="templates">
  <feed href="feed.xml"/>
  <data name="code">9771234567003</data><data name="issue">05</data>
  <page number="1" template="page">
    <place story="photo" frame="first"/><place story="ad" frame="second"/><place story="water" frame="notice"/>
  </page>
</edition>)";

class PicturesCommand : public ::testing::Test {
 protected:
  PicturesCommand() {
    use_test_fonts();
    std::string style = read_file(kTinyEdition / "templates/style.xml");
    style = replaced(style, "</style-sheet>", "<crop name=\"wide\" ratio=\"2:1\"/></style-sheet>");
    folder.write("templates/style.xml", style);
    folder.write("photo.jpg", with_orientation(quarters_jpeg(1200, 800), 6, true));
    write_paper("ad.svg", "advertisement");
    folder.write("ad.svg", "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 50 60'><rect width='50' height='60' "
                           "fill='#ddd'/></svg>");
  }
  void write_paper(const std::string& second, const std::string& role) {
    folder.write("feed.xml", replaced(kFeed, "SECOND", second));
    folder.write("edition.xml", kEdition);
    folder.write("templates/page.xml", replaced(kPage, "FRAME", role));
  }
  CommandRun compose(std::vector<std::string> more) {
    std::vector<std::string> arguments{"compose", folder / "edition.xml"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return broadsheet_command(arguments);
  }
  CommandRun verify() { return broadsheet_command({"verify", folder / "a.pdf", folder / "edition.xml"}); }
  // A page of another paper, with words of its own, as a PDF file.
  void make_ad() {
    std::string page = replaced(kPage, "FRAME", "picture");
    page.erase(page.find("  <barcode"), page.find("</page-template>") - page.find("  <barcode"));
    folder.write("templates/page.xml", page);
    folder.write("feed.xml",
                 "<feed version=\"1\" xml:lang=\"zh-Hans\"><notice id=\"offer\"><headline>大减价</headline><body>"
                 "<p>夏日凉鞋一律七折，只在本周。</p></body></notice></feed>");
    folder.write("edition.xml", "<edition version=\"1\" newspaper=\"商店\" date=\"2025-06-11\" xml:lang=\"zh-Hans\" "
                                "templates=\"templates\"><feed href=\"feed.xml\"/><page number=\"1\" template=\"page\">"
                                "<place story=\"offer\" frame=\"notice\"/></page></edition>");
    ASSERT_LE(compose({"-o", folder / "ad.pdf"}).status, 1);
    write_paper("ad.pdf", "advertisement");
  }

  TestFolder folder;
};

TEST_F(PicturesCommand, APageOfEveryKindNeedsNoLook) {
  const CommandRun done = compose({"-o", folder / "a.pdf", "--report", folder / "r.json"});
  EXPECT_EQ(done.status, 0) << done.out << done.err;
  const auto report = nlohmann::json::parse(folder.read("r.json"));
  ASSERT_EQ(report["pictures"].size(), 2U);
  EXPECT_EQ(report["pictures"][0]["story"], "photo");
  // 800 pixels wide as it is looked at, 2:1 in 224 pt: the whole width is printed.
  EXPECT_EQ(report["pictures"][0]["ppi"], 800 * 72 / 224);
  EXPECT_FALSE(report["pictures"][1].contains("ppi")) << "vectors have none";
  const CommandRun proof = verify();
  EXPECT_EQ(proof.status, 0) << proof.out;
  for (const char* format : {"png", "svg", "json", "text"})
    EXPECT_EQ(compose({"--format", format, "-o", folder / (std::string("a.") + format)}).status, 0) << format;
  const auto data = nlohmann::json::parse(folder.read("a.json"));
  EXPECT_THAT(data.dump(), AllOf(HasSubstr("\"barcode\""), HasSubstr("9771234567003+05")));
}

TEST_F(PicturesCommand, TooFewPixelsAreReported) {
  for (const auto& [width, code] :
       {std::pair{700, ""}, std::pair{560, "picture.low-resolution"}, std::pair{400, "picture.resolution"},
        std::pair{1, "picture.resolution"}}) { // less than half a pixel an inch
    folder.write("photo.jpg", quarters_jpeg(width, width));
    const CommandRun done = compose({"-o", folder / "a.pdf"});
    EXPECT_EQ(done.status, *code == 0 ? 0 : 1) << done.err;
    EXPECT_THAT(done.err, HasSubstr(*code == 0 ? "" : std::string("[") + code + "]"));
    EXPECT_THAT(done.err, HasSubstr(*code == 0 ? "" : "feed.xml:2:")) << "its place";
  }
}

TEST_F(PicturesCommand, CodesAreReadBack) {
  if (run_program("/bin/sh", {"-c", "command -v zbarimg"}, ".").status != 0)
    GTEST_SKIP() << "zbarimg is not installed (package zbar-tools)";
  ASSERT_EQ(compose({"--format", "png", "--dpi", "200", "-o", folder / "a.png"}).status, 0);
  const CommandRun read = run_program("zbarimg", {"-q", folder / "a.png"}, ".");
  EXPECT_THAT(read.out, AllOf(HasSubstr("QR-Code:https://example.org/water"), HasSubstr("9771234567003")));
}

TEST_F(PicturesCommand, ACodeThatIsNoneIsAnError) {
  folder.write("edition.xml", replaced(kEdition, "9771234567003", "9771234567004"));
  const CommandRun done = compose({"-o", folder / "a.pdf"});
  EXPECT_EQ(done.status, 2);
  EXPECT_THAT(done.err, AllOf(HasSubstr("page.xml:7:"), HasSubstr("is 3, not 4")));
}

TEST_F(PicturesCommand, AQrCodeThatDoesNotFitIsReported) {
  // Four codes side by side leave 51.5 pt for each: 33 modules of 0.55 mm.
  folder.write("templates/style.xml", replaced(folder.read("templates/style.xml"), "</style-sheet>",
                                               "<codes qr-module=\"0.6mm\"/></style-sheet>"));
  std::string feed = folder.read("feed.xml");
  for (const char* word : {"a", "b", "c"})
    feed = replaced(feed, "<qr>", std::string("<qr>https://example.org/0000") + word + "</qr><qr>");
  folder.write("feed.xml", feed);
  const CommandRun done = compose({"-o", folder / "a.pdf"});
  EXPECT_THAT(done.out + done.err, HasSubstr("picture.qr-too-small"));
  EXPECT_EQ(done.status, 1);
}

TEST_F(PicturesCommand, DamagedPicturesAreMarkedAndTheRestIsPrinted) {
  const std::string jpeg = quarters_jpeg(1200, 800);
  for (const std::string& broken : {jpeg.substr(0, jpeg.size() / 2), std::string("no picture"), std::string()}) {
    folder.write("photo.jpg", broken);
    const CommandRun done = compose({"-o", folder / "a.pdf"});
    EXPECT_EQ(done.status, 1);
    EXPECT_THAT(done.err, AllOf(HasSubstr("feed.xml:2:"), HasSubstr("cannot use picture photo.jpg"),
                                HasSubstr("[picture.broken]")));
    EXPECT_EQ(verify().status, 0) << verify().out;
  }
}

// A page of 300 x 200 of an advertisement that is larger: its words go over the edge.
std::string cut_pdf(const std::string& more_keys = "") {
  const std::string drawing =
      "BT /F1 30 Tf 0 g 180 190 Td (ADVERT) Tj ET BT /F1 30 Tf 330 150 Td (Half price today) Tj ET";
  return "%PDF-1.6\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n"
         "2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj\n"
         "3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 700 400] /CropBox [100 100 400 300] /Contents 4 0 R" +
         more_keys + " /Resources << /Font << /F1 5 0 R >> >> >> endobj\n4 0 obj << /Length " +
         std::to_string(drawing.size()) + " >> stream\n" + drawing +
         "\nendstream endobj\n5 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> endobj\n"
         "trailer << /Size 6 /Root 1 0 R >>\n%%EOF\n";
}

TEST_F(PicturesCommand, WordsThatAnAdvertisementsEdgeCutsAreNoNewsEither) {
  write_paper("ad.pdf", "advertisement");
  folder.write("ad.pdf", cut_pdf());
  // At the left, so that what is cut off would lie on the page.
  folder.write("templates/page.xml", replaced(replaced(folder.read("templates/page.xml"), "column=\"3\" span=\"1\"",
                                                       "column=\"1\" span=\"1\""),
                                              "column=\"1\" span=\"2\"", "column=\"2\" span=\"2\""));
  ASSERT_EQ(compose({"-o", folder / "a.pdf"}).status, 1);
  EXPECT_EQ(verify().status, 0) << verify().out;
}

TEST_F(PicturesCommand, AnAdvertisementsSizeIsInItsPagesUnit) {
  write_paper("ad.pdf", "advertisement");
  folder.write("ad.pdf", cut_pdf());
  EXPECT_THAT(compose({"-o", folder / "a.pdf"}).err, HasSubstr("advertisement ad.pdf is 105.8 x 70.6 mm"));
  folder.write("ad.pdf", cut_pdf(" /UserUnit 2"));
  EXPECT_THAT(compose({"-o", folder / "a.pdf"}).err, HasSubstr("advertisement ad.pdf is 211.7 x 141.1 mm"));
}

TEST_F(PicturesCommand, WordsOfAnAdvertisementAreNoNewsAndNoFault) {
  make_ad();
  const CommandRun done = compose({"-o", folder / "a.pdf"});
  ASSERT_EQ(done.status, 1) << done.out << done.err;
  EXPECT_THAT(done.err,
              AllOf(HasSubstr("feed.xml:3:"), HasSubstr("advertisement ad.pdf is 134.1 x 119.9 mm, its place"),
                    HasSubstr("[picture.ad-size]")));
  const CommandRun text = run_program("pdftotext", {"-raw", folder / "a.pdf", "-"}, ".");
  // The test face has one glyph for all Han: its letters come back as one and the same.
  EXPECT_THAT(text.out, HasSubstr("大大大")) << "they are letters in the PDF";
  const CommandRun proof = verify();
  EXPECT_EQ(proof.status, 0) << proof.out;
  // Words that are nobody's are still found: the same page without the picture in the feed.
  folder.write("ad.pdf", "no PDF any more");
  EXPECT_THAT(verify().out, HasSubstr("extra"));
}

TEST_F(PicturesCommand, WordsOfAnInfographicAreNoFault) {
  folder.write("ad.svg", "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 50 60'><text x='5' y='20' font-size='6' "
                         "font-family='sans-serif'>turnout by ward</text></svg>");
  ASSERT_EQ(compose({"-o", folder / "a.pdf"}).status, 0);
  const CommandRun proof = verify();
  EXPECT_EQ(proof.status, 0) << proof.out;
}

TEST_F(PicturesCommand, WhatAnSvgAsksForAndIsNotGivenIsTold) {
  folder.write("base.jpg", quarters_jpeg(40, 40));
  const std::string head = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 50 60'>";
  folder.write("ad.svg", head + "<image href='base.jpg' width='9' height='9'/>"
                                "<text y='20' font-family='No Such Sans, sans-serif'>turnout</text></svg>");
  const CommandRun done = compose({"-o", folder / "a.pdf"});
  EXPECT_EQ(done.status, 1);
  EXPECT_THAT(done.err, AllOf(HasSubstr("feed.xml:3:"), HasSubstr("shows other files, which are not printed: base.jpg"),
                              HasSubstr("[picture.outside]"), HasSubstr("asks for the font No Such Sans, sans-serif"),
                              HasSubstr("[picture.missing-font]")));
  std::string copies = "<defs><g id='g0'><path d='M0 0h9'/></g>";
  for (int level = 1; level < 12; ++level) {
    const std::string use = "<use href='#g" + std::to_string(level - 1) + "'/>";
    copies += "<g id='g" + std::to_string(level) + "'>" + use + use + use + use + use + use + "</g>";
  }
  folder.write("ad.svg", head + copies + "</defs><use href='#g11'/></svg>");
  const CommandRun bomb = compose({"-o", folder / "a.pdf"});
  EXPECT_EQ(bomb.status, 1);
  EXPECT_THAT(bomb.err, AllOf(HasSubstr("feed.xml:3:"), HasSubstr("draws more than"), HasSubstr("[picture.broken]")));
}

TEST_F(PicturesCommand, ACaptionThatIsTooLongIsLeftOutAndThePicturePrinted) {
  std::string words;
  for (int i = 0; i < 600; ++i) words += "桥";
  const std::string page = folder.read("templates/page.xml"), feed = folder.read("feed.xml");
  // Black words over a picture need a light ground.
  for (const char* where : {"caption=\"below\"", "caption=\"right\"", "caption=\"over\" caption-tint=\"black 20%\""}) {
    folder.write("feed.xml", replaced(feed, "桥上的人。", words));
    folder.write("templates/page.xml", replaced(page, "crop=\"wide\"", where));
    const CommandRun done = compose({"-o", folder / "a.pdf", "--report", folder / "r.json"});
    EXPECT_EQ(done.status, 1) << done.out;
    EXPECT_THAT(done.out, AllOf(HasSubstr("overset: 600 characters"), HasSubstr("cut from its caption's end"),
                                HasSubstr("the caption of story photo (")));
    auto report = nlohmann::json::parse(folder.read("r.json"));
    EXPECT_EQ(report["pictures"].size(), 2U) << where << ": the picture is printed";
    EXPECT_TRUE(report["ledger"]["adds_up"]);
    EXPECT_EQ(report["page_faults"][0]["faults"][0]["rule"], "L1");
    const int cut = report["stories"][0]["overset"]["cut"]["characters"];
    for (const int taken : {cut, cut - 1}) {
      folder.write("feed.xml",
                   replaced(feed, "桥上的人。", words.substr(0, static_cast<std::size_t>(600 - taken) * 3)));
      const CommandRun shorter = compose({"-o", folder / "a.pdf"});
      EXPECT_EQ(shorter.status, taken == cut ? 0 : 1) << where << shorter.out << shorter.err;
      EXPECT_EQ(verify().status, taken == cut ? 0 : 1);
    }
  }
}

TEST_F(PicturesCommand, ACodeThatIsTooHighIsToldAndItsNoticeSet) {
  folder.write("feed.xml", replaced(folder.read("feed.xml"), "<qr>https://example.org/water",
                                    "<qr title=\"扫码\">" + std::string(900, 'y')));
  const CommandRun done = compose({"-o", folder / "a.pdf", "--report", folder / "r.json"});
  EXPECT_EQ(done.status, 1);
  EXPECT_THAT(done.err, AllOf(HasSubstr("feed.xml:4:"), HasSubstr("the QR code of water is "),
                              HasSubstr("it is not printed"), HasSubstr("[picture.qr-no-room]")));
  EXPECT_THAT(done.out, HasSubstr("the QR code of story water finds no place in frame \"notice\""));
  const auto report = nlohmann::json::parse(folder.read("r.json"));
  EXPECT_EQ(report["ledger"]["overset"], 0) << "all of its words stand";
  EXPECT_EQ(verify().status, 0) << verify().out;
}

TEST_F(PicturesCommand, AnAdvertisementHasNoCopy) {
  folder.write("feed.xml", replaced(replaced(kFeed, "SECOND", "ad.svg"), "src=\"ad.svg\"/>",
                                    "src=\"ad.svg\"><caption>说明</caption></picture>"));
  const CommandRun done = compose({"-o", folder / "a.pdf"});
  EXPECT_EQ(done.status, 2);
  EXPECT_THAT(done.err, HasSubstr("plan.advertisement-copy"));
}

} // namespace
} // namespace broadsheet::testing
