// Several workers that read documents side by side. A document that costs its worker (a crash, too
// much time or memory) is read once more, alone: no other is being read at the time, so that what a
// crowded machine has caused does not happen again. If it does, the document has a failed report.
//
// Of several workers each is handed its next document while it reads one, as long as documents are
// quick, so that it does not wait while the program stores: that was a tenth of the time of two
// workers over 500 PDFs. One worker alone is not, so that as many cores are busy as there are
// workers.
#pragma once

#include <chrono>
#include <cstddef>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "batch/worker_process.h"
#include "schema/report.h"

namespace gouji {

struct Job {
  std::size_t id = 0;  // the caller's
  std::string name;    // of the document, for its reader and for messages
  std::string sha256;  // of its bytes; the report's, whatever the worker says
  Descriptor bytes;    // sealed (sealed_file.h)
  WorkerRole role = WorkerRole::documents;
  int losses = 0;  // workers that it has cost
};

struct JobResult {
  std::size_t id = 0;
  Report report;
  std::chrono::milliseconds time{0};  // of the attempt that gave it
  bool is_lost = false;               // the document has cost its workers; the report says how
  bool is_archive = false;            // no document: there is no report
};

class WorkerPool {
 public:
  // `on_loss` hears of every worker that a document costs.
  using OnLoss = std::function<void(const Job& job, const WorkerLoss& loss)>;
  WorkerPool(WorkerSetup setup, int workers, OnLoss on_loss);

  bool has_room() const;  // for another job
  bool is_idle() const;   // nothing is being read or waits to be

  // Fails when no worker can be started.
  Result<void> start(Job job);

  // Waits until something is done, `other` (-1: none) is readable, a signal comes, or `patience`
  // is over, and hands over what is done.
  Result<std::vector<JobResult>> wait(std::chrono::milliseconds patience, int other = -1);

 private:
  using Clock = std::chrono::steady_clock;

  struct Slot {
    std::optional<WorkerProcess> process;
    WorkerRole role = WorkerRole::documents;
    std::optional<Job> job;   // being read
    std::optional<Job> next;  // sent ahead: the process has it and begins it when `job` is done
    Clock::time_point started;
    int documents = 0;  // that the process was handed
    Clock::duration busy{0};
    Clock::duration last = Clock::duration::max();  // that a document took here
  };

  std::size_t jobs_running() const;
  bool is_worn(const Slot& slot) const;
  bool takes_ahead(const Slot& slot) const;
  Slot* find_place(WorkerRole role);
  Result<void> give(Slot& slot, Job job);
  void end_job(Slot& slot);
  void end_process(Slot& slot);
  Result<void> receive(Slot& slot, std::vector<JobResult>& done);
  Result<void> lose(Slot& slot, bool took_too_long, std::vector<JobResult>& done);
  Result<void> resume();
  int poll_timeout(std::chrono::milliseconds patience) const;

  WorkerSetup setup_;
  std::vector<Slot> slots_;
  std::deque<Job> returned_;  // sent ahead to a process that ended before it began them
  std::deque<Job> again_;     // to be read once more, alone
  bool alone_ = false;        // one of them is being read
  OnLoss on_loss_;
};

}  // namespace gouji
