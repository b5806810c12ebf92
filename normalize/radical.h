// Radicals that stand for ordinary characters. A PDF maker that looks a glyph up backwards may find
// the radical that shares it: Chromium prints 人⺠政府 and ⻓沙市 with U+2EA0 and U+2ED3. NFKC
// unifies the Kangxi radicals (U+2F00 on) but not the supplement, so it has a table here.
#pragma once

namespace gouji {

// The ideograph that a radical of the supplement (U+2E80 to U+2EF3) looks like; any other character
// as it is.
char32_t without_radical(char32_t character);

}  // namespace gouji
