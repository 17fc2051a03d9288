// How picture frames hold their captions, and several pictures. Plain data.
#pragma once

#include "templates/model/style.hpp"

#include <cstdint>

namespace broadsheet {

enum class CaptionPlace : std::uint8_t {
  below,
  left, // beside the picture, in a strip of its own, its last line level with the picture's foot
  right,
  over, // on the picture's foot, on a ground of its own
};

// What a caption over a picture stands on.
enum class CaptionGround : std::uint8_t {
  tint, // a bar over the whole width
  fade, // a bar that grows out of the picture: needs a press that takes transparency (PDF/X-4)
  box,  // a box of its own in the picture's corner, half an em from its edges
};

struct CaptionStyle {
  CaptionPlace place = CaptionPlace::below;
  Length width;    // left, right: of the strip; over in a box: of the box; 0: a third of the frame
  int columns = 0; // below, over: 0: as many as the measure asks for (wide captions are set in columns)
  CaptionGround ground = CaptionGround::tint;
  InkRef tint{0, 75}; // of the ground; a box is paper white with a rule in it
};

enum class PictureGroup : std::uint8_t {
  none,   // one picture
  row,    // side by side, all as high as each other
  column, // under each other, all as wide as each other
  mosaic, // the first one large, the others beside it or under it
};

struct GroupStyle {
  PictureGroup kind = PictureGroup::none;
  Length gutter;
  bool common_caption = false; // all captions together under the group
};

} // namespace broadsheet
