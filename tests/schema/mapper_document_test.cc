// Several tables of one document: editions, copies, parts, and tables that are no form's.
#include <catch2/catch.hpp>
#include <set>

#include "schema/mapper.h"
#include "tests/schema/mapped.h"
#include "tests/schema/printed_form.h"

namespace gouji {
namespace {

const Form& form(const std::string& id) {
  for (const Form& form : built_in_forms()) {
    if (form.id == id) return form;
  }
  throw std::runtime_error("no form " + id);
}

std::vector<Table> draw_all(const Printed& printed) {
  std::vector<Table> tables;
  for (const std::string& drawing : printed.drawings) tables.push_back(draw_table(drawing));
  return tables;
}

TEST_CASE("the edition is decided table by table") {
  const Printed of_2021 = print_form(form("gov-2021"));
  const Printed of_2019 = print_form(form("gov-2019"));
  PrintOptions undivided;
  undivided.alternative = 0;
  const Printed kept = print_form(form("gov-2021"), undivided);
  struct Case {
    const char* what;
    const std::string& proactive;
    const std::string& requests;
    const char* form;
    std::size_t fields;
    const char* rules;
  };
  const std::vector<Case> cases = {
      {"2021", of_2021.drawings[0], of_2021.drawings[1], "gov-2021", 200, ""},
      {"2019", of_2019.drawings[0], of_2019.drawings[1], "gov-2019", 198, ""},
      {"one row of 2019 kept", of_2021.drawings[0], kept.drawings[1], "gov-2021", 186, ""},
      {"2019 with requests of 2021", of_2019.drawings[0], of_2021.drawings[1], "gov-2019",
       22 - 11 + 1 + 175 + 15 + 10, "mixed-editions"},
  };
  for (const Case& c : cases) {
    INFO(c.what);
    const Record record = map_tables(
        {draw_table(c.proactive), draw_table(c.requests), draw_table(of_2021.drawings[2])});
    CHECK(record.form == c.form);
    CHECK(record.fields.size() == c.fields);
    CHECK(rules(record) == c.rules);
    CHECK(reviewed(record) == "");
  }
}

TEST_CASE("其他处理 as one row, under its long and its short name") {
  for (const std::string name : {"（六）其他处理", "（六）其他", "6.其他处理", "其他处理"}) {
    INFO(name);
    PrintOptions options;
    options.alternative = 0;
    options.relabel = [&name](const std::string& label) {
      return label == "（六）其他处理" ? name : label;
    };
    const Printed printed = print_form(form("gov-2021"), options);
    const Record record = map_tables(draw_all(printed));
    CHECK(record.form == "gov-2021");
    CHECK(silent_errors(record, printed) == "");
    CHECK(reviewed(record) == "");
    CHECK(record.fields.size() == 186);
  }
}

TEST_CASE("of two copies the first is read, and said") {
  const Printed first = print_form(form("gov-2021"));
  PrintOptions last_year;
  last_year.figure = [](const std::string&, const std::string& number) { return number + "9"; };
  const Printed second = print_form(form("gov-2021"), last_year);

  SECTION("the same figures: nothing to look at") {
    std::vector<Table> tables = draw_all(first);
    for (Table& table : draw_all(first)) tables.push_back(std::move(table));
    const Record record = map_tables(std::move(tables));
    CHECK(silent_errors(record, first) == "");
    CHECK(reviewed(record) == "");
    CHECK(rules(record) == "second-table second-table second-table");
    CHECK(record.unmapped.size() == 6 + 25 + 1);
    CHECK(record.unmapped.front().reason == "second-table");
  }
  SECTION("other figures: the first, to be looked at") {
    std::vector<Table> tables = draw_all(first);
    for (Table& table : draw_all(second)) tables.push_back(std::move(table));
    const Record record = map_tables(std::move(tables));
    CHECK(right_fields(record, first) == 200);
    CHECK(rules(record) == "second-table second-table second-table");
    for (const Field& field : record.fields) CHECK(field.review);
  }
  SECTION("a blank form before the report is no rival") {
    PrintOptions blank;
    blank.figure = [](const std::string&, const std::string&) { return std::string(); };
    std::vector<Table> tables = draw_all(print_form(form("gov-2021"), blank));
    for (Table& table : draw_all(first)) tables.push_back(std::move(table));
    const Record record = map_tables(std::move(tables));
    CHECK(right_fields(record, first) == 200);
    CHECK(silent_errors(record, first) == "");
  }
}

TEST_CASE("a table behind those that follow it in the form is under review") {
  const Printed printed = print_form(form("gov-2021"));
  std::vector<Table> tables = draw_all(printed);
  REQUIRE(tables.size() == 3);
  std::rotate(tables.begin(), tables.begin() + 1, tables.end());
  const Record record = map_tables(std::move(tables));
  CHECK(silent_errors(record, printed) == "");
  CHECK(right_fields(record, printed) == 200);
  CHECK(rules(record) == "out-of-order");
  for (const Field& field : record.fields)
    CHECK(field.review == (field.id.compare(0, 10, "proactive.") == 0));
}

TEST_CASE("rows that the form does not have are kept") {
  const Record record = map_tables({draw_table(R"(
    第二十条第（一）项 | < | < | <
    信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量
    规章(县级无此项) | 1 | 2 | 3
    规范性文件 | 4 | 5 | 6
    其他主动公开文件 | 7 | 8 | 9
    第二十条第（五）项 | < | < | <
    信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量(指2020年办件量)
    行政许可 | 10 | +19 | 12
    其他对外管理服务事项 | 13 | -2 | 15)")});
  CHECK(record.form == "gov-2019");
  CHECK(fields(record, "proactive.regulations") == "1 2 3");
  CHECK(fields(record, "proactive.normative_documents") == "4 5 6");
  CHECK(fields(record, "proactive.licences") == "10 19 12");
  CHECK(fields(record, "proactive.other_services") == "13 -2 15");
  CHECK(fields(record, "proactive.penalties") == "x! x! x!");
  CHECK(unmapped(record) == "not-in-form: 其他主动公开文件 7 8 9\n");
  CHECK(rules(record) == "missing-rows missing-table missing-table");
}

TEST_CASE("a row put in the place of another is not taken for it") {
  const Record record = map_tables({draw_table(R"(
    第二十条第（六）项 | <
    信息内容 | 本年处理决定数量
    行政处罚 | 1
    行政检查 | 2)")});
  CHECK(fields(record, "proactive.penalties") == "1");
  CHECK(fields(record, "proactive.coercive_measures").back() == '!');
}

TEST_CASE("tables that are no form's are kept as they are") {
  const Printed printed = print_form(form("gov-2021"));
  std::vector<Table> tables = draw_all(printed);
  tables.insert(tables.begin(), draw_table("索引号 | 014314799 | 发布机构 | 发展和改革局\n"
                                           "发文日期 | 2024-01-17 | 文号 | "));
  tables.push_back(draw_table("指标 | 2022年 | 2023年\n新收申请 | 12 | 13\n总计 | 12 | 13"));
  const Record record = map_tables(std::move(tables));
  CHECK(silent_errors(record, printed) == "");
  CHECK(reviewed(record) == "");
  CHECK(unmapped(record) ==
        "not-statutory: 索引号 014314799 发布机构 发展和改革局\n"
        "not-statutory: 发文日期 2024-01-17 文号 _\n"
        "not-statutory: 指标 2022年 2023年\n"
        "not-statutory: 新收申请 12 13\n"
        "not-statutory: 总计 12 13\n");
}

TEST_CASE("without a table of any form there are no fields") {
  for (const char* drawing : {"索引号 | 014314799\n发布机构 | 局", "行政处罚 | 12\n行政强制 | 3",
                              "1 | 2 | 3", " | ", "姓名 | 职务\n其他 | 总计"}) {
    INFO(drawing);
    const Record record = map_tables({draw_table(drawing)});
    CHECK(record.form == "");
    CHECK(record.fields.empty());
  }
  CHECK(map_tables({}).fields.empty());
}

TEST_CASE("a blank form is read as blank") {
  PrintOptions blank;
  blank.figure = [](const std::string&, const std::string&) { return std::string(); };
  for (const Form& form : built_in_forms()) {
    INFO(form.id);
    const Record record = map_tables(draw_all(print_form(form, blank)));
    CHECK(record.form == form.id);
    for (const Field& field : record.fields) {
      INFO(field.id);
      CHECK(field.state == FieldState::blank);
    }
    CHECK(reviewed(record) == "");
  }
}

TEST_CASE("false characters are never believed") {
  SECTION("in all figures") {
    PrintOptions options;
    options.figure = [](const std::string&, const std::string& number) {
      std::string out;
      for (const char digit : number) out += digit == '0' ? "Ā" : digit == '1' ? "ă" : "ą";
      return out;
    };
    const Record record = map_tables(draw_all(print_form(form("gov-2021"), options)));
    for (const Field& field : record.fields) {
      CHECK(field.state == FieldState::unreadable);
      CHECK(field.review);
    }
  }
  SECTION("in most figures: the others may be false too") {
    PrintOptions options;
    options.figure = [](const std::string& id, const std::string&) {
      return id.size() % 2 == 0 ? std::string("Ā") : std::string("1");
    };
    const Record record = map_tables(draw_all(print_form(form("gov-2021"), options)));
    for (const Field& field : record.fields) {
      if (field.id.rfind("requests", 0) == 0) CHECK(field.review);
    }
  }
  SECTION("in all labels") {
    PrintOptions options;
    options.relabel = [](const std::string& label) {
      std::string out;
      for (std::size_t place = 0; place < label.size(); place += 3) out += "‚";
      return out;
    };
    const Record record = map_tables(draw_all(print_form(form("gov-2021"), options)));
    for (const Field& field : record.fields) CHECK(field.review);
  }
  SECTION("in every character, marked by the reader: the shape tells which fields there are") {
    for (const int alternative : {-1, 0}) {
      for (const Form& any : built_in_forms()) {
        PrintOptions options;
        options.alternative = alternative;
        options.relabel = [](const std::string&) { return std::string("‚ƒ•"); };
        Printed printed = print_form(any, options);
        std::vector<Table> tables = draw_all(printed);
        for (Table& table : tables) {
          for (Cell& cell : table.cells) cell.doubtful = true;
        }
        const Record record = map_tables(std::move(tables));
        INFO(any.id << " " << alternative);
        CHECK(record.form == any.id);
        CHECK(record.fields.size() == printed.truth.size());
        CHECK(silent_errors(record, printed) == "");
        CHECK(rules(record) == "false-labels");
      }
    }
  }
  SECTION("in the labels of one table") {
    Printed printed = print_form(form("gov-2021"));
    PrintOptions options;
    options.relabel = [](const std::string&) { return std::string("‚ƒ•"); };
    printed.drawings[1] = print_form(form("gov-2021"), options).drawings[1];
    const Record record = map_tables(draw_all(printed));
    CHECK(silent_errors(record, printed) == "");
    CHECK(fields(record, "requests.received") == "x! x! x! x! x! x! x!");
    CHECK(fields(record, "proactive.fees") == "1010");
  }
}

TEST_CASE("a table of everything in one grid is read whole") {
  const Printed printed = print_form(form("gov-2021"));
  std::string all;
  for (const std::string& drawing : printed.drawings) all += drawing;
  const Record record = map_tables({draw_table(all)});
  CHECK(record.form == "gov-2021");
  CHECK(silent_errors(record, printed) == "");
  CHECK(right_fields(record, printed) == 200);
  CHECK(reviewed(record) == "");
}

TEST_CASE("edges of a table joined below part no column of the one above") {
  const Record record = map_tables({draw_table(
      "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） | < | < | < | "
      "申请人情况 | < | < | < | < | < | < | < | < | < | <\n"
      "^ | ^ | ^ | ^ | 自然人 | < | 法人或其他组织 | < | < | < | < | < | < | < | 总计\n"
      "^ | ^ | ^ | ^ | ^ | ^ | 商业企业 | < | 科研机构 | < | 社会公益组织 | < | 法律服务机构 | "
      "其他 | ^\n"
      "一、本年新收政府信息公开申请数量 | < | < | < | 1 | < | 2 | < | 3 | < | 4 | < | 5 | 6 | "
      "21\n" +
      disputes_header + "1 | 2 | 3 | 4 | 10 | 5 | 6 | 7 | 8 | 26 | 9 | 1 | 2 | 3 | 15")});
  CHECK(fields(record, "requests.received") == "1 2 3 4 5 6 21");
  CHECK(fields(record, "disputes.reconsideration") == "1 2 3 4 10");
  CHECK(fields(record, "disputes.litigation_direct") == "5 6 7 8 26");
}

TEST_CASE("a group whose figures are all blank stays blank") {
  PrintOptions options;
  options.figure = [](const std::string& id, const std::string& number) {
    const bool blank = id.find(".other_org") != std::string::npos ||
                       id.find(".natural_person") != std::string::npos ||
                       id.find("litigation_direct") != std::string::npos ||
                       (id.find("requests.refused") == 0 && id.find(".total") != std::string::npos);
    return blank ? std::string() : number;
  };
  for (const Form& form : built_in_forms()) {
    for (const bool spans : {true, false}) {
      options.spans = spans;
      const Printed printed = print_form(form, options);
      const Record record = map_tables(draw_all(printed));
      INFO(form.id << spans);
      CHECK(silent_errors(record, printed) == "");
      CHECK(reviewed(record) == "");
    }
    const Printed printed = print_ragged(form, options);
    std::vector<Table> tables;
    for (const std::string& drawing : printed.drawings) tables.push_back(draw_ragged(drawing));
    const Record ragged = map_tables(std::move(tables));
    CHECK(silent_errors(ragged, printed) == "");
    const Printed lines = print_sequence(form, options);
    CHECK(silent_errors(map_tables({draw_sequence(lines.drawings.front())}), lines) == "");
  }
}

TEST_CASE("where no row tells which alternative a report has, the fields of both are listed") {
  PrintOptions options;
  options.leaves_out_row = [](const FormRow& row) { return row.id.starts_with("other"); };
  const Record record = map_tables(draw_all(print_form(form("gov-2021"), options)));
  CHECK(record.fields.size() == 200 + 7);
  CHECK(fields(record, "requests.other") ==
        "x! x! x! x! x! x! x! x! x! x! x! x! x! x! x! x! x! x! x! x! x! x! x! x! x! x! x! x!");
  CHECK(fields(record, "requests.outcome_total").find('x') == std::string::npos);
}

TEST_CASE("a report whose tables lost their labels lists every field as missing") {
  Table figures =
      draw_table("1 | 2 | 3 | 4 | 5\n6 | 7 | 8 | 9 | 10\n1 | 2 | 3 | 4 | 5\n6 | 7 | 8 | 9 | 1\n");
  Paragraph title;
  for (const std::string text : {"某区2022年政府信息公开工作年度报告", "某区2022年工作总结"}) {
    INFO(text);
    title.text = text;
    Document document;
    document.blocks.emplace_back(title);
    document.blocks.emplace_back(figures);
    const Record record = map_document(document, built_in_forms(), "a.pdf");
    const bool is_report = text.find("年度报告") != std::string::npos;
    CHECK(record.form == (is_report ? "gov-2021" : ""));
    std::set<std::string> ids;  // of all editions: it might be any
    for (const Form& form : built_in_forms()) {
      if (form.id.rfind("gov-", 0) != 0) continue;
      for (const FormField& field : form.fields) ids.insert(field.id);
    }
    CHECK(record.fields.size() == (is_report ? ids.size() : 0));
    for (const Field& field : record.fields)
      CHECK((field.review && field.state == FieldState::missing));
  }
}

TEST_CASE("of an excerpt the few rows there are tell the edition") {
  const Record record = map_tables({draw_sequence(
      "上一年项目数量 (指2019年事项数)\n本年增/减\n处理决定数量\n行政许可\n0\n1\n2\n")});
  CHECK(record.form == "gov-2019");
  CHECK(fields(record, "proactive.licences") == "0 1 2");
}

TEST_CASE("rows of blank cells are rows where the grid is lost") {
  const std::string header = "自然人\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n总计\n";
  const auto blanks = [](int count) {
    std::string lines;
    for (int i = 0; i < count; ++i) lines += "<empty>\n";
    return lines;
  };
  const std::string received = "一、本年新收政府信息公开申请数量\n1\n0\n2\n0\n0\n0\n3\n";
  const std::string outcomes = "三、本年度办理结果\n（一）予以公开\n1\n0\n2\n0\n0\n0\n3\n";
  const auto read = [&](int count, const std::string& in_front) {
    return map_tables(
        {draw_sequence(in_front + header + received + "二、上年结转政府信息公开申请数量\n" +
                       blanks(count) + outcomes + "四、结转下年度继续办理\n" + blanks(count))});
  };
  const Record record = read(7, "");
  CHECK(fields(record, "requests.received") == "1 0 2 0 0 0 3");
  CHECK(fields(record, "requests.carried_in") == "_ _ _ _ _ _ _");
  CHECK(fields(record, "requests.granted") == "1 0 2 0 0 0 3");
  CHECK(fields(record, "requests.carried_out") == "_ _ _ _ _ _ _");
  // Fewer than a row has are spacing, and so are those behind the words of a header.
  CHECK(fields(read(3, ""), "requests.carried_in") == "x! x! x! x! x! x! x!");
  CHECK(fields(read(7, "申请人情况\n" + blanks(7)), "requests.received") == "1 0 2 0 0 0 3");
}

TEST_CASE("three rows of other outcomes are not taken for the one of 2019") {
  std::string drawing = requests_header;
  for (const char* label :
       {"一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量", "（一）予以公开",
        "（六）其他处理1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        "（六）其他处理2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
        "（六）其他处理3.其他", "（七）总计", "四、结转下年度继续办理"})
    drawing += std::string(label) + " | < | < |1|0|0|0|0|0|1\n";
  const Record record = map_tables({draw_table(drawing)});
  CHECK(record.find("requests.other.total") == nullptr);
  for (const std::string row : {"correction_overdue", "fee_overdue", "other"}) {
    CHECK(fields(record, "requests.other." + row) == "1 0 0 0 0 0 1");
  }
}

TEST_CASE("a caption states the unit of what stands below it") {
  struct Case {
    const char* caption;
    const char* unit;
    bool review;
  };
  for (const Case& c : {
           Case{"二、主动公开政府信息情况", "万元", false}, Case{"单位：万元", "万元", false},
           Case{"单位：元", "元", true}, Case{"全年收费 5 元", "万元", false},  // prose
       }) {
    INFO(c.caption);
    Document document;
    Paragraph caption;
    caption.text = c.caption;
    document.blocks.emplace_back(caption);
    document.blocks.emplace_back(
        draw_table("第二十条第（八）项 | <\n信息内容 | 本年收费金额\n行政事业性收费 | 7730.28"));
    const Record record = map_document(document, built_in_forms(), "报告");
    const Field* field = record.find("proactive.fees.amount");
    REQUIRE(field != nullptr);
    CHECK(field->value.to_string() == "7730.28");
    CHECK(field->unit == c.unit);
    CHECK(field->review == c.review);
  }
}

}  // namespace
}  // namespace gouji
