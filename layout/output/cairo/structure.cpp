#include "layout/output/cairo/structure.hpp"

#include "layout/output/cairo/links.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace broadsheet {
namespace {

constexpr const char* kDocument = "Document";
constexpr const char* kStory = "Art";
constexpr const char* kParagraph = "P";

bool holds(const Rect& rect, Point point) {
  return rect.x <= point.x && point.x <= rect.right() && rect.y <= point.y && point.y <= rect.bottom();
}

bool has_copy(const DisplayPage& page) {
  return std::any_of(page.items.begin(), page.items.end(), [](const DisplayItem& item) {
    const auto* line = std::get_if<TextLine>(&item);
    return line != nullptr && line->story != CopyRange::kNoStory;
  });
}

std::string link_attributes(const DisplayMetadata& metadata, const DisplayRegion& region, Length margin) {
  Rect rect = region.rect;
  rect.x += margin;
  rect.y += margin;
  return fmt::format("rect=[{:.3f} {:.3f} {:.3f} {:.3f}] dest='{}'", rect.x.to_points(), rect.y.to_points(),
                     rect.width.to_points(), rect.height.to_points(),
                     destination_name(metadata, region.story, region.leads_to));
}

} // namespace

Structure::Structure(const DisplayMetadata& metadata, std::vector<int> page_numbers)
    : metadata_(metadata), page_numbers_(page_numbers.begin(), page_numbers.end()) {}

void Structure::begin_document(cairo_t* context) { context_ = context; }

void Structure::begin_page(const DisplayPage& page, Length margin) {
  margin_ = margin;
  if (!open_ && has_copy(page)) {
    cairo_tag_begin(context_, kDocument, nullptr);
    open_ = true;
  }
  for (const auto* region : destinations(page)) {
    const auto attributes =
        fmt::format("name='{}' x={:.3f} y={:.3f}", destination_name(metadata_, region->story, page.number),
                    (region->rect.x + margin).to_points(), (region->rect.y + margin).to_points());
    cairo_tag_begin(context_, CAIRO_TAG_DEST, attributes.c_str());
    cairo_tag_end(context_, CAIRO_TAG_DEST);
  }
  notices_.clear();
  for (const auto& region : page.regions)
    if (is_link(region) && (page_numbers_.empty() || page_numbers_.contains(region.leads_to)))
      notices_.push_back({&region, false});
}

bool Structure::marks(const DisplayItem& item) const {
  const auto* line = std::get_if<TextLine>(&item);
  if (line == nullptr) return false;
  if (line->story != story_) return true;
  return story_ != CopyRange::kNoStory && (part_ != Part::paragraph || notice_at(*line) != nullptr);
}

void Structure::before(const DisplayItem& item) {
  const auto* line = std::get_if<TextLine>(&item);
  if (line == nullptr) return;
  if (line->story != story_) {
    close_story();
    story_ = line->story;
    if (story_ != CopyRange::kNoStory) cairo_tag_begin(context_, kStory, nullptr);
  }
  if (story_ == CopyRange::kNoStory) return; // furniture is no story's text
  if (auto* notice = notice_at(*line); notice != nullptr) {
    if (!notice->done) open(Part::link, notice->region); // a notice of two lines is one link
    notice->done = true;
  } else if (part_ != Part::paragraph) {
    open(Part::paragraph, nullptr);
  }
}

// A notice that stands in no line of its own still gets its link, over its rectangle.
void Structure::end_page() {
  close_story();
  for (const auto& notice : notices_) {
    if (notice.done) continue;
    open(Part::link, notice.region);
    close_part();
  }
  notices_.clear();
}

void Structure::end_document() {
  if (open_) cairo_tag_end(context_, kDocument);
}

void Structure::open(Part part, const DisplayRegion* region) {
  close_part();
  part_ = part;
  if (part == Part::link)
    cairo_tag_begin(context_, CAIRO_TAG_LINK, link_attributes(metadata_, *region, margin_).c_str());
  else
    cairo_tag_begin(context_, kParagraph, nullptr);
}

void Structure::close_part() {
  if (part_ == Part::link) cairo_tag_end(context_, CAIRO_TAG_LINK);
  if (part_ == Part::paragraph) cairo_tag_end(context_, kParagraph);
  part_ = Part::none;
}

void Structure::close_story() {
  close_part();
  if (story_ != CopyRange::kNoStory) cairo_tag_end(context_, kStory);
  story_ = CopyRange::kNoStory;
}

// The middle of the line's height decides: a region's edge may pass through its neighbours.
const Structure::Notice* Structure::notice_at(const TextLine& line) const {
  const Point middle{line.rect.x + line.rect.width / 2, line.rect.y + line.rect.height / 2};
  for (const auto& notice : notices_)
    if (notice.region->story == line.story && holds(notice.region->rect, middle)) return &notice;
  return nullptr;
}

Structure::Notice* Structure::notice_at(const TextLine& line) {
  return const_cast<Notice*>(std::as_const(*this).notice_at(line));
}

} // namespace broadsheet
