// Stories through their chain of frames, frame by frame. Rules: P5, P6, L8 (legs), T1-T10 (jumps).
#pragma once

#include "layout/flow/block.hpp"
#include "layout/flow/legs.hpp"
#include "layout/flow/levers.hpp"
#include "layout/flow/notices.hpp"
#include "layout/flow/region.hpp"
#include "layout/flow/runaround.hpp"
#include "layout/flow/table.hpp"
#include "layout/flow/trim.hpp"
#include "layout/flow/turn_cost.hpp"

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
  int rows = 0;             // body lines that its legs hold at most; 0: not known
  std::string page_label{}; // what notices call the page; empty: by its number
};

// One frame to be filled.
struct FrameTask {
  FrameOnPage place;
  int page_number = 0;
  FrameRegion region;
  const StoryDesign* design = nullptr;
  std::optional<NextFrame> next; // nothing: the chain ends here, what is left is overset
  std::optional<int> came_from;  // page number the story jumped from to come here
  std::string page_label{};      // what notices call this page; empty: by its number
  std::string came_from_label{}; // what notices call that page; empty: by its number
  StoryLevers levers{};
  std::vector<Obstacle> obstacles{}; // frames that stand on this one
};

// Paragraphs of a story that were set in a line less or more than they have by themselves.
struct FormsUsed {
  std::uint32_t story = 0;
  int tightened = 0, loosened = 0;
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

