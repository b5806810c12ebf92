// Any bytes are read as a PDF or refused; what is read keeps its promises.
#include <cstddef>
#include <cstdint>
#include <exception>
#include <string_view>

#include "extract/reader.h"
#include "tests/fuzz/document_promises.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gouji;
  const Input input = {"fuzz", {reinterpret_cast<const char*>(data), size}};
  if (sniff(input) != Format::pdf) return 0;
  ReadOptions options;
  options.ocr = OcrMode::off;
  try {
    check_reading(read_document(input, options));
  } catch (const std::exception&) {  // Poppler's, which read_bytes turns into a failed report
  }
  return 0;
}
