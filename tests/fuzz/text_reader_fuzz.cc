// Any bytes are read as text or refused; what is read keeps its promises.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "extract/text_reader.h"
#include "tests/fuzz/document_promises.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  gouji::check_reading(gouji::read_text({"fuzz", bytes}));
  return 0;
}
