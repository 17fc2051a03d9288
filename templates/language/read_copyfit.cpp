#include "templates/language/read_copyfit.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace broadsheet {
namespace {

// In the order of CopyfitLever.
const Names kLevers{"head-size", "tighten", "loosen", "head-space", "picture-height", "trim", "leading", "jump"};
constexpr int kMostSteps = 20; // a lever that moves further is no copyfitting

class RungReader {
 public:
  RungReader(const StyleSheet& sheet, const XmlNode& node, Faults& faults)
      : sheet_(sheet), node_(node), faults_(faults) {}

  CopyfitRung read() {
    for_each_element(node_, faults_, {}, [](const XmlNode&) {});
    const auto found = std::find(kLevers.begin(), kLevers.end(), node_.name);
    CopyfitRung rung;
    rung.lever = static_cast<CopyfitLever>(found - kLevers.begin());
    switch (rung.lever) {
    case CopyfitLever::head_size:
      read_head_size(rung);
      break;
    case CopyfitLever::trim:
      read_trim(rung);
      break;
    case CopyfitLever::head_space:
      read_range(rung, {.em = true, .line = true}, Measure{500, Unit::line});
      break;
    case CopyfitLever::leading:
      read_range(rung, {}, Measure{250, Unit::pt});
      break;
    case CopyfitLever::picture_height:
      read_lines(rung);
      break;
    default:
      static_cast<void>(Attributes(node_, faults_, {}));
    }
    return rung;
  }

 private:
  void read_head_size(CopyfitRung& rung) {
    const Attributes attributes(node_, faults_, {"steps", "step"});
    rung.least = -attributes.required_integer("steps", 1, kMostSteps).value_or(1);
    rung.step = Length::points(1);
    if (const auto step = attributes.measure("step", {}, {.zero = false})) rung.step = resolve(*step, {}, {});
  }

  void read_trim(CopyfitRung& rung) {
    const Attributes attributes(node_, faults_, {"maximum"});
    rung.most = attributes.integer("maximum", 1, 9).value_or(9);
  }

  // minimum and maximum around zero, in whole steps; a part of a step is left off.
  void read_range(CopyfitRung& rung, Units units, Measure default_step) {
    const Attributes attributes(node_, faults_, {"minimum", "maximum", "step"});
    const Length em = sheet_.paragraphs.empty() ? Length::points(9) : sheet_.paragraphs.front().size;
    const auto length = [&](Measure measure) { return resolve(measure, em, sheet_.grid_leading); };
    rung.step = length(attributes.measure("step", units, {.zero = false}).value_or(default_step));
    read_ends(rung, attributes, units, length);
  }

  void read_lines(CopyfitRung& rung) {
    const Attributes attributes(node_, faults_, {"minimum", "maximum"});
    rung.step = sheet_.grid_leading;
    read_ends(rung, attributes, {.line = true}, [&](Measure m) { return resolve(m, {}, sheet_.grid_leading); });
  }

  template <class ToLength>
  void read_ends(CopyfitRung& rung, const Attributes& attributes, Units units, ToLength length) {
    if (rung.step.sp <= 0) return;
    if (!attributes.has("minimum") && !attributes.has("maximum"))
      faults_.error(node_.span, "missing-attribute", fmt::format("<{}> has neither minimum nor maximum", node_.name),
                    "one of them, or both");
    rung.least = -steps(attributes, "minimum", units, rung.step, true, length);
    rung.most = steps(attributes, "maximum", units, rung.step, false, length);
  }

  template <class ToLength>
  int steps(const Attributes& attributes, std::string_view name, Units units, Length step, bool below,
            ToLength length) {
    const auto measure = attributes.measure(name, units, {.negative = true});
    if (!measure) return 0;
    const Length value = below ? -length(*measure) : length(*measure);
    if (value.sp < 0) {
      attributes.bad(name, fmt::format("{}=\"{}\"", name, attributes.text(name)),
                     below ? "zero or less: what may be taken off" : "zero or more: what may be added");
      return 0;
    }
    if (value / step <= kMostSteps) return value / step;
    attributes.bad(name, fmt::format("{}=\"{}\" is more than {} steps", name, attributes.text(name), kMostSteps));
    return 0;
  }

  const StyleSheet& sheet_;
  const XmlNode& node_;
  Faults& faults_;
};

} // namespace

void read_copyfit(const XmlNode& node, StyleSheet& sheet, Faults& faults) {
  const Attributes attributes(node, faults, {"name"});
  CopyfitLadder ladder;
  ladder.span = node.span;
  ladder.name = attributes.required_name("name");
  for (const CopyfitLadder& other : sheet.copyfits)
    if (!ladder.name.empty() && other.name == ladder.name)
      faults.error(attributes.span("name"), "duplicate", fmt::format("the copyfit \"{}\" stands twice", ladder.name),
                   "another name");
  for_each_element(node, faults, kLevers, [&](const XmlNode& child) {
    const CopyfitRung rung = RungReader(sheet, child, faults).read();
    const bool twice = std::any_of(ladder.rungs.begin(), ladder.rungs.end(),
                                   [&](const CopyfitRung& other) { return other.lever == rung.lever; });
    if (twice)
      faults.error(child.span, "duplicate", fmt::format("a second <{}> in one ladder", child.name), "each lever once");
    else
      ladder.rungs.push_back(rung);
  });
  if (ladder.rungs.empty()) faults.error(node.span, "missing-element", "<copyfit> has no lever", one_of(kLevers));
  sheet.copyfits.push_back(std::move(ladder));
}

void read_fitting(const Attributes& attributes, const StyleNames& names, Frame& frame, Faults& faults) {
  if (attributes.has("copyfit") && names.checked_names)
    frame.copyfit =
        find_index(attributes, "copyfit", attributes.required("copyfit"), names.styles.copyfits, "copyfit", faults);
  frame.fill = static_cast<Underset>(attributes.choice("fill", {"space", "filler"}, 0));
  if (attributes.has("filler-design")) {
    frame.filler_design = attributes.required_name("filler-design");
    if (names.checked_names)
      find_index(attributes, "filler-design", frame.filler_design, names.styles.designs, "design", faults);
    if (frame.fill != Underset::filler)
      attributes.bad("filler-design", "a filler-design without fillers", "fill=\"filler\" beside it");
  }
  frame.own_grid = attributes.yes_no("own-grid", false);
  if (holds_pictures(frame.role) && (attributes.has("copyfit") || attributes.has("fill")))
    attributes.bad(attributes.has("copyfit") ? "copyfit" : "fill", "a picture frame with copy to fit",
                   "on the frame of the story under it");
}

} // namespace broadsheet
