// Stands in for libFuzzer where it is not linked. As
//
//   TARGET PATH…
//
// it runs the target once over each file of the folders and files named, so that every seed is an
// ordinary test; the last line printed names the input that a target has died on. As
//
//   TARGET --fuzz KEPT PATH…
//
// it changes these inputs at random, for GOUJI_FUZZ_SECONDS (2) from the seed of GOUJI_FUZZ_SEED
// (the time), which it prints. Each input is written to the file KEPT before it is read, so that it
// is there whatever becomes of the target; an input has 20 seconds. libFuzzer, which sees what an
// input reaches, finds more in the same time (./dev fuzz), but its build with clang takes longer
// than a run of CI may.
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "tests/fuzz/mutation.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

namespace fs = std::filesystem;

constexpr unsigned most_seconds = 20;  // an input

std::vector<fs::path> files_of(int count, char** paths) {
  std::vector<fs::path> files;
  for (int i = 0; i < count; ++i) {
    if (!fs::is_directory(paths[i])) {
      files.emplace_back(paths[i]);
      continue;
    }
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(paths[i])) {
      if (entry.is_regular_file()) files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void run(const std::string& bytes) {
  // A copy of exactly this size lets the address sanitizer see a read past the end.
  const std::vector<std::uint8_t> data(bytes.begin(), bytes.end());
  LLVMFuzzerTestOneInput(data.data(), data.size());
}

unsigned number_in(const char* variable, unsigned otherwise) {
  const char* const text = std::getenv(variable);
  return text == nullptr ? otherwise : static_cast<unsigned>(std::strtoul(text, nullptr, 10));
}

// In a child; it ends by itself when the time is over.
[[noreturn]] void fuzz(const std::vector<std::string>& inputs, unsigned seed, unsigned seconds,
                       int kept) {
  gouji::Mutation mutation(seed);
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(seconds);
  long count = 0;
  for (; std::chrono::steady_clock::now() < end; ++count) {
    const std::string bytes = mutation.of(inputs);
    const auto size = static_cast<ssize_t>(bytes.size());
    if (::pwrite(kept, bytes.data(), bytes.size(), 0) != size || ::ftruncate(kept, size) != 0) {
      std::perror("cannot keep the input");
      ::_exit(1);
    }
    ::alarm(most_seconds);
    run(bytes);
    ::alarm(0);
  }
  std::printf("%ld inputs in %u s\n", count, seconds);
  std::fflush(stdout);
  ::_exit(0);
}

int fuzz(const std::string& target, const std::string& kept, const std::vector<fs::path>& files) {
  const unsigned seconds = number_in("GOUJI_FUZZ_SECONDS", 2);
  const unsigned seed = number_in("GOUJI_FUZZ_SEED", static_cast<unsigned>(std::time(nullptr)));
  std::vector<std::string> inputs;
  for (const fs::path& file : files) inputs.push_back(read(file));
  const int file = ::open(kept.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (file < 0) {
    std::perror(kept.c_str());
    return 1;
  }
  std::printf("%zu inputs to change, GOUJI_FUZZ_SEED=%u\n", inputs.size(), seed);
  std::fflush(stdout);
  const pid_t child = ::fork();
  if (child == 0) fuzz(inputs, seed, seconds, file);
  int status = 0;
  if (child < 0 || ::waitpid(child, &status, 0) != child) return 1;
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) {
    fs::remove(kept);
    return 0;
  }
  const int signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
  const std::string how = signal == SIGALRM
                              ? "took more than " + std::to_string(most_seconds) + " s"
                          : signal != 0 ? "ended by signal " + std::to_string(signal)
                                        : "exited";
  std::printf("%s %s on the input in %s\nRun it again:  %s %s\nWhen it is mended, keep it in %s\n",
              target.c_str(), how.c_str(), kept.c_str(), target.c_str(), kept.c_str(),
              files.front().parent_path().c_str());
  return 1;
}

}  // namespace

int main(int count, char** arguments) {
  const bool fuzzing = count > 3 && std::string_view(arguments[1]) == "--fuzz";
  const int first = fuzzing ? 3 : 1;
  const std::vector<fs::path> files = files_of(count - first, arguments + first);
  if (files.empty()) {
    std::fputs("no inputs\n", stderr);
    return 1;
  }
  if (fuzzing) return fuzz(arguments[0], arguments[2], files);
  for (const fs::path& input : files) {
    const std::string bytes = read(input);
    std::printf("%s (%zu bytes)\n", input.c_str(), bytes.size());
    std::fflush(stdout);
    run(bytes);
  }
  std::printf("%zu inputs\n", files.size());
  return 0;
}
