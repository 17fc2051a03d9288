// Tonight's paper: newspaper, date, template set, feeds, pages, and which story goes into which frame. Types only.
#pragma once

#include "layout/base/diagnostic.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace broadsheet {

// A further page that takes what does not fit, where a story may jump more than once.
struct FurtherJump {
  int page = 0;
  std::string frame; // as Place::jump_frame
};

// <place story="lead" frame="lead" jump="2"/>
struct Place {
  // One story id, or "*": every story that is placed nowhere else, in feed order. Several ids, separated by spaces, and
  // "*" after them, make a stream: the frame takes them one after another.
  std::vector<std::string> stories;
  std::string frame;
  std::optional<int> jump; // the page that takes what does not fit
  std::string jump_frame;  // the frame there; empty: the first free frame of that page whose role is "continuation"
  Span span;
  std::optional<int> refer{}; // in an index of what is inside: 1 first, 9 last, 0 never; nothing: as the feed ranks it
  int rank = 0;             // 1..99: where protocol ranks the items (L22), 1 first; 0: not ranked
  std::vector<FurtherJump> further{}; // after `jump`, pages rising
  bool quote = false;                 // the frame takes a pull quote of its one story, which has a place of its own
};

struct EditionPage {
  int number = 0;
  std::string page_template;     // name of a page template of the set
  std::string name;              // the page's own name for the folio ("要闻", "Business"); may be empty
  bool repeat_as_needed = false; // only on the last page: the page is added again until the streams are set
  std::vector<Place> places;
  Span span;
  std::string section; // the section's flag ("A", "体育"); may be empty
  std::string label{}; // what the page is called where its number is printed ("A4"); empty: by its number
};

struct FeedReference {
  std::string href;
  Span span;
};

// <data name="issue">15234</data>: what furniture prints as {issue}.
struct EditionData {
  std::string name;
  std::string value;
  Span span;
};

struct Edition {
  std::string newspaper;
  std::string date; // ISO 8601 day
  std::string language;
  std::string templates; // folder of the template set, relative to the edition
  Span templates_span;
  std::vector<FeedReference> feeds;
  std::vector<EditionData> data;
  std::vector<EditionPage> pages; // numbers rising
  FileId file = kNoFile;
};

} // namespace broadsheet
