// The labels that a table may have, and how much of a text is of them.
#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace gouji::ocr {

// What stands behind the number of a label, folded: 其他 of （七）其他. Empty where it has none.
std::string behind_number(std::string_view text);

class LabelVocabulary {
 public:
  // PictureOptions::known_labels.
  explicit LabelVocabulary(std::string labels = {}) : labels_(std::move(labels)) {}

  // Whether the text is a piece of one of them.
  bool has(std::string_view text) const;

  // The same of what stands behind its number, in whatever style that is printed and however it
  // was read: (8)属于行, of which the forms have 8.属于行政查询事项. Of three characters at least.
  bool has_numbered(std::string_view text) const;

  // The share of its pairs of characters that one of them has; 0 of less than two characters.
  double likeness(std::string_view text) const;

 private:
  std::string labels_;
};

}  // namespace gouji::ocr
