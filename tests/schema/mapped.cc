#include "tests/schema/mapped.h"

#include "schema/mapper.h"

namespace gouji {

const std::string requests_header =
    "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） | < | < | "
    "申请人情况 | < | < | < | < | < | <\n"
    "^ | ^ | ^ | 自然人 | 法人或其他组织 | < | < | < | < | 总计\n"
    "^ | ^ | ^ | ^ | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | ^\n";

const std::string disputes_header =
    "行政复议 | < | < | < | < | 行政诉讼 | < | < | < | < | < | < | < | < | <\n"
    "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 | < | < | < | < | "
    "复议后起诉 | < | < | < | <\n"
    "^ | ^ | ^ | ^ | ^ | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | "
    "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计\n";

const std::string requests_row =
    requests_header + "一、本年新收政府信息公开申请数量 | < | < |1|1|1|1|1|1|6";

Record map_disputes(const std::vector<std::string>& drawings) {
  std::vector<Table> tables = {draw_table(requests_row)};
  for (const std::string& drawing : drawings) tables.push_back(draw_table(drawing));
  return map_tables(std::move(tables));
}

Record map_tables(std::vector<Table> tables) {
  return map_document(document_of(std::move(tables)), built_in_forms(), "");
}

std::string fields(const Record& record, const std::string& prefix) {
  std::string out;
  for (const Field& field : record.fields) {
    if (field.id.rfind(prefix + ".", 0) != 0) continue;
    if (!out.empty()) out += ' ';
    switch (field.state) {
      case FieldState::number:
        out += field.value.to_string();
        break;
      case FieldState::blank:
        out += '_';
        break;
      case FieldState::nil:
        out += '-';
        break;
      case FieldState::missing:
        out += 'x';
        break;
      case FieldState::unreadable:
        out += '?';
        break;
    }
    if (field.review) out += '!';
  }
  return out;
}

std::string rules(const Record& record) {
  std::string out;
  for (const Finding& finding : record.findings) {
    out += (out.empty() ? "" : " ") + finding.rule;
  }
  return out;
}

std::string unmapped(const Record& record) {
  std::string out;
  for (const UnmappedRow& row : record.unmapped) {
    out += row.reason + ":";
    for (const std::string& cell : row.cells) out += cell.empty() ? " _" : " " + cell;
    out += "\n";
  }
  return out;
}

}  // namespace gouji
