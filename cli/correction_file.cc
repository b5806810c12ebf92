#include "cli/correction_file.h"

#include <filesystem>
#include <utility>

#include "batch/inputs.h"
#include "cli/print.h"

namespace gouji {

Result<CorrectionFile> load_corrections(const std::string& given, const std::string& folder,
                                        std::span<const Form> forms) {
  CorrectionFile file;
  file.name = given;
  if (file.name.empty()) {
    file.name = folder + "/corrections.csv";
    if (!std::filesystem::exists(file.name)) return file;
  }
  file.is_there = true;
  const Result<std::string> bytes = read_input(file.name);
  if (!bytes) return tl::unexpected(bytes.error());
  Result<std::vector<Correction>> corrections = read_corrections(*bytes, file.name, forms);
  if (!corrections) return tl::unexpected(corrections.error());
  file.corrections = std::move(*corrections);
  return file;
}

Result<bool> apply_correction_file(const CorrectionFile& file, std::span<const Form> forms,
                                   Store& store, bool quiet, const Session& session) {
  const Result<CorrectionTally> corrected =
      apply_corrections(store, file.corrections, file.name, forms);
  if (!corrected) return tl::unexpected(corrected.error());
  for (const Message& refused : corrected->refused) print_error(refused, session);
  if (!quiet && !file.corrections.empty()) {
    const std::string applied = std::to_string(corrected->applied);
    const std::string unused = std::to_string(corrected->unused);
    print_error({"已更正 " + applied + " 格；" + unused + " 条更正的报告不在数据集中",
                 "cells corrected: " + applied +
                     "; corrections of reports that are not in the "
                     "dataset: " +
                     unused},
                session);
  }
  return corrected->refused.empty();
}

}  // namespace gouji