  // Prepares what the frame begins with, so that copies of this flow share what is made of its paragraphs.
  void get_ready(const FrameTask& task);
  // A single story takes over what was made of another version of it (a longer one, say).
  void share(std::shared_ptr<KnownParagraphs> known) { stories_.front().known = std::move(known); }
  // What a single story that is not done has to share.
  [[nodiscard]] const std::shared_ptr<KnownParagraphs>& known() const { return stories_.front().known; }
  // Nothing is left to set.
  [[nodiscard]] bool done() const;
  // Fills the next frame of the chain.
  FillResult fill(const FrameTask& task);
  // What is left after the last frame, story by story; empty when everything was set.
  [[nodiscard]] std::vector<Overset> overset(const FrameTask& last) const;
  // Paragraphs that the levers of the tasks so far have dropped; nothing else of the copy is left out.
  [[nodiscard]] const std::vector<TrimmedBlock>& trimmed() const { return trimmed_; }
  // Headlines that were set smaller or do not fit, since the last call.
  std::vector<HeadFit> take_head_fits() { return std::exchange(head_fits_, {}); }
  // Paragraphs in other forms, story by story, since the last call.
  std::vector<FormsUsed> take_forms_used() { return std::exchange(forms_used_, {}); }

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
    std::size_t body_bytes = 0; // of the whole body
    std::vector<PreparedParagraph> head;
    std::vector<PreparedQr> qr_codes;
    std::deque<Pending> body;
    int trim_level = 0;
    std::shared_ptr<KnownParagraphs> known = std::make_shared<KnownParagraphs>(); // shared by copies
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
    [[nodiscard]] bool same_paragraph(const FlowItem& other) const { return broken && broken == other.broken; }
  };
  void prepare(PendingStory& story, const StoryDesign& design) const;
  // Levers (chain_levers.cpp): what can still be pulled is pulled, before a frame is filled.
  void pull(const FrameTask& task);
  void trim(PendingStory& story, int level);
  [[nodiscard]] Length head_gap(const FrameTask& task) const;
  void break_pending(Pending& pending, Length measure) const;
  // Whether the story's first paragraph has a drop cap in this frame, where it begins with `rows` under its head.
  void settle_drop_cap(const FrameTask& task, std::size_t story, int rows);
  static void place_drop_cap(FrameFragment& fragment, const PreparedParagraph& paragraph, const PlacedLine& beside);
  void append_lines(std::vector<FlowItem>& items, const FrameTask& task, std::size_t story, std::size_t paragraph,
                    const PreparedParagraph& prepared, std::shared_ptr<const BrokenParagraph> broken,
                    std::uint32_t first_line) const;
  // Lines off the grid (off_grid_items.cpp): a piece of their paragraph in a leg takes whole grid lines.
  [[nodiscard]] bool stays_whole(const Pending& pending, Length measure) const;
  static void give_rows(FlowItem& line, const ParagraphStyle& style, bool begins_piece, Length leading);
  // Puts those items that stand together from the first one on; gives how many they are.
  std::size_t put_off_grid(FrameFragment& fragment, const FrameTask& task, std::span<const FlowItem> items,
                           bool at_head, Point corner) const;
  void append_paragraph(std::vector<FlowItem>& items, const FrameTask& task, std::size_t story, std::size_t paragraph);
  // Tables (table_items.cpp). A row at the head of a leg, or under a notice there, begins a part of its table.
  [[nodiscard]] std::shared_ptr<const SetTable> table_in(const std::shared_ptr<const PreparedTable>& table,
                                                         Length measure) const;
  [[nodiscard]] FlowItem row_item(const FrameTask& task, std::size_t story, std::size_t paragraph) const;
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

  // How high a head with QR codes may be where no further frame could hold them: all of the frame but one line of body.
  // Nothing: the story may wait for a deeper frame.
  [[nodiscard]] std::optional<Length> room_for_codes(const FrameTask& task, std::uint32_t story) const;
  // These return the first grid line under what they put; nothing when it does not go in above `last_line`.
  std::optional<int> put_spanning_head(FrameFragment& fragment, const FrameTask& task, int line,
                                       std::span<const PreparedParagraph> head, std::span<const PreparedQr> codes,
                                       std::uint32_t story);
  bool begin_story(FillResult& result, const FrameTask& task, std::size_t story, int& line, bool first_in_frame);
  // `side_heads`: heads of vertical styles are set beside the story, not over it.
  bool fill_story(FillResult& result, const FrameTask& task, std::size_t story, int& line, bool first_in_frame,
                  bool side_heads = true);
  int fill_stream(FillResult& result, const FrameTask& task);
  // The story as a whole (chain_forms.cpp). `items` are those of a plan: in other forms where the plan says so.
  struct FlowRun { // items of one paragraph, or what stands between two
    std::size_t begin = 0, end = 0;
    bool paragraph = false;
    std::vector<std::shared_ptr<const BrokenParagraph>> forms;
    std::vector<FlowItem> spaced; // of a subhead: as it is, then with other white around it (L15)
  };
  // Levels the legs, with other forms of paragraphs only where the plan without them is not clean. `fixed_from`:
  // paragraphs that reach to this item or further stay as they are. `must_go_in`: what does not go in as it is, is
  // squeezed.
  std::optional<LegPlan> level_story(const FrameTask& task, std::vector<FlowItem>& items,
                                     std::span<const LegRoom> rooms, std::size_t fixed_from, bool must_go_in);
  std::optional<LegPlan> plan_all(const FrameTask& task, std::vector<FlowItem>& items, std::span<const LegRoom> rooms);
  std::optional<LegPlan> loosened(const FrameTask& task, std::vector<FlowItem>& items, std::span<const LegRoom> rooms,
                                  const LegPlan& plan) const;
  std::vector<LegPiece> pieces_of(const FrameTask& task, std::span<const FlowItem> items,
                                  std::span<FlowRun> runs) const;
  std::optional<LegPlan> squeeze_in(const FrameTask& task, std::size_t story, std::vector<FlowItem>& items,
                                    bool complete, std::span<const LegRoom> rooms);
  void clear_hyphens_at_edges(const FrameTask& task, std::span<FlowItem> items, const LegPlan& plan) const;
  static std::vector<LegItem> numbers_of(std::span<const FlowItem> items);
  [[nodiscard]] std::vector<FlowRun> runs_of(std::span<const FlowItem> items, std::size_t fixed_from) const;
  [[nodiscard]] bool is_subhead(const FlowItem& item) const;
  // A head, a notice, a subhead, a table's title or head: no leg ends behind it.
  [[nodiscard]] bool holds_next(const FlowItem& item) const;
  static std::vector<FlowItem> spaced(const FrameTask& task, const FlowItem& subhead);
  [[nodiscard]] std::shared_ptr<const ParagraphVariants> variants_of(const Pending& pending) const;
  [[nodiscard]] std::vector<std::shared_ptr<const BrokenParagraph>> forms_of(const FrameTask& task,
                                                                             const FlowItem& first) const;
  [[nodiscard]] std::vector<FlowItem> lines_in_form(const FrameTask& task, std::span<const FlowItem> lines,
                                                    std::shared_ptr<const BrokenParagraph> form) const;
  void take_forms(const FrameTask& task, std::vector<FlowItem>& items, std::span<const FlowRun> runs,
                  std::span<const std::uint32_t> forms) const;
  void book_form(const FlowItem& first, const Pending& pending);
  static constexpr int kMostSqueezed = 8;          // lines that a story may be over to be squeezed into its frame
  static constexpr std::uint32_t kFewestLines = 2; // of a paragraph in another form: a single line may be a lonely one
  static std::int32_t price_of(const BrokenParagraph& form, const BrokenParagraph& best);

  void put_legs(FrameFragment& fragment, const FrameTask& task, std::span<const FlowItem> items, const LegPlan& plan,
                int first_line);
  void put_item(FrameFragment& fragment, const FrameTask& task, const FlowItem& item, bool at_head, Length x, int line);
  void consume(std::span<const FlowItem> items);
  void drop_finished();
  void count_body_lines(const FrameFragment& fragment);
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

  // Jumps (jump.cpp): every place where the page could be left is judged, and the cheapest is taken.
  struct TurnPlace {
    TurnPoint point;
    std::size_t items = 0;           // that stay, the last one's line in part where a sentence ends inside it
    std::size_t paragraph = 0;       // of the story's body
    std::optional<std::uint32_t> at; // byte of the paragraph; nothing: it turns at the paragraph's end
    std::int64_t cost = 0;           // of the place and of the white it leaves at least
  };
  struct Turn {
    std::vector<FlowItem> items; // with the notice last, unless it is run in
    LegPlan plan;
    std::size_t paragraph = 0; // the turn is in this paragraph of the story ...
    std::optional<PreparedParagraph>
        rest; // ... and this is what goes on of it; nothing: it turns at the paragraph's end
    bool run_in = false;
    std::size_t whole = 0; // items before the paragraph that is parted
    TurnFit fit;
    std::int64_t cost = 0;
  };
  // What a search for a turn reads.
  struct TurnSearch {
    const FrameTask& task;
    std::size_t story = 0;
    std::span<const LegRoom> rooms;
    std::span<const FlowItem> items;
    std::vector<int> lines_from; // by paragraph: body lines from its start on, in the next frame's measure
  };
  bool jump(FillResult& result, const FrameTask& task, std::size_t story, int& line, std::vector<FlowItem> items);
  std::vector<FlowItem> from_first_lines(const FrameTask& task, std::size_t story, int rows_wanted,
                                         std::vector<FlowItem> items);
  std::optional<Turn> best_turn(const TurnSearch& search);
  [[nodiscard]] std::vector<TurnPlace> turn_places(const TurnSearch& search) const;
  void add_line_end(const TurnSearch& search, std::size_t end, std::span<const std::uint32_t> sentences,
                    std::vector<TurnPlace>& places) const;
  void add_sentences(const TurnSearch& search, std::size_t end, std::span<const std::uint32_t> sentences,
                     std::vector<TurnPlace>& places) const;
  std::optional<Turn> make_turn(const TurnSearch& search, const TurnPlace& place);
  [[nodiscard]] bool part_at_sentence(const TurnSearch& search, const TurnPlace& place, Turn& turn) const;
  [[nodiscard]] bool part_at_line(const TurnSearch& search, const TurnPlace& place, Turn& turn) const;
  void measure_turn(const TurnSearch& search, Turn& turn) const;
  [[nodiscard]] int missing_in_legs(std::size_t story, const Turn& turn) const;
  [[nodiscard]] int missing_of_share(std::size_t story, const Turn& turn, int front) const;
  [[nodiscard]] std::vector<int> lines_from(const FrameTask& task, std::size_t story) const;
  // What is left after a turn in or after a paragraph.
  void leave_page(FillResult& result, const FrameTask& task, std::size_t story, std::size_t paragraph,
                  const std::optional<PreparedParagraph>& rest, const TurnFit& fit);
  void take_turn(FillResult& result, const FrameTask& task, std::size_t story, int line, const Turn& turn);
  [[nodiscard]] int body_lines(std::size_t story, std::span<const FlowItem> items) const;

  // Notices (chain_notices.cpp)
  [[nodiscard]] const JumpNotices& notices(std::size_t story) const;
  [[nodiscard]] PreparedParagraph notice(const FrameTask& task, std::size_t story, bool to) const;
  [[nodiscard]] std::optional<PreparedParagraph> repeat_head(const FrameTask& task, std::size_t story) const;
  void add_notice_row(const FrameTask& task, std::size_t story, std::vector<FlowItem>& items) const;
  [[nodiscard]] bool runs_in(const FrameTask& task, std::size_t story, const PreparedParagraph& paragraph,
                             const Line& line) const;
  [[nodiscard]] bool splits_notice(const FrameTask& task, std::size_t story) const;
  void put_run_in_notice(FrameFragment& fragment, const FrameTask& task, std::size_t story) const;
  // The notice over a continuation: begun in the first paragraph, where the house wants it there, or as an item.
  bool begin_with_notice(const FrameTask& task, std::size_t story);
  void put_notice_first(const FrameTask& task, std::size_t story, std::vector<FlowItem>& items) const;
  void put_notice_in_text(FrameFragment& fragment, const FrameTask& task, const PreparedParagraph& paragraph,
                          PlacedLine& line) const;

  const FlowContext& context_;
  bool stream_;
  bool vertical_ = false; // of the frame in work
  int page_ = 0;          // in work ...
  int lines_on_page_ = 0; // ... and the body lines that stand on it in frames before the one in work
  std::deque<PendingStory> stories_;
  // Tables as set in the measure they were last asked for.
  mutable std::map<std::shared_ptr<const PreparedTable>, std::pair<Length, std::shared_ptr<const SetTable>>> tables_;
  std::vector<HeadFit> head_fits_;
  std::vector<FormsUsed> forms_used_;
  std::vector<TrimmedBlock> trimmed_;
};

} // namespace broadsheet
