// One try to set pictures into their frame, with all of their words or some of them. Private to this room.
#pragma once

#include "layout/flow/picture_frame.hpp"

namespace broadsheet {

// Which words are set.
struct PictureWords {
  bool heads = true;
  std::vector<bool> captions; // of each picture
};

struct WordsSize {
  int lines = 0;
  Length height;
};

struct SetPictures {
  std::optional<FrameFragment> fragment; // nothing: it does not go in
  std::vector<HeadFit> head_fits;
  WordsSize heads;
  std::vector<WordsSize> captions; // of each picture, as far as they were set
  bool narrow_strip = false;       // the captions' strip leaves the pictures too little
};

SetPictures set_pictures(const FlowContext& context, const PictureTask& task, const PictureWords& words);

} // namespace broadsheet
