// Random copy: Chinese with marks, numbers, quotes and Latin words; English; both mixed.
#pragma once

#include "tests/property/random.hpp"

namespace broadsheet::testing {

enum class Tongue : std::uint8_t { chinese, english, mixed, hebrew };
std::string_view language_of(Tongue tongue); // BCP 47

// Text for XML (escaped), about `length` characters of Han or as much of Latin, with inline markup now and then.
std::string random_paragraph(Random& random, Tongue tongue, int length);
// One line without a full stop, with a preferred break now and then.
std::string random_headline(Random& random, Tongue tongue, int length);

// A feed's items. Every one has this id.
// Some paragraphs may be dropped (trim), some stories have pull quotes; `attributes` are further ones of the story.
std::string random_story(Random& random, const std::string& id, int paragraphs, const std::string& attributes = {});
std::string random_notice(Random& random, const std::string& id);
std::string random_picture(Random& random, const std::string& id);

} // namespace broadsheet::testing
