// A worker process as the program sees it: started, handed work, killed, and asked how it ended.
#pragma once

#include <sys/types.h>

#include <string>

#include "batch/descriptor.h"
#include "batch/frame.h"
#include "batch/worker.h"
#include "extract/temporary_folder.h"
#include "normalize/result.h"

namespace gouji {

// How a worker ended that should have gone on.
struct WorkerLoss {
  enum class Cause { crash, memory, time, exit };
  Cause cause = Cause::exit;
  int detail = 0;  // the signal of a crash, the status of an exit
};

// Why the document has no report, as a sentence that is the same whenever it happens.
Message message_of(const WorkerLoss& loss, const WorkerSetup& setup);

class WorkerProcess {
 public:
  // Forks; `setup` is what the child sees at this moment. The program must have one thread.
  static Result<WorkerProcess> start(WorkerRole role, const WorkerSetup& setup);

  WorkerProcess(WorkerProcess&& other) noexcept;
  WorkerProcess& operator=(WorkerProcess&& other) noexcept;
  ~WorkerProcess();  // killed if it is still there

  int socket() const { return socket_.number(); }  // readable when it has something to say
  bool send(FrameKind kind, const std::string& payload, int file);
  FrameReader::State read() { return reader_.read(socket_.number()); }
  Frame take() { return reader_.take(); }

  // Ends the process, which took too long or has closed its socket.
  WorkerLoss end(bool took_too_long);

 private:
  WorkerProcess(pid_t process, Descriptor socket, TemporaryFolder scratch)
      : process_(process), socket_(std::move(socket)), scratch_(std::move(scratch)) {}
  int reap();

  pid_t process_ = -1;
  Descriptor socket_;
  FrameReader reader_;
  TemporaryFolder scratch_;  // of an office worker
};

}  // namespace gouji
