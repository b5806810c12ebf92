#include "batch/worker_pool.h"

#include <poll.h>

#include <algorithm>
#include <cassert>
#include <utility>

#include "batch/read_report.h"
#include "batch/report_codec.h"

namespace gouji {

using std::chrono::milliseconds;

WorkerPool::WorkerPool(WorkerSetup setup, int workers, OnLoss on_loss)
    : setup_(std::move(setup)),
      slots_(static_cast<std::size_t>(workers)),
      on_loss_(std::move(on_loss)) {}

std::size_t WorkerPool::jobs_running() const {
  return static_cast<std::size_t>(std::count_if(
      slots_.begin(), slots_.end(), [](const Slot& slot) { return slot.job.has_value(); }));
}

bool WorkerPool::has_room() const {
  return again_.empty() && !alone_ && jobs_running() < slots_.size();
}

bool WorkerPool::is_idle() const { return again_.empty() && jobs_running() == 0; }

Result<void> WorkerPool::start(Job job) {
  // A worker of the right role is taken first, so that few have to be started.
  const auto is_free = [](const Slot& slot) { return !slot.job; };
  const auto fits = [&](const Slot& slot) {
    return is_free(slot) && slot.process && slot.role == job.role;
  };
  auto slot = std::find_if(slots_.begin(), slots_.end(), fits);
  if (slot == slots_.end()) slot = std::find_if(slots_.begin(), slots_.end(), is_free);
  assert(slot != slots_.end());
  return give(*slot, std::move(job));
}

Result<void> WorkerPool::give(Slot& slot, Job job) {
  const bool worn =
      slot.documents >= setup_.documents_per_worker || slot.busy >= setup_.work_per_worker;
  if (!slot.process || slot.role != job.role || worn) {
    slot.process.reset();
    Result<WorkerProcess> process = WorkerProcess::start(job.role, setup_);
    if (!process) return tl::unexpected(process.error());
    slot.process = std::move(*process);
    slot.role = job.role;
    slot.documents = 0;
    slot.busy = {};
  }
  // A worker that is already gone shows at the next read.
  (void)slot.process->send(FrameKind::document, job.name, job.bytes.number());
  slot.started = Clock::now();
  slot.job = std::move(job);
  ++slot.documents;
  return {};
}

int WorkerPool::poll_timeout(milliseconds patience) const {
  Clock::duration left = patience;
  const Clock::time_point now = Clock::now();
  for (const Slot& slot : slots_) {
    if (slot.job) left = std::min(left, slot.started + setup_.time_limit - now);
  }
  const auto whole = std::chrono::ceil<milliseconds>(left);
  return static_cast<int>(std::max<milliseconds::rep>(whole.count(), 0));
}

Result<std::vector<JobResult>> WorkerPool::wait(milliseconds patience, int other) {
  std::vector<JobResult> done;
  if (Result<void> begun = read_again(); !begun) return tl::unexpected(begun.error());
  std::vector<pollfd> sockets;
  for (const Slot& slot : slots_) {
    sockets.push_back({slot.job ? slot.process->socket() : -1, POLLIN, 0});
  }
  sockets.push_back({other, POLLIN, 0});
  const int ready = ::poll(sockets.data(), sockets.size(), poll_timeout(patience));
  const Clock::time_point now = Clock::now();
  for (std::size_t index = 0; index < slots_.size(); ++index) {
    Slot& slot = slots_[index];
    if (!slot.job) continue;
    Result<void> handled;
    if (ready > 0 && sockets[index].revents != 0) {
      handled = receive(slot, done);
    } else if (now - slot.started >= setup_.time_limit) {
      handled = lose(slot, true, done);
    }
    if (!handled) return tl::unexpected(handled.error());
  }
  return done;
}

Result<void> WorkerPool::receive(Slot& slot, std::vector<JobResult>& done) {
  const FrameReader::State state = slot.process->read();
  if (state == FrameReader::State::partial) return {};
  if (state == FrameReader::State::ended) return lose(slot, false, done);
  const Frame frame = slot.process->take();
  if (frame.kind == FrameKind::needs_office && slot.role == WorkerRole::documents) {
    Job job = std::move(*slot.job);
    slot.job.reset();
    job.role = WorkerRole::office;
    return give(slot, std::move(job));
  }
  if (frame.kind == FrameKind::is_archive && slot.role == WorkerRole::documents) {
    done.push_back({slot.job->id, {}, {}, false, true});
    slot.job.reset();
    alone_ = false;
    return {};
  }
  std::optional<Report> report;
  if (frame.kind == FrameKind::report) report = decode_report(frame.payload);
  if (!report) return lose(slot, false, done);
  const Clock::duration time = Clock::now() - slot.started;
  slot.busy += time;
  report->source = slot.job->name;
  report->sha256 = slot.job->sha256;
  done.push_back({slot.job->id, std::move(*report), std::chrono::duration_cast<milliseconds>(time),
                  false, false});
  slot.job.reset();
  alone_ = false;
  return {};
}

Result<void> WorkerPool::lose(Slot& slot, bool took_too_long, std::vector<JobResult>& done) {
  const WorkerLoss loss = slot.process->end(took_too_long);
  slot.process.reset();
  Job job = std::move(*slot.job);
  slot.job.reset();
  alone_ = false;
  ++job.losses;
  if (on_loss_) on_loss_(job, loss);
  if (job.losses < 2) {
    again_.push_back(std::move(job));
    return {};
  }
  const auto time = std::chrono::duration_cast<milliseconds>(Clock::now() - slot.started);
  Report report = failed_report(job.name, message_of(loss, setup_));
  report.sha256 = job.sha256;
  done.push_back({job.id, std::move(report), time, true, false});
  return {};
}

Result<void> WorkerPool::read_again() {
  if (again_.empty() || jobs_running() > 0) return {};
  Job job = std::move(again_.front());
  again_.pop_front();
  alone_ = true;
  Slot& slot = slots_.front();
  slot.process.reset();  // a fresh worker: nothing that was read before has touched it
  return give(slot, std::move(job));
}

}  // namespace gouji
