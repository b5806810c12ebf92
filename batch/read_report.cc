#include "batch/read_report.h"

#include <exception>
#include <utility>

namespace gouji {

Report failed_report(const std::string& source, Message message) {
  Report report;
  report.source = source;
  report.message = std::move(message);
  return report;
}

Report read_bytes(const Input& input, std::span<const Form> forms, const ReadOptions& options) {
  // Libraries throw on some broken files.
  try {
    return make_report(input, options, forms);
  } catch (const std::exception& exception) {
    const std::string what = exception.what();
    return failed_report(input.name, {"读取时出错：" + what + "；文件可能已损坏",
                                      "reading failed: " + what + "; the file may be damaged"});
  }
}

Report read_report(const InputFile& input, std::span<const Form> forms,
                   const ReadOptions& options) {
  if (input.problem) return failed_report(input.source(), input.problem->message);
  const Result<std::string> bytes = read_input(input.path);
  if (!bytes) return failed_report(input.source(), bytes.error().message);
  return read_bytes({input.source(), *bytes}, forms, options);
}

}  // namespace gouji
