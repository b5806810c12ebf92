#include <CLI/CLI.hpp>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/help.h"
#include "cli/interrupt.h"
#include "cli/output_folder.h"
#include "cli/print.h"
#include "dataset/safe_text.h"
#include "dataset/table_export.h"

namespace gouji {
namespace {

struct ExportOptions {
  std::string folder;
  std::string format;  // empty: by the name of the file
  std::string shape = "long";
  std::string header = "id";
  std::string years;
  TableExport request;
};

const std::map<std::string, TableFormat> formats = {{"csv", TableFormat::csv},
                                                    {"jsonl", TableFormat::jsonl},
                                                    {"xlsx", TableFormat::xlsx},
                                                    {"sqlite", TableFormat::sqlite},
                                                    {"parquet", TableFormat::parquet}};

Result<TableExport> export_request(const ExportOptions& options, Language language) {
  TableExport request = options.request;
  if (!options.format.empty()) {
    request.format = formats.at(options.format);
  } else if (const auto format = format_of_path(request.path)) {
    request.format = *format;
  } else {
    return failure(
        request.path + " 的扩展名说不出格式；请加 --format csv|jsonl|xlsx|sqlite|parquet",
        "the name " + request.path +
            " tells no format; add --format csv|jsonl|xlsx|sqlite|parquet");
  }
  if (request.writer.byte_order_mark && request.format != TableFormat::csv) {
    return failure("--bom 只用于 CSV", "--bom is for CSV only");
  }
  request.table = options.shape == "wide" ? TableKind::records : TableKind::cells;
  request.writer.language = language;
  if (options.header != "id") {
    request.writer.header = options.header == "zh" ? HeaderKind::zh : HeaderKind::en;
  }
  if (!options.years.empty()) {
    Result<std::vector<std::pair<int, int>>> years = parse_years(options.years);
    if (!years) return tl::unexpected(years.error());
    request.filter.years = std::move(*years);
  }
  return request;
}

ExitStatus export_dataset(const ExportOptions& options, const Session& session) {
  ignore_file_size_signal();
  const auto fail = [&session](const Error& error, ExitStatus status) {
    print_error(error.message, session);
    return status;
  };
  const Result<TableExport> request = export_request(options, session.language);
  if (!request) return fail(request.error(), ExitStatus::usage);
  Result<OutputFolder> dataset = open_dataset_folder(options.folder);
  if (!dataset) return fail(dataset.error(), ExitStatus::usage);
  std::error_code none;
  if (std::filesystem::equivalent(request->path, options.folder + "/gouji.sqlite", none)) {
    return fail({{request->path + " 是数据集本身；请写到别的文件",
                  request->path + " is the dataset itself; write to another file"}},
                ExitStatus::usage);
  }
  const auto written = export_table(dataset->store, *request);
  if (!written) {
    return fail(written.error().error,
                written.error().is_usage ? ExitStatus::usage : ExitStatus::failed);
  }
  std::string line = terminal_text(request->path) + session.say({"：", ":"});
  for (const auto& [table, rows] : *written) line += " " + table + " " + std::to_string(rows);
  print_result(line + "\n");
  return ExitStatus::ok;
}

void add_filters(CLI::App& command, ExportOptions& options, const Session& session) {
  command
      .add_option("--year", options.years,
                  session.say({"只要这些年度：2023、2019-2023 或 2019-2021,2024",
                               "only these years: 2023, 2019-2023 or 2019-2021,2024"}))
      ->option_text("YEARS");
  command
      .add_option("--body", options.request.filter.bodies,
                  session.say({"只要名称含此文字的机关；可多次给出",
                               "only bodies whose name contains this; may be repeated"}))
      ->option_text("TEXT")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  command
      .add_option("--form", options.request.filter.forms,
                  session.say({"只要这种格式的报告，如 gov-2021；可多次给出",
                               "only reports of this form, such as gov-2021; may be repeated"}))
      ->option_text("ID")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  command
      .add_option("--where", options.request.where,
                  session.say({"只要符合条件的行，如 \"review = 0 AND value > 100\"",
                               "only rows for which this holds, such as \"review = 0 AND value > "
                               "100\""}))
      ->option_text("CONDITION");
}

}  // namespace

void add_export_command(CLI::App& program, Session& session) {
  CLI::App* command = add_command(program, "export",
                                  {"把数据集写成 CSV、JSON Lines、XLSX、SQLite 或 Parquet",
                                   "write a dataset as CSV, JSON Lines, XLSX, SQLite or Parquet"},
                                  session);
  const auto options = std::make_shared<ExportOptions>();
  add_dataset_argument(*command, options->folder, session);
  command->add_option("--to", options->request.path, session.say({"写入的文件", "file to write"}))
      ->required()
      ->option_text("FILE");
  command
      ->add_option("--format", options->format,
                   session.say({"格式；默认按文件的扩展名", "by the name of the file by default"}))
      ->check(CLI::IsMember({"csv", "jsonl", "xlsx", "sqlite", "parquet"}))
      ->option_text("csv|jsonl|xlsx|sqlite|parquet");
  command
      ->add_option("--shape", options->shape,
                   session.say({"long：每个字段一行（默认）；wide：每份报告一行",
                                "long: a row for each field (the default); wide: one for each "
                                "report"}))
      ->check(CLI::IsMember({"long", "wide"}))
      ->option_text("long|wide");
  command
      ->add_option("--header", options->header,
                   session.say({"列名：id（默认）、中文或英文",
                                "columns by id (the default) or "
                                "with Chinese or English labels"}))
      ->check(CLI::IsMember({"id", "zh", "en"}))
      ->option_text("id|zh|en");
  command->add_flag("--bom", options->request.writer.byte_order_mark,
                    session.say({"CSV 开头加字节顺序标记，供 Excel 识别 UTF-8",
                                 "begin a CSV with a byte order mark, for Excel"}));
  add_filters(*command, *options, session);
  command->footer(session.say(
      {"退出状态：0 写完；2 用法错误；3 失败", "Exit status: 0 written; 2 wrong usage; 3 failed"}));
  command->callback([options, &session] { session.status = export_dataset(*options, session); });
}

}  // namespace gouji
