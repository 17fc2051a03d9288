// A trivial newspaper for the tests of the proof: random stories, broken into lines, laid out on pages with jumps.
#pragma once

#include "layout/verify/verify.hpp"

#include <random>
#include <string>
#include <vector>

namespace broadsheet::model {

enum class LineKind { copy, furniture, jump_to, jump_from, repeat_head };

struct Line {
  LineKind kind = LineKind::copy;
  std::string text;
  std::size_t story = 0;
  std::size_t block = 0;
};

struct Page {
  int number = 0;
  std::vector<Line> lines;
};

struct Paper {
  StoryTable stories;
  EngineWords words;
  std::vector<Page> pages;
};

struct Settings {
  std::size_t stories = 12;
  std::size_t pages = 4;
  std::size_t paragraphs = 5;
  std::size_t pool = 30;     // different paragraphs; fewer give more repetitions
  std::size_t sentences = 4; // of a paragraph, at most
  std::size_t jumps_in = 3;  // one story in so many jumps
};

using Random = std::mt19937;
inline std::size_t pick(Random& random, std::size_t below) { return random() % below; }

Story make_story(std::string id, const std::vector<std::pair<BlockRole, std::string>>& blocks);
Paper random_paper(Random& random, const Settings& settings);
std::vector<ExtractedPage> extracted(const Paper& paper);
// Lines of a text, `measure` code points wide at most; words of letters are hyphenated where the line is full.
std::vector<std::string> break_lines(const std::string& text, std::size_t measure);

} // namespace broadsheet::model
