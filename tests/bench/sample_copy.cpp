#include "tests/bench/sample_copy.hpp"

#include <array>
#include <cmath>
#include <string_view>
#include <vector>

#include <fmt/format.h>

namespace broadsheet::bench {
namespace {

constexpr int kParagraphsInStory = 6;

// SplitMix64: small, and the same numbers everywhere (the standard's distributions are not).
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    state_ += 0x9e3779b97f4a7c15U;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31);
  }
  int between(int least, int most) {
    return least + static_cast<int>(next() % static_cast<unsigned>(most - least + 1));
  }
  bool one_in(int n) { return between(1, n) == 1; }
  // 0 .. count - 1; low ones far more often, as words and characters are used.
  std::size_t uneven(std::size_t count) {
    const double share = static_cast<double>(next() >> 11) / static_cast<double>(1ULL << 53);
    return static_cast<std::size_t>(std::pow(static_cast<double>(count), share)) % count;
  }
  template <std::size_t N>
  std::string_view pick(const std::array<std::string_view, N>& from) {
    return from[next() % N];
  }

 private:
  std::uint64_t state_;
};

// Three bytes of UTF-8.
void append_han(std::string& to, unsigned character) {
  to.push_back(static_cast<char>(0xe0 | (character >> 12)));
  to.push_back(static_cast<char>(0x80 | ((character >> 6) & 0x3f)));
  to.push_back(static_cast<char>(0x80 | (character & 0x3f)));
}

class ChineseWriter final : public CopyWriter {
 public:
  std::string headline() override { return words(random_.between(9, 16)); }

  std::string sentence() override {
    std::string text;
    const int clauses = random_.between(2, 5);
    for (int i = 0; i < clauses; ++i) {
      if (random_.one_in(12)) text += fmt::format("{}年{}月", random_.between(1978, 2025), random_.between(1, 12));
      if (random_.one_in(14))
        text += "“" + words(random_.between(2, 6)) + "”";
      else if (random_.one_in(25))
        text += "《" + words(4) + "》";
      text += words(random_.between(4, 14));
      if (random_.one_in(20)) text += fmt::format("{}.{}%", random_.between(1, 99), random_.between(0, 9));
      text += i + 1 == clauses ? "。" : random_.one_in(6) ? "、" : "，";
    }
    return text;
  }

 private:
  static constexpr std::size_t kDifferent = 3500;
  std::string words(int count) {
    std::string text;
    for (int i = 0; i < count; ++i)
      append_han(text, static_cast<unsigned>(0x4e00 + random_.uneven(kDifferent) * 7919 % 20900));
    return text;
  }
  Random random_{19};
};

class EnglishWriter final : public CopyWriter {
 public:
  EnglishWriter() {
    static constexpr std::array<std::string_view, 14> beginnings{"pro", "con", "re",  "st",  "tr", "mar", "in",
                                                                 "de",  "per", "sub", "com", "gr", "el",  "b"};
    static constexpr std::array<std::string_view, 12> middles{"a",  "e",  "i",   "o",  "u",  "ar",
                                                              "en", "il", "ort", "ea", "ou", "ist"};
    static constexpr std::array<std::string_view, 16> endings{"tion", "ment", "ing",  "er", "ly", "ed", "s",  "t",
                                                              "n",    "ble",  "ness", "ty", "m",  "ct", "al", "d"};
    for (std::size_t i = 0; i < 4000; ++i) {
      std::string word;
      if (i > 40) word += random_.pick(beginnings);
      word += random_.pick(middles);
      if (i > 300 && random_.one_in(2))
        word += fmt::format("{}{}", "lmnrst"[random_.between(0, 5)], random_.pick(middles));
      word += random_.pick(endings);
      vocabulary_.push_back(std::move(word));
    }
  }

  std::string headline() override { return words(random_.between(5, 9), true); }

  std::string sentence() override {
    std::string text = words(random_.between(4, 12), true);
    for (int clause = random_.between(0, 2); clause > 0; --clause) text += ", " + words(random_.between(3, 9), false);
    if (random_.one_in(9)) text += fmt::format(" in {}", random_.between(1850, 2025));
    return random_.one_in(10) ? "“" + text + ".”" : text + ".";
  }

 private:
  std::string words(int count, bool capital) {
    std::string text;
    for (int i = 0; i < count; ++i) {
      if (i > 0) text += ' ';
      text += vocabulary_[random_.uneven(vocabulary_.size())];
    }
    if (capital) text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
  }
  Random random_{91};
  std::vector<std::string> vocabulary_;
};

} // namespace

std::string_view tag(Copy copy) { return copy == Copy::chinese ? "zh-Hans" : "en"; }

std::unique_ptr<CopyWriter> make_writer(Copy copy) {
  if (copy == Copy::chinese) return std::make_unique<ChineseWriter>();
  return std::make_unique<EnglishWriter>();
}

std::string paragraph(CopyWriter& writer, Copy copy, int sentences) {
  std::string text;
  for (int i = 0; i < sentences; ++i) {
    if (i > 0 && copy == Copy::english) text += ' ';
    text += writer.sentence();
  }
  return text;
}

std::string sample_feed(Copy copy, int pages) {
  const auto writer = make_writer(copy);
  const std::size_t wanted = static_cast<std::size_t>(pages) * (copy == Copy::chinese ? 29000U : 20500U); // bytes
  std::string feed = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed version=\"1\" xml:lang=\"{}\" date=\"2025-06-11\">\n",
      tag(copy));
  for (int story = 1; feed.size() < wanted; ++story) {
    feed +=
        fmt::format("<story id=\"s{}\" slug=\"s{}\"><headline>{}</headline><body>\n", story, story, writer->headline());
    for (int i = 0; i < kParagraphsInStory; ++i)
      feed += fmt::format("<p>{}</p>\n", paragraph(*writer, copy, 1 + (story + i) % 4));
    feed += "</body></story>\n";
  }
  return feed + "</feed>\n";
}

std::string template_folder(Copy copy) { return copy == Copy::chinese ? "templates-zh" : "templates-en"; }

std::string sample_edition(Copy copy) {
  return fmt::format(
      "<edition version=\"1\" newspaper=\"Throughput\" date=\"2025-06-11\" xml:lang=\"{}\" templates=\"{}\">\n"
      "<feed href=\"feed.xml\"/>\n"
      "<page number=\"1\" template=\"page\" repeat=\"as-needed\"><place story=\"*\" frame=\"text\"/></page>\n"
      "</edition>\n",
      tag(copy), template_folder(copy));
}

} // namespace broadsheet::bench
