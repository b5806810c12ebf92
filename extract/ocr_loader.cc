#include "extract/ocr_loader.h"

#include <dlfcn.h>
#include <unistd.h>

#include <array>
#include <climits>
#include <cstddef>
#include <cstdlib>
#include <filesystem>
#include <memory>

namespace gouji {
namespace {

constexpr const char* module_name = "gouji_ocr.so";

struct Loaded {
  std::unique_ptr<PictureReader> reader;
  std::string reason;  // why there is none
};

Loaded load() {
  Loaded loaded;
  // Set before the libraries are there: OpenMP reads it once. Threads within a page only cost.
  ::setenv("OMP_THREAD_LIMIT", "1", 1);
  for (const std::string& path : ocr_module_files()) {
    // Never closed: its libraries do not survive it.
    void* module = ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (module == nullptr) {
      const char* reason = ::dlerror();
      std::error_code ignored;
      if (loaded.reason.empty() || std::filesystem::exists(path, ignored))
        loaded.reason = reason == nullptr ? path : reason;
      continue;
    }
    using Make = PictureReader* (*)();
    const auto make = reinterpret_cast<Make>(::dlsym(module, "gouji_make_picture_reader"));
    if (make == nullptr) continue;
    loaded.reader.reset(make());
    return loaded;
  }
  return loaded;
}

}  // namespace

std::vector<std::string> ocr_module_files() {
  // Not std::filesystem: every worker asks, and its paths took 3 of the 190 ms of a run.
  std::array<char, PATH_MAX> program = {};
  const ssize_t length = ::readlink("/proc/self/exe", program.data(), program.size());
  if (length <= 0 || static_cast<std::size_t>(length) == program.size()) return {};
  const std::string path(program.data(), static_cast<std::size_t>(length));
  const std::string folder = path.substr(0, path.rfind('/'));
  const std::string above = folder.substr(0, folder.rfind('/'));
  return {folder + "/" + module_name, above + "/lib/gouji/modules/" + module_name};
}

Result<PictureReader*> picture_reader() {
  static Loaded loaded = load();
  if (loaded.reader != nullptr) return loaded.reader.get();
  return failure("文字识别模块无法加载，请重新安装 gouji（" + loaded.reason + "）",
                 "the module for text recognition cannot be loaded; install gouji again (" +
                     loaded.reason + ")");
}

}  // namespace gouji
