// How one figure of a dataset came about: all that the store keeps of it, what the form says of its
// place, and the identities that it takes part in.
//
// Nothing is kept in the store for this. The scores of labels and the outcome of identities follow
// from the printed labels, the figures and the form; where the form is not the one that the report
// was read with they are left out, since they would be those of another reading.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "dataset/store.h"
#include "extract/geometry.h"
#include "schema/checks.h"
#include "schema/label_match.h"

namespace gouji {

struct StoredCell {
  std::string field;
  std::string row_label;  // as printed
  std::string column_label;
  std::string value;  // plain decimal; empty where none is stated
  std::string state;
  std::string raw;
  std::string unit;
  int page = 0;
  std::optional<Box> box;  // in points, origin top-left
  std::string path;        // in a source without pages
  int source_table = -1;   // from 0; -1 where there is none
  int source_row = -1;
  int source_column = -1;
  std::string method;
  double confidence = 0;  // 0 to 1
  bool review = false;
};

struct StoredCorrection {
  std::string by;
  std::string reason;
  std::string date;
  std::string read_value;  // what the cell was read as
  std::string read_state;
  std::string read_method;
  double read_confidence = 0;
  bool read_review = false;
};

struct Explanation {
  std::string source;
  std::string sha256;
  std::string agency;
  int year = 0;
  std::string form;     // id
  std::string program;  // that read the report
  StoredCell cell;
  std::optional<StoredCorrection> correction;
  std::vector<Finding> findings;  // those that name the field

  const Form* definition = nullptr;     // null: not among `forms` as the report was read with it
  const FormField* official = nullptr;  // null together with `definition`
  FieldLabels labels;
  std::vector<IdentityCheck> identities;
};

// `source` as in reports.csv, or a SHA-256. Fails, with names that are near, on a report or a field
// that the dataset does not have, and on a SHA-256 of several sources. `forms` must outlive the
// explanation.
Result<Explanation> explain(Store& store, const std::string& source, const std::string& field,
                            std::span<const Form> forms);

}  // namespace gouji
