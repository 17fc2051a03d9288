// The page rules L1-L22 of typography.md section 14, and what no page may do, as settings of a template set: how hard
// each is taken, and its figures. docs/rules.md is the table for readers. Types only; the checks are in layout/rules.
#pragma once

#include "layout/base/length.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace broadsheet {

// Of L1 to L22 the number is the rule's in section 14, less one; what follows them has no number there.
enum class PageRule : std::uint8_t {
  L1,       // no copy lost, doubled, left over
  L2,       // body never above its own head
  L3,       // reading order of legs
  L4,       // heads that bump (碰题)
  L5,       // a page cut through (断版, 通缝)
  L6,       // outlines of stories
  L7,       // lonely lines, subheads at the foot
  L8,       // depth and feet of legs
  L9,       // a photograph belongs
  L10,      // sizes of heads
  L11,      // a head covers its text
  L12,      // turns
  L13,      // pictures' weight
  L14,      // the baseline grid
  L15,      // white between body lines
  L16,      // boxes and rules
  L17,      // furniture agrees with the edition
  L18,      // advertisements
  L19,      // least measure
  L20,      // lines of figures or marks only
  L21,      // no turn backward, one turn
  L22,      // order of ranked items
  overlap,  // type or a picture on other type
  outside,  // type or a picture that leaves its frame, or the sheet
  contrast, // type that its ground swallows (section 13)
};
constexpr std::size_t kPageRuleCount = 25;

enum class RuleSeverity : std::uint8_t { off, warning, error };

// The figures of the rules. Percent and counts are whole numbers.
enum class RuleLimit : std::uint8_t {
  bump_size_difference, // L4, percent: heads whose sizes differ by more do not bump
  bump_least_size,      // L4: heads smaller than this never do (briefs)
  cut_least_share,      // L5, percent of the type area that must be left on either side of a cut
  outline_steps,        // L6: steps that a story's outline may have
  leg_least_lines,      // L8: of a leg under a picture
  leg_least_depth,      // L8: the same as a length
  feet_lines,           // L8: by how much the feet of a story's legs may differ
  picture_gap,          // L9: from a picture to its caption or story
  caption_beside,       // L9: least measure of a caption beside its picture
  lead_difference,      // L10: by how much the lead's head is larger than any other
  dominant_share,       // L13, percent: the largest picture against the next
  pictures_least,       // L13, percent of the type area, on a page that has pictures
  pictures_most,        // L13
  grid_tolerance,       // L14
  boxed_stories,        // L16
  rule_gap,             // L16: between type and a rule
  least_measure,        // L19
  turns,                // L12, L21: of one story
};
constexpr std::size_t kRuleLimitCount = 18;

enum class LimitKind : std::uint8_t { count, percent, length };

struct RuleLimitInfo {
  RuleLimit limit;
  PageRule rule;
  std::string_view name; // the attribute of <rule>
  LimitKind kind;
  Measure chinese, latin; // what holds when the template set says nothing; counts and percent in `milli`, times 1000
};
// In the order of RuleLimit.
std::span<const RuleLimitInfo> rule_limits();

struct PageRules {
  // Nothing: as section 14 grades each break of the rule; off: not looked for; else all its breaks are of that
  // severity.
  std::array<std::optional<RuleSeverity>, kPageRuleCount> severity{};
  std::array<std::optional<Measure>, kRuleLimitCount> limits{}; // nothing: the default of the paper's language
};

// The rules with every limit filled in, by language: Chinese, Japanese and Korean papers take the Chinese figures.
PageRules with_defaults(PageRules rules, std::string_view language);

// "L1" ... "L22", "overlap", "outside", "contrast"; "warning", "error", "off".
std::string_view name_of(PageRule rule);
std::optional<PageRule> page_rule(std::string_view name);
std::string_view name_of(RuleSeverity severity);

} // namespace broadsheet
