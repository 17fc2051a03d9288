// What is left of the stories of a chain after its last frame.
#include "layout/feed/copy.hpp"
#include "layout/flow/chain.hpp"
#include "layout/flow/drop_cap.hpp"

namespace broadsheet {

std::vector<Overset> ChainFlow::overset(const FrameTask& last) const {
  std::vector<Overset> list;
  for (PendingStory story : stories_) {
    prepare(story, *last.design);
    Overset overset;
    overset.story = story.story;
    overset.last_place = last.place;
    overset.whole_story = !story.begun;
    const auto add = [&](const ParagraphText& text, std::uint32_t from) {
      for (const CopyRange& range : copy_of(text, {from, static_cast<std::uint32_t>(text.utf8.size())}))
        overset.copy.push_back(range);
    };
    if (!story.head_set)
      for (const PreparedParagraph& paragraph : story.head) add(*paragraph.text, 0);
    if (!story.head_set)
      for (const PreparedQr& code : story.qr_codes) {
        if (code.title) add(*code.title->text, 0);
        if (code.label) add(*code.label->text, 0);
      }
    for (Pending& pending : story.body) {
      if (pending.done) continue;
      if (pending.paragraph.row) {
        ++overset.lines;
        add(*pending.paragraph.text, 0);
        continue;
      }
      break_pending(pending, measure_in(pending.paragraph, last.region.measure));
      if (pending.next_line >= line_count(*pending.broken)) continue;
      overset.lines += static_cast<int>(line_count(*pending.broken) - pending.next_line);
      if (pending.paragraph.cap && pending.next_line == 0)
        add(*pending.paragraph.cap->letter->items->paragraph->source, 0);
      add(*pending.paragraph.text, pending.broken->lines[pending.next_line].text.begin);
    }
    overset.depth = depth_of_lines(last.region.grid->leading, overset.lines);
    overset.characters = characters_of((*context_.stories)[story.story], overset.copy);
    list.push_back(std::move(overset));
  }
  return list;
}

} // namespace broadsheet
