// The codebook of a store: its tables `form` and `field`, which say what the fields of its reports
// are.
#pragma once

#include <span>

#include "dataset/database.h"
#include "schema/form.h"

namespace gouji {

// Makes `forms` the codebook of the store. One that is these forms' already is left as it is. Part
// of a transaction of the caller's.
Result<void> keep_codebook(Database& database, std::span<const Form> forms);

}  // namespace gouji
