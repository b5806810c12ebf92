// An environment variable that is another for the time of a test.
#pragma once

#include <stdlib.h>

#include <cstdlib>
#include <optional>
#include <string>

namespace gouji {

class Environment {
 public:
  Environment(const char* name, const std::string& value) : name_(name) {
    if (const char* const old = std::getenv(name)) kept_ = old;
    ::setenv(name, value.c_str(), 1);
  }
  ~Environment() {
    if (kept_) {
      ::setenv(name_, kept_->c_str(), 1);
    } else {
      ::unsetenv(name_);
    }
  }
  Environment(const Environment&) = delete;
  Environment& operator=(const Environment&) = delete;

 private:
  const char* name_;
  std::optional<std::string> kept_;
};

}  // namespace gouji
