#include "layout/verify/judge.hpp"

#include <algorithm>
#include <map>

namespace broadsheet::proof {
namespace {

constexpr std::size_t kTextLimit = 60;
constexpr std::size_t kContextLimit = 20;

using Kind = VerifyDifference::Kind;

std::string before(const Letters& text, std::size_t floor, std::size_t at) {
  const std::size_t begin = at - std::min(at - floor, kContextLimit);
  return show(text, begin, at, kContextLimit);
}

// The page of the nearest printed letter of the thread before `at`; 0 when nothing before it is printed.
int page_before(const Case& proof, const Thread& thread, std::size_t at) {
  while (at > thread.begin) {
    const std::uint32_t paper = proof.alignment.paper_of[--at];
    if (paper != kNobody) return proof.paper.number_at(paper);
  }
  return 0;
}

VerifyDifference about_copy(const Case& proof, Kind kind, const Thread& thread, std::size_t begin, std::size_t end) {
  const Letters& text = proof.copy.text;
  return {kind, proof.stories[thread.story].id, page_before(proof, thread, begin), show(text, begin, end, kTextLimit),
          before(text, thread.begin, begin)};
}

// The pieces to leave out so that the others follow one another in the paper, with as few letters as can be: all but
// the heaviest increasing subsequence. `pieces` are in the order of the copy.
std::vector<const Piece*> out_of_order(const std::vector<const Piece*>& pieces) {
  struct Chain {
    std::size_t weight = 0;
    std::size_t last = kNowhere; // index in pieces
  };
  std::map<std::size_t, Chain> best; // by place in the paper; weights rise with the place
  std::vector<std::size_t> previous(pieces.size(), kNowhere);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const auto next = best.lower_bound(pieces[i]->paper_begin);
    Chain chain{pieces[i]->copy_end - pieces[i]->copy_begin, i};
    if (next != best.begin()) {
      chain.weight += std::prev(next)->second.weight;
      previous[i] = std::prev(next)->second.last;
    }
    auto after = best.insert_or_assign(pieces[i]->paper_begin, chain).first;
    for (++after; after != best.end() && after->second.weight <= chain.weight;) after = best.erase(after);
  }
  std::vector<bool> kept(pieces.size(), false);
  for (std::size_t i = best.empty() ? kNowhere : best.rbegin()->second.last; i != kNowhere; i = previous[i])
    kept[i] = true;
  std::vector<const Piece*> out;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (!kept[i]) out.push_back(pieces[i]);
  }
  return out;
}

} // namespace

std::vector<Piece> pieces_of(const Case& proof) {
  std::vector<Piece> pieces;
  std::size_t use = 0;
  for (std::size_t at = 0; at < proof.paper.size();) {
    const std::uint32_t copy = proof.alignment.copy_of[at];
    const std::size_t page = proof.paper.page_at(at);
    while (use < proof.alignment.uses.size() && proof.alignment.uses[use].end <= at) ++use;
    const bool in_use = use < proof.alignment.uses.size() && proof.alignment.uses[use].begin <= at;
    Piece* last = pieces.empty() ? nullptr : &pieces.back();
    if (in_use) {
      pieces.push_back({at, proof.alignment.uses[use].end, kNowhere, 0, 0, page, use});
      at = proof.alignment.uses[use].end;
      continue;
    }
    const bool is_copy = copy < kEngineLetter;
    const bool goes_on = last != nullptr && last->page == page && last->use == kNowhere;
    if (goes_on && is_copy && last->thread != kNowhere && last->copy_end == copy &&
        copy < proof.copy.threads[last->thread].end) {
      last->copy_end = copy + 1;
      last->paper_end = at + 1;
    } else if (goes_on && (copy == kEngineLetter || (!is_copy && last->thread == kNowhere))) {
      last->paper_end = at + 1;
    } else {
      const std::size_t thread = is_copy ? proof.copy.thread_at(copy) : kNowhere;
      pieces.push_back({at, at + 1, thread, is_copy ? copy : 0, is_copy ? copy + 1 : 0, page, kNowhere});
    }
    ++at;
  }
  return pieces;
}

// The end of the spare copy that begins at a letter and is nowhere in the PDF; the letter itself where there is none.
std::size_t left_out_from(const Case& proof, std::size_t at, VerifyReport& report) {
  const auto spare = std::lower_bound(proof.copy.spares.begin(), proof.copy.spares.end(), at,
                                      [](const Spare& s, std::size_t letter) { return s.begin < letter; });
  if (spare == proof.copy.spares.end() || spare->begin != at) return at;
  const auto paper = proof.alignment.paper_of.begin();
  const bool absent =
      std::all_of(paper + static_cast<std::ptrdiff_t>(spare->begin), paper + static_cast<std::ptrdiff_t>(spare->end),
                  [](auto letter) { return letter == kNobody; });
  if (!absent) return at;
  ++report.spares_left_out;
  return spare->end;
}

