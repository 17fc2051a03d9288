// Lengths as the reports give them: millimetres and points with two places.
#pragma once

#include "layout/base/length.hpp"

#include <cmath>

namespace broadsheet {

inline double hundredths(double value) { return static_cast<double>(std::llround(value * 100)) / 100.0; }
inline double mm(Length length) { return hundredths(length.to_mm()); }
inline double points(Length length) { return hundredths(length.to_points()); }

} // namespace broadsheet
