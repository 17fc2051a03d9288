// The pages of docs/ about the formats: their examples are read, and they name everything that the schemas know.
#include "tests/unit/readers/reading.hpp"

#include <set>

#include <gtest/gtest.h>

namespace broadsheet::testing {
namespace {

const std::string kRoot = BROADSHEET_SOURCE;

std::vector<std::string> examples_of(const std::string& page) {
  const std::string text = load(kRoot + "/docs/" + page);
  std::vector<std::string> found;
  for (std::size_t at = text.find("```xml\n"); at != std::string::npos; at = text.find("```xml\n", at)) {
    at += 7;
    const std::size_t end = text.find("```", at);
    found.push_back(text.substr(at, end - at));
    at = end;
  }
  return found;
}

std::string schema_faults(const std::string& text, const std::string& schema) {
  SourceMap sources;
  const FileId file = sources.add("example.xml", text);
  return brief(validate_xml(sources, file, load(kRoot + "/templates/schema/" + schema), schema), sources);
}

TEST(Docs, FeedExampleIsRead) {
  const std::vector<std::string> examples = examples_of("feed.md");
  ASSERT_EQ(examples.size(), 1u);
  EXPECT_EQ(FeedReading(examples[0]).told(), "");
  EXPECT_EQ(schema_faults(examples[0], "feed.rng"), "");
}

TEST(Docs, EditionExampleIsRead) {
  const std::vector<std::string> examples = examples_of("edition.md");
  ASSERT_EQ(examples.size(), 1u);
  EXPECT_EQ(EditionReading(examples[0]).told(), "");
  EXPECT_EQ(schema_faults(examples[0], "edition.rng"), "");
}

TEST(Docs, TemplateExamplesAreRead) {
  const std::vector<std::string> examples = examples_of("templates.md");
  ASSERT_EQ(examples.size(), 3u); // the third is a frame of parts, which goes into the page of the second
  EXPECT_EQ(TemplateReading({{"style.xml", examples[0]}, {"front.xml", examples[1]}}).told(), "");
  EXPECT_EQ(schema_faults(examples[0], "style-sheet.rng"), "");
  EXPECT_EQ(schema_faults(examples[1], "page-template.rng"), "");
  std::string page = examples[1];
  const std::size_t first = page.find("<frame name=\"lead\"");
  page.replace(first, page.find("/>", first) + 2 - first, examples[2]);
  EXPECT_EQ(schema_faults(page, "page-template.rng"), "");
}

// Every text that stands between `open` and `close`.
void collect(const std::string& text, const std::string& open, const std::string& close, std::set<std::string>& found) {
  for (std::size_t at = text.find(open); at != std::string::npos; at = text.find(open, at + 1))
    found.insert(text.substr(at + open.size(), text.find(close, at + open.size()) - at - open.size()));
}

// Names of elements and attributes, and the values that can be chosen, of a schema.
std::set<std::string> names_of_schema(const std::string& schema) {
  const std::string text = load(kRoot + "/templates/schema/" + schema);
  std::set<std::string> names;
  collect(text, "<element name=\"", "\"", names);
  collect(text, "<attribute name=\"", "\"", names);
  collect(text, "<name>", "<", names);
  collect(text, "<value>", "<", names);
  return names;
}

// As code, as an example element, or as a word of a list.
bool is_named(const std::string& name, const std::string& page) {
  for (const char* before : {"`", "<", " ", ","})
    for (const char* after : {"`", "/>", ",", ";", " "})
      if (page.find(before + name + after) != std::string::npos) return true;
  return false;
}

void expect_documented(const std::string& schema, const std::string& page, const std::string& other = {}) {
  std::string text = load(kRoot + "/docs/" + page);
  if (!other.empty()) text += load(kRoot + "/docs/" + other);
  const std::set<std::string> names = names_of_schema(schema);
  EXPECT_GT(names.size(), 10u);
  for (const std::string& name : names) EXPECT_TRUE(is_named(name, text)) << page << " does not name " << name;
}

TEST(Docs, NameEverythingThatTheSchemasKnow) {
  expect_documented("feed.rng", "feed.md");
  expect_documented("edition.rng", "edition.md");
  expect_documented("style-sheet.rng", "templates.md", "rules.md");
  expect_documented("page-template.rng", "templates.md");
}

} // namespace
} // namespace broadsheet::testing
