#include "tests/property/random_style.hpp"

#include "tests/property/random_groups.hpp"

#include <fmt/format.h>

namespace broadsheet::testing {
namespace {

class StyleMaker {
 public:
  explicit StyleMaker(Random& random) : random_(random) {}

  RandomStyles make() {
    const int leading = random_.pick(std::vector<int>{11000, 12000, 12500, 13000});
    const int size = random_.pick(std::vector<int>{8500, 9000, 9500});
    const auto points = [](int thousandths) { return fmt::format("{:g}pt", thousandths / 1000.0); };
    std::string xml =
        fmt::format("<style-sheet version=\"1\" name=\"random\" xml:lang=\"{}\">\n<grid leading=\"{}\"/>\n",
                    random_.chance(70) ? "zh-Hans" : "en", points(leading));
    xml += "<faces><face role=\"han\" family=\"BroadsheetTest Han\"/><face role=\"latin\" family=\"BroadsheetTest "
           "Latin\"/><face role=\"bold\" family=\"BroadsheetTest Latin\" weight=\"bold\"/><fallback "
           "family=\"BroadsheetTest Latin, BroadsheetTest Han, BroadsheetTest Hebrew\"/></faces>\n";
    xml += "<inks><ink name=\"red\" rgb=\"#c8161d\" cmyk=\"0 100 90 5\"/></inks>\n";
    xml += fmt::format("<paragraph name=\"body-zh\" face=\"han\" size=\"{}\" leading=\"1line\" indent=\"2em\" "
                       "profile=\"zh-newspaper\" strong-face=\"bold\"{}/>\n",
                       points(size), random_.chance(20) ? " space-before=\"4pt\"" : "");
    xml += fmt::format("<paragraph name=\"body-en\" face=\"latin\" size=\"{}\" leading=\"1line\" indent=\"1em\" "
                       "profile=\"en-newspaper\" hyphenate=\"{}\" em-face=\"bold\" align=\"{}\"{}/>\n",
                       points(size), yes(70), random_.chance(85) ? "justify" : "left",
                       random_.chance(20) ? " left-indent=\"0.5em\" right-indent=\"0.25em\"" : "");
    for (const char* body : {"body-zh", "body-en"})
      xml += fmt::format("<paragraph name=\"{}-opening\" parent=\"{}\" drop-cap=\"{}\" drop-cap-words=\"{}\"/>\n", body,
                         body, random_.between(2, 5), random_.between(0, 3));
    xml += "<paragraph name=\"list\" face=\"han\" size=\"8pt\" leading=\"11pt\" align=\"left\"/>\n";
    xml += fmt::format("<paragraph name=\"subhead\" face=\"bold\" size=\"10pt\" leading=\"13pt\" align=\"{}\" "
                       "space-before=\"{}pt\" space-after=\"2pt\" maximum-lines=\"2\" balance=\"yes\"/>\n",
                       random_.chance(50) ? "center" : "left", random_.between(0, 8));
    xml += fmt::format(
        "<paragraph name=\"head\" face=\"{}\" size=\"{}pt\" leading=\"30pt\" minimum-size=\"12pt\" "
        "align=\"center\" balance=\"yes\" maximum-lines=\"{}\" space-before=\"3pt\" space-after=\"4pt\"{}/>\n",
        random_.chance(50) ? "han" : "bold", random_.between(14, 28), random_.between(1, 3),
        random_.chance(20) ? " background=\"red 20%\" padding=\"2pt\"" : "");
    xml += fmt::format("<paragraph name=\"side-head\" parent=\"head\" writing=\"vertical\" align=\"{}\"/>\n",
                       random_.chance(50) ? "center" : "left");
    xml += "<paragraph name=\"small-head\" face=\"han\" size=\"11pt\" leading=\"14pt\" align=\"left\" "
           "space-before=\"6pt\" "
           "space-after=\"2pt\"/>\n";
    xml += "<paragraph name=\"caption\" face=\"han\" size=\"8pt\" leading=\"10pt\"/>\n";
    xml += fmt::format("<paragraph name=\"notice\" face=\"{}\" size=\"{}\" leading=\"{}\" align=\"{}\"/>\n",
                       random_.chance(50) ? "han" : "latin", points(size), random_.chance(60) ? "1line" : "11pt",
                       random_.chance(60) ? "right" : "left");
    xml += "<paragraph name=\"repeat\" face=\"bold\" size=\"12pt\" leading=\"15pt\" align=\"left\" maximum-lines=\"2\" "
           "minimum-size=\"9pt\" rule-above=\"1pt\" padding=\"2pt\"/>\n";
    xml += ladder() + designs() + notices("zh-Hans", "（下转第{page}版）", "（上接第{page}版）") +
           notices("en", "See {slug}, page {page}", "From page {page}") + random_group_styles(random_) +
           "</style-sheet>\n";
    return {std::move(xml), leading};
  }

