#include "normalize/late_library.h"

#include <dlfcn.h>

namespace gouji {
namespace {

std::string last_problem(const char* name) {
  const char* const problem = ::dlerror();
  return problem == nullptr ? name : problem;
}

}  // namespace

LateLibrary::LateLibrary(const char* name)
    : name_(name), library_(::dlopen(name, RTLD_LAZY | RTLD_LOCAL)) {
  if (library_ == nullptr) problem_ = last_problem(name);
}

void* LateLibrary::symbol(const char* name) {
  if (library_ == nullptr) return nullptr;
  void* const found = ::dlsym(library_, name);
  if (found == nullptr && problem_.empty()) problem_ = last_problem(name);
  return found;
}

Result<void> LateLibrary::check() const {
  if (problem_.empty()) return {};
  return failure(
      "系统库 " + name_ + " 无法载入，请安装它（" + problem_ + "）",
      "the system's library " + name_ + " cannot be loaded; install it (" + problem_ + ")");
}

}  // namespace gouji
