// The last step of every PDF, with libqpdf.
#pragma once

#include "layout/display/display.hpp"

#include <string>

namespace broadsheet {

// Sets /Lang, ViewerPreferences (title shown), dates of the form D:YYYYMMDD from the edition's date alone, and an ID
// that depends on the contents only; heals what Cairo 1.16 writes doubled. Streams are kept as they are, so it costs
// little. Same input, same bytes. Throws std::runtime_error when the input is no PDF.
std::string finish_pdf(const std::string& pdf, const DisplayMetadata& metadata);

} // namespace broadsheet
