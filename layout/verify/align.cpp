#include "layout/verify/aligner.hpp"

#include <unicode/uchar.h>

#include <algorithm>

namespace broadsheet::proof {

Aligner::Aligner(const Paper& paper, const Copy& copy, WordPatterns& patterns)
    : paper_(paper), copy_(copy), patterns_(patterns), free_(copy), pending_(copy.threads.size(), 0) {
  result_.copy_of.assign(paper.size(), kNobody);
  result_.paper_of.assign(copy.size(), kNobody);
}

Alignment Aligner::run() {
  while (at_ < paper_.size()) step();
  find_short_losses();
  return std::move(result_);
}

void Aligner::step() {
  const std::optional<Start> best = best_start();
  if (best && (is_sure(*best) || (is_plausible(*best) && goes_on(best->end, 3, best->end)))) return accept(*best);
  const bool plausible = best && is_plausible(*best);
  const std::optional<Start> mended = mend(best ? best->end - at_ : 0);
  // What was mended may still be mended after a short piece before it.
  if (mended && !(plausible && best->end <= mended->at)) return accept(*mended);
  if (plausible) return accept(*best);
  search();
}

// The engine hyphenates inside a word only, so the copy has no white there. In some languages it says a hyphen of the
// copy again at the start of the next line.
bool Aligner::is_engine_hyphen(std::size_t paper, std::size_t copy) const {
  const bool inside = copy_.text.gaps[copy] == 0 && u_isalpha(static_cast<UChar32>(copy_.text.letters[copy])) != 0;
  if (!inside) return false;
  return paper_.is_line_hyphen(paper) ||
         (paper_.is_repeated_hyphen(paper) && copy > 0 && copy_.text.letters[copy - 1] == U'-');
}

Aligner::Reach Aligner::reach(std::size_t paper, std::size_t copy) const {
  return walk(paper, copy, free_.end_of(copy), [](std::size_t, std::uint32_t) {});
}

void Aligner::assign(std::size_t paper, std::size_t begin, std::size_t end) {
  walk(paper, begin, end, [&](std::size_t at, std::uint32_t copy) {
    result_.copy_of[at] = copy;
    if (copy != kEngineLetter) result_.paper_of[copy] = static_cast<std::uint32_t>(at);
  });
  free_.take(begin, end);
}

// Gives back the end of the last piece from letter `from` of the paper on.
void Aligner::give_back(std::size_t from) {
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

void Aligner::accept(const Start& start) {
  if (start.at < at_) give_back(start.at);
  if (start.use) return accept_words(*start.use);
  set_right(start.copy_begin);
  assign(start.at, start.copy_begin, start.copy_end);
  piece_begin_ = start.at;
  at_ = start.end;
  resume_ = start.copy_end;
  last_thread_ = copy_.thread_at(start.copy_begin);
  from_ = 0;
  head_.reset();
  take_hyphen();
}

// Stories that begin with the same words cannot be told apart until they differ. When a story goes on at `copy` but
// the notices say that it is the continuation of another such beginning, the two beginnings change hands.
void Aligner::set_right(std::size_t copy) {
  const std::size_t own = copy_.thread_at(copy);
  const std::size_t length = copy - copy_.threads[own].begin;
  if (length == 0 || result_.paper_of[copy - 1] == kNobody || copy == resume_ || fits_notices(own, copy)) return;
  if (from_ == 0) {
    if (last_thread_ != kNowhere && resume_ == copy_.threads[last_thread_].begin + length)
      exchange(own, last_thread_, length);
    return;
  }
  for (const auto& [begin, end] : free_.ranges()) {
    const std::size_t other = copy_.thread_at(begin);
    if (other == own || begin != copy_.threads[other].begin + length || !fits_notices(other, begin)) continue;
    if (exchange(own, other, length)) return;
  }
}

// Whether the copy before `copy` is on the page that the last notice names, and sent here.
bool Aligner::fits_notices(std::size_t thread, std::size_t copy) const {
  const std::uint32_t before = result_.paper_of[copy - 1];
  return before != kNobody && from_ != 0 && paper_.number_at(before) == from_ &&
         pending_[thread] == paper_.number_at(std::min(at_, paper_.size() - 1));
}

bool Aligner::exchange(std::size_t one, std::size_t other, std::size_t length) {
  const std::size_t a = copy_.threads[one].begin;
  const std::size_t b = copy_.threads[other].begin;
  const std::u32string_view letters = copy_.text.letters;
  if (one == other || letters.substr(a, length) != letters.substr(b, length)) return false;
  for (std::size_t i = 0; i < length; ++i) {
    if (result_.paper_of[a + i] == kNobody || result_.paper_of[b + i] == kNobody) return false;
  }
  for (std::size_t i = 0; i < length; ++i) {
    std::swap(result_.paper_of[a + i], result_.paper_of[b + i]);
    for (const std::size_t copy : {a + i, b + i}) {
      result_.copy_of[result_.paper_of[copy]] = static_cast<std::uint32_t>(copy);
    }
  }
  std::swap(pending_[one], pending_[other]);
  return true;
}

// The hyphen of a word that goes on elsewhere.
void Aligner::take_hyphen() {
  if (at_ >= paper_.size() || free_.end_of(resume_) == 0 || !is_engine_hyphen(at_, resume_)) return;
  result_.copy_of[at_++] = kEngineLetter;
}

void Aligner::accept_words(const WordUse& use) {
  for (std::size_t at = use.begin; at < use.end; ++at) result_.copy_of[at] = kEngineLetter;
  patterns_.mark_used(use);
  result_.uses.push_back(use);
  at_ = piece_begin_ = use.end;
  if (use.kind == WordKind::jump_to && last_thread_ != kNowhere) pending_[last_thread_] = use.page;
  if (use.kind == WordKind::jump_from) from_ = use.page;
  if (use.kind == WordKind::repeat_head) head_ = use;
}

Alignment align(const Paper& paper, const Copy& copy, WordPatterns& patterns) {
  return Aligner(paper, copy, patterns).run();
}

} // namespace broadsheet::proof
