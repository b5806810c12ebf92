#include "extract/ocr/one_thread.h"

namespace {

// Where the calling thread is in the sections of a region.
struct Sections {
  unsigned at = 0;
  unsigned count = 0;
};
thread_local Sections sections;

}  // namespace

// The names and types are libgomp's, which has no header for them.
// NOLINTBEGIN(readability-identifier-naming)
extern "C" {
#pragma GCC visibility push(default)

void GOMP_parallel(void (*work)(void*), void* data, unsigned /*threads*/, unsigned /*flags*/);
void GOMP_parallel_sections(void (*work)(void*), void* data, unsigned /*threads*/, unsigned count,
                            unsigned /*flags*/);
unsigned GOMP_sections_next();
void GOMP_sections_end_nowait();
int omp_get_num_threads();
int omp_get_thread_num();

void GOMP_parallel(void (*work)(void*), void* data, unsigned /*threads*/, unsigned /*flags*/) {
  work(data);
}

void GOMP_parallel_sections(void (*work)(void*), void* data, unsigned /*threads*/, unsigned count,
                            unsigned /*flags*/) {
  const Sections outer = sections;
  sections = {0, count};
  work(data);
  sections = outer;
}

unsigned GOMP_sections_next() { return sections.at < sections.count ? ++sections.at : 0; }

void GOMP_sections_end_nowait() {}

int omp_get_num_threads() { return 1; }

int omp_get_thread_num() { return 0; }

#pragma GCC visibility pop
}
// NOLINTEND(readability-identifier-naming)

namespace gouji::ocr {

void stay_in_one_thread() {}

}  // namespace gouji::ocr
