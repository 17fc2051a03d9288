#include "layout/verify/aligner.hpp"

#include <algorithm>

namespace broadsheet::proof {
namespace {

// How far a piece may have run into what follows it, because both begin alike ("（" of a paragraph and of a notice).
constexpr std::size_t kOverreach = 64;
constexpr std::size_t kAlmost = 16;   // starts whose reach differs by less are weighed by more than their reach
constexpr std::size_t kSure = 6;      // letters of copy that need no further support
constexpr std::size_t kSureWords = 3; // the same for the engine's words

} // namespace

// Calls visit(start) for everything that may begin at a letter of the paper.
template <class Visit>
void Aligner::each_start(std::size_t at, const Visit& visit) const {
  if (const auto use = patterns_.find(at)) {
    visit(Start{at, use->end, 0, 0, use, 6});
  }
  const bool bounded = paper_.line_begins(at);
  for (const std::size_t copy : free_.beginning_with(paper_.text.letters[at])) {
    // In the middle of a line one letter is nothing; this spares most of the work.
    if (!bounded && at + 1 < paper_.size() && copy + 1 < copy_.size() && !same(at + 1, copy + 1)) continue;
    const Reach far = reach(at, copy);
    visit(Start{at, far.paper_end, copy, far.copy_end, std::nullopt, rank_of(copy, far.copy_end)});
  }
}

bool better(const Start& a, const Start& b) {
  if (a.end != b.end) return a.end > b.end;
  if (a.at != b.at) return a.at > b.at;
  if (a.rank != b.rank) return a.rank > b.rank;
  return a.copy_begin < b.copy_begin;
}

// The start that reaches furthest. Of several that reach about as far, that one which best fits what is around it:
// one that is wrong may have gone on by chance into what follows.
std::optional<Start> Aligner::best_start() const {
  std::vector<Start> starts;
  std::size_t furthest = at_;
  const std::size_t back = std::min(kOverreach, at_ - piece_begin_);
  for (std::size_t at = at_ - back; at <= at_; ++at) {
    each_start(at, [&](const Start& start) {
      if (start.end <= at_) return;
      starts.push_back(start);
      furthest = std::max(furthest, start.end);
    });
  }
  if (starts.empty()) return std::nullopt;
  std::erase_if(starts, [&](const Start& start) { return start.end + kAlmost < furthest; });
  const auto first = std::min_element(starts.begin(), starts.end(), better);
  const bool alone =
      std::all_of(starts.begin(), starts.end(), [&](const Start& s) { return s.at != first->at || &s == &*first; });
  return alone ? *first : fitting(starts, *first);
}

// `starts` without those that begin elsewhere than `first`, judged by what follows them, then by rank, then by reach.
Start Aligner::fitting(const std::vector<Start>& starts, const Start& first) const {
  std::map<std::size_t, std::size_t> real_ends;
  std::optional<Start> best;
  std::size_t best_end = 0;
  for (const Start& start : starts) {
    if (start.at != first.at) continue;
    const auto [known, is_new] = real_ends.try_emplace(start.end, 0);
    if (is_new) known->second = real_end(start);
    const std::size_t end = known->second;
    const bool wins = !best || std::pair(end != 0, start.rank) > std::pair(best_end != 0, best->rank) ||
                      (std::pair(end != 0, start.rank) == std::pair(best_end != 0, best->rank) && better(start, *best));
    if (!wins) continue;
    best = start;
    best_end = end;
  }
  return *best;
}

// Where a start ends if something certain begins there, at its end or a little before; 0 if nothing does.
std::size_t Aligner::real_end(const Start& start) const {
  const std::size_t floor = std::max(std::max(start.at, at_) + 1, start.end - std::min(start.end, kAlmost));
  for (std::size_t end = start.end; end >= floor; --end) {
    if (goes_on(end, end == start.end ? 1 : 0, start.end)) return end;
  }
  return 0;
}

std::optional<Start> Aligner::furthest_start(std::size_t at) const {
  std::optional<Start> best;
  each_start(at, [&](const Start& start) {
    if (!best || better(start, *best)) best = start;
  });
  return best;
}

// Stories with the same words are told apart by their notices.
int Aligner::rank_of(std::size_t copy, std::size_t copy_end) const {
  const std::size_t index = copy_.thread_at(copy);
  const Thread& thread = copy_.threads[index];
  int rank = copy_end == thread.end ? 5 : 0;
  if (copy == thread.begin || result_.paper_of[copy - 1] == kNobody) return rank;
  const int page = paper_.number_at(at_);
  rank += copy == resume_ ? 2 : 1;
  if (pending_[index] == page) rank += from_ != 0 ? 4 : 2;
  if (from_ != 0 && paper_.number_at(result_.paper_of[copy - 1]) == from_) rank += 4;
  if (head_ && patterns_.is_head_of(*head_, thread.story)) rank += 4;
  return rank;
}

bool Aligner::completes(const Start& start) const {
  return !start.use && start.copy_end == copy_.threads[copy_.thread_at(start.copy_begin)].end;
}

bool Aligner::is_sure(const Start& start) const {
  const std::size_t length = start.end - std::max(start.at, at_);
  return length >= (paper_.line_begins(start.at) ? kSure : 2 * kSure) ||
         (start.use && start.end - start.at >= kSureWords);
}

// Whether the paper makes sense from a letter on: something certain begins there and leads beyond `beyond`, if need
// be after short pieces.
bool Aligner::goes_on(std::size_t at, int short_pieces, std::size_t beyond) const {
  if (at >= paper_.size()) return true;
  const std::optional<Start> start = furthest_start(at);
  if (!start || start->end <= beyond) return false;
  return start->end - at >= kSure || (start->use && start->end - at >= kSureWords) ||
         (short_pieces > 0 && is_plausible(*start) && goes_on(start->end, short_pieces - 1, start->end));
}

// A short start stands if its end is the end of a line, as it is for everything that is set as a block of its own.
bool Aligner::is_plausible(const Start& start) const {
  if (start.use && start.use->kind == WordKind::ornament) return true;
  if (!paper_.breaks_before(start.at) || !paper_.breaks_before(start.end)) return completes(start) && start.at == at_;
  return start.use.has_value() || completes(start) || paper_.line_begins(start.end);
}

} // namespace broadsheet::proof
