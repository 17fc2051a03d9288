// A paragraph of each language, hyphenated by its patterns and set to its customs. Every letter and mark is half an em
// wide, a line of 15 em holds thirty of them; the breaks are reasoned beside each.
#include "helper.hpp"

#include <gtest/gtest.h>

#include <filesystem>

namespace broadsheet::test {
namespace {

int half(char32_t) { return 500; }

// The lines as printed: white at their ends dropped, hyphens shown ("-"), repeated ones too.
std::vector<std::string> printed(std::string_view text, const std::string& language) {
  const auto paragraph = broken(text, {.language = language, .measure = 15, .hyphenate = true, .width = half});
  std::vector<std::string> lines;
  std::string whole;
  for (std::size_t i = 0; i < paragraph.lines.size(); ++i) {
    const Line& line = paragraph.lines[i];
    const bool repeats = (paragraph.items->items[line.begin].flags & kFlagRepeatHyphen) != 0;
    lines.push_back((repeats ? "-" : "") + set(paragraph, i).text + (line.hyphenated ? "-" : ""));
    whole += text.substr(line.text.begin, line.text.end - line.text.begin);
    EXPECT_EQ(line.faults & static_cast<std::uint8_t>(LineFault::overfull), 0) << lines.back();
  }
  EXPECT_EQ(whole, text);
  return lines;
}

// Skips the test when the language's patterns are not installed.
#define NEEDS_PATTERNS(file)                                                                                           \
  if (!std::filesystem::exists("/usr/share/hyphen/hyph_" file ".dic"))                                                 \
  GTEST_SKIP() << "no patterns " << file << ": scripts/setup --with-tests"

using Lines = std::vector<std::string>;

// A month keeps its day, a title its name; the dash ends its line; the last word is whole.
TEST(Languages, English) {
  NEEDS_PATTERNS("en_US");
  const Lines lines =
      printed("The harbor commission voted on June 10 to spend $412 million on a deep-water quay, Mr. Trevanning said "
              "\u2014 its largest undertaking since 1958. Contractors anticipate considerable interference.",
              "en-US");
  EXPECT_EQ(lines, (Lines{"The harbor commission voted", "on June 10 to spend", "$412 million on a deep-water",
                          "quay, Mr. Trevanning said —", "its largest undertaking since",
                          "1958. Contractors anticipate", "considerable interference."}));
}

// 10 June and £412 are whole; the spaced dash ends its line.
TEST(Languages, BritishEnglish) {
  NEEDS_PATTERNS("en_GB");
  const Lines lines =
      printed("The harbour commission voted on 10 June to spend £412 million on a deep-water quay, Mr Trevanning said "
              "\u2013 its largest undertaking since 1958. Contractors anticipate considerable interference.",
              "en-GB");
  EXPECT_EQ(lines, (Lines{"The harbour commission voted", "on 10 June to spend", "£412 million on a deep-water",
                          "quay, Mr Trevanning said –", "its largest undertaking since", "1958. Contractors anticipate",
                          "considerable interference."}));
}

// White before ! ? : and inside « » holds, typed as it is as a plain space; 412 000 000 € is one number; Mme keeps its
// name.
TEST(Languages, French) {
  NEEDS_PATTERNS("fr_FR");
  const Lines lines =
      printed("Le maire l’a dit : « Nous bâtirons le nouveau quai avant 2030 ! » Mme Le Goff, elle, demande : qui "
              "paiera les 412 000 000 € ? Les associations du quartier attendent une réponse depuis le 1er juin.",
              "fr");
  EXPECT_EQ(lines, (Lines{"Le maire l’a dit : « Nous bâ-", "tirons le nouveau quai avant",
                          "2030 ! » Mme Le Goff, elle,", "demande : qui paiera les", "412 000 000 € ? Les associa-",
                          "tions du quartier attendent une", "réponse depuis le 1er juin."}));
}

// Nouns are hyphenated though they are capitalised; 10. Juni, 412 Mio., Dr. Brandt and z. B. are whole.
TEST(Languages, German) {
  NEEDS_PATTERNS("de_DE");
  const Lines lines = printed(
      "Der Hafenausschuss beschloss am 10. Juni, rund 412 Mio. Euro für den neuen Kai auszugeben. „Das ist die größte "
      "Investition seit Jahrzehnten“, sagte Dr. Brandt – die Bürgerinitiative z. B. widersprach entschieden.",
      "de");
  EXPECT_EQ(lines, (Lines{"Der Hafenausschuss beschloss", "am 10. Juni, rund 412 Mio.", "Euro für den neuen Kai aus-",
                          "zugeben. „Das ist die größte", "Investition seit Jahrzehnten“,",
                          "sagte Dr. Brandt – die Bürge-", "rinitiative z. B. widersprach", "entschieden."}));
}

// ¿ and ¡ stay with their words, the opening dash with "la", the closing one with "alcaldesa"; 10 de stays.
TEST(Languages, Spanish) {
  NEEDS_PATTERNS("es_ES");
  const Lines lines =
      printed("¿Quién pagará el muelle? ¡Nadie lo sabe todavía! El acuerdo político-económico del 10 de junio prevé "
              "412 millones, dijo la Sra. Ortiz —la alcaldesa— ante los trabajadores portuarios reunidos.",
              "es");
  EXPECT_EQ(lines, (Lines{"¿Quién pagará el muelle? ¡Nadie", "lo sabe todavía! El acuerdo",
                          "político-económico del 10 de", "junio prevé 412 millones, dijo",
                          "la Sra. Ortiz —la alcaldesa—", "ante los trabajadores portua-", "rios reunidos."}));
}

// Guillemets are tight; an apostrophe joins; 10 giugno is whole.
TEST(Languages, Italian) {
  NEEDS_PATTERNS("it_IT");
  const Lines lines =
      printed("La commissione portuale ha approvato il 10 giugno la costruzione della nuova banchina: costerà 412 "
              "milioni di euro. «È l’investimento più grande degli ultimi trent’anni», ha dichiarato il Dott. Ferri.",
              "it");
  EXPECT_EQ(lines, (Lines{"La commissione portuale ha ap-", "provato il 10 giugno la costru-",
                          "zione della nuova banchina:", "costerà 412 milioni di euro.", "«È l’investimento più grande",
                          "degli ultimi trent’anni», ha", "dichiarato il Dott. Ferri."}));
}

// "pronunciaram-se" is whole here; the break at its hyphen is the next test.
TEST(Languages, Portuguese) {
  NEEDS_PATTERNS("pt_PT");
  const Lines lines = printed(
      "A comissão portuária aprovou no dia 10 de junho a construção do novo cais. Tornar-se-á o maior investimento "
      "público desde 1958, disse a Sra. Moreira; os trabalhadores pronunciaram-se favoravelmente ontem.",
      "pt");
  EXPECT_EQ(lines, (Lines{"A comissão portuária aprovou no", "dia 10 de junho a construção do",
                          "novo cais. Tornar-se-á o maior", "investimento público desde",
                          "1958, disse a Sra. Moreira; os", "trabalhadores pronunciaram-se", "favoravelmente ontem."}));
}

// No dash begins a line; initials keep the name, 412 млн its number, 2026 its г.
TEST(Languages, Russian) {
  NEEDS_PATTERNS("ru_RU");
  const Lines lines =
      printed("Портовая комиссия 10 июня одобрила строительство нового причала. «Это — крупнейшее вложение за 30 лет», "
              "— сказал А. П. Кравцов. Работы стоимостью 412 млн руб. начнутся в 2026 г. и продлятся три года.",
              "ru");
  EXPECT_EQ(lines, (Lines{"Портовая комиссия 10 июня", "одобрила строительство нового", "причала. «Это — крупнейшее",
                          "вложение за 30 лет», — сказал", "А. П. Кравцов. Работы стоимо-",
                          "стью 412 млн руб. начнутся в", "2026 г. и продлятся три года."}));
}

// The hyphen of "pronunciaram-se" is printed at the line's end and again at the next one's start.
TEST(Languages, PortugueseSaysTheHyphenTwice) {
  const Lines lines = printed("Os trabalhadores pronunciaram-se ontem.", "pt");
  EXPECT_EQ(lines.at(0) + "|" + lines.at(1), "Os trabalhadores pronunciaram-|-se ontem.");
}

} // namespace
} // namespace broadsheet::test
