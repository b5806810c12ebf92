#include "cli/progress.h"

#include <fmt/format.h>

#include <cstdio>
#include <utility>

#include "cli/print.h"
#include "cli/terminal.h"
#include "dataset/safe_text.h"
#include "review/text_table.h"

namespace gouji {

using Clock = std::chrono::steady_clock;

namespace {

// Returns whether it is to be written over.
bool put_line(const std::string& line) {
  const std::string text = terminal_text(line);
  if (!is_terminal(stderr)) {
    std::fprintf(stderr, "%s\n", text.c_str());
    return false;
  }
  std::fprintf(stderr, "\r\x1B[K%s", cut(text, terminal_width(stderr) - 1).c_str());
  return true;
}

void clear(bool& line_shown) {
  if (line_shown) std::fputs("\r\x1B[K", stderr);
  line_shown = false;
}

}  // namespace

Progress::Progress(const Session& session, bool quiet)
    : session_(session), quiet_(quiet), started_(Clock::now()), last_line_(started_) {}

void Progress::show(const Outcome& outcome, const Tally& tally) {
  if (quiet_) return;
  if (outcome.status == Status::failed) {
    clear_line();
    print_failure(outcome.source, outcome.message, session_);
  }
  const auto now = Clock::now();
  if (now - last_line_ < std::chrono::seconds(1) || tally.done == tally.inputs) return;
  last_line_ = now;
  const double seconds = std::chrono::duration<double>(now - started_).count();
  const double rate = tally.done / seconds;
  const std::string counts = std::to_string(tally.done) + "/" + std::to_string(tally.inputs);
  const std::string speed = fmt::format("{:.{}f}", rate, rate < 10 ? 1 : 0);
  const std::string left =
      std::to_string(static_cast<long>((tally.inputs - tally.done) / rate) + 1);
  const std::string failed = std::to_string(tally.of(Status::failed));
  const std::string findings = std::to_string(tally.counts.errors + tally.counts.warnings);
  const Message line = {counts + "，每秒 " + speed + " 份，约剩 " + left + " 秒，失败 " + failed +
                            "，发现 " + findings,
                        counts + ", " + speed + "/s, about " + left + " s left, " + failed +
                            " failed, " + findings + " findings"};
  line_shown_ = put_line(session_.say(line)) || line_shown_;
}

void Progress::tell_stopping() {
  if (std::exchange(stopping_told_, true) || quiet_) return;
  clear_line();
  print_error({"正在读的文件读完后停止；再按一次 Ctrl-C 立即停止，已存下的不会丢失",
               "stopping after what is being read; Ctrl-C again stops at once, and nothing stored "
               "is lost"},
              session_);
}

void Progress::finish() { clear_line(); }

void Progress::clear_line() { clear(line_shown_); }

PictureProgress::PictureProgress(const Session& session, bool quiet)
    : session_(session), quiet_(quiet), last_line_(Clock::now()) {}

void PictureProgress::show(int drawn) {
  const auto now = Clock::now();
  if (quiet_ || now - last_line_ < std::chrono::seconds(1)) return;
  last_line_ = now;
  const std::string count = std::to_string(drawn);
  line_shown_ = put_line(
      session_.say({"页面图片已画 " + count + " 张", "pictures of pages drawn: " + count}));
}

void PictureProgress::finish() { clear(line_shown_); }

}  // namespace gouji
