// Two reports side by side: which figures differ, and how much of its prose the second repeats from
// the first.
//
// Prose is repeated where at least repeated_words words in a row stand in the first report, too, in
// whatever section: shorter runs are turns of phrase that all reports share. A section of fewer
// words is repeated when all of it is a section of the first report.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "normalize/decimal.h"
#include "schema/report.h"
#include "schema/sections.h"

namespace gouji {

constexpr std::size_t repeated_words = 10;

struct FieldComparison {
  std::string field;
  std::string label;
  std::string first;  // as printed; the state's name where no figure is stated
  std::string second;
  std::optional<Decimal> difference;  // second − first, of two numbers
  std::string percent;                // of the first, "+12.5"; empty where the first is 0
  bool review = false;
};

struct SectionComparison {
  std::string title;
  std::size_t words = 0;
  std::size_t repeated = 0;           // words in repeated passages
  std::vector<std::string> passages;  // as printed in the second report
};

struct Comparison {
  std::string first;  // source
  std::string second;
  std::size_t same_fields = 0;  // of those that both have
  std::vector<FieldComparison> fields;
  std::vector<SectionComparison> sections;
};

struct ComparedReport {
  Report report;
  std::vector<Section> prose;
};

Comparison compare(const ComparedReport& first, const ComparedReport& second);

// Whole percent of repeated words; 0 of none.
int percent_repeated(std::size_t repeated, std::size_t words);

std::string comparison_text(const Comparison& comparison, Language language);
std::string comparison_page(const Comparison& comparison, Language language);

// fields.csv, prose.csv and compare.html in `folder`.
Result<void> write_comparison(const Comparison& comparison, const std::string& folder,
                              Language language);

}  // namespace gouji
