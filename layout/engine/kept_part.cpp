#include "layout/engine/kept_part.hpp"

#include <algorithm>
#include <stdexcept>
#include <type_traits>

#include <nlohmann/json.hpp>

namespace broadsheet {
namespace {

using Json = nlohmann::json;

struct CannotBeKept : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// Fields that mean something in one run only, and what they are told by.
struct StoryField { // index in the story table: by id
  std::uint32_t& story;
};
struct PictureField { // index in the picture table: by file and page
  std::uint32_t& picture;
};
struct SpanField { // from where the story begins
  Span& span;
  std::uint32_t story;
};

// Each type's fields, for writing and for reading. Structured bindings: a field that is added to a type is an error
// here until it is kept, or named as left out.
template <class Fields>
void visit(Fields& fields, Rect& rect) {
  auto& [x, y, width, height] = rect;
  fields(x, y, width, height);
}
template <class Fields>
void visit(Fields& fields, LedgerSums& sums) {
  auto& [fed, printed, overset, trimmed, unplaced] = sums;
  fields(fed, printed, overset, trimmed, unplaced);
}
template <class Fields>
void visit(Fields& fields, JumpTaken& jump) {
  auto& [story, from, to, short_front, short_rest, split_notice] = jump;
  fields(StoryField{story}, from, to, short_front, short_rest, split_notice);
}
template <class Fields>
void visit(Fields& fields, LeverUse& use) {
  auto& [lever, role, designed, used, designed_per_mille, used_per_mille, lines, maximum_lines] = use;
  fields(lever, role, designed, used, designed_per_mille, used_per_mille, lines, maximum_lines);
}
template <class Fields>
void visit(Fields& fields, HeadTooLong& head) {
  auto& [role, characters, lines, measure, size, broken_word] = head;
  fields(role, characters, lines, measure, size, broken_word);
}
template <class Fields>
void visit(Fields& fields, HeadTooShort& head) {
  auto& [role, minimum_fill, fill, measure] = head;
  fields(role, minimum_fill, fill, measure);
}
template <class Fields>
void visit(Fields& fields, Overset& over) {
  auto& [story, copy, characters, lines, depth, last_place, whole_story] = over; // copy: the ledger's
  fields(StoryField{story}, characters, lines, depth, whole_story);
}
template <class Fields>
void visit(Fields& fields, LadderUse& use) {
  auto& [lever, steps, amount] = use;
  fields(lever, steps, amount);
}
template <class Fields>
void visit(Fields& fields, TrimmedBlock& trimmed) {
  auto& [story, block, number] = trimmed;
  fields(StoryField{story}, block, number);
}
template <class Fields>
void visit(Fields& fields, CutNeeded& cut) {
  auto& [characters, lines, depth] = cut;
  fields(characters, lines, depth);
}
template <class Fields>
void visit(Fields& fields, HeadOver& over) {
  auto& [characters, lines, both] = over;
  fields(characters, lines, both);
}
template <class Fields>
void visit(Fields& fields, QuoteOver& over) {
  auto& [characters, lines, depth, cut] = over;
  fields(characters, lines, depth, cut);
}
template <class Fields>
void visit(Fields& fields, FitReport& fit) {
  auto& [levers, heads, short_heads, over, lines_under, depth_under, rows_under, ladder, trimmed, cut, head_over,
         used_lines, characters_under, leading, next_lever, quotes] = fit;
  fields(levers, heads, short_heads, over, lines_under, depth_under, rows_under, ladder, trimmed, cut, head_over,
         used_lines, characters_under, leading, next_lever, quotes);
}
template <class Fields>
void visit(Fields& fields, LineNote& note) {
  auto& [fault, page, text] = note;
  fields(fault, page, text);
}
template <class Fields>
void visit(Fields& fields, StoryResult& story) {
  auto& [pages, jumps, fit, placed, lines, line_notes, copy] = story;
  fields(pages, jumps, fit, placed, lines, line_notes, copy);
}
template <class Fields>
void visit(Fields& fields, CompositionCounts& counts) {
  auto& [lines, justified, hyphenated, loose, overfull, ladders] = counts;
  fields(lines, justified, hyphenated, loose, overfull, ladders);
}
template <class Fields>
void visit(Fields& fields, RuleBreak& found) {
  auto& [rule, severity, page, place, story, message] = found;
  fields(rule, severity, page, place, StoryField{story}, message);
}
template <class Fields>
void visit(Fields& fields, StoryDiagnostic& told) {
  auto& [severity, code, span, message, expected, hint] = told.diagnostic;
  fields(StoryField{told.story}, severity, code, message, expected, hint);
  fields(SpanField{span, told.story});
}
template <class Fields>
void visit(Fields& fields, MissingNote& note) {
  auto& [character, family, story, place] = note;
  fields(character, family, StoryField{story});
  fields(SpanField{place, story});
}
template <class Fields>
void visit(Fields& fields, PictureUseNote& note) {
  auto& [story, picture, page, rect, ppi] = note;
  fields(StoryField{story}, PictureField{picture}, page, rect, ppi);
}
template <class Fields>
void visit(Fields& fields, PagePart& page) {
  auto& [number, composition, rule_breaks, missing, diagnostics, pictures] = page;
  fields(number, composition, rule_breaks, missing, diagnostics, pictures);
}

// --- to text ------------------------------------------------------------------------------------------------------
class Writer {
 public:
  explicit Writer(const LoadedEdition& edition) : edition_(edition) {}
  template <class... T>
  void operator()(T&&... values) {
    (array_.push_back(text_of(values)), ...);
  }
  Json take() { return std::move(array_); }

