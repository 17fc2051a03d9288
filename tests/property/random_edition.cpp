#include "tests/property/random_edition.hpp"

#include "tests/property/random_copy.hpp"
#include "tests/property/random_style.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace broadsheet::testing {
namespace {

constexpr int kGutter = 8; // points, as all of these
constexpr int kMargin = 24;
constexpr int kNarrowestLeg = 66;

struct PlannedFrame {
  std::string name, role = "story", attributes, parts; // parts: of an L-shaped frame
  int lines = 0, legs = 1;
  bool continues_another = false; // no place may name it
};

struct PlannedTemplate {
  std::string name;
  std::string xml; // all but the frames
  std::vector<PlannedFrame> frames;
  bool repeats = false;
};

// The part of a page that a frame, or a few under each other, take.
struct Area {
  int column = 1, span = 1, first = 1, last = 1;
};

class EditionMaker {
 public:
  explicit EditionMaker(std::uint64_t seed) : random_(seed) {}

  std::map<std::string, std::string> make() {
    RandomStyles styles = random_styles(random_);
    leading_ = styles.leading;
    files_["set/style.xml"] = std::move(styles.xml);
    const int pages = random_.between(1, 4);
    for (int page = 1; page <= pages; ++page) make_template(page, page == pages);
    for (std::size_t page = 0; page < templates_.size(); ++page) make_places(page);
    for (int i = random_.between(0, 2); i > 0; --i) feed_ += random_story(random_, next_id(), random_.between(1, 4));
    const int fillers = random_.chance(50) ? random_.between(1, 8) : 0;
    for (int i = fillers; i > 0; --i) feed_ += random_story(random_, next_id(), 1, " filler=\"yes\"");
    write_files();
    return std::move(files_);
  }

 private:
  std::string next_id() { return fmt::format("s{}", ++ids_); }
  void make_template(int number, bool last) {
    PlannedTemplate page;
    page.name = fmt::format("t{}", number);
    const int columns = random_.between(1, 6), width = random_.between(76, 110), lines = random_.between(16, 60);
    type_width_ = columns * width + (columns - 1) * kGutter;
    const int type_width = type_width_;
    mirrored_ = random_.chance(25); // column 1 is the rightmost
    const double type_height = lines * leading_ / 1000.0;
    page.xml = fmt::format(
        "<page-template version=\"1\" name=\"{}\"><page width=\"{}pt\" height=\"{:g}pt\" bleed=\"3mm\"/>\n"
        "<grid x=\"{}pt\" y=\"{}pt\" width=\"{}pt\" height=\"{:g}pt\" columns=\"{}\" gutter=\"{}pt\"{}/>\n"
        "<text x=\"{}pt\" y=\"2pt\" width=\"{}pt\" height=\"12pt\" paragraph=\"caption\">{{page}}</text>\n",
        page.name, type_width + 2 * kMargin, type_height + 2 * kMargin, kMargin, kMargin, type_width, type_height,
        columns, kGutter, mirrored_ ? " column-order=\"right-to-left\"" : "", kMargin, type_width);
    for (const Area& area : cut_page(columns, lines)) add_frames(page, area, width, number);
    link_frames(page);
    page.repeats = last && random_.chance(40);
    templates_.push_back(std::move(page));
  }

  // Bands over each other, each cut into groups of columns.
  std::vector<Area> cut_page(int columns, int lines) {
    std::vector<Area> areas;
    for (int line = 1; line + 5 <= lines;) {
      const int rest = lines - line + 1;
      const int height = rest < 20 || random_.chance(30) ? rest : random_.between(8, rest);
      for (int column = 1; column <= columns;) {
        const int span = random_.between(1, columns - column + 1);
        areas.push_back({column, span, line, line + height - 1});
        column += span;
      }
      line += height + 1;
    }
    return areas;
  }

