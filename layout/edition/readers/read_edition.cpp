#include "layout/edition/readers/read_edition.hpp"

#include "layout/base/element.hpp"
#include "layout/base/fold.hpp"

#include <algorithm>
#include <charconv>
#include <set>

#include <fmt/format.h>

namespace broadsheet {
namespace {

constexpr int kMostPages = 999;
// Names that furniture always knows; data of the edition cannot take them.
const Names kFurnitureNames{"newspaper", "date",    "page",       "page.name",       "page.han",      "page.section",
                            "date.long", "weekday", "date.lunar", "date.lunar.year", "date.lunar.day"};

bool is_data_name(std::string_view name) {
  const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-'; };
  return !name.empty() && name[0] >= 'a' && name[0] <= 'z' && std::all_of(name.begin(), name.end(), fits);
}

// The number that a word is; 0: it is none.
int whole_number(std::string_view word) {
  int number = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
  return error == std::errc{} && end == word.data() + word.size() ? number : 0;
}

class EditionReader {
 public:
  explicit EditionReader(FileId file) { edition_.file = file; }
  Outcome<Edition> run(const XmlNode& root);

 private:
  void read_feed_reference(const XmlNode& node);
  void read_data(const XmlNode& node);
  void read_page(const XmlNode& node);
  void read_place(const XmlNode& node, EditionPage& page);
  void read_stories(const Attributes& attributes, Place& place);
  std::optional<int> read_refer(const Attributes& attributes);
  void read_jump(const Attributes& attributes, const EditionPage& page, Place& place);
  std::optional<int> read_jump_page(const Attributes& attributes, const std::string& word, int from);
  void check_pages(const XmlNode& root);
  void check_labels();
  void no_children(const XmlNode& node) {
    for_each_element(node, faults_, {}, [](const XmlNode&) {});
  }
  // The first time that a name of a kind comes up is fine; the next is a fault.
  void check_unique(std::set<std::string>& seen, const Attributes& attributes, std::string_view attribute,
                    const std::string& value, std::string_view what);

