#include "tests/bench/stages.hpp"

#include <exception>
#include <utility>

#include <fmt/format.h>

namespace broadsheet::bench {
namespace {

void measure(benchmark::State& state, const Stage& stage, Copy copy, int pages) try {
  const SampleJob& job = sample_job(copy, pages);
  double done = 0;
  for ([[maybe_unused]] auto round : state) done += stage.run(job);
  if (done == 0) return state.SkipWithError("the stage did nothing");
  state.counters[stage.unit] = benchmark::Counter(done, benchmark::Counter::kIsRate);
} catch (const std::exception& failure) {
  state.SkipWithError(failure.what());
}

} // namespace

void add_stage(const Stage& stage, int pages) {
  for (const auto& [copy, language] : {std::pair(Copy::chinese, "zh"), std::pair(Copy::english, "en")})
    benchmark::RegisterBenchmark(
        fmt::format("{}/{}/{}", stage.name, language, pages).c_str(),
        [stage, copy = copy, pages](benchmark::State& state) { measure(state, stage, copy, pages); })
        ->Unit(benchmark::kMillisecond)
        ->MeasureProcessCPUTime()
        ->UseRealTime();
}

} // namespace broadsheet::bench

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  broadsheet::bench::add_reading_stages();
  broadsheet::bench::add_line_stages();
  broadsheet::bench::add_page_stages();
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
