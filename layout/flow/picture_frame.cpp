#include "layout/flow/picture_frame.hpp"

#include "layout/flow/set_pictures.hpp"

#include <algorithm>

namespace broadsheet {
namespace {

bool is_caption(BlockRole role) { return role == BlockRole::caption || role == BlockRole::credit; }

// Finds out how much of its words a frame holds; one use.
class PictureFitter {
 public:
  PictureFitter(const FlowContext& context, const PictureTask& task) : context_(context), task_(task) {
    words_.captions.assign(task.stories.size(), false);
  }

  PictureFill run() {
    words_.heads = false;
    drop_pictures();
    words_.heads = true;
    const SetPictures with_heads = set(context_);
    if (!with_heads.fragment) leave_heads(with_heads.heads);
    std::vector<std::size_t> over;
    for (std::size_t i = 0; i < task_.stories.size(); ++i)
      if (!take_caption(i)) over.push_back(i);
    if (words_.heads) find_cuts(over); // else a caption's cut would not help
    fill_.left.insert(fill_.left.end(), dropped_.rbegin(), dropped_.rend());
    if (task_.stories.empty()) return std::move(fill_);
    SetPictures last = set(context_);
    fill_.fragment = std::move(last.fragment);
    fill_.head_fits = std::move(last.head_fits);
    return std::move(fill_);
  }

 private:
  [[nodiscard]] SetPictures set(const FlowContext& context) const { return set_pictures(context, task_, words_); }
  [[nodiscard]] const Story& story(std::size_t picture) const { return (*context_.stories)[task_.stories[picture]]; }

  [[nodiscard]] WordsLeft left_of(std::size_t picture, LeftKind kind, const WordsSize& size) const {
    const std::vector<Block>& blocks = story(picture).blocks;
    WordsLeft left{task_.stories[picture], kind, {}, size.lines, size.height, {}};
    left.copy = copy_of_blocks(story(picture), left.story, [&](std::uint32_t block) {
      return (kind == LeftKind::head) != is_caption(blocks[block].role);
    });
    return left;
  }

  // Pictures that have no room even without any words, the last ones first.
  void drop_pictures() {
    while (!task_.stories.empty() && !set(context_).fragment) {
      dropped_.push_back(whole_picture(story(task_.stories.size() - 1), task_.stories.back()));
      task_.stories.pop_back();
      task_.shapes.pop_back();
      words_.captions.pop_back();
    }
  }

  void leave_heads(const WordsSize& size) {
    words_.heads = false;
    for (std::size_t i = 0; i < task_.stories.size(); ++i)
      if (WordsLeft left = left_of(i, LeftKind::head, size); !left.copy.empty()) fill_.left.push_back(std::move(left));
  }

  bool take_caption(std::size_t picture) {
    words_.captions[picture] = true;
    const SetPictures tried = set(context_);
    if (tried.fragment) return true;
    words_.captions[picture] = false;
    fill_.left.push_back(
        left_of(picture, tried.narrow_strip ? LeftKind::strip : LeftKind::caption, tried.captions[picture]));
    return false;
  }

  // One after another, so that all cuts together make all captions fit.
  void find_cuts(const std::vector<std::size_t>& over) {
    if (over.empty()) return;
    CutStories stories(context_);
    const PictureWords printed = words_;
    for (const std::size_t picture : over) {
      const std::uint32_t index = task_.stories[picture];
      const auto left = std::find_if(fill_.left.begin(), fill_.left.end(), [&](const WordsLeft& words) {
        return words.story == index && words.kind == LeftKind::caption;
      });
      const std::vector<Block>& blocks = story(picture).blocks;
      const auto caption =
          std::find_if(blocks.begin(), blocks.end(), [](const Block& b) { return b.role == BlockRole::caption; });
      if (left == fill_.left.end() || caption == blocks.end()) continue;
      words_.captions[picture] = true;
      const auto fits = [&] { return set(stories.context()).fragment.has_value(); };
      const auto cut = stories.cut(index, static_cast<std::uint32_t>(caption - blocks.begin()), fits);
      words_.captions[picture] = cut.has_value();
      if (!cut) continue;
      const WordsSize rest = set(stories.context()).captions[picture];
      left->cut = CutNeeded{*cut, left->lines - rest.lines, left->depth - rest.height};
    }
    words_ = printed;
  }

  FlowContext context_;
  PictureTask task_; // pictures that have no room go from it
  PictureWords words_;
  PictureFill fill_;
  std::vector<WordsLeft> dropped_; // pictures, the last one first
};

} // namespace

PictureFill fill_picture_frame(const FlowContext& context, const PictureTask& task) {
  SetPictures all = set_pictures(context, task, {true, std::vector<bool>(task.stories.size(), true)});
  if (all.fragment) return {std::move(all.fragment), std::move(all.head_fits), {}};
  return PictureFitter(context, task).run();
}

} // namespace broadsheet
