#include "templates/language/parts.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

namespace broadsheet {
namespace {

std::optional<std::uint8_t> parse_percent(std::string_view text) {
  unsigned value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || std::string_view(end, text.data() + text.size()) != "%" || value > 100)
    return std::nullopt;
  return static_cast<std::uint8_t>(value);
}

bool is_placeholder_name(std::string_view name) {
  const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-'; };
  return !name.empty() && name[0] >= 'a' && name[0] <= 'z' && std::all_of(name.begin(), name.end(), fits);
}

std::string braced(const Names& names) {
  std::vector<std::string> texts;
  for (const std::string_view name : names) texts.push_back(fmt::format("{{{}}}", name));
  return one_of(Names(texts.begin(), texts.end()));
}

} // namespace

void report_unknown_name(Span at, std::string_view what, std::string_view value, const Names& known, Faults& faults) {
  const std::optional<std::string> near = nearest_name(value, known);
  const bool few = !known.empty() && known.size() <= 12;
  faults.error(at, "unknown-name", fmt::format("there is no {} \"{}\"", what, value),
               few ? one_of(known) : std::string{}, near ? fmt::format("did you mean \"{}\"?", *near) : "");
}

std::optional<InkRef> read_ink(const Attributes& attributes, std::string_view attribute, const StyleNames& names,
                               Faults& faults) {
  const XmlAttribute* found = attributes.node().attribute(attribute);
  if (found == nullptr) return std::nullopt;
  const std::vector<std::string> words = attributes.words(attribute);
  const std::optional<std::uint8_t> percent =
      words.size() == 2 ? parse_percent(words[1]) : std::optional<std::uint8_t>(100);
  if (words.empty() || words.size() > 2 || !percent) {
    attributes.bad(attribute, fmt::format("{}=\"{}\"", attribute, found->value),
                   "an ink, or an ink and a tint: black 20%");
    return std::nullopt;
  }
  if (!names.checked_names) return InkRef{0, *percent};
  const auto ink = find_index(attributes, attribute, words[0], names.styles.inks, "ink", faults);
  return InkRef{ink.value_or(0), *percent};
}

void check_placeholders(std::string_view text, Span at, const Names& known, Faults& faults) {
  for (std::size_t open = text.find_first_of("{}"); open != std::string_view::npos;
       open = text.find_first_of("{}", open)) {
    const std::size_t close = text[open] == '}' ? std::string_view::npos : text.find('}', open);
    const std::string_view name =
        close == std::string_view::npos ? std::string_view{} : text.substr(open + 1, close - open - 1);
    if (!is_placeholder_name(name) && !is_known(name, known)) {
      faults.error(at, "placeholder", "a brace that belongs to no {name}", known.empty() ? "{name}" : braced(known));
      return;
    }
    if (!known.empty() && !is_known(name, known)) {
      const std::optional<std::string> near = nearest_name(name, known);
      faults.error(at, "placeholder", fmt::format("unknown {{{}}}", name), braced(known),
                   near ? fmt::format("did you mean {{{}}}?", *near) : "");
    }
    open = close + 1;
  }
}

} // namespace broadsheet
