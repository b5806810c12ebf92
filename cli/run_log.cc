#include "cli/run_log.h"

#include <fmt/format.h>
#include <sys/time.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <ctime>

#include "dataset/file_error.h"
#include "dataset/json_text.h"
#include "dataset/safe_text.h"

namespace gouji {
namespace {

// "2026-01-31T08:00:00.250Z"
std::string now() {
  timeval time = {};
  ::gettimeofday(&time, nullptr);
  std::tm utc = {};
  ::gmtime_r(&time.tv_sec, &utc);
  std::array<char, 32> text = {};
  std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%S", &utc);
  return fmt::format("{}.{:03}Z", text.data(), time.tv_usec / 1000);
}

std::string quoted(const std::string& text) { return json_string(file_text(text)); }

}  // namespace

Result<RunLog> RunLog::open(const std::string& path, Language language) {
  if (path.empty()) return RunLog(nullptr, language);
  std::FILE* file = std::fopen(path.c_str(), "ae");
  if (file == nullptr) return tl::unexpected(file_error(FileAction::write, path, errno));
  std::setvbuf(file, nullptr, _IOLBF, 1 << 16);
  return RunLog(file, language);
}

void RunLog::write(const std::string& event, const Members& members) {
  if (file_ == nullptr) return;
  std::string line = "{\"time\":" + quoted(now()) + ",\"event\":" + quoted(event);
  for (const auto& [name, value] : members) {
    line.append(",\"").append(name).append("\":").append(value);
  }
  line += "}\n";
  std::fwrite(line.data(), 1, line.size(), file_.get());
}

void RunLog::begin(int inputs, int jobs) {
  write("begin", {{"inputs", std::to_string(inputs)}, {"jobs", std::to_string(jobs)}});
}

void RunLog::document(const Outcome& outcome) {
  const ReportCounts& counts = outcome.counts;
  write("document",
        {{"source", quoted(outcome.source)},
         {"status", quoted(name_of(outcome.status))},
         {"seconds", fmt::format("{:.3f}", std::chrono::duration<double>(outcome.time).count())},
         {"reused", outcome.reused ? "true" : "false"},
         {"cells", std::to_string(counts.cells)},
         {"review", std::to_string(counts.review)},
         {"errors", std::to_string(counts.errors)},
         {"warnings", std::to_string(counts.warnings)},
         {"message", quoted(outcome.message.in(language_))}});
}

void RunLog::loss(const Job& job, const WorkerLoss& loss) {
  static constexpr std::array<const char*, 4> causes = {"crash", "memory", "time", "exit"};
  write("worker_lost", {{"source", quoted(job.name)},
                        {"attempt", std::to_string(job.losses)},
                        {"cause", quoted(causes[static_cast<std::size_t>(loss.cause)])},
                        {"detail", std::to_string(loss.detail)}});
}

void RunLog::end(const Tally& tally) {
  write("end", {{"complete", tally.is_complete ? "true" : "false"},
                {"inputs", std::to_string(tally.inputs)},
                {"done", std::to_string(tally.done)},
                {"reused", std::to_string(tally.reused)},
                {"failed", std::to_string(tally.of(Status::failed))},
                {"vanished", std::to_string(tally.vanished)},
                {"errors", std::to_string(tally.counts.errors)},
                {"warnings", std::to_string(tally.counts.warnings)}});
}

}  // namespace gouji
