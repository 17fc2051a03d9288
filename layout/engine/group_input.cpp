#include "layout/engine/group_input.hpp"

#include "fonts/face/fingerprint.hpp"
#include "layout/display/digest.hpp"
#include "layout/engine/engine_version.hpp"
#include "layout/engine/page_rules.hpp"
#include "layout/lines/hyphen_patterns.hpp"
#include "layout/page/refers.hpp"

#include <algorithm>
#include <filesystem>
#include <set>
#include <type_traits>

namespace broadsheet {
namespace {

// Values one after another, each with its length where it has one, so that none runs into the next.
class Input {
 public:
  template <class... T>
  void operator()(const T&... values) {
    (add(values), ...);
  }
  [[nodiscard]] std::string text() const { return sum_.text(); }

 private:
  void add(std::string_view bytes) {
    add(std::uint64_t{bytes.size()});
    sum_.add(bytes);
  }
  void add(const std::string& bytes) { add(std::string_view(bytes)); }
  void add(Length length) { sum_.add(length); }
  template <class T>
  requires std::is_arithmetic_v<T> || std::is_enum_v<T>
  void add(T value) {
    const auto number = static_cast<std::uint64_t>(value);
    sum_.add(static_cast<std::uint32_t>(number));
    sum_.add(static_cast<std::uint32_t>(number >> 32U));
  }
  template <class T>
  void add(const std::optional<T>& value) {
    add(value.has_value());
    if (value) add(*value);
  }
  DigestSum sum_;
};

// A place in a feed, told from where its story begins.
void add_span(Input& input, const Span& span, const Span& story) {
  input(span.file == story.file, span.begin - story.begin, span.end - span.begin);
}

void add_text(Input& input, const RichText& text, const Span& story) {
  const auto& [utf8, markup, origins] = text;
  input(utf8, markup.size(), origins.size());
  for (const auto& [kind, begin, end, value, ruby] : markup) input(kind, begin, end, value, ruby);
  for (const auto& [begin, source] : origins) {
    input(begin);
    add_span(input, source, story);
  }
}

void add_group(Input& input, const BlockGroup& group) {
  const auto& [kind, look, begin, end, title, entries, rows] = group;
  input(kind, look, begin, end, title, entries.size(), rows.size());
  for (const auto& [block, level, ordered, number] : entries) input(block, level, ordered, number);
  for (const auto& [head, cells] : rows) {
    input(head, cells.size());
    for (const auto& [block, span] : cells) input(block, span);
  }
}

void add_story(Input& input, const Story& story) {
  const auto& [kind, id, slug, section, priority, language, blocks, groups, picture, qr_codes, place, filler, focus,
               picture_page] = story;
  input(kind, id, slug, section, priority, language, blocks.size(), groups.size(), picture, qr_codes.size());
  input(filler, focus.x, focus.y, picture_page, place.end - place.begin);
  for (const auto& [role, text, tongue, trim, span] : blocks) {
    input(role, tongue, trim);
    add_text(input, text, place);
    add_span(input, span, place);
  }
  for (const BlockGroup& group : groups) add_group(input, group);
  for (const auto& [payload, title, label, span] : qr_codes) {
    input(payload, title, label);
    add_span(input, span, place);
  }
}

void add_picture(Input& input, const StoryPicture& source, const DisplayEdition& display) {
  const auto& [picture, fault] = source;
  input(fault, picture.has_value());
  if (!picture) return;
  const auto& [path, bytes, info, page] = display.pictures.at(*picture); // info is read from the bytes
  input(path, bytes, page);
}

// Which face each role has; and every face that may be used, in its order.
void add_faces(Input& input, const Catalogue& catalogue) {
  for (const auto& [role, family, style, file, version, index] : catalogue.listing())
    input(role, family, style, file, version, index);
  input(catalogue.faces().faces.size());
  for (const auto& face : catalogue.faces().faces) input(fingerprint(*face));
}

void add_template_files(Input& input, const TemplateSet& templates, const SourceMap& sources) {
  const auto add = [&](FileId id) {
    const SourceFile& file = sources.file(id);
    input(std::filesystem::path(file.name).filename().string(), file.bytes);
  };
  add(templates.styles.file);
  input(templates.pages.size());
  for (const PageTemplate& page : templates.pages) add(page.file);
}

void add_edition(Input& input, const Edition& edition) {
  // Feeds and pages are counted as stories and plan.
  const auto& [newspaper, date, language, templates, templates_span, feeds, data, pages, file] = edition;
  input(newspaper, date, language, data.size());
  for (const auto& [name, value, span] : data) input(name, value);
}

void add_patterns(Input& input, const LoadedEdition& edition, World& world) {
  std::set<std::string> languages{edition.edition.language, edition.templates.styles.language}, files;
  for (const Story& story : edition.stories) {
    languages.insert(story.language);
    for (const Block& block : story.blocks) languages.insert(block.language);
  }
  for (const std::string& language : languages) files.insert(hyphen_patterns(language));
  for (const std::string& file : files)
    if (!file.empty()) input(file, world.read(file).bytes);
}

std::string sum_of_common(const LoadedEdition& edition, const SourceMap& sources, World& world,
                          std::string_view output) {
  // Stories, plan and their pictures are the groups'; the display edition is made of all these.
  const auto& [paper, stories, templates, plan, catalogue, display, pictures, furniture_pictures, data] = edition;
  if (engine_version().empty() || !catalogue) return {};
  Input input;
  input(engine_version(), std::string(output));
  add_template_files(input, templates, sources);
  add_faces(input, *catalogue);
  add_edition(input, paper);
  for (const auto& [name, value] : data) input(name, value);
  for (const auto& [key, picture] : furniture_pictures) {
    input(key);
    add_picture(input, picture, display);
  }
  add_patterns(input, edition, world);
  return input.text();
}

// The rows that an index on a page may have: which of them go in is known only when it is set.
void add_refers(Input& input, const RefersStyle& style, int on, const LoadedEdition& edition) {
  for (const Refer& refer : refers_of(edition.plan, edition.stories, on)) {
    const ReferWords texts = refer_words(style, refer, edition.plan, edition.stories);
    const Story& story = edition.stories[refer.story];
    input(texts.words, texts.page, story.id, story.language, edition.plan.pages[refer.page].number,
          edition.plan.pages[refer.page].label);
  }
}

void add_page(Input& input, const PlannedPage& planned, const LoadedEdition& edition) {
  const auto& [number, page_template, name, section, label] = planned;
  const PageTemplate& design = edition.templates.pages[page_template];
  input(number, design.name, name, section, label);
  for (const Furniture& piece : design.furniture) {
    input(piece.refers.has_value());
    if (piece.refers && stands_on(piece, design, number)) add_refers(input, *piece.refers, number, edition);
  }
}

void add_placement(Input& input, const Placement& placement, const LoadedEdition& edition) {
  const auto& [stories, chain, stream, repeats, span, quote, refer] = placement;
  input(stories.size(), chain.size(), stream, repeats, quote, refer);
  for (const std::uint32_t story : stories) input(edition.stories[story].id);
  for (const auto& [page, frame] : chain) input(edition.plan.pages[page].number, frame);
}

} // namespace

GroupInputs::GroupInputs(const LoadedEdition& edition, const SourceMap& sources, World& world, std::string_view output)
    : edition_(edition), common_(sum_of_common(edition, sources, world, output)), ranks_(rule_settings(edition).ranks) {
}

std::string GroupInputs::of(const PageGroup& group) const {
  if (common_.empty()) return {};
  Input input;
  // Unplaced stories are on no page; fillers are stories of their group.
  const auto& [pages, placements, unplaced, spare_quotes, repeats, fillers] = edition_.plan;
  input(common_, group.takes_fillers, group.repeats, group.pages.size(), group.placements.size(), group.stories.size());
  for (const std::uint32_t page : group.pages) add_page(input, pages[page], edition_);
  for (const std::uint32_t placement : group.placements) add_placement(input, placements[placement], edition_);
  for (const std::uint32_t story : group.stories) {
    add_story(input, edition_.stories[story]);
    const auto rank = ranks_.find(story);
    input(rank == ranks_.end() ? 0 : rank->second);
    const auto picture = edition_.pictures.find(story);
    input(picture != edition_.pictures.end());
    if (picture != edition_.pictures.end()) add_picture(input, picture->second, edition_.display);
  }
  for (const CopyRange& quote : spare_quotes)
    if (std::binary_search(group.stories.begin(), group.stories.end(), quote.story))
      input(edition_.stories[quote.story].id, quote.block, quote.begin, quote.end);
  return input.text();
}

} // namespace broadsheet
