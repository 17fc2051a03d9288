// Where lines of Latin do not end (section 9): numbers and units, names, dashes, customs of languages.
#include "helper.hpp"

#include <gtest/gtest.h>

namespace broadsheet::test {
namespace {

// The text with '|' wherever a line may end without a hyphen.
std::string breaks_in(std::string_view text, const std::string& language = "en") {
  const auto items = items_of(text, {.language = language});
  std::string marked;
  for (std::size_t i = 0; i + 1 < items->items.size(); ++i) {
    const BreakItem& item = items->items[i];
    if (item.kind != ItemKind::box && item.cost < kForbidden && i > 0) marked += '|';
    marked += items->paragraph->source->utf8.substr(item.text, items->items[i + 1].text - item.text);
  }
  EXPECT_EQ(items->paragraph->source->utf8, [&] {
    std::string plain = marked;
    std::erase(plain, '|');
    return plain;
  }()) << "the text is unchanged";
  return marked;
}

TEST(LatinJoints, NumbersKeepTheirUnits) {
  EXPECT_EQ(breaks_in("ran 10 km today"), "ran| 10 km| today");
  EXPECT_EQ(breaks_in("up 5 % now"), "up| 5 %| now");
  EXPECT_EQ(breaks_in("at 9.30 p.m., he"), "at| 9.30 p.m.,| he");
  EXPECT_EQ(breaks_in("is 12 kg. It"), "is| 12 kg.| It");
  EXPECT_EQ(breaks_in("um 10 Uhr und", "de"), "um| 10 Uhr| und");
  EXPECT_EQ(breaks_in("стоит 100 руб. и", "ru"), "стоит| 100 руб.| и");
  EXPECT_EQ(breaks_in("в 2025 г. он", "ru"), "в| 2025 г.| он");
  EXPECT_EQ(breaks_in("ten people in line"), "ten| people| in| line"); // words are no units
  EXPECT_EQ(breaks_in("the 12 members"), "the| 12| members");
}

TEST(LatinJoints, NumbersAreWhole) { // K6
  EXPECT_EQ(breaks_in("of 10 000 people"), "of| 10 000| people");
  EXPECT_EQ(breaks_in("de 1 250 000 euros", "fr"), "de| 1 250 000| euros");
  EXPECT_EQ(breaks_in("in 1999 200 came"), "in| 1999| 200| came"); // a year is no group
  EXPECT_EQ(breaks_in("a $5 note"), "a| $5| note");
  EXPECT_EQ(breaks_in("a 5 € note"), "a| 5 €| note");
  EXPECT_EQ(breaks_in("the 2019\u201320 season"), "the| 2019\u201320| season");
  EXPECT_EQ(breaks_in("the 2019-20 season"), "the| 2019-20| season");
}

TEST(LatinJoints, ReferencesKeepTheirNumbers) {
  EXPECT_EQ(breaks_in("see p. 5 and No. 12"), "see| p. 5| and| No. 12");
  EXPECT_EQ(breaks_in("after § 4 of"), "after| § 4| of");
  EXPECT_EQ(breaks_in("siehe Nr. 7 und S. 9", "de"), "siehe| Nr. 7| und| S. 9");
  EXPECT_EQ(breaks_in("voir (p. 5) et", "fr"), "voir| (p. 5)| et");
}

TEST(LatinJoints, NamesKeepInitialsAndTitles) {
  EXPECT_EQ(breaks_in("said J. Smith today"), "said| J. Smith| today");
  EXPECT_EQ(breaks_in("said J.R. Smith today"), "said| J.R. Smith| today");
  EXPECT_EQ(breaks_in("said Mr. Smith today"), "said| Mr. Smith| today");
  EXPECT_EQ(breaks_in("dit M. Dupont à Mme Roy", "fr"), "dit| M. Dupont| à| Mme Roy");
  EXPECT_EQ(breaks_in("King Louis XIV ruled"), "King| Louis XIV| ruled");
  EXPECT_EQ(breaks_in("so I think"), "so| I| think");
  EXPECT_EQ(breaks_in("so z. B. hier", "de"), "so| z. B.| hier");
  EXPECT_EQ(breaks_in("и т. д. потом", "ru"), "и| т. д.| потом");
}

TEST(LatinJoints, DatesKeepDayAndMonth) {
  EXPECT_EQ(breaks_in("on June 10, 2025, he"), "on| June 10,| 2025,| he");
  EXPECT_EQ(breaks_in("le 1er juin et le 10 juin", "fr"), "le| 1er juin| et| le| 10 juin");
  EXPECT_EQ(breaks_in("am 10. Juni kam", "de"), "am| 10. Juni| kam");
  EXPECT_EQ(breaks_in("el 10 de junio fue", "es"), "el| 10 de| junio| fue");
  EXPECT_EQ(breaks_in("he may 10 times"), "he| may 10| times"); // a price of the custom
}

TEST(LatinJoints, DashesEndLinesAndDoNotBeginThem) {
  EXPECT_EQ(breaks_in("one \u2014 two"), "one \u2014| two");
  EXPECT_EQ(breaks_in("one\u2014two"), "one\u2014|two");
  EXPECT_EQ(breaks_in("one \u2013 two"), "one \u2013| two");
  EXPECT_EQ(breaks_in("дом \u2014 это", "ru"), "дом \u2014| это");
  EXPECT_EQ(breaks_in("\u2014 Да, он", "ru"), "\u2014 Да,| он");                          // speech
  EXPECT_EQ(breaks_in("casa \u2014blanca\u2014 y", "es"), "casa| \u2014blanca\u2014| y"); // set off
}

TEST(LatinJoints, EllipsesStayWithWhatTheyFollow) {
  EXPECT_EQ(breaks_in("well \u2026 no"), "well \u2026| no");
  EXPECT_EQ(breaks_in("well ... no"), "well ...| no");
}

TEST(LatinJoints, HyphensLeaveNoSingleLetter) {
  EXPECT_EQ(breaks_in("an X-ray and a follow-up"), "an| X-ray| and| a| follow-|up");
  EXPECT_EQ(breaks_in("que va-t-il dire", "fr"), "que| va-|t-il| dire");
  EXPECT_EQ(breaks_in("at 90 km/h now"), "at| 90 km/h| now");
}

TEST(LatinJoints, FrenchMarksKeepTheirWhite) { // even when it is typed as a plain space
  EXPECT_EQ(breaks_in("il dit : \u00ab Oui ! \u00bb et part ; elle ?", "fr"),
            "il| dit :| \u00ab Oui ! \u00bb| et| part ;| elle ?");
  EXPECT_EQ(breaks_in("il dit\u00a0: non\u202f!", "fr"), "il| dit\u00a0:| non\u202f!");
}

TEST(LatinJoints, GuillemetsOfOthersAreTight) {
  EXPECT_EQ(breaks_in("das \u00bbneue\u00ab Haus", "de"), "das| \u00bbneue\u00ab| Haus");
  EXPECT_EQ(breaks_in("das \u201eneue\u201c Haus", "de"), "das| \u201eneue\u201c| Haus");
  EXPECT_EQ(breaks_in("газета \u00abНовости\u00bb вышла", "ru"), "газета| \u00abНовости\u00bb| вышла");
}

TEST(LatinJoints, SpanishOpeningMarks) {
  EXPECT_EQ(breaks_in("dijo: ¿qué hay? ¡nada!", "es"), "dijo:| ¿qué| hay?| ¡nada!");
}

TEST(LatinJoints, SlavicWordsOfOneLetterDoNotEndALine) {
  EXPECT_EQ(breaks_in("dom w lesie i nad", "pl"), "dom| w lesie| i nad");
  EXPECT_EQ(breaks_in("a w k", "en"), "a| w| k");
}

} // namespace
} // namespace broadsheet::test
