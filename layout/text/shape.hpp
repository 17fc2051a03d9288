// From blocks to shaped paragraphs.
#pragma once

#include "layout/text/paragraph.hpp"

#include <memory>
#include <optional>
#include <span>

namespace broadsheet {

// One block of a story to be joined into a paragraph, with the style it takes there.
struct StyledBlock {
  std::uint32_t block = 0; // index in Story::blocks
  const ParagraphStyle* style = nullptr;
};

// Joins blocks into one paragraph text: the first style is the paragraph's; markup em/strong takes the style's faces.
// Between joined blocks stands `separator` (nobody's copy; an ideographic or a word space, or nothing).
// Full-width digits and letters stay as they are: text is never changed here.
std::shared_ptr<const ParagraphText> collect(const Story& story, std::uint32_t story_index,
                                             std::span<const StyledBlock> blocks, std::string_view separator,
                                             const StyleSheet& styles);

// A paragraph of the engine's own words (notice, furniture): no copy in it.
std::shared_ptr<const ParagraphText> plain_paragraph(std::string_view text, const std::string& language,
                                                     const ParagraphStyle& style);

// The same paragraph cut at byte `at`: what comes before it, or from it on. For a jump inside a paragraph.
std::shared_ptr<const ParagraphText> cut_before(const ParagraphText& paragraph, std::uint32_t at);
std::shared_ptr<const ParagraphText> cut_after(const ParagraphText& paragraph, std::uint32_t at);

// Shapes paragraphs: Pango itemises, HarfBuzz shapes each item with `locl` by language, `chws` off (the engine does
// that squeeze itself), digits lining. Results are cached by content: the same paragraph is shaped once. Thread-safe.
class Shaper {
 public:
  explicit Shaper(std::shared_ptr<const Catalogue> catalogue);
  ~Shaper();
  Shaper(const Shaper&) = delete;
  Shaper& operator=(const Shaper&) = delete;
  std::shared_ptr<const ShapedParagraph> shape(std::shared_ptr<const ParagraphText> paragraph) const;
  [[nodiscard]] const Catalogue& catalogue() const;
  // Advance (font units) of a mark's half-width form, and how far its glyph moves from where it stands at full width
  // (negative: to the left; `vertical`: along a vertical line, negative upwards; by `vhal`). By the face's `halt`; in a
  // face without it by the mark's ink: a centred mark loses a quarter on either side, one that fills its cell keeps its
  // advance. Nothing when there is no such form. Ask it for marks only.
  struct HalfWidth {
    std::int32_t advance = 0, x_offset = 0;
  };
  [[nodiscard]] std::optional<HalfWidth> half_width(FaceId face, std::uint32_t glyph, bool vertical = false) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Stage dump for golden tests: one line per run and glyph, lengths in points.
std::string dump(const ShapedParagraph& paragraph);

} // namespace broadsheet
