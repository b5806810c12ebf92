#include "normalize/late_library.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "normalize/icu_library.h"

using namespace gouji;

TEST_CASE("functions of a library that is loaded when it is needed") {
  double (*cosine)(double) = nullptr;
  LateLibrary library("libm.so.6");
  library.find(cosine, "cos");
  REQUIRE(library.check());
  CHECK(cosine(0) == 1);
}

TEST_CASE("what cannot be loaded is told by its name") {
  double (*function)(double) = nullptr;
  LateLibrary none("libgouji-none.so.1");
  none.find(function, "cos");
  const Result<void> missing = none.check();
  REQUIRE(!missing);
  CHECK(missing.error().message.en.find("libgouji-none.so.1 cannot be loaded") !=
        std::string::npos);
  CHECK(function == nullptr);

  LateLibrary other("libm.so.6");
  other.find(function, "gouji_none");
  const Result<void> incomplete = other.check();
  REQUIRE(!incomplete);
  CHECK(incomplete.error().message.zh.find("gouji_none") != std::string::npos);
}

TEST_CASE("ICU is found by the names that its headers give it") {
  CHECK(icu_library().to_lower(0xC4) == 0xE4);
  UErrorCode status = U_ZERO_ERROR;
  UCharsetDetector* const detector = icu_detector().open(&status);
  CHECK(U_SUCCESS(status));
  icu_detector().close(detector);
}
