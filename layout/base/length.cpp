#include "layout/base/length.hpp"

#include <algorithm>
#include <cmath>

namespace broadsheet {
namespace {

std::int32_t round_to_sp(double points) { return static_cast<std::int32_t>(std::llround(points * 65536.0)); }

std::string format_decimal(std::int64_t scaled, int places) {
  std::int64_t unit = 1;
  for (int i = 0; i < places; ++i) unit *= 10;
  const bool negative = scaled < 0;
  const std::int64_t magnitude = negative ? -scaled : scaled;
  std::string digits = std::to_string(magnitude % unit);
  digits.insert(
      0, static_cast<std::size_t>(places) - std::min<std::size_t>(digits.size(), static_cast<std::size_t>(places)),
      '0');
  while (!digits.empty() && digits.back() == '0') digits.pop_back();
  std::string text = std::to_string(magnitude / unit);
  if (places > 0 && !digits.empty()) text += "." + digits;
  return (negative && magnitude != 0 ? "-" : "") + text;
}

} // namespace

Length Length::from_points(double points) { return Length{round_to_sp(points)}; }
Length Length::from_mm(double mm) { return Length{round_to_sp(mm * 72.0 / 25.4)}; }

std::optional<Measure> parse_measure(std::string_view text) {
  std::size_t at = 0;
  const bool negative = !text.empty() && text[0] == '-';
  if (negative) ++at;
  std::int64_t milli = 0;
  std::size_t whole = 0, fraction = 0;
  const auto is_digit = [&] { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
  for (; is_digit() && whole < 7; ++at, ++whole) milli = milli * 10 + (text[at] - '0');
  if (at < text.size() && text[at] == '.') {
    ++at;
    for (; is_digit() && fraction < 3; ++at, ++fraction) milli = milli * 10 + (text[at] - '0');
    if (fraction == 0) return std::nullopt;
  }
  for (std::size_t i = fraction; i < 3; ++i) milli *= 10;
  if (whole == 0 || milli > 100000 * 1000) return std::nullopt;
  const std::string_view unit = text.substr(at);
  Measure measure{negative ? -milli : milli, Unit::pt};
  if (unit == "mm")
    measure.unit = Unit::mm;
  else if (unit == "pt")
    measure.unit = Unit::pt;
  else if (unit == "em")
    measure.unit = Unit::em;
  else if (unit == "line")
    measure.unit = Unit::line;
  else
    return std::nullopt;
  return measure;
}

Length resolve(Measure measure, Length em, Length line) {
  switch (measure.unit) {
  case Unit::mm:
    return Length{static_cast<std::int32_t>(divide_rounded(measure.milli * 65536 * 720, 254 * 1000))};
  case Unit::pt:
    return Length{static_cast<std::int32_t>(divide_rounded(measure.milli * 65536, 1000))};
  case Unit::em:
    return scale(em, measure.milli, 1000);
  case Unit::line:
    return scale(line, measure.milli, 1000);
  }
  return {};
}

std::string format_points(Length length, int places) {
  std::int64_t unit = 1;
  for (int i = 0; i < places; ++i) unit *= 10;
  return format_decimal(divide_rounded(std::int64_t{length.sp} * unit, 65536), places);
}

std::string format_mm(Length length, int places) {
  std::int64_t unit = 1;
  for (int i = 0; i < places; ++i) unit *= 10;
  return format_decimal(divide_rounded(std::int64_t{length.sp} * unit * 254, std::int64_t{65536} * 720), places);
}

} // namespace broadsheet
