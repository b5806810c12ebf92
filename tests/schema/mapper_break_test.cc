// Tables that a page break, or their author, cut in parts.
#include <algorithm>
#include <catch2/catch.hpp>

#include "schema/mapper.h"
#include "tests/schema/mapped.h"
#include "tests/schema/printed_form.h"

namespace gouji {
namespace {

std::vector<std::string> lines_of(const std::string& drawing) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < drawing.size();) {
    const std::size_t end = drawing.find('\n', begin);
    lines.push_back(drawing.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

std::string join(const std::vector<std::string>& lines, std::size_t begin, std::size_t end) {
  std::string out;
  for (std::size_t line = begin; line < end; ++line) out += lines[line] + '\n';
  return out;
}

// What stands first on a page continues nothing above it.
std::string without_continuation(std::string line) {
  std::replace(line.begin(), line.end(), '^', ' ');
  return line;
}

// The tables of `printed` with the one at `table` cut in front of `line`; its first `header` lines
// are repeated behind the cut.
Document cut(const Printed& printed, std::size_t table, std::size_t line, std::size_t header) {
  std::vector<Table> tables;
  for (std::size_t index = 0; index < printed.drawings.size(); ++index) {
    if (index != table) {
      tables.push_back(draw_table(printed.drawings[index]));
      continue;
    }
    std::vector<std::string> lines = lines_of(printed.drawings[index]);
    tables.push_back(draw_table(join(lines, 0, line)));
    lines[line] = without_continuation(lines[line]);
    tables.push_back(draw_table(join(lines, 0, header) + join(lines, line, lines.size()), 2));
  }
  return document_of(std::move(tables));
}

TEST_CASE("a table cut between any two rows is read whole") {
  for (const Form& form : built_in_forms()) {
    const Printed printed = print_form(form);
    for (std::size_t table = 0; table < printed.drawings.size(); ++table) {
      const std::size_t lines = lines_of(printed.drawings[table]).size();
      for (std::size_t line = 1; line < lines; ++line) {
        for (const bool repeated : {false, true}) {
          const std::size_t header = table == 0 ? 2 : 3;
          if (repeated && (line <= header || table == 0)) continue;
          INFO(form.id << " table " << table << " line " << line << (repeated ? " repeated" : ""));
          const Record record =
              map_document(cut(printed, table, line, repeated ? header : 0), built_in_forms(), "");
          CHECK(record.form == form.id);
          CHECK(silent_errors(record, printed) == "");
          // 四 and 五 of the statistics have rows alike, and no label of the other page tells them
          // apart: flagged.
          if (form.id == "stat-2014" && !reviewed(record).empty()) continue;
          CHECK(right_fields(record, printed) == static_cast<int>(printed.truth.size()));
          // Half a header names half of the columns.
          const bool in_header = table > 0 && line == header - 1;
          if (!in_header) CHECK(reviewed(record) == "");
        }
      }
    }
  }
}

}  // namespace
TEST_CASE("a row that a page break cut through its figures is under review") {
  const std::string above =
      requests_header +
      "三、本年度办理结果 | （五）不予处理 | 1.信访举报投诉类申 |1234|1|0|0|0|0|1234\n";
  const std::string below =
      "^ | ^ | 2.重复申请 |2|0|0|0|0|0|2\n^ | （七）总计 | < |12347|1|0|0|0|0|12348\n";
  for (const std::string rest : {" | | 请 |5| | | | | |6\n", " | | |5| | | | | |6\n"}) {
    INFO(rest);
    const Record record =
        map_tables({draw_table(above), draw_table(requests_header + rest + below, 2)});
    CHECK(fields(record, "requests.not_processed.petition") == "1234! 1! 0! 0! 0! 0! 1234!");
    CHECK(fields(record, "requests.not_processed.repeated") == "2 0 0 0 0 0 2");
    // On the same page it is a row that somebody added.
    const Record same = map_tables({draw_table(above), draw_table(requests_header + rest + below)});
    CHECK(fields(same, "requests.not_processed.petition") == "1234 1 0 0 0 0 1234");
  }
  // Figures in other columns are another table's.
  const Record other = map_tables(
      {draw_table(above), draw_table("2023 | 5 | 6 | 7 | 8 | 1 | 2 | 3 | 4 | 5 | 6 | 7\n", 2)});
  CHECK(fields(other, "requests.not_processed.petition") == "1234 1 0 0 0 0 1234");
}

}  // namespace gouji
