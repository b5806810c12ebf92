#include "cli/print.h"

#include <cstdio>

#include "dataset/safe_text.h"

namespace gouji {

void print_error(const Message& message, const Session& session) {
  const std::string text = terminal_text(session.say(message));
  std::fprintf(stderr, "gouji: %s\n", text.c_str());
}

void print_failure(const Report& report, const Session& session) {
  const std::string& reason = session.say(report.message);
  const bool named = reason.find(report.source) != std::string::npos;
  print_error(named ? report.message
                    : Message{report.source + "：" + report.message.zh,
                              report.source + ": " + report.message.en},
              session);
}

void print_result(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stdout); }

}  // namespace gouji
