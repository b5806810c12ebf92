#include "review/explanation_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "dataset/safe_text.h"
#include "normalize/text.h"
#include "review/form_text.h"
#include "review/paint.h"

namespace gouji {
namespace {

constexpr int name_width = 14;

struct Meaning {
  const char* name;
  const char* zh;
  const char* en;
};

constexpr Meaning states[] = {
    {"blank", "单元格空白", "the cell is there and empty"},
    {"nil", "写作 — 或无", "the cell says — or 无"},
    {"missing", "没有找到这一格", "no such cell was found"},
    {"unreadable", "有这一格，但字符不可信或不是数",
     "the cell is there and its characters are no figure that can be trusted"},
};

constexpr Meaning methods[] = {
    {"ruled", "按表格线分出的单元格", "a cell between printed rules"},
    {"gaps", "按数字之间的空白分列", "columns told by the gaps between figures"},
    {"html", "网页的表格", "a table of a web page"},
    {"docx", "Word 文件的表格", "a table of a Word file"},
    {"text", "文本中的行", "lines of a text"},
    {"ocr", "从图像识别", "recognised in a picture"},
    {"corrected", "由人更正", "corrected by a person"},
};

class ExplanationText {
 public:
  ExplanationText(const Explanation& explanation, const TextStyle& style)
      : it_(explanation), style_(style) {}

  std::string write() {
    out_ += painted(it_.cell.field, Paint::title, style_.colour) + "\n";
    write_report();
    write_figure();
    write_labels();
    write_correction();
    write_identities();
    write_findings();
    return std::move(out_);
  }

 private:
  std::string say(const char* zh, const char* en) const {
    return style_.language == Language::zh ? zh : en;
  }

  std::string name_and_meaning(std::span<const Meaning> meanings, const std::string& name) const {
    for (const Meaning& each : meanings) {
      if (name == each.name) return name + say("：", ": ") + say(each.zh, each.en);
    }
    return terminal_text(name);
  }

  void title(const char* zh, const char* en) {
    out_ += "\n" + painted(say(zh, en), Paint::title, style_.colour) + "\n";
  }

  void line(const std::string& name, const std::string& value) {
    if (value.empty()) return;
    const int gap = std::max(name_width - display_width(name), 1);
    out_ += "  " + name + std::string(static_cast<std::size_t>(gap), ' ') + value + "\n";
  }

  void write_report() {
    line(say("来源", "source"), terminal_text(it_.source));
    line("sha256", it_.sha256);
    line(say("机关", "agency"), terminal_text(it_.agency));
    line(say("年度", "year"), it_.year > 0 ? std::to_string(it_.year) : "");
    std::string form = it_.form;
    if (it_.definition != nullptr) {
      form += say("：", ": ") + it_.definition->title.in(style_.language);
      if (!it_.definition->authority.empty()) form += say("，", ", ") + it_.definition->authority;
    }
    line(say("格式", "form"), form);
    if (it_.official != nullptr) write_table();
    line(say("读取程序", "read by"), it_.program);
  }

  void write_table() {
    const FormTable& table = table_of(*it_.definition, *it_.official);
    std::string name = label(table.title);
    if (it_.official->alternative >= 0) {
      const auto index = static_cast<std::size_t>(it_.official->alternative);
      name += say("，按另一种行式 ", ", with the alternative rows ") + table.alternatives[index].id;
    }
    line(say("表", "table"), name);
  }

  std::string label(const FormLabel& official) const {
    const bool english = style_.language == Language::en && !official.english.empty();
    return english ? official.english : official.printed;
  }

  std::string quoted(const std::string& text) const {
    return text.empty() ? say("（空）", "(empty)")
                        : say("“", "\"") + terminal_text(text) + say("”", "\"");
  }

  void write_figure() {
    const StoredCell& cell = it_.cell;
    title("数", "Figure");
    line(say("值", "value"), cell.value.empty() ? say("无", "none") : cell.value + " " + cell.unit);
    line(say("状态", "state"), name_and_meaning(states, cell.state));
    if (cell.state != "missing") line(say("印刷文字", "as printed"), quoted(cell.raw));
    line(say("位置", "place"), place());
    line(say("方法", "method"), name_and_meaning(methods, cell.method));
    line(say("置信度", "confidence"), fmt::format("{:.2f}", cell.confidence));
    const std::string review =
        cell.review ? say("是：使用前请对照原件", "yes: look at the report before you use it")
                    : say("否", "no");
    line(say("待复核", "review"),
         painted(review, cell.review ? Paint::doubtful : Paint::plain, style_.colour));
  }

