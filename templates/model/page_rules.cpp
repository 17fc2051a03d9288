#include "templates/model/page_rules.hpp"

#include "layout/base/fold.hpp"

namespace broadsheet {
namespace {

constexpr Measure whole(int value) { return {value * 1000LL, Unit::pt}; }
constexpr Measure points(std::int64_t milli) { return {milli, Unit::pt}; }
constexpr Measure ems(std::int64_t milli) { return {milli, Unit::em}; }
constexpr Measure lines(std::int64_t milli) { return {milli, Unit::line}; }

using enum LimitKind;
constexpr std::array<RuleLimitInfo, kRuleLimitCount> kLimits{{
    {RuleLimit::bump_size_difference, PageRule::L4, "size-difference", percent, whole(20), whole(20)},
    {RuleLimit::bump_least_size, PageRule::L4, "least-size", length, points(16000), points(16000)},
    {RuleLimit::cut_least_share, PageRule::L5, "least-share", percent, whole(20), whole(20)},
    {RuleLimit::outline_steps, PageRule::L6, "steps", count, whole(1), whole(1)},
    {RuleLimit::leg_least_lines, PageRule::L8, "least-lines", count, whole(5), whole(0)},
    {RuleLimit::leg_least_depth, PageRule::L8, "least-depth", length, points(0), points(72000)},
    {RuleLimit::feet_lines, PageRule::L8, "feet", count, whole(1), whole(1)},
    {RuleLimit::picture_gap, PageRule::L9, "gap", length, lines(2000), lines(2000)},
    {RuleLimit::caption_beside, PageRule::L9, "caption-beside", length, points(72000), points(72000)},
    {RuleLimit::lead_difference, PageRule::L10, "lead-difference", length, points(4000), points(4000)},
    {RuleLimit::dominant_share, PageRule::L13, "dominant", percent, whole(200), whole(200)},
    {RuleLimit::pictures_least, PageRule::L13, "least-share", percent, whole(20), whole(20)},
    {RuleLimit::pictures_most, PageRule::L13, "most-share", percent, whole(45), whole(45)},
    {RuleLimit::grid_tolerance, PageRule::L14, "tolerance", length, points(100), points(100)},
    {RuleLimit::boxed_stories, PageRule::L16, "boxes", count, whole(3), whole(3)},
    {RuleLimit::rule_gap, PageRule::L16, "gap", length, ems(500), ems(500)},
    {RuleLimit::least_measure, PageRule::L19, "least-measure", length, ems(6000), points(72000)},
    {RuleLimit::turns, PageRule::L21, "turns", count, whole(1), whole(1)},
}};

constexpr std::array<std::string_view, kPageRuleCount> kNames{
    "L1",  "L2",  "L3",  "L4",  "L5",  "L6",  "L7",  "L8",  "L9",  "L10",     "L11",     "L12",     "L13",
    "L14", "L15", "L16", "L17", "L18", "L19", "L20", "L21", "L22", "overlap", "outside", "contrast"};

} // namespace

std::span<const RuleLimitInfo> rule_limits() { return kLimits; }

PageRules with_defaults(PageRules rules, std::string_view language) {
  const bool chinese = is_east_asian(language);
  for (std::size_t i = 0; i < kRuleLimitCount; ++i)
    if (!rules.limits[i]) rules.limits[i] = chinese ? kLimits[i].chinese : kLimits[i].latin;
  return rules;
}

std::string_view name_of(PageRule rule) { return kNames[static_cast<std::size_t>(rule)]; }

std::optional<PageRule> page_rule(std::string_view name) {
  for (std::size_t i = 0; i < kNames.size(); ++i)
    if (kNames[i] == name) return static_cast<PageRule>(i);
  return std::nullopt;
}

std::string_view name_of(RuleSeverity severity) {
  static constexpr std::array<std::string_view, 3> names{"off", "warning", "error"};
  return names[static_cast<std::size_t>(severity)];
}

} // namespace broadsheet
