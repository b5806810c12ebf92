// A dataset made by hand, with its store and CSV files in a scratch folder.
#pragma once

#include <catch2/catch.hpp>
#include <map>
#include <string>
#include <vector>

#include "dataset/export.h"
#include "dataset/store.h"
#include "tests/dataset/csv_table.h"
#include "tests/scratch_folder.h"

namespace gouji {

using CsvTable = std::vector<std::map<std::string, std::string>>;

class MadeDataset {
 public:
  MadeDataset() { REQUIRE(store_.begin_run({"gouji 0.1.0"}, built_in_forms())); }

  void put(const Report& report) { REQUIRE(store_.put(report)); }

  // As a run that comes to its end.
  void finish(Language language = Language::en) {
    REQUIRE(store_.finish_run());
    REQUIRE(export_csv(store_, folder_.path(), language));
  }

  std::string file(const std::string& name) const { return folder_.read(name); }
  CsvTable table(const std::string& name) const { return parse_csv_table(file(name)); }
  const ScratchFolder& folder() const { return folder_; }
  Store& store() { return store_; }

 private:
  ScratchFolder folder_;
  Store store_ = Store::open(folder_.path("gouji.sqlite")).value();
};

}  // namespace gouji
