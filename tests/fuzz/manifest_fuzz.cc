// Any bytes as a manifest: refused with a message, or paths with facts that can be applied.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "batch/manifest.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gouji;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const Result<Manifest> manifest = parse_manifest(text, "fuzz.csv", "folder/");
  if (!manifest) return manifest.error().message.en.empty() ? (std::abort(), 0) : 0;
  for (const auto& [path, facts] : manifest->facts) {
    if (path.empty() || facts->extra.front() != '{' || facts->extra.back() != '}') std::abort();
    Report report;
    report.record.year = 2023;
    apply_facts(*facts, report);
    if (facts->year != 0 && report.record.year != facts->year) std::abort();
  }
  return 0;
}
