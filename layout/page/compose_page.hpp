// From fragments and furniture to one finished page of the display list. Paint order is reading order; tints, boxes and
// rules come before the type on them.
#pragma once

#include "layout/display/display.hpp"
#include "layout/flow/context.hpp"
#include "layout/flow/fragment.hpp"
#include "layout/flow/words_left.hpp"

#include <map>
#include <string>

namespace broadsheet {

// Where a story's picture stands in the edition's picture table, or why it cannot be shown.
struct StoryPicture {
  std::optional<std::uint32_t> picture;
  std::string fault;
};

// A template set's picture by file and page.
std::string furniture_picture_key(const Furniture& piece);

struct PageContext {
  FlowContext flow;
  const TemplateSet* templates = nullptr;
  const DisplayEdition* edition = nullptr;                                 // pictures are looked up here
  const std::map<std::uint32_t, StoryPicture>* pictures = nullptr;         // by story
  const std::map<std::string, StoryPicture>* furniture_pictures = nullptr; // by furniture_picture_key()
  const std::map<std::string, std::string>* data = nullptr; // what furniture prints, without page and page.name
  const EditionPlan* plan = nullptr;                        // for indexes of what is inside; none without it
};

// What one frame holds, with the frame itself and a mark for the desk when copy is left over.
struct PageFrame {
  const Frame* frame = nullptr;
  FrameFragment fragment;
  int overset_lines = 0;
  std::vector<WordsLeft> left{}; // of a picture's or a quote's frame
  bool stream = false;           // of several stories
};

// A paragraph of furniture as it was set, and where the template says it.
struct FurnitureWords {
  Span place;
  std::shared_ptr<const BrokenParagraph> paragraph;
};

// `words`: where it is given, the paragraphs of furniture are added to it.
DisplayPage compose_page(const PageContext& context, const PlannedPage& page, const std::vector<PageFrame>& frames,
                         std::vector<FurnitureWords>* words = nullptr);

} // namespace broadsheet
