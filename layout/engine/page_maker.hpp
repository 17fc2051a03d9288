// Makes the pages of an edition, one after another.
#pragma once

#include "layout/engine/page_rules.hpp"
#include "layout/engine/story_books.hpp"
#include "layout/engine/story_fitting.hpp"
#include "layout/flow/picture_group.hpp"

#include <deque>
#include <map>

namespace broadsheet {

// One frame to fill on the page in work.
struct FrameInWork {
  std::size_t chain = 0;
  std::size_t link = 0; // index in the chain
};

// Fills the pages one after another; frames of a page that do not depend on each other at the same time.
class PageMaker {
 public:
  PageMaker(const LoadedEdition& edition, const Work& work, unsigned jobs, TypesetParts& result);

  // TypesetOptions::first_fit; before the first page.
  void set_first_fit() { context_.flow.first_fit = true; }

  // Makes the next page that is in work; nothing when all are made.
  std::optional<DisplayPage> next_page();
  void close();

 private:
  const PageTemplate& template_of(std::uint32_t page) const;
  const Frame& frame_at(FrameOnPage place) const { return template_of(place.page).frames[place.frame]; }

  // Only the chains and the books of what is in work.
  void open_books(const Work& work);
  void add_chain(const Placement& placement);

  // repeat="as-needed": one more page of the last template, while a stream has copy left and gets on.
  bool repeat_last_page();
  Length whole_em_of(const StoryDesign& design) const;

  // Last grid line that a frame's copy uses; a frame without copy takes no room.
  int foot_of(std::uint32_t frame) const;
  int start_of(const Frame& frame) const;

  // Frames whose end is decided by their copy: others stand under them, or they stand under others.
  bool is_fitted(const Frame& frame) const { return !frame.below.empty() || has_followers(frame); }

  bool has_followers(const Frame& frame) const;

  // Whether all frames above are filled, or will not be.
  bool is_ready(const FrameInWork& task, const std::vector<FrameInWork>& waiting) const;
  static bool is_above(const PageTemplate& page, std::string_view name, const Frame& frame);

  // Frames with runaround that stand on a frame of the page in work: what filled them; of those that are filled after
  // it (it is continued in one of them, say) all of the frame.
  std::vector<Obstacle> obstacles_on(const Frame& frame) const;
  // Keeps a filled frame, and what it is to the copy under it.
  void keep(std::uint32_t frame, PageFrame placed);
  static bool stands_on(const Frame& upper, const Frame& lower);

  // Frames that wait for each other (one begins below another that continues its story): the first whose story has come
  // so far is filled, so that no copy is left out.
  std::size_t first_of_a_circle(const std::vector<FrameInWork>& waiting) const;
  void fill_page();

  // --- turns (page_turns.cpp) -------------------------------------------------------------------------------------
  // The page in work and how far all chains have come.
  struct Scene {
    std::size_t page = 0;
    std::map<std::uint32_t, PageFrame> placed;
    std::map<std::uint32_t, Obstacle> obstacles;
    std::vector<std::uint32_t> order;
    std::deque<ChainState> chains;
  };
  Scene scene() const;
  void go_back(Scene&& kept);
  bool may_have_no_room(FrameOnPage place) const;
  bool may_turn_into_nothing(const ChainState& chain) const;
  // Whether the story that has just left the page goes on on the page that its notice names.
  bool goes_on_there(std::size_t chain);
  // A chain that has left the page for one where nothing of it goes on.
  std::optional<std::size_t> turn_into_nothing();
  // Fills the page so that every notice on it is true.
  void fill_page_for_good();
  // A frame's room before the frames above it are filled.
  FrameRegion whole_region(FrameOnPage place) const;
  // Body lines that the rest of a chain holds at most.
  int rows_after(const ChainState& chain, std::size_t link) const;
  FrameTask task_for(const ChainState& chain, std::size_t link) const;

  // Runs on any thread; touches its own chain only.
  PageFrame fill_frame(const FrameInWork& work);

  // --- copyfitting ------------------------------------------------------------------------------------------------
  FrameTask fitted(ChainState& chain, std::size_t link, const FrameTask& task);
  // The frames of a chain from the one to be filled with `task` on.
  std::vector<FittingFrame> frames_from(const ChainState& chain, std::size_t link, const FrameTask& task) const;

  // The picture that a frame, and no other, begins under.
  std::optional<PictureOver> picture_over(const Frame& frame) const;

  // Sets the picture over a story's frame again, as high as the story leaves it.
  void change_picture(ChainState& story);
  void put_fillers_into(PageFrame& placed);
  void book_quotes_of(std::uint32_t filler);
  void stop(ChainState& chain, const FrameTask& task);
  PictureShape shape_of(std::uint32_t story) const;
  void fill_picture(PageFrame& placed, ChainState& chain, const FrameTask& task);
  void fill_quote(PageFrame& placed, ChainState& chain, const FrameTask& task);
  static void leave(PageFrame& placed, ChainState& chain, std::vector<WordsLeft> left);

  // Whether what is left may stand in the next frame without a jump: on the same page, or of a stream.
  static bool goes_on(const ChainState& chain, const FrameTask& task);
  void fill_copy(PageFrame& placed, ChainState& chain, const FrameTask& task);

  // The outline that box and tint take.
  void finish_rect(PageFrame& placed, const FrameTask& task) const;
  DisplayPage finish_page();
  void check_page_pictures(const DisplayPage& page);
  // The page rules: told in the report, and marked on the proof.
  void judge(DisplayPage& page);

  // The grid whose lines stay empty under a story that ends in this frame; none where others follow under it.
  const BaselineGrid* grid_of(const PageFrame& placed) const;

  // Books what a chain has said since the last page; what is overset once the chain has stopped.
  void report_chain(ChainState& chain);

  const LoadedEdition& edition_;
  unsigned jobs_;
  TypesetParts& result_;
  Shaper shaper_;
  Hyphenator hyphenator_;
  Ledger ledger_;
  StoryBooks books_;
  PageContext context_;
  std::vector<PlannedPage> pages_;
  std::vector<bool> wanted_; // by page
  std::deque<ChainState> chains_;
  std::vector<std::uint32_t> fillers_; // that have no place yet
  std::deque<Frame> changed_frames_;   // of the page in work: pictures that gave or took lines
  RuleSettings rule_settings_;
  EditionCheck edition_check_{rule_settings_};
  std::size_t page_ = 0;
  int repeats_ = 0;
  std::map<std::uint32_t, PageFrame> placed_;   // by frame, of the page in work
  std::map<std::uint32_t, Obstacle> obstacles_; // of those that copy runs round
  std::vector<std::uint32_t> order_;            // frames of the page in reading order
};

} // namespace broadsheet
