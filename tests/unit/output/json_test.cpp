#include "layout/output/digital/json.hpp"
#include "tests/unit/output/sample_edition.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace broadsheet::testing {
namespace {

nlohmann::json parsed(const DisplayEdition& edition) { return nlohmann::json::parse(to_json(edition)); }

DisplayEdition whole_edition() {
  auto edition = sample_edition();
  edition.pages = jumping_pages(edition);
  return edition;
}

TEST(Json, NamesTheEdition) {
  const auto json = parsed(whole_edition());
  EXPECT_EQ(json["version"], 1);
  EXPECT_EQ(json["title"], "长治日报 2025-06-11");
  EXPECT_EQ(json["date"], "2025-06-11");
  EXPECT_EQ(json["language"], "zh-Hans");
  EXPECT_EQ(json["stories"][1], (nlohmann::json{{"id", "旧闻/2"}, {"title", "Second (story)"}}));
  EXPECT_EQ(json["pages"].size(), 2U);
}

TEST(Json, KeysStandInTheDocumentedOrder) {
  const auto json = nlohmann::ordered_json::parse(to_json(whole_edition()));
  std::vector<std::string> keys;
  for (const auto& [key, value] : json.items()) keys.push_back(key);
  EXPECT_EQ(keys, (std::vector<std::string>{"version", "title", "date", "language", "stories", "pages"}));
}

TEST(Json, LinesCarryTheirWordsAndPlaces) {
  const auto page = parsed(whole_edition())["pages"][0];
  EXPECT_EQ(page["width_mm"], 105.833);
  const auto& masthead = page["items"][0];
  EXPECT_EQ(masthead["type"], "line");
  EXPECT_TRUE(masthead["story"].is_null());
  EXPECT_EQ(masthead["text"], "长治日报");
  EXPECT_EQ(masthead["runs"][0]["ink"], "masthead-red");
  EXPECT_EQ(masthead["runs"][0]["size_pt"], 24);
  EXPECT_EQ(page["items"][1]["story"], "lead");
  EXPECT_EQ(page["items"][1]["baseline_mm"], (nlohmann::json{7.056, 28.222}));
}

TEST(Json, VerticalLinesSayHowTheirRunsStand) {
  auto edition = sample_edition();
  auto page = sample_page(1, "");
  add_line(page, *edition.faces, {0, 20, 80, kHanFace, 10, {}}, "竖排");
  turn_down(page, GlyphTurn::upright, 20);
  edition.pages = {page};
  const auto line = parsed(edition)["pages"][0]["items"][0];
  EXPECT_EQ(line["vertical"], true);
  EXPECT_EQ(line["runs"][0]["turn"], "upright");
  EXPECT_EQ(line["runs"][0]["x_mm"], 7.056);
  EXPECT_EQ(line["runs"][0]["y_mm"], 28.222);
  EXPECT_FALSE(parsed(whole_edition())["pages"][0]["items"][0].contains("vertical"));
}

TEST(Json, RegionsLeadToPages) {
  const auto json = parsed(whole_edition());
  const auto& notice = json["pages"][0]["regions"][1];
  EXPECT_EQ(notice["kind"], "jump-to");
  EXPECT_EQ(notice["story"], "lead");
  EXPECT_EQ(notice["leads_to"], 3);
  EXPECT_FALSE(json["pages"][0]["regions"][0].contains("leads_to"));
}

TEST(Json, EveryKindOfItemIsThere) {
  auto edition = sample_edition();
  edition.pictures = {{"photos/a.jpg", "", {}}};
  auto page = sample_page(1, "");
  page.items = {RuleItem{{pt(0), pt(0)}, {pt(72), pt(0)}, pt(0.5), {kBlack, 20}},
                FillItem{rect(0, 0, 72, 72), {kRed, 100}},
                BoxItem{rect(0, 0, 72, 72), pt(1), {}},
                PictureItem{0, rect(0, 0, 72, 72), 16384, 0, 32768, 65536, 0},
                MissingPictureItem{rect(0, 0, 72, 72), "the file is empty", 1},
                QrItem{rect(0, 0, 72, 72), 1, {1}, "https://example.org/"},
                ProofMark{MarkKind::overset, rect(0, 0, 72, 72), "40"},
                DotItem{{pt(72), pt(0)}, pt(7.2), {kRed, 100}}};
  edition.pages = {page};
  const auto items = parsed(edition)["pages"][0]["items"];
  std::vector<std::string> types;
  for (const auto& item : items) types.push_back(item["type"]);
  EXPECT_EQ(types,
            (std::vector<std::string>{"rule", "fill", "box", "picture", "missing-picture", "qr", "mark", "dot"}));
  EXPECT_EQ(items[0]["ink"], "black 20%");
  EXPECT_EQ(items[0]["to_mm"], (nlohmann::json{25.4, 0.0}));
  EXPECT_EQ(items[3]["file"], "photos/a.jpg");
  EXPECT_EQ(items[3]["crop"], (nlohmann::json{0.25, 0.0, 0.5, 1.0}));
  EXPECT_EQ(items[5]["payload"], "https://example.org/");
  EXPECT_EQ(items[6]["kind"], "overset");
  EXPECT_EQ(items[7]["centre_mm"], (nlohmann::json{25.4, 0.0}));
  EXPECT_EQ(items[7]["diameter_mm"], 2.54);
}

} // namespace
} // namespace broadsheet::testing
