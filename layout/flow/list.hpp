// Lists: hanging items and their marks. A mark is the engine's own word and never stands alone at a line's end
// (typography.md section 2): it is no part of the item's line, but stands in a room before it.
#pragma once

#include "layout/flow/fragment.hpp"
#include "layout/flow/prepare.hpp"

#include <span>
#include <string>
#include <vector>

namespace broadsheet {

// The words of a mark: "•", "3.", "三、", "③".
std::string mark_words(const ListStyle& style, int number);

// Every mark that the lists of an edition may print, each once.
std::vector<std::string> marks_of(const StoryTable& stories, const StyleSheet& styles);

// Gives the prepared items of a list, one for each entry, their rooms and marks. Marks of one level and kind share the
// room of the widest; the room of an inner list begins where the text of its item does.
void hang_items(const FlowContext& context, const BlockGroup& list, std::span<PreparedParagraph> items);

// Adds the mark of an item to `lines` and makes `line`, its first line, stand beside it. Nothing when it has no mark.
void put_mark(std::vector<PlacedLine>& lines, const PreparedParagraph& item, PlacedLine& line);

} // namespace broadsheet
