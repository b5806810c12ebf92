#include "review/comparison.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <unordered_set>
#include <utility>

#include "dataset/counts.h"
#include "normalize/text.h"
#include "normalize/words.h"

namespace gouji {
namespace {

std::string printed(const Field& field) {
  return field.state == FieldState::number ? std::string(trim(field.raw)) : name_of(field.state);
}

// A blank and a dash count as 0, as they do in sums; what could not be read is like nothing else.
bool same_figure(const Field& a, const Field& b) {
  const auto is_read = [](const Field& field) {
    return field.state != FieldState::missing && field.state != FieldState::unreadable;
  };
  if (!is_read(a) || !is_read(b)) return a.state == b.state;
  return a.value == b.value;
}

std::string change_in_percent(const Decimal& first, const Decimal& second) {
  const double from = std::strtod(first.to_string().c_str(), nullptr);
  const double to = std::strtod(second.to_string().c_str(), nullptr);
  return from == 0 ? std::string() : fmt::format("{:+.1f}", (to - from) / std::abs(from) * 100);
}

std::vector<FieldComparison> compare_fields(const Record& first, const Record& second,
                                            std::size_t& same) {
  std::vector<FieldComparison> differences;
  for (const Field& field : second.fields) {
    const Field* before = first.find(field.id);
    if (before == nullptr) continue;
    if (same_figure(*before, field)) {
      ++same;
      continue;
    }
    FieldComparison difference;
    difference.field = field.id;
    difference.label =
        field.row_label.empty() ? field.column_label : field.row_label + " × " + field.column_label;
    difference.first = printed(*before);
    difference.second = printed(field);
    difference.review = needs_review(*before) || needs_review(field);
    if (before->state == FieldState::number && field.state == FieldState::number) {
      difference.difference = field.value.minus(before->value);
      difference.percent = change_in_percent(before->value, field.value);
    }
    differences.push_back(std::move(difference));
  }
  return differences;
}

std::vector<std::string> folded_words(const std::string& text, const std::vector<Word>& words) {
  std::vector<std::string> folded;
  folded.reserve(words.size());
  for (const Word& word : words) {
    folded.push_back(fold(std::string_view(text).substr(word.begin, word.end - word.begin)));
  }
  return folded;
}

// How many words a run has: all of a section that is shorter than the least that counts.
std::size_t run_length(const std::vector<std::string>& words) {
  return std::min(repeated_words, words.size());
}

// Words from `begin` as one text; a separator that no word holds keeps them apart.
std::string run_at(const std::vector<std::string>& words, std::size_t begin) {
  std::string run;
  const std::size_t end = begin + run_length(words);
  for (std::size_t i = begin; i < end; ++i) run.append(words[i]).append("\n");
  return run;
}

class ProseComparer {
 public:
  explicit ProseComparer(const std::vector<Section>& first) {
    for (const Section& section : first) {
      const std::vector<std::string> words = folded_words(section.text, words_of(section.text));
      const std::size_t length = run_length(words);
      for (std::size_t i = 0; i + length <= words.size(); ++i) runs_.insert(run_at(words, i));
    }
  }

  SectionComparison compare(const Section& section) const {
    const std::vector<Word> words = words_of(section.text);
    const std::vector<std::string> folded = folded_words(section.text, words);
    std::vector<bool> repeated(words.size(), false);
    const std::size_t length = run_length(folded);
    for (std::size_t i = 0; i + length <= words.size(); ++i) {
      if (runs_.count(run_at(folded, i)) == 0) continue;
      for (std::size_t word = i; word < i + length; ++word) repeated[word] = true;
    }
    SectionComparison comparison;
    comparison.title = section.title;
    comparison.words = words.size();
    for (std::size_t i = 0; i < words.size();) {
      if (!repeated[i]) {
        ++i;
        continue;
      }
      const std::size_t begin = i;
      while (i < words.size() && repeated[i]) ++i;
      comparison.repeated += i - begin;
      comparison.passages.push_back(
          section.text.substr(words[begin].begin, words[i - 1].end - words[begin].begin));
    }
    return comparison;
  }

 private:
  std::unordered_set<std::string> runs_;
};

}  // namespace

Comparison compare(const ComparedReport& first, const ComparedReport& second) {
  Comparison comparison;
  comparison.first = first.report.source;
  comparison.second = second.report.source;
  comparison.fields =
      compare_fields(first.report.record, second.report.record, comparison.same_fields);
  const ProseComparer comparer(first.prose);
  for (const Section& section : second.prose) {
    comparison.sections.push_back(comparer.compare(section));
  }
  return comparison;
}

int percent_repeated(std::size_t repeated, std::size_t words) {
  return words == 0 ? 0 : static_cast<int>((repeated * 100 + words / 2) / words);
}

}  // namespace gouji
