// The sample reports and what they state, as samples/make/make_samples.py left them: reports.csv
// and a NAME.expected.csv each. Plain CSV without quotes.
#pragma once

#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "schema/report.h"

namespace gouji::samples {

inline const std::string folder = GOUJI_SOURCE_DIR "/samples/";

struct Expected {
  std::string value;  // plain decimal, empty without a number
  std::string state;
};

struct Sample {
  std::string name;
  std::vector<std::string> files;  // the same report in one or more formats
  std::string agency;
  int year = 0;
  std::string form;
  std::vector<std::string> faults;           // fields whose figure was changed
  std::string status;                        // as in reports.csv of the program
  std::map<std::string, Expected> expected;  // by field
};

inline std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

inline std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, separator);) parts.push_back(part);
  return parts;
}

inline std::vector<std::vector<std::string>> read_rows(const std::string& path) {
  std::vector<std::vector<std::string>> rows;
  for (const std::string& line : split(read_file(path), '\n')) {
    rows.push_back(split(line, ','));
  }
  rows.erase(rows.begin());  // the header
  return rows;
}

inline std::vector<Sample> read_samples() {
  std::vector<Sample> samples;
  for (std::vector<std::string> row : read_rows(folder + "reports.csv")) {
    row.resize(7);
    Sample sample{row[0], split(row[1], ' '), row[2], std::stoi(row[3]),
                  row[4], split(row[5], ' '), row[6], {}};
    for (std::vector<std::string> field : read_rows(folder + sample.name + ".expected.csv")) {
      field.resize(3);
      sample.expected[field[0]] = {field[1], field[2]};
    }
    samples.push_back(std::move(sample));
  }
  return samples;
}

// The sample that is pictures only, read by text recognition: it has limits of its own.
inline bool is_scan(const std::string& file) { return file == "shigu-justice-2022.pdf"; }

// Reads a sample once; the tests share what came of it.
inline const Report& report_of(const std::string& file) {
  static std::map<std::string, Report> reports;
  const auto found = reports.find(file);
  if (found != reports.end()) return found->second;
  const std::string bytes = read_file(folder + file);
  return reports[file] = make_report({file, bytes}, {}, built_in_forms());
}

// The text with every kind of space taken out.
inline std::string without_spaces(std::string_view text) {
  std::string kept;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.compare(i, 3, "\u3000") == 0) {
      i += 2;
    } else if (text.compare(i, 2, "\u00a0") == 0) {
      i += 1;
    } else if (static_cast<unsigned char>(text[i]) > ' ') {
      kept += text[i];
    }
  }
  return kept;
}

}  // namespace gouji::samples
