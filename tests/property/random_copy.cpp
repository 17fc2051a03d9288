#include "tests/property/random_copy.hpp"

#include "tests/property/random_groups.hpp"

namespace broadsheet::testing {
namespace {

const std::vector<std::string> kHan{"长", "治", "市", "今", "年", "以", "来", "全", "上", "下", "一", "切", "工",
                                    "作", "求", "其", "产", "业", "链", "精", "准", "招", "商", "为", "主", "线",
                                    "的", "了", "是", "在", "和", "项", "目", "投", "资", "大", "县", "区", "委",
                                    "党", "政", "把", "手", "新", "材", "料", "园", "发", "展", "高", "质", "量"};
const std::vector<std::string> kWords{"the",        "harbour", "council",       "of",         "and",
                                      "a",          "storm",   "evening",       "lighthouse", "concert",
                                      "decided",    "to",      "rebuild",       "in",         "Tuesday",
                                      "committee",  "report",  "neighbourhood", "players",    "season",
                                      "it",         "said",    "transport",     "minister",   "considerable",
                                      "water",      "new",     "questions",     "morning",    "on",
                                      "investment", "I",       "announced",     "by"};
const std::vector<std::string> kHebrew{"העיר", "החדשה", "אמר", "כי",   "המועצה", "בבוקר",
                                       "של",   "על",    "ספר", "שלום", "הנמל"};
const std::vector<std::string> kNumbers{"286个", "917.6亿元", "57%",    "1至4月", "10013亿元", "2025年6月10日",
                                        "第2版", "9.5%",      "20余国", "12",     "3.75",      "1,200"};
const std::vector<std::string> kInsets{"LED", "AI", "5G", "PM2.5", "GDP", "B2B", "Wi-Fi"};
const std::vector<std::string> kRuby{"cháng", "zhì", "shāng dǎng", "かな", "ちょうじ"};
const std::vector<std::string> kEnglishNumbers{"1,250", "$3.4m", "7", "2025", "48%", "June 11"};

std::string han(Random& random, int low, int high) {
  std::string text;
  for (int i = random.between(low, high); i > 0; --i) text += random.pick(kHan);
  return text;
}

// Words between two marks.
std::string han_clause(Random& random) {
  static const std::vector<std::string> pairs{"“|”", "《|》", "（|）", "‘|’", "“《|》”"};
  std::string text = han(random, 2, 9);
  const int kind = random.between(1, 12);
  if (kind <= 3) {
    const std::string& pair = random.pick(pairs);
    const std::size_t bar = pair.find('|');
    text += pair.substr(0, bar) + han(random, 1, 6) + pair.substr(bar + 1);
  } else if (kind <= 6) {
    text += random.pick(kNumbers) + han(random, 1, 4);
  } else if (kind == 7) {
    text += random.pick(kInsets) + han(random, 1, 3);
  } else if (kind == 9) {
    text += "<ruby><rb>" + han(random, 1, 3) + "</rb><rt>" + random.pick(kRuby) + "</rt></ruby>";
  } else if (kind == 10 && random.chance(50)) {
    text += "<sup>" + std::to_string(random.between(1, 12)) + "</sup>" + han(random, 0, 2);
  } else if (kind == 8) {
    text += random.chance(50) ? "——" + han(random, 1, 4) : "……";
  }
  return text;
}

std::string han_sentence(Random& random) {
  static const std::vector<std::string> inner{"，", "，", "，", "、", "；", "："};
  static const std::vector<std::string> stops{"。", "。", "。", "！", "？", "。”", "……”"};
  std::string text;
  const int clauses = random.between(1, 5);
  for (int i = 1; i < clauses; ++i) text += han_clause(random) + random.pick(inner);
  const std::string& stop = random.pick(stops);
  if (stop.ends_with("”")) text += "“";
  return text + han_clause(random) + stop;
}

std::string english_sentence(Random& random) {
  static const std::vector<std::string> stops{". ", ". ", ". ", "? ", "! "};
  std::string text;
  for (int i = random.between(3, 18); i > 0; --i) {
    std::string word = random.pick(kWords);
    if (text.empty()) word[0] = static_cast<char>(word[0] >= 'a' ? word[0] - 32 : word[0]);
    if (random.chance(5)) word = random.pick(kEnglishNumbers);
    if (random.chance(4)) word = "“" + word + "”";
    if (random.chance(3)) word += "-" + random.pick(kWords);
    if (random.chance(2)) word += "’s";
    if (random.chance(2)) word += " — " + random.pick(kWords);
    if (random.chance(8) && i > 1) word += ",";
    text += (text.empty() ? "" : " ") + word;
  }
  return text + random.pick(stops);
}

std::string hebrew_words(Random& random, int words) {
  std::string text;
  for (int i = 0; i < words; ++i) {
    if (i > 0) text += random.chance(6) ? ", " : " ";
    text += random.chance(6)   ? random.pick(kEnglishNumbers)
            : random.chance(4) ? random.pick(kInsets)
                               : random.pick(kHebrew);
  }
  return text;
}

std::string sentence(Random& random, Tongue tongue) {
  if (tongue == Tongue::hebrew) return hebrew_words(random, random.between(3, 18)) + ". ";
  const bool english = tongue == Tongue::english || (tongue == Tongue::mixed && random.chance(40));
  return english ? english_sentence(random) : han_sentence(random);
}

std::string marked_up(Random& random, std::string text) {
  if (!random.chance(10)) return text;
  static const std::vector<std::string> elements{"em", "strong", "sc", "u", "dots", "em"};
  const std::string& element = random.pick(elements);
  return "<" + element + ">" + text + "</" + element + ">";
}

std::string element(const std::string& name, const std::string& text) {
  return "<" + name + ">" + text + "</" + name + ">\n";
}

Tongue random_tongue(Random& random) {
  return static_cast<Tongue>(random.chance(60) ? 0 : random.chance(15) ? 3 : random.between(1, 2));
}

std::string random_head(Random& random, Tongue tongue) {
  std::string head;
  if (random.chance(15)) head += element("standing-head", random_headline(random, tongue, 8));
  if (random.chance(20)) head += element("kicker", random_headline(random, tongue, 10));
  if (random.chance(92)) head += element("headline", random_headline(random, tongue, random.between(4, 26)));
  if (random.chance(25)) head += element("deck", random_headline(random, tongue, 14));
  if (random.chance(10)) head += element("summary", random_paragraph(random, tongue, 40));
  if (random.chance(40)) head += element("byline", random_headline(random, tongue, 6));
  if (random.chance(25))
    head += element("dateline", tongue == Tongue::english ? "HARBOUR TOWN —" : "本报讯（记者 某某）");
  return head;
}

std::string opening(Random& random, const char* kind, const std::string& id, Tongue tongue) {
  std::string text = std::string("<") + kind + " id=\"" + id + "\"";
  if (random.chance(70)) text += " slug=\"" + han(random, 2, 4) + "\"";
  return text + " xml:lang=\"" + std::string(language_of(tongue)) + "\"";
}

} // namespace

std::string_view language_of(Tongue tongue) {
  return tongue == Tongue::english ? "en" : tongue == Tongue::hebrew ? "he" : "zh-Hans";
}

std::string random_paragraph(Random& random, Tongue tongue, int length) {
  std::string text;
  while (static_cast<int>(text.size()) < length * 3) text += marked_up(random, sentence(random, tongue));
  return text;
}

std::string random_headline(Random& random, Tongue tongue, int length) {
  if (tongue == Tongue::english) {
    std::string text = random.pick(kWords);
    while (static_cast<int>(text.size()) < length * 2) text += " " + random.pick(kWords);
    return text;
  }
  if (tongue == Tongue::hebrew) return hebrew_words(random, std::max(1, length / 4));
  std::string text = han(random, std::max(1, length / 2), length);
  if (random.chance(20)) text += "<br/>" + han(random, 1, length);
  if (random.chance(20)) text = "“" + text + "”";
  return text;
}

std::string random_story(Random& random, const std::string& id, int paragraphs, const std::string& attributes) {
  const Tongue tongue = random_tongue(random);
  std::string text = opening(random, "story", id, tongue) + attributes + ">\n" + random_head(random, tongue);
  if (attributes.empty() && random.chance(40)) text += element("quote", random_headline(random, tongue, 12));
  text += "<body>\n";
  const int trimmed = random.chance(40) ? 25 : 0; // per cent of the paragraphs
  for (int i = 0; i < paragraphs; ++i) {
    if (i > 0 && random.chance(15)) text += element("subhead", random_headline(random, tongue, 8));
    const std::string words = random_paragraph(random, tongue, random.chance(15) ? 3 : random.between(10, 180));
    text += random.chance(trimmed) ? "<p trim=\"" + std::to_string(random.between(1, 9)) + "\">" + words + "</p>\n"
                                   : element("p", words);
    if (random.chance(8)) text += random_group(random, tongue);
  }
  if (random.chance(3)) text += element("subhead", random_headline(random, tongue, 5)); // a story should not end so
  return text + "</body></story>\n";
}

std::string random_notice(Random& random, const std::string& id) {
  const Tongue tongue = random_tongue(random);
  std::string text = opening(random, "notice", id, tongue) + ">\n";
  text += element("headline", random_headline(random, tongue, 8));
  for (int i = random.between(0, 3); i > 0; --i) {
    text += "<qr";
    if (random.chance(70)) text += " title=\"" + random_headline(random, Tongue::english, 4) + "\"";
    if (random.chance(70)) text += " label=\"" + random_headline(random, Tongue::english, 6) + "\"";
    text += ">https://example.org/" + std::to_string(random.between(1, 99999)) + "</qr>\n";
  }
  text += "<body>\n";
  for (int i = random.between(1, 6); i > 0; --i) text += element("p", random_paragraph(random, tongue, 12));
  if (random.chance(20)) text += random_group(random, tongue);
  return text + "</body></notice>\n";
}

std::string random_picture(Random& random, const std::string& id) {
  const Tongue tongue = random_tongue(random);
  std::string text = opening(random, "picture", id, tongue) + " src=\"not-there.jpg\">\n";
  if (random.chance(50)) text += element("headline", random_headline(random, tongue, 6));
  text += element("caption", random_paragraph(random, tongue, random.between(5, 60)));
  if (random.chance(50)) text += element("credit", random_headline(random, tongue, 5));
  return text + "</picture>\n";
}

} // namespace broadsheet::testing
