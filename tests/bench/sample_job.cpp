#include "tests/bench/sample_job.hpp"

#include "layout/base/utf8.hpp"
#include "layout/flow/prepare.hpp"
#include "layout/flow/region.hpp"
#include "layout/output/cairo/render.hpp"
#include "layout/output/press/finish_pdf.hpp"
#include "tests/bench/memory_world.hpp"

#include <map>
#include <stdexcept>

namespace broadsheet::bench {
namespace {

Length whole_em(const SampleJob& job, const ParagraphStyle& body) {
  return job.copy == Copy::chinese ? body.size : Length{};
}

// The task of the n-th page: the same frame again and again.
FrameTask task_of(const SampleJob& job, const StoryDesign& design, int page) {
  const PageTemplate& page_template = job.edition->templates.pages.front();
  const ParagraphStyle& body =
      style_of(job.edition->templates.styles, design, static_cast<std::uint8_t>(BlockRole::paragraph));
  FrameTask task;
  task.place = job.edition->plan.placements.front().chain.front();
  task.page_number = page;
  task.design = &design;
  task.region = region_of(page_template.frames.front(), page_template.grid, 1, whole_em(job, body));
  task.next = NextFrame{page + 1, task.region.measure};
  return task;
}

const StoryDesign& design_of(const SampleJob& job) {
  return *find_design(job.edition->templates.styles, job.edition->templates.pages.front().frames.front().design);
}

void load(SampleJob& job, int pages) {
  job.feed = sample_feed(job.copy, pages);
  job.world = sample_world(job.copy, pages);
  auto loaded = load_edition({kEditionPath, {std::string(BROADSHEET_SOURCE) + "/tests/bench/throughput"}, true, true},
                             *job.world, job.sources);
  if (!loaded.ok()) {
    std::string told = "the sample edition cannot be read:\n";
    for (const Diagnostic& diagnostic : loaded.diagnostics) told += format_diagnostic(diagnostic, job.sources);
    throw std::runtime_error(told);
  }
  job.edition = std::move(*loaded.value);
  job.shaper = std::make_unique<Shaper>(job.edition->catalogue);
}

void run_lines(SampleJob& job) {
  const FlowContext context = job.context(*job.shaper);
  const StoryDesign& design = design_of(job);
  job.measure = task_of(job, design, 1).region.measure;
  const LineSlot slot{{}, job.measure};
  for (std::uint32_t story = 0; story < job.edition->stories.size(); ++story)
    for (PreparedParagraph& paragraph : prepare_story(context, story, design).body) {
      job.characters += count_code_points(paragraph.text->utf8);
      job.shaped.push_back(job.shaper->shape(paragraph.text));
      job.items.push_back(items_of(context, paragraph));
      job.broken.push_back(break_lines(job.items.back(), {&slot, 1}, {}));
      job.paragraphs.push_back(std::move(paragraph));
    }
}

void run_pages(SampleJob& job) {
  job.fragments = job.flow(*job.shaper);
  for (std::size_t page = 0; page < job.fragments.size(); ++page) job.pages.push_back(job.compose(*job.shaper, page));
  job.raw_pdf = job.paint();
  job.pdf = finish_pdf(job.raw_pdf, job.edition->display.metadata);
}

} // namespace

std::unique_ptr<World> sample_world(Copy copy, int pages) {
  return make_memory_world({{"edition.xml", sample_edition(copy)}, {"feed.xml", sample_feed(copy, pages)}});
}

FlowContext SampleJob::context(const Shaper& with) const {
  return {&edition->templates.styles, &edition->stories, &with, &hyphenator};
}

std::vector<FrameFragment> SampleJob::flow(const Shaper& with) const {
  const FlowContext flow_context = context(with);
  const Placement& placement = edition->plan.placements.front();
  const StoryDesign& design = design_of(*this);
  ChainFlow chain(flow_context, placement.stories, placement.stream);
  std::vector<FrameFragment> filled;
  while (!chain.done())
    filled.push_back(chain.fill(task_of(*this, design, static_cast<int>(filled.size()) + 1)).fragment);
  return filled;
}

DisplayPage SampleJob::compose(const Shaper& with, std::size_t page) const {
  PageContext page_context;
  page_context.flow = context(with);
  page_context.templates = &edition->templates;
  page_context.edition = &edition->display;
  page_context.pictures = &edition->pictures;
  page_context.furniture_pictures = &edition->furniture_pictures;
  page_context.data = &edition->furniture_data;
  PlannedPage planned = edition->plan.pages.front();
  planned.number = static_cast<int>(page) + 1;
  PageFrame frame;
  frame.frame = &edition->templates.pages.front().frames.front();
  frame.fragment = fragments.at(page);
  return compose_page(page_context, planned, {frame});
}

std::string SampleJob::paint() const {
  PdfWriter writer(edition->display);
  for (const DisplayPage& page : pages) writer.add(page);
  return writer.finish();
}

const SampleJob& sample_job(Copy copy, int pages) {
  static std::map<std::pair<Copy, int>, std::unique_ptr<SampleJob>> jobs;
  std::unique_ptr<SampleJob>& job = jobs[{copy, pages}];
  if (!job) {
    auto made = std::make_unique<SampleJob>();
    made->copy = copy;
    load(*made, pages);
    run_lines(*made);
    run_pages(*made);
    job = std::move(made);
  }
  return *job;
}

} // namespace broadsheet::bench
