#include "dataset/row_filter.h"

#include <charconv>
#include <optional>
#include <string_view>

namespace gouji {
namespace {

std::string repeated(const std::string& what, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += (i == 0 ? "" : " OR ") + what;
  return out;
}

std::optional<int> year_of(std::string_view text) {
  int year = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
  if (error != std::errc() || end != text.data() + text.size() || text.size() != 4) return {};
  return year;
}

}  // namespace

std::string RowFilter::clause() const {
  std::string out;
  const auto add = [&out](const std::string& condition) {
    if (!condition.empty()) out += (out.empty() ? " WHERE (" : " AND (") + condition + ")";
  };
  add(repeated("year BETWEEN ? AND ?", years.size()));
  add(repeated("instr(agency, ?) > 0", bodies.size()));
  if (!forms.empty()) {
    // Not every view has the form.
    add("source IN (SELECT source FROM dataset_report WHERE " + repeated("form = ?", forms.size()) +
        ")");
  }
  if (sources) add("source BETWEEN ? AND ?");
  return out;
}

void RowFilter::bind(Statement& statement) const {
  int parameter = 0;
  for (const auto& [first, last] : years) {
    statement.bind(parameter++, first);
    statement.bind(parameter++, last);
  }
  for (const std::string& body : bodies) statement.bind(parameter++, body);
  for (const std::string& form : forms) statement.bind(parameter++, form);
  if (sources) {
    statement.bind(parameter++, sources->first);
    statement.bind(parameter++, sources->second);
  }
}

Result<std::vector<std::pair<int, int>>> parse_years(const std::string& text) {
  std::vector<std::pair<int, int>> years;
  std::string_view rest = text;
  while (true) {
    const std::size_t comma = rest.find(',');
    const std::string_view range = rest.substr(0, comma);
    const std::size_t dash = range.find('-');
    const std::optional<int> first = year_of(range.substr(0, dash));
    const std::optional<int> last =
        dash == std::string_view::npos ? first : year_of(range.substr(dash + 1));
    if (!first || !last || *first > *last) {
      return failure("--year 的取值 " + text + " 不对；请写成 2023、2019-2023 或 2019-2021,2024",
                     "--year " + text + " is no year; write 2023, 2019-2023 or 2019-2021,2024");
    }
    years.emplace_back(*first, *last);
    if (comma == std::string_view::npos) return years;
    rest.remove_prefix(comma + 1);
  }
}

}  // namespace gouji
