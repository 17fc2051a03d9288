// Composition profiles of a template set: <profile name="house" base="zh-newspaper" .../>. Private to this room.
#pragma once

#include "templates/language/parts.hpp"

namespace broadsheet {

using OwnedProfile = std::shared_ptr<const CompositionProfile>;

// The profile of that name: the sheet's own, or a named one. `own` is empty for a named one, `found` is nothing when
// there is none.
struct ProfileByName {
  OwnedProfile own;
  const CompositionProfile* found = nullptr;
};
ProfileByName find_profile_of(const StyleSheet& sheet, std::string_view name);
// Reports a name that is nowhere.
void report_unknown_profile(const Attributes& attributes, std::string_view attribute, const StyleSheet& sheet,
                            Faults& faults);

// Gives a profile even when it has faults, so that its name is known. Its base stands before it in the sheet, or is a
// named one.
OwnedProfile read_profile(const XmlNode& node, const StyleSheet& sheet, Faults& faults);

} // namespace broadsheet
