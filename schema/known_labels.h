// What the tables of the forms may say, as text: for readers that have to recognise it.
#pragma once

#include <span>
#include <string>

#include "schema/form.h"

namespace gouji {

// Every label of the forms in every known spelling, folded (normalize/text.h), one a line.
std::string known_labels(std::span<const Form> forms);

}  // namespace gouji
