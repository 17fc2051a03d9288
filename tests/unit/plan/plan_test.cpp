// Stories into chains of frames. A dump line is "story ID: PAGE/FRAME PAGE/FRAME".
#include "layout/plan/plan.hpp"

#include <gmock/gmock.h>

namespace broadsheet {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Frame frame(const std::string& name, FrameRole role = FrameRole::story, const std::string& continued_in = {}) {
  Frame made;
  made.name = name;
  made.role = role;
  made.continued_in = continued_in;
  return made;
}

class Plan : public ::testing::Test {
 protected:
  Plan() {
    add_template("front",
                 {frame("lead"), frame("side"), frame("photo", FrameRole::picture), frame("box", FrameRole::notice)});
    add_template("inside",
                 {frame("turn-1", FrameRole::continuation), frame("turn-2", FrameRole::continuation), frame("news"),
                  frame("drawing", FrameRole::picture), frame("words", FrameRole::quote)});
    add_page(1, "front");
    add_page(2, "inside");
    for (const char* id : {"a", "b", "c"}) add_story(id);
    templates.styles.language = "zh-Hans";
    add_notices("zh-Hans", 1);
  }
  void add_notices(const std::string& language, int jumps) {
    JumpNotices notices;
    notices.language = language;
    notices.jumps = jumps;
    templates.styles.notices.push_back(notices);
  }
  void add_template(const std::string& name, std::vector<Frame> frames) {
    PageTemplate page;
    page.name = name;
    page.frames = std::move(frames);
    templates.pages.push_back(std::move(page));
  }
  void add_page(int number, const std::string& name) {
    EditionPage page;
    page.number = number;
    page.page_template = name;
    edition.pages.push_back(std::move(page));
  }
  void add_story(const std::string& id, StoryKind kind = StoryKind::story) {
    Story story;
    story.id = id;
    story.kind = kind;
    story.language = "zh-Hans";
    stories.push_back(std::move(story));
  }
  void place(std::size_t page, std::vector<std::string> ids, const std::string& into, std::optional<int> jump = {},
             const std::string& jump_frame = {}) {
    edition.pages.at(page).places.push_back({std::move(ids), into, jump, jump_frame, {}});
  }
  // The placements alone, and the codes of everything that was said.
  std::vector<std::string> placements() {
    auto outcome = plan_edition(edition, stories, templates);
    codes.clear();
    for (const Diagnostic& d : outcome.diagnostics) codes.push_back(d.code);
    hint = outcome.diagnostics.empty() ? "" : outcome.diagnostics.front().hint;
    std::vector<std::string> lines;
    if (!outcome.value) return lines;
    plan = std::move(*outcome.value);
    const std::string text = dump(plan, stories, templates);
    for (std::size_t from = 0; from < text.size();) {
      const std::size_t end = text.find('\n', from);
      lines.push_back(text.substr(from, end - from));
      from = end + 1;
    }
    std::erase_if(lines, [](const std::string& line) { return line.starts_with("page "); });
    return lines;
  }

