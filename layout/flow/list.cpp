#include "layout/flow/list.hpp"

#include "layout/base/utf8.hpp"
#include "layout/flow/block.hpp"
#include "layout/flow/notices.hpp"

#include <algorithm>
#include <array>

namespace broadsheet {
namespace {

// Marks of one level and kind.
struct MarkSet {
  const ListStyle* look = nullptr;
  std::vector<std::shared_ptr<const BrokenParagraph>> words; // by entry; others are null
  Length widest;
};

Length width_of(const BrokenParagraph& words) { return words.lines.empty() ? Length{} : words.lines.front().natural; }

} // namespace

std::string mark_words(const ListStyle& style, int number) {
  static constexpr std::string_view place = "{number}";
  std::string words = style.mark;
  const std::size_t at = words.find(place);
  if (at == std::string::npos) return words;
  return words.replace(at, place.size(), page_numeral(number, style.numerals));
}

std::vector<std::string> marks_of(const StoryTable& stories, const StyleSheet& styles) {
  std::vector<std::string> marks;
  for (const Story& story : stories)
    for (const BlockGroup& group : story.groups)
      for (const ListEntry& entry : group.entries) {
        std::string words = mark_words(list_style(styles, entry.ordered, entry.level), entry.number);
        if (std::find(marks.begin(), marks.end(), words) == marks.end()) marks.push_back(std::move(words));
      }
  return marks;
}

void hang_items(const FlowContext& context, const BlockGroup& list, std::span<PreparedParagraph> items) {
  std::array<std::array<MarkSet, 2>, 2> sets; // by level, by ordered
  const auto set_of = [&](const ListEntry& entry) -> MarkSet& {
    return sets.at(entry.level).at(entry.ordered ? 1 : 0);
  };
  for (std::size_t i = 0; i < list.entries.size(); ++i) {
    const ListEntry& entry = list.entries[i];
    MarkSet& set = set_of(entry);
    set.look = &list_style(*context.styles, entry.ordered, entry.level);
    const std::uint16_t style = set.look->mark_style.value_or(style_index(*context.styles, *items[i].style));
    PreparedParagraph words = prepare_words(context, items[i].story, mark_words(*set.look, entry.number), style);
    words.continued = true; // no first-line indent
    set.words.resize(list.entries.size());
    set.words[i] = break_uniform(context, words, Length::points(1000), Alignment::left);
    set.widest = std::max(set.widest, width_of(*set.words[i]));
  }
  Length outer{}; // where the text of the item around an inner list begins
  for (std::size_t i = 0; i < list.entries.size(); ++i) {
    const ListEntry& entry = list.entries[i];
    const MarkSet& set = set_of(entry);
    const Length em = items[i].style->size, line = context.styles->grid_leading;
    const Length gap = resolve(set.look->gap, em, line);
    const Length room = std::max(resolve(set.look->room, em, line), set.widest + gap);
    const Length left = entry.level == 0 ? Length{} : outer;
    ListMark mark;
    mark.words = set.words[i];
    mark.x = set.look->mark_right ? left + room - gap - width_of(*mark.words) : left;
    mark.style = set.look->mark_style.value_or(style_index(*context.styles, *items[i].style));
    items[i].mark = std::make_shared<const ListMark>(std::move(mark));
    items[i].hang = left + room;
    if (entry.level == 0) outer = left + room;
  }
}

void put_mark(std::vector<PlacedLine>& lines, const PreparedParagraph& item, PlacedLine& line) {
  if (!item.mark || item.mark->words->lines.empty()) return;
  PlacedLine mark = line;
  mark.paragraph = item.mark->words;
  mark.line = 0;
  mark.measure = width_of(*item.mark->words);
  mark.origin.x +=
      item.text->right_to_left ? line.measure + item.hang - item.mark->x - mark.measure : item.mark->x - item.hang;
  mark.alignment = Alignment::left;
  mark.style = item.mark->style;
  lines.push_back(std::move(mark));
  line.starts_paragraph = false;
  line.beside = true;
}

} // namespace broadsheet
