// The Pango side of the catalogue: choice of faces, fallback and bidirectional levels. Every call holds one lock:
// Pango's font maps are not for several threads.
#pragma once

#include "fonts/catalogue/catalogue.hpp"
#include "fonts/catalogue/pinned_fonts.hpp"

#include <memory>
#include <mutex>
#include <optional>

namespace broadsheet {

// What is asked for: families in the order of preference.
struct FontWish {
  std::vector<std::string> families;
  int weight = 400;
  bool italic = false;
};

// A font file that was chosen, and how near it comes to the wish.
struct FontChoice {
  std::string file;
  unsigned index = 0; // the index in the file; over 16 bits: an instance of a variable font
  int weight = 400;   // its real weight, as CSS
  bool italic = false;
  bool operator==(const FontChoice& other) const { return file == other.file && index == other.index; }
};

// A stretch of text of one font and one level, as Pango itemised it.
struct PangoStretch {
  std::uint32_t begin = 0, end = 0; // bytes
  FontChoice font;                  // no file: Pango has none
  std::uint8_t level = 0;
};

class PangoFonts {
 public:
  explicit PangoFonts(ConfigHandle config);
  ~PangoFonts();
  PangoFonts(const PangoFonts&) = delete;
  PangoFonts& operator=(const PangoFonts&) = delete;

  [[nodiscard]] bool has(const std::string& family) const { return has_family(config_.get(), family); }
  // The font of the pinned set that is nearest to the wish.
  [[nodiscard]] std::optional<FontChoice> choose(const FontWish& wish) const;
  // `wishes` by role; runs and text as in Catalogue::itemise.
  [[nodiscard]] std::vector<PangoStretch> itemise(std::string_view text, const std::vector<RoleRun>& runs,
                                                  const std::vector<FontWish>& wishes, const std::string& language,
                                                  bool right_to_left) const;

 private:
  struct Map;
  ConfigHandle config_;
  std::unique_ptr<Map> map_;
  mutable std::mutex lock_;
};

} // namespace broadsheet
