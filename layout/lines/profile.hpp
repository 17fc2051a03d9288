// Which composition profile a paragraph takes.
#pragma once

#include "templates/model/style.hpp"

#include <string_view>

namespace broadsheet {

// The profile of that name, if it suits the language; else the language's own. Never fails; the answer lives for ever.
const CompositionProfile& find_profile(std::string_view name, std::string_view language);

// The same for a paragraph style: the template set's own profile where it names one and that suits the language.
std::shared_ptr<const CompositionProfile> profile_of(const ParagraphStyle& style, std::string_view language);

} // namespace broadsheet
