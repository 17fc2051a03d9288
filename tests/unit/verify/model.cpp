#include "tests/unit/verify/model.hpp"

#include "layout/base/utf8.hpp"

#include <algorithm>

namespace broadsheet::model {
namespace {

std::vector<std::string> make_phrases() {
  std::vector<std::string> phrases{"全市上下迅速行动",
                                   "招商引资",
                                   "据了解",
                                   "截至6月10日",
                                   "共实施项目3231个",
                                   "（其中1件从太原市转来）",
                                   "长治",
                                   "“一号工程”",
                                   "总投资10013亿元",
                                   "高质量发展",
                                   "the harbour board",
                                   "said on Tuesday",
                                   "well-known",
                                   "first-quarter",
                                   "infrastructure",
                                   "officials",
                                   "LED产业",
                                   "武乡县",
                                   "襄垣县",
                                   "记者",
                                   "——",
                                   "……"};
  const std::string letters = "全市上下经济社会发展建设工作会议生产企业项目群众服务管理教育文化旅游农村山水田园";
  Random random(1);
  while (phrases.size() < 300) {
    std::string phrase;
    for (std::size_t length = 2 + pick(random, 5); length > 0; --length) {
      phrase += letters.substr(3 * pick(random, letters.size() / 3), 3);
    }
    phrases.push_back(phrase);
  }
  return phrases;
}

// Real phrases come up more often than made ones.
const std::string& phrase(Random& random) {
  static const std::vector<std::string> phrases = make_phrases();
  return phrases[pick(random, pick(random, 2) == 0 ? 22 : phrases.size())];
}

bool is_letter(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }

std::string sentence(Random& random) {
  std::string text;
  const std::size_t phrases = 2 + pick(random, 6);
  for (std::size_t i = 0; i < phrases; ++i) {
    const std::string& next = phrase(random);
    const bool western = !text.empty() && text.back() > 0 && next.front() > 0;
    if (western) text += ' ';
    text += next;
    if (pick(random, 4) == 0) text += "，";
  }
  return text + "。";
}

std::string paragraph(Random& random, std::size_t sentences) {
  std::string text;
  for (std::size_t i = 1 + pick(random, sentences); i > 0; --i) text += sentence(random);
  return text;
}

Story random_story(Random& random, std::size_t index, const std::vector<std::string>& pool, std::size_t paragraphs) {
  std::vector<std::pair<BlockRole, std::string>> blocks;
  if (pick(random, 4) == 0) blocks.emplace_back(BlockRole::kicker, "要闻速递");
  blocks.emplace_back(BlockRole::headline, std::to_string(index + 1) + "号" + sentence(random));
  if (pick(random, 2) == 0) blocks.emplace_back(BlockRole::byline, "记者 张三");
  if (pick(random, 2) == 0) blocks.emplace_back(BlockRole::dateline, "本报讯");
  for (std::size_t i = 1 + pick(random, paragraphs); i > 0; --i) {
    blocks.emplace_back(BlockRole::paragraph, pool[pick(random, pool.size())]);
  }
  return make_story("s" + std::to_string(index), blocks);
}

// The lines of a story; the dateline runs together with the first paragraph.
std::vector<Line> lines_of(const Story& story, std::size_t index, std::size_t measure) {
  std::vector<Line> lines;
  std::string carried;
  for (std::size_t block = 0; block < story.blocks.size(); ++block) {
    const std::string text = carried + story.blocks[block].text.utf8;
    carried.clear();
    if (story.blocks[block].role == BlockRole::dateline && block + 1 < story.blocks.size()) {
      carried = text + "　";
      continue;
    }
    for (std::string& line : break_lines(text, measure))
      lines.push_back({LineKind::copy, std::move(line), index, block});
  }
  return lines;
}

std::string han_number(std::size_t number) {
  static const std::vector<std::string> digits{"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  const std::string tens = number >= 20 ? digits[number / 10] + "十" : number >= 10 ? "十" : "";
  return tens + digits[number % 10];
}

// Puts lines [begin, ...) of a story on page `at`, and the rest on a later page, with both notices and a repeat head.
void place(Paper& paper, Random& random, const std::vector<Line>& lines, std::size_t at, std::size_t jumps_in) {
  std::size_t begin = 0;
  while (at + 1 < paper.pages.size() && lines.size() - begin > 8 && pick(random, jumps_in) == 0) {
    const std::size_t stop = begin + 4 + pick(random, lines.size() - begin - 4);
    const std::size_t next = at + 1 + pick(random, paper.pages.size() - at - 1);
    const std::size_t story = lines[begin].story;
    auto& here = paper.pages[at].lines;
    auto& there = paper.pages[next].lines;
    here.insert(here.end(), lines.begin() + static_cast<std::ptrdiff_t>(begin),
                lines.begin() + static_cast<std::ptrdiff_t>(stop));
    here.push_back({LineKind::jump_to, "（下转第" + han_number(next + 1) + "版）", story, 0});
    there.push_back({LineKind::jump_from, "（上接第" + std::to_string(at + 1) + "版）", story, 0});
    if (pick(random, 2) == 0) there.push_back({LineKind::repeat_head, paper.words.repeat_heads[story], story, 0});
    begin = stop;
    at = next;
  }
  auto& here = paper.pages[at].lines;
  here.insert(here.end(), lines.begin() + static_cast<std::ptrdiff_t>(begin), lines.end());
}

} // namespace

Story make_story(std::string id, const std::vector<std::pair<BlockRole, std::string>>& blocks) {
  Story story;
  story.slug = id;
  story.id = std::move(id);
  for (const auto& [role, text] : blocks) {
    Block block;
    block.role = role;
    block.text.utf8 = text;
    story.blocks.push_back(std::move(block));
  }
  return story;
}

std::vector<std::string> break_lines(const std::string& text, std::size_t measure) {
  std::vector<std::string> lines;
  std::string line;
  std::size_t width = 0;
  char32_t last = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    at = point.next;
    if (width >= measure) {
      if (is_letter(last) && is_letter(point.value)) line += '-';
      lines.push_back(std::move(line));
      line.clear();
      width = 0;
    }
    last = point.value;
    if (width == 0 && point.value == U' ') continue;
    append_utf8(line, point.value);
    ++width;
  }
  if (!line.empty()) lines.push_back(std::move(line));
  return lines;
}

Paper random_paper(Random& random, const Settings& settings) {
  Paper paper;
  std::vector<std::string> pool;
  for (std::size_t i = 0; i < settings.pool; ++i) pool.push_back(paragraph(random, settings.sentences));
  paper.words.jump_to = {"（下转第{page}版）"};
  paper.words.jump_from = {"（上接第{page}版）"};
  for (std::size_t page = 1; page <= settings.pages; ++page) {
    const std::vector<std::string> furniture{"长治日报", "2025年6月11日 星期三", std::to_string(page)};
    paper.words.furniture.push_back(furniture);
    paper.pages.push_back({static_cast<int>(page), {}});
    for (const std::string& text : furniture) paper.pages.back().lines.push_back({LineKind::furniture, text, 0, 0});
  }
  for (std::size_t i = 0; i < settings.stories; ++i) {
    paper.stories.push_back(random_story(random, i, pool, settings.paragraphs));
    paper.words.repeat_heads.push_back("续 " + paper.stories.back().id);
  }
  for (std::size_t i = 0; i < settings.stories; ++i) {
    const std::vector<Line> lines = lines_of(paper.stories[i], i, 8 + pick(random, 14));
    place(paper, random, lines, pick(random, settings.pages), settings.jumps_in);
  }
  return paper;
}

std::vector<ExtractedPage> extracted(const Paper& paper) {
  std::vector<ExtractedPage> pages;
  for (const Page& page : paper.pages) {
    ExtractedPage out{page.number, ""};
    for (const Line& line : page.lines) out.text += line.text + '\n';
    out.text += '\f';
    pages.push_back(std::move(out));
  }
  return pages;
}

} // namespace broadsheet::model
