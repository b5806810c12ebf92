// The options of `gouji extract`.
#pragma once

#include <string>
#include <vector>

#include "batch/import.h"
#include "cli/commands.h"
#include "extract/reader.h"

namespace gouji {

struct ExtractOptions {
  std::vector<std::string> paths;
  std::string out;
  std::string manifest;
  std::string shard;
  std::string password;
  std::string forms;
  std::string log;
  std::string corrections;
  OcrMode ocr = OcrMode::automatic;
  bool ocr_prose = false;
  bool keep_pages = false;
  int dpi = 300;
  bool quiet = false;
  bool retry_failed = false;
  bool no_jail = false;
  int jobs = 1;
  int timeout = 60;   // seconds
  int memory = 2048;  // MB
};

// `options` must outlive the command.
void add_extract_options(CLI::App& command, ExtractOptions& options, const Session& session);

// What the options ask for: paths, those on stdin for `-`, the shard. Fails on a shard that is none
// and where there is nothing to read.
Result<InputRequest> input_request(const ExtractOptions& options, const Manifest* manifest);

// All but the callbacks.
ImportOptions import_options(const ExtractOptions& options, std::span<const Form> forms,
                             const Manifest* manifest);

}  // namespace gouji
