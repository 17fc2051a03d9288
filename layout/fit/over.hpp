// How much of a story is over, exactly: what must be cut from its end so that the rest fits.
#pragma once

#include "layout/flow/chain.hpp"
#include "layout/flow/cut_needed.hpp"

#include <functional>
#include <span>

namespace broadsheet {

// The story without the last `characters` of its body, as if the desk had cut its file: what stands at the cut loses
// its trailing space. Characters of `dropped` blocks do not count. Nothing when no body is left, and when a row of a
// table would be cut into. A subhead may come to stand last: the desk's copy is set as it is.
std::optional<Story> cut_story(const Story& story, std::size_t characters, std::span<const std::uint32_t> dropped = {});

// Whether the story of this context fits: the very run that the engine would do on it, levers and all.
using FitsRun = std::function<bool(const FlowContext&)>;

// Where the cut is measured in lines, how far the story was trimmed when it was overset, and what was made of its
// paragraphs then.
struct CutMeasure {
  FrameTask last; // the chain's last frame
  int trim_level = 0;
  std::shared_ptr<KnownParagraphs> known;
};

// The cut for a story that is overset: with it `fits` says yes, with a character less it says no, and so it does with a
// line less, the last `lines - 1` lines. Whether a story fits is no even matter of its length (breaks, turns, levers
// that are pulled only for the longer one), so there may be several such cuts. It is looked for from what is over on,
// by steps that double and then by halves, and below what is found with one to three lines less, and with two to four
// characters less where these end in another line: where a story jumps, that saves the desk many characters. Some ten
// runs, at most kMostCutRuns. Nothing when no cut of the body helps (its head has no room).
constexpr int kMostCutRuns = 100;
std::optional<CutNeeded> cut_needed(const FlowContext& context, const Overset& over, const CutMeasure& measure,
                                    const FitsRun& fits);

} // namespace broadsheet
