// A C library that is loaded when it is first asked for. Linked in, each of them costs every run
// its loading, mostly by what it needs itself: libarchive, libxml2 and libxlsxwriter with ICU,
// OpenSSL and others behind them took 17 ms of the 42 ms that loading the program cost, and a run
// over PDFs uses none of them. They stay shared libraries, so that a system's updates reach them:
// two of them read what strangers have written.
//
// A wrapper declares a struct of the functions that it calls, by decltype of the library's own
// declarations, and fills it with find().
#pragma once

#include <string>

#include "normalize/result.h"

namespace gouji {

class LateLibrary {
 public:
  // By the name that the system finds it by: "libarchive.so.13". Never unloaded.
  explicit LateLibrary(const char* name);

  template <typename Function>
  LateLibrary& find(Function& function, const char* name) {
    function = reinterpret_cast<Function>(symbol(name));
    return *this;
  }

  // What is missing, in the system's words; empty when the library and all functions were found.
  const std::string& problem() const { return problem_; }

  // The same as an error that says what to do.
  Result<void> check() const;

 private:
  void* symbol(const char* name);

  std::string name_;
  void* library_ = nullptr;
  std::string problem_;
};

// What `load` gives. It is called once for each struct of functions, and not again if it failed.
template <typename Functions>
Result<const Functions*> load_once(Result<Functions> (*load)()) {
  static const Result<Functions> library = load();
  if (!library) return tl::unexpected(library.error());
  return &*library;
}

}  // namespace gouji
