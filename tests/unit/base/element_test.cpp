#include "layout/base/element.hpp"

#include <gtest/gtest.h>

namespace broadsheet {
namespace {

// One element, read as the test wishes, and what was said.
struct Reading {
  SourceMap sources;
  XmlNode node;
  Faults faults{"test"};
  explicit Reading(const std::string& text) : node(parse_xml(sources, sources.add("t.xml", text)).value.value()) {}
};

TEST(Attributes, NearestNamesAreHinted) {
  Reading reading("<frame colums='2'/>");
  const Attributes attributes(reading.node, reading.faults, {"columns", "name"});
  const Diagnostics told = reading.faults.take();
  ASSERT_EQ(told.size(), 1u);
  EXPECT_EQ(told[0].code, "test.unknown-attribute");
  EXPECT_EQ(told[0].hint, "did you mean \"columns\"?");
  EXPECT_EQ(told[0].expected, "columns or name");
  EXPECT_TRUE(reading.faults.take().empty());
}

TEST(Attributes, Integers) {
  const auto value = [](const std::string& text) {
    Reading reading("<a n='" + text + "'/>");
    const auto found = Attributes(reading.node, reading.faults, {"n"}).integer("n", 1, 9);
    EXPECT_EQ(found.has_value(), reading.faults.take().empty()) << text;
    return found;
  };
  EXPECT_EQ(value("1"), 1);
  EXPECT_EQ(value("009"), 9);
  for (const char* wrong : {"", "0", "10", "-1", "+1", "1.0", " 1", "1 ", "99999999999999999999", "一"})
    EXPECT_EQ(value(wrong), std::nullopt) << wrong;
}

TEST(Attributes, Measures) {
  const auto fits = [](const std::string& text, Units units = {}, MeasureRange range = {}) {
    Reading reading("<a n='" + text + "'/>");
    const bool found = Attributes(reading.node, reading.faults, {"n"}).measure("n", units, range).has_value();
    EXPECT_EQ(found, reading.faults.take().empty()) << text;
    return found;
  };
  EXPECT_TRUE(fits("4.5mm"));
  EXPECT_TRUE(fits("0pt"));
  EXPECT_FALSE(fits("0pt", {}, {.zero = false}));
  EXPECT_FALSE(fits("-1pt"));
  EXPECT_TRUE(fits("-1pt", {}, {.negative = true}));
  EXPECT_FALSE(fits("1em"));
  EXPECT_TRUE(fits("1em", {.em = true}));
  EXPECT_FALSE(fits("1line", {.em = true}));
  EXPECT_TRUE(fits("1line", {.line = true}));
  EXPECT_TRUE(fits("5000mm"));
  EXPECT_FALSE(fits("5000.001mm"));
  EXPECT_FALSE(fits("14001pt"));
}

TEST(Attributes, Days) {
  const auto day = [](const std::string& text) {
    Reading reading("<a n='" + text + "'/>");
    return Attributes(reading.node, reading.faults, {"n"}).day("n");
  };
  EXPECT_EQ(day("2024-02-29"), "2024-02-29");
  EXPECT_EQ(day("2025-02-29"), "");
  EXPECT_EQ(day("2025-6-11"), "");
  EXPECT_EQ(day("2025-13-01"), "");
  EXPECT_EQ(day("2025/06/11"), "");
}

TEST(Attributes, Languages) {
  const auto language = [](const std::string& text) {
    Reading reading("<a xml:lang='" + text + "'/>");
    return Attributes(reading.node, reading.faults, {"xml:lang"}).language("inherited");
  };
  EXPECT_EQ(language("zh-Hans-CN"), "zh-Hans-CN");
  EXPECT_EQ(language("en"), "en");
  for (const char* wrong : {"", "zh_CN", "-zh", "zh-", "zh--CN", "123", "toolonglanguage", "中文"})
    EXPECT_EQ(language(wrong), "inherited") << wrong;
}

TEST(Attributes, WordsAreSeparatedByWhiteSpace) {
  Reading reading("<a n='  one two&#10;三  '/>");
  EXPECT_EQ(Attributes(reading.node, reading.faults, {"n"}).words("n"), (std::vector<std::string>{"one", "two", "三"}));
  EXPECT_TRUE(Attributes(reading.node, reading.faults, {"n"}).words("m").empty());
}

TEST(Attributes, ChoicesFallBack) {
  Reading reading("<a n='rigth' m='yes'/>");
  const Attributes attributes(reading.node, reading.faults, {"n", "m"});
  EXPECT_EQ(attributes.choice("n", {"left", "right"}, 0), 0u);
  EXPECT_TRUE(attributes.yes_no("m", false));
  EXPECT_TRUE(attributes.yes_no("missing", true));
  const Diagnostics told = reading.faults.take();
  ASSERT_EQ(told.size(), 1u);
  EXPECT_EQ(told[0].hint, "did you mean \"right\"?");
}

TEST(Faults, AreTakenInTheOrderOfTheFile) {
  Faults faults("x");
  faults.warning({0, 9, 9}, "b", "second");
  faults.error({0, 3, 3}, "a", "first");
  faults.note({0, 9, 9}, "c", "third");
  const Diagnostics told = faults.take();
  ASSERT_EQ(told.size(), 3u);
  EXPECT_EQ(told[0].message, "first");
  EXPECT_EQ(told[1].severity, Severity::warning);
  EXPECT_EQ(told[2].severity, Severity::note);
}

} // namespace
} // namespace broadsheet
