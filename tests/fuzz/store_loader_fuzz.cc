// Any bytes as gouji.sqlite: refused with a message, or a store that a run can be put into and that
// exports. The file is in memory, as far as the system has such a place.
#include <stdlib.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "dataset/export.h"
#include "dataset/store.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gouji;
  namespace fs = std::filesystem;
  const bool in_memory = fs::is_directory("/dev/shm");
  std::string folder = in_memory ? "/dev/shm/gouji-fuzz-XXXXXX" : "/tmp/gouji-fuzz-XXXXXX";
  if (::mkdtemp(folder.data()) == nullptr) std::abort();
  const std::string path = folder + "/gouji.sqlite";
  std::ofstream(path, std::ios::binary)
      .write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
  Result<Store> store = Store::open(path);
  if (store) {
    Report report;
    report.source = "a.pdf";
    const bool kept = store->begin_run({"fuzz"}, built_in_forms()) && store->put(report) &&
                      store->reuse("a.pdf", "", {}, true) && store->finish_run();
    if (kept) (void)export_csv(*store, folder, Language::en);
  } else if (store.error().message.en.empty()) {
    std::abort();
  }
  std::error_code ignored;
  fs::remove_all(folder, ignored);
  return 0;
}
