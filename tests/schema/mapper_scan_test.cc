// Tables recognised from a picture: labels beyond recognition, some of them taken for figures.
#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <sstream>

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

// About every second character another one, as blur leaves a label.
std::string half_misread(const std::string& label, std::mt19937& random) {
  std::string text;
  for (const char32_t character : to_utf32(label)) {
    text += random() % 2 == 0 ? misread_characters(1, random) : to_utf8(character);
  }
  return text;
}

// A row that the form does not have among those of `drawing`, with a label that nobody can read.
void add_row(std::string& drawing, std::mt19937& random) {
  std::vector<std::string> lines;
  std::istringstream in(drawing);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  const std::size_t at = 4 + random() % (lines.size() - 5);
  lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(at),
               "^ | ^ | " + misread_characters(6, random) +
                   " | 70001 | 70002 | 70003 | 70004 | 70005 | 70006 | 70007");
  drawing.clear();
  for (const std::string& line : lines) drawing += line + "\n";
}

bool names_row(const Form& form, const std::string& label) {
  const std::vector<FormRow>& rows = form.tables[1].rows;
  return std::any_of(rows.begin(), rows.end(),
                     [&label](const FormRow& row) { return row.label.printed == label; });
}

TEST_CASE("rows of a scan between known ones are told by their number, never wrongly in silence") {
  std::mt19937 random(11);
  int reviewed_fields = 0;
  int all = 0;
  for (const Form& form : built_in_forms()) {
    if (form.tables.size() < 3) continue;
    for (int round = 0; round < 60; ++round) {
      INFO(form.id << " round " << round);
      PrintOptions options;
      options.alternative = round % 3 == 0 ? 0 : -1;
      options.relabel = [&](const std::string& label) {
        return names_row(form, label) && random() % 3 == 0 ? half_misread(label, random) : label;
      };
      const std::size_t lost = round % 4 == 0 ? 0 : random() % 25;
      std::size_t row_number = 0;
      options.leaves_out_row = [&](const FormRow& row) {
        return row.groups.size() > 1 && ++row_number == lost;
      };
      Printed printed = print_form(form, options);
      if (round % 4 > 1) add_row(printed.drawings[1], random);
      std::vector<Table> tables;
      for (const std::string& drawing : printed.drawings) {
        tables.push_back(draw_table(drawing));
        tables.back().method = Method::ocr;
        for (Cell& cell : tables.back().cells) cell.confidence = round % 5 == 0 ? 0.9 : 0.7;
      }
      const Record record = map_document(document_of(std::move(tables)), built_in_forms(), "");
      CHECK(silent_errors(record, printed) == "");
      if (round % 4 != 0) continue;
      for (const Field& field : record.fields) reviewed_fields += field.review ? 1 : 0;
      all += static_cast<int>(printed.truth.size());
    }
  }
  INFO(reviewed_fields << " of " << all << " under review");
  CHECK(reviewed_fields <= 0.2 * all);
}

bool names_column(const Form& form, const std::string& label) {
  for (const FormTable& table : form.tables) {
    for (const FormBlock& block : table.blocks) {
      for (const FormColumn& column : block.columns)
        if (column.label.printed == label) return true;
    }
  }
  return false;
}

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells;
  std::size_t begin = 0;
  for (std::size_t bar = 0; bar != std::string::npos; begin = bar + 3) {
    bar = line.find(" | ", begin);
    cells.push_back(line.substr(begin, bar == std::string::npos ? bar : bar - begin));
  }
  return cells;
}

// A column among the last `columns` whose header nobody can read.
std::string with_column(const std::string& drawing, std::size_t columns, std::mt19937& random) {
  const std::size_t from_right = 1 + random() % (columns - 1);
  const std::string name = misread_characters(3, random);
  std::string out;
  std::istringstream in(drawing);
  bool is_named = false;
  for (std::string line; std::getline(in, line);) {
    std::vector<std::string> cells = cells_of(line);
    const auto at = cells.end() - static_cast<std::ptrdiff_t>(std::min(from_right, cells.size()));
    const bool is_figure = at->find_first_not_of("0123456789") == std::string::npos;
    const bool is_group = *at == "<";
    cells.insert(at, is_figure ? "70001" : is_group ? "<" : is_named ? "^" : name);
    is_named = is_named || !is_group;
    for (std::size_t i = 0; i < cells.size(); ++i) out += (i == 0 ? "" : " | ") + cells[i];
    out += "\n";
  }
  return out;
}

