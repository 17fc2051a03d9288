#include "layout/verify/align.hpp"

#include "layout/verify/free_copy.hpp"
#include "layout/verify/grams.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <optional>

namespace broadsheet::proof {
namespace {

// How far a piece may have run into what follows it, because both begin alike ("（" of a paragraph and of a notice).
constexpr std::size_t kOverreach = 64;
constexpr std::size_t kSure = 6;          // letters that need no further support
constexpr std::size_t kNear = 48;         // letters lost and added together that are mended without a search
constexpr std::size_t kNearElsewhere = 8; // the same for stories other than the last
constexpr std::size_t kFarMatch = 12;     // letters that a far place must share
constexpr std::size_t kPlaces = 256;      // far places that are looked at

// A part of the paper and what it may be: copy [copy_begin, copy_end) or the engine's words.
struct Start {
  std::size_t at = 0, end = 0;
  std::size_t copy_begin = 0, copy_end = 0;
  std::optional<WordUse> use;
  int rank = 0; // among starts of equal reach
};

class Aligner {
 public:
  Aligner(const Paper& paper, const Copy& copy, WordPatterns& patterns)
      : paper_(paper), copy_(copy), patterns_(patterns), free_(copy), pending_(copy.threads.size(), 0) {
    result_.copy_of.assign(paper.size(), kNobody);
    result_.paper_of.assign(copy.size(), kNobody);
  }

  Alignment run() {
    while (at_ < paper_.size()) step();
    find_short_losses();
    return std::move(result_);
  }

 private:
  struct Reach {
    std::size_t paper_end, copy_end;
  };

  void step() {
    const std::optional<Start> best = best_start();
    if (best && (is_sure(*best) || (is_plausible(*best) && goes_on(best->end, 3)))) return accept(*best);
    if (const auto mended = mend(best ? best->end - at_ : 0)) return accept(*mended);
    if (best && is_plausible(*best)) return accept(*best);
    search();
  }

  // --- matching -----------------------------------------------------------------------------------------------------

  bool same(std::size_t paper, std::size_t copy) const {
    return paper_.text.letters[paper] == copy_.text.letters[copy];
  }

  // The engine hyphenates inside a word only, so the copy has no white there.
  bool is_engine_hyphen(std::size_t paper, std::size_t copy) const {
    return paper_.is_line_hyphen(paper) && copy_.text.gaps[copy] == 0 &&
           u_isalpha(static_cast<UChar32>(copy_.text.letters[copy])) != 0;
  }

  // Goes on while both sides are the same, up to the end of the free copy; calls visit(paper, copy or kEngineLetter).
  template <class Visit>
  Reach walk(std::size_t paper, std::size_t copy, std::size_t copy_end, const Visit& visit) const {
    const std::size_t begin = copy;
    while (paper < paper_.size() && copy < copy_end) {
      if (same(paper, copy)) {
        visit(paper++, static_cast<std::uint32_t>(copy++));
      } else if (copy > begin && is_engine_hyphen(paper, copy) && paper + 1 < paper_.size() && same(paper + 1, copy)) {
        visit(paper++, kEngineLetter);
      } else {
        break;
      }
    }
    return {paper, copy};
  }

  Reach reach(std::size_t paper, std::size_t copy) const {
    return walk(paper, copy, free_.end_of(copy), [](std::size_t, std::uint32_t) {});
  }

  // --- what may begin here ------------------------------------------------------------------------------------------

  static bool better(const Start& a, const Start& b) {
    if (a.end != b.end) return a.end > b.end;
    if (a.at != b.at) return a.at > b.at;
    if (a.rank != b.rank) return a.rank > b.rank;
    return a.copy_begin < b.copy_begin;
  }

  std::optional<Start> best_start() const {
    std::optional<Start> best;
    const std::size_t back = std::min(kOverreach, at_ - piece_begin_);
    for (std::size_t at = at_ - back; at <= at_; ++at) add_starts(at, best);
    return best;
  }

  // Only starts that lead on beyond where the paper has been read count.
  void add_starts(std::size_t at, std::optional<Start>& best) const {
    const auto consider = [&](const Start& start) {
      if (start.end > at_ && (!best || better(start, *best))) best = start;
    };
    if (const auto use = patterns_.find(at, [&](std::uint32_t story) { return is_broken(story); })) {
      consider({at, use->end, 0, 0, use, 4});
    }
    for (const std::size_t copy : free_.beginning_with(paper_.text.letters[at])) {
      const Reach far = reach(at, copy);
      consider({at, far.paper_end, copy, far.copy_end, std::nullopt, rank_of(copy, far.copy_end)});
    }
  }

