// gouji_reference FOLDER: writes the manual page in both languages and the completions of bash, zsh
// and fish. Run by the build.
#include <cstdio>
#include <fstream>
#include <string>

#include "cli/program.h"
#include "cli/reference/completion.h"
#include "cli/reference/man_page.h"
#include "cli/version.h"

namespace {

using namespace gouji;

bool write(const std::string& path, const std::string& text) {
  std::ofstream file(path, std::ios::binary);
  file << text;
  file.close();
  if (!file.fail()) return true;
  std::fprintf(stderr, "gouji_reference: cannot write %s\n", path.c_str());
  return false;
}

CommandEntry tree_in(Language language) {
  Session session;
  session.language = language;
  return command_tree(*make_program(session));
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) {
    std::fputs("usage: gouji_reference FOLDER\n", stderr);
    return 2;
  }
  const std::string folder = std::string(arguments[1]) + "/";
  const CommandEntry english = tree_in(Language::en);
  const bool written =
      write(folder + "gouji.1", man_page(english, program_version(), Language::en)) &&
      write(folder + "gouji.zh_CN.1",
            man_page(tree_in(Language::zh), program_version(), Language::zh)) &&
      write(folder + "gouji.bash", bash_completion(english)) &&
      write(folder + "gouji.zsh", zsh_completion(english)) &&
      write(folder + "gouji.fish", fish_completion(english));
  return written ? 0 : 1;
}
