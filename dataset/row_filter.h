// Which rows of a dataset are asked for.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "dataset/database.h"

namespace gouji {

// What is empty asks for nothing; values of one kind are alternatives, kinds must all hold.
struct RowFilter {
  std::vector<std::pair<int, int>> years;  // first and last of each range
  std::vector<std::string> bodies;         // texts that the agency's name contains
  std::vector<std::string> forms;          // ids
  // First and last, by their bytes.
  std::optional<std::pair<std::string, std::string>> sources = {};

  bool is_empty() const { return years.empty() && bodies.empty() && forms.empty() && !sources; }

  // " WHERE …" over the columns source, agency and year of a view; "" when nothing is asked for.
  std::string clause() const;
  // Binds the parameters of clause(), which must be the first of the statement. The filter must
  // outlive the statement.
  void bind(Statement& statement) const;
};

// "2019", "2019-2023" or "2019-2021,2024". Fails on anything else, with an example.
Result<std::vector<std::pair<int, int>>> parse_years(const std::string& text);

}  // namespace gouji
