// Captions, heads and quotes that find no room in a frame of their own: they stay whole, so all of one is left out.
#pragma once

#include "layout/flow/block.hpp"
#include "layout/flow/cut_needed.hpp"

#include <functional>

namespace broadsheet {

enum class LeftKind : std::uint8_t {
  picture, // the whole item
  head,    // of a picture
  caption, // with its credit
  strip,   // a caption beside: its strip leaves the picture less than 12 mm, so no cut helps
  quote,
  code, // a QR code, which is no copy
};
// "picture", "headline", "caption", "caption", "pull quote", "QR code"
std::string_view name_of(LeftKind kind);

// What is left out, and what would make it fit.
struct WordsLeft {
  std::uint32_t story = 0;
  LeftKind kind = LeftKind::caption;
  std::vector<CopyRange> copy;
  int lines = 0; // as it would stand in its measure
  Length depth;
  std::optional<CutNeeded> cut; // from its end; a caption's credit stays. Nothing: no such cut helps
};

// Whole blocks of a story, those that `wanted` takes.
std::vector<CopyRange> copy_of_blocks(const Story& story, std::uint32_t index,
                                      const std::function<bool(std::uint32_t)>& wanted);

// A picture that has no room, with all of its words.
WordsLeft whole_picture(const Story& story, std::uint32_t index);

// Stories of a context that a try may change: a block is cut, and set again.
class CutStories {
 public:
  explicit CutStories(const FlowContext& context);
  [[nodiscard]] const FlowContext& context() const { return context_; }
  // The least number of characters that must be cut from the end of a block so that `fits`; with one less it does not.
  // The block stays cut so. Nothing, and the block as it was, when it does not fit even without it.
  std::optional<std::size_t> cut(std::uint32_t story, std::uint32_t block, const std::function<bool()>& fits);

 private:
  StoryTable stories_;
  FlowContext context_;
};

} // namespace broadsheet
