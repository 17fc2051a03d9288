#include "layout/display/digest.hpp"

#include <fmt/format.h>
#include <xxhash.h>

namespace broadsheet {
namespace {

// A sum that grows piece by piece.
class Sum {
 public:
  Sum() : state_(XXH3_createState()) { XXH3_128bits_reset(state_.get()); }
  void add(std::string_view bytes) { XXH3_128bits_update(state_.get(), bytes.data(), bytes.size()); }
  // Numbers by their value, lowest byte first: no padding, no byte order of the machine.
  void add(std::uint32_t number) {
    const char bytes[4] = {static_cast<char>(number), static_cast<char>(number >> 8U), static_cast<char>(number >> 16U),
                           static_cast<char>(number >> 24U)};
    add(std::string_view(bytes, 4));
  }
  void add(Length length) { add(static_cast<std::uint32_t>(length.sp)); }
  [[nodiscard]] std::string text() const {
    const XXH128_hash_t sum = XXH3_128bits_digest(state_.get());
    return fmt::format("{:016x}{:016x}", sum.high64, sum.low64);
  }

 private:
  struct StateEnd {
    void operator()(XXH3_state_t* state) const { XXH3_freeState(state); }
  };
  std::unique_ptr<XXH3_state_t, StateEnd> state_;
};

} // namespace

std::string digest(const DisplayPage& page, const DisplayEdition& edition) {
  Sum sum;
  sum.add(dump(page, edition));
  for (const DisplayGlyph& glyph : page.glyphs) {
    sum.add(glyph.id);
    sum.add(glyph.x);
    sum.add(glyph.y);
  }
  for (const DisplayItem& item : page.items) {
    if (const auto* run = std::get_if<TextRun>(&item)) sum.add(static_cast<std::uint32_t>(run->face));
    const auto* picture = std::get_if<PictureItem>(&item);
    if (picture && picture->picture < edition.pictures.size()) sum.add(edition.pictures[picture->picture].bytes);
  }
  return sum.text();
}

} // namespace broadsheet
