#include "cli/print.h"

#include <cstdio>

#include "dataset/safe_text.h"

namespace gouji {

void print_error(const Message& message, const Session& session) {
  const std::string text = terminal_text(session.say(message));
  std::fprintf(stderr, "gouji: %s\n", text.c_str());
}

void print_failure(const std::string& source, const Message& reason, const Session& session) {
  const bool named = session.say(reason).find(source) != std::string::npos;
  print_error(named ? reason : Message{source + "：" + reason.zh, source + ": " + reason.en},
              session);
}

void print_result(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stdout); }

}  // namespace gouji
