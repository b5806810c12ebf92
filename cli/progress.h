// How far a run has come, on stderr: one line that is written over on a terminal, plain lines
// elsewhere, at most one a second; and each input that failed, with the reason.
#pragma once

#include <chrono>
#include <string>

#include "batch/import.h"
#include "cli/commands.h"

namespace gouji {

class Progress {
 public:
  Progress(const Session& session, bool quiet);

  void show(const Outcome& outcome, const Tally& tally);
  void tell_stopping();  // once: what is being read is finished
  void finish();         // takes the line that is written over away

 private:
  void clear_line();

  const Session& session_;
  bool quiet_;
  bool line_shown_ = false;
  bool stopping_told_ = false;
  std::chrono::steady_clock::time_point started_;
  std::chrono::steady_clock::time_point last_line_;
};

// How many pictures of pages are drawn, in the same way.
class PictureProgress {
 public:
  PictureProgress(const Session& session, bool quiet);

  void show(int drawn);
  void finish();

 private:
  const Session& session_;
  bool quiet_;
  bool line_shown_ = false;
  std::chrono::steady_clock::time_point last_line_;
};

}  // namespace gouji