  std::string place() const {
    const StoredCell& cell = it_.cell;
    std::string text;
    const auto add = [this, &text](const std::string& part) {
      text += (text.empty() ? "" : say("；", "; ")) + part;
    };
    if (cell.page > 0) {
      const std::string page = std::to_string(cell.page);
      add(say("第 ", "page ") + page + say(" 页", ""));
    }
    if (cell.box) {
      add(fmt::format("{} {:.1f} {:.1f} {:.1f} {:.1f}{}", say("方框", "box"), cell.box->x0,
                      cell.box->y0, cell.box->x1, cell.box->y1,
                      say("（点，左上角为原点）", " (points from the top left)")));
    }
    if (!cell.path.empty()) add(terminal_text(cell.path));
    if (cell.source_table >= 0) {
      add(style_.language == Language::zh
              ? fmt::format("文件中第 {} 个表格第 {} 行第 {} 列", cell.source_table + 1,
                            cell.source_row + 1, cell.source_column + 1)
              : fmt::format("table {} of the file, row {}, column {}", cell.source_table + 1,
                            cell.source_row + 1, cell.source_column + 1));
    }
    return text;
  }

  void write_labels() {
    title("标签", "Labels");
    if (it_.official == nullptr) {
      line(say("行", "row"), quoted(it_.cell.row_label));
      line(say("列", "column"), quoted(it_.cell.column_label));
      line(say("注意", "note"),
           say("读取时的格式定义与本程序的不同，无法给出匹配和勾稽；请重新运行 gouji extract，"
               "或用 --forms 指定当时的定义",
               "the report was read with other form definitions than those at hand, so matches and "
               "identities are left out; run gouji extract again, or name the definitions with "
               "--forms"));
      return;
    }
    line(say("字段", "field"), field_label(*it_.definition, *it_.official, style_.language));
    write_label(say("行", "row"), it_.labels.row);
    write_label(say("列", "column"), it_.labels.column);
  }

  void write_label(const std::string& name, const LabelMatch& match) {
    if (match.official == nullptr) {
      line(name, say("格式中没有标签", "without a label on the form"));
      return;
    }
    const std::string official = quoted(match.official->printed);
    if (match.printed.empty()) {
      line(name, say("没有找到标签；格式为", "no label was found; the form's is ") + official);
      return;
    }
    line(name, quoted(match.printed) + say("，格式为", ", the form's is ") + official +
                   fmt::format("{}{:.2f}", say("，相似度 ", ", likeness "), match.score));
    if (match.next.empty()) return;
    line("", say("次相似的是", "next best is ") + quoted(match.next) +
                 fmt::format("{}{:.2f}", say("，", ", "), match.next_score));
  }

  void write_correction() {
    if (!it_.correction) return;
    const StoredCorrection& made = *it_.correction;
    title("更正", "Correction");
    line(say("更正人", "by"), terminal_text(made.by));
    line(say("日期", "date"), terminal_text(made.date));
    line(say("理由", "reason"), terminal_text(made.reason));
    line(say("原读作", "was read as"),
         made.read_value.empty() ? name_and_meaning(states, made.read_state) : made.read_value);
    line(say("原方法", "read method"), name_and_meaning(methods, made.read_method));
    line(say("原置信度", "confidence"), fmt::format("{:.2f}", made.read_confidence));
    line(say("原待复核", "review"), made.read_review ? say("是", "yes") : say("否", "no"));
  }

  void write_identities() {
    if (it_.definition == nullptr) return;
    title("勾稽关系", "Identities");
    if (it_.identities.empty()) {
      line(say("无", "none"),
           say("格式中没有涉及这个字段的勾稽关系", "no identity of the form covers this field"));
    }
    for (const IdentityCheck& check : it_.identities) {
      const bool differs = check.outcome == TieOut::differs;
      const std::string outcome = differs                          ? say("不符", "differs")
                                  : check.outcome == TieOut::holds ? say("相符", "holds")
                                                                   : say("未陈述", "not stated");
      line(outcome,
           painted(check.identity->rule, differs ? Paint::failing : Paint::plain, style_.colour) +
               say("：", ": ") + terminal_text(check.finding.message.in(style_.language)));
    }
  }

  void write_findings() {
    title("提到它的发现", "Findings that name it");
    if (it_.findings.empty()) line(say("无", "none"), say("没有", "there are none"));
    for (const Finding& finding : it_.findings) {
      const Paint paint = finding.severity == Severity::error     ? Paint::failing
                          : finding.severity == Severity::warning ? Paint::doubtful
                                                                  : Paint::plain;
      line(name_of(finding.severity), painted(terminal_text(finding.rule), paint, style_.colour) +
                                          say("：", ": ") +
                                          terminal_text(finding.message.in(style_.language)));
    }
  }

  const Explanation& it_;
  const TextStyle& style_;
  std::string out_;
};

}  // namespace

std::string explanation_text(const Explanation& explanation, const TextStyle& style) {
  return ExplanationText(explanation, style).write();
}

}  // namespace gouji
