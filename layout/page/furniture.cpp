#include "layout/page/furniture.hpp"

#include "layout/flow/chain.hpp"
#include "layout/page/code_items.hpp"

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

// Of the Chinese calendar; days of the month have numerals of their own: 初一 ... 三十.
std::string lunar(const std::string& date, const char* pattern, bool traditional) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale(traditional ? "zh_Hant@calendar=chinese" : "zh@calendar=chinese");
  icu::SimpleDateFormat format(icu::UnicodeString(pattern), icu::UnicodeString("d=hanidays"), locale, status);
  if (U_FAILURE(status)) return {};
  format.setTimeZone(*icu::TimeZone::getGMT());
  icu::UnicodeString text;
  format.format(noon_of(date), text);
  std::string utf8;
  text.toUTF8String(utf8);
  return utf8;
}

bool is_traditional(const std::string& language) {
  UErrorCode status = U_ZERO_ERROR;
  icu::Locale locale = icu::Locale::forLanguageTag(language, status);
  locale.addLikelySubtags(status); // zh-TW is zh-Hant-TW
  return U_SUCCESS(status) && std::string_view(locale.getScript()) == "Hant";
}

void add_lunar_dates(const Edition& edition, std::map<std::string, std::string>& data) {
  const bool traditional = is_traditional(edition.language);
  const std::string year = lunar(edition.date, "U", traditional), day = lunar(edition.date, "MMMd", traditional);
  data["date.lunar.year"] = year;
  data["date.lunar.day"] = day;
  data["date.lunar"] = (traditional ? "農曆" : "农历") + year + "年" + day;
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

void check_code(const Furniture& piece, const std::map<std::string, std::string>& data, const PlannedPage& page,
                Diagnostics& diagnostics) {
  const BarcodeCheck check = furniture_barcode(piece, data, page);
  if (!check.digits) {
    diagnostics.push_back({Severity::error, "page.barcode", piece.span, check.fault, {}, {}});
    return;
  }
  const Length module = barcode_module(encode_barcode(*check.digits), piece.rect);
  if (module >= kLeastBarModule) return;
  diagnostics.push_back({Severity::warning, "page.barcode-narrow", piece.span,
                         fmt::format("the bar code has modules of {} mm", format_mm(module, 3)),
                         fmt::format("{} mm or more", format_mm(kLeastBarModule, 3)), "a wider place"});
}

} // namespace

std::map<std::string, std::string> furniture_data(const Edition& edition) {
  const icu::Locale locale = icu::Locale::forLanguageTag(edition.language, *std::make_unique<UErrorCode>(U_ZERO_ERROR));
  std::map<std::string, std::string> data;
  data["newspaper"] = edition.newspaper;
  data["date"] = edition.date;
  data["date.long"] = format_date(edition.date, locale, "yMMMMd");
  data["weekday"] = format_date(edition.date, locale, "EEEE");
  if (edition.language.starts_with("zh")) add_lunar_dates(edition, data);
  for (const EditionData& item : edition.data) data[item.name] = data["data." + item.name] = item.value;
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
    else if (name == "page.section")
      value = page.section;
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
  std::vector<std::string_view> known{"page", "page.han", "page.name", "page.section"};
  for (const auto& [name, value] : data)
    if (!name.starts_with("data.")) known.push_back(name); // {data.issue} is {issue}
  for (const std::uint32_t index : used)
    for (const Furniture& piece : templates.pages[index].furniture)
      each_name(piece.text, [&](const std::string& name, std::size_t, std::size_t) {
        const auto given = data.find(name);
        if (given != data.end() && given->second.empty())
          diagnostics.push_back({Severity::error,
                                 "page.empty-name",
                                 piece.span,
                                 fmt::format("furniture wants {{{}}}, which is empty", name),
                                 fmt::format("<data name=\"{}\">...</data> with words in it", name),
                                 {}});
        if (given != data.end() || std::find(known.begin(), known.end(), name) != known.end()) return;
        const auto nearest = nearest_name(name, known);
        diagnostics.push_back({Severity::error, "page.unknown-name", piece.span,
                               fmt::format("furniture wants {{{}}}, which the edition does not give", name),
                               fmt::format("one of: {}", fmt::join(known, ", ")),
                               nearest ? fmt::format("did you mean {{{}}}?", *nearest)
                                       : fmt::format("add <data name=\"{}\">...</data> to the edition", name)});
      });
  if (!diagnostics.empty()) return diagnostics;
  for (const PlannedPage& page : plan.pages)
    if (used.erase(page.page_template) > 0)
      for (const Furniture& piece : templates.pages[page.page_template].furniture)
        if (piece.kind == FurnitureKind::barcode) check_code(piece, data, page, diagnostics);
  return diagnostics;
}

BarcodeCheck furniture_barcode(const Furniture& piece, const std::map<std::string, std::string>& data,
                               const PlannedPage& page) {
  const std::string text = fill_furniture(piece.text, data, page);
  const std::size_t line = text.find('\n');
  return check_barcode(text.substr(0, line), line == std::string::npos ? "" : text.substr(line + 1));
}

} // namespace broadsheet
