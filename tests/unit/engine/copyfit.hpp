// Editions of a page or two with a ladder, in a test face whose advances a reader can add up.
#pragma once

#include "layout/engine/fit_words.hpp"
#include "tests/support/folder.hpp"
#include "tests/support/typesetting.hpp"

#include <gmock/gmock.h>

#include <stdexcept>

namespace broadsheet::testing {

inline std::string han(int characters) {
  std::string text;
  for (int i = 0; i < characters; ++i) text += "字";
  return text;
}

inline std::string paragraph(int characters, int trim = 0) {
  return "<p" + (trim > 0 ? " trim=\"" + std::to_string(trim) + "\"" : std::string()) + ">" + han(characters) + "</p>";
}

// Columns of 108 pt: ten characters of body a line, eight in a paragraph's first; lines of 12 pt, 20 on a page.
// A headline of one line takes three lines as designed (20 pt), two at 15 pt and less; 14 pt is its least size.
class Copyfit : public ::testing::Test {
 protected:
  Copyfit() : style(read_file(BROADSHEET_SOURCE "/tests/golden/tiny/templates/style.xml")) {
    replace(style, "<notices", "<copyfit name=\"none\"><jump/></copyfit>\n<notices");
    folder.write("set/mark.svg", read_file(BROADSHEET_SOURCE "/tests/golden/tiny/mark.svg"));
    folder.write("mark.svg", read_file(BROADSHEET_SOURCE "/tests/golden/tiny/mark.svg"));
  }
  static void replace(std::string& text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    if (at == std::string::npos) throw std::runtime_error("no " + from);
    text.replace(at, from.size(), to);
  }
  void ladder(const std::string& levers) { ladder_ = levers; }
  void add_template(const std::string& name, const std::string& frames) {
    folder.write("set/" + name + ".xml", "<page-template version=\"1\" name=\"" + name +
                                             "\"><page width=\"380pt\" height=\"300pt\"/><grid x=\"20pt\" y=\"40pt\" "
                                             "width=\"340pt\" height=\"240pt\" columns=\"3\" gutter=\"8pt\"/>" +
                                             frames + "</page-template>");
  }
  static std::string frame(const std::string& name, const std::string& more) {
    return "<frame name=\"" + name + "\" design=\"story\" copyfit=\"c\" " + more + "/>\n";
  }
  void story(const std::string& id, const std::string& head, const std::string& body, const std::string& more = {}) {
    feed += "<story id=\"" + id + "\" " + more + ">" + (head.empty() ? "" : "<headline>" + head + "</headline>") +
            "<body>" + body + "</body></story>";
  }
  Typeset set(const std::string& pages, unsigned jobs = 1) {
    std::string sheet = style;
    replace(sheet, "<copyfit name=\"none\">", "<copyfit name=\"c\">" + ladder_ + "</copyfit>\n<copyfit name=\"none\">");
    folder.write("set/style.xml", sheet);
    folder.write("feed.xml", "<feed version=\"1\" xml:lang=\"zh-Hans\">" + feed + "</feed>");
    folder.write("edition.xml", "<edition version=\"1\" newspaper=\"n\" date=\"2025-06-11\" xml:lang=\"zh-Hans\" "
                                "templates=\"set\"><feed href=\"feed.xml\"/>" +
                                    pages + "</edition>");
    loaded = load(folder / "edition.xml");
    if (!loaded->edition) throw std::runtime_error(loaded->told());
    Typeset done = typeset_all(*loaded->edition, jobs);
    EXPECT_TRUE(done.result.ledger_adds_up);
    return done;
  }
  // One story in one frame of one page.
  Typeset one() { return set("<page number=\"1\" template=\"a\"><place story=\"s\" frame=\"f\"/></page>"); }
  static std::vector<std::string> pulled(const Typeset& done, std::size_t index = 0) {
    return ladder_words(done.result.stories[index].fit);
  }

  TestFolder folder;
  std::string style, ladder_ = "<jump/>", feed;
  std::unique_ptr<Loaded> loaded;
};

} // namespace broadsheet::testing
