#include "templates/language/frame_order.hpp"

#include <set>

#include <fmt/format.h>

namespace broadsheet {
namespace {

class OrderChecker {
 public:
  OrderChecker(const PageTemplate& page, const std::vector<FrameOrderSpans>& spans, Faults& faults)
      : page_(page), spans_(spans), faults_(faults) {}
  void check_below();
  void check_continued();

 private:
  [[nodiscard]] std::set<std::string> frames_above(const Frame& start) const;
  void check_frame_names(std::size_t index);

  const PageTemplate& page_;
  const std::vector<FrameOrderSpans>& spans_;
  Faults& faults_;
};

std::set<std::string> OrderChecker::frames_above(const Frame& start) const {
  std::set<std::string> reached;
  std::vector<std::string> open = start.below;
  while (!open.empty()) {
    const std::string name = std::move(open.back());
    open.pop_back();
    const Frame* frame = find_frame(page_, name);
    if (frame == nullptr || !reached.insert(name).second) continue;
    open.insert(open.end(), frame->below.begin(), frame->below.end());
  }
  return reached;
}

void OrderChecker::check_frame_names(std::size_t index) {
  Names known;
  for (const Frame& frame : page_.frames) known.push_back(frame.name);
  const Frame& frame = page_.frames[index];
  for (const std::string& name : frame.below)
    if (!is_known(name, known)) report_unknown_name(spans_[index].below, "frame of this page", name, known, faults_);
  if (!frame.continued_in.empty() && !is_known(frame.continued_in, known))
    report_unknown_name(spans_[index].continued_in, "frame of this page", frame.continued_in, known, faults_);
}

// Names in `below`, and that no frame waits for itself. One fault a circle.
void OrderChecker::check_below() {
  std::set<std::string> told;
  for (std::size_t i = 0; i < page_.frames.size(); ++i) {
    const Frame& start = page_.frames[i];
    check_frame_names(i);
    const std::set<std::string> reached = frames_above(start);
    if (!reached.contains(start.name) || told.contains(start.name)) continue;
    faults_.error(spans_[i].below, "circle", fmt::format("the frame \"{}\" begins below itself", start.name),
                  "frames that begin before it");
    told.insert(reached.begin(), reached.end());
  }
}

// A chain of frames ends, and no two chains meet.
void OrderChecker::check_continued() {
  std::set<std::string> targets, told;
  for (std::size_t i = 0; i < page_.frames.size(); ++i) {
    const Frame& start = page_.frames[i];
    if (start.continued_in.empty()) continue;
    if (!targets.insert(start.continued_in).second)
      faults_.error(spans_[i].continued_in, "duplicate",
                    fmt::format("two frames are continued in \"{}\"", start.continued_in), "one of them");
    std::set<std::string> chain;
    const Frame* frame = find_frame(page_, start.continued_in);
    if (frame != nullptr && (!holds_body(start.role) || !holds_body(frame->role)))
      faults_.error(spans_[i].continued_in, "wrong-kind",
                    fmt::format("body does not flow from frame \"{}\" to frame \"{}\"", start.name, frame->name),
                    "two frames for body: not of role picture, advertisement or quote");
    while (frame != nullptr && chain.insert(frame->name).second) frame = find_frame(page_, frame->continued_in);
    if (!chain.contains(start.name) || told.contains(start.name)) continue;
    faults_.error(spans_[i].continued_in, "circle", fmt::format("the frame \"{}\" is continued in itself", start.name),
                  "a chain that ends");
    told.insert(chain.begin(), chain.end());
  }
}

} // namespace

void check_frame_order(const PageTemplate& page, const std::vector<FrameOrderSpans>& spans, Faults& faults) {
  OrderChecker checker(page, spans, faults);
  checker.check_below();
  checker.check_continued();
}

} // namespace broadsheet
