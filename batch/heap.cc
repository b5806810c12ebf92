#include "batch/heap.h"

#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>

#include "batch/sanitizers.h"

namespace gouji {
namespace {

constexpr std::size_t most_owned = std::size_t{8} << 20;

std::uintptr_t heap_begin = 0;

// A kernel before 5.14 knows no such advice, and goes on page by page.
void make_ready(std::uintptr_t begin, std::uintptr_t end) {
  constexpr int populate_write = 23;  // MADV_POPULATE_WRITE, which older headers do not have
  const auto page = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
  begin -= begin % page;
  end -= end % page;
  if (begin < end) ::madvise(reinterpret_cast<void*>(begin), end - begin, populate_write);
}

}  // namespace

void prepare_heap(std::size_t bytes) {
  if (has_sanitizer) return;
  // A block larger than the first is no part of the heap, and a free end larger than the second is
  // given back.
  constexpr int kept = 8 << 20;
  ::mallopt(M_MMAP_THRESHOLD, kept);
  ::mallopt(M_TRIM_THRESHOLD, kept);
  void* const block = std::malloc(bytes);
  const auto begin = reinterpret_cast<std::uintptr_t>(block);
  make_ready(begin, begin + bytes);
  std::free(block);
  if (heap_begin == 0) heap_begin = begin;
}

void own_heap() {
  if (heap_begin == 0) return;
  const auto end = reinterpret_cast<std::uintptr_t>(::sbrk(0));
  if (end > heap_begin && end - heap_begin <= most_owned) make_ready(heap_begin, end);
}

}  // namespace gouji
