#include "layout/engine/refers_check.hpp"

#include "layout/page/refers.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace broadsheet {
namespace {

bool has_rows(const DisplayPage& page, const Furniture& piece) {
  return std::any_of(page.regions.begin(), page.regions.end(), [&](const DisplayRegion& region) {
    return region.kind == RegionKind::refer && piece.rect.overlaps(region.rect);
  });
}

bool has_something_to_say(const RefersStyle& style, const LoadedEdition& edition, int on) {
  const std::vector<Refer> refers = refers_of(edition.plan, edition.stories, on);
  return std::any_of(refers.begin(), refers.end(), [&](const Refer& refer) {
    return has_words(refer_words(style, refer, edition.plan, edition.stories));
  });
}

} // namespace

std::vector<StoryDiagnostic> check_refers(const DisplayPage& page, const PageTemplate& page_template,
                                          const LoadedEdition& edition) {
  std::vector<StoryDiagnostic> found;
  for (const Furniture& piece : page_template.furniture) {
    if (piece.kind != FurnitureKind::refers || !stands_on(piece, page_template, page.number)) continue;
    if (has_rows(page, piece) || !has_something_to_say(*piece.refers, edition, page.number)) continue;
    const std::string name = piece.name.empty() ? "" : fmt::format(" \"{}\"", piece.name);
    found.push_back({CopyRange::kNoStory,
                     {Severity::warning,
                      "page.refers-room",
                      piece.span,
                      fmt::format("page {}: the index of what is inside{} has no room for one row in its {} x {} mm",
                                  page.number, name, format_mm(piece.rect.width, 1), format_mm(piece.rect.height, 1)),
                      {},
                      "a larger place, fewer columns, or smaller type"}});
  }
  return found;
}

} // namespace broadsheet
