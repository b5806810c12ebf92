#include "extract/line_words.h"

#include <algorithm>
#include <string>

#include "extract/sequence.h"
#include "normalize/label.h"
#include "normalize/text.h"

namespace gouji {
namespace {

constexpr std::size_t longest_line = 2000;  // bytes; a longer line is no row

// Where the bracket that opens at `begin` closes: spaces in between part no words. The end of the
// line closes none.
std::size_t close_of(std::u32string_view characters, std::size_t begin) {
  constexpr std::size_t longest_note = 60;
  const std::size_t end = std::min(characters.size(), begin + longest_note);
  for (std::size_t place = begin + 1; place < end; ++place) {
    if (characters[place] == U'）' || characters[place] == ')') return place;
    if (characters[place] == U'（' || characters[place] == '(') return begin;
  }
  return begin;
}

std::vector<Piece> words_of(std::string_view line, ColumnMetric metric) {
  std::vector<Piece> words;
  int x = 0;
  int end = 0;
  std::size_t place = 0;
  bool inside = false;
  const std::u32string characters = to_utf32(line);
  std::size_t closed = 0;  // characters before this one are inside brackets
  for (std::size_t index = 0; index < characters.size(); ++index) {
    const char32_t character = characters[index];
    std::string bytes;
    append_utf8(bytes, character);
    const int width = width_in(metric, character);
    const bool opens = character == U'（' || character == '(';
    if (opens && index >= closed) closed = close_of(characters, index);
    if (is_space(character) && !(inside && index < closed)) {
      inside = false;
      x += width;
    } else {
      if (!inside) words.push_back({line.substr(place, 0), x, x, x - end});
      inside = true;
      x += width;
      Piece& word = words.back();
      word.text = {word.text.data(), word.text.size() + bytes.size()};
      word.x1 = end = x;
    }
    place += bytes.size();
  }
  return words;
}

// Words of a label are one piece, unless a wide gap or a new number parts them.
std::vector<Piece> join_words(const std::vector<Piece>& words, std::size_t end) {
  std::vector<Piece> pieces;
  for (std::size_t index = 0; index < end; ++index) {
    const Piece& word = words[index];
    if (pieces.empty() || word.gap >= 2 || begins_numbered(word.text)) {
      pieces.push_back(word);
      continue;
    }
    Piece& piece = pieces.back();
    const char* const begin = piece.text.data();
    piece.text = {begin, static_cast<std::size_t>(word.text.data() + word.text.size() - begin)};
    piece.x1 = word.x1;
  }
  return pieces;
}

bool is_dash(std::string_view word) {
  return word == "-" || word == "–" || word == "—" || word == "－" || word == "―";
}

bool is_whole_number(std::string_view word) {
  const std::u32string characters = to_utf32(word);
  return !characters.empty() && characters.size() <= 4 &&
         std::all_of(characters.begin(), characters.end(), is_digit);
}

// "- 5 -": the foot of a page.
bool is_page_foot(const std::vector<Piece>& words) {
  if (words.size() == 3) {
    return is_dash(words[0].text) && is_whole_number(words[1].text) && is_dash(words[2].text);
  }
  if (words.size() != 1) return false;
  const std::u32string text = to_utf32(words[0].text);
  return text.size() >= 3 && is_dash(to_utf8(text.front())) && is_dash(to_utf8(text.back())) &&
         is_whole_number(to_utf8(std::u32string_view(text).substr(1, text.size() - 2)));
}

// A line drawn with dashes: its ends would pass for cells that hold a dash.
bool is_rule(const std::vector<Piece>& words) {
  const auto is_drawn = [](const Piece& word) {
    return word.text.find_first_not_of("-=_+") == std::string_view::npos;
  };
  return std::any_of(words.begin(), words.end(),
                     [](const Piece& word) { return word.text.size() >= 3; }) &&
         std::all_of(words.begin(), words.end(), is_drawn);
}

}  // namespace

bool begins_numbered(std::string_view word) { return !parse_label(word).number.empty(); }

bool overlap(const Piece& a, const Piece& b) { return a.x0 < b.x1 && b.x0 < a.x1; }

LineWords cut_words(std::string_view line, std::size_t index, ColumnMetric metric) {
  LineWords row;
  row.line = index;
  if (line.size() > longest_line) return row;
  const std::vector<Piece> words = words_of(line, metric);
  if (is_page_foot(words) || is_rule(words)) return row;
  std::size_t begin = words.size();
  while (begin > 0 && is_figure_cell(words[begin - 1].text)) --begin;
  row.figures.assign(words.begin() + static_cast<std::ptrdiff_t>(begin), words.end());
  row.labels = row.figures.empty() ? words : join_words(words, begin);
  return row;
}

}  // namespace gouji
