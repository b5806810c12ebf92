#include "review/form_text.h"

#include <algorithm>

#include "normalize/text.h"

namespace gouji {
namespace {

std::string padded(const std::string& text, int width) {
  return text +
         std::string(static_cast<std::size_t>(std::max(width - display_width(text), 0)), ' ');
}

std::string years_of(const Form& form) {
  const std::string first = form.first_year > 0 ? std::to_string(form.first_year) : "";
  const std::string last = form.last_year < 9999 ? std::to_string(form.last_year) : "";
  return first + "–" + last;
}

std::string label_in(const FormLabel& label, Language language) {
  return language == Language::en && !label.english.empty() ? label.english : label.printed;
}

std::string sum_of(const std::vector<std::string>& fields) {
  std::string text;
  for (const std::string& field : fields) text += (text.empty() ? "" : " + ") + field;
  return text;
}

}  // namespace

std::string field_label(const Form& form, const FormField& field, Language language) {
  const FormRow& row = row_of(form, field);
  const FormColumn& column = column_of(form, field);
  std::string text;
  const auto add = [&text, language](const FormLabel& label, const char* separator) {
    const std::string words = label_in(label, language);
    if (words.empty()) return;
    text += (text.empty() ? "" : separator) + words;
  };
  for (const FormLabel& group : row.groups) add(group, " › ");
  add(row.label, " › ");
  for (const FormLabel& group : column.groups) add(group, " › ");
  add(column.label, " · ");
  return text;
}

std::string form_list_text(std::span<const Form> forms, Language language) {
  std::string out;
  for (const Form& form : forms) {
    const std::string fields = std::to_string(form.fields.size());
    out += padded(form.id, 12) + padded(years_of(form), 12) +
           padded(language == Language::zh ? fields + " 个字段" : fields + " fields", 14) +
           form.title.in(language) + "\n";
  }
  return out;
}

std::string form_text(const Form& form, Language language) {
  const bool zh = language == Language::zh;
  std::string out = form.id + "  " + years_of(form) + "  " + form.title.in(language) + "\n";
  int table_before = -1;
  int width = 0;
  for (const FormField& field : form.fields) width = std::max(width, display_width(field.id));
  for (const FormField& field : form.fields) {
    if (field.table != table_before) {
      out += "\n" + label_in(table_of(form, field).title, language) + "\n";
    }
    table_before = field.table;
    out += "  " + padded(field.id, width + 2) + padded(field.unit, 6) +
           field_label(form, field, language) + "\n";
  }
  if (!form.identities.empty()) out += zh ? "\n勾稽关系\n" : "\nWhat must tie out\n";
  for (const Identity& identity : form.identities) {
    out += "  " + padded(identity.rule, 12) + identity.title.in(language) + "\n      " +
           sum_of(identity.left) + " = " + sum_of(identity.right) + "\n";
  }
  return out;
}

}  // namespace gouji
