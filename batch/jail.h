// What a worker may not do, whatever the document makes of it. Three mechanisms, one behind the
// other, each of which a kernel may lack:
//
//   limits    memory, CPU, open files, bytes written, no core dumps   (setrlimit)
//   landlock  reads fonts, encodings and libraries only, writes nothing, no TCP; what it is to read
//             it is handed as an open file
//   seccomp   a list of the system calls that reading takes; no socket, exec, fork, no file opened
//             for writing. All others fail with EPERM, so that a library can go another way.
//
// LibreOffice has to start programs and to write. Its worker has the limits, may write below one
// scratch folder only, and may not speak to the network.
//
// The jail costs no measurable time: it is entered once a worker, which takes 2 ms.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

#include "normalize/message.h"

namespace gouji {

enum class WorkerRole {
  documents,  // reads documents
  office,     // reads documents that LibreOffice must convert
  archives,   // takes archives apart
};

struct JailRules {
  WorkerRole role = WorkerRole::documents;
  std::size_t memory = 0;       // bytes of address space
  std::chrono::seconds cpu{0};  // of the process, not of a document
  std::string scratch;          // where an office worker may write
};

// Bits of mechanisms that could not be used.
using JailGaps = unsigned;
constexpr JailGaps no_limits = 1;
constexpr JailGaps no_landlock = 2;
constexpr JailGaps no_seccomp = 4;

// Locks this process in, for good. What the kernel lacks is left out, and told.
JailGaps enter_jail(const JailRules& rules);

// What this kernel lacks, found by locking in a child; a sentence for each.
std::vector<Message> find_jail_gaps(const JailRules& rules);

// The mechanisms, each in a file of its own; false when it could not be used.
bool limit_resources(const JailRules& rules);
bool enter_landlock(const JailRules& rules);
bool enter_seccomp(WorkerRole role);

}  // namespace gouji
