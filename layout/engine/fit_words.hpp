// What copyfitting did for a story, in words and as JSON: shared by the report and the desk's table.
#pragma once

#include "layout/feed/feed.hpp"
#include "layout/fit/fit_report.hpp"

#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace broadsheet {

// "trim to 3", "head space -6.0 pt", "picture -4 lines": one for each lever pulled, in the ladder's order.
std::vector<std::string> ladder_words(const FitReport& fit);
// [{"lever": "trim", "steps": 3}, ...]; amounts in points.
nlohmann::ordered_json ladder_json(const FitReport& fit);
// [{"trim": 3, "characters": 52, "text": "how it begins"}, ...]; trim 0: a subhead that went with its paragraphs.
nlohmann::ordered_json trims_json(const FitReport& fit, const Story& story);
nlohmann::ordered_json cut_json(const CutNeeded& cut);
// "it fits with 12 characters cut from its caption's end, 1 lines, 4.2 mm"; `whose`: "its caption's"
std::string cut_words(const CutNeeded& cut, std::string_view whose);
// "its headline leaves no room for its body: cut 31 characters from its end, or give the frame 4 lines more"
std::string head_words(const HeadOver& head);
// [{"characters": 40, "lines": 3, "mm": 12.5, "cut": {...}}]: pull quotes that are higher than their frames.
nlohmann::ordered_json quotes_json(const FitReport& fit);
std::vector<std::string> quote_words(const FitReport& fit);

// How a text begins: at most 24 characters.
std::string first_words(std::string_view text);
// Text with spaces up to a width on a terminal, at least one: Han characters take two columns.
std::string padded(std::string text, std::size_t width);

} // namespace broadsheet
