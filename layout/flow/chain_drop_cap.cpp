// Drop caps in the flow: which story has one, and where its letter stands.
#include "layout/flow/chain.hpp"
#include "layout/flow/drop_cap.hpp"

namespace broadsheet {

void ChainFlow::settle_drop_cap(const FrameTask& task, std::size_t index, int rows) {
  PendingStory& story = stories_[index];
  prepare(story, *task.design);
  if (story.body_begun || story.body.empty()) return;
  Pending& first = story.body.front();
  if (first.paragraph.style->drop_cap_lines == 0 || first.paragraph.role != BlockRole::paragraph || first.done) return;
  const Length measure = task.region.measure;
  // Another frame, another decision: the paragraph as it was written comes first.
  first.paragraph = without_drop_cap(first.paragraph);
  first.broken.reset();
  auto with_cap =
      with_drop_cap(context_, first.paragraph, measure_in(first.paragraph, measure), task.region.grid->leading);
  // A head in the column stands over it in the same leg.
  if (!story.head_set) rows -= block_item(task, story.head, index, 0, story.qr_codes).leg.rows;
  // Under the letter goes a line more, and a jump notice: else the story could not leave the page.
  if (!with_cap || rows < static_cast<int>(with_cap->cap->lines) + 2) return;
  int lines = 0;
  for (std::size_t i = 0; i < story.body.size() && lines < kDropCapBodyLines; ++i) {
    const PreparedParagraph& paragraph = i == 0 ? *with_cap : story.body[i].paragraph;
    if (paragraph.role != BlockRole::paragraph) continue;
    lines += static_cast<int>(break_uniform(context_, paragraph, measure_in(paragraph, measure))->lines.size());
  }
  if (lines >= kDropCapBodyLines) first.paragraph = std::move(*with_cap);
}

void ChainFlow::place_drop_cap(FrameFragment& fragment, const PreparedParagraph& paragraph, const PlacedLine& beside) {
  const DropCap& cap = *paragraph.cap;
  PlacedLine letter = beside;
  letter.paragraph = cap.letter;
  letter.line = 0;
  letter.origin = {beside.origin.x - cap.room + cap.shift, beside.origin.y + cap.drop};
  letter.measure = cap.room - cap.shift;
  letter.leading = beside.leading * static_cast<std::int32_t>(cap.lines);
  letter.alignment = Alignment::left;
  letter.in_body = false;
  fragment.lines.push_back(std::move(letter));
}

} // namespace broadsheet
