#include "extract/ocr/table_reader.h"

#include <algorithm>
#include <cstdlib>
#include <deque>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

#include "extract/ocr/alike.h"
#include "extract/ocr/broken_figure.h"
#include "extract/ocr/cell_ink.h"
#include "extract/ocr/cell_kind.h"
#include "extract/ocr/figure_ink.h"
#include "extract/ocr/figures.h"
#include "extract/ocr/fragments.h"
#include "extract/ocr/ink.h"
#include "extract/ocr/label_lines.h"
#include "extract/ocr/median.h"
#include "extract/ocr/placement.h"
#include "extract/ocr/text_level.h"
#include "extract/ocr/whole_digits.h"
#include "normalize/figure.h"
#include "normalize/text.h"

namespace gouji::ocr {
namespace {

constexpr const char* kDash = "—";
constexpr double kSureMark = 0.9;    // of a dash or a slash
constexpr double kSureText = 0.6;    // of characters read where figures were expected
constexpr double kSureWords = 0.9;   // of words where a fax makes characters of figures
constexpr double kSureName = 0.9;    // of a name where upright strokes were taken for digits
constexpr int kFewCharacters = 3;    // that digits are misread as
constexpr double kSureFigure = 0.9;  // of one where the recogniser of Chinese saw characters
constexpr double kSureAlike = 0.9;   // of a character of which many were averaged
constexpr double kFaintShare = 0.5;  // of the contrast of ink: specks that may be faint print

// Faint marks in a cell without ink: print too light to be sure that there is none.
bool has_faint_marks(const Gray& picture, const PixelBox& cell, int level) {
  const int faint = static_cast<int>(255 - (255 - level) * kFaintShare);
  const CellInk marks = find_cell_ink(picture, cell, faint, kWorkDpi);
  return std::any_of(marks.pieces.begin(), marks.pieces.end(), [](const InkPiece& piece) {
    return piece.box.height() >= 0.06 * kWorkDpi && piece.box.width() >= 2;
  });
}

// The cells of one table, read kind by kind: what looks alike is best read together.
class TableReader {
 public:
  TableReader(const ReadingPage& page, const Grid& grid, int number, Recognizer& recognizer,
              DigitShapes& shapes)
      : page_(page),
        grid_(grid),
        recognizer_(recognizer),
        shapes_(shapes),
        picture_(page.work.picture),
        level_(text_level(picture_, grid)) {
    table_.rows = grid.rows();
    table_.columns = grid.columns();
    table_.method = Method::ocr;
    inks_.reserve(grid.cells.size());
    needs_place_.resize(grid.cells.size());
    is_odd_.resize(grid.cells.size());
    for (const GridCell& cell : grid.cells) add_cell(cell, number);
  }

  Table run() {
    sort_out();
    read_characters();
    for (const std::size_t i : texts_) read_text(i);
    reconsider();
    read_odd();
    read_figures();
    check_places();
    doubt_empty_table();
    return std::move(table_);
  }

 private:
  void add_cell(const GridCell& from, int number) {
    Cell cell;
    cell.row = from.row;
    cell.column = from.column;
    cell.row_span = from.row_span;
    cell.column_span = from.column_span;
    cell.page = number;
    cell.box = page_.in_points(from.box);
    cell.doubtful = from.doubtful;
    inks_.push_back(find_cell_ink(picture_, from.box, level_, kWorkDpi));
    if (!inks_.back().is_blank()) cell.text_box = page_.in_points(inks_.back().box);
    table_.cells.push_back(std::move(cell));
  }

  // Specks are few. Beside many figures they are what is left of broken strokes, or so many that
  // some of them touch a digit: a 0 with one on its shoulder was read as 6 by every recogniser.
  void leave_out_specks(const WholeDigits& whole) {
    constexpr double most = 0.15;  // of the cells that may hold figures: 0.09 on a bad copy, 0.2
                                   // and more on a fax
    constexpr std::size_t any = 2;
    std::size_t figures = 0;
    std::vector<std::pair<std::size_t, CellInk>> found;
    for (std::size_t i = 0; i < inks_.size(); ++i) {
      std::optional<CellInk> digits = without_specks_beside(inks_[i], kWorkDpi);
      figures += digits || may_be_figures(inks_[i], kWorkDpi) ? 1 : 0;
      if (digits && !whole.is_cut(*digits, inks_[i])) found.emplace_back(i, std::move(*digits));
    }
    const double share = static_cast<double>(found.size()) / static_cast<double>(figures);
    is_full_of_specks_ = found.size() > any && share > most;
    if (is_full_of_specks_) return;
    for (auto& [i, digits] : found) {
      inks_[i] = std::move(digits);
      needs_place_[i] = true;
    }
  }

