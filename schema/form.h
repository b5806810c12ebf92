// A statutory form as data. Everything the program knows about a kind of report is in one TOML file
// of schema/forms/; this is that file, loaded. docs/forms.md describes the format.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/label.h"
#include "normalize/message.h"
#include "normalize/result.h"
#include "schema/claim.h"
#include "schema/year_rules.h"

namespace gouji {

// A label of the form and the ways it is known to be printed.
struct FormLabel {
  std::string printed;  // official text
  std::string english;
  std::vector<std::string> variants;  // other printed texts seen in real reports
  std::vector<Label> parsed;          // printed first, then the variants; filled by the loader
  int line = 0;                       // of the definition, from 1
};

struct FormRow {
  std::string id;                 // "refused.state_secret"; empty for the one row of 四
  std::vector<FormLabel> groups;  // from the outside in: 三、本年度办理结果 / （三）不予公开
  FormLabel label;
  int block = 0;                    // index into FormTable::blocks
  std::optional<std::string> unit;  // of its fields, where it is not the columns'
};

struct FormColumn {
  std::string id;                 // "natural_person", "made"
  std::vector<FormLabel> groups;  // header labels above it, from the outside in
  FormLabel label;
  std::string unit;  // of its fields
};

// Rows that share a set of columns. 三 and 四 are one block each, 二 has one for each 第二十条
// item.
struct FormBlock {
  FormLabel title;  // 第二十条第（一）项; empty when the block has none
  std::vector<FormColumn> columns;
  std::vector<std::string> columns_under;  // ids of the groups that the columns repeat under (四):
                                           // a column's id is then group.column
};

struct FormField {
  std::string id;  // as in cells.csv: "requests.granted.total"
  int table = 0;
  int alternative = -1;  // into FormTable::alternatives; -1 for the ordinary rows
  int row = 0;           // into FormTable::rows, or the rows of the alternative
  int column = 0;        // into the columns of the row's block
  std::string unit;      // 件, 项, 万元; empty where the form states none
};

struct FormTable {
  std::string id;                // "requests"
  FormLabel title;               // 三、收到和处理政府信息公开申请情况
  std::vector<FormLabel> notes;  // printed in the table and naming no row or column: 信息内容
  std::vector<FormBlock> blocks;
  std::vector<FormRow> rows;
  // Another definition of the same table, chosen when it explains the printed labels better
  // (其他处理 as one row): rows listed in `instead_of` are replaced by `rows` of the alternative.
  struct Alternative {
    std::string id;  // "other-undivided"
    std::vector<std::string> instead_of;
    std::vector<FormRow> rows;
  };
  std::vector<Alternative> alternatives;
};

// left = right, each a sum: for each column or each row or once. The loader expands the pattern of
// the TOML file to field ids. Where the pattern reads differently under an alternative there is an
// identity for each reading, and the one whose fields are all in the record applies.
struct Identity {
  std::string rule;                       // "in-out", "outcomes", "applicants", "disputes"
  std::vector<std::string> left;          // fields summed on the left; one for a printed total
  std::vector<std::string> right;         // fields summed on the right
  bool left_is_total = false;             // left is one printed total: blank means "not stated"
  std::vector<std::string> unless_blank;  // when one of these is blank nothing is stated
  Message place;                          // 行政诉讼/未经复议直接起诉
  Message title;  // 总计 = 结果维持 + 结果纠正 + 其他结果 + 尚未审结
  int line = 0;   // of the definition, from 1

  std::vector<std::string> fields() const;  // of both sides, the left first
};

struct Form {
  std::string id;      // "gov-2021"
  std::string digest;  // SHA-256 of the definition; datasets keep it to know what read them
  Message title;
  std::string authority;  // the notice that prescribes it; empty when the definition names none
  int first_year = 0;     // report years the form was made for; a hint, no rule
  int last_year = 9999;
  int first_prose_year = 0;  // of reports without tables whose figures are fields of this form; at
                             // most first_year
  std::vector<FormTable> tables;
  std::vector<FormField> fields;  // in form order, with those of alternatives behind the rows
                                  // they replace
  std::vector<Identity> identities;
  ProseRules prose;
  YearRules years;
  std::vector<int> fields_by_id;  // indexes into fields, sorted by id; filled by the loader

  const FormField* find_field(std::string_view id) const;
};

// Where a field stands in its form.
const FormTable& table_of(const Form& form, const FormField& field);
const FormRow& row_of(const Form& form, const FormField& field);
const FormColumn& column_of(const Form& form, const FormField& field);

// table.row.column, without the row where it has no id.
std::string field_id(const FormTable& table, const FormRow& row, const FormColumn& column);

// When the regular expressions of claims are compiled. A definition that a test has loaded before
// need not pay for those that no report asks for.
enum class PatternCheck { at_load, at_first_use };

// Reads one form definition. The Error names `name`, the line and the remedy.
Result<Form> load_form(std::string_view toml, const std::string& name,
                       PatternCheck check = PatternCheck::at_load);

// Every *.toml of a directory, newest first (by first_year, then id). Fails on the first file that
// is no form, on two forms of one id, and on a directory without any.
Result<std::vector<Form>> load_forms_directory(const std::string& path);

// The form of that id; null when there is none.
const Form* find_form(std::span<const Form> forms, std::string_view id);

// The form made for reports of the year; else the one that takes up what reports of that year state
// in prose; null when there is none.
const Form* form_of_year(std::span<const Form> forms, int year);

// The forms built into the program, newest first. Loaded once, at the first call, without compiling
// their patterns. Workers have them from the process that forks.
const std::vector<Form>& built_in_forms();

}  // namespace gouji
