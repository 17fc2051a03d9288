#include "layout/flow/words_left.hpp"

#include "layout/base/utf8.hpp"
#include "layout/feed/copy.hpp"

namespace broadsheet {

std::string_view name_of(LeftKind kind) {
  switch (kind) {
  case LeftKind::picture:
    return "picture";
  case LeftKind::head:
    return "headline";
  case LeftKind::caption:
  case LeftKind::strip:
    return "caption";
  case LeftKind::quote:
    return "pull quote";
  case LeftKind::code:
    return "QR code";
  }
  return "";
}

std::vector<CopyRange> copy_of_blocks(const Story& story, std::uint32_t index,
                                      const std::function<bool(std::uint32_t)>& wanted) {
  std::vector<CopyRange> copy;
  for (std::uint32_t block = 0; block < story.blocks.size(); ++block)
    if (wanted(block))
      copy.push_back({index, block, 0, static_cast<std::uint32_t>(story.blocks[block].text.utf8.size())});
  return copy;
}

WordsLeft whole_picture(const Story& story, std::uint32_t index) {
  return {index, LeftKind::picture, copy_of_blocks(story, index, [](std::uint32_t) { return true; }), 0, {}, {}};
}

CutStories::CutStories(const FlowContext& context) : stories_(*context.stories), context_(context) {
  context_.stories = &stories_;
}

std::optional<std::size_t> CutStories::cut(std::uint32_t story, std::uint32_t block,
                                           const std::function<bool()>& fits) {
  RichText& text = stories_[story].blocks[block].text;
  const RichText whole = text;
  const auto fits_without = [&](std::size_t characters) {
    text = whole;
    cut_end(text, characters);
    return fits();
  };
  std::size_t failing = 0, fitting = count_code_points(whole.utf8);
  if (!fits_without(fitting)) {
    text = whole;
    return std::nullopt;
  }
  while (fitting - failing > 1) {
    const std::size_t middle = failing + (fitting - failing) / 2;
    (fits_without(middle) ? fitting : failing) = middle;
  }
  text = whole;
  cut_end(text, fitting);
  return fitting;
}

} // namespace broadsheet
