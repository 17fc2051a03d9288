#include "layout/plan/plan.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

namespace broadsheet {
namespace {

std::vector<std::string_view> names_of_stories(const StoryTable& stories) {
  std::vector<std::string_view> names;
  for (const Story& story : stories) names.push_back(story.id);
  return names;
}

// Collects the plan and its faults; one use, one edition.
class Planner {
 public:
  Planner(const Edition& edition, const StoryTable& stories, const TemplateSet& templates)
      : edition_(edition), stories_(stories), templates_(templates), placed_(stories.size(), false) {
    for (std::uint32_t i = 0; i < stories.size(); ++i) story_index_.emplace(stories[i].id, i);
  }

  Outcome<EditionPlan> run() {
    plan_pages();
    if (has_errors(diagnostics_)) return {std::nullopt, std::move(diagnostics_)};
    for (std::uint32_t page = 0; page < edition_.pages.size(); ++page)
      for (const Place& place : edition_.pages[page].places) claim(page, place);
    for (std::uint32_t page = 0; page < edition_.pages.size(); ++page)
      for (const Place& place : edition_.pages[page].places) plan_place(page, place);
    fill_open_streams();
    report_unplaced();
    settle_quotes();
    return {std::move(plan_), std::move(diagnostics_)};
  }

 private:
  void error(Span span, std::string code, std::string message, std::string expected = {}, std::string hint = {}) {
    diagnostics_.push_back(
        {Severity::error, "plan." + std::move(code), span, std::move(message), std::move(expected), std::move(hint)});
  }

  void plan_pages() {
    for (const EditionPage& page : edition_.pages) {
      const PageTemplate* found = find_page(templates_, page.page_template);
      if (!found) {
        std::vector<std::string_view> known;
        for (const PageTemplate& page_template : templates_.pages) known.push_back(page_template.name);
        const auto nearest = nearest_name(page.page_template, known);
        error(page.span, "unknown-template",
              fmt::format("page {} wants template \"{}\", which the template set does not have", page.number,
                          page.page_template),
              fmt::format("one of: {}", fmt::join(known, ", ")),
              nearest ? fmt::format("did you mean \"{}\"?", *nearest) : "");
        continue;
      }
      plan_.pages.push_back({page.number, static_cast<std::uint32_t>(found - templates_.pages.data()), page.name,
                             page.section, page.label});
      plan_.repeats = plan_.repeats || page.repeat_as_needed;
    }
  }

  const PageTemplate& template_of(std::uint32_t page) const {
    return templates_.pages[plan_.pages[page].page_template];
  }

  std::optional<std::uint32_t> find_frame_index(std::uint32_t page, std::string_view name) const {
    const Frame* frame = find_frame(template_of(page), name);
    if (!frame) return std::nullopt;
    return static_cast<std::uint32_t>(frame - template_of(page).frames.data());
  }

  std::string frame_names(std::uint32_t page) const {
    std::vector<std::string_view> names;
    for (const Frame& frame : template_of(page).frames) names.push_back(frame.name);
    return fmt::format("one of: {}", fmt::join(names, ", "));
  }

  bool take(FrameOnPage place) { return taken_.insert({place.page, place.frame}).second; }
  bool is_taken(FrameOnPage place) const { return taken_.contains({place.page, place.frame}); }

  // First pass: frames that places name are taken before any jump looks for a free one.
  void claim(std::uint32_t page, const Place& place) {
    const auto frame = find_frame_index(page, place.frame);
    if (!frame) {
      error(place.span, "unknown-frame",
            fmt::format("template \"{}\" has no frame \"{}\"", template_of(page).name, place.frame), frame_names(page));
      return;
    }
    if (!take({page, *frame}))
      error(place.span, "frame-taken",
            fmt::format("frame \"{}\" of page {} already has a story", place.frame, plan_.pages[page].number),
            "one place for each frame", "to set several stories in one frame, name them in one place: story=\"a b c\"");
  }

