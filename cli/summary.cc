#include "cli/summary.h"

#include <algorithm>
#include <vector>

#include "dataset/safe_text.h"
#include "normalize/text.h"

namespace gouji {
namespace {

struct Line {
  int count;
  Message meaning;
};

std::string lines_text(const std::vector<Line>& lines, Language language) {
  std::size_t width = 0;
  for (const Line& line : lines) width = std::max(width, std::to_string(line.count).size());
  std::string out;
  for (const Line& line : lines) {
    if (line.count == 0) continue;
    const std::string count = std::to_string(line.count);
    out += "  " + std::string(width - count.size(), ' ') + count + "  " +
           line.meaning.in(language) + "\n";
  }
  return out;
}

}  // namespace

std::string summary_text(const Tally& tally, const std::string& folder, Language language) {
  const bool zh = language == Language::zh;
  const ReportCounts& counts = tally.counts;
  std::string out = zh ? "输入 " + std::to_string(tally.inputs) + " 份：\n"
                       : "Inputs: " + std::to_string(tally.inputs) + "\n";
  out += lines_text(
      {{tally.of(Status::ok), {"完整", "complete"}},
       {tally.of(Status::incomplete),
        {"不完整：缺表格、缺字段，或表格没有数字",
         "incomplete: a table, a field or a table's figures missing"}},
       {tally.of(Status::prose_only), {"只有文字，没有法定表格", "prose without statutory tables"}},
       {tally.of(Status::not_a_report), {"不是年度报告", "no annual report"}},
       {tally.of(Status::failed),
        {"读取失败，原因见 reports.csv", "failed; reports.csv says why"}}},
      language);
  if (tally.reused > 0) {
    const std::string reused = std::to_string(tally.reused);
    out += zh ? "其中 " + reused + " 份的内容以前读过，未重读\n"
              : "Of these " + reused + " were read before and not read again\n";
  }
  if (tally.vanished > 0) {
    const std::string vanished = std::to_string(tally.vanished);
    out += zh ? "以前的输入有 " + vanished +
                    " 份这次没有：不在 CSV 里，仍在 gouji.sqlite 里（视图 vanished）\n"
              : "Of earlier inputs " + vanished +
                    " were not named this time: not in the CSV files, still in gouji.sqlite "
                    "(view vanished)\n";
  }
  out += zh ? "字段 " + std::to_string(counts.cells) + " 个：\n"
            : "Fields found: " + std::to_string(counts.cells) + "\n";
  out += lines_text(
      {{counts.review, {"需要人工核对（cells.csv 的 review）", "need review (cells.csv, review)"}},
       {counts.missing, {"没有找到", "not found"}},
       {counts.errors, {"勾稽不符（findings.csv，error）", "do not tie out (findings.csv, error)"}},
       {counts.warnings, {"警告（findings.csv，warning）", "warnings (findings.csv, warning)"}}},
      language);
  const std::string where = terminal_text(folder);
  out += zh ? "数据在 " + where +
                  "：reports.csv、cells.csv、records.csv、findings.csv、"
                  "unmapped.csv、gouji.sqlite\n"
            : "Dataset in " + where +
                  ": reports.csv cells.csv records.csv findings.csv unmapped.csv gouji.sqlite\n";
  return out;
}

std::string kept_pages_text(const KeptPages& kept, const std::string& folder, Language language) {
  const std::string where = terminal_text(folder) + "/pages";
  const std::string pictures = std::to_string(kept.pages - kept.without);
  std::string out =
      language == Language::zh
          ? "页面图片 " + pictures + " 张在 " + where + "，目录是其中的 pages.csv\n"
          : "Pictures of " + pictures + " pages in " + where + ": pages.csv lists them\n";
  if (kept.without == 0) return out;
  const std::string without = std::to_string(kept.without);
  out +=
      language == Language::zh
          ? "另有 " + without + " 页画不出来：文件已移走、有改动或已损坏\n"
          : "Of " + without + " more there is none: the file was moved, has changed or is broken\n";
  return out;
}

}  // namespace gouji
