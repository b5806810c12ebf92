// Text on its way to other programs. File names and documents come from anywhere; what a terminal
// would obey and what a spreadsheet would run is made harmless here, and stays readable.
#pragma once

#include <string>
#include <string_view>

namespace gouji {

// UTF-8 that a terminal prints and never obeys: control characters become their pictures (ESC is ␛,
// a line break ␊), C1 controls and the characters that turn the direction of writing \u{9B}, and
// bytes that are no UTF-8 \x9B.
std::string terminal_text(std::string_view text);

// UTF-8 for a file of text: as terminal_text, but line breaks and tabs stay, and so do marks of
// direction. A NUL would end the file for some readers.
std::string file_text(std::string_view text);

// Bytes that are no UTF-8 become \x9B and nothing else changes, so that two file names that differ
// still differ.
std::string utf8_name(std::string_view bytes);

// A spreadsheet runs a text cell that starts with = + - @ (also full-width, also behind spaces), or
// splits it at a tab or line break at its start. Such text gets a leading apostrophe. Left alone is
// what is printed in figure cells every day and harmless: plain signed numbers (-2, +19, －1.5) and
// dashes with nothing else (-, --, －). undefused() takes exactly that apostrophe away again; text
// that looks defused already gets one more, so nothing is lost.
std::string defused(std::string_view text);
std::string undefused(std::string_view text);

// Whether file_text and defused leave the text as it is, as far as that is quickly told: nearly all
// texts of reports are such, and need no copy.
bool is_harmless(std::string_view text);

// A spreadsheet that opens a CSV file makes numbers, dates and times of text that looks like them,
// and 007, 2-1 and 110101199003070018 are gone. For a file that is made to be opened so, such text
// gets a leading apostrophe too, and so does text that already has apostrophes before the like.
// Left alone is what comes back as the same number: 12, 1,234, 0.50.
std::string kept_as_text(std::string_view text);

}  // namespace gouji