  void plan_place(std::uint32_t page, const Place& place) {
    const auto frame = find_frame_index(page, place.frame);
    if (!frame) return;
    const bool takes_quote = template_of(page).frames[*frame].role == FrameRole::quote;
    if (place.quote != takes_quote)
      return error(place.span, "quote",
                   fmt::format("frame \"{}\" takes {}", place.frame, takes_quote ? "a pull quote" : "no pull quote"),
                   takes_quote ? "quote=\"ID\"" : "story=\"ID\", or a frame with role=\"quote\"");
    if (takes_quote) return plan_quote({page, *frame}, place);
    Placement placement;
    placement.span = place.span;
    placement.refer = place.refer;
    for (const std::string& id : place.stories) add_story(placement, place, id, template_of(page).frames[*frame]);
    placement.stream = placement.stream || placement.stories.size() > 1;
    add_chain(placement, {page, *frame}, true);
    if (place.jump) add_jumps(placement, place);
    placement.repeats = placement.stream && plan_.repeats && placement.chain.back().page + 1 == plan_.pages.size();
    plan_.placements.push_back(std::move(placement));
  }

  // A pull quote is no second place of its story. The frames of a story take its quotes in their order.
  void plan_quote(FrameOnPage at, const Place& place) {
    const auto found = story_index_.find(place.stories.front());
    if (found == story_index_.end())
      return error(place.span, "unknown-story", fmt::format("no feed has a story \"{}\"", place.stories.front()));
    std::vector<std::uint32_t> quotes = quotes_of(found->second);
    const std::size_t taken = quotes_taken_[found->second]++;
    if (taken >= quotes.size())
      return error(place.span, "quote",
                   fmt::format("story \"{}\" has {} for frame \"{}\"", place.stories.front(),
                               taken == 0 ? "no quote" : "no further quote", place.frame),
                   "a <quote> in the story's feed");
    Placement placement;
    placement.span = place.span;
    placement.stories = {found->second};
    placement.chain = {at};
    placement.quote = quotes[taken];
    plan_.placements.push_back(std::move(placement));
  }

  std::vector<std::uint32_t> quotes_of(std::uint32_t story) const {
    std::vector<std::uint32_t> quotes;
    const std::vector<Block>& blocks = stories_[story].blocks;
    for (std::uint32_t block = 0; block < blocks.size(); ++block)
      if (blocks[block].role == BlockRole::quote) quotes.push_back(block);
    return quotes;
  }

  void settle_quotes() {
    for (const Placement& placement : plan_.placements)
      if (placement.quote && !placed_[placement.stories.front()])
        error(placement.span, "quote",
              fmt::format("a quote of story \"{}\", which is placed nowhere", stories_[placement.stories.front()].id),
              "a place for the story, too");
    for (std::uint32_t story = 0; story < stories_.size(); ++story) {
      if (!placed_[story]) continue;
      const std::vector<std::uint32_t> quotes = quotes_of(story);
      const auto taken = quotes_taken_.find(story);
      for (std::size_t i = taken == quotes_taken_.end() ? 0 : taken->second; i < quotes.size(); ++i)
        plan_.spare_quotes.push_back(
            {story, quotes[i], 0, static_cast<std::uint32_t>(stories_[story].blocks[quotes[i]].text.utf8.size())});
    }
  }

  void add_story(Placement& placement, const Place& place, const std::string& id, const Frame& frame) {
    if (id == "*") {
      placement.stream = true;
      open_streams_.push_back(plan_.placements.size());
      return;
    }
    const auto found = story_index_.find(id);
    if (found == story_index_.end()) {
      const auto nearest = nearest_name(id, names_of_stories(stories_));
      error(place.span, "unknown-story", fmt::format("no feed has a story \"{}\"", id), {},
            nearest ? fmt::format("did you mean \"{}\"?", *nearest) : "look for the id in the feeds of this edition");
      return;
    }
    const Story& story = stories_[found->second];
    if (placed_[found->second])
      error(place.span, "placed-twice", fmt::format("story \"{}\" is placed twice", id), "every story in one place",
            "remove one of the places");
    if (frame.role == FrameRole::advertisement && story.kind == StoryKind::picture && !story.blocks.empty())
      error(place.span, "advertisement-copy",
            fmt::format("picture \"{}\" has words, and frame \"{}\" is for advertisements", id, frame.name),
            "a picture without headline, caption and credit", "a frame with role=\"picture\" prints them");
    if ((story.kind == StoryKind::picture) != holds_pictures(frame.role))
      error(place.span, "wrong-kind",
            fmt::format("{} \"{}\" cannot go into frame \"{}\"", name_of(story.kind), id, frame.name),
            story.kind == StoryKind::picture ? "a frame with role=\"picture\""
                                             : "a frame with another role than \"picture\"");
    placed_[found->second] = true;
    placement.stories.push_back(found->second);
  }

