// The jump notices: each break of a story from page to page has its two notices, and no notice stands elsewhere.
#include "layout/verify/judge.hpp"

#include <algorithm>

namespace broadsheet::proof {
namespace {

struct Jump {
  std::size_t last, first; // indexes of the pieces before and after the break
};

class JumpJudge {
 public:
  JumpJudge(const Case& proof, const std::vector<Piece>& pieces, VerifyReport& report)
      : proof_(proof), pieces_(pieces), report_(report), claimed_(proof.alignment.uses.size(), false) {}

  void run() {
    for (const Jump& jump : jumps()) judge(jump);
    for (std::size_t use = 0; use < claimed_.size(); ++use) {
      const WordUse& words = proof_.alignment.uses[use];
      if (claimed_[use] || (words.kind != WordKind::jump_to && words.kind != WordKind::jump_from)) continue;
      complain("", words.begin, notice(words) + ": no story breaks here");
    }
    for (std::size_t i = 0; i < pieces_.size(); ++i) judge_head(i);
  }

 private:
  // Every break of every story, in the order of the paper.
  std::vector<Jump> jumps() const {
    std::vector<Jump> found;
    std::vector<std::size_t> last(proof_.copy.threads.size(), kNowhere);
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      const std::size_t thread = pieces_[i].thread;
      if (thread == kNowhere || proof_.copy.threads[thread].ruby) continue;
      if (last[thread] != kNowhere && pieces_[last[thread]].page != pieces_[i].page) found.push_back({last[thread], i});
      last[thread] = i;
    }
    return found;
  }

  void judge(const Jump& jump) {
    const int from = proof_.paper.page_numbers[pieces_[jump.last].page];
    const int to = proof_.paper.page_numbers[pieces_[jump.first].page];
    if (is_stream(jump.last)) return;
    const bool to_good = judge_notice(WordKind::jump_to, jump.last, to);
    const bool from_good = judge_notice(WordKind::jump_from, jump.first, from);
    if (to_good && from_good) ++report_.jumps_followed;
  }

  [[nodiscard]] bool is_stream(std::size_t piece) const {
    const std::uint32_t story = proof_.copy.threads[pieces_[piece].thread].story;
    return std::find(proof_.streams.begin(), proof_.streams.end(), story) != proof_.streams.end();
  }

  // The notice beside a piece must name `page`.
  bool judge_notice(WordKind kind, std::size_t piece, int page) {
    if (!proof_.patterns.has(kind)) return true;
    const bool forward = kind == WordKind::jump_to;
    const Thread& thread = proof_.copy.threads[pieces_[piece].thread];
    const std::string& story = proof_.stories[thread.story].id;
    const std::size_t place = forward ? pieces_[piece].paper_end - 1 : pieces_[piece].paper_begin;
    const std::size_t use = notice_beside(piece, kind);
    if (use == kNowhere) {
      complain(story, place, "no notice " + std::string(forward ? "to" : "from") + " page " + std::to_string(page));
      return false;
    }
    claimed_[use] = true;
    const WordUse& words = proof_.alignment.uses[use];
    if (words.page == page) return true;
    complain(story, words.begin, notice(words) + ": should name page " + std::to_string(page));
    return false;
  }

  // The nearest notice after (jump_to) or before a piece on its page, with nothing but engine's words between; text
  // that is nobody's is passed over, it has its own difference.
  std::size_t notice_beside(std::size_t piece, WordKind kind) const {
    const std::size_t step = kind == WordKind::jump_to ? 1 : static_cast<std::size_t>(-1);
    for (std::size_t i = piece + step; i < pieces_.size(); i += step) {
      if (pieces_[i].page != pieces_[piece].page || pieces_[i].thread != kNowhere) return kNowhere;
      const std::size_t use = pieces_[i].use;
      if (use != kNowhere && proof_.alignment.uses[use].kind == kind && !claimed_[use]) return use;
    }
    return kNowhere;
  }

  // A repeat head stands over the continuation of its story, with nothing but engine's words between.
  void judge_head(std::size_t head) {
    if (pieces_[head].use == kNowhere) return;
    const WordUse& use = proof_.alignment.uses[pieces_[head].use];
    if (use.kind != WordKind::repeat_head) return;
    std::size_t next = head + 1;
    while (next < pieces_.size() && pieces_[next].use != kNowhere) ++next;
    if (next < pieces_.size() && pieces_[next].page == pieces_[head].page && pieces_[next].thread != kNowhere) {
      const Thread& thread = proof_.copy.threads[pieces_[next].thread];
      const bool is_continuation = pieces_[next].copy_begin > thread.begin && last_headed_ != next;
      if (is_continuation && proof_.patterns.is_head_of(use, thread.story)) {
        last_headed_ = next;
        return;
      }
    }
    complain("", use.begin, notice(use) + ": no continuation of its story under it");
    report_.differences.back().kind = VerifyDifference::Kind::extra;
  }

  std::string notice(const WordUse& use) const { return show(proof_.paper.text, use.begin, use.end, 40); }

  void complain(const std::string& story, std::size_t place, std::string text) {
    const std::size_t floor = proof_.paper.page_begins[proof_.paper.page_at(place)];
    const std::size_t begin = std::max(floor, place - std::min<std::size_t>(place, 20));
    report_.differences.push_back({VerifyDifference::Kind::jump, story, proof_.paper.number_at(place), std::move(text),
                                   show(proof_.paper.text, begin, place, 20)});
  }

  const Case& proof_;
  const std::vector<Piece>& pieces_;
  VerifyReport& report_;
  std::vector<bool> claimed_;          // by use
  std::size_t last_headed_ = kNowhere; // the last piece that has its repeat head
};

} // namespace

void judge_jumps(const Case& proof, const std::vector<Piece>& pieces, VerifyReport& report) {
  JumpJudge(proof, pieces, report).run();
}

} // namespace broadsheet::proof
