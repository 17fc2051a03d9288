// Page rules on pages that the engine has really composed: for each rule a paper that breaks it and a near twin that
// keeps them all. tests/unit/rules has pages made by hand, for every side of every rule.
//
// The engine makes these impossible, whatever the input, so they have their pages by hand only:
//   L15  between body lines there is only the white that styles ask for, and in whole lines; white that levels legs is
//   a
//        row at a foot or half a line at a subhead; leading is of the whole story (ladder.cpp asks that all its frames
//        have their lines for themselves), and another style's leading is L14's;
//   L21  reader and plan refuse the edition: see L21TurnsThatArePlannedWrong.
// L2 comes with L3: a leg over its own head is a leg that goes back.
#include "tests/support/tiny_paper.hpp"

#include <gmock/gmock.h>

#include <map>
#include <set>

namespace broadsheet::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

// Pages of four columns of 108 pt and 48 lines. Five stories interlock on them:
//   a a a b
//   c c d b
//   c c e e
class ComposedPages : public TinyPaper {
 protected:
  ComposedPages() {
    const std::size_t rules = style.find("<rules>"), end = style.find("</rules>") + 8;
    style.erase(rules, end - rules); // all of them, as they come
    std::string heads, designs;
    for (const int size : {16, 18, 20, 22, 23, 28}) {
      const std::string name = std::to_string(size);
      heads += "<paragraph name=\"head-" + name + "\" parent=\"head\" size=\"" + name + "pt\"/>";
      designs += "<design name=\"d" + name +
                 "\" default=\"body\" head-gap=\"4pt\"><use role=\"headline\" paragraph=\"head-" + name +
                 "\"/><use role=\"subhead\" paragraph=\"subhead\"/></design>";
    }
    style = replaced(replaced(style, "<design ", heads + "<design "), "<notices", designs + "<notices");
    slots = {{"a", {"column=\"1\" span=\"3\" columns=\"3\" line=\"1\" lines=\"18\"", 28, 298, "priority=\"1\""}},
             {"b", {"column=\"4\" span=\"1\" line=\"1\" lines=\"28\"", 20, 198}},
             {"c", {"column=\"1\" span=\"2\" columns=\"2\" line=\"20\" lines=\"29\"", 22, 238}},
             {"d", {"column=\"3\" span=\"1\" line=\"20\" lines=\"9\"", 16, 48}},
             {"e", {"column=\"3\" span=\"2\" columns=\"2\" line=\"30\" lines=\"19\"", 18, 158}}};
  }
  struct Slot {
    std::string place;
    int size = 16, characters = 0;                     // of the head, of the body
    std::string story{}, frame{}, put{};               // further attributes
    std::string role = "story", head = han(6), body{}; // body: instead of characters
  };

  static std::string folio(const std::string& words) {
    return "<text name=\"folio\" x=\"20pt\" y=\"6pt\" width=\"480pt\" height=\"24pt\" paragraph=\"line\">" + words +
           "</text>";
  }
  void add_sheet(const std::string& name, const std::string& frames,
                 const std::string& furniture = folio("{newspaper} {date.long} {page.name} {page}")) {
    add_page(name, "width=\"520pt\" height=\"640pt\"",
             "x=\"20pt\" y=\"40pt\" width=\"480pt\" height=\"576pt\" columns=\"4\" gutter=\"16pt\"",
             frames + furniture);
  }
  static std::string frame(const std::string& name, const std::string& more, const std::string& design = "d28") {
    return "<frame name=\"" + name + "\" design=\"" + design + "\" " + more + "/>\n";
  }
  // "L4 E" of all that is broken, each once.
  static std::set<std::string> told(const Typeset& done) {
    std::set<std::string> rules;
    for (const RuleBreak& found : done.result.rule_breaks)
      rules.insert(std::string(name_of(found.rule)) + (found.severity == RuleSeverity::error ? " E" : " W"));
    return rules;
  }
  // The five stories in their slots.
  std::set<std::string> wheel() {
    feed.clear();
    std::string frames, places;
    for (const auto& [id, slot] : slots) {
      const bool picture = slot.role == "picture" || slot.role == "advertisement";
      frames += frame(id, slot.place + " role=\"" + slot.role + "\" " + slot.frame, "d" + std::to_string(slot.size));
      places += "<place story=\"" + id + "\" frame=\"" + id + "\" " + slot.put + "/>";
      if (picture)
        feed += "<picture id=\"" + id + "\" src=\"mark.svg\"/>";
      else
        add_story(id, slot.head, slot.body.empty() ? han_paragraph(slot.characters) : slot.body, slot.story);
    }
    add_sheet("wheel", frames);
    return told(set("<page number=\"1\" template=\"wheel\">" + places + "</page>"));
  }
  // One story in frame "f" of a page with these frames; `more`: further places.
  std::set<std::string> one(const std::string& body, const std::string& frames, const std::string& more = {},
                            const std::string& head = han(6)) {
    feed = "<picture id=\"p\" src=\"mark.svg\"/>";
    add_story("s", head, body);
    add_sheet("one", frames);
    return told(set("<page number=\"1\" template=\"one\"><place story=\"s\" frame=\"f\"/>" + more + "</page>"));
  }
  std::map<std::string, Slot> slots;
};

