#include "review/report_text.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "dataset/counts.h"
#include "dataset/safe_text.h"
#include "normalize/text.h"
#include "review/text_table.h"

namespace gouji {
namespace {

// Marks behind a value, and signs in place of one. They are the same without colour.
constexpr const char* failing_mark = "!";
constexpr const char* doubtful_mark = "?";
constexpr const char* blank_sign = "·";
constexpr const char* missing_sign = "×";
constexpr const char* unreadable_sign = "#";

class ReportText {
 public:
  ReportText(const Report& report, const Form* form, const TextStyle& style)
      : report_(report), form_(form), style_(style) {
    for (const Finding& finding : report.findings) {
      if (finding.severity != Severity::error) continue;
      failing_.insert(finding.fields.begin(), finding.fields.end());
    }
    for (const Field& field : report.record.fields) fields_[field.id] = &field;
  }

  std::string write() {
    write_head();
    if (form_ != nullptr) {
      for (std::size_t table = 0; table < form_->tables.size(); ++table) write_table(table);
      write_legend();
    }
    write_findings();
    write_unmapped();
    return std::move(out_);
  }

 private:
  std::string say(const char* zh, const char* en) const {
    return style_.language == Language::zh ? zh : en;
  }

  std::string label(const FormLabel& form_label) const {
    const bool english = style_.language == Language::en && !form_label.english.empty();
    return english ? form_label.english : form_label.printed;
  }

  void write_title(const std::string& title) {
    out_ += "\n" + painted(title, Paint::title, style_.colour) + "\n";
  }

  void write_head() {
    const Record& record = report_.record;
    out_ += painted(terminal_text(report_.source), Paint::title, style_.colour) + "\n";
    const auto line = [this](const std::string& name, const std::string& value) {
      if (value.empty()) return;
      const int gap = std::max(10 - display_width(name), 1);
      out_ += "  " + name + std::string(static_cast<std::size_t>(gap), ' ') + value + "\n";
    };
    line(say("状态", "status"), name_of(report_.status));
    line(say("说明", "message"), terminal_text(report_.message.in(style_.language)));
    line(say("机关", "agency"), terminal_text(record.agency));
    line(say("年度", "year"), record.year > 0 ? std::to_string(record.year) : "");
    line(say("格式", "form"), record.form);
    line(say("类型", "kind"), report_.kind);
    line(say("页数", "pages"), report_.pages > 0 ? std::to_string(report_.pages) : "");
    line("sha256", report_.sha256);
  }

  TextCell cell(const std::string& id) {
    const auto found = fields_.find(id);
    if (found == fields_.end()) return {};
    const Field& field = *found->second;
    const bool failing = failing_.count(id) > 0;
    TextCell value;
    value.text = sign(field);
    if (failing) value.text += failing_mark;
    if (needs_review(field) && field.state != FieldState::missing) value.text += doubtful_mark;
    value.paint = failing                             ? Paint::failing
                  : needs_review(field)               ? Paint::doubtful
                  : field.state != FieldState::number ? Paint::faint
                                                      : Paint::plain;
    used_signs_.insert(field.state);
    any_failing_ = any_failing_ || failing;
    any_doubtful_ = any_doubtful_ || needs_review(field);
    return value;
  }

  static std::string sign(const Field& field) {
    switch (field.state) {
      case FieldState::number:
        return field.value.to_string();
      case FieldState::blank:
        return blank_sign;
      case FieldState::nil:
        return cut(terminal_text(field.raw), 6);
      case FieldState::missing:
        return missing_sign;
      case FieldState::unreadable:
        return unreadable_sign;
    }
    return {};
  }

  // The rows of a table that the report has: an alternative takes the place of the rows it stands
  // for when the report was mapped to it.
  std::vector<FormRow> rows_of(const FormTable& table) const {
    std::vector<FormRow> rows;
    for (const FormRow& row : table.rows) {
      if (has_fields(table, row)) rows.push_back(row);
      for (const FormTable::Alternative& alternative : table.alternatives) {
        if (alternative.instead_of.empty() || alternative.instead_of.back() != row.id) continue;
        for (const FormRow& other : alternative.rows) {
          if (has_fields(table, other)) rows.push_back(other);
        }
      }
    }
    return rows;
  }

  bool has_fields(const FormTable& table, const FormRow& row) const {
    const auto& columns = table.blocks[static_cast<std::size_t>(row.block)].columns;
    return std::any_of(columns.begin(), columns.end(), [&](const FormColumn& column) {
      return fields_.count(field_id(table, row, column)) > 0;
    });
  }

  // Few columns have room for their whole names.
  int header_width(const FormBlock& block) const {
    if (block.columns.size() <= 3) return 30;
    return style_.language == Language::zh ? 8 : 13;
  }
  int label_width() const { return std::max(style_.width - 66, 24); }

  void write_table(std::size_t index) {
    const FormTable& table = form_->tables[index];
    write_title(label(table.title));
    const std::vector<FormRow> rows = rows_of(table);
    for (std::size_t block = 0; block < table.blocks.size(); ++block) {
      std::vector<FormRow> block_rows;
      std::copy_if(rows.begin(), rows.end(), std::back_inserter(block_rows),
                   [block](const FormRow& row) { return row.block == static_cast<int>(block); });
      if (block_rows.empty()) continue;
      const FormBlock& form_block = table.blocks[block];
      if (!form_block.title.printed.empty()) {
        out_ += painted(label(form_block.title), Paint::faint, style_.colour) + "\n";
      }
      form_block.columns_under.empty() ? write_block(table, form_block, block_rows)
                                       : write_turned(table, form_block, block_rows.front());
    }
  }

