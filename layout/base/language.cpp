#include "layout/base/language.hpp"

namespace broadsheet {

std::string_view primary_language(std::string_view language) {
  return language.substr(0, language.find_first_of("-_"));
}

bool is_cjk_language(std::string_view language) {
  const std::string_view tongue = primary_language(language);
  return tongue == "zh" || tongue == "ja" || tongue == "yue" || tongue == "cmn";
}

} // namespace broadsheet
