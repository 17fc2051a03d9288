#include "layout/base/diagnostic.hpp"
#include "layout/base/utf8.hpp"

#include <gtest/gtest.h>

namespace broadsheet {
namespace {

TEST(Source, LineAndColumnCountCodePoints) {
  SourceMap sources;
  const FileId file = sources.add("a", "长治\n日报\r\n\nend");
  const auto at = [&](std::uint32_t offset) {
    const LineColumn place = sources.locate(file, offset);
    return std::to_string(place.line) + ":" + std::to_string(place.column);
  };
  EXPECT_EQ(at(0), "1:1");
  EXPECT_EQ(at(3), "1:2");
  EXPECT_EQ(at(7), "2:1");
  EXPECT_EQ(at(10), "2:2");
  EXPECT_EQ(at(15), "3:1");
  EXPECT_EQ(at(18), "4:3");
  EXPECT_EQ(at(999), "4:4");
  EXPECT_EQ(sources.line_text(file, 8), "日报");
}

TEST(Source, ByteOrderMarkIsNoColumn) {
  SourceMap sources;
  const FileId file = sources.add("a", "\xef\xbb\xbf<a>\n<b>");
  EXPECT_EQ(sources.locate(file, 3).column, 1u);
  EXPECT_EQ(sources.locate(file, 0).column, 1u);
  EXPECT_EQ(sources.locate(file, 7).line, 2u);
  EXPECT_EQ(sources.line_text(file, 3), "<a>");
}

TEST(Diagnostic, ShowsPlaceLineAndCaret) {
  SourceMap sources;
  const FileId file = sources.add("feed.xml", "<a>\n  长<headlien>\n</a>");
  const Diagnostic d{Severity::error, "feed.unknown-element", {file, 9, 19}, "unknown element",
                     "headline",      "did you mean it?"};
  EXPECT_EQ(format_diagnostic(d, sources), "feed.xml:2:4: error: unknown element [feed.unknown-element]\n"
                                           "      长<headlien>\n"
                                           "        ^\n"
                                           "  expected: headline\n"
                                           "  hint: did you mean it?\n");
}

TEST(Diagnostic, WithoutAFile) {
  EXPECT_EQ(format_diagnostic({Severity::warning, "x.y", {}, "text", {}, {}}, SourceMap()), "warning: text [x.y]\n");
}

TEST(Diagnostic, ControlCharactersDoNotReachTheTerminal) {
  SourceMap sources;
  const FileId file = sources.add("a", "x\x1b[31m\ty");
  const std::string shown = format_diagnostic({Severity::error, "c", {file, 1, 2}, "m", {}, {}}, sources);
  EXPECT_EQ(shown.find('\x1b'), std::string::npos);
  EXPECT_EQ(shown.find('\t'), std::string::npos);
}

TEST(Diagnostic, SeveritiesDecide) {
  const Diagnostics warnings{{Severity::warning, "a", {}, "m", {}, {}}, {Severity::note, "b", {}, "m", {}, {}}};
  EXPECT_FALSE(has_errors(warnings));
  EXPECT_TRUE(has_warnings(warnings));
  EXPECT_TRUE((Outcome<int>{1, warnings}.ok()));
  EXPECT_FALSE((Outcome<int>{1, {{Severity::error, "a", {}, "m", {}, {}}}}.ok()));
  EXPECT_FALSE((Outcome<int>{std::nullopt, {}}.ok()));
}

TEST(NearestName, OnlyWhenItMayBeMeant) {
  const std::vector<std::string_view> known{"headline", "deck", "byline", "p"};
  EXPECT_EQ(nearest_name("headlien", known), "headline");
  EXPECT_EQ(nearest_name("dek", known), "deck");
  EXPECT_EQ(nearest_name("picture", known), std::nullopt);
  EXPECT_EQ(nearest_name("xy", known), std::nullopt); // two edits of "p" would be anything
}

TEST(Utf8, DecodesAndEncodes) {
  for (const char32_t c : {U'a', U'é', U'长', U'\U00020000', U'\U0010ffff'}) {
    std::string text;
    append_utf8(text, c);
    EXPECT_TRUE(is_valid_utf8(text));
    EXPECT_EQ(decode_utf8(text, 0).value, c);
    EXPECT_EQ(decode_utf8(text, 0).next, text.size());
    EXPECT_EQ(count_code_points(text), 1u);
  }
  EXPECT_EQ(code_point_name(0x4e00), "U+4E00");
  EXPECT_EQ(code_point_name(0x20000), "U+20000");
}

TEST(Utf8, RefusesWhatIsNotUtf8) {
  for (const char* wrong : {"\x80", "\xc0\x80", "\xc1\xbf", "\xe4\xb8", "\xe0\x80\x80", "\xed\xa0\x80",
                            "\xf0\x80\x80\x80", "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xff", "a\xd6\xd0"})
    EXPECT_FALSE(is_valid_utf8(wrong)) << wrong;
  EXPECT_TRUE(is_valid_utf8(std::string_view("a\0b", 3)));
}

} // namespace
} // namespace broadsheet
