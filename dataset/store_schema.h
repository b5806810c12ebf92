// The on-disk format of gouji.sqlite, described in docs/store.md.
//
// Reports are kept as rows, not as blobs, so that the file is a dataset by itself: its views have
// the columns of the CSV files, and the exports are nothing but these views written out.
#pragma once

#include <string_view>

#include "dataset/database.h"

namespace gouji {

// Raised with every change to the tables. A program refuses a store of a later version, and brings
// one of an earlier version up to date.
constexpr int store_version = 5;

// Creates the tables in an empty database, brings those of an earlier version up to date, and
// refuses any other.
Result<void> prepare_store(Database& database);

}  // namespace gouji
