#include "layout/engine/memo.hpp"

#include "layout/display/digest.hpp"

#include <nlohmann/json.hpp>

namespace broadsheet {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kEnd = "\n}\n"; // of a report

Json json_of(const KeptGroup& group) {
  Json pages = Json::array();
  for (const KeptPage& page : group.pages) pages.push_back({page.number, page.digest, page.file});
  return {{"input", group.input}, {"pages", std::move(pages)}, {"part", group.part}};
}

std::string line_of(const KeptGroup& group) {
  Json json = json_of(group);
  json["sum"] = digest_of_bytes(json.dump());
  return json.dump();
}

std::optional<KeptGroup> group_in(const Json& json) {
  try {
    KeptGroup group;
    group.input = json.at("input").get<std::string>();
    group.part = json.at("part").get<std::string>();
    for (const Json& page : json.at("pages"))
      group.pages.push_back({page.at(0).get<int>(), page.at(1).get<std::string>(), page.at(2).get<std::string>()});
    if (json.at("sum") != digest_of_bytes(json_of(group).dump())) return std::nullopt;
    return group;
  } catch (const Json::exception&) {
    return std::nullopt;
  }
}

} // namespace

std::string with_memo(std::string report, const Memo& memo) {
  if (!report.ends_with(kEnd)) return report;
  report.resize(report.size() - kEnd.size());
  report += ",\n  \"memo\": [";
  for (std::size_t i = 0; i < memo.size(); ++i) report += (i == 0 ? "\n    " : ",\n    ") + line_of(memo[i]);
  return report + "\n  ]" + std::string(kEnd);
}

Memo read_memo(const std::string& report) {
  Memo memo;
  const Json json = Json::parse(report, nullptr, false);
  if (!json.is_object()) return memo;
  const auto groups = json.find("memo");
  if (groups == json.end() || !groups->is_array()) return memo;
  for (const Json& one : *groups)
    if (auto group = group_in(one)) memo.push_back(std::move(*group));
  return memo;
}

std::string digest_of_bytes(const std::string& bytes) {
  DigestSum sum;
  sum.add(bytes);
  return sum.text();
}

} // namespace broadsheet
