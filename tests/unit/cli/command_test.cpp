// The real command on a copy of the tiny edition: exit statuses, messages, files.
#include "tests/support/command.hpp"
#include "tests/support/tiny_edition.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <unistd.h>

namespace broadsheet::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

class Command : public ::testing::Test {
 protected:
  Command() { folder.write("out/old", ""); }
  void change(const std::string& file, const std::string& from, const std::string& to) {
    folder.change(file, from, to);
  }
  void make_overset() { change("templates/inside.xml", "line=\"1\" to-line=\"11\"", "line=\"1\" to-line=\"8\""); }
  // Runs in the folder `out`; the edition is ../paper/edition.xml there.
  CommandRun run(std::vector<std::string> arguments) { return broadsheet_command(arguments, folder / "out"); }
  CommandRun compose(std::vector<std::string> more) {
    std::vector<std::string> arguments{"compose", "../paper/edition.xml"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run(arguments);
  }
  // What is in `out`, without the file that was always there.
  std::string written() {
    std::string names;
    std::vector<std::string> all;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder / "out"))
      if (entry.is_regular_file()) all.push_back(std::filesystem::relative(entry.path(), folder / "out").string());
    std::sort(all.begin(), all.end());
    for (const std::string& name : all)
      if (name != "old") names += (names.empty() ? "" : " ") + name;
    return names;
  }

  TinyEdition folder{"paper"};
};

TEST_F(Command, Status0WhenThereIsNothingToReport) {
  const CommandRun done = compose({"-o", "a.pdf", "--report", "r.json"});
  EXPECT_EQ(done.status, 0) << done.out << done.err;
  EXPECT_THAT(done.err, IsEmpty());
  EXPECT_THAT(done.out,
              AllOf(HasSubstr("jumps from page 1 to page 2"), HasSubstr("wrote a.pdf"), HasSubstr("wrote r.json")));
  EXPECT_EQ(written(), "a.pdf r.json");
  EXPECT_THAT(folder.read("out/a.pdf"), StartsWith("%PDF-"));
  EXPECT_TRUE(nlohmann::json::parse(folder.read("out/r.json"))["ledger"]["adds_up"]);
}

TEST_F(Command, Status1WhenTheDeskMustLook) {
  make_overset();
  const CommandRun done = compose({"-o", "a.pdf"});
  EXPECT_EQ(done.status, 1);
  EXPECT_THAT(done.out, HasSubstr("overset: "));
  EXPECT_EQ(written(), "a.pdf") << "it is written all the same";
}

// Late news: a story of page 1 is replaced; page 2 is the same bytes, its file is not touched, and the command says so.
TEST_F(Command, LateNewsChangesItsOwnPagesOnly) {
  ASSERT_EQ(compose({"--split", "plates", "--report", "r.json"}).status, 0);
  const std::string first = folder.read("out/plates/20250611-01.pdf"),
                    second = folder.read("out/plates/20250611-02.pdf");
  change("feed.xml", "愿这座桥是一个开头", "晚间最新消息：大桥开放");
  const CommandRun late = compose({"--split", "plates", "--report", "r.json"});
  EXPECT_EQ(late.status, 0) << late.out << late.err;
  EXPECT_THAT(late.out, HasSubstr("pages changed since the last report: 1; as they were: 2\n"));
  EXPECT_THAT(late.out,
              AllOf(HasSubstr("wrote plates/20250611-01.pdf"), HasSubstr("unchanged plates/20250611-02.pdf")));
  EXPECT_NE(folder.read("out/plates/20250611-01.pdf"), first);
  EXPECT_EQ(folder.read("out/plates/20250611-02.pdf"), second);
}

TEST_F(Command, AStoryThatJumpsChangesBothOfItsPages) {
  compose({"-o", "a.pdf", "--report", "r.json"});
  change("feed.xml", "遇到大雾或大风时请听从指挥", "遇到大雾或大风时请听从指挥，不要停留");
  EXPECT_THAT(compose({"-o", "a.pdf", "--report", "r.json"}).out,
              HasSubstr("pages changed since the last report: 2; as they were: 1"));
  change("feed.xml", "今天清晨六点", "昨天夜间六点");
  EXPECT_THAT(compose({"-o", "a.pdf", "--report", "r.json"}).out, HasSubstr("pages changed since the last report: 1"));
  EXPECT_THAT(compose({"-o", "a.pdf", "--report", "r.json"}).out,
              AllOf(HasSubstr("no page has changed since the last report"), HasSubstr("unchanged a.pdf")));
}

