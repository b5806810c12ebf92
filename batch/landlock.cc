// Landlock by its system calls; glibc has no functions for it, and the constants of later kernels
// are not in every system's headers.
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <string>

#include "batch/descriptor.h"
#include "batch/jail.h"
#include "extract/ocr_loader.h"
#include "extract/office_convert.h"

namespace gouji {
namespace {

// linux/landlock.h. Bits 0 to 12 are of the first version, each later one adds to them.
constexpr std::uint64_t execute = 1U << 0;
constexpr std::uint64_t write_file = 1U << 1;
constexpr std::uint64_t read_file = 1U << 2;
constexpr std::uint64_t read_folder = 1U << 3;
constexpr std::uint64_t remove_file = 1U << 5;
constexpr std::uint64_t make_socket = 1U << 9;
constexpr std::uint64_t first_version = (1U << 13) - 1;
constexpr std::uint64_t refer = 1U << 13;         // version 2
constexpr std::uint64_t truncate = 1U << 14;      // version 3
constexpr std::uint64_t device_ioctl = 1U << 15;  // version 5
constexpr std::uint64_t tcp = 3;                  // version 4: bind and connect
constexpr std::uint64_t scopes = 3;  // version 6: abstract sockets, signals to those outside

struct RulesetAttributes {
  std::uint64_t files = 0;
  std::uint64_t network = 0;
  std::uint64_t scoped = 0;
};

struct [[gnu::packed]] PathBeneath {
  std::uint64_t allowed = 0;
  std::int32_t parent = -1;
};

RulesetAttributes attributes_of(long version, WorkerRole role) {
  RulesetAttributes attributes;
  attributes.files = first_version;
  if (version >= 2) attributes.files |= refer;
  if (version >= 3) attributes.files |= truncate;
  if (version >= 4) attributes.network = tcp;
  if (version >= 5) attributes.files |= device_ioctl;
  // LibreOffice's parts speak to each other.
  if (version >= 6 && role != WorkerRole::office) attributes.scoped = scopes;
  return attributes;
}

class Ruleset {
 public:
  Ruleset(long version, WorkerRole role) : attributes_(attributes_of(version, role)) {
    // A kernel knows the size of its own version's attributes, and zeros behind it are no harm.
    file_ = Descriptor(static_cast<int>(
        ::syscall(SYS_landlock_create_ruleset, &attributes_, sizeof attributes_, 0)));
  }

  bool is_open() const { return file_.is_open(); }

  // A path that does not exist needs no rule.
  void allow(const char* path, std::uint64_t access) {
    const Descriptor parent(::open(path, O_PATH | O_CLOEXEC));
    if (!parent.is_open()) return;
    PathBeneath rule;
    rule.allowed = access & attributes_.files;
    rule.parent = parent.number();
    constexpr int path_beneath = 1;
    if (::syscall(SYS_landlock_add_rule, file_.number(), path_beneath, &rule, 0) == 0) return;
    // Rights over folders cannot be given on a file.
    rule.allowed &= execute | write_file | read_file | truncate;
    ::syscall(SYS_landlock_add_rule, file_.number(), path_beneath, &rule, 0);
  }

  bool enter() { return ::syscall(SYS_landlock_restrict_self, file_.number(), 0) == 0; }

 private:
  RulesetAttributes attributes_;
  Descriptor file_;
};

// What libraries read by themselves: fonts, encodings of Poppler and iconv, character data.
constexpr const char* library_data[] = {"/usr/share/fonts",
                                        "/usr/local/share/fonts",
                                        "/etc/fonts",
                                        "/usr/share/fontconfig",
                                        "/var/cache/fontconfig",
                                        "/usr/share/poppler",
                                        "/usr/share/tesseract-ocr",
                                        "/usr/share/tessdata",
                                        "/usr/share/ghostscript",
                                        "/usr/lib",
                                        "/usr/lib64",
                                        "/lib",
                                        "/lib64",
                                        "/usr/local/lib",
                                        "/etc/ld.so.cache",
                                        "/usr/share/zoneinfo",
                                        "/etc/localtime",
                                        "/usr/share/locale",
                                        "/dev/null",
                                        "/dev/urandom",
                                        "/proc/cpuinfo",
                                        "/proc/self/maps",
                                        "/sys/devices/system/cpu"};

void allow_reading(Ruleset& ruleset) {
  constexpr std::uint64_t access = read_file | read_folder;
  for (const char* path : library_data) ruleset.allow(path, access);
  if (const char* home = std::getenv("HOME"); home != nullptr && *home != '\0') {
    for (const char* folder :
         {"/.fonts", "/.local/share/fonts", "/.config/fontconfig", "/.cache/fontconfig"}) {
      ruleset.allow((std::string(home) + folder).c_str(), access);
    }
  }
  if (const char* folder = std::getenv("TESSDATA_PREFIX"); folder != nullptr) {
    ruleset.allow(folder, access);
  }
  for (const std::string& file : ocr_module_files()) ruleset.allow(file.c_str(), access);
}

void allow_office(Ruleset& ruleset, const std::string& scratch) {
  constexpr std::uint64_t run = read_file | read_folder | execute;
  for (const char* path : {"/usr", "/lib", "/lib64", "/bin", "/opt", "/etc"}) {
    ruleset.allow(path, run);
  }
  for (const char* path : {"/proc", "/sys", "/var/cache/fontconfig", "/var/lib/libreoffice",
                           "/var/spool/libreoffice"}) {
    ruleset.allow(path, read_file | read_folder);
  }
  for (const char* path : {"/dev/null", "/dev/urandom", "/dev/random", "/dev/zero"}) {
    ruleset.allow(path, read_file | write_file);
  }
  // Wherever the program is, it may run what is beside it.
  if (const Result<std::string> program = find_office_program(); program) {
    ruleset.allow(program->substr(0, program->rfind('/')).c_str(), run);
  }
  // Its parts find each other by a socket in /tmp, whatever TMPDIR says, and remove it at the end.
  ruleset.allow("/tmp", remove_file | make_socket);
  if (!scratch.empty())
    ruleset.allow(scratch.c_str(), (first_version & ~execute) | refer | truncate);
}

}  // namespace

bool enter_landlock(const JailRules& rules) {
  constexpr int ask_version = 1;
  const long version = ::syscall(SYS_landlock_create_ruleset, nullptr, 0, ask_version);
  if (version < 1) return false;
  Ruleset ruleset(version, rules.role);
  if (!ruleset.is_open()) return false;
  if (rules.role == WorkerRole::office) {
    allow_office(ruleset, rules.scratch);
  } else {
    allow_reading(ruleset);
  }
  return ruleset.enter();
}

}  // namespace gouji