  void write_block(const FormTable& table, const FormBlock& block,
                   const std::vector<FormRow>& rows) {
    std::vector<std::string> header;
    for (const FormColumn& column : block.columns) header.push_back(label(column.label));
    TextTable text(header, header_width(block), label_width());
    std::vector<std::string> open;  // the groups whose headings stand above
    for (const FormRow& row : rows) {
      std::vector<std::string> groups;
      for (const FormLabel& group : row.groups) groups.push_back(label(group));
      const auto differ = std::mismatch(groups.begin(), groups.end(), open.begin(), open.end());
      for (auto group = differ.first; group != groups.end(); ++group) {
        text.add_heading(*group, static_cast<int>(group - groups.begin()));
      }
      open = groups;
      std::vector<TextCell> values;
      for (const FormColumn& column : block.columns) {
        values.push_back(cell(field_id(table, row, column)));
      }
      text.add_row(label(row.label), static_cast<int>(groups.size()), std::move(values));
    }
    out_ += text.render(style_.colour);
  }

  // A table of one row with the same columns under each of several groups (四) is turned: a row for
  // each group.
  void write_turned(const FormTable& table, const FormBlock& block, const FormRow& row) {
    std::vector<std::string> header;
    std::vector<std::pair<std::string, std::vector<TextCell>>> groups;
    for (const FormColumn& column : block.columns) {
      std::string group;
      for (const FormLabel& part : column.groups) {
        group += (group.empty() ? "" : " › ") + label(part);
      }
      if (groups.empty() || groups.back().first != group) groups.emplace_back(group, 0);
      if (groups.size() == 1) header.push_back(label(column.label));
      groups.back().second.push_back(cell(field_id(table, row, column)));
    }
    TextTable text(header, header_width(block), label_width() + 20);
    for (auto& [group, values] : groups) text.add_row(group, 0, std::move(values));
    out_ += text.render(style_.colour);
  }

  void write_legend() {
    std::string legend;
    const auto add = [&](bool used, const std::string& sign, const std::string& meaning) {
      if (used) legend += (legend.empty() ? "" : "   ") + sign + " " + meaning;
    };
    add(used_signs_.count(FieldState::blank) > 0, blank_sign, say("空白", "blank"));
    add(used_signs_.count(FieldState::missing) > 0, missing_sign, say("未找到", "not found"));
    add(used_signs_.count(FieldState::unreadable) > 0, unreadable_sign,
        say("无法读出", "unreadable"));
    add(any_failing_, failing_mark, say("勾稽不符", "does not tie out"));
    add(any_doubtful_, doubtful_mark, say("需要人工核对", "needs review"));
    if (!legend.empty()) out_ += "\n" + painted(legend, Paint::faint, style_.colour) + "\n";
  }

  void write_findings() {
    if (report_.findings.empty()) return;
    const std::string count = std::to_string(report_.findings.size());
    write_title(say("发现 ", "Findings ") + count);
    for (const Finding& finding : report_.findings) {
      const Paint paint = finding.severity == Severity::error     ? Paint::failing
                          : finding.severity == Severity::warning ? Paint::doubtful
                                                                  : Paint::plain;
      std::string line = "  " + painted(severity_word(finding.severity), paint, style_.colour) +
                         "  " + finding.rule;
      if (finding.page > 0) {
        line += "  " + say("第 ", "page ") + std::to_string(finding.page) + say(" 页", "");
      }
      out_ += line + "\n    " + terminal_text(finding.message.in(style_.language)) + "\n";
    }
  }

  std::string severity_word(Severity severity) const {
    switch (severity) {
      case Severity::error:
        return say("错误", "error");
      case Severity::warning:
        return say("警告", "warning");
      case Severity::notice:
        return say("提示", "notice");
    }
    return {};
  }

  void write_unmapped() {
    const std::vector<UnmappedRow>& rows = report_.record.unmapped;
    if (rows.empty()) return;
    write_title(say("表外行 ", "Rows outside the form ") + std::to_string(rows.size()));
    for (const UnmappedRow& row : rows) {
      std::string line = "  ";
      if (row.page > 0) {
        line += say("第 ", "page ") + std::to_string(row.page) + say(" 页  ", "  ");
      }
      std::string cells;
      for (const std::string& text : row.cells) {
        cells += (cells.empty() ? "" : " | ") + squeeze_spaces(text);
      }
      out_ += line + cut(terminal_text(cells), style_.width - 12) + "\n";
    }
  }

  const Report& report_;
  const Form* form_;
  const TextStyle& style_;
  std::map<std::string, const Field*> fields_;
  std::set<std::string> failing_;
  std::set<FieldState> used_signs_;
  bool any_failing_ = false;
  bool any_doubtful_ = false;
  std::string out_;
};

}  // namespace

std::string report_text(const Report& report, const Form* form, const TextStyle& style) {
  return ReportText(report, form, style).write();
}

}  // namespace gouji
