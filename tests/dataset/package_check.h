// A validator of Frictionless Tabular Data Packages, for tests: whether the CSV files of a folder
// are what its datapackage.json says. A line for each objection; "" when all is well.
#pragma once

#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "tests/dataset/csv_table.h"

namespace gouji {

class PackageCheck {
 public:
  explicit PackageCheck(std::string folder) : folder_(std::move(folder)) {}

  std::string run(const std::string& name = "datapackage.json") {
    const auto package = nlohmann::json::parse(read(name), nullptr, false);
    if (package.is_discarded()) return "no JSON";
    for (const char* key : {"profile", "name", "program", "forms", "counts", "licence_note"}) {
      if (!package.contains(key)) object("the package", std::string("has no ") + key);
    }
    for (const auto& resource : package.at("resources")) load(resource);
    for (const auto& resource : package.at("resources")) check(resource);
    return objections_;
  }

 private:
  using Rows = std::vector<std::vector<std::string>>;

  std::string read(const std::string& name) const {
    std::ifstream file(folder_ + "/" + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  void object(const std::string& where, const std::string& what) {
    objections_ += where + " " + what + "\n";
  }

  void load(const nlohmann::json& resource) {
    std::string bytes = read(resource.at("path"));
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.erase(0, 3);
    tables_[resource.at("name")] = parse_csv(bytes);
  }

  static std::vector<std::size_t> places(const Rows& rows, const nlohmann::json& names) {
    std::vector<std::size_t> out;
    for (const std::string name : names) {
      const auto& header = rows.front();
      out.push_back(
          static_cast<std::size_t>(std::find(header.begin(), header.end(), name) - header.begin()));
    }
    return out;
  }

  static std::vector<std::string> pick(const std::vector<std::string>& row,
                                       const std::vector<std::size_t>& columns) {
    std::vector<std::string> out;
    for (const std::size_t column : columns) out.push_back(row.at(column));
    return out;
  }

  void check(const nlohmann::json& resource) {
    const std::string name = resource.at("name");
    const Rows& rows = tables_[name];
    if (rows.empty()) return object(name, "is empty");
    const auto& schema = resource.at("schema");
    const auto& fields = schema.at("fields");
    if (rows.size() - 1 != resource.at("rows").get<std::size_t>()) object(name, "counts wrong");
    if (rows.front().size() != fields.size()) return object(name, "has other columns");
    for (std::size_t column = 0; column < fields.size(); ++column) {
      if (rows.front()[column] != fields[column].at("name").get<std::string>()) {
        object(name, "has another column at " + std::to_string(column));
      }
      check_column(name, rows, column, fields[column]);
    }
    if (schema.contains("primaryKey")) {
      const auto columns = places(rows, schema.at("primaryKey"));
      std::set<std::vector<std::string>> seen;
      for (std::size_t row = 1; row < rows.size(); ++row) {
        if (!seen.insert(pick(rows[row], columns)).second) {
          object(name, "has a key twice in row " + std::to_string(row));
        }
      }
    }
    if (!schema.contains("foreignKeys")) return;
    for (const auto& key : schema.at("foreignKeys")) check_reference(name, rows, key);
  }

  void check_reference(const std::string& name, const Rows& rows, const nlohmann::json& key) {
    const auto& reference = key.at("reference");
    const Rows& others = tables_[reference.at("resource")];
    std::set<std::vector<std::string>> known;
    const auto theirs = places(others, reference.at("fields"));
    for (std::size_t row = 1; row < others.size(); ++row) known.insert(pick(others[row], theirs));
    const auto own = places(rows, key.at("fields"));
    for (std::size_t row = 1; row < rows.size(); ++row) {
      if (known.count(pick(rows[row], own)) == 0) {
        object(name, "leads nowhere in row " + std::to_string(row));
      }
    }
  }

  void check_column(const std::string& name, const Rows& rows, std::size_t column,
                    const nlohmann::json& field) {
    static const std::regex integer("-?[0-9]+");
    static const std::regex number("-?[0-9]+(\\.[0-9]+)?");
    const std::string type = field.at("type");
    const auto constraints = field.value("constraints", nlohmann::json::object());
    for (std::size_t row = 1; row < rows.size(); ++row) {
      const std::string where = name + " row " + std::to_string(row) + ", " + rows[0][column] + ":";
      if (rows[row].size() != rows[0].size()) return object(where, "has other columns");
      const std::string& value = rows[row][column];
      if (value.empty()) {
        if (constraints.value("required", false)) object(where, "is required");
        continue;
      }
      if (type == "integer" && !std::regex_match(value, integer)) object(where, value);
      if (type == "number" && !std::regex_match(value, number)) object(where, value);
      if (!constraints.contains("enum")) continue;
      const auto wanted =
          type == "integer" ? nlohmann::json(std::stoi(value)) : nlohmann::json(value);
      const auto& values = constraints.at("enum");
      if (std::find(values.begin(), values.end(), wanted) == values.end()) object(where, value);
    }
  }

  std::string folder_;
  std::map<std::string, Rows> tables_;
  std::string objections_;
};

}  // namespace gouji
