// How the benchmarks are registered and counted.
#pragma once

#include "tests/bench/sample_job.hpp"

#include <benchmark/benchmark.h>

#include <functional>

namespace broadsheet::bench {

// What one run of a stage has to do; what it returns is the work done, in the unit's count.
struct Stage {
  const char* name;
  const char* unit; // "characters" or "pages": shown a second
  std::function<double(const SampleJob&)> run;
};

// Registers a stage as name/zh/PAGES and name/en/PAGES.
void add_stage(const Stage& stage, int pages);

void add_reading_stages();
void add_line_stages();
void add_page_stages();

} // namespace broadsheet::bench
