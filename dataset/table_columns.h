// The tables that datasets are written as, and their columns. One description serves the CSV files,
// every format of gouji export and datapackage.json; docs/output.md says the same for people.
#pragma once

#include <string>
#include <vector>

#include "normalize/message.h"

namespace gouji {

enum class ValueType {
  text,     // from a document or a name
  word,     // an id or a word of the output contract
  integer,  // a count, a year, a page
  number,   // a figure in plain decimal, of 18 digits at most
};

struct TableColumn {
  std::string name;
  ValueType type = ValueType::text;
  Message label;                         // a heading for people
  std::string description;               // for datapackage.json
  std::string expression;                // in the store's view; empty when it is the name, quoted
  std::vector<std::string> values = {};  // all there may be; empty: no such list
};

enum class TableKind { reports, cells, records, findings, unmapped, codebook };

// Every table with its file, its view in the store and what identifies a row. The columns of
// records go on with a column for each field, those of reports with those of a manifest.
struct TableDefinition {
  TableKind kind = TableKind::reports;
  std::string name;  // "cells"
  std::string description;
  std::string view;
  std::string order;
  std::vector<TableColumn> columns;
  std::vector<std::string> key;  // names of columns; empty where rows are told by their order
};

TableDefinition table_definition(TableKind kind, Language language);

// The columns that every reports.csv has; those of a manifest come behind them.
std::vector<std::string> report_columns();

}  // namespace gouji
