#include "templates/language/read_profile.hpp"

#include <array>
#include <charconv>

#include <fmt/format.h>

namespace broadsheet {
namespace {

// Attributes that are a share of the em, and the field each sets.
struct ShareField {
  std::string_view name;
  EmShare CompositionProfile::*field;
};
constexpr std::array kShares{
    ShareField{"enumeration-minimum", &CompositionProfile::enumeration_minimum},
    ShareField{"digit-gap", &CompositionProfile::digit_gap},
    ShareField{"letter-gap", &CompositionProfile::letter_gap},
    ShareField{"gap-minimum", &CompositionProfile::gap_minimum},
    ShareField{"gap-maximum", &CompositionProfile::gap_maximum},
    ShareField{"space-minimum", &CompositionProfile::han_space_minimum},
    ShareField{"space-maximum", &CompositionProfile::han_space_maximum},
    ShareField{"han-squeeze", &CompositionProfile::han_squeeze},
    ShareField{"soft-limit", &CompositionProfile::soft_limit},
    ShareField{"firm-limit", &CompositionProfile::firm_limit},
    ShareField{"hard-limit", &CompositionProfile::hard_limit},
    ShareField{"number-unit-measure", &CompositionProfile::number_unit_measure},
    ShareField{"letter-squeeze", &CompositionProfile::letter_squeeze},
    ShareField{"letter-stretch", &CompositionProfile::letter_stretch},
    ShareField{"letter-limit", &CompositionProfile::letter_limit},
    ShareField{"glyph-scale", &CompositionProfile::glyph_scale},
};

struct SwitchField {
  std::string_view name;
  bool CompositionProfile::*field;
};
constexpr std::array kSwitches{
    SwitchField{"tight-pairs", &CompositionProfile::tight_pairs},
    SwitchField{"flush-opening", &CompositionProfile::flush_opening},
    SwitchField{"hanging", &CompositionProfile::hanging},
    SwitchField{"optical-margins", &CompositionProfile::optical_margins},
    SwitchField{"whole-words", &CompositionProfile::whole_words},
    SwitchField{"bind-small-kana", &CompositionProfile::bind_small_kana},
};

struct PercentField {
  std::string_view name;
  int CompositionProfile::*field;
};
constexpr std::array kPercents{
    PercentField{"word-space-shrink", &CompositionProfile::space_shrink},
    PercentField{"word-space-stretch", &CompositionProfile::space_stretch},
    PercentField{"word-space-limit", &CompositionProfile::space_limit},
    PercentField{"narrow-word-space-shrink", &CompositionProfile::narrow_space_shrink},
};

// Pairs of limits of which the first is never above the second.
struct Order {
  std::string_view low, high;
};
constexpr std::array kOrders{
    Order{"gap-minimum", "gap-maximum"}, Order{"space-minimum", "space-maximum"}, Order{"soft-limit", "firm-limit"},
    Order{"firm-limit", "hard-limit"},   Order{"letter-stretch", "letter-limit"},
};

const Names& known_attributes() {
  static const Names names = [] {
    Names made{"name", "base", "marks", "line-end", "squeeze-stops", "prohibition", "narrow-measure"};
    for (const auto& field : kShares) made.push_back(field.name);
    for (const auto& field : kSwitches) made.push_back(field.name);
    for (const auto& field : kPercents) made.push_back(field.name);
    return made;
  }();
  return names;
}

// "1/8", "0", "11": up to three digits each.
std::optional<EmShare> parse_share(std::string_view text) {
  const auto number = [](std::string_view digits) -> std::optional<std::int16_t> {
    std::int16_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    const bool whole = end == digits.data() + digits.size() && error == std::errc{};
    return whole && !digits.empty() && digits.size() <= 3 && digits[0] != '-' ? std::optional(value) : std::nullopt;
  };
  const std::size_t slash = text.find('/');
  const auto part = number(text.substr(0, slash));
  const auto of = slash == std::string_view::npos ? std::optional<std::int16_t>(1) : number(text.substr(slash + 1));
  if (!part || !of || *of == 0) return std::nullopt;
  return EmShare{*part, *of};
}

class ProfileReader {
 public:
  ProfileReader(const Attributes& attributes, CompositionProfile& profile)
      : attributes_(attributes), profile_(profile) {}

