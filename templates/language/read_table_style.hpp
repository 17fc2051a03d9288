// How lists, listings and tables look. Private to this room.
#pragma once

#include "templates/language/parts.hpp"

namespace broadsheet {

// Reads a <list-style>, or a <table-style> or <listing-style>, and adds it to the sheet, whose paragraphs and inks are
// there already.
void read_list_style(const XmlNode& node, StyleSheet& sheet, Faults& faults);
void read_table_style(const XmlNode& node, StyleSheet& sheet, Faults& faults);

} // namespace broadsheet
