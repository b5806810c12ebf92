#include "cli/forms_option.h"

#include <utility>
#include <vector>

#include "cli/print.h"

namespace gouji {

std::optional<std::span<const Form>> load_forms(const std::string& folder, const Session& session) {
  if (folder.empty()) return built_in_forms();
  Result<std::vector<Form>> forms = load_forms_directory(folder);
  if (!forms) {
    print_error(forms.error().message, session);
    return std::nullopt;
  }
  static std::vector<Form> loaded;
  loaded = std::move(*forms);
  return loaded;
}

Message forms_option_help() {
  return {"用这个文件夹里的 *.toml 代替内置的报告格式",
          "use the *.toml of this folder in place of the built-in forms"};
}

}  // namespace gouji
