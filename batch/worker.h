// The inside of a worker process: reads documents that it is handed, one after the other, and
// answers with reports. It is forked warm: libraries and forms are in memory, so that a document
// costs no start of a program (20 to 30 ms for Poppler's libraries alone).
#pragma once

#include <chrono>
#include <cstddef>
#include <span>
#include <string>

#include "batch/jail.h"
#include "extract/reader.h"
#include "schema/form.h"
#include "schema/report.h"

namespace gouji {

struct WorkerSetup;

// read_bytes (read_report.h), unless a test puts something else in its place.
using DocumentReader = Report (*)(const Input& input, const WorkerSetup& setup);
Report read_with_setup(const Input& input, const WorkerSetup& setup);

struct WorkerSetup {
  std::span<const Form> forms;
  ReadOptions read;
  std::chrono::milliseconds time_limit{60'000};     // a document
  std::size_t memory_limit = std::size_t{2} << 30;  // of address space

  bool jailed = true;
  DocumentReader read_document = read_with_setup;

  // A worker is replaced after so much, so that what libraries leave behind cannot pile up.
  int documents_per_worker = 1000;
  std::chrono::seconds work_per_worker{600};
};

// The jail of a worker; `scratch` is for one of role office.
JailRules jail_rules(WorkerRole role, const WorkerSetup& setup, const std::string& scratch = {});

// How a worker ends that runs out of memory, for the program to tell it from a crash.
constexpr int exit_out_of_memory = 71;

// Locks itself in, then answers frames on `socket` until the other end closes it. To be called in a
// forked child, which must end with _exit: nothing of the parent's is to be undone.
void serve_documents(int socket, const JailRules& rules, const WorkerSetup& setup);

}  // namespace gouji
