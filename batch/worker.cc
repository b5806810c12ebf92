#include "batch/worker.h"

#include <malloc.h>
#include <signal.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <clocale>
#include <new>
#include <string>

#include "batch/archive_reader.h"
#include "batch/frame.h"
#include "batch/read_report.h"
#include "batch/report_codec.h"
#include "batch/sanitizers.h"
#include "batch/sealed_file.h"

namespace gouji {
namespace {

[[noreturn]] void end_without_memory() { ::_exit(exit_out_of_memory); }

// C libraries that are refused memory abort, or run into the null pointer; errno still says why.
extern "C" void tell_memory_from_crash(int signal) {
  if (errno == ENOMEM) end_without_memory();
  ::signal(signal, SIG_DFL);
  ::raise(signal);
}

// Memory that is refused ends the worker at once. Were it an exception, a library might swallow it
// and go on with a part of the document, depending on what the worker had read before.
void watch_memory() {
  std::set_new_handler(end_without_memory);
  if (has_sanitizer) return;
  static std::array<char, std::size_t{1} << 16> stack;
  const stack_t alternative = {stack.data(), 0, stack.size()};
  ::sigaltstack(&alternative, nullptr);
  struct sigaction action = {};
  action.sa_handler = tell_memory_from_crash;
  action.sa_flags = SA_ONSTACK | SA_NODEFER;
  for (const int signal : {SIGSEGV, SIGBUS, SIGABRT}) ::sigaction(signal, &action, nullptr);
}

// What one document has freed the next one needs: giving it back and asking for it again costs
// more than the reading of a small page.
void keep_memory() {
  constexpr int kept = 32 << 20;
  ::mallopt(M_MMAP_THRESHOLD, kept);
  ::mallopt(M_TRIM_THRESHOLD, kept);
}

bool is_for_office(Format format) {
  return format == Format::ole || format == Format::rtf || format == Format::odt;
}

bool answer(int socket, WorkerRole role, const WorkerSetup& setup, const Frame& job) {
  const Result<SealedBytes> bytes = SealedBytes::map(job.file.number());
  if (!bytes) {
    const Report report = failed_report(job.payload, bytes.error().message);
    return send_frame(socket, FrameKind::report, encode_report(report));
  }
  if (role == WorkerRole::documents) {
    const Format format = sniff({job.payload, bytes->view()});
    if (format == Format::archive) return send_frame(socket, FrameKind::is_archive, {});
    if (is_for_office(format)) return send_frame(socket, FrameKind::needs_office, {});
  }
  const Report report = setup.read_document({job.payload, bytes->view()}, setup);
  return send_frame(socket, FrameKind::report, encode_report(report));
}

}  // namespace

Report read_with_setup(const Input& input, const WorkerSetup& setup) {
  return read_bytes(input, setup.forms, setup.read);
}

JailRules jail_rules(WorkerRole role, const WorkerSetup& setup, const std::string& scratch) {
  // A backstop behind the clock that the program keeps: the share of a worker, and two documents
  // that it was handed at its end.
  const auto cpu = setup.work_per_worker + 2 * setup.time_limit + std::chrono::seconds(60);
  return {role, setup.memory_limit, std::chrono::ceil<std::chrono::seconds>(cpu), scratch};
}

void serve_documents(int socket, const JailRules& rules, const WorkerSetup& setup) {
  watch_memory();
  keep_memory();
  // Archivers' names are converted by the C library, by its locale.
  if (rules.role == WorkerRole::archives) std::setlocale(LC_CTYPE, "C.UTF-8");
  if (setup.jailed) enter_jail(rules);
  if (rules.role == WorkerRole::archives) return serve_archive(socket, setup.read.password);
  while (const std::optional<Frame> job = receive_frame(socket)) {
    errno = 0;
    if (job->kind != FrameKind::document || !answer(socket, rules.role, setup, *job)) return;
  }
}

}  // namespace gouji
