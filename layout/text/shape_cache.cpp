#include "layout/text/shape_cache.hpp"

#include <algorithm>
#include <functional>

namespace broadsheet {
namespace {

bool same_run(const StyleRun& a, const StyleRun& b) {
  return a.text.begin == b.text.begin && a.text.end == b.text.end && same_look(a, b);
}

bool same_origin(const CopyOrigin& a, const CopyOrigin& b) {
  return a.begin == b.begin && a.copy.story == b.copy.story && a.copy.block == b.copy.block &&
         a.copy.begin == b.copy.begin && a.copy.end == b.copy.end;
}

bool same_range(TextRange a, TextRange b) { return a.begin == b.begin && a.end == b.end; }

bool same_annotation(const Annotation& a, const Annotation& b) {
  return a.kind == b.kind && same_range(a.text, b.text) && same_range(a.ruby, b.ruby);
}

} // namespace

std::size_t ShapeCache::ContentHash::operator()(const ParagraphText* paragraph) const {
  std::size_t hash = std::hash<std::string>{}(paragraph->utf8);
  const auto mix = [&](std::size_t value) { hash = (hash ^ value) * 0x9e3779b97f4a7c15U; };
  mix(std::hash<std::string>{}(paragraph->language));
  for (const StyleRun& run : paragraph->runs) {
    mix(run.text.end);
    mix(run.face);
    mix(static_cast<std::size_t>(run.size.sp));
  }
  return hash;
}

bool ShapeCache::SameContent::operator()(const ParagraphText* a, const ParagraphText* b) const {
  return same_content(*a, *b);
}

std::shared_ptr<const ShapedParagraph> ShapeCache::find(const ParagraphText& paragraph) {
  const std::lock_guard guard(lock_);
  const auto found = places_.find(&paragraph);
  if (found == places_.end()) return nullptr;
  order_.splice(order_.begin(), order_, found->second);
  return order_.front();
}

void ShapeCache::keep(std::shared_ptr<const ShapedParagraph> shaped) {
  const std::lock_guard guard(lock_);
  const ParagraphText* key = shaped->source.get();
  if (places_.contains(key)) return; // another thread was quicker
  order_.push_front(std::move(shaped));
  places_.emplace(key, order_.begin());
  if (order_.size() <= limit_) return;
  places_.erase(order_.back()->source.get());
  order_.pop_back();
}

bool same_content(const ParagraphText& a, const ParagraphText& b) {
  return a.utf8 == b.utf8 && a.language == b.language && a.right_to_left == b.right_to_left &&
         a.vertical == b.vertical && std::equal(a.runs.begin(), a.runs.end(), b.runs.begin(), b.runs.end(), same_run);
}

bool same_copy(const ParagraphText& a, const ParagraphText& b) {
  return a.line_breaks == b.line_breaks &&
         std::equal(a.origins.begin(), a.origins.end(), b.origins.begin(), b.origins.end(), same_origin) &&
         std::equal(a.annotations.begin(), a.annotations.end(), b.annotations.begin(), b.annotations.end(),
                    same_annotation);
}

} // namespace broadsheet
