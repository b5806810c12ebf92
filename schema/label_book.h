// Every label of one mapping: those of the forms, and those a document prints, each taken apart and
// compared once. Alignment asks for the same comparisons again and again; here they are a look-up.
//
// A printed label that equals one of a form exactly is compared with no other label of that form:
// the loader keeps distinct labels apart (label.h), and most labels of a report are exact.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "normalize/label.h"
#include "schema/form.h"

namespace gouji {

// What a label names in a form. A label can do several things: 总计 names a row and a column.
enum class LabelRole { row, row_group, column, column_group, title, note };
inline constexpr int label_roles = 6;

class LabelBook {
 public:
  // `form` is an index of the caller's; labels of one form that print alike are one label. Returns
  // the label's id, -1 for an empty label. All form labels must be added before any printed one.
  int add_form_label(int form, const FormLabel& label, LabelRole role);

  // The id of a label printed in the document; -1 when `printed` holds no character to compare.
  int add_printed(std::string_view printed);

  const std::string& text_of(int printed) const { return entry(printed).text; }
  const Label& label_of(int printed) const { return entry(printed).label; }

  // 0 to 1; 0 when either id is -1.
  double similarity(int printed, int form_label) const {
    if (printed < 0 || form_label < 0) return 0;
    return entry(printed).similarities[static_cast<std::size_t>(form_label)];
  }

  // Whether the label is a piece of a form's note: of a long one that was broken over lines.
  bool is_piece_of_note(int printed) const;

  // How much the label is like the labels of any form in that role, 0 to 1.
  double affinity(int printed, LabelRole role) const {
    return printed < 0 ? 0 : entry(printed).affinities[static_cast<std::size_t>(role)];
  }

 private:
  struct FormEntry {
    int form = 0;
    std::uint32_t roles = 0;
    std::vector<const Label*> spellings;  // printed first, then the variants
    std::vector<std::uint64_t> sketches;  // of each spelling
  };
  struct PrintedEntry {
    std::string text;
    Label label;
    std::vector<float> similarities;
    float affinities[label_roles] = {};
  };

  const PrintedEntry& entry(int printed) const {
    return printed_[static_cast<std::size_t>(printed)];
  }
  void compare(PrintedEntry& entry) const;

  std::vector<FormEntry> form_labels_;
  std::vector<PrintedEntry> printed_;
  std::unordered_map<std::string, int> form_ids_;
  std::unordered_map<std::string, int> printed_ids_;
  // core → form labels with a spelling of that core
  std::unordered_map<std::u32string, std::vector<int>> exact_;
  int forms_ = 0;
};

}  // namespace gouji
