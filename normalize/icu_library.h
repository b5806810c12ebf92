// What is used of ICU, which is loaded when something needs it (late_library.h): a page that is not
// in UTF-8, a character outside what reports are printed in, words to be told apart. Its two
// libraries took 5 ms to load, of 42 ms for the program, and a born-digital PDF needs neither.
#pragma once

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/unorm2.h>
#include <unicode/utext.h>

namespace gouji {

// By the names that ICU has for them.
struct IcuLibrary {
  decltype(&::u_charType) char_type = nullptr;
  decltype(&::u_getIntPropertyValue) int_property = nullptr;
  decltype(&::u_tolower) to_lower = nullptr;

  decltype(&::unorm2_getNFKCInstance) nfkc_instance = nullptr;
  decltype(&::unorm2_normalize) normalize = nullptr;

  decltype(&::ucnv_open) converter_open = nullptr;
  decltype(&::ucnv_close) converter_close = nullptr;
  decltype(&::ucnv_toUnicode) to_unicode = nullptr;

  decltype(&::ubrk_open) breaks_open = nullptr;
  decltype(&::ubrk_close) breaks_close = nullptr;
  decltype(&::ubrk_setUText) breaks_set_text = nullptr;
  decltype(&::ubrk_first) breaks_first = nullptr;
  decltype(&::ubrk_next) breaks_next = nullptr;
  decltype(&::ubrk_getRuleStatus) breaks_rule_status = nullptr;
  decltype(&::utext_openUTF8) text_open_utf8 = nullptr;
  decltype(&::utext_close) text_close = nullptr;
};

struct IcuDetector {
  decltype(&::ucsdet_open) open = nullptr;
  decltype(&::ucsdet_close) close = nullptr;
  decltype(&::ucsdet_setText) set_text = nullptr;
  decltype(&::ucsdet_detect) detect = nullptr;
  decltype(&::ucsdet_getName) name = nullptr;
};

// Loaded at the first call. Where they are not installed the process ends: text read otherwise
// would be another text, and nobody would be told.
const IcuLibrary& icu_library();
const IcuDetector& icu_detector();

}  // namespace gouji
