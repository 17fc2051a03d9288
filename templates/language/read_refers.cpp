#include "templates/language/read_refers.hpp"

namespace broadsheet {
namespace {

constexpr int kMostRows = 99;
const Names kWordNames{"headline", "kicker", "slug", "section"};
const Names kPageNames{"page", "page.han", "page.name"};

std::string template_text(const Attributes& attributes, std::string_view name, std::string fallback, const Names& known,
                          Faults& faults) {
  if (!attributes.has(name)) return fallback;
  const std::string text = attributes.required(name);
  check_placeholders(text, attributes.span(name), known, faults);
  return text;
}

} // namespace

Names refers_attributes() {
  return {"name",    "side",   "paragraph", "page-paragraph", "words", "page", "page-at",
          "columns", "gutter", "gap",       "row-gap",        "most"};
}

RefersStyle read_refers(const Attributes& attributes, Length em, const BaselineGrid& grid, Faults& faults) {
  RefersStyle style;
  style.words = template_text(attributes, "words", "{headline}", kWordNames, faults);
  style.page = template_text(attributes, "page", "{page}", kPageNames, faults);
  style.page_first = attributes.choice("page-at", {"end", "start"}, 0) == 1;
  style.columns = attributes.integer("columns", 1, 12).value_or(1);
  style.most = attributes.integer("most", 1, kMostRows).value_or(kMostRows);
  const auto length = [&](std::string_view name, Length fallback) {
    const auto measure = attributes.measure(name, {.em = true, .line = true});
    return measure ? resolve(*measure, em, grid.leading) : fallback;
  };
  style.gutter = length("gutter", grid.gutter);
  style.gap = length("gap", em);
  style.row_gap = length("row-gap", {});
  return style;
}

} // namespace broadsheet
