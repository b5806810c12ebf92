// Any bytes from a worker: refused, or a report that is the same when it is sent again.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "batch/report_codec.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gouji;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::optional<Report> report = decode_report(bytes);
  if (!report) return 0;
  const std::string again = encode_report(*report);
  const std::optional<Report> second = decode_report(again);
  if (!second || encode_report(*second) != again) std::abort();
  return 0;
}
