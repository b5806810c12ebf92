#include "cli/extract_options.h"

#include <sched.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <iostream>
#include <iterator>
#include <map>

#include "cli/forms_option.h"
#include "cli/version.h"

namespace gouji {
namespace {

// How many documents can be read side by side: the processors that this process may use.
int processors() {
  cpu_set_t usable;
  if (::sched_getaffinity(0, sizeof usable, &usable) != 0) return 1;
  return std::max(1, CPU_COUNT(&usable));
}

// "2/5" as 2 of 5; 0 of 0 for what is no such thing.
std::pair<int, int> parse_shard(const std::string& text) {
  int shard = 0;
  int shards = 0;
  int end = 0;
  const bool parsed = std::sscanf(text.c_str(), "%5d/%5d%n", &shard, &shards, &end) == 2 &&
                      static_cast<std::size_t>(end) == text.size();
  if (!parsed || shard < 1 || shard > shards) return {0, 0};
  return {shard, shards};
}

void add_input_options(CLI::App& command, ExtractOptions& options, const Session& session) {
  command
      .add_option("PATH", options.paths,
                  session.say({"报告文件、压缩包，或含有它们的文件夹；- 从标准输入读取路径",
                               "reports, archives, or folders of them; - takes paths from stdin"}))
      ->option_text("...");
  command
      .add_option("--manifest", options.manifest,
                  session.say({"清单：path 列，可有 agency、year 及其他列",
                               "CSV of inputs: path, and agency, year, others"}))
      ->option_text("FILE");
  command
      .add_option("--corrections", options.corrections,
                  session.say({"更正表；默认为 DIR/corrections.csv（若有）",
                               "CSV of corrections; DIR/corrections.csv where it is"}))
      ->option_text("FILE");
  command
      .add_option("--out", options.out,
                  session.say({"数据集所在的文件夹（必填）", "folder of the dataset (required)"}))
      ->required()
      ->option_text("DIR");
  command
      .add_option("--shard", options.shard,
                  session.say({"只读第 i 份，共 n 份；gouji merge 合并",
                               "only part i of n; gouji merge joins them"}))
      ->option_text("i/n");
  command
      .add_option("--password", options.password,
                  session.say({"加密 PDF 和压缩包的密码", "password of encrypted PDFs, archives"}))
      ->option_text("PASSWORD");
  command.add_option("--forms", options.forms, session.say(forms_option_help()))
      ->option_text("DIR");
}

void add_recognition_options(CLI::App& command, ExtractOptions& options, const Session& session) {
  static const std::map<std::string, OcrMode> modes = {
      {"off", OcrMode::off}, {"auto", OcrMode::automatic}, {"force", OcrMode::force}};
  command
      .add_option_function<std::string>(
          "--ocr", [&options](const std::string& mode) { options.ocr = modes.at(mode); },
          session.say({"文字识别：off 不用，auto 需要时用（默认），force 每页",
                       "text recognition: auto (default) where needed, force every page"}))
      ->check(CLI::IsMember({"off", "auto", "force"}))
      ->option_text("off|auto|force");
  command.add_flag("--ocr-prose", options.ocr_prose,
                   session.say({"也识别表格以外的文字（慢）", "recognise prose too (slow)"}));
  command
      .add_option("--dpi", options.dpi,
                  session.say({"识别时页面的分辨率，默认 300", "resolution for recognition, 300"}))
      ->check(CLI::Range(100, 600))
      ->option_text("DPI");
  command.add_flag("--keep-pages", options.keep_pages,
                   session.say({"保存需要核对的页面图片到 DIR/pages",
                                "keep pictures of pages to be reviewed in DIR/pages"}));
}

}  // namespace

void add_extract_options(CLI::App& command, ExtractOptions& options, const Session& session) {
  options.jobs = processors();
  add_input_options(command, options, session);
  command
      .add_option("--jobs", options.jobs,
                  session.say({"同时读取几份，默认用满处理器",
                               "documents read side by side; all processors by default"}))
      ->check(CLI::Range(1, 1024))
      ->option_text("N");
  command
      .add_option("--timeout", options.timeout,
                  session.say({"每份最多读多少秒，默认 60", "seconds for a document, 60"}))
      ->check(CLI::Range(1, 86400))
      ->option_text("SEC");
  command
      .add_option("--memory", options.memory,
                  session.say({"每份最多用多少 MB 内存，默认 2048", "MB for a document, 2048"}))
      ->check(CLI::Range(256, 1 << 20))
      ->option_text("MB");
  add_recognition_options(command, options, session);
  command.add_flag("--retry-failed", options.retry_failed,
                   session.say({"重新读取上次失败的文件", "read again what has failed before"}));
  command.add_flag("--no-jail", options.no_jail,
                   session.say({"不限制读取进程的权限", "do not lock the reading processes in"}));
  command
      .add_option("--log", options.log,
                  session.say({"把每份文件的结果追加到这个文件（每行一个 JSON）",
                               "add what happens to this file, as JSON lines"}))
      ->option_text("FILE");
  command.add_flag("--quiet", options.quiet,
                   session.say({"不显示进度和小结", "no progress and no summary"}));
}

Result<InputRequest> input_request(const ExtractOptions& options, const Manifest* manifest) {
  if (options.paths.empty() && manifest == nullptr) {
    return failure("没有给出输入：请给出文件、文件夹，或用 --manifest 给出清单",
                   "nothing to read: name files or folders, or give a list with --manifest");
  }
  InputRequest request;
  for (const std::string& path : options.paths) {
    if (path != "-") {
      request.paths.push_back(path);
      continue;
    }
    const std::string text{std::istreambuf_iterator<char>(std::cin), {}};
    for (std::string& line : split_paths(text)) request.paths.push_back(std::move(line));
  }
  request.manifest = manifest;
  request.left_out = options.out;
  if (options.shard.empty()) return request;
  std::tie(request.shard, request.shards) = parse_shard(options.shard);
  if (request.shard == 0) {
    return failure("--shard 应写作 i/n，如 2/5，i 在 1 到 n 之间",
                   "--shard is i/n, such as 2/5, with i from 1 to n");
  }
  return request;
}

ImportOptions import_options(const ExtractOptions& options, std::span<const Form> forms,
                             const Manifest* manifest) {
  ImportOptions import_options;
  import_options.run.program = "gouji " + program_version();
  if (manifest != nullptr) import_options.run.columns = manifest->columns;
  import_options.run.shard = options.shard;
  import_options.jobs = options.jobs;
  import_options.retry_failed = options.retry_failed;
  import_options.manifest = manifest;
  import_options.worker.forms = forms;
  import_options.worker.read.password = options.password;
  import_options.worker.read.ocr = options.ocr;
  import_options.worker.read.ocr_prose = options.ocr_prose;
  import_options.worker.read.dpi = options.dpi;
  import_options.worker.time_limit = std::chrono::seconds(options.timeout);
  import_options.worker.memory_limit = static_cast<std::size_t>(options.memory) << 20;
  import_options.worker.jailed = !options.no_jail;
  return import_options;
}

}  // namespace gouji
