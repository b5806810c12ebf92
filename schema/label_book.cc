#include "schema/label_book.h"

#include <algorithm>
#include <bit>
#include <cassert>

#include "normalize/text.h"

namespace gouji {
namespace {

// Longer than any label with its explanations: prose that got into a cell.
constexpr std::size_t longest_label = 160;

// The characters of a label as a set of 64 bins: shared bins bound shared characters from above.
std::uint64_t sketch_of(const std::u32string& characters) {
  std::uint64_t sketch = 0;
  for (const char32_t character : characters) {
    sketch |= std::uint64_t{1} << ((character * std::uint64_t{0x9E3779B97F4A7C15}) >> 58);
  }
  return sketch;
}

// False only when the two share less than half of the shorter one's characters, which leaves no
// similarity that any use of it would notice.
bool may_be_alike(std::uint64_t a, std::uint64_t b) {
  return 2 * std::popcount(a & b) >= std::min(std::popcount(a), std::popcount(b));
}

}  // namespace

int LabelBook::add_form_label(int form, const FormLabel& label, LabelRole role) {
  assert(printed_.empty());
  if (label.printed.empty() || label.parsed.empty()) return -1;
  forms_ = std::max(forms_, form + 1);
  const std::uint32_t bit = 1U << static_cast<unsigned>(role);
  const auto [known, is_new] = form_ids_.try_emplace(std::to_string(form) + '/' + label.printed,
                                                     static_cast<int>(form_labels_.size()));
  const int id = known->second;
  if (is_new) form_labels_.push_back({form, 0, {}, {}});
  FormEntry& entry = form_labels_[static_cast<std::size_t>(id)];
  entry.roles |= bit;
  for (const Label& spelling : label.parsed) {
    const bool listed =
        std::any_of(entry.spellings.begin(), entry.spellings.end(), [&](const Label* other) {
          return other->whole == spelling.whole && other->number == spelling.number;
        });
    if (listed || spelling.characters.empty()) continue;
    entry.spellings.push_back(&spelling);
    entry.sketches.push_back(sketch_of(spelling.characters));
    std::vector<int>& same_core = exact_[spelling.characters];
    if (std::find(same_core.begin(), same_core.end(), id) == same_core.end()) {
      same_core.push_back(id);
    }
  }
  return id;
}

int LabelBook::add_printed(std::string_view printed) {
  const std::string_view text = trim(printed);
  if (text.empty()) return -1;
  const auto [known, is_new] =
      printed_ids_.try_emplace(std::string(text), static_cast<int>(printed_.size()));
  if (!is_new) return known->second;
  PrintedEntry entry;
  entry.text = text;
  entry.label = parse_label(text);
  if (entry.label.characters.empty()) {
    known->second = -1;
    return -1;
  }
  compare(entry);
  printed_.push_back(std::move(entry));
  return known->second;
}

bool LabelBook::is_piece_of_note(int printed) const {
  constexpr std::size_t least_piece = 2;  // characters
  if (printed < 0) return false;
  const auto letters = [](const std::string& text) {
    std::u32string kept;
    for (const char32_t character : to_utf32(text)) {
      if (is_han(character)) kept += character;
    }
    return kept;
  };
  const std::u32string piece = letters(text_of(printed));
  if (piece.size() < least_piece) return false;
  return std::any_of(form_labels_.begin(), form_labels_.end(), [&](const FormEntry& entry) {
    return (entry.roles & 1U << static_cast<unsigned>(LabelRole::note)) != 0 &&
           std::any_of(entry.spellings.begin(), entry.spellings.end(), [&](const Label* spelling) {
             return letters(spelling->whole).find(piece) != std::u32string::npos;
           });
  });
}

void LabelBook::compare(PrintedEntry& entry) const {
  const Label& label = entry.label;
  entry.similarities.assign(form_labels_.size(), 0.0F);
  if (label.characters.size() > longest_label) return;
  std::vector<bool> is_exact_in(static_cast<std::size_t>(forms_), false);
  const auto exact = exact_.find(label.characters);
  if (exact != exact_.end()) {
    for (const int id : exact->second) {
      is_exact_in[static_cast<std::size_t>(form_labels_[static_cast<std::size_t>(id)].form)] = true;
    }
  }
  const std::uint64_t sketch = sketch_of(label.characters);
  for (std::size_t id = 0; id < form_labels_.size(); ++id) {
    const FormEntry& target = form_labels_[id];
    const bool exact_only = is_exact_in[static_cast<std::size_t>(target.form)];
    double best = 0;
    for (std::size_t index = 0; index < target.spellings.size(); ++index) {
      const Label& spelling = *target.spellings[index];
      if (exact_only ? spelling.characters != label.characters
                     : !may_be_alike(sketch, target.sketches[index])) {
        continue;
      }
      best = std::max(best, label_similarity(label, spelling));
    }
    if (best == 0) continue;
    entry.similarities[id] = static_cast<float>(best);
    for (int role = 0; role < label_roles; ++role) {
      float& affinity = entry.affinities[role];
      if ((target.roles >> role & 1U) != 0) affinity = std::max(affinity, static_cast<float>(best));
    }
  }
}

}  // namespace gouji
