#include "layout/verify/verify.hpp"

#include "layout/verify/judge.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace broadsheet {
namespace {

std::string_view name_of(VerifyDifference::Kind kind) {
  switch (kind) {
  case VerifyDifference::Kind::missing:
    return "missing";
  case VerifyDifference::Kind::extra:
    return "extra";
  case VerifyDifference::Kind::order:
    return "order";
  case VerifyDifference::Kind::jump:
    return "jump";
  case VerifyDifference::Kind::white:
    return "white";
  }
  return "missing";
}

std::string format_difference(const VerifyDifference& difference) {
  std::string line = fmt::format("{:<8}", name_of(difference.kind));
  if (difference.page > 0) line += fmt::format("page {}, ", difference.page);
  if (!difference.story.empty()) line += fmt::format("story {}, ", difference.story);
  if (!difference.context.empty()) line += fmt::format("after \"{}\": ", difference.context);
  return line +
         (difference.kind == VerifyDifference::Kind::jump ? difference.text : fmt::format("\"{}\"", difference.text));
}

} // namespace

VerifyReport verify_text(const std::vector<ExtractedPage>& pages, const StoryTable& stories, const EngineWords& words) {
  const proof::Paper paper = proof::read_paper(pages);
  const proof::Copy copy = proof::read_copy(stories, words);
  proof::WordPatterns patterns(words, paper);
  const proof::Alignment alignment = proof::align(paper, copy, patterns);
  const proof::Case proof{paper, copy, stories, patterns, alignment, words.streams};
  const std::vector<proof::Piece> pieces = proof::pieces_of(proof);
  VerifyReport report;
  report.characters_compared = copy.size();
  report.stories_compared = stories.size();
  judge_missing(proof, report);
  judge_furniture(proof, report);
  judge_extra(proof, report);
  judge_order(proof, pieces, report);
  judge_white(proof, report);
  judge_jumps(proof, pieces, report);
  std::stable_sort(report.differences.begin(), report.differences.end(),
                   [](const VerifyDifference& a, const VerifyDifference& b) { return a.page < b.page; });
  return report;
}

std::string format_report(const VerifyReport& report) {
  std::string out;
  for (const VerifyDifference& difference : report.differences) out += format_difference(difference) + '\n';
  const std::size_t faults = report.differences.size();
  const std::string spares =
      report.spares_left_out == 0 ? "" : fmt::format(", {} spare pieces left out", report.spares_left_out);
  out += fmt::format("{} characters of {} stories compared, {} jumps followed{}: {}\n", report.characters_compared,
                     report.stories_compared, report.jumps_followed, spares,
                     faults == 0 ? "nothing is lost" : fmt::format("{} difference{}", faults, faults == 1 ? "" : "s"));
  return out;
}

} // namespace broadsheet
