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
// Wednesday, June 11, 2025), weekday, and the edition's own data as NAME and data.NAME. For zh also the Chinese
// calendar's date.lunar (农历乙巳年五月十六) and its parts date.lunar.year (乙巳) and date.lunar.day (五月十六).
std::map<std::string, std::string> furniture_data(const Edition& edition);

// Text with its {names} filled in for a page; a name that has no value stays as it is (check_furniture finds it).
std::string fill_furniture(const std::string& text, const std::map<std::string, std::string>& data,
                           const PlannedPage& page);

// The digits of a <barcode> on a page, or why they are none.
BarcodeCheck furniture_barcode(const Furniture& piece, const std::map<std::string, std::string>& data,
                               const PlannedPage& page);

// A placeholder that has no value ("page.unknown-name") or an empty one ("page.empty-name") is an error, at the
// furniture that holds it. Nothing is written then (exit status 2): a page with a brace or a hole in its folio must not
// get to the press. A page without a name or a section is fine.
// Digits that are no bar code are an error too ("page.barcode"); one whose modules are too narrow for scanners is a
// warning ("page.barcode-narrow").
Diagnostics check_furniture(const TemplateSet& templates, const EditionPlan& plan,
                            const std::map<std::string, std::string>& data);

} // namespace broadsheet
