// What happens in a run, as lines of JSON (--log FILE): one when it begins, one for each document
// and for each worker that was lost, one when it ends. Lines are added to what the file holds, each
// in one write, so that it can be followed while the run goes on.
#pragma once

#include <cstdio>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "batch/import.h"
#include "normalize/message.h"

namespace gouji {

class RunLog {
 public:
  // A log without a path keeps nothing. Fails when the file cannot be opened.
  static Result<RunLog> open(const std::string& path, Language language);

  void begin(int inputs, int jobs);
  void document(const Outcome& outcome);
  void loss(const Job& job, const WorkerLoss& loss);
  void end(const Tally& tally);

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  using Members = std::vector<std::pair<std::string, std::string>>;  // values as JSON

  RunLog(std::FILE* file, Language language) : file_(file), language_(language) {}
  void write(const std::string& event, const Members& members);

  std::unique_ptr<std::FILE, Close> file_;
  Language language_;
};

}  // namespace gouji
