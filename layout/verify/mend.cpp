#include "layout/verify/aligner.hpp"

#include <algorithm>

namespace broadsheet::proof {
namespace {

constexpr std::size_t kNear = 48;             // letters lost and added together that are mended without a search
constexpr std::size_t kNearElsewhere = 8;     // the same for stories other than the last
constexpr std::size_t kFarMatch = 12;         // letters that a far place must share
constexpr std::size_t kShortBlock = 16;       // blocks up to this length are looked for whole
constexpr std::size_t kCertain = 6;           // letters of copy that are taken for its beginning in alien text
constexpr std::size_t kCertainWords = 4;      // the same for the engine's words
constexpr std::size_t kPlaces = 256;          // far places that are looked at
constexpr std::size_t kMostEffort = 20000000; // ranges and places looked at in all

} // namespace

// The smallest loss or addition (or both) after which a story goes on: its last place first, then every other's.
std::optional<Start> Aligner::mend(std::size_t beaten) {
  std::optional<Start> best;
  std::size_t best_worth = beaten;
  const auto consider = [&](std::size_t copy, std::size_t copy_end, std::size_t most, std::size_t least_match) {
    const auto [start, distance] = mend_at(copy, copy_end, most, least_match);
    if (!start) return;
    const std::size_t length = std::min<std::size_t>(start->end - start->at, 64) * 2;
    const std::size_t worth = length > distance ? (length - distance) / 2 : 0;
    if (worth <= best_worth) return;
    best = start;
    best_worth = worth;
  };
  if (resume_ != kNowhere) consider(resume_, free_.end_of(resume_), kNear, 4);
  if (best || !spend(free_.ranges().size())) return best;
  for (const auto& [begin, end] : free_.ranges()) consider(begin, end, kNearElsewhere, 8);
  return best;
}

std::pair<std::optional<Start>, std::size_t> Aligner::mend_at(std::size_t copy, std::size_t copy_end, std::size_t most,
                                                              std::size_t least) const {
  for (std::size_t distance = 1; distance <= most && copy < copy_end; ++distance) {
    for (std::size_t lost = 0; lost <= distance; ++lost) {
      const std::size_t paper = at_ + distance - lost;
      if (copy + lost >= copy_end || paper >= paper_.size() || !same(paper, copy + lost)) continue;
      const Reach far = reach(paper, copy + lost);
      const std::size_t wanted = distance <= 2 ? least : std::max<std::size_t>(least, 8);
      const bool ends = distance <= 2 && far.copy_end == copy_end && paper_.breaks_before(far.paper_end);
      if (far.paper_end - paper < wanted && !ends) continue;
      return {Start{paper, far.paper_end, copy + lost, far.copy_end, std::nullopt, 0}, distance};
    }
  }
  return {std::nullopt, 0};
}

// A paper that is quite another one is not worth a long search for every letter.
bool Aligner::spend(std::size_t effort) {
  effort_ += effort;
  return effort_ < kMostEffort;
}

// Leaves letters of the paper unmatched until something begins that can be told for certain.
void Aligner::search() {
  for (std::size_t at = at_; at < paper_.size(); ++at) {
    if (!spend(1) && !paper_.line_begins(at)) continue;
    std::optional<Start> best = far_start(at);
    if (at > at_) add_certain(at, best);
    if (best) return accept(*best);
  }
  at_ = paper_.size();
}

void Aligner::add_certain(std::size_t at, std::optional<Start>& best) const {
  const std::optional<Start> start = furthest_start(at);
  if (!start || (best && !better(*start, *best))) return;
  const std::size_t length = start->end - start->at;
  const bool bounded = paper_.line_begins(start->at) && paper_.line_begins(start->end);
  const bool short_but_whole = bounded && length >= 2 && (start->use || completes(*start));
  if (length >= kCertain || (start->use && length >= kCertainWords) || short_but_whole) best = start;
}

// Unfound copy anywhere that goes on from here; the longest.
std::optional<Start> Aligner::far_start(std::size_t at) {
  if (!spend(kPlaces)) return std::nullopt;
  if (!grams_) grams_.emplace(copy_.text.letters);
  const std::size_t near = resume_ == kNowhere ? 0 : resume_;
  std::optional<Start> best;
  for (const std::size_t place : grams_->places(std::u32string_view(paper_.text.letters).substr(at), near, kPlaces)) {
    if (free_.end_of(place) == 0) continue;
    const Reach far = reach(at, place);
    if (far.paper_end - at < kFarMatch) continue;
    const Start start{at, far.paper_end, place, far.copy_end, std::nullopt, 0};
    if (!best || better(start, *best)) best = start;
  }
  return best;
}

// Blocks too short for the search that stand in what was left over.
void Aligner::find_short_losses() {
  Leftovers leftovers;
  for (std::size_t at = 0; at < paper_.size(); ++at) {
    if (result_.copy_of[at] == kNobody && paper_.line_begins(at)) leftovers[paper_.text.letters[at]].push_back(at);
  }
  if (leftovers.empty()) return;
  const std::map<std::size_t, std::size_t> lost = free_.ranges();
  for (const auto& [begin, end] : lost) {
    std::size_t block = begin;
    for (std::size_t at = begin + 1; at <= end; ++at) {
      if (at < end && (copy_.text.gaps[at] & kBlock) == 0) continue;
      if (at - block >= 2 && at - block <= kShortBlock) find_block(block, at, leftovers);
      block = at;
    }
  }
}

void Aligner::find_block(std::size_t begin, std::size_t end, const Leftovers& leftovers) {
  const auto list = leftovers.find(copy_.text.letters[begin]);
  if (list == leftovers.end()) return;
  const auto is_free = [](std::uint32_t owner) { return owner == kNobody; };
  for (const std::size_t at : list->second) {
    const Reach far = walk(at, begin, end, [](std::size_t, std::uint32_t) {});
    if (far.copy_end != end || !paper_.line_begins(far.paper_end)) continue;
    const auto first = result_.copy_of.begin() + static_cast<std::ptrdiff_t>(at);
    const auto last = result_.copy_of.begin() + static_cast<std::ptrdiff_t>(far.paper_end);
    if (std::all_of(first, last, is_free)) return assign(at, begin, end);
  }
}

} // namespace broadsheet::proof
