#include "layout/display/digest.hpp"

#include <fmt/format.h>
#include <xxhash.h>

namespace broadsheet {
struct DigestSum::State {
  State() : sum(XXH3_createState()) { XXH3_128bits_reset(sum); }
  ~State() { XXH3_freeState(sum); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  XXH3_state_t* sum;
};

DigestSum::DigestSum() : state_(std::make_unique<State>()) {}
DigestSum::~DigestSum() = default;

void DigestSum::add(std::string_view bytes) { XXH3_128bits_update(state_->sum, bytes.data(), bytes.size()); }

void DigestSum::add(std::uint32_t number) {
  const char bytes[4] = {static_cast<char>(number), static_cast<char>(number >> 8U), static_cast<char>(number >> 16U),
                         static_cast<char>(number >> 24U)};
  add(std::string_view(bytes, 4));
}

std::string DigestSum::text() const {
  const XXH128_hash_t sum = XXH3_128bits_digest(state_->sum);
  return fmt::format("{:016x}{:016x}", sum.high64, sum.low64);
}

std::string digest(const DisplayPage& page, const DisplayEdition& edition, bool proof) {
  DigestSum sum;
  if (proof) {
    sum.add(dump(page, edition));
  } else {
    DisplayPage printed = page;
    std::erase_if(printed.items, [](const DisplayItem& item) { return std::holds_alternative<ProofMark>(item); });
    sum.add(dump(printed, edition));
  }
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