  void add_frames(PlannedTemplate& page, const Area& area, int width, int number) {
    const int height = area.last - area.first + 1;
    if (height >= 14 && area.span >= 2 && random_.chance(20)) return add_l_frame(page, area);
    if (height >= 36 && random_.chance(40)) {
      add_frame(page, area, width, number, "", false);
      return add_runaround(page, area, width);
    }
    const int kind = random_.between(1, 10);
    if (kind <= 6 || height < 12) return add_frame(page, area, width, number, "");
    if (kind <= 8) { // each with its own lines
      const int middle = random_.between(area.first + 4, area.last - 5);
      add_frame(page, {area.column, area.span, area.first, middle}, width, number, "");
      return add_frame(page, {area.column, area.span, middle + 2, area.last}, width, number, "");
    }
    std::string above; // each begins where the one over it ends
    for (int i = random_.between(2, 3); i > 0; --i) {
      const std::size_t frame = page.frames.size();
      add_frame(page, area, width, number, above);
      if (page.frames.size() > frame + 1) return; // with an obstacle: vertical frames know none
      above = page.frames[frame].name;
    }
  }

  // Two rectangles, the left or the right one less deep, at its head or at its foot.
  void add_l_frame(PlannedTemplate& page, const Area& area) {
    PlannedFrame frame;
    frame.name = fmt::format("f{}", page.frames.size() + 1);
    frame.lines = area.last - area.first + 1;
    frame.legs = area.span;
    const int left = random_.between(1, area.span - 1), notch = random_.between(3, frame.lines - 8);
    const bool shorter_left = random_.chance(50), at_head = random_.chance(50);
    const auto part = [&](int column, int span, bool shorter) {
      return fmt::format("<part column=\"{}\" span=\"{}\" line=\"{}\" to-line=\"{}\" columns=\"{}\"/>", column, span,
                         area.first + (shorter && at_head ? notch : 0), area.last - (shorter && !at_head ? notch : 0),
                         span);
    };
    frame.parts = part(area.column, left, shorter_left) + part(area.column + left, area.span - left, !shorter_left);
    frame.attributes = fmt::format("design=\"{}\"", random_.chance(70) ? "zh" : "en");
    page.frames.push_back(std::move(frame));
  }

  // A frame that stands on the one before it.
  void add_runaround(PlannedTemplate& page, const Area& area, int width) {
    static const std::vector<std::string> roles{"picture", "quote", "quote", "story"};
    PlannedFrame frame;
    frame.name = fmt::format("f{}", page.frames.size() + 1);
    frame.role = random_.pick(roles);
    const int wide = area.span * width + (area.span - 1) * kGutter;
    const int across = random_.between(std::min(kNarrowestLeg, wide), wide), from = random_.between(0, wide - across);
    const int from_left = (area.column - 1) * (width + kGutter) + from;
    const int left = mirrored_ ? type_width_ - from_left - across : from_left;
    frame.lines = random_.between(4, (area.last - area.first) / 2 - 1);
    const int line = random_.between(area.first, area.last - frame.lines + 1);
    frame.attributes = fmt::format(
        "role=\"{}\" design=\"{}\" runaround=\"rectangle\" clearance=\"{}pt\" sides=\"{}\" x=\"{}pt\" y=\"{:g}pt\" "
        "width=\"{}pt\" height=\"{:g}pt\"",
        frame.role, random_.chance(50) ? "zh" : "brief", random_.between(2, 12), random_.chance(20) ? "both" : "one",
        kMargin + left, kMargin + (line - 1) * leading_ / 1000.0, across, frame.lines * leading_ / 1000.0);
    page.frames.push_back(std::move(frame));
  }

  std::string random_role(int number) {
    if (number > 1 && random_.chance(35)) return "continuation";
    if (random_.chance(10)) return "picture";
    return random_.chance(10) ? "notice" : "story";
  }

