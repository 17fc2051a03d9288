// What is checked of pictures and codes on a finished page: whether newsprint holds what they show (section 13).
#pragma once

#include "layout/engine/load.hpp"
#include "layout/engine/story_diagnostic.hpp"

namespace broadsheet {

constexpr int kLeastResolution = 150; // pixels an inch at the printed size; less is an error of section 13
constexpr int kGoodResolution = 200;  // less is a warning: twice a screen of 100 lines

// A picture on a page, as the report names it.
struct PictureUseNote {
  std::uint32_t story = CopyRange::kNoStory; // none: furniture
  std::uint32_t picture = 0;                 // index in DisplayEdition::pictures
  int page = 0;
  Rect rect;
  int ppi = 0; // the lesser of across and down; 0: vectors
};

// In the order of the page's items.
std::vector<PictureUseNote> picture_notes(const DisplayPage& page, const DisplayEdition& edition);

// "picture.resolution" (under 150) and "picture.low-resolution" (under 200), "picture.qr-too-small", "picture.ad-size"
// (a PDF advertisement whose own size is not its frame's, by more than 1 %): warnings at the story's place.
std::vector<StoryDiagnostic> check_pictures(const DisplayPage& page, const LoadedEdition& edition,
                                            const std::vector<PictureUseNote>& notes);

// What an SVG asks for and is not given: "picture.outside" (it shows other files, which are never loaded) and
// "picture.missing-font" (none of the families that a text of it names is on the machine): warnings at `place`.
Diagnostics check_svg(const PictureCheck& check, const std::string& file, Span place);

} // namespace broadsheet
