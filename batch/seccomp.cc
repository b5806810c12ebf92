#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <vector>

#include "batch/jail.h"
#include "batch/seccomp_filter.h"

namespace gouji {

bool enter_seccomp(WorkerRole role) {
  const std::span<const sock_filter> made = seccomp_filter(role);
  std::vector<sock_filter> filter(made.begin(), made.end());
  constexpr unsigned compares = BPF_JMP | BPF_JEQ | BPF_K;
  for (sock_filter& step : filter) {
    if (step.code == compares && step.k == own_process_stand_in) {
      step.k = static_cast<std::uint32_t>(::getpid());
    }
  }
  const sock_fprog program = {static_cast<unsigned short>(filter.size()), filter.data()};
  return ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

}  // namespace gouji
