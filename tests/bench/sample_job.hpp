// An edition of generated copy, with what every stage of it gives the next one, so that each can be measured alone.
#pragma once

#include "layout/engine/load.hpp"
#include "layout/flow/chain.hpp"
#include "layout/text/shape.hpp"
#include "tests/bench/sample_copy.hpp"

#include <memory>
#include <string>
#include <vector>

namespace broadsheet::bench {

// The generated edition and feed, held in memory; template sets are read from tests/bench/throughput.
std::unique_ptr<World> sample_world(Copy copy, int pages);
constexpr const char* kEditionPath = "sample/edition.xml";

struct SampleJob {
  Copy copy = Copy::chinese;
  std::string feed; // bytes of the XML
  std::unique_ptr<World> world;
  SourceMap sources;
  std::unique_ptr<LoadedEdition> edition;
  std::unique_ptr<Shaper> shaper; // warm
  Hyphenator hyphenator;
  std::vector<PreparedParagraph> paragraphs; // of the bodies
  std::vector<std::shared_ptr<const ShapedParagraph>> shaped;
  std::vector<std::shared_ptr<const BreakItems>> items;
  std::vector<BrokenParagraph> broken;
  std::vector<FrameFragment> fragments; // by page
  std::vector<DisplayPage> pages;
  std::string raw_pdf, pdf;
  std::size_t characters = 0; // of the bodies
  Length measure;             // of a leg

  [[nodiscard]] FlowContext context(const Shaper& with) const;
  // Every fragment of the edition, set with this shaper.
  [[nodiscard]] std::vector<FrameFragment> flow(const Shaper& with) const;
  [[nodiscard]] DisplayPage compose(const Shaper& with, std::size_t page) const;
  // The raw PDF of all pages.
  [[nodiscard]] std::string paint() const;
};

// Made when it is first asked for and kept. Throws std::runtime_error when the edition cannot be read or set (fonts).
const SampleJob& sample_job(Copy copy, int pages);

} // namespace broadsheet::bench
