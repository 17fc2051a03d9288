// What a finished page is made of, for the page rules (layout/rules): frames with their names and roles, lines with
// their roles and sizes, pictures, furniture. Everything is in page coordinates.
#pragma once

#include "fonts/face/face.hpp"
#include "layout/base/geometry.hpp"
#include "layout/feed/feed.hpp"
#include "templates/model/page_template.hpp"

#include <string>
#include <vector>

namespace broadsheet {

// What a picture's or a quote's frame has no room for.
struct AnatomyLeft {
  std::uint32_t story = CopyRange::kNoStory;
  std::string what; // "caption"
  int lines = 0;    // 0: not known
};

// A frame that holds copy or a picture.
struct AnatomyFrame {
  std::string name;
  FrameRole role = FrameRole::story;
  Rect rect;  // as used: the foot is where the copy ends when other frames go by it
  Length box; // weight of the ruled box; 0: none
  bool tinted = false;
  bool vertical = false;
  bool heads_in_columns = false; // a stream: stories begin anywhere in a leg
  bool levelled = true;          // the template wants feet level
  bool stream = false;           // several stories one after another
  bool own_grid = false;         // its whole story may have a leading of its own
  int columns = 1;
  std::vector<Rect> parts; // of an L-shaped frame; empty: one rectangle
  bool advertisement = false;
  bool common_caption = false;   // of a group of pictures: all captions stand together under it
  bool outlined = false;         // a picture that type follows into its rectangle, along what is drawn
  int overset_lines = 0;         // that found no place here
  std::vector<AnatomyLeft> left; // the same of a picture's or a quote's frame, one by one
  [[nodiscard]] bool is_boxed() const { return box.sp > 0 || tinted; }
};

constexpr std::uint32_t kNoFrame = 0xffffffff;

// One TextLine. `rect` and the rest are its own; `item` finds its words.
struct AnatomyLine {
  std::uint32_t item = 0;         // index in DisplayPage::items
  std::uint32_t frame = kNoFrame; // in PageAnatomy::frames; kNoFrame: furniture
  std::uint32_t story = CopyRange::kNoStory;
  BlockRole role = BlockRole::paragraph; // of the copy
  bool engine_words = false;             // no copy: a notice, a repeat head, a list's mark, furniture
  bool repeat_head = false;              // the engine's head over a continuation
  bool notice = false;                   // of a jump
  Rect rect;
  Rect ink; // from its first to its last glyph
  Point baseline;
  Length size;
  FaceId face = 0; // of its first run
  std::uint16_t style = 0;
  bool vertical = false;
  bool on_grid = false; // body, on the baseline grid
  bool starts_paragraph = false, ends_paragraph = false;
  bool beside = false;
  bool hyphenated = false; // ends inside a word
};

struct AnatomyPicture {
  std::uint32_t story = CopyRange::kNoStory;
  std::uint32_t frame = kNoFrame;
  Rect rect;
  std::uint32_t belongs_to = CopyRange::kNoStory; // the story that it illustrates, when that is known
};

// A story's part in a frame.
struct AnatomyPart {
  std::uint32_t story = 0;
  std::uint32_t frame = kNoFrame;
  bool continuation = false; // not its first part
  bool reaches_end = false;
};

struct AnatomyFurniture {
  std::string name;
  FurnitureKind kind = FurnitureKind::text;
  Rect rect;
  std::string text; // filled in
  Length outside{}; // by how much its type leaves its rectangle at the farthest
};

struct PageAnatomy {
  std::vector<AnatomyFrame> frames;
  std::vector<AnatomyLine> lines; // in reading order
  std::vector<AnatomyPicture> pictures;
  std::vector<AnatomyPart> parts;
  std::vector<AnatomyFurniture> furniture;
};

} // namespace broadsheet
