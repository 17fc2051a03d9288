#include "layout/engine/picture_words.hpp"

#include "layout/output/cairo/render.hpp"
#include "layout/verify/verify.hpp"

#include <algorithm>
#include <sstream>

namespace broadsheet {
namespace {

constexpr Length kLongSide = Length::points(1000); // of the page that shows a picture

// A page with nothing else on it. There is room around the picture as in the newspaper: words that its edge cuts are
// whole in a PDF's text as long as they lie on the sheet.
DisplayPage page_with(const PictureInfo& info) {
  DisplayPage page;
  page.number = 1;
  const std::int64_t longest = std::max(info.width, info.height);
  const Length width = scale(kLongSide, info.width, longest), height = scale(kLongSide, info.height, longest);
  page.boxes.width = width + kLongSide * 2;
  page.boxes.height = height + kLongSide * 2;
  page.items = {PictureItem{0, {kLongSide, kLongSide, width, height}}};
  return page;
}

void add_words(const LoadedEdition& edition, const StoryPicture& picture, std::vector<std::string>& words) {
  if (!picture.picture) return;
  for (std::string& line : words_in(edition.display.pictures[*picture.picture])) words.push_back(std::move(line));
}

} // namespace

std::vector<std::string> words_in(const DisplayPicture& picture) {
  if (picture.info.format != PictureFormat::svg && picture.info.format != PictureFormat::pdf) return {};
  DisplayEdition alone;
  alone.pictures = {picture};
  PdfWriter writer(alone, {1});
  writer.add(page_with(picture.info));
  const auto pages = extract_text(writer.finish());
  std::vector<std::string> lines;
  if (!pages.value || pages.value->empty()) return lines;
  std::istringstream text(pages.value->front().text);
  for (std::string line; std::getline(text, line);)
    if (!line.empty() && line != "\f") lines.push_back(std::move(line));
  return lines;
}

std::vector<std::string> picture_words(const LoadedEdition& edition, const PlannedPage& page, std::size_t index) {
  std::vector<std::string> words;
  for (const Placement& placement : edition.plan.placements) {
    if (placement.chain.empty() || placement.chain.front().page != index) continue;
    for (const std::uint32_t story : placement.stories)
      if (const auto found = edition.pictures.find(story); found != edition.pictures.end())
        add_words(edition, found->second, words);
  }
  for (const Furniture& piece : edition.templates.pages[page.page_template].furniture)
    if (const auto found = edition.furniture_pictures.find(furniture_picture_key(piece));
        piece.kind == FurnitureKind::picture && found != edition.furniture_pictures.end())
      add_words(edition, found->second, words);
  return words;
}

} // namespace broadsheet
