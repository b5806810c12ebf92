// Traditional to simplified, one character at a time, from a table: ICU's transliterator costs
// about 5 µs a label, two thirds of a report's whole budget; the table 2 ns a character.
#pragma once

namespace gouji {

// The simplified form of a traditional Han character; any other character as it is.
char32_t simplified(char32_t character);

}  // namespace gouji