TEST_F(ComposedPages, FiveStoriesThatInterlockKeepAllRules) { EXPECT_THAT(wheel(), IsEmpty()); }

TEST_F(ComposedPages, L1CopyLeftOver) {
  slots["b"].characters = 400;
  EXPECT_THAT(wheel(), ElementsAre("L1 E"));
}

TEST_F(ComposedPages, L2BodyOverItsOwnHead) {
  const std::string frames =
      frame("f", "column=\"1\" span=\"4\" columns=\"4\" line=\"20\" lines=\"29\" continued-in=\"g\"");
  const auto with = [&](int line) {
    return one(han_paragraph(1198), frames + frame("g", "column=\"1\" span=\"4\" columns=\"4\" line=\"" +
                                                            std::to_string(line) + "\" lines=\"10\""));
  };
  EXPECT_THAT(with(1), ElementsAre("L2 E", "L3 E"));
}

TEST_F(ComposedPages, L3LegsThatGoBack) {
  const auto with = [&](int first, int second) {
    const auto at = [](int column) {
      return "column=\"" + std::to_string(column) + "\" span=\"1\" line=\"1\" lines=\"30\"";
    };
    return one(han_paragraph(398), frame("f", at(first) + " continued-in=\"g\"") + frame("g", at(second)), {}, "");
  };
  EXPECT_THAT(with(2, 1), ElementsAre("L3 E"));
  EXPECT_THAT(with(1, 2), IsEmpty());
}

TEST_F(ComposedPages, L4HeadsAlikeSideBySide) {
  slots["c"].size = slots["d"].size = slots["e"].size = 16;
  slots["c"].head = han(14); // all of its measure
  EXPECT_THAT(wheel(), ElementsAre("L4 E"));
}

TEST_F(ComposedPages, L5APageCutAcross) {
  const auto with = [&](const std::string& lower) {
    feed.clear();
    add_story("s", han(6), han_paragraph(478));
    add_story("t", han(6), han_paragraph(238));
    add_sheet("cut",
              frame("f", "column=\"1\" span=\"4\" columns=\"4\" line=\"1\" lines=\"22\"") + frame("g", lower, "d22"));
    return told(set(
        "<page number=\"1\" template=\"cut\"><place story=\"s\" frame=\"f\"/><place story=\"t\" frame=\"g\"/></page>"));
  };
  EXPECT_THAT(with("column=\"1\" span=\"4\" columns=\"4\" line=\"24\" lines=\"25\""), ElementsAre("L5 E"));
  EXPECT_THAT(with("column=\"1\" span=\"4\" columns=\"4\" line=\"24\" lines=\"9\""), IsEmpty())
      << "a strip at the foot";
}

TEST_F(ComposedPages, L6AnOutlineOfStairs) {
  const auto with = [&](int third) {
    const auto part = [](int column, int lines) {
      return "<part column=\"" + std::to_string(column) + "\" span=\"1\" line=\"1\" lines=\"" + std::to_string(lines) +
             "\"/>";
    };
    return one(han_paragraph(38 * 10 + 28 * 10 + third * 10 - 122),
               "<frame name=\"f\" design=\"d28\">" + part(1, 40) + part(2, 30) + part(3, third) + "</frame>");
  };
  EXPECT_THAT(with(20), ElementsAre("L6 E"));
  EXPECT_THAT(with(30), IsEmpty());
}