  void gather_fragments() {
    fragments_.emplace(inks_, kWorkDpi);
    for (std::size_t i = 0; i < inks_.size(); ++i) {
      if (std::optional<CellInk> whole = fragments_->gathered(inks_[i]))
        inks_[i] = std::move(*whole);
      if (fragments_->may_hold_print(inks_[i])) table_.cells[i].doubtful = true;
    }
  }

  void sort_out() {
    gather_fragments();
    const WholeDigits whole(inks_, kWorkDpi);
    for (CellInk& ink : inks_) whole.complete(ink);
    leave_out_specks(whole);
    std::vector<std::size_t> dashes;     // cells
    std::vector<std::size_t> low_marks;  // cells
    std::vector<std::size_t> slashes;    // cells
    for (std::size_t i = 0; i < inks_.size(); ++i) {
      Cell& cell = table_.cells[i];
      const CellInk& ink = inks_[i];
      const PixelBox& box = grid_.cells[i].box;
      if (ink.is_blank()) {
        if (has_faint_marks(picture_, box, level_)) cell.doubtful = true;
      } else if (is_low_mark(ink, box, kWorkDpi)) {
        set(cell, kDash, kSureMark);
        cell.doubtful = cell.doubtful || is_under_seal(ink);
        (is_dash(ink, box, kWorkDpi) ? dashes : low_marks).push_back(i);
      } else if (fragments_->is_dirt(ink)) {
        cell.doubtful = true;  // blank to a person, who looks at it
      } else if (is_slash(picture_, ink, level_, kWorkDpi)) {
        set(cell, std::string(1, '/'), kSureMark);
        cell.doubtful = cell.doubtful || is_under_seal(ink);
        slashes.push_back(i);
      } else if (may_be_figures(ink, kWorkDpi)) {
        if (has_speck_off_line(ink, kWorkDpi)) needs_place_[i] = true;
        figure_inks_.push_back(&ink);
        figure_cells_.push_back(i);
      } else if (is_broken_figure(ink)) {
        odd_.push_back(i);
      } else if (is_lone_character(ink)) {
        characters_.push_back(i);
      } else {
        texts_.push_back(i);
      }
    }
    doubt_lone_marks(dashes, 3);
    doubt_lone_marks(slashes, 3);
    doubt_lone_marks(low_marks, 5);
  }

  // Hyphens and dashes are many and of one size; what is left of broken digits is not. The foot of
  // a 2 passes for a dash, the stroke of a 7 for a slash.
  void doubt_lone_marks(const std::vector<std::size_t>& marks, std::ptrdiff_t many) {
    for (const std::size_t i : marks) {
      const auto is_alike = [&](std::size_t other) {
        const int width = inks_[i].box.width();
        return 4 * std::abs(inks_[other].box.width() - width) <= width;
      };
      if (std::count_if(marks.begin(), marks.end(), is_alike) >= many) continue;
      table_.cells[i].doubtful = true;
    }
  }

  static void set(Cell& cell, std::string text, double confidence) {
    cell.text = std::move(text);
    cell.confidence = confidence;
  }