  void add_frame(PlannedTemplate& page, const Area& area, int width, int number, const std::string& above,
                 bool may_be_vertical = true) {
    static const std::vector<std::string> designs{"zh", "zh", "zh", "en", "en", "brief", "list"};
    PlannedFrame frame;
    frame.name = fmt::format("f{}", page.frames.size() + 1);
    frame.role = may_be_vertical ? random_role(number) : "story"; // what others stand on is copy
    frame.lines = area.last - area.first + 1;
    const bool boxed = random_.chance(20);
    const int high = frame.lines * leading_ / 1000, wide = area.span * width + (area.span - 1) * kGutter;
    const bool vertical = may_be_vertical && random_.chance(20) && frame.role != "picture" && high > kNarrowestLeg + 14;
    // What a vertical frame that begins under others has left is not known: one leg then.
    const int room = (vertical ? (above.empty() ? high : 0) : wide) - (boxed ? 14 : 0);
    const int most = std::max(1, (room + kGutter) / (kNarrowestLeg + kGutter));
    frame.legs = random_.chance(60) ? std::min(most, area.span) : random_.between(1, most);
    std::string& xml = frame.attributes;
    xml = fmt::format("role=\"{}\" design=\"{}\" column=\"{}\" span=\"{}\" to-line=\"{}\" columns=\"{}\"", frame.role,
                      random_.pick(designs), area.column, area.span, area.last, frame.legs);
    if (above.empty() || random_.chance(70)) xml += fmt::format(" line=\"{}\"", area.first);
    if (!above.empty()) xml += fmt::format(" below=\"{}\" below-gap=\"{}\"", above, random_.between(0, 2));
    if (boxed) xml += random_.chance(70) ? " box=\"1pt\" inset=\"0.5em\"" : " tint=\"black 8%\" inset=\"0.5em\"";
    if (random_.chance(30)) xml += " column-rule=\"0.3pt\"";
    if (random_.chance(15)) xml += " balance=\"no\"";
    if (random_.chance(25)) xml += " head=\"column\"";
    if (random_.chance(20)) xml += " rule-above=\"0.5pt\"";
    if (random_.chance(30)) xml += " head-above=\"no\"";
    if (vertical) xml += " writing=\"vertical\"";
    if (random_.chance(30)) xml += " side-head=\"right\"";
    if (random_.chance(15) && frame.role != "picture" && !vertical) xml += " own-grid=\"yes\"";
    if (may_be_vertical && random_.chance(60) && frame.role != "picture")
      xml += " fill=\"filler\" filler-design=\"brief\"";
    const bool obstructed =
        may_be_vertical && frame.role != "picture" && !vertical && above.empty() && random_.chance(15);
    page.frames.push_back(std::move(frame));
    if (obstructed) add_obstacle(page, area, wide);
  }

  // A picture, or something in its role, that stands on the last frame; the copy runs round it.
  void add_obstacle(PlannedTemplate& page, const Area& area, int wide) {
    PlannedFrame picture;
    picture.name = fmt::format("f{}", page.frames.size() + 1);
    picture.role = "picture";
    picture.lines = random_.between(2, std::max(2, (area.last - area.first + 1) / 2));
    const int across = random_.between(20, std::max(20, wide * 2 / 3)), left = random_.between(0, wide - across);
    const double leading = leading_ / 1000.0;
    const int down = random_.between(area.first, area.last - picture.lines + 1);
    const int step = (wide + kGutter) / area.span, from_left = (area.column - 1) * step + left;
    picture.attributes = fmt::format(
        "role=\"picture\" design=\"zh\" x=\"{}pt\" y=\"{:g}pt\" width=\"{}pt\" height=\"{:g}pt\" "
        "crop=\"no\" runaround=\"{}\" sides=\"{}\" clearance=\"{}pt\"",
        kMargin + (mirrored_ ? type_width_ - from_left - across : from_left), kMargin + (down - 1) * leading, across,
        picture.lines * leading, random_.chance(50) ? "outline" : "rectangle", random_.chance(40) ? "both" : "one",
        random_.between(0, 12));
    page.frames.push_back(std::move(picture));
  }

  // Some frames go on in another one of the page.
  void link_frames(PlannedTemplate& page) {
    for (std::size_t i = 0; i < page.frames.size(); ++i) {
      const std::string& role = page.frames[i].role;
      if (role == "picture" || role == "quote" || page.frames.size() < 2 || !random_.chance(12)) continue;
      const auto next = static_cast<std::size_t>(random_.between(0, static_cast<int>(page.frames.size()) - 1));
      PlannedFrame& other = page.frames[next];
      if (next <= i || other.continues_another || other.role != "story") continue;
      page.frames[i].attributes += fmt::format(" continued-in=\"{}\"", other.name);
      other.continues_another = true;
    }
  }

  std::string random_kind(const std::string& role) {
    if (role == "picture") return "picture";
    return role == "notice" || random_.chance(5) ? "notice" : "story";
  }

  std::string add_story(const PlannedFrame& frame, int most_paragraphs = 30) {
    const std::string id = next_id();
    const std::string kind = random_kind(frame.role);
    if (kind == "picture") feed_ += random_picture(random_, id);
    if (kind == "notice") feed_ += random_notice(random_, id);
    // About 6 lines a paragraph: from a third of what the frame holds to three times as much.
    const int paragraphs = frame.lines * frame.legs * random_.between(33, 300) / 600;
    if (kind != "story") return id;
    const std::string story = random_story(random_, id, std::clamp(paragraphs, 0, most_paragraphs));
    if (story.find("<quote>") != std::string::npos) stories_.push_back(id);
    feed_ += story;
    return id;
  }