  // Adds a frame and the frames of the same page that continue it.
  void add_chain(Placement& placement, FrameOnPage place, bool claimed) {
    const PageTemplate& page = template_of(place.page);
    for (;;) {
      if (!claimed && !take(place)) {
        error(placement.span, "frame-taken",
              fmt::format("frame \"{}\" of page {}, which continues this story, already has a story",
                          page.frames[place.frame].name, plan_.pages[place.page].number));
        return;
      }
      placement.chain.push_back(place);
      const std::string& next = page.frames[place.frame].continued_in;
      if (next.empty() || placement.chain.size() > page.frames.size() * plan_.pages.size()) return;
      place.frame = *find_frame_index(place.page, next);
      claimed = false;
    }
  }

  void add_jumps(Placement& placement, const Place& place) {
    check_notices(placement, place);
    add_jump(placement, place, {*place.jump, place.jump_frame});
    for (const FurtherJump& further : place.further) add_jump(placement, place, further);
  }

  // Whoever jumps has notices in its language, and jumps no more often than they allow (L21).
  void check_notices(const Placement& placement, const Place& place) {
    if (placement.stream) return;
    for (const std::uint32_t index : placement.stories) {
      const Story& story = stories_[index];
      const JumpNotices* notices = find_notices(templates_.styles, story.language);
      if (!notices)
        error(place.span, "no-notices",
              fmt::format("\"{}\" jumps, and style.xml has no notices for its language, {}", story.id, story.language),
              fmt::format("<notices xml:lang=\"{}\" .../> in style.xml", story.language),
              "notices for the paper's own language would do");
      else if (place.further.size() + 1 > static_cast<std::size_t>(notices->jumps))
        error(place.span, "too-many-jumps",
              fmt::format("\"{}\" jumps {} times (L21)", story.id, place.further.size() + 1),
              fmt::format("{} at most", notices->jumps), "<notices jumps=\"2\"> in style.xml allows two");
      else if (!speaks(*notices, story.language))
        diagnostics_.push_back({Severity::warning,
                                "plan.foreign-notices",
                                place.span,
                                fmt::format("\"{}\" is in {}; its notices will be in {}, the paper's own language",
                                            story.id, story.language, notices->language),
                                {},
                                fmt::format("add <notices xml:lang=\"{}\" .../> to style.xml", story.language)});
    }
  }

  void add_jump(Placement& placement, const Place& place, const FurtherJump& jump) {
    const auto target = std::find_if(plan_.pages.begin(), plan_.pages.end(),
                                     [&](const PlannedPage& page) { return page.number == jump.page; });
    if (target == plan_.pages.end()) {
      error(place.span, "no-jump-page", fmt::format("the edition has no page {} to jump to", jump.page),
            "the number of a later page of this edition");
      return;
    }
    const int from = plan_.pages[placement.chain.back().page].number;
    if (jump.page <= from)
      return error(place.span, "backward-jump", fmt::format("a jump from page {} to page {} (L21)", from, jump.page),
                   "a later page");
    const auto page = static_cast<std::uint32_t>(target - plan_.pages.begin());
    const std::vector<Frame>& frames = template_of(page).frames;
    if (!jump.frame.empty()) {
      const auto frame = find_frame_index(page, jump.frame);
      if (!frame)
        return error(place.span, "unknown-frame",
                     fmt::format("template \"{}\" has no frame \"{}\"", template_of(page).name, jump.frame),
                     frame_names(page));
      if (!holds_body(frames[*frame].role))
        return error(place.span, "wrong-kind",
                     fmt::format("a story cannot go on in frame \"{}\": it is for pictures or quotes", jump.frame),
                     "a frame for body, best with role=\"continuation\"");
      return add_chain(placement, {page, *frame}, false);
    }
    for (std::uint32_t frame = 0; frame < frames.size(); ++frame)
      if (frames[frame].role == FrameRole::continuation && !is_taken({page, frame}))
        return add_chain(placement, {page, frame}, false);
    error(place.span, "no-continuation", fmt::format("page {} has no free frame for what jumps there", jump.page),
          "a frame with role=\"continuation\" in its template", "name another page or add such a frame");
  }

