#include "layout/lines/profile.hpp"

#include "layout/base/language.hpp"

namespace broadsheet {

const CompositionProfile& find_profile(std::string_view name, std::string_view language) {
  const CompositionProfile* named = find_named_profile(name);
  return named && named->cjk == is_cjk_language(language) ? *named : default_profile(language);
}

std::shared_ptr<const CompositionProfile> profile_of(const ParagraphStyle& style, std::string_view language) {
  if (style.house_profile && style.house_profile->cjk == is_cjk_language(language)) return style.house_profile;
  const CompositionProfile& named = find_profile(style.profile, language);
  return {std::shared_ptr<const CompositionProfile>{}, &named}; // lives for ever: nobody owns it
}

} // namespace broadsheet
