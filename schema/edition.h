// Which edition of the form each table of a report is: decided table by table by what the labels
// say, never by the year. Bodies printed the form of 2019 in 2023, and tables of 2021 with one row
// left as it was in 2019.
#pragma once

#include <string>
#include <vector>

#include "schema/table_map.h"

namespace gouji {

// All tables of the document mapped to one form.
struct FormMap {
  const Target* target = nullptr;
  std::vector<TableMap> tables;  // one for each source table
};

struct TableChoice {
  int form = 0;            // into the FormMaps
  int table = 0;           // into Form::tables
  int alternative = -1;    // into FormTable::alternatives
  bool found = false;      // some row of it is in the document
  bool is_settled = true;  // false: nothing shows which alternative the table has
};

struct EditionChoice {
  int form = -1;                    // the report's; -1 when no table is a form's
  std::vector<TableChoice> tables;  // one for each table of that form
};

// `year` is 0 when unknown; it decides only between forms that fit equally well.
EditionChoice choose_edition(const std::vector<FormMap>& forms, int year);

// Whether a table that chose `alternative` has the row.
bool has_row(const TableChoice& choice, const Target& target, const TargetRow& row);

}  // namespace gouji
