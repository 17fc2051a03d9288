#include "templates/language/read_rules.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace broadsheet {
namespace {

constexpr int kMostOfACount = 999;

// The figures that a rule has.
std::vector<const RuleLimitInfo*> limits_of(PageRule rule) {
  std::vector<const RuleLimitInfo*> limits;
  for (const RuleLimitInfo& limit : rule_limits())
    if (limit.rule == rule) limits.push_back(&limit);
  return limits;
}

void read_limit(const Attributes& attributes, const RuleLimitInfo& limit, PageRules& rules) {
  auto& value = rules.limits[static_cast<std::size_t>(limit.limit)];
  if (limit.kind == LimitKind::length) {
    if (const auto length = attributes.measure(limit.name, {.em = true, .line = true})) value = length;
  } else if (const auto count = attributes.integer(limit.name, 0, kMostOfACount)) {
    value = Measure{*count * 1000LL, Unit::pt};
  }
}

void read_rule(const XmlNode& node, PageRules& rules, std::vector<PageRule>& seen, Faults& faults) {
  const XmlAttribute* id = node.attribute("id");
  const auto rule = id == nullptr ? std::nullopt : page_rule(id->value);
  Names known{"id", "severity"};
  if (rule)
    for (const RuleLimitInfo* limit : limits_of(*rule)) known.push_back(limit->name);
  const Attributes attributes(node, faults, known);
  for_each_element(node, faults, {}, [](const XmlNode&) {});
  const std::string written = attributes.required("id");
  if (!rule) {
    if (!written.empty()) attributes.bad("id", fmt::format("id=\"{}\"", written), "L1 to L22, overlap, outside or contrast");
    return;
  }
  if (std::find(seen.begin(), seen.end(), *rule) != seen.end())
    faults.error(attributes.span("id"), "duplicate", fmt::format("the rule \"{}\" stands twice", written));
  seen.push_back(*rule);
  if (attributes.has("severity"))
    if (const std::size_t severity = attributes.choice("severity", {"off", "warning", "error"}, 3); severity < 3)
      rules.severity[static_cast<std::size_t>(*rule)] = static_cast<RuleSeverity>(severity);
  for (const RuleLimitInfo* limit : limits_of(*rule)) read_limit(attributes, *limit, rules);
}

} // namespace

PageRules read_rules(const XmlNode& node, Faults& faults) {
  const Attributes none(node, faults, {});
  PageRules rules;
  std::vector<PageRule> seen;
  for_each_element(node, faults, {"rule"}, [&](const XmlNode& rule) { read_rule(rule, rules, seen, faults); });
  return rules;
}

} // namespace broadsheet
