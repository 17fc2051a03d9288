// Papers of a page or two in the tiny edition's style, told by a few strings: a fixture for tests of whole editions.
#pragma once

#include "tests/support/han.hpp"
#include "tests/support/tiny_edition.hpp"
#include "tests/support/typesetting.hpp"

namespace broadsheet::testing {

// A paragraph of the feed: so many Han characters, and its trim.
inline std::string han_paragraph(int characters, int trim = 0) {
  return "<p" + (trim > 0 ? " trim=\"" + std::to_string(trim) + "\"" : std::string()) + ">" + han(characters) + "</p>";
}

// Columns of 108 pt: ten characters of body a line, eight in a paragraph's first; lines of 12 pt, 20 on a page.
// A headline of one line takes three lines as designed (20 pt), two at 15 pt and less; 14 pt is its least size.
class TinyPaper : public ::testing::Test {
 protected:
  TinyPaper() : style(read_file(kTinyEdition / "templates/style.xml")) {
    folder.write("set/mark.svg", read_file(kTinyEdition / "mark.svg"));
    folder.write("mark.svg", read_file(kTinyEdition / "mark.svg"));
  }

  // A template of 3 columns of 108 pt and 20 lines.
  void add_template(const std::string& name, const std::string& frames) {
    add_page(name, "width=\"380pt\" height=\"300pt\"",
             "x=\"20pt\" y=\"40pt\" width=\"340pt\" height=\"240pt\" columns=\"3\" gutter=\"8pt\"", frames);
  }
  void add_page(const std::string& name, const std::string& page, const std::string& grid, const std::string& frames) {
    folder.write("set/" + name + ".xml", "<page-template version=\"1\" name=\"" + name +
                                             "\" furniture=\"none\"><page " + page + "/><grid " + grid + "/>" + frames +
                                             "</page-template>");
  }
  void add_story(const std::string& id, const std::string& head, const std::string& body,
                 const std::string& more = {}) {
    feed += "<story id=\"" + id + "\" " + more + ">" + (head.empty() ? "" : "<headline>" + head + "</headline>") +
            "<body>" + body + "</body></story>";
  }
  // The style sheet as it is written; fixtures put more into it.
  virtual std::string style_sheet() const { return style; }

  // Writes and reads the edition with these pages. Throws std::runtime_error when it cannot be read.
  void read(const std::string& pages) {
    folder.write("set/style.xml", style_sheet());
    folder.write("feed.xml", "<feed version=\"1\" xml:lang=\"" + language + "\">" + feed + "</feed>");
    folder.write("edition.xml", "<edition version=\"1\" newspaper=\"n\" date=\"2025-06-11\" xml:lang=\"" + language +
                                    "\" templates=\"set\"><feed href=\"feed.xml\"/>" + pages + "</edition>");
    loaded = load(folder / "edition.xml");
    if (!loaded->edition) throw std::runtime_error(loaded->told());
  }
  // Sets these pages; nothing is ever lost.
  Typeset set(const std::string& pages, unsigned jobs = 1) {
    read(pages);
    Typeset done = typeset_all(*loaded->edition, jobs);
    EXPECT_TRUE(done.result.ledger_adds_up);
    return done;
  }

  TestFolder folder;
  std::string style, feed, language = "zh-Hans";
  std::unique_ptr<Loaded> loaded;
};

} // namespace broadsheet::testing
