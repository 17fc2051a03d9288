#include "layout/engine/changes.hpp"

#include <charconv>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace broadsheet {
namespace {

PageDigests digests_in(const std::string& report) {
  PageDigests digests;
  const auto json = nlohmann::json::parse(report, nullptr, false);
  if (!json.is_object()) return digests;
  const auto found = json.find("digests");
  if (found == json.end() || !found->is_object()) return digests;
  for (const auto& [key, digest] : found->items()) {
    int page = 0;
    const auto read = std::from_chars(key.data(), key.data() + key.size(), page);
    if (read.ptr == key.data() + key.size() && digest.is_string()) digests[page] = digest.get<std::string>();
  }
  return digests;
}

} // namespace

std::string describe_changes(const std::string& old_report, const PageDigests& now) {
  const PageDigests before = digests_in(old_report);
  if (before.empty()) return {};
  std::vector<int> changed, same, added, gone;
  for (const auto& [page, digest] : now) {
    const auto old = before.find(page);
    (old == before.end() ? added : old->second == digest ? same : changed).push_back(page);
  }
  for (const auto& [page, digest] : before)
    if (!now.contains(page)) gone.push_back(page);
  std::vector<std::string> parts;
  const auto name = [&](const char* what, const std::vector<int>& pages) {
    if (!pages.empty()) parts.push_back(fmt::format("{}: {}", what, fmt::join(pages, ", ")));
  };
  name("pages changed since the last report", changed);
  if (changed.empty()) parts.emplace_back("no page has changed since the last report");
  name("as they were", same);
  name("new", added);
  name("gone", gone);
  return fmt::format("{}\n", fmt::join(parts, "; "));
}

} // namespace broadsheet