TEST_CASE("columns of a scan are told by their number and order, never wrongly in silence") {
  std::mt19937 random(5);
  int reviewed_fields = 0;
  int all = 0;
  for (const Form& form : built_in_forms()) {
    if (form.tables.size() < 3) continue;
    for (int round = 0; round < 60; ++round) {
      INFO(form.id << " round " << round);
      PrintOptions options;
      options.relabel = [&](const std::string& label) {
        return names_column(form, label) && random() % 4 == 0 ? half_misread(label, random) : label;
      };
      const std::vector<FormColumn>& columns = form.tables[1].blocks[0].columns;
      const std::string lost =
          round % 3 == 0 ? std::string() : columns[random() % columns.size()].id;
      options.leaves_out_column = [&](const FormColumn& column) { return column.id == lost; };
      Printed printed = print_form(form, options);
      if (round % 3 == 2)
        printed.drawings[1] = with_column(printed.drawings[1], columns.size(), random);
      INFO(printed.drawings[1]);
      const Record record = map_scan(printed);
      CHECK(silent_errors(record, printed) == "");
      if (round % 3 != 0) continue;
      for (const Field& field : record.fields) {
        if (field.id.rfind(form.tables[1].id + ".", 0) == 0)
          reviewed_fields += field.review ? 1 : 0;
      }
      all += static_cast<int>(printed.truth.size());
    }
  }
  INFO(reviewed_fields << " of " << all << " under review");
  CHECK(reviewed_fields <= 0.2 * all);
}

TEST_CASE("a header of a scan that lost the rule to its neighbour leaves the other columns sure") {
  const std::vector<std::string> names = {"商业企业", "科研机构", "社会公益组织", "法律服务机构",
                                          "其他"};
  const std::vector<std::string> ids = {"business", "research", "public_welfare", "legal_service",
                                        "other_org"};
  for (std::size_t merged = 0; merged + 1 < names.size(); ++merged) {
    for (const bool is_first_legible : {true, false}) {
      INFO(names[merged] << (is_first_legible ? " legible" : ""));
      const std::string text =
          is_first_legible ? names[merged] + "坡规" : "坡规" + names[merged + 1];
      std::string header = requests_header;
      const std::string parted = names[merged] + " | " + names[merged + 1];
      header.replace(header.find(parted), parted.size(), text + " | <");
      Table table = draw_table(header + "一、本年新收政府信息公开申请数量 | < | < |1|2|3|4|5|6|21");
      table.method = Method::ocr;
      const Record record = map_tables({table});
      for (std::size_t i = 0; i < ids.size(); ++i) {
        const Field& field = *std::find_if(
            record.fields.begin(), record.fields.end(),
            [&](const Field& one) { return one.id == "requests.received." + ids[i]; });
        CHECK(field.value.to_string() == std::to_string(i + 2));
        if (i != merged && i != merged + 1) CHECK(!field.review);
      }
    }
  }
}

TEST_CASE("a column whose header nobody can read is found beside one that a stroke made") {
  Table table = draw_table(
      "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） | < | < | "
      "申请人情况 | < | < | < | < | < | < | <\n"
      "^ | ^ | ^ | 自然人 | 法人或其他组织 | < | < | < | < | < | 总计\n"
      "^ | ^ | ^ | ^ | 商业企业 | | 乔届阿 | 社会公益组织 | 法律服务机构 | 其他 | ^\n"
      "一、本年新收政府信息公开申请数量 | < | < | 1 | 2 | | 3 | 4 | 5 | 6 | 21\n"
      "二、上年结转政府信息公开申请数量 | < | < | 0 | 0 | | 0 | 0 | 0 | 0 | 0\n"
      "三、本年度办理结果 | （一）予以公开 | < | 1 | 2 | | 3 | 4 | 5 | 6 | 21\n"
      "^ | （二）部分公开 | < | 0 | 0 | 1 | 0 | 0 | 0 | 0 | 0\n"
      "^ | （七）总计 | < | 1 | 2 | | 3 | 4 | 5 | 6 | 21\n"
      "四、结转下年度继续办理 | < | < | 0 | 0 | | 0 | 0 | 0 | 0 | 0\n");
  table.method = Method::ocr;
  const Record record = map_tables({std::move(table)});
  CHECK(fields(record, "requests.received") == "1 2 3! 4 5 6 21");
}

