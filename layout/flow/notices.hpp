// The words of jump notices, with the page they name. Rules: T1, T2, T5-T7.
#pragma once

#include "layout/feed/feed.hpp"
#include "templates/model/style.hpp"

#include <string>
#include <string_view>

namespace broadsheet {

// 2 -> "2", 二 or ②; Han numerals up to 99, circled ones up to 50, others are western.
std::string page_numeral(int page, Numerals numerals);

// The words of a part of the head on one line: a preferred break (<br/>) is one space, and nothing in Chinese and
// Japanese. Empty when the story has no such part.
std::string head_on_one_line(const Story& story, BlockRole role);

// A notice's text with {page}, {slug}, {SLUG} and {headline} filled in; what is filled in is never filled in again.
// A page with a `label` of its own ("A4") is called by that.
std::string fill_notice(std::string_view text, const JumpNotices& notices, int page, const Story& story,
                        std::string_view label = {});

} // namespace broadsheet
