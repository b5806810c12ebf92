// Reading one document in this process, whatever happens: what goes wrong is in the report.
#pragma once

#include <span>
#include <string>

#include "batch/inputs.h"
#include "schema/report.h"

namespace gouji {

// A report of status failed.
Report failed_report(const std::string& source, Message message);

// As make_report; what libraries throw is caught.
Report read_bytes(const Input& input, std::span<const Form> forms, const ReadOptions& options);

Report read_report(const InputFile& input, std::span<const Form> forms, const ReadOptions& options);

}  // namespace gouji
