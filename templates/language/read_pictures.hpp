// Reading what a house says about pictures and codes. Private to this room.
#pragma once

#include "templates/language/parts.hpp"

namespace broadsheet {

// <crop name="wide" ratio="16:9"/>
void read_named_crop(const XmlNode& node, StyleSheet& sheet, Faults& faults);
// <codes qr-module="0.5mm" qr-level="medium"/>
void read_code_style(const XmlNode& node, CodeStyle& codes, Faults& faults);

// A frame's crop: "yes" (fill the frame), "no" (the whole picture), a ratio "3:2" or the name of one.
void read_crop_of(const Attributes& attributes, Frame& frame, const StyleNames& names);
// <barcode code="{barcode}" add-on="{issue}"/>, without its place.
void read_barcode(const Attributes& attributes, Furniture& piece, Faults& faults);

} // namespace broadsheet