  // A page has up to a hundred times 无: read at once where they look alike. A fax parts some of
  // them, which look like 76 then, but more like the others.
  void read_characters() {
    constexpr std::size_t many = 8;
    std::vector<const CellInk*> inks;
    for (const std::size_t i : characters_) inks.push_back(&inks_[i]);
    std::vector<std::size_t> parted;  // cells
    if (characters_.size() >= many) {
      std::copy_if(figure_cells_.begin(), figure_cells_.end(), std::back_inserter(parted),
                   [this](std::size_t i) { return is_lone_character(inks_[i]); });
    }
    for (const std::size_t i : parted) inks.push_back(&inks_[i]);
    const std::vector<AlikeReading> alike =
        read_alike(page_, inks, AlikeKind::characters, {}, recognizer_);
    for (std::size_t k = 0; k < parted.size(); ++k) {
      const AlikeReading& reading = alike[characters_.size() + k];
      if (!reading.clear || reading.text != kNil) continue;
      set(table_.cells[parted[k]], reading.text, kSureAlike);
      const auto at = std::find(figure_cells_.begin(), figure_cells_.end(), parted[k]);
      figure_inks_.erase(figure_inks_.begin() + (at - figure_cells_.begin()));
      figure_cells_.erase(at);
    }
    for (std::size_t k = 0; k < characters_.size(); ++k) {
      Cell& cell = table_.cells[characters_[k]];
      if (alike[k].clear && is_text(alike[k].text)) {
        set(cell, alike[k].text, kSureAlike);
        continue;
      }
      read_text(characters_[k], alike[k].nearest == kNil);
      if (!cell.text.empty() || !is_text(alike[k].text)) continue;
      set(cell, alike[k].text, kSureText);
      cell.doubtful = true;
      odd_.pop_back();
    }
  }

  // Two digits set tight are one piece as wide as high, and 56 is read as 无: sure are those alone
  // that look like the others of the page.
  void read_text(std::size_t i, bool is_like_nil = false) {
    Cell& cell = table_.cells[i];
    TextReading reading = read_cell_text(page_, inks_[i], recognizer_);
    const bool is_figure = is_figure_with_words(reading.text);  // read once
    if (!is_figure && !is_text_of(inks_[i], reading.text) && !is_column_of_text(i)) {
      // Figures that run together, 无 cut by a rule, or a mark that nobody knows.
      odd_.push_back(i);
      return;
    }
    set(cell, std::move(reading.text), reading.confidence);
    cell.doubtful = cell.doubtful || is_figure || is_odd_figure(cell.text) ||
                    (cell.text == kNil && !is_like_nil);
  }

  // Characters below each other: the name of a group beside its rows, of which a digit was made for
  // each character. A figure is broken over a few lines at most.
  bool is_column_of_text(std::size_t i) const {
    constexpr std::size_t most_of_figure = 4;
    return lines_of(inks_[i], kWorkDpi).size() > most_of_figure;
  }

  // Figures that a blur made into a few characters, among them what no label has: they stand below
  // figures, as headers do not. A fax makes any characters of them: no label stands in a row and a
  // column of figures.
  void reconsider() {
    for (const std::size_t i : texts_) {
      Cell& cell = table_.cells[i];
      const int han = han_characters(cell.text);
      const auto all = static_cast<int>(to_utf32(cell.text).size());
      if (han == 0 || han > kFewCharacters) continue;
      const bool is_out_of_place = han < all && has_few_pieces(inks_[i]) && is_below_figure(cell);
      const bool is_sure = cell.confidence >= kSureWords || says_nothing(cell.text);
      if (!is_out_of_place && (is_sure || !is_among_figures(cell))) continue;
      cell.text.clear();
      odd_.push_back(i);
    }
  }

  bool is_below_figure(const Cell& cell) const {
    const auto is_above = [&](std::size_t i) {
      const Cell& other = table_.cells[i];
      return other.column == cell.column && other.column_span == cell.column_span &&
             other.row < cell.row;
    };
    return std::any_of(figure_cells_.begin(), figure_cells_.end(), is_above) ||
           std::any_of(characters_.begin(), characters_.end(), is_above);
  }

  // 无, 不适用
  static bool says_nothing(const std::string& text) {
    return read_figure(text).state == FigureState::nil;
  }

  bool is_among_figures(const Cell& cell) const {
    constexpr std::ptrdiff_t few = 3;
    const auto count = [this](const auto& is_there) {
      return std::count_if(figure_cells_.begin(), figure_cells_.end(), is_there);
    };
    return count([&](std::size_t i) { return table_.cells[i].row == cell.row; }) >= few &&
           count([&](std::size_t i) { return table_.cells[i].column == cell.column; }) >= few;
  }

