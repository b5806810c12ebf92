#include "cli/progress.h"

#include <cstdio>

#include "cli/print.h"
#include "cli/terminal.h"
#include "dataset/safe_text.h"
#include "review/text_table.h"

namespace gouji {

using Clock = std::chrono::steady_clock;

Progress::Progress(const Session& session, bool quiet)
    : session_(session),
      quiet_(quiet),
      terminal_(is_terminal(stderr)),
      started_(Clock::now()),
      last_line_(started_) {}

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
  const double left = seconds / tally.done * (tally.inputs - tally.done);
  const std::string counts = std::to_string(tally.done) + "/" + std::to_string(tally.inputs);
  const std::string remaining = std::to_string(static_cast<long>(left) + 1);
  const Message line = {counts + "，约剩 " + remaining + " 秒  " + outcome.source,
                        counts + ", about " + remaining + " s left  " + outcome.source};
  const std::string text = terminal_text(session_.say(line));
  if (terminal_) {
    std::fprintf(stderr, "\r\x1B[K%s", cut(text, terminal_width(stderr) - 1).c_str());
    line_shown_ = true;
  } else {
    std::fprintf(stderr, "%s\n", text.c_str());
  }
}

void Progress::finish() { clear_line(); }

void Progress::clear_line() {
  if (line_shown_) std::fputs("\r\x1B[K", stderr);
  line_shown_ = false;
}

}  // namespace gouji