  void read() {
    read_marks();
    for (const auto& field : kShares) read_share(field);
    for (const auto& field : kSwitches) profile_.*field.field = attributes_.yes_no(field.name, profile_.*field.field);
    for (const auto& field : kPercents)
      profile_.*field.field = attributes_.integer(field.name, 0, 300).value_or(profile_.*field.field);
    if (const auto narrow = attributes_.measure("narrow-measure", {}))
      profile_.narrow_measure = resolve(*narrow, {}, {});
    for (const auto& order : kOrders) check_order(order);
    if (EmShare{3, 100} < profile_.glyph_scale)
      attributes_.bad("glyph-scale", fmt::format("glyph-scale=\"{}\"", attributes_.text("glyph-scale")),
                      "at most 3/100");
  }

 private:
  void read_marks() {
    if (attributes_.has("marks")) {
      Names names;
      for (const NamedBlanks& style : named_blanks()) names.push_back(style.name);
      profile_.blanks = named_blanks()[attributes_.choice("marks", names, 0)].blanks;
    }
    const auto choose = [&](std::string_view name, const Names& values, auto& field) {
      using Field = std::remove_reference_t<decltype(field)>;
      field = static_cast<Field>(attributes_.choice(name, values, static_cast<std::size_t>(field)));
    };
    choose("line-end", {"trim", "allow", "keep"}, profile_.blanks.line_end);
    choose("squeeze-stops", {"relief", "always", "never"}, profile_.stop_squeeze);
    choose("prohibition", {"none", "basic", "gb", "strict"}, profile_.prohibition);
  }

  void read_share(const ShareField& field) {
    if (!attributes_.has(field.name)) return;
    const std::string value = attributes_.text(field.name);
    if (const auto share = parse_share(value))
      profile_.*field.field = *share;
    else
      attributes_.bad(field.name, fmt::format("{}=\"{}\"", field.name, value), "a share of the em: 1/8, 0 or 11");
  }

  [[nodiscard]] EmShare share(std::string_view name) const {
    for (const auto& field : kShares)
      if (field.name == name) return profile_.*field.field;
    return {};
  }

  void check_order(const Order& order) {
    const EmShare low = share(order.low), high = share(order.high);
    if (!(high < low)) return;
    const std::string_view at = attributes_.has(order.high) ? order.high : order.low;
    attributes_.bad(at, fmt::format("{} of {}/{} em is above {} of {}/{} em", order.low, low.part, low.of, order.high,
                                    high.part, high.of));
  }

  const Attributes& attributes_;
  CompositionProfile& profile_;
};

} // namespace

ProfileByName find_profile_of(const StyleSheet& sheet, std::string_view name) {
  for (const OwnedProfile& profile : sheet.profiles)
    if (profile->name == name) return {profile, profile.get()};
  return {{}, find_named_profile(name)};
}

void report_unknown_profile(const Attributes& attributes, std::string_view attribute, const StyleSheet& sheet,
                            Faults& faults) {
  Names known;
  for (const CompositionProfile& profile : named_profiles()) known.push_back(profile.name);
  for (const OwnedProfile& profile : sheet.profiles)
    if (!profile->name.empty() && !is_known(profile->name, known)) known.push_back(profile->name);
  report_unknown_name(attributes.span(attribute), "composition profile", attributes.text(attribute), known, faults);
}

OwnedProfile read_profile(const XmlNode& node, const StyleSheet& sheet, Faults& faults) {
  const Attributes attributes(node, faults, known_attributes());
  auto profile = std::make_shared<CompositionProfile>(default_profile(sheet.language));
  const std::string name = attributes.required_name("name");
  const std::string base = attributes.required_name("base");
  if (const auto known = find_profile_of(sheet, base); known.found != nullptr)
    *profile = *known.found;
  else if (!base.empty())
    report_unknown_profile(attributes, "base", sheet, faults);
  profile->name = name;
  for (const OwnedProfile& other : sheet.profiles)
    if (!name.empty() && other->name == name)
      faults.error(attributes.span("name"), "duplicate", fmt::format("the profile \"{}\" stands twice", name),
                   "another name");
  ProfileReader(attributes, *profile).read();
  return profile;
}

} // namespace broadsheet