 private:
  template <class T>
  Json text_of(T& value) {
    if constexpr (std::is_enum_v<T> || std::is_same_v<T, char32_t>)
      return static_cast<std::uint32_t>(value);
    else if constexpr (std::is_arithmetic_v<T> || std::is_same_v<T, std::string>)
      return value;
    else
      return object(value);
  }
  Json object(Length& length) { return length.sp; }
  Json object(StoryField& field) {
    if (field.story == CopyRange::kNoStory) return nullptr;
    return edition_.stories.at(field.story).id;
  }
  Json object(PictureField& field) {
    const DisplayPicture& picture = edition_.display.pictures.at(field.picture);
    return {picture.path, picture.page};
  }
  Json object(SpanField& field) {
    if (field.span.file == kNoFile) return nullptr;
    if (field.story == CopyRange::kNoStory) throw CannotBeKept("a place that is no story's");
    const Span& story = edition_.stories.at(field.story).span;
    if (story.file != field.span.file) throw CannotBeKept("a place in another file");
    return {std::int64_t{field.span.begin} - story.begin, field.span.end - field.span.begin};
  }
  template <class T>
  Json object(std::vector<T>& values) {
    Json list = Json::array();
    for (T& value : values) list.push_back(text_of(value));
    return list;
  }
  template <class T>
  Json object(std::optional<T>& value) {
    return value ? text_of(*value) : Json();
  }
  template <class T>
  Json object(T& value) {
    Writer inner(edition_);
    visit(inner, value);
    return inner.take();
  }

  const LoadedEdition& edition_;
  Json array_ = Json::array();
};

// --- from text: json's exceptions say that something else stands there ---------------------------------------------
class Reader {
 public:
  Reader(const Json& array, const LoadedEdition& edition, const PageGroup& group)
      : array_(array), edition_(edition), group_(group) {}
  template <class... T>
  void operator()(T&&... values) {
    (read(array_.at(next_++), values), ...);
  }