 private:
  const char* yes(int percent) { return random_.chance(percent) ? "yes" : "no"; }

  // Levers in any order, each within limits of its own.
  std::string ladder() {
    std::vector<std::string> levers{fmt::format("<head-size steps=\"{}\"/>", random_.between(1, 6)),
                                    "<tighten/>",
                                    "<loosen/>",
                                    fmt::format("<head-space minimum=\"-{}line\" maximum=\"{}line\"/>",
                                                random_.between(0, 2), random_.between(1, 2)),
                                    fmt::format("<picture-height minimum=\"-{}line\" maximum=\"{}line\"/>",
                                                random_.between(1, 6), random_.between(0, 6)),
                                    fmt::format("<trim maximum=\"{}\"/>", random_.between(1, 9)),
                                    fmt::format("<leading minimum=\"-{}pt\" maximum=\"{}pt\" step=\"0.5pt\"/>",
                                                random_.between(0, 1), random_.between(1, 2)),
                                    "<jump/>"};
    std::string xml = "<copyfit name=\"ladder\">";
    while (!levers.empty()) {
      const auto lever = levers.begin() + random_.between(0, static_cast<int>(levers.size()) - 1);
      if (random_.chance(80) || (levers.size() == 1 && xml.ends_with("\"ladder\">"))) xml += *lever;
      levers.erase(lever);
    }
    return xml + "</copyfit>\n";
  }

  std::string designs() {
    std::string xml;
    const std::vector<std::pair<std::string, std::string>> all{
        {"zh", "body-zh"}, {"en", "body-en"}, {"brief", "body-zh"}, {"list", "list"}};
    for (const auto& [name, body] : all) {
      const bool side = random_.chance(20);
      const std::string head = name == "brief" ? "small-head" : side ? "side-head" : "head";
      xml += fmt::format("<design name=\"{}\" default=\"{}\" head-gap=\"{}pt\"{}>", name, body, random_.between(0, 8),
                         random_.chance(60) ? " copyfit=\"ladder\"" : "");
      for (const char* role : {"headline", "standing-head"})
        xml += fmt::format("<use role=\"{}\" paragraph=\"{}\"/>", role, head);
      if (name != "list" && random_.chance(40))
        xml += fmt::format("<use role=\"first-p\" paragraph=\"{}-opening\"/>", body);
      for (const char* role : {"kicker", "deck", "byline"})
        xml += fmt::format("<use role=\"{}\" paragraph=\"small-head\"/>", role);
      xml += "<use role=\"subhead\" paragraph=\"subhead\"/><use role=\"quote\" paragraph=\"small-head\"/><use "
             "role=\"caption\" paragraph=\"caption\"/>"
             "<use role=\"table-title\" paragraph=\"small-head\"/>";
      if (random_.chance(50)) xml += "<use role=\"cell\" paragraph=\"caption\"/>";
      if (random_.chance(20)) xml += "<use role=\"item\" paragraph=\"list\"/>";
      xml += "<use role=\"qr-title\" paragraph=\"caption\"/><use role=\"qr-label\" paragraph=\"caption\"/></design>\n";
    }
    return xml;
  }

  std::string notices(const char* language, const char* to, const char* from) {
    static const std::vector<std::string> turns{"paragraph", "sentence", "line", "inside"};
    static const std::vector<std::string> heads{"", " repeat-head=\"{headline}\"", " repeat-head=\"{slug}\""};
    const std::string& head = random_.pick(heads);
    return fmt::format("<notices xml:lang=\"{}\" to=\"{}\" from=\"{}\"{} numerals=\"{}\" turn=\"{}\" run-in=\"{}\" "
                       "to-paragraph=\"notice\" from-paragraph=\"notice\"{} minimum-before=\"{}\" minimum-after=\"{}\" "
                       "minimum-leg=\"{}\" minimum-share=\"{}\" jumps=\"3\" from-place=\"{}\"/>\n",
                       language, to, from, head, random_.chance(50) ? "han" : "western", random_.pick(turns), yes(60),
                       head.empty() ? "" : " repeat-paragraph=\"repeat\"", random_.between(0, 10),
                       random_.between(0, 8), random_.between(0, 12), random_.between(0, 50),
                       random_.chance(60) ? "line" : "text");
  }

  Random& random_;
};

} // namespace

RandomStyles random_styles(Random& random) { return StyleMaker(random).make(); }

} // namespace broadsheet::testing