TEST_F(ComposedPages, L7AParagraphThatCannotBeParted) {
  const auto with = [&](int lines) {
    return one(han_paragraph(28) + han_paragraph(8),
               frame("f", "column=\"1\" span=\"2\" columns=\"2\" line=\"1\" lines=\"" + std::to_string(lines) + "\""),
               {}, "");
  };
  EXPECT_THAT(with(2), ElementsAre("L7 E")) << "three lines and one in two legs of two";
  EXPECT_THAT(with(3), IsEmpty());
}

TEST_F(ComposedPages, L8ARowThatCannotBeLevelled) {
  const auto with = [&](int before) {
    return one(han_paragraph(before) + "<listing><row><cell>" + han(78) + "</cell></row></listing>" + han_paragraph(8),
               frame("f", "column=\"1\" span=\"2\" columns=\"2\" line=\"1\" lines=\"12\""), {}, "");
  };
  EXPECT_THAT(with(8), ElementsAre("L8 E"));
  EXPECT_THAT(with(78), IsEmpty());
}

TEST_F(ComposedPages, L9APictureThatCutsALeg) {
  const auto with = [&](const std::string& width) {
    return one(han_paragraph(398),
               frame("f", "column=\"1\" span=\"2\" columns=\"1\" line=\"1\" lines=\"48\"") +
                   frame("p", "role=\"picture\" runaround=\"rectangle\" clearance=\"12pt\" crop=\"yes\" x=\"20pt\" "
                              "y=\"200pt\" height=\"264pt\" width=\"" +
                                  width + "\""),
               "<place story=\"p\" frame=\"p\"/>", "");
  };
  EXPECT_THAT(with("232pt"), ElementsAre("L9 W"));
}

TEST_F(ComposedPages, L10AHeadLargerThanTheOneAbove) {
  slots["e"].size = 23; // c, above it and as wide, has 22
  EXPECT_THAT(wheel(), ElementsAre("L10 W"));
}

TEST_F(ComposedPages, L11AHeadWiderThanItsText) {
  slots["a"].characters = 8;
  EXPECT_THAT(wheel(), ElementsAre("L11 E"));
}

TEST_F(ComposedPages, L12ATurnInsideASentence) {
  const auto with = [&](const std::string& body) {
    feed.clear();
    add_story("s", "", body);
    add_sheet("a", frame("f", "column=\"1\" span=\"4\" columns=\"4\" line=\"1\" lines=\"10\""));
    add_sheet("b", frame("g", "role=\"continuation\" column=\"1\" span=\"4\" columns=\"4\" line=\"1\" lines=\"20\""));
    return told(set("<page number=\"1\" template=\"a\"><place story=\"s\" frame=\"f\" jump=\"2\"/></page><page "
                    "number=\"2\" template=\"b\" name=\"综合\"/>"));
  };
  EXPECT_THAT(with(han_paragraph(798)), ElementsAre("L12 W"));
  std::string sentences;
  for (int i = 0; i < 80; ++i) sentences += han(9) + "。";
  EXPECT_THAT(with("<p>" + sentences + "</p>"), IsEmpty());
}

TEST_F(ComposedPages, L13TwoPicturesOfAKind) {
  slots["c"].role = "picture";
  EXPECT_THAT(wheel(), IsEmpty());
  slots["e"].role = "picture";
  EXPECT_THAT(wheel(), ElementsAre("L13 W"));
}

TEST_F(ComposedPages, L14BodyOnALeadingOfItsOwn) {
  const std::string plain = style;
  const auto with = [&](const std::string& leading, int columns) {
    style = replaced(plain, "profile=\"zh-newspaper\" em-face", "profile=\"zh-newspaper\" " + leading + " em-face");
    const std::string many = std::to_string(columns);
    return one(han_paragraph(148) + han_paragraph(58) + han_paragraph(98),
               frame("f", "column=\"1\" span=\"" + many + "\" columns=\"" + many + "\" line=\"1\" lines=\"44\""));
  };
  EXPECT_THAT(with("leading=\"13pt\"", 1), ElementsAre("L14 W"));
  EXPECT_THAT(with("leading=\"13pt\"", 2), ElementsAre("L14 E", "L8 E"))
      << "paragraphs begin on grid lines, and run off them";
  EXPECT_THAT(with("leading=\"1line\"", 2), IsEmpty());
}

