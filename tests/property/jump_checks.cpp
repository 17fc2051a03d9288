#include "tests/property/checks.hpp"

#include "layout/flow/notices.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

namespace broadsheet::testing {
namespace {

// What stands of a story on a page.
struct PartOnPage {
  int lines = 0; // with copy
  int body_lines = 0;
};

std::map<std::uint32_t, PartOnPage> parts_of(const LoadedEdition& edition, const DisplayPage& page) {
  std::map<std::uint32_t, PartOnPage> parts;
  for (const DisplayItem& item : page.items) {
    const auto* line = std::get_if<TextLine>(&item);
    if (!line || line->copy_begin == line->copy_end) continue;
    const CopyRange& copy = page.copy[line->copy_begin];
    const BlockRole role = edition.stories[copy.story].blocks[copy.block].role;
    if (role == BlockRole::quote) continue; // stands on any page: the story does not go on in it
    PartOnPage& part = parts[copy.story];
    ++part.lines;
    part.body_lines += role == BlockRole::paragraph || role == BlockRole::dateline || role >= BlockRole::item;
  }
  return parts;
}

class JumpCheck {
 public:
  JumpCheck(const LoadedEdition& edition, const Typeset& set, Faults& faults)
      : edition_(edition), set_(set), faults_(faults) {
    for (const DisplayPage& page : set.pages) parts_[page.number] = parts_of(edition, page);
  }

  void run() {
    for (const DisplayPage& page : set_.pages)
      for (const DisplayRegion& region : page.regions) {
        if (region.kind == RegionKind::jump_to) check_to(page.number, region);
        if (region.kind == RegionKind::jump_from) check_from(page.number, region);
      }
    for (std::uint32_t story = 0; story < set_.result.stories.size(); ++story) check_story(story);
  }

 private:
  void fault(std::uint32_t story, const std::string& words) {
    faults_.push_back(fmt::format("story {}: {}", edition_.stories[story].id, words));
  }

  const DisplayPage* page_of(int number) const {
    for (const DisplayPage& page : set_.pages)
      if (page.number == number) return &page;
    return nullptr;
  }

  bool has_region(int number, RegionKind kind, std::uint32_t story, int leads_to) const {
    const DisplayPage* page = page_of(number);
    return page && std::any_of(page->regions.begin(), page->regions.end(), [&](const DisplayRegion& region) {
             return region.kind == kind && region.story == story && region.leads_to == leads_to;
           });
  }

  // The text of all lines that stand in a notice's rectangle.
  static std::string words_in(const DisplayPage& page, const Rect& rect) {
    std::string words;
    bool inside = false;
    for (const DisplayItem& item : page.items) {
      if (const auto* line = std::get_if<TextLine>(&item)) inside = line->rect.overlaps(rect);
      const auto* run = std::get_if<TextRun>(&item);
      if (run && inside) words += page.text.substr(run->text_begin, run->text_end - run->text_begin);
    }
    std::erase(words, ' ');
    return words;
  }

  // A notice says in words what its region says, by the page's label or its number.
  void check_words(int number, const DisplayRegion& region, bool to) {
    const Story& story = edition_.stories[region.story];
    const JumpNotices& house = notices_for(edition_.templates.styles, story.language);
    std::string label;
    for (const PlannedPage& page : edition_.plan.pages)
      if (page.number == region.leads_to) label = page.label;
    std::string wanted = fill_notice(to ? house.to : house.from, house, region.leads_to, story, label);
    std::erase(wanted, ' ');
    const std::string words = words_in(*page_of(number), region.rect);
    if (words.find(wanted) == std::string::npos)
      fault(region.story, fmt::format("page {}: \"{}\" instead of \"{}\"", number, words, wanted));
  }

  // The next page after `from` that has any of the story's copy; 0: none.
  int next_page_of(std::uint32_t story, int from) const {
    for (const auto& [number, parts] : parts_)
      if (number > from && parts.contains(story)) return number;
    return 0;
  }

  void check_to(int page, const DisplayRegion& to) {
    if (to.leads_to <= page) fault(to.story, fmt::format("jumps backwards, from {} to {}", page, to.leads_to));
    check_words(page, to, true);
    const int next = next_page_of(to.story, page);
    if (next != 0 && next != to.leads_to)
      fault(to.story, fmt::format("says on page {} that it goes on on {}, and does on {}", page, to.leads_to, next));
    // Excused only where nothing of it found room on that page.
    const std::optional<Overset>& over = set_.result.stories[to.story].fit.over;
    const bool overset = over && next == 0;
    if (!has_region(to.leads_to, RegionKind::jump_from, to.story, page) && !overset)
      fault(to.story, fmt::format("jumps from {} to {} without a notice there", page, to.leads_to));
    if (!parts_[to.leads_to].contains(to.story) && !overset)
      fault(to.story,
            fmt::format("is not on page {}, where its notice on page {} sends the reader", to.leads_to, page));
  }

  void check_from(int page, const DisplayRegion& from) {
    check_words(page, from, false);
    if (!has_region(from.leads_to, RegionKind::jump_to, from.story, page))
      fault(from.story, fmt::format("page {} says it comes from {}, which does not say so", page, from.leads_to));
  }

  // A story on two pages has both notices; a stream has none.
  void check_story(std::uint32_t story) {
    const StoryResult& result = set_.result.stories[story];
    for (const JumpTaken& jump : result.jumps) {
      if (!has_region(jump.from, RegionKind::jump_to, story, jump.to))
        fault(story, fmt::format("the report knows a jump from {} to {} that page {} does not", jump.from, jump.to,
                                 jump.from));
      check_minima(story, jump, result);
    }
    if (is_in_stream(story)) {
      if (!result.jumps.empty()) fault(story, "a stream jumps");
    } else if (!result.pages.empty() && result.pages.size() != result.jumps.size() + 1) {
      if (!result.fit.over)
        fault(story, fmt::format("stands on {} pages with {} jumps", result.pages.size(), result.jumps.size()));
    }
  }

  bool is_in_stream(std::uint32_t story) const {
    for (const Placement& placement : edition_.plan.placements)
      if (placement.stream &&
          std::find(placement.stories.begin(), placement.stories.end(), story) != placement.stories.end())
        return true;
    return false;
  }

  void check_minima(std::uint32_t story, const JumpTaken& jump, const StoryResult& result) {
    if (jump.short_front || jump.short_rest) return;
    const JumpNotices& notices = notices_for(edition_.templates.styles, edition_.stories[story].language);
    const PartOnPage& front = parts_[jump.from][story];
    if (front.body_lines < notices.minimum_before)
      fault(story, fmt::format("{} lines before the jump, {} wanted", front.body_lines, notices.minimum_before));
    int rest = result.fit.over ? result.fit.over->lines : 0;
    for (const auto& [number, parts] : parts_)
      if (number > jump.from && parts.contains(story)) rest += parts.at(story).lines;
    if (rest < notices.minimum_after)
      fault(story, fmt::format("{} lines after the jump, {} wanted", rest, notices.minimum_after));
  }

  const LoadedEdition& edition_;
  const Typeset& set_;
  Faults& faults_;
  std::map<int, std::map<std::uint32_t, PartOnPage>> parts_;
};

} // namespace

void check_jumps(const LoadedEdition& edition, const Typeset& set, Faults& faults) {
  JumpCheck(edition, set, faults).run();
}

} // namespace broadsheet::testing
