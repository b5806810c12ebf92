// The last step of the mapping: chosen editions and chains into a record.
#pragma once

#include "schema/chain.h"
#include "schema/edition.h"
#include "schema/record.h"

namespace gouji {

struct MappedTable {
  TableChoice choice;
  ChainChoice chains;
};

struct Mapping {
  const std::vector<SourceTable>* sources = nullptr;
  const std::vector<FormMap>* forms = nullptr;
  EditionChoice edition;
  bool by_shape = false;  // no label was read: the form is a guess by the shape of the tables
  std::vector<MappedTable> tables;  // as EditionChoice::tables
};

// Sets form, fields, unmapped and findings of `record`.
void fill_record(const Mapping& mapping, const LabelBook& book, Record& record);

// The rows of source tables that no field was read from.
std::vector<UnmappedRow> unmapped_rows(const Mapping& mapping);

}  // namespace gouji
