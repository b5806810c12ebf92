// The codebook's rows, form by form: what the view `codebook` gives, which SQLite answers with
// three sorts; for one report they took as long as all other exports together.
#pragma once

#include <memory>

#include "dataset/database.h"
#include "dataset/table_rows.h"

namespace gouji {

Result<std::unique_ptr<TableRows>> open_codebook_rows(Database& database, TableDefinition table);

}  // namespace gouji
