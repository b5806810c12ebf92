#include "schema/form.h"

#include <algorithm>
#include <cassert>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <system_error>
#include <utility>

#include "schema/built_in_texts.h"

namespace gouji {
namespace {

bool is_newer(const Form& a, const Form& b) {
  return a.first_year != b.first_year ? a.first_year > b.first_year : a.id < b.id;
}

Result<std::string> read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  if (!file.is_open() || file.bad() || text.fail()) {
    return failure("无法读取 " + path.string() + "，请检查文件是否存在、是否有读取权限",
                   "cannot read " + path.string() + "; check that it exists and may be read");
  }
  return text.str();
}

// The paths of all *.toml in a directory, sorted by name.
Result<std::vector<std::filesystem::path>> form_files(const std::string& directory) {
  std::error_code error;
  std::vector<std::filesystem::path> paths;
  for (std::filesystem::directory_iterator entry(directory, error), end; !error && entry != end;
       entry.increment(error)) {
    if (entry->path().extension() == ".toml") paths.push_back(entry->path());
  }
  if (error) {
    return failure("无法读取目录 " + directory + "（" + error.message() + "）",
                   "cannot read the directory " + directory + " (" + error.message() + ")");
  }
  if (paths.empty()) {
    return failure("目录 " + directory + " 中没有表式定义（*.toml）",
                   "no form definitions (*.toml) in the directory " + directory);
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

}  // namespace

std::vector<std::string> Identity::fields() const {
  std::vector<std::string> both = left;
  both.insert(both.end(), right.begin(), right.end());
  return both;
}

const FormField* Form::find_field(std::string_view field) const {
  const auto at = [this](int index) { return &fields[static_cast<std::size_t>(index)]; };
  const auto found = std::lower_bound(
      fields_by_id.begin(), fields_by_id.end(), field,
      [&at](int index, std::string_view wanted) { return at(index)->id < wanted; });
  if (found == fields_by_id.end() || at(*found)->id != field) return nullptr;
  return at(*found);
}

const FormTable& table_of(const Form& form, const FormField& field) {
  return form.tables[static_cast<std::size_t>(field.table)];
}

const FormRow& row_of(const Form& form, const FormField& field) {
  const FormTable& table = table_of(form, field);
  const std::vector<FormRow>& rows =
      field.alternative < 0 ? table.rows
                            : table.alternatives[static_cast<std::size_t>(field.alternative)].rows;
  return rows[static_cast<std::size_t>(field.row)];
}

const FormColumn& column_of(const Form& form, const FormField& field) {
  const auto block = static_cast<std::size_t>(row_of(form, field).block);
  return table_of(form, field).blocks[block].columns[static_cast<std::size_t>(field.column)];
}

std::string field_id(const FormTable& table, const FormRow& row, const FormColumn& column) {
  return row.id.empty() ? table.id + "." + column.id : table.id + "." + row.id + "." + column.id;
}

const Form* find_form(std::span<const Form> forms, std::string_view id) {
  const auto found =
      std::find_if(forms.begin(), forms.end(), [id](const Form& form) { return form.id == id; });
  return found == forms.end() ? nullptr : &*found;
}

const Form* form_of_year(std::span<const Form> forms, int year) {
  const Form* prose = nullptr;
  for (const Form& form : forms) {
    if (year > form.last_year || year < form.first_prose_year) continue;
    if (year >= form.first_year) return &form;
    if (prose == nullptr || form.first_year < prose->first_year) prose = &form;
  }
  return prose;
}

const std::vector<Form>& built_in_forms() {
  static const std::vector<Form> forms = [] {
    std::vector<Form> loaded;
    for (const BuiltInText& file : built_in_form_files()) {
      Result<Form> form = load_form(file.text, file.name, PatternCheck::at_first_use);
      assert(form && "a built-in form does not load");
      if (form) loaded.push_back(std::move(*form));
    }
    std::sort(loaded.begin(), loaded.end(), is_newer);
    return loaded;
  }();
  return forms;
}

Result<std::vector<Form>> load_forms_directory(const std::string& path) {
  const Result<std::vector<std::filesystem::path>> files = form_files(path);
  if (!files) return tl::unexpected<Error>(files.error());
  std::vector<Form> forms;
  for (const std::filesystem::path& file : *files) {
    const Result<std::string> text = read_file(file);
    if (!text) return tl::unexpected<Error>(text.error());
    Result<Form> form = load_form(*text, file.string());
    if (!form) return tl::unexpected<Error>(form.error());
    const bool known = std::any_of(forms.begin(), forms.end(),
                                   [&form](const Form& other) { return other.id == form->id; });
    if (known) {
      return failure(file.string() + "：另一个文件已定义了表式 \"" + form->id + "\"，请改用别的 id",
                     file.string() + ": another file already defines the form \"" + form->id +
                         "\"; give one of them another id");
    }
    forms.push_back(std::move(*form));
  }
  std::sort(forms.begin(), forms.end(), is_newer);
  return forms;
}

}  // namespace gouji
