// Random papers: a sound one is found sound; with one random fault in it, the fault is always seen.
#include "layout/base/utf8.hpp"
#include "tests/unit/verify/model.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <functional>

namespace broadsheet {
namespace {

using model::Line;
using model::LineKind;

struct Spot {
  std::size_t page, line;
};

std::vector<Spot> spots(const model::Paper& paper, const std::function<bool(const Line&)>& wanted) {
  std::vector<Spot> found;
  for (std::size_t page = 0; page < paper.pages.size(); ++page) {
    for (std::size_t line = 0; line < paper.pages[page].lines.size(); ++line) {
      if (wanted(paper.pages[page].lines[line])) found.push_back({page, line});
    }
  }
  return found;
}

std::vector<std::size_t> boundaries(const std::string& text) {
  std::vector<std::size_t> found;
  for (std::size_t at = 0; at < text.size(); at = decode_utf8(text, at).next) found.push_back(at);
  return found;
}

bool is_white(const std::string& text, std::size_t at) { return text[at] == ' ' || text.compare(at, 3, "　") == 0; }

// Each mutation says what it did, or nothing when the paper has no place for it.
using Mutation = std::function<std::string(model::Paper&, model::Random&)>;

std::string lose_character(model::Paper& paper, model::Random& random) {
  const auto lines = spots(paper, [](const Line& line) { return line.kind == LineKind::copy; });
  const Spot spot = lines[model::pick(random, lines.size())];
  std::string& text = paper.pages[spot.page].lines[spot.line].text;
  const auto starts = boundaries(text);
  const std::size_t at = starts[model::pick(random, starts.size())];
  // The hyphen at a line's end may be the engine's own.
  if (is_white(text, at) || text[at] == '-') return "";
  const std::string what = "lost character of '" + text + "'";
  text.erase(at, decode_utf8(text, at).next - at);
  return what;
}

std::string add_character(model::Paper& paper, model::Random& random) {
  const auto lines = spots(paper, [](const Line&) { return true; });
  const Spot spot = lines[model::pick(random, lines.size())];
  std::string& text = paper.pages[spot.page].lines[spot.line].text;
  const auto starts = boundaries(text);
  const std::string what = "added character in '" + text + "'";
  static const std::vector<std::string> added{"的", "。", "x", "7", "长"};
  text.insert(starts[model::pick(random, starts.size())], added[model::pick(random, added.size())]);
  return what;
}

std::string lose_line(model::Paper& paper, model::Random& random) {
  const auto lines = spots(paper, [](const Line& line) { return line.kind == LineKind::copy; });
  const Spot spot = lines[model::pick(random, lines.size())];
  auto& page = paper.pages[spot.page].lines;
  const std::string what = "lost line '" + page[spot.line].text + "'";
  page.erase(page.begin() + static_cast<std::ptrdiff_t>(spot.line));
  return what;
}

std::string double_line(model::Paper& paper, model::Random& random) {
  const auto lines = spots(paper, [](const Line&) { return true; });
  const Spot spot = lines[model::pick(random, lines.size())];
  auto& page = paper.pages[spot.page].lines;
  const Line line = page[spot.line];
  page.insert(page.begin() + static_cast<std::ptrdiff_t>(spot.line), line);
  return "doubled line '" + line.text + "'";
}

std::string swap_lines(model::Paper& paper, model::Random& random) {
  const auto lines = spots(paper, [](const Line& line) { return line.kind == LineKind::copy; });
  const Spot spot = lines[model::pick(random, lines.size())];
  auto& page = paper.pages[spot.page].lines;
  if (spot.line + 1 >= page.size()) return "";
  Line& a = page[spot.line];
  Line& b = page[spot.line + 1];
  // Two equal lines, or lines of different blocks (which may begin alike), may be sound when swapped.
  if (b.kind != LineKind::copy || a.story != b.story || a.text + b.text == b.text + a.text) return "";
  std::swap(a, b);
  return "swapped lines '" + b.text + "' and '" + a.text + "'";
}

std::string lose_space(model::Paper& paper, model::Random& random) {
  const auto lines = spots(paper, [](const Line& line) {
    return line.kind == LineKind::copy && line.text.find("harbour board") != std::string::npos;
  });
  if (lines.empty()) return "";
  const Spot spot = lines[model::pick(random, lines.size())];
  std::string& text = paper.pages[spot.page].lines[spot.line].text;
  const std::string what = "lost space in '" + text + "'";
  text.replace(text.find("harbour board"), 13, "harbourboard");
  return what;
}

std::string lose_notice(model::Paper& paper, model::Random& random) {
  const auto notices =
      spots(paper, [](const Line& line) { return line.kind == LineKind::jump_to || line.kind == LineKind::jump_from; });
  if (notices.empty()) return "";
  const Spot spot = notices[model::pick(random, notices.size())];
  auto& page = paper.pages[spot.page].lines;
  const std::string what = "lost notice '" + page[spot.line].text + "'";
  page.erase(page.begin() + static_cast<std::ptrdiff_t>(spot.line));
  return what;
}

std::string wrong_notice(model::Paper& paper, model::Random& random) {
  const auto notices = spots(paper, [](const Line& line) { return line.kind == LineKind::jump_to; });
  if (notices.empty()) return "";
  const Spot spot = notices[model::pick(random, notices.size())];
  std::string& text = paper.pages[spot.page].lines[spot.line].text;
  text = "（下转第十九版）";
  return "wrong notice";
}

const std::vector<Mutation> kMutations{lose_character, add_character, lose_line,   double_line,
                                       swap_lines,     lose_space,    lose_notice, wrong_notice};

std::string whole(const model::Paper& paper) {
  std::string out;
  for (const ExtractedPage& page : model::extracted(paper)) out += page.text;
  return out;
}

TEST(VerifyProperty, SoundPapersAreSound) {
  for (unsigned seed = 0; seed < 300; ++seed) {
    model::Random random(seed);
    model::Settings settings;
    settings.pool = seed % 3 == 0 ? 4 : 30; // few paragraphs: many repetitions
    settings.jumps_in = 1 + seed % 3;
    const model::Paper paper = model::random_paper(random, settings);
    const VerifyReport report = verify_text(model::extracted(paper), paper.stories, paper.words);
    ASSERT_TRUE(report.good()) << "seed " << seed << '\n' << format_report(report) << whole(paper);
  }
}

TEST(VerifyProperty, EveryFaultIsSeen) {
  std::size_t planted = 0;
  for (unsigned seed = 0; seed < 1500; ++seed) {
    model::Random random(seed);
    model::Settings settings;
    settings.stories = 6;
    settings.pool = seed % 3 == 0 ? 4 : 30;
    model::Paper paper = model::random_paper(random, settings);
    const std::string what = kMutations[seed % kMutations.size()](paper, random);
    if (what.empty()) continue;
    ++planted;
    const VerifyReport report = verify_text(model::extracted(paper), paper.stories, paper.words);
    ASSERT_FALSE(report.good()) << "seed " << seed << ": " << what << '\n' << whole(paper);
    // One fault is told in few words, unless many stories are alike.
    if (settings.pool > 4) {
      ASSERT_LE(report.differences.size(), 8U) << "seed " << seed << ": " << what << '\n' << format_report(report);
    }
  }
  EXPECT_GT(planted, 1000U);
}

TEST(VerifyProperty, WholePapersAreVerifiedInSeconds) {
  model::Random random(64);
  model::Settings settings;
  settings.stories = 900;
  settings.pages = 64;
  settings.paragraphs = 16;
  settings.sentences = 6;
  model::Paper paper = model::random_paper(random, settings);
  const auto timed = [&](const char* name) {
    const auto begin = std::chrono::steady_clock::now();
    const VerifyReport report = verify_text(model::extracted(paper), paper.stories, paper.words);
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
    RecordProperty(name, std::to_string(seconds.count()));
    std::printf("%s: %zu characters, %.2f s\n", name, report.characters_compared, seconds.count());
    EXPECT_LT(seconds.count(), 30.0); // generous: Debug, sanitizers, a busy machine
    return report;
  };
  const VerifyReport sound = timed("sound");
  EXPECT_GT(sound.characters_compared, 500000U);
  EXPECT_TRUE(sound.good()) << format_report(sound).substr(0, 2000);
  // The other half's stories are not there at all, and nothing in this paper is theirs.
  for (std::size_t i = 0; i < paper.stories.size(); i += 2) paper.stories[i].blocks.front().text.utf8 += "缺";
  EXPECT_FALSE(timed("faults in half of the stories").good());
  model::Random other(65);
  settings.stories = 300;
  settings.pages = 20;
  paper = model::random_paper(other, settings);
  paper.stories = model::random_paper(other, settings).stories;
  EXPECT_FALSE(timed("another paper").good());
}

} // namespace
} // namespace broadsheet
