// Shaping and breaking a million Han characters, beside HarfBuzz alone on the same text in the same face.
#include "fonts/catalogue/catalogue.hpp"
#include "layout/base/utf8.hpp"
#include "layout/lines/break.hpp"
#include "tests/bench/lines/stages.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <iostream>
#include <random>

namespace broadsheet::bench {
namespace {

constexpr std::size_t kCharacters = 1'000'000;
constexpr int kRounds = 5; // the quickest counts: other work on the machine only slows

// The same paragraph with every other Han character taken from another one of the copy: the mix of characters and marks
// stays, no two paragraphs are equal, and nothing is cached.
std::string varied(const std::string& text, const std::u32string& characters, std::mt19937& random) {
  std::string made;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    const bool han = point.value >= 0x4e00 && point.value < 0xa000;
    append_utf8(made, han && random() % 2 == 0 ? characters[random() % characters.size()] : point.value);
    at = point.next;
  }
  return made;
}

std::vector<std::string> a_million(const std::vector<std::string>& paragraphs) {
  std::u32string characters;
  for (const std::string& text : paragraphs)
    for (std::size_t at = 0; at < text.size();) {
      const CodePoint point = decode_utf8(text, at);
      if (point.value >= 0x4e00 && point.value < 0xa000) characters.push_back(point.value);
      at = point.next;
    }
  std::mt19937 random(1);
  std::vector<std::string> made;
  for (std::size_t count = 0; count < kCharacters;) {
    made.push_back(varied(paragraphs[made.size() % paragraphs.size()], characters, random));
    count += count_code_points(made.back());
  }
  return made;
}

// Processor time of the quickest round, in seconds.
template <class Work>
double quickest(Work work) {
  double best = 1e9;
  for (int round = 0; round < kRounds; ++round) {
    const std::clock_t start = std::clock();
    work();
    best = std::min(best, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
  }
  return best;
}

// What nobody can do without: a buffer filled and shaped, paragraph by paragraph, one script and one face.
double harfbuzz_alone(const std::vector<std::string>& texts, const Face& face) {
  hb_buffer_t* buffer = hb_buffer_create();
  const double seconds = quickest([&] {
    for (const std::string& text : texts) {
      hb_buffer_reset(buffer);
      hb_buffer_add_utf8(buffer, text.data(), static_cast<int>(text.size()), 0, static_cast<int>(text.size()));
      hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
      hb_buffer_set_script(buffer, HB_SCRIPT_HAN);
      hb_buffer_set_language(buffer, hb_language_from_string("zh-Hans", -1));
      hb_shape(face.font(), buffer, nullptr, 0);
    }
  });
  hb_buffer_destroy(buffer);
  return seconds;
}

struct Job {
  std::shared_ptr<const Catalogue> catalogue;
  ParagraphStyle style;
  std::vector<std::shared_ptr<const ParagraphText>> texts;
  std::vector<std::shared_ptr<const ShapedParagraph>> shaped;
  std::vector<std::shared_ptr<const BreakItems>> items;
};

void print(std::string_view what, double seconds, double floor) {
  std::cout << fmt::format("{:<28} {:7.3f} s   {:5.2f} x HarfBuzz\n", what, seconds, seconds / floor);
}

void time_stages(Job& job, double floor) {
  const Hyphenator hyphenator;
  const Shaper warm(job.catalogue);
  for (const auto& text : job.texts) job.shaped.push_back(warm.shape(text));
  const double shaping = quickest([&] {
    const Shaper shaper(job.catalogue); // nothing cached
    for (const auto& text : job.texts) static_cast<void>(shaper.shape(text));
  });
  const double itemising = quickest([&] {
    job.items.clear();
    for (const auto& shaped : job.shaped) job.items.push_back(break_items(shaped, job.style, warm, hyphenator));
  });
  LineSlot slot;
  slot.measure = job.style.size * 13;
  std::size_t lines = 0;
  const double breaking = quickest([&] {
    lines = 0;
    for (const auto& items : job.items) lines += break_lines(items, {&slot, 1}, {}).lines.size();
  });
  const double variants = quickest([&] {
    for (const auto& items : job.items) static_cast<void>(break_variants(items, {&slot, 1}, {}));
  });
  print("shaping, cold", shaping, floor);
  print("items (widths and rules)", itemising, floor);
  print("breaking at 13 em", breaking, floor);
  print("shaping, items and breaking", shaping + itemising + breaking, floor);
  print("a copyfit pass: breaking", breaking, floor);
  print("  with variants of a line", variants, floor);
  std::cout << fmt::format("{} lines\n", lines);
}

} // namespace

int print_speed(const std::vector<std::string>& paragraphs, const std::string& family) {
  StyleSheet styles;
  styles.language = "zh-Hans";
  styles.faces.push_back({"song", {family}, 400, false, {}});
  auto opened = Catalogue::open(styles);
  if (!opened.value) {
    std::cerr << "no face \"" << family << "\"\n";
    return 2;
  }
  Job job;
  job.catalogue = *opened.value;
  job.style.size = Length::points(9);
  job.style.first_indent = Length::points(18);
  const std::vector<std::string> texts = a_million(paragraphs);
  for (const std::string& text : texts) job.texts.push_back(plain_paragraph(text, "zh-Hans", job.style));
  const Face& face = job.catalogue->faces().at(job.catalogue->face_of(0));
  const double floor = harfbuzz_alone(texts, face);
  std::cout << fmt::format("{} paragraphs, a million characters, {}\n", texts.size(), family);
  print("HarfBuzz alone", floor, floor);
  time_stages(job, floor);
  return 0;
}

} // namespace broadsheet::bench
