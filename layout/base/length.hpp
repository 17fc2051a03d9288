// Lengths in 1/65536 point, as integers, so that results do not depend on the machine.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace broadsheet {

// A length or a coordinate. 1 pt = 1/72 in = 65536 units; the range is about +-11.5 m.
// Sums over a whole paragraph can overflow: add them up in std::int64_t (`sp`).
struct Length {
  std::int32_t sp = 0;

  static constexpr Length points(std::int32_t whole) { return Length{whole * 65536}; }
  // Rounds half away from zero. Only for numbers that come from outside (fonts, command line), never for sums.
  static Length from_points(double points);
  static Length from_mm(double mm);

  constexpr auto operator<=>(const Length&) const = default;
  constexpr Length operator-() const { return Length{-sp}; }
  constexpr Length& operator+=(Length other) {
    sp += other.sp;
    return *this;
  }
  constexpr Length& operator-=(Length other) {
    sp -= other.sp;
    return *this;
  }
  [[nodiscard]] double to_points() const { return sp / 65536.0; }
  [[nodiscard]] double to_mm() const { return sp / 65536.0 * 25.4 / 72.0; }
};

constexpr Length operator+(Length a, Length b) { return Length{a.sp + b.sp}; }
constexpr Length operator-(Length a, Length b) { return Length{a.sp - b.sp}; }
constexpr Length operator*(Length a, std::int32_t n) { return Length{a.sp * n}; }
constexpr Length operator*(std::int32_t n, Length a) { return Length{a.sp * n}; }
constexpr Length operator/(Length a, std::int32_t n) { return Length{a.sp / n}; }
// How often `b` goes into `a`, rounded down (also for negative `a`). `b` must be positive.
constexpr std::int32_t operator/(Length a, Length b) { return a.sp >= 0 ? a.sp / b.sp : -((-a.sp + b.sp - 1) / b.sp); }
// n / d, rounded half away from zero. `d` must be positive.
constexpr std::int64_t divide_rounded(std::int64_t n, std::int64_t d) {
  return n >= 0 ? (n + d / 2) / d : -((-n + d / 2) / d);
}
// a * numerator / denominator in 64 bits, rounded half away from zero. `denominator` must be positive.
constexpr Length scale(Length a, std::int64_t numerator, std::int64_t denominator) {
  return Length{static_cast<std::int32_t>(divide_rounded(std::int64_t{a.sp} * numerator, denominator))};
}

// Units that a template may write. em is of the style's own size, line is the baseline grid's leading.
enum class Unit : std::uint8_t { mm, pt, em, line };

// A number with its unit as written, exact to 1/1000: `12.5pt`, `0.5em`, `3line`.
struct Measure {
  std::int64_t milli = 0; // value * 1000
  Unit unit = Unit::pt;
  constexpr auto operator<=>(const Measure&) const = default;
};

// Reads `number unit`: decimal digits with at most three places, an optional leading '-', then mm, pt, em or line,
// nothing else. Returns nothing when the text is something else or the number is over 100000.
std::optional<Measure> parse_measure(std::string_view text);

// Resolves a measure. `em` is the size the em refers to, `line` the leading.
Length resolve(Measure measure, Length em, Length line);

// "12.5": shortest decimal with at most `places` places, '.' as the decimal sign whatever the locale.
std::string format_points(Length length, int places = 3);
std::string format_mm(Length length, int places = 2);

} // namespace broadsheet
