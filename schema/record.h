// A Record is one report mapped to a form: a Field for every field of the form, found or not.
#pragma once

#include <string>
#include <vector>

#include "extract/document.h"
#include "normalize/decimal.h"
#include "schema/finding.h"

namespace gouji {

enum class FieldState {
  number,
  blank,       // the cell is there and empty
  nil,         // the cell says — or 无
  missing,     // no such cell was found
  unreadable,  // the cell is there and its characters cannot be trusted or are no figure
};

// Where a value came from. Page and box are those of the cell; row and column its place in the
// source table, from 0.
struct Provenance {
  int page = 0;
  Box box;
  int table = -1;  // index among the document's tables, from 0
  int row = -1;
  int column = -1;
  std::string path;  // in place of a box where the source has no pages
  Method method = Method::ruled;
  double confidence = 0;  // of text and of label match, 0 to 1
};

struct Field {
  std::string id;
  FieldState state = FieldState::missing;
  Decimal value;    // for state number
  std::string raw;  // as printed
  std::string unit;
  std::string row_label;     // as printed
  std::string column_label;  // as printed
  Provenance provenance;
  bool review = false;  // a person should look before the value is used
  // Nothing but the reading of its cell is in doubt, and that is likely: under review unless a sum
  // vouches for it (vouched.h), which map_document decides.
  bool is_likely = false;
};

// No value: the cell was not found, or nobody could say what stands in it.
inline bool is_unread(const Field& field) {
  return field.state == FieldState::missing || field.state == FieldState::unreadable;
}

// A row or table that belongs to no form: nothing read is lost.
struct UnmappedRow {
  int page = 0;
  int table = -1;
  int row = -1;
  std::string path;
  std::vector<std::string> cells;  // as printed
  std::string
      reason;  // "not-in-form", "second-table", "other-year", "not-statutory", "extra-figures"
};

struct Record {
  std::string form;             // "gov-2021"; empty when no statutory table was found
  std::string agency;           // as printed; empty when nowhere named
  int year = 0;                 // the year reported on; 0 when unknown
  bool asks_file_name = false;  // whether body or year are looked for in the name of the file
  std::vector<Field> fields;    // one for each field that the chosen tables have, in form order
  std::vector<UnmappedRow> unmapped;
  std::vector<Finding> findings;  // of the mapping; the checks add theirs

  const Field* find(std::string_view id) const;

  // One line a field: "requests.granted.total = 50 p3" and so on, for tests and bug reports.
  std::string dump() const;
};

std::string name_of(FieldState state);

}  // namespace gouji