  void make_places(std::size_t page) {
    std::string& xml = places_.emplace_back();
    for (const PlannedFrame& frame : templates_[page].frames) {
      if (frame.role == "continuation" || frame.continues_another || random_.chance(10)) continue;
      if (frame.role == "quote") {
        if (stories_.empty()) continue;
        xml += fmt::format("<place quote=\"{}\" frame=\"{}\"/>\n", stories_.back(), frame.name);
        stories_.pop_back();
        continue;
      }
      std::string stories = add_story(frame);
      const bool stream = frame.role != "picture" && random_.chance(25);
      if (stream)
        for (int i = random_.between(1, 4); i > 0; --i)
          stories.append(" ").append(add_story(frame, templates_[page].repeats ? 4 : 30));
      const bool open = frame.role == "story" && !has_open_stream_ && random_.chance(10);
      if (open) stories += " *";
      has_open_stream_ = has_open_stream_ || open;
      xml += fmt::format("<place story=\"{}\" frame=\"{}\"{}/>\n", stories, frame.name,
                         frame.role == "picture" ? "" : random_jump(page));
    }
  }

  // Up to three jumps, each to a frame that nothing else jumps to.
  std::string random_jump(std::size_t page) {
    std::string pages, frames;
    while (page + 1 < templates_.size() && !random_.chance(25)) {
      page = static_cast<std::size_t>(
          random_.between(static_cast<int>(page) + 1, static_cast<int>(templates_.size()) - 1));
      const std::string frame = free_continuation(page);
      if (frame.empty()) continue;
      pages += fmt::format("{}{}", pages.empty() ? "" : " ", number_of(page));
      frames += (frames.empty() ? "" : " ") + frame;
    }
    return pages.empty() ? "" : fmt::format(" jump=\"{}\" jump-frame=\"{}\"", pages, frames);
  }

  std::string free_continuation(std::size_t page) {
    for (const PlannedFrame& frame : templates_[page].frames)
      if (frame.role == "continuation" && jumped_to_.insert({page, frame.name}).second) return frame.name;
    return "";
  }

  // Page numbers need not follow each other.
  static int number_of(std::size_t page) { return static_cast<int>(page) * 11 + 1; }

  void write_files() {
    std::string edition = "<edition version=\"1\" newspaper=\"长治日报\" date=\"2025-06-11\" xml:lang=\"";
    edition += random_.chance(15) ? "he" : "zh-Hans";
    edition += "\" templates=\"set\">\n<feed href=\"feed.xml\"/>\n";
    for (std::size_t page = 0; page < templates_.size(); ++page) {
      PlannedTemplate& made = templates_[page];
      for (const PlannedFrame& frame : made.frames)
        made.xml += fmt::format("<frame name=\"{}\" {}>{}</frame>\n", frame.name, frame.attributes, frame.parts);
      files_["set/" + made.name + ".xml"] = made.xml + "</page-template>\n";
      edition += fmt::format("<page number=\"{}\" template=\"{}\"{}{}>\n{}</page>\n", number_of(page), made.name,
                             random_.chance(20) ? fmt::format(" label=\"B{}\"", page + 2) : "",
                             made.repeats ? " repeat=\"as-needed\"" : "", places_[page]);
    }
    files_["edition.xml"] = edition + "</edition>\n";
    files_["feed.xml"] = "<feed version=\"1\" xml:lang=\"zh-Hans\">\n" + feed_ + "</feed>\n";
  }

  Random random_;
  int leading_ = 12000, ids_ = 0;
  bool has_open_stream_ = false, mirrored_ = false; // of the template in work ...
  int type_width_ = 0;                              // ... as this
  std::vector<PlannedTemplate> templates_;
  std::vector<std::string> places_; // by page
  std::set<std::pair<std::size_t, std::string>> jumped_to_;
  std::vector<std::string> stories_; // that have a pull quote
  std::string feed_;
  std::map<std::string, std::string> files_;
};

} // namespace

std::map<std::string, std::string> random_edition(std::uint64_t seed) { return EditionMaker(seed).make(); }

} // namespace broadsheet::testing