  Faults faults_{"edition"};
  Edition edition_;
  std::set<std::string> feeds_, data_, stories_, frames_, labels_;
  std::vector<std::pair<int, Span>> jumps_;
  std::vector<std::pair<std::size_t, Span>> label_spans_; // index in edition_.pages
};

void EditionReader::check_unique(std::set<std::string>& seen, const Attributes& attributes, std::string_view attribute,
                                 const std::string& value, std::string_view what) {
  if (value.empty() || seen.insert(value).second) return;
  faults_.error(attributes.span(attribute), "duplicate", fmt::format("{} \"{}\" stands twice", what, value));
}

Outcome<Edition> EditionReader::run(const XmlNode& root) {
  if (!check_root(root, "edition", faults_)) return {std::nullopt, faults_.take()};
  const Attributes attributes(root, faults_, {"version", "newspaper", "date", "xml:lang", "templates"});
  attributes.version();
  edition_.newspaper = attributes.required("newspaper");
  if (!attributes.has("date")) attributes.missing("date");
  edition_.date = attributes.day("date");
  edition_.language = attributes.required_language();
  edition_.templates = attributes.required("templates");
  edition_.templates_span = attributes.span("templates");
  for_each_element(root, faults_, {"feed", "data", "page"}, [&](const XmlNode& child) {
    if (child.name == "feed")
      read_feed_reference(child);
    else if (child.name == "data")
      read_data(child);
    else
      read_page(child);
  });
  check_pages(root);
  return {std::move(edition_), faults_.take()};
}

void EditionReader::read_feed_reference(const XmlNode& node) {
  const Attributes attributes(node, faults_, {"href"});
  FeedReference feed{attributes.required("href"), attributes.span("href")};
  check_unique(feeds_, attributes, "href", feed.href, "the feed");
  no_children(node);
  edition_.feeds.push_back(std::move(feed));
}

void EditionReader::read_data(const XmlNode& node) {
  const Attributes attributes(node, faults_, {"name"});
  EditionData data{attributes.required("name"), {}, node.span};
  if (attributes.has("name") && !is_blank(data.name) && !is_data_name(data.name))
    attributes.bad("name", fmt::format("name=\"{}\"", data.name),
                   "small letters a-z, digits, \".\" and \"-\", a letter first");
  if (is_known(data.name, kFurnitureNames))
    attributes.bad("name", fmt::format("{{{}}} is made by Broadsheet itself", data.name), "another name");
  check_unique(data_, attributes, "name", data.name, "the data");
  TextFolder folder(is_east_asian(edition_.language));
  for (const XmlNode& child : node.children) {
    if (child.is_text())
      folder.add(child.text, child.span);
    else
      report_stray(node, child, faults_, {});
  }
  data.value = folder.take_text();
  if (data.value.find_first_of("{}") != std::string::npos)
    faults_.error(node.span, "placeholder", fmt::format("the data \"{}\" has a brace in it", data.name),
                  "words as they are printed: data are not filled in again");
  edition_.data.push_back(std::move(data));
}

void EditionReader::read_page(const XmlNode& node) {
  const Attributes attributes(node, faults_, {"number", "template", "name", "repeat", "section", "label"});
  EditionPage page;
  page.span = node.span;
  page.number = attributes.required_integer("number", 1, kMostPages).value_or(0);
  page.page_template = attributes.required_name("template");
  page.name = attributes.text("name");
  page.section = attributes.text("section");
  page.label = attributes.has("label") ? attributes.required("label") : std::string{};
  if (!page.label.empty()) {
    check_unique(labels_, attributes, "label", page.label, "the page");
    label_spans_.emplace_back(edition_.pages.size(), attributes.span("label"));
  }
  page.repeat_as_needed = attributes.has("repeat") && attributes.choice("repeat", {"as-needed"}, 1) == 0;
  if (page.number > 0 && !edition_.pages.empty() && page.number <= edition_.pages.back().number)
    attributes.bad("number", fmt::format("page {} comes after page {}", page.number, edition_.pages.back().number),
                   "page numbers that rise, each once");
  if (!edition_.pages.empty() && edition_.pages.back().repeat_as_needed)
    faults_.error(edition_.pages.back().span, "bad-value", "repeat=\"as-needed\" on a page that is not the last",
                  "it on the last page only");
  frames_.clear();
  for_each_element(node, faults_, {"place"}, [&](const XmlNode& child) { read_place(child, page); });
  edition_.pages.push_back(std::move(page));
}

void EditionReader::read_place(const XmlNode& node, EditionPage& page) {
  const Attributes attributes(node, faults_, {"story", "quote", "frame", "jump", "jump-frame", "refer", "rank"});
  Place place;
  place.span = node.span;
  place.frame = attributes.required_name("frame");
  check_unique(frames_, attributes, "frame", place.frame, "on this page the frame");
  read_stories(attributes, place);
  read_jump(attributes, page, place);
  place.refer = read_refer(attributes);
  place.rank = attributes.integer("rank", 1, 99).value_or(0);
  no_children(node);
  page.places.push_back(std::move(place));
}

void EditionReader::read_stories(const Attributes& attributes, Place& place) {
  place.quote = attributes.has("quote");
  if (place.quote) {
    place.stories = {attributes.required_name("quote")};
    for (const std::string_view name : {"story", "jump", "jump-frame"})
      if (attributes.has(name))
        attributes.bad(name, fmt::format("{} in the place of a pull quote", name), "quote and frame alone");
    return;
  }
  if (!attributes.has("story")) return attributes.missing("story");
  place.stories = attributes.words("story");
  if (place.stories.empty())
    attributes.bad("story", "attribute \"story\" is empty", "one story's id, several, or \"*\"");
  for (std::size_t i = 0; i < place.stories.size(); ++i) {
    const std::string& id = place.stories[i];
    if (id != "*")
      check_unique(stories_, attributes, "story", id, "the story");
    else if (i + 1 < place.stories.size())
      attributes.bad("story", "something stands after \"*\"", "\"*\" as the last word: it means all that are left");
  }
}

void EditionReader::read_jump(const Attributes& attributes, const EditionPage& page, Place& place) {
  const std::vector<std::string> pages = attributes.words("jump"), frames = attributes.words("jump-frame");
  if (attributes.has("jump-frame") && !attributes.has("jump"))
    return attributes.bad("jump-frame", "a jump-frame without a jump", "jump=\"PAGE\" beside it");
  if (!attributes.has("jump")) return;
  if (pages.empty()) return attributes.bad("jump", "attribute \"jump\" is empty", "the number of a later page");
  if (frames.size() > pages.size() || (attributes.has("jump-frame") && frames.empty()))
    return attributes.bad("jump-frame", fmt::format("{} frames for {} jumps", frames.size(), pages.size()),
                          "a frame for each page, in their order");
  int from = page.number;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const std::optional<int> to = read_jump_page(attributes, pages[i], from);
    if (!to) continue;
    from = *to;
    const std::string frame = i < frames.size() ? frames[i] : std::string{};
    if (i == 0) {
      place.jump = to;
      place.jump_frame = frame;
    } else {
      place.further.push_back({*to, frame});
    }
  }
}

// One page of a jump, which comes after page `from`.
std::optional<int> EditionReader::read_jump_page(const Attributes& attributes, const std::string& word, int from) {
  const int number = whole_number(word);
  if (number < 1 || number > kMostPages) {
    attributes.bad("jump", fmt::format("jump=\"{}\" is no page number", word),
                   fmt::format("a number from 1 to {}", kMostPages));
    return std::nullopt;
  }
  if (number <= from) {
    attributes.bad("jump", fmt::format("a jump from page {} to page {}", from, number), "a later page (L21)");
    return std::nullopt;
  }
  jumps_.emplace_back(number, attributes.span("jump"));
  return number;
}

// yes: among the first; no: never; 1 to 9: its rank.
std::optional<int> EditionReader::read_refer(const Attributes& attributes) {
  if (!attributes.has("refer")) return std::nullopt;
  const Names values{"no", "1", "2", "3", "4", "5", "6", "7", "8", "9", "yes"};
  const std::size_t value = attributes.choice("refer", values, 0);
  return value == 10 ? 1 : static_cast<int>(value);
}

// A page called "7" beside a page 7 sends readers to the wrong one, whatever that one is called. Where pages may be
// added behind the last one, every higher number may be a page's.
void EditionReader::check_labels() {
  const bool more = !edition_.pages.empty() && edition_.pages.back().repeat_as_needed;
  for (const auto& [at, span] : label_spans_) {
    const EditionPage& page = edition_.pages[at];
    const auto takes = [&](const EditionPage& other) {
      return other.number != page.number && page.label == std::to_string(other.number);
    };
    if (std::any_of(edition_.pages.begin(), edition_.pages.end(), takes) ||
        (more && whole_number(page.label) > edition_.pages.back().number))
      faults_.error(span, "duplicate",
                    fmt::format("page {} is called \"{}\", which is another page's number", page.number, page.label),
                    "a label that is no other page's number");
  }
}

void EditionReader::check_pages(const XmlNode& root) {
  check_labels();
  if (edition_.feeds.empty())
    faults_.error(root.span, "missing-element", "the edition has no feed", "<feed href=\"...\"/>");
  if (edition_.pages.empty())
    faults_.error(root.span, "missing-element", "the edition has no page", "<page number=\"1\" template=\"...\">");
  if (edition_.pages.empty() || edition_.pages.back().repeat_as_needed) return; // more pages may come
  for (const auto& [number, place] : jumps_) {
    const auto is_it = [wanted = number](const EditionPage& page) { return page.number == wanted; };
    if (std::none_of(edition_.pages.begin(), edition_.pages.end(), is_it))
      faults_.error(place, "bad-value", fmt::format("a jump to page {}, which the edition does not have", number),
                    "the number of a page of this edition");
  }
}

} // namespace

Outcome<Edition> read_edition(const SourceMap& sources, FileId file) {
  Outcome<XmlNode> parsed = parse_xml(sources, file);
  if (!parsed.ok()) return {std::nullopt, std::move(parsed.diagnostics)};
  return EditionReader(file).run(*parsed.value);
}

} // namespace broadsheet
