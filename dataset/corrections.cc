#include "dataset/corrections.h"

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "dataset/csv_reader.h"

namespace gouji {
namespace {

constexpr const char* column_names[] = {"source", "sha256", "field", "value",
                                        "by",     "reason", "date"};
enum Column { source, sha256_, field, value, by, reason, date };

bool is_hash(const std::string& text) {
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

// 2026-01-31
bool is_date(const std::string& text) {
  if (text.size() != 10) return false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool is_dash = at == 4 || at == 7;
    if (is_dash ? text[at] != '-' : text[at] < '0' || text[at] > '9') return false;
  }
  const int month = std::stoi(text.substr(5, 2));
  const int day = std::stoi(text.substr(8, 2));
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

class Reader {
 public:
  Reader(const std::string& name, std::span<const Form> forms) : name_(name), forms_(forms) {}

  Result<std::vector<Correction>> read(const std::vector<CsvRow>& rows) {
    if (rows.empty()) return std::vector<Correction>();
    if (Result<void> known = find_columns(rows.front()); !known) {
      return tl::unexpected(known.error());
    }
    std::vector<Correction> corrections;
    for (std::size_t i = 1; i < rows.size(); ++i) {
      Result<Correction> correction = read_row(rows[i]);
      if (!correction) return correction.map([](auto&&) { return std::vector<Correction>(); });
      corrections.push_back(std::move(*correction));
    }
    return corrections;
  }

 private:
  tl::unexpected<Error> refuse(int line, const std::string& zh, const std::string& en) const {
    const std::string place = name_ + ":" + std::to_string(line) + ": ";
    return failure(place + zh, place + en);
  }

  Result<void> find_columns(const CsvRow& header) {
    for (std::size_t column = 0; column < std::size(column_names); ++column) {
      const auto found =
          std::find(header.values.begin(), header.values.end(), column_names[column]);
      if (found != header.values.end()) places_[column] = found - header.values.begin();
    }
    for (const Column needed : {field, value, by}) {
      if (places_[needed] < 0) return missing_column(header, column_names[needed]);
    }
    if (places_[source] < 0 && places_[sha256_] < 0) return missing_column(header, "source");
    return {};
  }

  Result<void> missing_column(const CsvRow& header, const std::string& column) const {
    return refuse(header.line,
                  "首行缺少列 " + column + "；须有 field、value、by，以及 source 或 sha256",
                  "the first line has no column " + column +
                      "; it must name field, value, by, and source or sha256");
  }

  std::string at(const CsvRow& row, Column column) const {
    const auto place = places_[column];
    if (place < 0 || static_cast<std::size_t>(place) >= row.values.size()) return {};
    return row.values[static_cast<std::size_t>(place)];
  }

  Result<Correction> read_row(const CsvRow& row) {
    Correction correction;
    correction.line = row.line;
    correction.source = at(row, source);
    correction.sha256 = at(row, sha256_);
    correction.field = at(row, field);
    correction.by = at(row, by);
    correction.reason = at(row, reason);
    correction.date = at(row, date);
    if (correction.source.empty() && correction.sha256.empty()) {
      return refuse(row.line, "没有指明报告；请写 source 或 sha256",
                    "it names no report; give source or sha256");
    }
    if (!correction.sha256.empty() && !is_hash(correction.sha256)) {
      return refuse(row.line, "sha256 须是 64 位小写十六进制数",
                    "sha256 must be 64 lower-case hexadecimal digits, as in reports.csv");
    }
    if (std::none_of(forms_.begin(), forms_.end(), [&correction](const Form& form) {
          return form.find_field(correction.field) != nullptr;
        })) {
      return refuse(row.line, "没有字段 \"" + correction.field + "\"；codebook.csv 列出全部",
                    "there is no field \"" + correction.field + "\"; codebook.csv lists them");
    }
    const std::string stated = at(row, value);
    if (const std::optional<Decimal> number = Decimal::parse(stated)) {
      correction.value = *number;
    } else if (stated == "blank" || stated == "nil") {
      correction.state = stated == "blank" ? FieldState::blank : FieldState::nil;
    } else {
      return refuse(row.line,
                    "value \"" + stated + "\" 须是数（如 7730.28），或 blank（空白）、nil（横线）",
                    "value \"" + stated +
                        "\" must be a plain number such as 7730.28, blank (an empty cell) or nil "
                        "(a dash)");
    }
    if (correction.by.empty()) {
      return refuse(row.line, "by 是空的；请写明谁作的更正", "by is empty; say who corrects");
    }
    if (!correction.date.empty() && !is_date(correction.date)) {
      return refuse(row.line, "date \"" + correction.date + "\" 须写成 2026-01-31",
                    "date \"" + correction.date + "\" must be written as 2026-01-31");
    }
    if (!seen_.emplace(correction.source, correction.sha256, correction.field).second) {
      return refuse(row.line, correction.field + " 已在上面更正过；请删去其一",
                    correction.field + " is corrected above already; remove one of them");
    }
    return correction;
  }

  const std::string& name_;
  std::span<const Form> forms_;
  std::ptrdiff_t places_[std::size(column_names)] = {-1, -1, -1, -1, -1, -1, -1};
  std::set<std::tuple<std::string, std::string, std::string>> seen_;
};

}  // namespace

Result<std::vector<Correction>> read_corrections(std::string_view bytes, const std::string& name,
                                                 std::span<const Form> forms) {
  const Result<std::vector<CsvRow>> rows = read_csv(bytes, name);
  if (!rows) return tl::unexpected(rows.error());
  return Reader(name, forms).read(*rows);
}

}  // namespace gouji
