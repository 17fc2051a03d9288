// From paragraphs to lines of glyphs. Shaping and reading of items are cold (a shaper of their own, nothing cached);
// what they need of faces and patterns is warm.
#include "layout/lines/set_line.hpp"
#include "tests/bench/stages.hpp"

namespace broadsheet::bench {
namespace {

double itemise(const SampleJob& job) {
  for (const PreparedParagraph& paragraph : job.paragraphs) {
    std::vector<RoleRun> runs;
    for (const StyleRun& run : paragraph.text->runs) runs.push_back({run.text.begin, run.text.end, run.face});
    benchmark::DoNotOptimize(job.edition->catalogue->itemise(paragraph.text->utf8, runs, paragraph.text->language,
                                                             paragraph.text->right_to_left));
  }
  return static_cast<double>(job.characters);
}

double shape(const SampleJob& job) {
  const Shaper shaper(job.edition->catalogue);
  for (const PreparedParagraph& paragraph : job.paragraphs) benchmark::DoNotOptimize(shaper.shape(paragraph.text));
  return static_cast<double>(job.characters);
}

double make_items(const SampleJob& job) {
  for (std::size_t i = 0; i < job.shaped.size(); ++i)
    benchmark::DoNotOptimize(break_items(job.shaped[i], *job.paragraphs[i].style, *job.shaper, job.hyphenator));
  return static_cast<double>(job.characters);
}

double break_all(const SampleJob& job, const BreakConfig& config) {
  const LineSlot slot{{}, job.measure};
  for (const auto& items : job.items) benchmark::DoNotOptimize(break_lines(items, {&slot, 1}, config));
  return static_cast<double>(job.characters);
}

double break_total_fit(const SampleJob& job) { return break_all(job, {}); }
double break_greedy(const SampleJob& job) {
  BreakConfig config;
  config.greedy = true;
  return break_all(job, config);
}

double set_lines(const SampleJob& job) {
  for (const BrokenParagraph& paragraph : job.broken)
    for (const Line& line : paragraph.lines) benchmark::DoNotOptimize(set_line(paragraph, line, Alignment::justify));
  return static_cast<double>(job.characters);
}

} // namespace

void add_line_stages() {
  add_stage({"itemise", "characters", itemise}, 4);
  add_stage({"shape", "characters", shape}, 4);
  add_stage({"items", "characters", make_items}, 4);
  add_stage({"break_total_fit", "characters", break_total_fit}, 4);
  add_stage({"break_greedy", "characters", break_greedy}, 4);
  add_stage({"set_lines", "characters", set_lines}, 4);
}

} // namespace broadsheet::bench