TEST_CASE(
    "columns of most rows are the form's where no header can be read, for a person to look at") {
  Table table = draw_table(
      "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） | < | < | "
      "申请人情况 | < | < | < | < | < | < | <\n"
      "^ | ^ | ^ | 臼狼 | 云八戈 | < | < | < | < | < | 总计\n"
      "^ | ^ | ^ | ^ | 乔届阿 | | 种矸 | 仕公 | 去聿 | 斗他 | ^\n"
      "一、本年新收政府信息公开申请数量 | < | < | 1 | 2 | | 3 | 4 | 5 | 6 | 21\n"
      "二、上年结转政府信息公开申请数量 | < | < | 0 | 0 | | 0 | 0 | 0 | 0 | 0\n"
      "三、本年度办理结果 | （一）予以公开 | < | 1 | 2 | | 3 | 4 | 5 | 6 | 21\n"
      "^ | （二）部分公开 | < | 0 | 0 | 1 | 0 | 0 | 0 | 0 | 0\n"
      "^ | （七）总计 | < | 1 | 2 | | 3 | 4 | 5 | 6 | 21\n"
      "四、结转下年度继续办理 | < | < | 0 | 0 | | 0 | 0 | 0 | 0 | 0\n");
  table.method = Method::ocr;
  const Record record = map_tables({std::move(table)});
  CHECK(fields(record, "requests.received") == "1! 2! 3! 4! 5! 6! 21");
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

TEST_CASE("a number that the form has at its place speaks for a label read surely and wrongly") {
  const auto reviewed_total = [](const std::string& label) {
    Table table =
        draw_table(requests_header +
                   "三、本年度办理结果 | （六）其他处理 | 1.申请人无正当理由逾期不补正 | 1 | 2 "
                   "| 3 | 4 | 5 | 6 | 21\n"
                   "^ | ^ | 2.申请人逾期未按收费通知要求缴纳费用 | 1 | 2 | 3 | 4 | 5 | 6 | 21\n"
                   "^ | ^ | 3.其他 | 0 | 0 | 0 | 0 | 7 | 0 | 7\n"
                   "^ | " +
                   label +
                   " | < | 2 | 4 | 6 | 8 | 17 | 12 | 49\n"
                   "四、结转下年度继续办理 | < | < | 0 | 0 | 0 | 0 | 0 | 0 | 0\n");
    table.method = Method::ocr;
    for (Cell& cell : table.cells) cell.confidence = 0.95;
    return fields(map_tables({table}), "requests.outcome_total");
  };
  CHECK(reviewed_total("（七）效计") == "2 4 6 8 17 12 49");
  CHECK(reviewed_total("《七）效计") == "2 4 6 8 17 12 49");
  CHECK(reviewed_total("效计") == "2! 4! 6! 8! 17! 12! 49!");
  CHECK(reviewed_total("（八）效计") == "2! 4! 6! 8! 17! 12! 49!");
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

TEST_CASE(
    "the lower half of a name, parted from it and misread as a figure, is no row of figures") {
  Table table = draw_table(
      "行政复议 | < | < | < | < | 行政诉讼 | < | < | < | < | < | < | < | < | <\n"
      "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 | < | < | < | < | "
      "复议后起诉 | < | < | < | <\n"
      "^ | ^ | ^ | ^ | ^ | 结果维 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | "
      "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计\n"
      "^ | ^ | ^ | ^ | ^ | 45 | ^ | ^ | ^ | ^ | ^ | ^ | ^ | ^ | ^\n"
      "1 | 110 | 95 | 1 | 207 | 0 | 0 | 6 | 9 | 15 | 0 | 0 | 0 | 67 | 67\n");
  table.method = Method::ocr;
  const Record record = map_tables({table});
  CHECK(fields(record, "disputes.reconsideration") == "1 110 95 1 207");
  CHECK(fields(record, "disputes.litigation_direct") == "0 0 6 9 15");
  CHECK(fields(record, "disputes.litigation_after_reconsideration") == "0 0 0 67 67");
}

TEST_CASE("a group beside a label that is half legible is no part of that label") {
  Table table = draw_table(requests_header +
                           "三、本年度办理结果 | （六）其他处理 | 1几容请坡无规当由垃化期不补化 | "
                           "1 | 2 | 3 | 4 | 5 | 6 | 21\n"
                           "^ | ^ | 2.申才才三攻未华电费正知滩几才 | 1 | 2 | 3 | 4 | 5 | 6 | 21\n"
                           "^ | ^ | 3.几他 | 0 | 0 | 0 | 0 | 7 | 0 | 7\n"
                           "^ | （七）总计 | < | 2 | 4 | 6 | 8 | 17 | 12 | 49\n");
  table.method = Method::ocr;
  const Record record = map_tables({table});
  for (const Field& field : record.fields) {
    if (field.id.rfind("requests.other.", 0) == 0) CHECK(field.review);
  }
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
