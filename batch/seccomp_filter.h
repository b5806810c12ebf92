// Filters of system calls, as libseccomp makes them from rules (filters/make_seccomp_filters.cc).
// They are made when the program is built: libseccomp copies all rules for each that is added, and
// took 8 of the 190 ms of a run over one report.
#pragma once

#include <linux/filter.h>

#include <cstdint>
#include <span>

#include "batch/jail.h"

namespace gouji {

// What the filters have where the number of the process belongs that they are for.
constexpr std::uint32_t own_process_stand_in = 0x7B1D7B1D;

std::span<const sock_filter> seccomp_filter(WorkerRole role);

}  // namespace gouji