  // Stories with the same words are told apart by their notices.
  int rank_of(std::size_t copy, std::size_t copy_end) const {
    const std::size_t index = copy_.thread_at(copy);
    const Thread& thread = copy_.threads[index];
    int rank = copy_end == thread.end ? 5 : 0;
    if (copy == thread.begin || result_.paper_of[copy - 1] == kNobody) return rank;
    const int page = paper_.number_at(at_);
    rank += copy == resume_ ? 2 : 1;
    if (pending_[index] == page) rank += 4;
    if (from_ != 0 && paper_.number_at(result_.paper_of[copy - 1]) == from_) rank += 4;
    return rank;
  }

  bool is_broken(std::uint32_t story) const {
    const auto found =
        std::lower_bound(copy_.threads.begin(), copy_.threads.end(), story,
                         [](const Thread& thread, std::uint32_t wanted) { return thread.story < wanted; });
    return found != copy_.threads.end() && found->story == story && !found->ruby &&
           result_.paper_of[found->begin] != kNobody && free_.end_of(found->end - 1) != 0;
  }

  bool completes(const Start& start) const {
    return !start.use && start.copy_end == copy_.threads[copy_.thread_at(start.copy_begin)].end;
  }

  bool is_sure(const Start& start) const {
    const std::size_t length = start.end - std::max(start.at, at_);
    return length >= (paper_.line_begins(start.at) ? kSure : 2 * kSure) || (start.use && start.end - start.at >= 3);
  }

  // Whether the paper makes sense from a letter on: something certain begins there, if need be after short pieces.
  bool goes_on(std::size_t at, int short_pieces) const {
    if (at >= paper_.size()) return true;
    std::optional<Start> start;
    add_starts(at, start);
    if (!start) return false;
    return start->end - at >= kSure || (start->use && start->end - at >= 3) ||
           (short_pieces > 0 && is_plausible(*start) && goes_on(start->end, short_pieces - 1));
  }

  // A short start stands if its end is the end of a line, as it is for everything that is set as a block of its own.
  bool is_plausible(const Start& start) const {
    if (start.use && start.use->kind == WordKind::ornament) return true;
    if (!paper_.breaks_before(start.at) || !paper_.breaks_before(start.end)) return completes(start) && start.at == at_;
    return start.use.has_value() || completes(start) || paper_.line_begins(start.end);
  }

  // --- going on after a fault ---------------------------------------------------------------------------------------

  // The smallest loss or addition (or both) after which a story goes on: its last place first, then every other's.
  std::optional<Start> mend(std::size_t beaten) const {
    std::optional<Start> best;
    std::size_t best_worth = beaten;
    const auto consider = [&](std::size_t copy, std::size_t most, std::size_t least_match) {
      const auto [start, distance] = mend_at(copy, most, least_match);
      if (!start) return;
      const std::size_t length = std::min<std::size_t>(start->end - start->at, 64) * 2;
      const std::size_t worth = length > distance ? (length - distance) / 2 : 0;
      if (worth <= best_worth) return;
      best = start;
      best_worth = worth;
    };
    if (resume_ != kNowhere) consider(resume_, kNear, 4);
    if (best) return best;
    for (const auto& [begin, end] : free_.ranges()) consider(begin, kNearElsewhere, 8);
    return best;
  }

