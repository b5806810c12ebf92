// Whether the program is built with a sanitizer: those reserve terabytes of address space and have
// signal handlers of their own, so limits of memory and our handlers must stand back.
#pragma once

namespace gouji {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool has_sanitizer = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
constexpr bool has_sanitizer = true;
#else
constexpr bool has_sanitizer = false;
#endif
#else
constexpr bool has_sanitizer = false;
#endif

}  // namespace gouji
