#include "layout/page/ornaments.hpp"

#include <array>

namespace broadsheet {
namespace {

using Steps = std::vector<OrnamentStep>;

void add(Steps& to, const Steps& steps) { to.insert(to.end(), steps.begin(), steps.end()); }

Steps polygon(std::initializer_list<OrnamentPoint> points) {
  Steps steps;
  for (const OrnamentPoint point : points)
    steps.push_back({steps.empty() ? PathVerb::move : PathVerb::line, point, {}, {}});
  steps.push_back({PathVerb::close, {}, {}, {}});
  return steps;
}

Steps polyline(std::initializer_list<OrnamentPoint> points) {
  Steps steps = polygon(points);
  steps.pop_back();
  return steps;
}

struct Curve {
  OrnamentPoint a, b, c;
};
Steps curves(OrnamentPoint start, std::initializer_list<Curve> parts) {
  Steps steps{{PathVerb::move, start, {}, {}}};
  for (const Curve& part : parts) steps.push_back({PathVerb::curve, part.a, part.b, part.c});
  return steps;
}

Steps closed(Steps steps) {
  steps.push_back({PathVerb::close, {}, {}, {}});
  return steps;
}

// A disc: four curves. `wide` is its radius along the side, in thousandths of the unit.
Steps disc(OrnamentPoint at, int wide, int high) {
  const auto x = [&](int share) { return static_cast<std::int16_t>(at.along + wide * share / 1000); };
  const auto y = [&](int share) { return static_cast<std::int16_t>(at.across + high * share / 1000); };
  constexpr int k = 552; // handle of a quarter circle
  return closed(curves({x(1000), y(0)}, {{{x(1000), y(k)}, {x(k), y(1000)}, {x(0), y(1000)}},
                                         {{x(-k), y(1000)}, {x(-1000), y(k)}, {x(-1000), y(0)}},
                                         {{x(-1000), y(-k)}, {x(-k), y(-1000)}, {x(0), y(-1000)}},
                                         {{x(k), y(-1000)}, {x(1000), y(-k)}, {x(1000), y(0)}}}));
}

Ornament beads() {
  Ornament ornament;
  ornament.length = 700;
  ornament.unit_fills = disc({500, 500}, 280, 196);
  ornament.corner_fills = disc({500, 500}, 300, 300);
  return ornament;
}

Ornament lattice() {
  Ornament ornament;
  ornament.length = 1300;
  ornament.unit_fills = polygon({{0, 500}, {500, 60}, {1000, 500}, {500, 940}});
  add(ornament.unit_fills, polygon({{170, 500}, {500, 790}, {830, 500}, {500, 210}})); // turned round: a hole
  add(ornament.unit_fills, polygon({{320, 500}, {500, 342}, {680, 500}, {500, 658}}));
  ornament.corner_fills = polygon({{60, 60}, {940, 60}, {940, 940}, {60, 940}});
  add(ornament.corner_fills, polygon({{200, 200}, {200, 800}, {800, 800}, {800, 200}}));
  add(ornament.corner_fills, polygon({{320, 320}, {680, 320}, {680, 680}, {320, 680}}));
  return ornament;
}

// 回: a line that winds inwards, square by square.
Ornament meander() {
  Ornament ornament;
  ornament.length = 1180;
  ornament.pen = 110;
  ornament.unit_strokes = polyline(
      {{80, 945}, {80, 55}, {850, 55}, {850, 945}, {290, 945}, {290, 290}, {640, 290}, {640, 720}, {440, 720}});
  ornament.corner_strokes = polyline(
      {{55, 945}, {55, 55}, {945, 55}, {945, 945}, {280, 945}, {280, 280}, {720, 280}, {720, 720}, {500, 720}});
  return ornament;
}

Ornament waves() {
  Ornament ornament;
  ornament.length = 1500;
  ornament.pen = 120;
  ornament.unit_strokes =
      curves({0, 720}, {{{280, 720}, {220, 180}, {500, 180}}, {{780, 180}, {720, 720}, {1000, 720}}});
  ornament.unit_fills = disc({500, 680}, 107, 160);
  add(ornament.unit_fills, disc({0, 240}, 80, 120));
  ornament.corner_strokes = curves({720, 1000}, {{{720, 700}, {180, 760}, {180, 450}},
                                                 {{180, 280}, {280, 180}, {450, 180}},
                                                 {{760, 180}, {700, 720}, {1000, 720}}});
  ornament.corner_fills = disc({480, 480}, 130, 130);
  return ornament;
}

Ornament vine() {
  Ornament ornament;
  ornament.length = 2000;
  ornament.pen = 80;
  ornament.unit_strokes =
      curves({0, 500}, {{{170, 330}, {330, 330}, {500, 500}}, {{670, 670}, {830, 670}, {1000, 500}}});
  add(ornament.unit_fills,
      closed(curves({130, 420}, {{{110, 180}, {260, 40}, {440, 60}}, {{430, 260}, {320, 420}, {130, 420}}})));
  add(ornament.unit_fills,
      closed(curves({630, 580}, {{{610, 820}, {760, 960}, {940, 940}}, {{930, 740}, {820, 580}, {630, 580}}})));
  add(ornament.unit_fills, disc({590, 250}, 60, 120));
  add(ornament.unit_fills, disc({90, 750}, 60, 120));
  ornament.corner_strokes = curves({500, 1000}, {{{500, 720}, {720, 500}, {1000, 500}}});
  add(ornament.corner_fills, disc({400, 400}, 150, 150));
  for (const OrnamentPoint petal : {OrnamentPoint{400, 150}, OrnamentPoint{150, 400}, OrnamentPoint{190, 190}})
    add(ornament.corner_fills, disc(petal, 110, 110));
  return ornament;
}

} // namespace

const Ornament& ornament_of(BorderKind kind) {
  static const std::array<Ornament, 5> all{beads(), lattice(), meander(), waves(), vine()};
  return all.at(static_cast<std::size_t>(kind) - static_cast<std::size_t>(BorderKind::beads));
}

} // namespace broadsheet