  std::pair<std::optional<Start>, std::size_t> mend_at(std::size_t copy, std::size_t most, std::size_t least) const {
    const std::size_t copy_end = free_.end_of(copy);
    for (std::size_t distance = 1; distance <= most && copy_end != 0; ++distance) {
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

  // Leaves letters of the paper unmatched until something begins that can be told for certain.
  void search() {
    for (std::size_t at = at_; at < paper_.size(); ++at) {
      std::optional<Start> best = far_start(at);
      if (at > at_) add_certain(at, best);
      if (best) return accept(*best);
    }
    at_ = paper_.size();
  }

  void add_certain(std::size_t at, std::optional<Start>& best) const {
    std::optional<Start> start;
    add_starts(at, start);
    if (!start || (best && !better(*start, *best))) return;
    const std::size_t length = start->end - start->at;
    const bool bounded = paper_.line_begins(start->at) && paper_.line_begins(start->end);
    const bool short_but_whole = bounded && length >= 2 && (start->use || completes(*start));
    if (length >= kSure || (start->use && length >= 4) || short_but_whole) best = start;
  }

  // Unfound copy anywhere that goes on from here; the longest.
  std::optional<Start> far_start(std::size_t at) {
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
  void find_short_losses() {
    std::vector<std::size_t> extra;
    for (std::size_t at = 0; at < paper_.size(); ++at) {
      if (result_.copy_of[at] == kNobody) extra.push_back(at);
    }
    if (extra.empty()) return;
    const std::map<std::size_t, std::size_t> lost = free_.ranges();
    for (const auto& [begin, end] : lost) {
      std::size_t block = begin;
      for (std::size_t at = begin + 1; at <= end; ++at) {
        if (at < end && (copy_.text.gaps[at] & kBlock) == 0) continue;
        if (at - block >= 2 && at - block <= kFarMatch + 4) find_block(block, at, extra);
        block = at;
      }
    }
  }

  void find_block(std::size_t begin, std::size_t end, const std::vector<std::size_t>& extra) {
    for (const std::size_t at : extra) {
      if (!same(at, begin) || !paper_.line_begins(at) || result_.copy_of[at] != kNobody) continue;
      const Reach far = walk(at, begin, end, [](std::size_t, std::uint32_t) {});
      if (far.copy_end != end || !paper_.line_begins(far.paper_end)) continue;
      const auto first = result_.copy_of.begin() + static_cast<std::ptrdiff_t>(at);
      const auto last = result_.copy_of.begin() + static_cast<std::ptrdiff_t>(far.paper_end);
      if (!std::all_of(first, last, [](std::uint32_t owner) { return owner == kNobody; })) continue;
      return assign(at, begin, end);
    }
  }

  // --- taking
  // ---------------------------------------------------------------------------------------------------------

  void assign(std::size_t paper, std::size_t begin, std::size_t end) {
    walk(paper, begin, end, [&](std::size_t at, std::uint32_t copy) {
      result_.copy_of[at] = copy;
      if (copy != kEngineLetter) result_.paper_of[copy] = static_cast<std::uint32_t>(at);
    });
    free_.take(begin, end);
  }

  // Gives back the end of the last piece from letter `from` of the paper on.
  void give_back(std::size_t from) {
    std::size_t first = kNowhere;
    for (std::size_t at = from; at < at_; ++at) {
      const std::uint32_t copy = result_.copy_of[at];
      result_.copy_of[at] = kNobody;
      if (copy == kEngineLetter) continue;
      if (first == kNowhere) first = copy;
      result_.paper_of[copy] = kNobody;
    }
    if (first == kNowhere) return;
    free_.give_back(first, resume_);
    resume_ = first;
  }

  void accept(const Start& start) {
    if (start.at < at_) give_back(start.at);
    if (start.use) return accept_words(*start.use);
    assign(start.at, start.copy_begin, start.copy_end);
    piece_begin_ = start.at;
    at_ = start.end;
    resume_ = start.copy_end;
    last_thread_ = copy_.thread_at(start.copy_begin);
    from_ = 0;
    take_hyphen();
  }

  // The hyphen of a word that goes on elsewhere.
  void take_hyphen() {
    if (at_ >= paper_.size() || free_.end_of(resume_) == 0 || !is_engine_hyphen(at_, resume_)) return;
    result_.copy_of[at_++] = kEngineLetter;
  }

  void accept_words(const WordUse& use) {
    for (std::size_t at = use.begin; at < use.end; ++at) result_.copy_of[at] = kEngineLetter;
    patterns_.mark_used(use);
    result_.uses.push_back(use);
    at_ = piece_begin_ = use.end;
    if (use.kind == WordKind::jump_to && last_thread_ != kNowhere) pending_[last_thread_] = use.page;
    if (use.kind == WordKind::jump_from) from_ = use.page;
  }

  const Paper& paper_;
  const Copy& copy_;
  WordPatterns& patterns_;
  FreeCopy free_;
  std::optional<GramIndex> grams_;
  Alignment result_;
  std::vector<int> pending_;           // by thread: the page its last jump notice names
  std::size_t at_ = 0;                 // the paper has been read up to here
  std::size_t piece_begin_ = 0;        // where the piece that ends here begins
  std::size_t resume_ = kNowhere;      // the copy after the last piece
  std::size_t last_thread_ = kNowhere; // that piece's thread
  int from_ = 0;                       // the page that the last jump_from notice names, until copy follows
};

} // namespace

Alignment align(const Paper& paper, const Copy& copy, WordPatterns& patterns) {
  return Aligner(paper, copy, patterns).run();
}

} // namespace broadsheet::proof
