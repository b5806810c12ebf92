#include "extract/ocr/models/models.h"

// The compiler would read an array of 140,000 numbers for a second.
#define GOUJI_MODEL(name)                                          \
  asm(".pushsection .rodata\n"                                     \
      ".balign 16\n"                                               \
      "gouji_" #name                                               \
      "_model:\n"                                                  \
      ".incbin \"" GOUJI_MODELS "/" #name                          \
      ".traineddata\"\n"                                           \
      "gouji_" #name                                               \
      "_model_end:\n"                                              \
      ".popsection\n");                                            \
  extern "C" {                                                     \
  extern const char name##_begin[] asm("gouji_" #name "_model");   \
  extern const char name##_end[] asm("gouji_" #name "_model_end"); \
  }
GOUJI_MODEL(digits)
GOUJI_MODEL(labels)

namespace gouji::ocr {

std::string_view digits_model() {
  return {digits_begin, static_cast<std::size_t>(digits_end - digits_begin)};
}

std::string_view labels_model() {
  return {labels_begin, static_cast<std::size_t>(labels_end - labels_begin)};
}

}  // namespace gouji::ocr
