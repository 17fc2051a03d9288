#include "layout/text/capitals.hpp"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>

namespace broadsheet {

std::string in_capitals(std::string_view text, const std::string& language) {
  std::string capitals;
  icu::StringByteSink<std::string> sink(&capitals);
  UErrorCode error = U_ZERO_ERROR;
  icu::CaseMap::utf8ToUpper(language.c_str(), 0, {text.data(), static_cast<std::int32_t>(text.size())}, sink, nullptr,
                            error);
  return U_SUCCESS(error) ? capitals : std::string(text);
}

} // namespace broadsheet
