// Furniture: what stands on every page of a template, with the edition's data filled in.
#pragma once

#include "layout/codes/barcode.hpp"
#include "layout/edition/edition.hpp"
#include "layout/plan/plan.hpp"
#include "templates/model/page_template.hpp"

#include <map>
#include <string>

namespace broadsheet {

// The names that furniture may print: newspaper, date, date.long (by ICU in the edition's language: 2025年6月11日,
// Wednesday, June 11, 2025), date.lunar (Chinese calendar, for zh), weekday, and the edition's own data.
std::map<std::string, std::string> furniture_data(const Edition& edition);

// Text with its {names} filled in for a page; a name that has no value stays as it is (check_furniture finds it).
std::string fill_furniture(const std::string& text, const std::map<std::string, std::string>& data,
                           const PlannedPage& page);

// The digits of a <barcode> on a page, or why they are none.
BarcodeCheck furniture_barcode(const Furniture& piece, const std::map<std::string, std::string>& data,
                               const PlannedPage& page);

// A placeholder without a value is an error ("page.unknown-name"), at the furniture that holds it; digits that are
// no bar code too ("page.barcode"). One whose modules are too narrow for scanners is a warning ("page.barcode-narrow").
Diagnostics check_furniture(const TemplateSet& templates, const EditionPlan& plan,
                            const std::map<std::string, std::string>& data);

} // namespace broadsheet