void judge_missing(const Case& proof, VerifyReport& report) {
  for (const Thread& thread : proof.copy.threads) {
    std::size_t lost = thread.begin; // where the copy that is missing begins
    const auto complain = [&](std::size_t end) {
      if (end > lost) report.differences.push_back(about_copy(proof, Kind::missing, thread, lost, end));
    };
    for (std::size_t at = thread.begin; at < thread.end;) {
      const std::size_t after = left_out_from(proof, at, report);
      if (after == at && proof.alignment.paper_of[at] == kNobody) {
        ++at;
        continue;
      }
      complain(at);
      at = lost = std::max(after, at + 1);
    }
    complain(thread.end);
  }
}

void judge_furniture(const Case& proof, VerifyReport& report) {
  for (const WordUse& use : proof.patterns.unused_furniture()) {
    const std::uint32_t first = proof.alignment.copy_of[use.begin];
    const std::uint32_t last = proof.alignment.copy_of[use.end - 1];
    if (first >= kEngineLetter || last >= kEngineLetter || last < first) continue;
    const Thread& thread = proof.copy.threads[proof.copy.thread_at(first)];
    report.differences.push_back(about_copy(proof, Kind::missing, thread, first, std::size_t{last} + 1));
  }
}

void judge_extra(const Case& proof, VerifyReport& report) {
  const Letters& text = proof.paper.text;
  for (std::size_t page = 0; page < proof.paper.page_begins.size(); ++page) {
    const std::size_t floor = proof.paper.page_begins[page];
    const std::size_t end = page + 1 < proof.paper.page_begins.size() ? proof.paper.page_begins[page + 1] : text.size();
    for (std::size_t at = floor; at < end;) {
      const std::size_t begin = at;
      while (at < end && proof.alignment.copy_of[at] == kNobody) ++at;
      if (at == begin) {
        ++at;
        continue;
      }
      const std::uint32_t copy = begin > floor ? proof.alignment.copy_of[begin - 1] : kNobody;
      const std::string story =
          copy < kEngineLetter ? proof.stories[proof.copy.threads[proof.copy.thread_at(copy)].story].id : std::string();
      report.differences.push_back({Kind::extra, story, proof.paper.page_numbers[page],
                                    show(text, begin, at, kTextLimit), before(text, floor, begin)});
    }
  }
}

void judge_order(const Case& proof, const std::vector<Piece>& pieces, VerifyReport& report) {
  std::vector<std::vector<const Piece*>> by_thread(proof.copy.threads.size());
  for (const Piece& piece : pieces) {
    if (piece.thread != kNowhere && !proof.copy.threads[piece.thread].ruby) by_thread[piece.thread].push_back(&piece);
  }
  for (std::vector<const Piece*>& own : by_thread) {
    std::sort(own.begin(), own.end(), [](const Piece* a, const Piece* b) { return a->copy_begin < b->copy_begin; });
    for (const Piece* piece : out_of_order(own)) {
      const Thread& thread = proof.copy.threads[piece->thread];
      VerifyDifference difference = about_copy(proof, Kind::order, thread, piece->copy_begin, piece->copy_end);
      difference.page = proof.paper.page_numbers[piece->page];
      report.differences.push_back(std::move(difference));
    }
  }
}

void judge_white(const Case& proof, VerifyReport& report) {
  const Letters& text = proof.copy.text;
  for (const Thread& thread : proof.copy.threads) {
    for (std::size_t at = thread.begin + 1; at < thread.end; ++at) {
      if ((text.gaps[at] & kSpace) == 0 || (text.gaps[at] & kBlock) != 0) continue;
      // Between Han and western letters the white is the composition's own, and may be squeezed until it is no space.
      if (is_han(text.letters[at - 1]) != is_han(text.letters[at])) continue;
      const std::uint32_t paper = proof.alignment.paper_of[at];
      if (paper == kNobody || proof.alignment.paper_of[at - 1] != paper - 1) continue;
      if (proof.paper.text.gaps[paper] != 0) continue;
      VerifyDifference difference = about_copy(proof, Kind::white, thread, at - 1, at + 1);
      report.differences.push_back(std::move(difference));
    }
  }
}

} // namespace broadsheet::proof