TEST_F(ComposedPages, L21TurnsThatArePlannedWrong) {
  add_story("s", "", han_paragraph(798));
  add_sheet("a", frame("f", "column=\"1\" span=\"4\" columns=\"4\" line=\"1\" lines=\"10\""));
  add_sheet("b", frame("g", "role=\"continuation\" column=\"1\" span=\"4\" columns=\"4\" line=\"1\" lines=\"20\""));
  const auto fault = [&](int from, const std::string& to) {
    std::string pages;
    for (int page = 1; page <= 3; ++page)
      pages += "<page number=\"" + std::to_string(page) + "\" name=\"综合\" template=\"" + (page == from ? "a" : "b") +
               "\">" + (page == from ? "<place story=\"s\" frame=\"f\" jump=\"" + to + "\"/>" : "") + "</page>";
    try {
      set(pages);
    } catch (const std::runtime_error& refused) {
      return std::string(refused.what());
    }
    return std::string("set");
  };
  EXPECT_THAT(fault(1, "2"), "set");
  EXPECT_THAT(fault(2, "1"), HasSubstr("a jump from page 2 to page 1"));
  EXPECT_THAT(fault(1, "1"), HasSubstr("a jump from page 1 to page 1"));
  EXPECT_THAT(fault(1, "3 2"), HasSubstr("a jump from page 3 to page 2"));
  EXPECT_THAT(fault(1, "2 3"), HasSubstr("\"s\" jumps 2 times (L21)"));
}

TEST_F(ComposedPages, L16TooManyBoxes) {
  for (auto& [id, slot] : slots) slot.characters /= 2;
  for (const char* boxed : {"b", "c", "e"}) slots[boxed].frame = "box=\"0.5pt\" inset=\"6pt\"";
  EXPECT_THAT(wheel(), IsEmpty());
  slots["a"].frame = "box=\"0.5pt\" inset=\"6pt\"";
  EXPECT_THAT(wheel(), ElementsAre("L16 W"));
}

TEST_F(ComposedPages, L17AFolioWithoutItsNumber) {
  const auto with = [&](const std::string& words) {
    feed.clear();
    add_story("s", "", han_paragraph(98));
    add_sheet("one", frame("f", "column=\"1\" span=\"1\" line=\"1\" lines=\"20\""), folio(words));
    return told(set("<page number=\"2\" template=\"one\" name=\"综合\"><place story=\"s\" frame=\"f\"/></page>"));
  };
  EXPECT_THAT(with("{newspaper} {date.long} {page.name}"), ElementsAre("L17 E"));
  EXPECT_THAT(with("{newspaper} {date.long} {page}"), ElementsAre("L17 E")) << "the page has a name";
  EXPECT_THAT(with("{date.long} {page.name} {page}"), IsEmpty());
}

TEST_F(ComposedPages, L18NewsUnderAnAdvertisement) {
  slots["a"].role = "advertisement";
  EXPECT_THAT(wheel(), ElementsAre("L18 W"));
}

TEST_F(ComposedPages, L19TextOnBothSidesOfAPicture) {
  const auto with = [&](const std::string& sides) {
    style = replaced(style, "<notices", "<!-- " + sides + " --><notices"); // nothing but a change
    return one(han_paragraph(598),
               frame("f", "column=\"1\" span=\"2\" columns=\"1\" line=\"1\" lines=\"48\"") +
                   frame("p", "role=\"picture\" runaround=\"rectangle\" clearance=\"10pt\" x=\"101pt\" y=\"200pt\" "
                              "width=\"70pt\" height=\"100pt\" sides=\"" +
                                  sides + "\""),
               "<place story=\"p\" frame=\"p\"/>", "");
  };
  EXPECT_THAT(with("both"), ElementsAre("L13 W", "L19 E")) << "the picture is small, too";
  EXPECT_THAT(with("one"), ElementsAre("L13 W"));
}

TEST_F(ComposedPages, L20ALineOfFigures) {
  slots["d"].body = "<p>" + han(38) + "57%。</p>";
  EXPECT_THAT(wheel(), ElementsAre("L20 E"));
  slots["d"].body = "<p>" + han(37) + "57%。</p>";
}

TEST_F(ComposedPages, L22RanksThatStandAgainstProtocol) {
  slots["a"].put = "rank=\"1\"";
  slots["c"].put = "rank=\"2\"";
  EXPECT_THAT(wheel(), IsEmpty());
  std::swap(slots["a"].put, slots["c"].put);
  EXPECT_THAT(wheel(), ElementsAre("L22 E"));
}

} // namespace
} // namespace broadsheet::testing