 private:
  template <class T>
  void read(const Json& json, T& value) {
    if constexpr (std::is_enum_v<T> || std::is_same_v<T, char32_t>)
      value = static_cast<T>(json.get<std::uint32_t>());
    else if constexpr (std::is_arithmetic_v<T> || std::is_same_v<T, std::string>)
      value = json.get<T>();
    else
      object(json, value);
  }
  void object(const Json& json, Length& length) { length.sp = json.get<std::int32_t>(); }
  void object(const Json& json, StoryField& field) {
    field.story = json.is_null() ? CopyRange::kNoStory : story_of(json.get<std::string>());
  }
  std::uint32_t story_of(const std::string& id) {
    for (const std::uint32_t story : group_.stories)
      if (edition_.stories[story].id == id) return story;
    throw CannotBeKept("another group's story");
  }
  void object(const Json& json, PictureField& field) {
    const auto& pictures = edition_.display.pictures;
    const auto found = std::find_if(pictures.begin(), pictures.end(), [&](const DisplayPicture& picture) {
      return json.at(0) == picture.path && json.at(1) == picture.page;
    });
    if (found == pictures.end()) throw CannotBeKept("a picture that is not there");
    field.picture = static_cast<std::uint32_t>(found - pictures.begin());
  }
  void object(const Json& json, SpanField& field) {
    field.span = {};
    if (json.is_null()) return;
    const Span& story = edition_.stories.at(field.story).span;
    const auto begin = static_cast<std::uint32_t>(story.begin + json.at(0).get<std::int64_t>());
    field.span = {story.file, begin, begin + json.at(1).get<std::uint32_t>()};
  }
  template <class T>
  void object(const Json& json, std::vector<T>& values) {
    values.clear();
    for (const Json& one : json) read(one, values.emplace_back());
  }
  template <class T>
  void object(const Json& json, std::optional<T>& value) {
    value.reset();
    if (!json.is_null()) read(json, value.emplace());
  }
  template <class T>
  void object(const Json& json, T& value) {
    Reader inner(json, edition_, group_);
    visit(inner, value);
  }

  const Json& array_;
  const LoadedEdition& edition_;
  const PageGroup& group_;
  std::size_t next_ = 0;
};

bool is_story_of(const PageGroup& group, std::uint32_t story) {
  return std::binary_search(group.stories.begin(), group.stories.end(), story);
}

// What of a run's parts is a group's.
struct Share {
  std::vector<StoryResult> stories; // as in PageGroup::stories
  std::vector<PagePart> pages;
  std::vector<RuleBreak> open_turns;
};
template <class Fields>
void visit(Fields& fields, Share& share) {
  auto& [stories, pages, open_turns] = share;
  fields(stories, pages, open_turns);
}

Share share_of(const TypesetParts& parts, const PageGroup& group, const EditionPlan& plan) {
  Share share;
  for (const std::uint32_t story : group.stories) share.stories.push_back(parts.stories.at(story));
  for (const PagePart& page : parts.pages)
    if (is_page_of(group, page.number, plan)) share.pages.push_back(page);
  for (const RuleBreak& turn : parts.open_turns)
    if (is_story_of(group, turn.story)) share.open_turns.push_back(turn);
  return share;
}

} // namespace

bool is_page_of(const PageGroup& group, int number, const EditionPlan& plan) {
  if (number > plan.pages.back().number) return group.repeats;
  return std::any_of(group.pages.begin(), group.pages.end(),
                     [&](std::uint32_t page) { return plan.pages[page].number == number; });
}

std::optional<std::string> write_part(const TypesetParts& parts, const PageGroup& group, const LoadedEdition& edition) {
  for (const LedgerFault& fault : parts.ledger_faults)
    if (is_story_of(group, fault.copy.story)) return std::nullopt;
  Share share = share_of(parts, group, edition.plan);
  Writer writer(edition);
  try {
    visit(writer, share);
  } catch (const CannotBeKept&) {
    return std::nullopt;
  }
  return writer.take().dump(-1, ' ', false, Json::error_handler_t::replace);
}

bool read_part(const std::string& text, const PageGroup& group, const LoadedEdition& edition, TypesetParts& parts) {
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_array()) return false;
  Share share;
  try {
    Reader reader(json, edition, group);
    visit(reader, share);
  } catch (const std::exception&) {
    return false;
  }
  if (share.stories.size() != group.stories.size()) return false;
  for (std::size_t i = 0; i < group.stories.size(); ++i) parts.stories.at(group.stories[i]) = share.stories[i];
  std::move(share.pages.begin(), share.pages.end(), std::back_inserter(parts.pages));
  std::move(share.open_turns.begin(), share.open_turns.end(), std::back_inserter(parts.open_turns));
  return true;
}

} // namespace broadsheet
