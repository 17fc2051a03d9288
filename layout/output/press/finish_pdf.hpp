// The last step of every PDF, with libqpdf.
#pragma once

#include "layout/display/display.hpp"

#include <string>
#include <vector>

namespace broadsheet {

// Sets /Lang, ViewerPreferences (title shown), dates of the form D:YYYYMMDD from the edition's date alone, and an ID
// that depends on the contents only; writes the pages' boxes; heals what Cairo 1.16 writes doubled. Streams are kept as
// they are, so it costs little. Same input, same bytes. Throws std::runtime_error when the input is no PDF.
//
// `sheets`: one for each page of the file. TrimBox and BleedBox stand in the middle of the MediaBox that Cairo made.
// Without printer's marks the CropBox is the trimmed page: a reader sees the paper, the printer has the bleed.
struct PdfSheet {
  PageBoxes boxes;
  bool marks = false;
};
std::string finish_pdf(const std::string& pdf, const DisplayMetadata& metadata,
                       const std::vector<PdfSheet>& sheets = {});

} // namespace broadsheet