  // 4. 无, where a page break cut off the rest: nothing says that it is text but the label itself.
  std::optional<TextReading> begun_label(const CellInk& ink) {
    TextReading label = read_cell_text(page_, ink, recognizer_);
    const bool is_label = han_characters(label.text) > 0 && label.confidence >= kSureName &&
                          recognizer_.labels().has(label.text);
    return is_label ? std::optional(std::move(label)) : std::nullopt;
  }

  // Whether nothing but text stands in its column.
  bool is_among_labels(const Cell& cell) const {
    constexpr std::ptrdiff_t few = 3;
    const auto is_beside = [&](std::size_t i) {
      const Cell& other = table_.cells[i];
      return &other != &cell && other.column == cell.column &&
             other.column_span == cell.column_span;
    };
    return std::none_of(figure_cells_.begin(), figure_cells_.end(), is_beside) &&
           std::count_if(texts_.begin(), texts_.end(), is_beside) >= few;
  }

  void read_odd() {
    for (const std::size_t i : odd_) {
      std::vector<CellInk> lines = lines_apart(inks_[i]);
      if (lines.size() == 1 || is_wrapped(i)) {
        is_odd_[i] = true;
      } else if (!is_broken_figure(inks_[i]) || !fills_lines(inks_[i])) {
        table_.cells[i].doubtful = true;
      }
      for (CellInk& line : lines) {
        figure_inks_.push_back(&lines_.emplace_back(std::move(line)));
        figure_cells_.push_back(i);
      }
    }
  }

  // Whether a figure is broken digit by digit beside others that are not; see broken_figure.h.
  bool is_wrapped(std::size_t i) const {
    constexpr std::ptrdiff_t enough = 3;
    if (!is_broken_figure(inks_[i]) || !is_digit_by_digit(inks_[i])) return false;
    return enough <= std::count_if(figure_cells_.begin(), figure_cells_.end(), [&](std::size_t k) {
             return table_.cells[k].row == table_.cells[i].row &&
                    digit_pieces(inks_[k]).size() == 1;
           });
  }

  // What was taken for a figure, where it is text. Upright pieces of one height are digits, or what
  // a fax leaves of 自然人: text only where it is a name that the forms know.
  std::optional<TextReading> text_for_figure(const CellInk& ink) {
    if (are_digits(ink, kWorkDpi)) {
      TextReading name = read_cell_text(page_, ink, recognizer_);
      const bool is_name = recognizer_.labels().has(name.text) && is_text_of(ink, name.text) &&
                           name.text != kNil && name.confidence >= kSureName;
      return is_name ? std::optional(std::move(name)) : std::nullopt;
    }
    TextReading text = read_any_text(page_, ink, recognizer_);
    const bool is_text = is_text_of(ink, text.text) || is_figure_with_words(text.text);
    return is_text && text.confidence >= kSureText ? std::optional(std::move(text)) : std::nullopt;
  }

  void read_figures() {
    const std::vector<FigureReading> readings =
        ocr::read_figures(page_, figure_inks_, recognizer_, shapes_);
    for (std::size_t k = 0; k < readings.size(); ++k) {
      Cell& cell = table_.cells[figure_cells_[k]];
      const FigureReading& reading = readings[k];
      const CellInk& ink = *figure_inks_[k];
      const bool is_odd = is_odd_[figure_cells_[k]];
      const bool is_figure = is_odd && reading.confidence >= kSureFigure;
      const bool is_first = k == 0 || figure_cells_[k - 1] != figure_cells_[k];
      const bool is_last = k + 1 == readings.size() || figure_cells_[k + 1] != figure_cells_[k];
      const bool is_line = !is_first || !is_last;
      const bool is_doubtful = (reading.doubtful && !(is_line && reading.has_open_group)) ||
                               (is_line && reading.has_unsure_mark);
      if (is_doubtful && is_figure && !cell.doubtful && is_among_labels(cell)) {
        if (std::optional<TextReading> label = begun_label(ink)) {
          set(cell, std::move(label->text), label->confidence);
          continue;
        }
      }
      if (is_doubtful && !reading.is_print_known && !cell.doubtful && !is_figure) {
        if (std::optional<TextReading> text = text_for_figure(ink)) {
          set(cell, std::move(text->text), text->confidence);
          cell.doubtful = cell.doubtful || is_odd_figure(cell.text) || cell.text == kNil;
          continue;
        }
      }
      const bool has_specks = is_full_of_specks_ || needs_place_[figure_cells_[k]];
      const double confidence = std::clamp(reading.confidence, 0.01, 0.99);
      cell.confidence = is_first ? confidence : std::min(cell.confidence, confidence);
      cell.text += reading.text;
      const bool is_hurt = cell.doubtful || ink.touches_rule || ink.is_gathered ||
                           fragments_->is_too_low(ink) || is_hurt_by_seal(ink, reading);
      cell.doubtful = is_hurt || is_doubtful || cell.text.empty() ||
                      (has_specks && !reading.is_confirmed) || (is_odd && !reading.is_agreed) ||
                      (is_line && is_last && !is_whole_figure(cell.text));
      cell.likely = reading.is_likely && !is_hurt && is_first ? cell.text : std::string();
    }
  }