  void fill_open_streams() {
    if (open_streams_.empty()) return;
    Placement& stream = plan_.placements[open_streams_.front()];
    const Frame& first = template_of(stream.chain.front().page).frames[stream.chain.front().frame];
    for (std::uint32_t i = 0; i < stories_.size(); ++i) {
      if (placed_[i] || stories_[i].filler) continue;
      if ((stories_[i].kind == StoryKind::picture) != holds_pictures(first.role)) continue;
      if (first.role == FrameRole::advertisement && !stories_[i].blocks.empty()) continue;
      placed_[i] = true;
      stream.stories.push_back(i);
    }
    for (std::size_t i = 1; i < open_streams_.size(); ++i)
      error(plan_.placements[open_streams_[i]].span, "two-open-streams", "story=\"*\" is used twice",
            "one place in the edition takes all other stories");
  }

  void report_unplaced() {
    for (std::uint32_t i = 0; i < stories_.size(); ++i) {
      if (placed_[i]) continue;
      if (stories_[i].filler) {
        plan_.fillers.push_back(i);
        continue;
      }
      plan_.unplaced.push_back(i);
      diagnostics_.push_back(
          {Severity::warning,
           "plan.unplaced",
           stories_[i].span,
           fmt::format("{} \"{}\" is in no place of the edition", name_of(stories_[i].kind), stories_[i].id),
           {},
           "place it, or let a stream take it: story=\"*\""});
    }
  }

  const Edition& edition_;
  const StoryTable& stories_;
  const TemplateSet& templates_;
  EditionPlan plan_;
  Diagnostics diagnostics_;
  std::vector<bool> placed_;
  std::map<std::string, std::uint32_t, std::less<>> story_index_;
  std::set<std::pair<std::uint32_t, std::uint32_t>> taken_;
  std::vector<std::size_t> open_streams_;             // indexes in plan_.placements
  std::map<std::uint32_t, std::size_t> quotes_taken_; // by story
};

} // namespace

Outcome<EditionPlan> plan_edition(const Edition& edition, const StoryTable& stories, const TemplateSet& templates) {
  return Planner(edition, stories, templates).run();
}

PlannedPage next_repeated_page(const PlannedPage& last) {
  PlannedPage page = last;
  ++page.number;
  const std::size_t digits = page.label.find_last_not_of("0123456789") + 1; // A4 is followed by A5
  if (digits < page.label.size() && page.label.size() - digits < 9)
    page.label.replace(digits, std::string::npos, std::to_string(std::stoi(page.label.substr(digits)) + 1));
  else if (!page.label.empty())
    page.label.clear();
  return page;
}

std::string dump(const EditionPlan& plan, const StoryTable& stories, const TemplateSet& templates) {
  std::string text;
  for (const PlannedPage& page : plan.pages)
    text += fmt::format("page {} template {} name \"{}\"\n", page.number, templates.pages[page.page_template].name,
                        page.name);
  for (const Placement& placement : plan.placements) {
    text += placement.stream ? "stream" : placement.quote ? "quote" : "story";
    for (const std::uint32_t story : placement.stories) text += " " + stories[story].id;
    text += ":";
    for (const FrameOnPage& place : placement.chain) {
      const PlannedPage& page = plan.pages[place.page];
      text += fmt::format(" {}/{}", page.number, templates.pages[page.page_template].frames[place.frame].name);
    }
    text += placement.repeats ? " ...\n" : "\n";
  }
  for (const std::uint32_t story : plan.fillers) text += fmt::format("filler {}\n", stories[story].id);
  for (const std::uint32_t story : plan.unplaced) text += fmt::format("unplaced {}\n", stories[story].id);
  return text;
}

} // namespace broadsheet
