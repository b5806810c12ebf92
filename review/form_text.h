// Forms as text for a terminal.
#pragma once

#include <span>
#include <string>

#include "normalize/message.h"
#include "schema/form.h"

namespace gouji {

// A line a form: id, years, number of fields, title.
std::string form_list_text(std::span<const Form> forms, Language language);

// Row and column of a field with their groups: "三、本年度办理结果 › （一）予以公开 · 自然人".
std::string field_label(const Form& form, const FormField& field, Language language);

// The tables of a form with the id and labels of every field, and what must tie out.
std::string form_text(const Form& form, Language language);

}  // namespace gouji
