// From bytes to a plan.
#include "layout/edition/readers/read_edition.hpp"
#include "layout/feed/readers/read_feed.hpp"
#include "templates/language/read_templates.hpp"
#include "tests/bench/stages.hpp"

namespace broadsheet::bench {
namespace {

double read_feed_file(const SampleJob& job) {
  SourceMap sources;
  const FileId file = sources.add("feed.xml", job.feed);
  const auto feed = read_feed(sources, file);
  return feed.ok() ? static_cast<double>(job.characters) : 0;
}

double read_template_set(const SampleJob& job) {
  SourceMap sources;
  const auto set = read_templates(
      *job.world, sources, std::string(BROADSHEET_SOURCE) + "/tests/bench/throughput/" + template_folder(job.copy));
  return set.ok() ? 1 : 0;
}

double open_fonts(const SampleJob& job) { return Catalogue::open(job.edition->templates.styles).ok() ? 1 : 0; }

double plan(const SampleJob& job) {
  const auto made = plan_edition(job.edition->edition, job.edition->stories, job.edition->templates);
  return made.ok() ? static_cast<double>(job.edition->stories.size()) : 0;
}

} // namespace

void add_reading_stages() {
  add_stage({"read_feed", "characters", read_feed_file}, 4);
  add_stage({"read_templates", "sets", read_template_set}, 4);
  add_stage({"open_fonts", "sets", open_fonts}, 4);
  add_stage({"plan", "stories", plan}, 4);
}

} // namespace broadsheet::bench
