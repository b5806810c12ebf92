// How operations that can fail say so: a value or an Error. Odd input is not a failure; it is a
// finding and work goes on. A broken invariant is an assertion. There are no exceptions of our own.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

#include "normalize/message.h"

namespace gouji {

// Why an operation failed: what, where and what the user can do about it.
struct Error {
  Message message;
};

template <typename T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> failure(std::string zh, std::string en) {
  return tl::unexpected<Error>(Error{{std::move(zh), std::move(en)}});
}

}  // namespace gouji