TEST_F(Command, APictureOfAnotherLookChangesItsPage) {
  compose({"-o", "a.pdf", "--report", "r.json"});
  std::string art = folder.read("paper/mark.svg");
  art.insert(art.rfind("</svg>"), "<rect x='1' y='1' width='1' height='1'/>");
  folder.write("paper/mark.svg", art);
  EXPECT_THAT(compose({"-o", "a.pdf", "--report", "r.json"}).out,
              HasSubstr("pages changed since the last report: 2; as they were: 1"));
}

// What the message says is what is in the files: a rule's grade is not printed, crop marks and guides are.
TEST_F(Command, PagesHaveChangedWhenTheirFilesHave) {
  const auto told = [&](const std::vector<std::string>& more) {
    std::vector<std::string> arguments{"--split", "plates", "--report", "r.json"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return compose(arguments).out;
  };
  told({});
  change("templates/style.xml", "<rule id=\"L5\" severity=\"off\"/>", "<rule id=\"L5\" severity=\"error\"/>");
  EXPECT_THAT(told({}), AllOf(HasSubstr("no page has changed since the last report; as they were: 1, 2\n"),
                              HasSubstr("unchanged plates/20250611-01.pdf")));
  EXPECT_THAT(told({"--marks"}), AllOf(HasSubstr("pages changed since the last report: 1, 2\n"),
                                       HasSubstr("wrote plates/20250611-01.pdf")));
  EXPECT_THAT(told({"--marks"}), HasSubstr("no page has changed since the last report"));
  EXPECT_THAT(told({"--guides"}), HasSubstr("pages changed since the last report: 1, 2\n"));
  change("templates/style.xml", "<rule id=\"L5\" severity=\"error\"/>", "<rule id=\"L5\" severity=\"off\"/>");
  EXPECT_THAT(told({"--guides"}), HasSubstr("pages changed since the last report: ")) << "guides show what rules find";
}

TEST_F(Command, StrictWritesNothing) {
  make_overset();
  folder.write("out/a.pdf", "yesterday's");
  const CommandRun done = compose({"-o", "a.pdf", "--report", "r.json", "--strict"});
  EXPECT_EQ(done.status, 1);
  EXPECT_THAT(done.err, HasSubstr("nothing was written"));
  EXPECT_EQ(written(), "a.pdf");
  EXPECT_EQ(folder.read("out/a.pdf"), "yesterday's");
}

TEST_F(Command, StrictWritesWhatNeedsNoLook) {
  EXPECT_EQ(compose({"-o", "a.pdf", "--strict"}).status, 0);
  EXPECT_EQ(written(), "a.pdf");
}

TEST_F(Command, Status2WithThePlaceOfEveryFault) {
  change("feed.xml", "<headline>桥与路</headline>", "<headlien>桥与路</headlien>");
  change("feed.xml", "id=\"school\"", "id=\"tea\"");
  folder.write("out/a.pdf", "yesterday's");
  const CommandRun done = compose({"-o", "a.pdf"});
  EXPECT_EQ(done.status, 2);
  EXPECT_THAT(done.err, HasSubstr("feed.xml:18:5: error: "));
  EXPECT_THAT(done.err, HasSubstr("feed.xml:28:")) << "the second fault too: " << done.err;
  EXPECT_THAT(done.out, IsEmpty());
  EXPECT_EQ(folder.read("out/a.pdf"), "yesterday's");
}

TEST_F(Command, Status2WithoutAnEdition) {
  const CommandRun done = run({"compose", "nowhere.xml", "-o", "a.pdf"});
  EXPECT_EQ(done.status, 2);
  EXPECT_THAT(done.err, HasSubstr("nowhere.xml"));
  EXPECT_EQ(written(), "");
}

TEST_F(Command, Status3WhenTheMachineFails) {
  folder.write("out/a.pdf/keep", "a folder in the way");
  const CommandRun done = compose({"-o", "a.pdf"});
  EXPECT_EQ(done.status, 3);
  EXPECT_THAT(done.err, AllOf(HasSubstr("a.pdf"), HasSubstr("folder")));
  EXPECT_EQ(compose({"-o", "/proc/no-such-place/a.pdf"}).status, 3);
  EXPECT_EQ(compose({"-o", "old/a.pdf"}).status, 3) << "a file where a folder is wanted";
  EXPECT_EQ(written(), "a.pdf/keep");
}

TEST_F(Command, AFailedRunLeavesTheOldFileWhole) {
  folder.write("out/a.pdf", "yesterday's");
  EXPECT_EQ(compose({"-o", "a.pdf", "--report", "old/r.json"}).status, 3);
  EXPECT_EQ(folder.read("out/a.pdf"), "yesterday's");
  EXPECT_EQ(written(), "a.pdf") << "no partial file stays";
}

TEST_F(Command, AFolderWithoutPermission) {
  if (::geteuid() == 0) GTEST_SKIP() << "the super-user may write everywhere";
  namespace fs = std::filesystem;
  folder.write("out/locked/a.pdf", "yesterday's");
  fs::permissions(folder / "out/locked", fs::perms::owner_read | fs::perms::owner_exec);
  const CommandRun done = compose({"-o", "locked/a.pdf"});
  fs::permissions(folder / "out/locked", fs::perms::owner_all);
  EXPECT_EQ(done.status, 3);
  EXPECT_EQ(folder.read("out/locked/a.pdf"), "yesterday's");
}

TEST_F(Command, NothingOfProgressGoesIntoAPipe) {
  const CommandRun done = compose({"-o", "a.pdf"});
  EXPECT_THAT(done.err, IsEmpty());
  EXPECT_THAT(done.out, AllOf(Not(HasSubstr("\r")), Not(HasSubstr("\033"))));
}

TEST_F(Command, WithoutAnOutputTheDateIsTheName) {
  EXPECT_EQ(compose({}).status, 0);
  EXPECT_EQ(written(), "20250611.pdf");
}

struct Naming {
  std::vector<std::string> arguments;
  std::string written;
};

class Names : public Command, public ::testing::WithParamInterface<Naming> {};

TEST_P(Names, OfTheFiles) {
  const CommandRun done = compose(GetParam().arguments);
  EXPECT_EQ(done.status, 0) << done.err;
  EXPECT_EQ(written(), GetParam().written);
}

INSTANTIATE_TEST_SUITE_P(
    Files, Names,
    ::testing::Values(Naming{{"--split", "plates"}, "plates/20250611-01.pdf plates/20250611-02.pdf"},
                      Naming{{"--split", "plates", "--pages", "2"}, "plates/20250611-02.pdf"},
                      Naming{{"--split", "p", "--format", "png", "--dpi", "20"}, "p/20250611-01.png p/20250611-02.png"},
                      Naming{{"--split", "p", "--format", "text"}, "p/20250611-01.txt p/20250611-02.txt"},
                      Naming{{"-o", "x.png", "--format", "png", "--dpi", "20"}, "x-01.png x-02.png"},
                      Naming{{"-o", "x.png", "--format", "png", "--dpi", "20", "--pages", "1"}, "x.png"},
                      Naming{{"-o", "x.svg", "--format", "svg", "--pages", "1-2"}, "x-01.svg x-02.svg"},
                      Naming{{"-o", "x.json", "--format", "json"}, "x.json"}));

TEST_F(Command, PagesAreChosen) {
  const auto text_of_pages = [&](const std::string& list) {
    EXPECT_EQ(compose({"-o", "a.txt", "--format", "text", "--pages", list}).status, 0) << list;
    return folder.read("out/a.txt");
  };
  EXPECT_THAT(text_of_pages("1"), AllOf(HasSubstr("下转第二版"), Not(HasSubstr("上接第一版"))));
  EXPECT_THAT(text_of_pages("2"), AllOf(Not(HasSubstr("下转第二版")), HasSubstr("上接第一版")));
  EXPECT_EQ(text_of_pages("1-2"), text_of_pages("1,2"));
  EXPECT_EQ(text_of_pages("1") + "\f" + text_of_pages("2"), text_of_pages("1,2"));
}

TEST_F(Command, PagesThatAreNotInThePaper) {
  const CommandRun done = compose({"-o", "a.pdf", "--pages", "2-3"});
  EXPECT_EQ(done.status, 2);
  EXPECT_THAT(done.err, HasSubstr("no page 3"));
  EXPECT_EQ(written(), "");
}

TEST_F(Command, ListsOfPagesThatAreNone) {
  for (const char* list : {"0", "x", "2-1", "1,", "1-", "-1", "1,,2", "99999"}) {
    const CommandRun done = compose({"-o", "a.pdf", "--pages=" + std::string(list)});
    EXPECT_EQ(done.status, 2) << list;
    EXPECT_THAT(done.err, Not(IsEmpty())) << list;
  }
  EXPECT_EQ(written(), "");
}

TEST_F(Command, ArgumentsThatAreNone) {
  const std::vector<std::vector<std::string>> all{{},
                                                  {"compse"},
                                                  {"compose"},
                                                  {"compose", "../paper/edition.xml", "--colour"},
                                                  {"compose", "../paper/edition.xml", "--jobs", "0"},
                                                  {"compose", "../paper/edition.xml", "--dpi", "5"},
                                                  {"compose", "../paper/edition.xml", "--format", "doc"},
                                                  {"compose", "../paper/edition.xml", "extra"},
                                                  {"preview", "../paper/edition.xml", "--port", "0"},
                                                  {"verify", "a.pdf"},
                                                  {"check"},
                                                  {"fonts"}};
  for (const auto& arguments : all) {
    const CommandRun done = run(arguments);
    EXPECT_EQ(done.status, 2) << ::testing::PrintToString(arguments);
    EXPECT_THAT(done.err, Not(IsEmpty())) << ::testing::PrintToString(arguments);
  }
  EXPECT_EQ(written(), "");
}

TEST_F(Command, HelpOfEveryCommand) {
  const CommandRun all = run({"--help"});
  EXPECT_EQ(all.status, 0);
  for (const char* command : {"compose", "preview", "check", "verify", "fonts"}) {
    EXPECT_THAT(all.out, HasSubstr(std::string("broadsheet ") + (std::string(command) == "fonts" ? "" : command)));
    const CommandRun one = run({command, "--help"});
    EXPECT_EQ(one.status, 0) << command;
    EXPECT_THAT(one.out, AllOf(HasSubstr(command), HasSubstr("--help"))) << command;
    EXPECT_THAT(one.err, IsEmpty()) << command;
  }
  EXPECT_THAT(run({"compose", "--help"}).out, AllOf(HasSubstr("--pages"), HasSubstr("--split"), HasSubstr("--strict"),
                                                    HasSubstr("--report"), HasSubstr("Exit status")));
  EXPECT_THAT(run({"--version"}).out, StartsWith("broadsheet "));
}

TEST_F(Command, JsonNamesFilesAsTheFeedDoes) {
  ASSERT_EQ(compose({"-o", "x.json", "--format", "json"}).status, 0);
  const std::string json = folder.read("out/x.json");
  EXPECT_EQ(nlohmann::json::parse(json)["version"], 1);
  EXPECT_THAT(json, AllOf(HasSubstr("\"mark.svg\""), Not(HasSubstr(folder.path().string()))));
}

TEST_F(Command, FeedsAreLookedUpInTheSpoolToo) {
  std::filesystem::create_directories(folder / "spool");
  std::filesystem::rename(folder / "paper/feed.xml", folder / "spool/feed.xml");
  std::filesystem::rename(folder / "paper/mark.svg", folder / "spool/mark.svg");
  EXPECT_EQ(compose({"-o", "a.pdf"}).status, 2);
  const CommandRun done = compose({"-o", "a.pdf", "--feeds", "../spool"});
  EXPECT_EQ(done.status, 0) << done.err;
}

TEST_F(Command, ReferencesNeverLeaveTheirFolders) {
  folder.write("secret.xml", folder.read("paper/feed.xml"));
  change("edition.xml", "feed.xml", "../secret.xml");
  const CommandRun done = compose({"-o", "a.pdf"});
  EXPECT_EQ(done.status, 2);
  EXPECT_THAT(done.err, HasSubstr("edition.xml:4:"));
}

TEST_F(Command, PreviewMakesAPicture) {
  const CommandRun done = run({"preview", "../paper/edition.xml", "--page", "2", "--dpi", "72", "-o", "p.png"});
  EXPECT_EQ(done.status, 0) << done.err;
  const std::string png = folder.read("out/p.png");
  ASSERT_GT(png.size(), 24U);
  EXPECT_THAT(png, StartsWith("\x89PNG\r\n"));
  const auto number = [&](std::size_t at) {
    return static_cast<unsigned char>(png[at + 2]) * 256 + static_cast<unsigned char>(png[at + 3]);
  };
  EXPECT_EQ(number(16), 380) << "points at 72 dpi";
  EXPECT_EQ(number(20), 340);
}

TEST_F(Command, CheckFindsEveryFaultAndWritesNothing) {
  for (const char* path : {"../paper/edition.xml", "../paper/feed.xml", "../paper/templates"}) {
    const CommandRun good = run({"check", path});
    EXPECT_EQ(good.status, 0) << path << good.err;
    EXPECT_THAT(good.err, IsEmpty()) << path;
  }
  change("feed.xml", "<byline>", "<by-line>");
  change("feed.xml", "</byline>", "</by-line>");
  change("feed.xml", "<subhead>四年两次设计</subhead>", "<subhead></subhead><tabel/>");
  const CommandRun bad = run({"check", "../paper/feed.xml"});
  EXPECT_EQ(bad.status, 2);
  EXPECT_THAT(bad.err, AllOf(HasSubstr("feed.xml:6:5: error"), HasSubstr("tabel")));
  EXPECT_EQ(run({"check", "../paper/edition.xml"}).status, 2);
  EXPECT_EQ(run({"check", "../paper/none.xml"}).status, 2);
  EXPECT_EQ(written(), "");
}

TEST_F(Command, VerifyProvesAndFindsDifferences) {
  ASSERT_EQ(compose({"-o", "a.pdf"}).status, 0);
  const CommandRun good = run({"verify", "a.pdf", "../paper/edition.xml"});
  EXPECT_EQ(good.status, 0) << good.out << good.err;
  change("feed.xml", "老桥将从下月起封闭检修", "老桥将从下周起封闭检修");
  const CommandRun bad = run({"verify", "a.pdf", "../paper/edition.xml"});
  EXPECT_EQ(bad.status, 1) << "a changed character";
  EXPECT_THAT(bad.out, Not(IsEmpty()));
  EXPECT_EQ(run({"verify", "old", "../paper/edition.xml"}).status, 2) << "an empty file";
  EXPECT_EQ(run({"verify", "none.pdf", "../paper/edition.xml"}).status, 2);
}

TEST_F(Command, FontsListsTheRoles) {
  const CommandRun done = run({"fonts", "../paper/templates"});
  EXPECT_EQ(done.status, 0) << done.err;
  EXPECT_THAT(done.out,
              AllOf(HasSubstr("BroadsheetTest Han"), HasSubstr("bold"), HasSubstr("BroadsheetTest-Latin-Bold.ttf")));
  change("templates/style.xml", "BroadsheetTest Han", "No Such Family");
  const CommandRun missing = run({"fonts", "../paper/templates"});
  EXPECT_EQ(missing.status, 2);
  EXPECT_THAT(missing.err, HasSubstr("style.xml:5:5: error"));
}

TEST_F(Command, ThreadsDoNotChangeTheBytes) {
  ASSERT_EQ(compose({"-o", "1.pdf", "--jobs", "1", "--report", "1.json"}).status, 0);
  ASSERT_EQ(compose({"-o", "4.pdf", "--jobs", "4", "--report", "4.json"}).status, 0);
  EXPECT_EQ(folder.read("out/1.pdf"), folder.read("out/4.pdf"));
  EXPECT_EQ(folder.read("out/1.json"), folder.read("out/4.json"));
}

} // namespace
} // namespace broadsheet::testing
