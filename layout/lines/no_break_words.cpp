#include "layout/lines/no_break_words.hpp"

#include <algorithm>
#include <array>

namespace broadsheet::lines {
namespace {

// Words parted by spaces, with one at either end.
using Words = std::u32string_view;

bool holds(Words words, std::u32string_view word) {
  if (word.empty()) return false;
  for (std::size_t at = words.find(word); at != Words::npos; at = words.find(word, at + 1))
    if (words[at - 1] == U' ' && words[at + word.size()] == U' ') return true;
  return false;
}

constexpr Words kUnits =
    U" km m cm mm µm km² m² cm² m³ km/h m/s mph kg g mg t l L ml cl hl ha kW MW GW kWh MWh GWh W V Hz kHz MHz GHz kB "
    U"MB GB "
    U"TB lb lbs oz ft yd hp bar hPa kcal min h s °C °F ° % ‰ p.m. a.m. pm am p.m a.m AD BC CE Uhr Mio Mio. Mrd Mrd. "
    U"км м см мм кг г т л га м² км² км/ч кВт руб руб. коп коп. тыс тыс. млн млн. млрд млрд. г. гг. в. вв. ч. мин ";
constexpr Words kReferences = U" p. pp. no. nos. vol. vols. ch. sec. fig. figs. art. arts. par. § §§ ¶ № n° nº n. nr. "
                              U"nrn. s. ss. bd. abs. kap. abb. "
                              U"pág. págs. núm. núms. cap. fasc. pag. pagg. стр. с. т. гл. ст. рис. ";
constexpr Words kTitles = U" Mr. Mr Mrs. Mrs Ms. Ms Dr. Dr Prof. Prof St. St Rev. Gov. Sen. Rep. Gen. Col. Lt. Lt Sgt. "
                          U"Capt. Maj. Adm. Sir Dame "
                          U"MM. Mme Mmes Mlle Mgr Me Hr. Fr. Herr Frau Sr. Sra. Srta. D. Dña. Dra. Don Doña Sig. "
                          U"Sig.ra Dott. Dott.ssa Avv. Ing. "
                          U"Eng. Exmo. Св. св. ул. пр. д. г. им. акад. проф. ";
constexpr Words kCurrencies = U" $ € £ ¥ ₽ ₹ ₩ US$ A$ C$ NZ$ R$ EUR USD GBP CHF ";

struct Months {
  std::string_view tongue;
  Words names;
};
constexpr std::array kMonths{
    Months{"en",
           U" january february march april may june july august september october november december jan. feb. mar. "
           U"apr. jun. jul. aug. sept. oct. nov. dec. "},
    Months{"fr", U" janvier février mars avril mai juin juillet août septembre octobre novembre décembre "},
    Months{"de", U" januar jänner februar märz april mai juni juli august september oktober november dezember "},
    Months{"es", U" enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre "},
    Months{"it", U" gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre "},
    Months{"pt", U" janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro "},
    Months{"ru", U" января февраля марта апреля мая июня июля августа сентября октября ноября декабря "},
};

} // namespace

bool is_unit_word(std::u32string_view word) { return holds(kUnits, word); }
bool is_reference_word(std::u32string_view word) { return holds(kReferences, word); }
bool is_title_word(std::u32string_view word) { return holds(kTitles, word); }
bool is_currency_word(std::u32string_view word) { return holds(kCurrencies, word); }

bool is_month(std::u32string_view word, std::string_view tongue) {
  const auto of = std::find_if(kMonths.begin(), kMonths.end(), [&](const Months& m) { return m.tongue == tongue; });
  return of != kMonths.end() && holds(of->names, word);
}

} // namespace broadsheet::lines