  Edition edition;
  StoryTable stories;
  TemplateSet templates;
  EditionPlan plan;
  std::vector<std::string> codes;
  std::string hint;
};

TEST_F(Plan, FillersWaitForEmptyLinesUnlessAPlaceNamesThem) {
  add_story("short-1");
  add_story("short-2");
  stories[3].filler = stories[4].filler = true;
  place(0, {"*"}, "lead");
  place(0, {"short-2"}, "side");
  EXPECT_THAT(placements(), ElementsAre("stream a b c: 1/lead", "story short-2: 1/side", "filler short-1"));
  EXPECT_THAT(codes, IsEmpty()) << "no warning that it has no place";
}

TEST_F(Plan, AJumpTakesTheFirstFreeContinuation) {
  place(0, {"a"}, "lead", 2);
  place(0, {"b"}, "side", 2);
  place(1, {"c"}, "news");
  EXPECT_THAT(placements(), ElementsAre("story a: 1/lead 2/turn-1", "story b: 1/side 2/turn-2", "story c: 2/news"));
  EXPECT_THAT(codes, IsEmpty());
}

TEST_F(Plan, AJumpToANamedFrame) {
  place(0, {"a"}, "lead", 2, "turn-2");
  place(0, {"b"}, "side", 2);
  place(1, {"c"}, "news");
  EXPECT_THAT(placements(), ElementsAre("story a: 1/lead 2/turn-2", "story b: 1/side 2/turn-1", "story c: 2/news"));
}

TEST_F(Plan, FramesThatPlacesNameAreNotFree) {
  place(0, {"a"}, "lead", 2);
  place(1, {"b"}, "turn-1");
  place(1, {"c"}, "news");
  EXPECT_THAT(placements(), ElementsAre("story a: 1/lead 2/turn-2", "story b: 2/turn-1", "story c: 2/news"));
}

TEST_F(Plan, FramesThatContinueOneAnotherAreOneChain) {
  templates.pages[0].frames[0].continued_in = "side";
  templates.pages[1].frames[0].continued_in = "news";
  place(0, {"a"}, "lead", 2);
  place(0, {"b", "c"}, "box");
  EXPECT_THAT(placements(), ElementsAre("story a: 1/lead 1/side 2/turn-1 2/news", "stream b c: 1/box"));
}

TEST_F(Plan, AFrameOfAnotherChainIsTaken) {
  templates.pages[0].frames[0].continued_in = "side";
  place(0, {"a"}, "lead");
  place(0, {"b"}, "side");
  placements();
  EXPECT_THAT(codes, ElementsAre("plan.frame-taken", "plan.unplaced"));
}

TEST_F(Plan, SeveralStoriesAreAStream) {
  place(1, {"b", "a"}, "news");
  place(0, {"c"}, "lead");
  EXPECT_THAT(placements(), ElementsAre("story c: 1/lead", "stream b a: 2/news"));
}

TEST_F(Plan, TheOpenStreamTakesTheRestInFeedOrder) {
  add_story("d");
  add_story("p", StoryKind::picture);
  place(0, {"b"}, "lead");
  place(1, {"d", "*"}, "news");
  EXPECT_THAT(placements(), ElementsAre("story b: 1/lead", "stream d a c: 2/news", "unplaced p"));
  EXPECT_THAT(codes, ElementsAre("plan.unplaced"));
}

TEST_F(Plan, OnlyOneOpenStream) {
  place(0, {"*"}, "lead");
  place(1, {"*"}, "news");
  placements();
  EXPECT_THAT(codes, ElementsAre("plan.two-open-streams"));
}

TEST_F(Plan, AStreamGoesOnWhereTheLastPageRepeats) {
  edition.pages[1].repeat_as_needed = true;
  place(0, {"a"}, "lead", 2);
  place(1, {"b", "c"}, "news");
  EXPECT_THAT(placements(), ElementsAre("story a: 1/lead 2/turn-1", "stream b c: 2/news ..."));
  const PlannedPage next = next_repeated_page(plan.pages.back());
  EXPECT_EQ(next.number, 3);
  EXPECT_EQ(next.page_template, plan.pages.back().page_template);
}

struct Fault {
  const char* story;
  const char* frame;
  std::optional<int> jump;
  const char* jump_frame;
  const char* code;
};

class PlanFault : public Plan, public ::testing::WithParamInterface<Fault> {};

TEST_P(PlanFault, IsNamed) {
  const Fault& fault = GetParam();
  add_story("p", StoryKind::picture);
  place(1, {"b", "c"}, "news");
  place(0, {fault.story}, fault.frame, fault.jump, fault.jump_frame);
  placements();
  EXPECT_THAT(codes, ::testing::Contains(fault.code));
}

INSTANTIATE_TEST_SUITE_P(Faults, PlanFault,
                         ::testing::Values(Fault{"x", "lead", {}, "", "plan.unknown-story"},
                                           Fault{"a", "leat", {}, "", "plan.unknown-frame"},
                                           Fault{"b", "lead", {}, "", "plan.placed-twice"},
                                           Fault{"p", "lead", {}, "", "plan.wrong-kind"},
                                           Fault{"a", "photo", {}, "", "plan.wrong-kind"},
                                           Fault{"a", "lead", 3, "", "plan.no-jump-page"},
                                           Fault{"a", "lead", 2, "turn-3", "plan.unknown-frame"},
                                           Fault{"a", "lead", 2, "drawing", "plan.wrong-kind"},
                                           Fault{"a", "lead", 2, "words", "plan.wrong-kind"},
                                           Fault{"a", "lead", 2, "news", "plan.frame-taken"}));

class PlanJumps : public Plan {
 protected:
  PlanJumps() {
    add_template("back", {frame("end", FrameRole::continuation), frame("last", FrameRole::continuation)});
    add_page(5, "back");
    place(1, {"c"}, "news");
  }
  // "a" jumps from page 1 to these pages.
  void jump(std::vector<FurtherJump> to) {
    Place made{{"a"}, "lead", to.front().page, to.front().frame, {}};
    made.further.assign(to.begin() + 1, to.end());
    edition.pages[0].places.push_back(made);
    place(0, {"b"}, "side");
  }
};

TEST_F(PlanJumps, TwiceWhereTheNoticesAllowIt) {
  templates.styles.notices[0].jumps = 2;
  jump({{2, ""}, {5, "last"}});
  EXPECT_THAT(placements(), ElementsAre("story a: 1/lead 2/turn-1 5/last", "story b: 1/side", "story c: 2/news"));
  EXPECT_THAT(codes, IsEmpty());
}

TEST_F(PlanJumps, NotTwiceElsewhere) {
  jump({{2, ""}, {5, ""}});
  placements();
  EXPECT_THAT(codes, ElementsAre("plan.too-many-jumps"));
}

TEST_F(PlanJumps, NeverBackwards) {
  templates.styles.notices[0].jumps = 3;
  jump({{5, ""}, {2, ""}});
  placements();
  EXPECT_THAT(codes, ElementsAre("plan.backward-jump"));
}

TEST_F(PlanJumps, NoJumpToItsOwnPage) {
  jump({{1, ""}});
  placements();
  EXPECT_THAT(codes, ElementsAre("plan.backward-jump"));
}

TEST_F(PlanJumps, TheFurtherPageIsCheckedToo) {
  templates.styles.notices[0].jumps = 3;
  jump({{2, ""}, {5, "lead"}, {9, ""}});
  placements();
  EXPECT_THAT(codes, ElementsAre("plan.unknown-frame", "plan.no-jump-page"));
}

TEST_F(PlanJumps, StoriesThatJumpToOnePageStandThereInTheirOrder) {
  place(0, {"a"}, "lead", 2);
  place(0, {"b"}, "side", 2);
  EXPECT_THAT(placements(), ElementsAre("story a: 1/lead 2/turn-1", "story b: 1/side 2/turn-2", "story c: 2/news"));
}

TEST_F(PlanJumps, AnotherLanguageTakesThePapersNoticesAndIsTold) {
  stories[0].language = "fr";
  jump({{2, ""}});
  placements();
  EXPECT_THAT(codes, ElementsAre("plan.foreign-notices"));
  add_notices("fr-CA", 1);
  placements();
  EXPECT_THAT(codes, IsEmpty());
}

TEST_F(PlanJumps, WithoutNoticesThatCanBeTakenThereIsNoJump) {
  templates.styles.notices[0].language = "en";
  jump({{2, ""}});
  placements();
  EXPECT_THAT(codes, ElementsAre("plan.no-notices"));
  EXPECT_EQ(find_notices(templates.styles, "zh-Hant"), nullptr) << "never those of any language";
}

TEST_F(Plan, LabelsOfRepeatedPagesAreCountedOn) {
  PlannedPage page;
  page.number = 4;
  for (const auto& [label, next] :
       std::vector<std::pair<std::string, std::string>>{{"A4", "A5"}, {"B19", "B20"}, {"", ""}, {"Sport", ""}}) {
    page.label = label;
    EXPECT_EQ(next_repeated_page(page).label, next);
  }
}

TEST_F(Plan, OneFrameForEachStory) {
  place(0, {"a"}, "lead");
  place(0, {"b"}, "lead");
  placements();
  EXPECT_THAT(codes, ElementsAre("plan.frame-taken", "plan.unplaced"));
}

TEST_F(Plan, NoFreeContinuation) {
  templates.pages[1].frames[1].role = FrameRole::story;
  place(0, {"a"}, "lead", 2);
  place(0, {"b"}, "side", 2);
  place(1, {"c"}, "news");
  placements();
  EXPECT_THAT(codes, ElementsAre("plan.no-continuation"));
}

TEST_F(Plan, UnknownTemplateWithTheNearestName) {
  edition.pages[1].page_template = "insid";
  EXPECT_THAT(placements(), IsEmpty());
  EXPECT_THAT(codes, ElementsAre("plan.unknown-template"));
  EXPECT_EQ(hint, "did you mean \"inside\"?");
}

} // namespace
} // namespace broadsheet
