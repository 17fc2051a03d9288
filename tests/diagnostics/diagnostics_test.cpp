// Reads every broken file of tests/diagnostics/cases and compares what is said with the comments in it (README.md).
#include "tests/unit/readers/reading.hpp"

#include <algorithm>
#include <filesystem>

#include <gtest/gtest.h>

namespace broadsheet::testing {
namespace {

namespace fs = std::filesystem;

const fs::path kFolder = fs::path(BROADSHEET_SOURCE) / "tests" / "diagnostics";

std::vector<std::string> sorted_lines(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  std::sort(lines.begin(), lines.end());
  return lines;
}

// The comments that begin with a severity.
std::vector<std::string> expected_of(const std::string& bytes) {
  std::vector<std::string> lines;
  for (std::size_t at = bytes.find("<!-- "); at != std::string::npos; at = bytes.find("<!-- ", at + 5)) {
    const std::string comment = bytes.substr(at + 5, bytes.find(" -->", at) - at - 5);
    const std::string severity = comment.substr(0, comment.find(' '));
    if (severity == "error" || severity == "warning" || severity == "note") lines.push_back(comment);
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

struct Reading {
  std::string told;
  Diagnostics diagnostics;
  std::string shown; // as the desk sees it
};

template <class Opened>
Reading result_of(const Opened& opened) {
  Reading reading{opened.told(), opened.outcome.diagnostics, {}};
  for (const Diagnostic& d : reading.diagnostics) reading.shown += format_diagnostic(d, opened.sources);
  return reading;
}

Reading read_case(const std::string& name, const std::string& bytes) {
  if (name.starts_with("feed-")) return result_of(FeedReading(bytes));
  if (name.starts_with("edition-")) return result_of(EditionReading(bytes));
  if (name.starts_with("style-"))
    return result_of(TemplateReading({{"style.xml", bytes}, {"front.xml", load(kFolder / "good-page.xml")}}));
  return result_of(TemplateReading({{"style.xml", load(kFolder / "good-style.xml")}, {"front.xml", bytes}}));
}

std::vector<std::string> case_names() {
  std::vector<std::string> names;
  for (const fs::directory_entry& entry : fs::directory_iterator(kFolder / "cases"))
    names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

class Cases : public ::testing::TestWithParam<std::string> {};

TEST_P(Cases, SayWhatTheirCommentsSay) {
  const std::string bytes = load(kFolder / "cases" / GetParam());
  const Reading reading = read_case(GetParam(), bytes);
  const std::vector<std::string> expected = expected_of(bytes);
  EXPECT_FALSE(expected.empty()) << "a case without an expected message";
  EXPECT_EQ(sorted_lines(reading.told), expected) << reading.shown;
}

// The name in 'WORDS "NAME" ...'; empty when the message does not begin with the words.
std::string name_after(const std::string& message, const std::string& words) {
  if (!message.starts_with(words + " \"")) return {};
  const std::size_t from = words.size() + 2;
  return message.substr(from, message.find('"', from) - from);
}

// What must stand at the place that a fault names: the tag of an unknown element, the name of a wrong attribute.
std::string expected_start(const Diagnostic& d) {
  if (const std::string element = name_after(d.message, "unknown element"); !element.empty()) return "<" + element;
  if (const std::string attribute = name_after(d.message, "unknown attribute"); !attribute.empty())
    return attribute + "=";
  return d.code.ends_with(".missing-attribute") || d.code.ends_with(".missing-element") ? "<" : "";
}

TEST_P(Cases, AreToldWithAnExactPlaceInOrder) {
  const std::string bytes = load(kFolder / "cases" / GetParam());
  const Reading reading = read_case(GetParam(), bytes);
  std::uint32_t last = 0;
  for (const Diagnostic& d : reading.diagnostics) {
    EXPECT_NE(d.span.file, kNoFile) << d.message;
    EXPECT_LE(d.span.begin, d.span.end) << d.message;
    EXPECT_GE(d.span.begin, last) << "out of order: " << d.message;
    last = d.span.begin;
    EXPECT_TRUE(bytes.substr(d.span.begin).starts_with(expected_start(d))) << d.message;
  }
}

std::string test_name(const ::testing::TestParamInfo<std::string>& parameter) {
  std::string name = parameter.param.substr(0, parameter.param.find('.'));
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Diagnostics, Cases, ::testing::ValuesIn(case_names()), test_name);

TEST(Diagnostics, ThereAreManyCases) { EXPECT_GE(case_names().size(), 40u); }

TEST(Diagnostics, GoodFilesSayNothing) {
  const TemplateReading reading(
      {{"style.xml", load(kFolder / "good-style.xml")}, {"front.xml", load(kFolder / "good-page.xml")}});
  EXPECT_EQ(reading.told(), "");
}

} // namespace
} // namespace broadsheet::testing
