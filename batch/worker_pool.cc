#include "batch/worker_pool.h"

#include <poll.h>

#include <algorithm>
#include <cassert>
#include <utility>

#include "batch/read_report.h"
#include "batch/report_codec.h"

namespace gouji {

using std::chrono::milliseconds;

namespace {

// Behind a document that takes longer, such as a scan, none is to wait while a worker may be free.
constexpr milliseconds quick{50};

}  // namespace

WorkerPool::WorkerPool(WorkerSetup setup, int workers, OnLoss on_loss)
    : setup_(std::move(setup)),
      slots_(static_cast<std::size_t>(workers)),
      on_loss_(std::move(on_loss)) {}

std::size_t WorkerPool::jobs_running() const {
  return static_cast<std::size_t>(std::count_if(
      slots_.begin(), slots_.end(), [](const Slot& slot) { return slot.job.has_value(); }));
}

bool WorkerPool::is_worn(const Slot& slot) const {
  return slot.documents >= setup_.documents_per_worker || slot.busy >= setup_.work_per_worker;
}

bool WorkerPool::takes_ahead(const Slot& slot) const {
  return slots_.size() > 1 && slot.job && !slot.next && slot.role == WorkerRole::documents &&
         slot.last < quick && !is_worn(slot);
}

bool WorkerPool::has_room() const {
  if (!again_.empty() || !returned_.empty() || alone_) return false;
  return std::any_of(slots_.begin(), slots_.end(),
                     [this](const Slot& slot) { return !slot.job || takes_ahead(slot); });
}

bool WorkerPool::is_idle() const {
  return again_.empty() && returned_.empty() && jobs_running() == 0;
}

// A worker of the right role is taken first, so that few have to be started; ahead of their work
// only where none is free.
WorkerPool::Slot* WorkerPool::find_place(WorkerRole role) {
  Slot* place = nullptr;
  int best = 0;
  for (Slot& slot : slots_) {
    int fitness = 0;
    if (!slot.job) {
      fitness = slot.process && slot.role == role ? 3 : 2;
    } else if (role == WorkerRole::documents && takes_ahead(slot)) {
      fitness = 1;
    }
    if (fitness <= best) continue;
    best = fitness;
    place = &slot;
  }
  return place;
}

Result<void> WorkerPool::start(Job job) {
  Slot* const slot = find_place(job.role);
  assert(slot != nullptr);
  return give(*slot, std::move(job));
}

Result<void> WorkerPool::give(Slot& slot, Job job) {
  if (!slot.job && (!slot.process || slot.role != job.role || is_worn(slot))) {
    end_process(slot);
    Result<WorkerProcess> process = WorkerProcess::start(job.role, setup_);
    if (!process) return tl::unexpected(process.error());
    slot.process = std::move(*process);
    slot.role = job.role;
    slot.documents = 0;
    slot.busy = {};
  }
  // A worker that is already gone shows at the next read.
  (void)slot.process->send(FrameKind::document, job.name, job.bytes.number());
  ++slot.documents;
  if (slot.job) {
    slot.next = std::move(job);
    return {};
  }
  slot.started = Clock::now();
  slot.job = std::move(job);
  return {};
}

// What was sent ahead is what the process reads now.
void WorkerPool::end_job(Slot& slot) {
  slot.job = std::exchange(slot.next, std::nullopt);
  slot.started = Clock::now();
  alone_ = false;
}

void WorkerPool::end_process(Slot& slot) {
  slot.process.reset();
  if (slot.next) returned_.push_back(std::move(*slot.next));
  slot.next.reset();
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
  if (Result<void> begun = resume(); !begun) return tl::unexpected(begun.error());
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
    end_process(slot);
    return give(slot, std::move(job));
  }
  if (frame.kind == FrameKind::is_archive && slot.role == WorkerRole::documents) {
    done.push_back({slot.job->id, {}, {}, false, true});
    end_job(slot);
    return {};
  }
  std::optional<Report> report;
  if (frame.kind == FrameKind::report) report = decode_report(frame.payload);
  if (!report) return lose(slot, false, done);
  const Clock::duration time = Clock::now() - slot.started;
  slot.busy += time;
  slot.last = time;
  report->source = slot.job->name;
  report->sha256 = slot.job->sha256;
  done.push_back({slot.job->id, std::move(*report), std::chrono::duration_cast<milliseconds>(time),
                  false, false});
  end_job(slot);
  return {};
}

Result<void> WorkerPool::lose(Slot& slot, bool took_too_long, std::vector<JobResult>& done) {
  const WorkerLoss loss = slot.process->end(took_too_long);
  const auto time = std::chrono::duration_cast<milliseconds>(Clock::now() - slot.started);
  end_process(slot);
  Job job = std::move(*slot.job);
  end_job(slot);
  ++job.losses;
  if (on_loss_) on_loss_(job, loss);
  if (job.losses < 2) {
    again_.push_back(std::move(job));
    return {};
  }
  Report report = failed_report(job.name, message_of(loss, setup_));
  report.sha256 = job.sha256;
  done.push_back({job.id, std::move(report), time, true, false});
  return {};
}

Result<void> WorkerPool::resume() {
  while (!returned_.empty()) {
    Slot* const slot = find_place(returned_.front().role);
    if (slot == nullptr) return {};
    Job job = std::move(returned_.front());
    returned_.pop_front();
    if (Result<void> given = give(*slot, std::move(job)); !given) return given;
  }
  if (again_.empty() || jobs_running() > 0) return {};
  Job job = std::move(again_.front());
  again_.pop_front();
  alone_ = true;
  Slot& slot = slots_.front();
  slot.process.reset();  // a fresh worker: nothing that was read before has touched it
  return give(slot, std::move(job));
}

}  // namespace gouji
