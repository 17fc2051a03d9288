// Shaped paragraphs by their content, so that the same paragraph is shaped once.
#pragma once

#include "layout/text/paragraph.hpp"

#include <list>
#include <mutex>
#include <unordered_map>

namespace broadsheet {

// Keeps the `limit` paragraphs used last. Thread-safe; shaping itself goes on outside the lock.
class ShapeCache {
 public:
  explicit ShapeCache(std::size_t limit) : limit_(limit) {}
  // A paragraph of the same text, runs, language and direction, or nullptr. Its `source` may be another one: copy
  // offsets are no part of the content.
  std::shared_ptr<const ShapedParagraph> find(const ParagraphText& paragraph);
  void keep(std::shared_ptr<const ShapedParagraph> shaped);

 private:
  using Order = std::list<std::shared_ptr<const ShapedParagraph>>; // last used first
  struct ContentHash {
    std::size_t operator()(const ParagraphText* paragraph) const;
  };
  struct SameContent {
    bool operator()(const ParagraphText* a, const ParagraphText* b) const;
  };
  const std::size_t limit_;
  std::mutex lock_;
  Order order_;
  std::unordered_map<const ParagraphText*, Order::iterator, ContentHash, SameContent> places_;
};

// The same text, runs, language and direction.
bool same_content(const ParagraphText& a, const ParagraphText& b);
// Whether two paragraphs of the same content stand for the same copy too.
bool same_copy(const ParagraphText& a, const ParagraphText& b);

} // namespace broadsheet
