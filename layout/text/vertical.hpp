// How characters stand in a vertical line: upright, turned, or combined in one em. Sources: UAX #50, GB/T 15834 5.2,
// typography.md section 7.
#pragma once

#include "layout/text/paragraph.hpp"

#include <functional>
#include <span>
#include <string_view>
#include <vector>

namespace broadsheet {

// UAX #50: upright (U), turned a quarter clockwise (R), a vertical form and otherwise upright (Tu) or turned (Tr).
enum class VerticalClass : std::uint8_t { upright, rotated, form_or_upright, form_or_rotated };
VerticalClass vertical_class(char32_t character);

// How a character is set.
enum class VerticalForm : std::uint8_t {
  upright,    // in its vertical form where the face has one
  full_width, // a letter, digit or sign that stands upright in an em of its own
  combined,   // with its neighbours in one em, side by side (tate-chu-yoko)
  rotated,    // turned a quarter clockwise
};

// Text of one form inside one item; of `combined` exactly one group.
struct VerticalPiece {
  TextRange text;
  std::uint32_t item = 0; // index in the items
  VerticalForm form = VerticalForm::upright;
};

// Whether a face has a form of its own for a character by a feature (`vert`, `qwid`).
using HasForm = std::function<bool(FaceId, char32_t, hb_tag_t)>;

// The pieces of a paragraph, in order; they cover what the items cover. Chinese and Japanese text keeps the house's
// rules: one digit, and one to three capitals, stand upright; whole numbers of two or three digits are combined (of
// four where the face has quarter-width digits); any other word or number is turned, with all that it holds, and with
// the words beside it. Text of other languages goes by UAX #50 alone.
std::vector<VerticalPiece> vertical_pieces(const ParagraphText& paragraph, std::span<const TextItem> items,
                                           const HasForm& has_form);

// The character whose vertical form stands for a curly quote in Han text (GB/T 15834 5.2.3): 『 for “ in mainland
// copy, 「 in Taiwan's, 〝 in Japanese; any other character stands for itself. The text is not changed by it.
char32_t vertical_stand_in(char32_t character, std::string_view language);

} // namespace broadsheet
