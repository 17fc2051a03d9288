#include "tests/property/random_groups.hpp"

namespace broadsheet::testing {
namespace {

std::string number(Random& random) {
  static const std::vector<std::string> odd{"—", "12.5%", "1,204.75", "-3", "286个", "0.125"};
  if (random.chance(20)) return random.pick(odd);
  std::string text = std::to_string(random.between(0, 2000));
  if (random.chance(50)) text += "." + std::to_string(random.between(0, 99));
  return text;
}

std::string words(Random& random, Tongue tongue) {
  return random.chance(12) ? random_paragraph(random, tongue, 30)
                           : random_headline(random, tongue, random.between(1, 8));
}

std::string cells(Random& random, Tongue tongue, int columns, bool table) {
  std::string text;
  for (int column = 0; column < columns;) {
    const int span = table && random.chance(8) ? random.between(1, columns - column) : 1;
    const std::string attribute = span > 1 ? " span=\"" + std::to_string(span) + "\"" : "";
    const bool empty = column > 0 && random.chance(10);
    const std::string copy = empty ? "" : column == 0 || random.chance(40) ? words(random, tongue) : number(random);
    text += "<cell" + attribute + ">" + copy + "</cell>";
    column += span;
    if (random.chance(5)) break; // a short row
  }
  return text;
}

std::string random_list(Random& random, Tongue tongue, int level) {
  std::string text = random.chance(50) ? "<list kind=\"ordered\">" : "<list>";
  for (int i = random.between(1, level == 0 ? 14 : 4); i > 0; --i) {
    text += "<item>" + random_paragraph(random, tongue, random.between(2, 60));
    if (level == 0 && random.chance(15)) text += random_list(random, tongue, 1);
    text += "</item>\n";
  }
  return text + "</list>\n";
}

std::string kind(Random& random) { return random.chance(50) ? " kind=\"other\"" : ""; }

std::string random_rows(Random& random, Tongue tongue, bool table) {
  std::string text = (table ? "<table" : "<listing") + kind(random) + ">\n";
  const int columns = random.between(1, table ? 6 : 4);
  if (table && random.chance(50)) text += "<title>" + random_headline(random, tongue, 10) + "</title>\n";
  if (table)
    for (int i = random.between(0, 2); i > 0; --i)
      text += "<head>" + cells(random, tongue, columns, true) + "</head>\n";
  for (int i = random.between(1, 30); i > 0; --i) text += "<row>" + cells(random, tongue, columns, table) + "</row>\n";
  return text + (table ? "</table>\n" : "</listing>\n");
}

std::string weight(Random& random, const std::string& name) {
  return random.chance(50) ? " " + name + "=\"" + std::to_string(random.between(1, 2)) + "pt\"" : "";
}

std::string alignment(Random& random) {
  static const std::vector<std::string> all{"left", "left", "center", "right", "decimal"};
  return " align=\"" + random.pick(all) + "\"";
}

std::string rows_look(Random& random) {
  std::string text = weight(random, "rule-above") + weight(random, "rule-between") + weight(random, "rule-below");
  if (random.chance(50)) text += " padding=\"" + std::to_string(random.between(0, 4)) + "pt\"";
  if (random.chance(50)) text += " gap=\"0.5em\" space-before=\"5pt\" space-after=\"7pt\"";
  if (random.chance(30)) text += " tint=\"black 10%\"";
  if (random.chance(30)) text += " paragraph=\"caption\"";
  return text;
}

std::string table_style(Random& random, const std::string& named) {
  std::string text =
      "<table-style" + named + rows_look(random) + weight(random, "rule-head") + weight(random, "column-rule");
  text += random.chance(30) ? " fill=\"no\">" : ">";
  for (int i = random.between(0, 4); i > 0; --i)
    text += "<column" + alignment(random) +
            (random.chance(30) ? " width=\"" + std::to_string(random.between(1, 5)) + "\"" : "") + "/>";
  return text + "</table-style>\n";
}

std::string listing_style(Random& random, const std::string& named) {
  std::string text = "<listing-style" + named + rows_look(random) + "><tab/>";
  if (random.chance(50))
    text += "<tab at=\"" + std::to_string(random.between(2, 12)) + "em\"" + alignment(random) + "/>";
  if (random.chance(70))
    text += "<tab edge=\"right\"" + alignment(random) + (random.chance(50) ? " leader=\"dots\"/>" : "/>");
  return text + "</listing-style>\n";
}

} // namespace

std::string random_group(Random& random, Tongue tongue) {
  const int what = random.between(1, 3);
  return what == 1 ? random_list(random, tongue, 0) : random_rows(random, tongue, what == 2);
}

std::string random_group_styles(Random& random) {
  static const std::vector<std::string> numerals{"western", "han", "circled"};
  // Not the plain "•": it has half an em, and every glyph of the test face fills its em with ink.
  std::string text = "<list-style kind=\"unordered\" mark=\"●\" room=\"1.5em\"/>\n";
  if (random.chance(60))
    text += "<list-style kind=\"ordered\" mark=\"（{number}）\" numerals=\"" + random.pick(numerals) +
            "\" gap=\"0em\"" + (random.chance(50) ? " mark-align=\"left\"" : "") + "/>\n";
  if (random.chance(30)) text += "<list-style kind=\"unordered\" level=\"2\" mark=\"–\" mark-paragraph=\"caption\"/>\n";
  if (random.chance(60)) text += table_style(random, "");
  if (random.chance(60)) text += table_style(random, " kind=\"other\"");
  if (random.chance(60)) text += listing_style(random, "");
  if (random.chance(60)) text += listing_style(random, " kind=\"other\"");
  return text;
}

} // namespace broadsheet::testing
