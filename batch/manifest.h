// A list of inputs with what is known about them: --manifest list.csv.
//
// The column `path` is required; relative paths are below the list's own folder. `agency` and
// `year` take the place of what the report says of itself. All other columns (region, url,
// publisher, …) are carried into reports.csv behind its own.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/result.h"
#include "schema/report.h"

namespace gouji {

// What a manifest says of one input.
struct InputFacts {
  std::string agency;  // empty: nothing
  int year = 0;        // 0: nothing
  std::string extra;   // a JSON object of the other columns
};

struct Manifest {
  std::vector<std::string> columns;  // the names of the other columns, in order
  std::map<std::string, std::shared_ptr<const InputFacts>> facts;  // by path
};

// `folder` is put before relative paths: empty, or with a slash at its end. Fails on what cannot be
// meant: no column `path`, a column twice or with the name of one of reports.csv, a row of too many
// values, a path twice, a year that is none; the message names the line.
Result<Manifest> parse_manifest(std::string_view bytes, const std::string& name,
                                const std::string& folder);
Result<Manifest> load_manifest(const std::string& path);

// Puts agency and year of the manifest into the report. What contradicts the report itself is a
// finding; what only said that the report names neither is taken out.
void apply_facts(const InputFacts& facts, Report& report);

}  // namespace gouji
