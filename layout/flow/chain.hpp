// Stories through their chain of frames, frame by frame. Rules: P5, P6, L8 (legs), T1-T10 (jumps).
#pragma once

#include "layout/flow/block.hpp"
#include "layout/flow/legs.hpp"
#include "layout/flow/levers.hpp"
#include "layout/flow/region.hpp"
#include "layout/flow/runaround.hpp"
#include "layout/flow/table.hpp"

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace broadsheet {

// The frame that the story would go on in, as far as it is known before it is filled.
struct NextFrame {
  int page_number = 0;
  Length measure;
};

// One frame to be filled.
struct FrameTask {
  FrameOnPage place;
  int page_number = 0;
  FrameRegion region;
  const StoryDesign* design = nullptr;
  std::optional<NextFrame> next; // nothing: the chain ends here, what is left is overset
  std::optional<int> came_from;  // page number the story jumped from to come here
  StoryLevers levers{};
  std::vector<Obstacle> obstacles{}; // frames that stand on this one
};

struct FillResult {
  FrameFragment fragment;
  std::optional<JumpTaken> jump; // the story goes on on another page
};

// Flows the stories of one placement. The state between two frames is a value: the paragraphs that are left.
// Not thread-safe; different chains are independent.
class ChainFlow {
 public:
  ChainFlow(const FlowContext& context, std::vector<std::uint32_t> stories, bool stream);

  // Nothing is left to set.
  [[nodiscard]] bool done() const;
  // Fills the next frame of the chain.
  FillResult fill(const FrameTask& task);
  // What is left after the last frame, story by story; empty when everything was set.
  [[nodiscard]] std::vector<Overset> overset(const FrameTask& last) const;
  // Headlines that were set smaller or do not fit, since the last call.
  std::vector<HeadFit> take_head_fits() { return std::exchange(head_fits_, {}); }

 private:
  // A paragraph that is not fully set yet: from `next_line` of `broken` on, when that is broken for `measure`.
  struct Pending {
    PreparedParagraph paragraph;
    std::shared_ptr<const BrokenParagraph> broken;
    std::uint32_t next_line = 0;
    Length measure;
    bool done = false;
  };
  // A story that is not fully set yet.
  struct PendingStory {
    std::uint32_t story = 0;
    bool prepared = false;
    bool head_set = false;
    bool begun = false; // some of it stands on a page
    bool body_begun = false;
    std::vector<PreparedParagraph> head;
    std::vector<PreparedQr> qr_codes;
    std::deque<Pending> body;
  };
  // One item of a leg with what it is.
  struct FlowItem {
    LegItem leg;
    std::size_t story = 0;                         // index in stories_
    std::size_t paragraph = 0;                     // index in its body
    std::shared_ptr<const BrokenParagraph> broken; // a body line
    std::uint32_t line = 0;
    std::shared_ptr<const SetBlock> block;         // or a block that stays whole
    std::shared_ptr<const SetBlock> block_at_head; // the same without white above it
    std::shared_ptr<const SetTable> table;         // or a row of a table
    std::size_t row = 0;
    bool is_head = false;
    bool is_notice = false;
  };
  void prepare(PendingStory& story, const StoryDesign& design) const;
  void break_pending(Pending& pending, Length measure) const;
  // Whether the story's first paragraph has a drop cap in this frame, where it begins with `rows` under its head.
  void settle_drop_cap(const FrameTask& task, std::size_t story, int rows);
  static void place_drop_cap(FrameFragment& fragment, const PreparedParagraph& paragraph, const PlacedLine& beside);
  void append_lines(std::vector<FlowItem>& items, const FrameTask& task, std::size_t story, std::size_t paragraph,
                    const PreparedParagraph& prepared, std::shared_ptr<const BrokenParagraph> broken,
                    std::uint32_t first_line) const;
  void append_paragraph(std::vector<FlowItem>& items, const FrameTask& task, std::size_t story, std::size_t paragraph);
  // Tables (table_items.cpp). A row at the head of a leg, or under a notice there, begins a part of its table.
  [[nodiscard]] std::shared_ptr<const SetTable> table_in(const std::shared_ptr<const PreparedTable>& table,
                                                         Length measure) const;
  void append_row(std::vector<FlowItem>& items, const FrameTask& task, std::size_t story, std::size_t paragraph) const;
  static void begin_part_under(FlowItem& row, const FrameTask& task);
  static bool goes_on_in_table(std::span<const FlowItem> items, std::size_t item);
  static Length put_row(FrameFragment& fragment, const FlowItem& item, bool heads_part, bool ends, Point at);
  // Items of stories [first, last] until there are `rows_wanted` rows; `complete`: nothing was left out.
  std::vector<FlowItem> gather(const FrameTask& task, std::size_t first, std::size_t last, int rows_wanted,
                               bool& complete);
  [[nodiscard]] FlowItem block_item(const FrameTask& task, std::span<const PreparedParagraph> paragraphs,
                                    std::size_t story, std::size_t paragraph,
                                    std::span<const PreparedQr> codes = {}) const;

  // These return the first grid line under what they put; nothing when it does not go in above `last_line`.
  std::optional<int> put_spanning_head(FrameFragment& fragment, const FrameTask& task, int line,
                                       std::span<const PreparedParagraph> head, std::span<const PreparedQr> codes,
                                       std::uint32_t story);
  bool begin_story(FillResult& result, const FrameTask& task, std::size_t story, int& line, bool first_in_frame);
  // `side_heads`: heads of vertical styles are set beside the story, not over it.
  bool fill_story(FillResult& result, const FrameTask& task, std::size_t story, int& line, bool first_in_frame,
                  bool side_heads = true);
  int fill_stream(FillResult& result, const FrameTask& task);
  void put_legs(FrameFragment& fragment, const FrameTask& task, std::span<const FlowItem> items, const LegPlan& plan,
                int first_line);
  void put_item(FrameFragment& fragment, const FrameTask& task, const FlowItem& item, bool at_head, Length x, int line);
  void consume(std::span<const FlowItem> items);
  void drop_finished();
  void finish_fragment(FillResult& result, const FrameTask& task, int next_line);

  // Directions: what is left of the stories goes on in the direction of the frame that it comes to.
  void set_direction(bool vertical);
  void set_direction(PendingStory& story) const;

  // Side heads (side_head.cpp)
  [[nodiscard]] std::vector<PreparedParagraph> side_head_of(std::size_t story) const;
  bool fill_beside_head(FillResult& result, const FrameTask& task, std::size_t story, int& line, bool first_in_frame);

  // Legs with obstacles in them (pour.hpp)
  class Pourer;
  bool pour_story(FillResult& result, const FrameTask& task, std::size_t story, int& line, bool first_in_frame);
  int pour_stream(FillResult& result, const FrameTask& task);
  void cut_begun(std::size_t story);
  static bool is_obstructed(const FrameTask& task, int line); // from a grid line on

  // Jumps (jump.cpp)
  struct Turn {
    std::vector<FlowItem> items; // with the notice last, unless it is run in
    LegPlan plan;
    std::size_t paragraph = 0; // the turn is in this paragraph of the story ...
    std::optional<PreparedParagraph>
        rest; // ... and this is what goes on of it; nothing: it turns at the paragraph's end
    bool run_in = false;
  };
  bool jump(FillResult& result, const FrameTask& task, std::size_t story, int& line, std::vector<FlowItem> items);
  std::optional<Turn> turn_at_sentence(const FrameTask& task, std::size_t story, int rows,
                                       std::span<const FlowItem> items, bool inside_paragraphs);
  std::optional<Turn> try_turn(const FrameTask& task, std::size_t story, int rows, std::span<const FlowItem> items,
                               std::size_t paragraph, std::optional<std::uint32_t> at);
  std::optional<Turn> turn_at_line(const FrameTask& task, std::size_t story, int rows, std::span<const FlowItem> items,
                                   bool keep_minimum);
  void rebreak_at_line(const FrameTask& task, std::size_t story, Turn& turn) const;
  void take_turn(FillResult& result, const FrameTask& task, std::size_t story, int line, const Turn& turn);
  void add_notice_row(const FrameTask& task, std::size_t story, std::vector<FlowItem>& items) const;
  [[nodiscard]] bool runs_in(const FrameTask& task, std::size_t story, const PreparedParagraph& paragraph,
                             const Line& line) const;
  [[nodiscard]] int body_lines(std::size_t story, std::span<const FlowItem> items) const;
  [[nodiscard]] bool enough_after(const FrameTask& task, std::size_t story, std::size_t paragraph,
                                  const std::optional<PreparedParagraph>& rest) const;
  [[nodiscard]] const JumpNotices& notices(std::size_t story) const;
  [[nodiscard]] PreparedParagraph notice(const FrameTask& task, std::size_t story, bool to) const;

  const FlowContext& context_;
  bool stream_;
  bool vertical_ = false; // of the frame in work
  std::deque<PendingStory> stories_;
  // Tables as set in the measure they were last asked for.
  mutable std::map<std::shared_ptr<const PreparedTable>, std::pair<Length, std::shared_ptr<const SetTable>>> tables_;
  std::vector<HeadFit> head_fits_;
};

// Texts of the notices with their {page}, {slug} and {headline} filled in.
std::string fill_notice(const std::string& text, const JumpNotices& notices, int page, const Story& story);
// 2 -> "2" or 二; Han numerals up to 99.
std::string page_numeral(int page, Numerals numerals);

} // namespace broadsheet
