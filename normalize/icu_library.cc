#include "normalize/icu_library.h"

#include <cstdio>
#include <cstdlib>

#include "normalize/late_library.h"

namespace gouji {
namespace {

// ICU's headers make its functions' names into those of its version: u_tolower_72.
#define GOUJI_QUOTED(name) #name
#define GOUJI_VERSIONED(name) GOUJI_QUOTED(name)

void require(const LateLibrary& library) {
  const Result<void> found = library.check();
  if (found) return;
  std::fprintf(stderr, "gouji: %s\n", found.error().message.en.c_str());
  std::abort();
}

IcuLibrary load() {
  IcuLibrary api;
  LateLibrary library(GOUJI_LIBICUUC);
  library.find(api.char_type, GOUJI_VERSIONED(u_charType))
      .find(api.int_property, GOUJI_VERSIONED(u_getIntPropertyValue))
      .find(api.to_lower, GOUJI_VERSIONED(u_tolower))
      .find(api.nfkc_instance, GOUJI_VERSIONED(unorm2_getNFKCInstance))
      .find(api.normalize, GOUJI_VERSIONED(unorm2_normalize))
      .find(api.converter_open, GOUJI_VERSIONED(ucnv_open))
      .find(api.converter_close, GOUJI_VERSIONED(ucnv_close))
      .find(api.to_unicode, GOUJI_VERSIONED(ucnv_toUnicode))
      .find(api.breaks_open, GOUJI_VERSIONED(ubrk_open))
      .find(api.breaks_close, GOUJI_VERSIONED(ubrk_close))
      .find(api.breaks_set_text, GOUJI_VERSIONED(ubrk_setUText))
      .find(api.breaks_first, GOUJI_VERSIONED(ubrk_first))
      .find(api.breaks_next, GOUJI_VERSIONED(ubrk_next))
      .find(api.breaks_rule_status, GOUJI_VERSIONED(ubrk_getRuleStatus))
      .find(api.text_open_utf8, GOUJI_VERSIONED(utext_openUTF8))
      .find(api.text_close, GOUJI_VERSIONED(utext_close));
  require(library);
  return api;
}

IcuDetector load_detector() {
  IcuDetector api;
  LateLibrary library(GOUJI_LIBICUI18N);
  library.find(api.open, GOUJI_VERSIONED(ucsdet_open))
      .find(api.close, GOUJI_VERSIONED(ucsdet_close))
      .find(api.set_text, GOUJI_VERSIONED(ucsdet_setText))
      .find(api.detect, GOUJI_VERSIONED(ucsdet_detect))
      .find(api.name, GOUJI_VERSIONED(ucsdet_getName));
  require(library);
  return api;
}

}  // namespace

const IcuLibrary& icu_library() {
  static const IcuLibrary library = load();
  return library;
}

const IcuDetector& icu_detector() {
  static const IcuDetector detector = load_detector();
  return detector;
}

}  // namespace gouji
