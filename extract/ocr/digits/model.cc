#include "extract/ocr/digits/model.h"

// The compiler would read an array of 140,000 numbers for a second.
asm(R"(
  .pushsection .rodata
  .balign 16
gouji_digits_model:
  .incbin ")" GOUJI_DIGITS_MODEL R"("
gouji_digits_model_end:
  .popsection
)");
extern "C" {
extern const char model_begin[] asm("gouji_digits_model");
extern const char model_end[] asm("gouji_digits_model_end");
}

namespace gouji::ocr {

std::string_view digits_model() {
  return {model_begin, static_cast<std::size_t>(model_end - model_begin)};
}

}  // namespace gouji::ocr