  void check_places() {
    std::vector<PlacedFigure> figures;
    std::vector<std::size_t> cells;
    for (const std::size_t i : figure_cells_) {
      const Cell& cell = table_.cells[i];
      if (!is_digits(cell.text)) continue;
      figures.push_back({cell.row, cell.column, grid_.cells[i].box, inks_[i].box});
      cells.push_back(i);
    }
    std::vector<bool> is_placed(table_.cells.size());
    const std::vector<Placement> places = places_of(figures);
    for (std::size_t k = 0; k < cells.size(); ++k) {
      if (places[k] == Placement::away) table_.cells[cells[k]].doubtful = true;
      if (places[k] == Placement::usual) is_placed[cells[k]] = true;
    }
    for (std::size_t i = 0; i < table_.cells.size(); ++i) {
      if (needs_place_[i] && !is_placed[i]) table_.cells[i].doubtful = true;
    }
  }

  // A seal that was lifted may have taken a hairline of the figure with it: 4 is read as 1 then.
  bool is_hurt_by_seal(const CellInk& ink, const FigureReading& reading) const {
    const bool is_whole = reading.is_confirmed && reading.text.find('1') == std::string::npos;
    return !is_whole && is_under_seal(ink);
  }

  bool is_under_seal(const CellInk& ink) const {
    constexpr int near = 1;  // pixels
    return page_.is_under_seal(grown(ink.box, near, picture_));
  }

  // Print so thin that a scan has lost it leaves cells as blank ones are: where labels stand and
  // not one figure or mark, that none was printed is for a person to say.
  void doubt_empty_table() {
    const auto is_read = [](const Cell& cell) {
      return (!cell.text.empty() && is_digits(cell.text)) || cell.text == kDash ||
             cell.text == "/" || cell.text == kNil;
    };
    if (std::any_of(table_.cells.begin(), table_.cells.end(), is_read)) return;
    for (Cell& cell : table_.cells) cell.doubtful = cell.doubtful || cell.text.empty();
  }

  const ReadingPage& page_;
  const Grid& grid_;
  Recognizer& recognizer_;
  DigitShapes& shapes_;
  const Gray& picture_;
  int level_;
  bool is_full_of_specks_ = false;  // a speck may touch any digit
  Table table_;
  std::vector<CellInk> inks_;                // of each cell
  std::optional<Fragments> fragments_;       // of them
  std::vector<std::size_t> characters_;      // cells
  std::vector<std::size_t> texts_;           // cells
  std::vector<std::size_t> odd_;             // cells that are neither figures nor text, as it seems
  std::deque<CellInk> lines_;                // of odd cells
  std::vector<const CellInk*> figure_inks_;  // of inks_ and lines_
  std::vector<std::size_t> figure_cells_;    // of each
  // Of each cell, whether specks stand beside its digits: in doubt where those are not confirmed or
  // not in place.
  std::vector<bool> needs_place_;
  // Of each cell, whether it looks like neither figures nor text: digits that run together, for
  // one. In doubt where not all recognisers agree on it.
  std::vector<bool> is_odd_;
};

}  // namespace

Table read_table(const ReadingPage& page, const Grid& grid, int number, Recognizer& recognizer,
                 DigitShapes& shapes) {
  return TableReader(page, grid, number, recognizer, shapes).run();
}

}  // namespace gouji::ocr
