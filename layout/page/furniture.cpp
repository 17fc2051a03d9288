#include "layout/page/furniture.hpp"

#include "layout/flow/chain.hpp"

#include <set>

#include <fmt/format.h>
#include <unicode/datefmt.h>
#include <unicode/dtptngen.h>
#include <unicode/gregocal.h>
#include <unicode/smpdtfmt.h>

namespace broadsheet {
namespace {

// Noon in UTC, so that no time zone moves the day.
UDate noon_of(const std::string& date) {
  UErrorCode status = U_ZERO_ERROR;
  icu::GregorianCalendar calendar(*icu::TimeZone::getGMT(), status);
  calendar.clear();
  calendar.set(std::stoi(date.substr(0, 4)), std::stoi(date.substr(5, 2)) - 1, std::stoi(date.substr(8, 2)), 12, 0);
  return calendar.getTime(status);
}

std::string format_date(const std::string& date, const icu::Locale& locale, const char* skeleton) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::DateTimePatternGenerator> generator(
      icu::DateTimePatternGenerator::createInstance(locale, status));
  if (U_FAILURE(status)) return date;
  icu::SimpleDateFormat format(generator->getBestPattern(icu::UnicodeString(skeleton), status), locale, status);
  if (U_FAILURE(status)) return date;
  format.setTimeZone(*icu::TimeZone::getGMT());
  icu::UnicodeString text;
  format.format(noon_of(date), text);
  std::string utf8;
  text.toUTF8String(utf8);
  return utf8;
}

std::string lunar_date(const std::string& date) {
  UErrorCode status = U_ZERO_ERROR;
  // Days of the lunar month have numerals of their own: 初一 ... 三十.
  icu::SimpleDateFormat format(icu::UnicodeString("MMMd"), icu::UnicodeString("d=hanidays"),
                               icu::Locale("zh@calendar=chinese"), status);
  if (U_FAILURE(status)) return {};
  format.setTimeZone(*icu::TimeZone::getGMT());
  icu::UnicodeString text;
  format.format(noon_of(date), text);
  std::string utf8;
  text.toUTF8String(utf8);
  return utf8;
}

// Calls `use(name, begin, end)` for every {name} of a text.
template <class Use>
void each_name(const std::string& text, Use use) {
  for (std::size_t open = text.find('{'); open != std::string::npos; open = text.find('{', open + 1)) {
    const std::size_t close = text.find('}', open);
    if (close == std::string::npos) return;
    use(text.substr(open + 1, close - open - 1), open, close + 1);
  }
}

} // namespace

std::map<std::string, std::string> furniture_data(const Edition& edition) {
  const icu::Locale locale = icu::Locale::forLanguageTag(edition.language, *std::make_unique<UErrorCode>(U_ZERO_ERROR));
  std::map<std::string, std::string> data;
  data["newspaper"] = edition.newspaper;
  data["date"] = edition.date;
  data["date.long"] = format_date(edition.date, locale, "yMMMMd");
  data["weekday"] = format_date(edition.date, locale, "EEEE");
  if (edition.language.starts_with("zh")) data["date.lunar"] = lunar_date(edition.date);
  for (const EditionData& item : edition.data) data[item.name] = item.value;
  return data;
}

std::string fill_furniture(const std::string& text, const std::map<std::string, std::string>& data,
                           const PlannedPage& page) {
  std::string filled;
  std::size_t from = 0;
  each_name(text, [&](const std::string& name, std::size_t begin, std::size_t end) {
    std::string value = text.substr(begin, end - begin);
    if (name == "page")
      value = page.label.empty() ? page_numeral(page.number, Numerals::western) : page.label;
    else if (name == "page.han")
      value = page_numeral(page.number, Numerals::han);
    else if (name == "page.name")
      value = page.name;
    else if (const auto found = data.find(name); found != data.end())
      value = found->second;
    filled += text.substr(from, begin - from) + value;
    from = end;
  });
  return filled + text.substr(from);
}

Diagnostics check_furniture(const TemplateSet& templates, const EditionPlan& plan,
                            const std::map<std::string, std::string>& data) {
  Diagnostics diagnostics;
  std::set<std::uint32_t> used;
  for (const PlannedPage& page : plan.pages) used.insert(page.page_template);
  std::vector<std::string_view> known{"page", "page.han", "page.name"};
  for (const auto& [name, value] : data) known.push_back(name);
  for (const std::uint32_t index : used)
    for (const Furniture& piece : templates.pages[index].furniture)
      each_name(piece.text, [&](const std::string& name, std::size_t, std::size_t) {
        if (std::find(known.begin(), known.end(), name) != known.end()) return;
        const auto nearest = nearest_name(name, known);
        diagnostics.push_back({Severity::error, "page.unknown-name", piece.span,
                               fmt::format("furniture wants {{{}}}, which the edition does not give", name),
                               fmt::format("one of: {}", fmt::join(known, ", ")),
                               nearest ? fmt::format("did you mean {{{}}}?", *nearest)
                                       : fmt::format("add <data name=\"{}\">...</data> to the edition", name)});
      });
  return diagnostics;
}

} // namespace broadsheet
