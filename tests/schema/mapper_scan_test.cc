// Tables recognised from a picture: labels beyond recognition, some of them taken for figures.
#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "normalize/text.h"
#include "schema/mapper.h"
#include "tests/schema/mapped.h"
#include "tests/schema/printed_form.h"

namespace gouji {
namespace {

std::string misread_characters(std::size_t count, std::mt19937& random) {
  constexpr std::u32string_view letters = U"再三滩和守正后电请由容全垃技铅几炙滞才理摩化坡规华攻";
  std::u32string text(count, U' ');
  for (char32_t& letter : text) letter = letters[random() % letters.size()];
  return to_utf8(text);
}

std::string misread(const std::string& label, std::mt19937& random) {
  const std::size_t count = 3 + random() % std::max<std::size_t>(to_utf32(label).size(), 3);
  const std::string text = misread_characters(count, random);
  // A number in front whose point was misread, or nothing but a number.
  const auto kind = random() % 10;
  if (kind == 0) return std::to_string(random() % 9 + 1);
  return (kind < 4 ? std::to_string(random() % 9 + 1) + "，" : std::string()) + text;
}

// Leaves ink where `text` stands.
void make_illegible(Table& table, std::string_view text) {
  for (Cell& cell : table.cells) {
    if (cell.text != text) continue;
    cell.text.clear();
    cell.text_box = cell.box;
  }
}

Record map_scan(const Printed& printed) {
  std::vector<Table> tables;
  for (const std::string& drawing : printed.drawings) {
    tables.push_back(draw_table(drawing));
    tables.back().method = Method::ocr;
  }
  return map_document(document_of(std::move(tables)), built_in_forms(), "");
}

TEST_CASE("labels of a scan beyond recognition never yield a wrong field in silence") {
  std::mt19937 random(7);
  int right = 0;
  int all = 0;
  for (const Form& form : built_in_forms()) {
    if (form.tables.size() < 3) continue;  // one whose headers are lost too is no table of any form
    for (int round = 0; round < 40; ++round) {
      INFO(form.id << " round " << round);
      PrintOptions options;
      options.alternative = round % 2 == 0 ? -1 : 0;
      options.relabel = [&](const std::string& label) {
        return random() % 5 < static_cast<unsigned>(1 + round % 4) ? misread(label, random) : label;
      };
      const Printed printed = print_form(form, options);
      const Record record = map_scan(printed);
      CHECK(silent_errors(record, printed) == "");
      right += right_fields(record, printed);
      all += static_cast<int>(printed.truth.size());
    }
  }
  INFO(right << " of " << all << " right");
  CHECK(right >= 0.9 * all);
}

TEST_CASE("a table of a scan without a legible label is known by its lines, and left to a person") {
  std::mt19937 random(3);
  for (const std::string id : {"gov-2021", "gov-2019"}) {
    const Form& form = *std::find_if(built_in_forms().begin(), built_in_forms().end(),
                                     [&](const Form& one) { return one.id == id; });
    const Printed whole = print_form(form);
    PrintOptions options;
    options.relabel = [&](const std::string&) {
      return misread_characters(4 + random() % 5, random);
    };
    Printed printed = print_form(form, options);
    printed.drawings[1] = whole.drawings[1];
    INFO(id);
    const Record record = map_scan(printed);
    CHECK(right_fields(record, printed) == static_cast<int>(printed.truth.size()));
    CHECK(silent_errors(record, printed) == "");
    for (const Field& field : record.fields) {
      if (field.id.rfind("requests.", 0) != 0) CHECK(field.review);
    }
    // One line less, and it is no table of the form.
    printed.drawings[0].erase(printed.drawings[0].rfind('\n', printed.drawings[0].size() - 2) + 1);
    CHECK(right_fields(map_scan(printed), printed) < static_cast<int>(printed.truth.size()));
  }
}

TEST_CASE("figures of a scan that nobody can read are unreadable, and rows with them are rows") {
  Table table = draw_table(
      "第二十条第（五）项 | <\n"
      "信息内容 | 本年处理决定数量\n"
      "行政证这 | .874,033\n"
      "第二十条第（六）项 | <\n"
      "信息内容 | 本年处理决定数量\n"
      "行下对 | 墨\n"
      "行业强制 | 12\n");
  table.method = Method::ocr;
  make_illegible(table, "墨");
  const Record record = map_tables({table});
  // Then the two fields that another edition would have.
  CHECK(fields(record, "proactive.licences") == "?! x! x!");
  CHECK(fields(record, "proactive.penalties") == "?! x! x!");
  CHECK(fields(record, "proactive.coercive_measures") == "12! x! x!");
}

TEST_CASE("a header of a scan with names that nobody can read is no row of figures") {
  Table table = draw_table(
      "第二十条第（一）项 | < | < | <\n"
      "信息内容 | 墨 | 本年废止件数 | 现行有效件数\n"
      "规章 | 1 | 2 | 3\n"
      "行政规范性文件 | 4 | 5 | 6\n");
  table.method = Method::ocr;
  make_illegible(table, "墨");
  const Record record = map_tables({table});
  CHECK(fields(record, "proactive.regulations") == "1! 2 3 x! x!");
  CHECK(fields(record, "proactive.normative_documents") == "4! 5 6 x! x!");
}

TEST_CASE("a group beside rows of a scan does not name the one whose label was read as a figure") {
  Table table =
      draw_table(requests_header +
                 "三、本年度办理结果 | （六）其他处理 | 1.申请人无正当理由逾期不补正 | 1 | 2 | 3 | "
                 "4 | 5 | 6 | 21\n"
                 "^ | ^ | 2.申请人逾期未按收费通知要求缴纳费用 | 1 | 2 | 3 | 4 | 5 | 6 | 21\n"
                 "^ | ^ | 8 | 0 | 0 | 0 | 0 | 7 | 0 | 7\n"
                 "^ | （七）总计 | < | 2 | 4 | 6 | 8 | 17 | 12 | 49\n");
  table.method = Method::ocr;
  const Record record = map_tables({table});
  CHECK(fields(record, "requests.other.other") == "0! 0! 0! 0! 7! 0! 7!");
}

}  // namespace
}  // namespace gouji
