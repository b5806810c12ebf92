#include "extract/ocr/figures.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "extract/ocr/alike.h"

namespace gouji::ocr {
namespace {

// More of the cells disputed, and the print is broken: it is read smoothed.
constexpr double kBroken = 0.3;
// Width over height.
constexpr double kWidestOne = 0.62;
constexpr double kWidestDigit = 0.75;
constexpr double kWidestColumn = 0.8;   // 无 is about as wide as high
constexpr double kHighestDigit = 0.3;   // inches
constexpr double kAsHighBroken = 0.75;  // of a digit that print has cut
constexpr double kAsHigh = 0.88;        // of the line: a digit among digits
constexpr double kNarrowestOther = 0.38;
constexpr double kSure = 0.5;

// A minus before the digits: low, wide and half way up.
bool has_minus(const CellInk& ink) {
  if (ink.pieces.size() < 2) return false;
  const PixelBox& sign = ink.pieces.front().box;
  const int middle = (sign.y0 + sign.y1) / 2;
  return sign.height() <= 0.3 * ink.box.height() && sign.width() >= 1.5 * sign.height() &&
         middle > ink.box.y0 + ink.box.height() / 4 && middle < ink.box.y1 - ink.box.height() / 5 &&
         ink.pieces[1].box.x0 >= sign.x1;
}

DigitBox box_of_digits(const CellInk& ink) {
  DigitBox out{ink.box, 0};
  for (const InkPiece& piece : digit_pieces(ink)) {
    // Two that run together are wider than high.
    out.digits +=
        std::max(1, static_cast<int>(std::lround(piece.box.width() / (0.65 * piece.box.height()))));
  }
  if (!has_minus(ink)) return out;
  PixelBox box;
  for (std::size_t i = 1; i < ink.pieces.size(); ++i) box = join(box, ink.pieces[i].box);
  out.box = box;
  return out;
}

bool is_digits(const std::string& text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// What the page's own digits say of a reading.
enum class Opinion { none, confirms, doubts, contradicts };

Opinion ask_shapes(const Gray& picture, const CellInk& ink, const DigitShapes& shapes,
                   const std::string& digits) {
  const std::vector<InkPiece> pieces = digit_pieces(ink);
  // A piece that no digit was read for: one was dropped.
  if (pieces.size() > digits.size()) return Opinion::contradicts;
  // More digits than the ink has room for: one was read twice, or is its neighbour's.
  int most = 0;
  for (const InkPiece& piece : pieces) {
    most +=
        std::max(1, static_cast<int>(std::lround(piece.box.width() / (0.5 * piece.box.height()))));
  }
  if (static_cast<int>(digits.size()) > most) return Opinion::contradicts;
  if (pieces.size() != digits.size() || !is_digits(digits)) return Opinion::none;
  bool all = true;
  bool is_doubted = false;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    // No digit is so wide: a character, or two that run together.
    if (pieces[i].box.width() > 0.85 * pieces[i].box.height()) return Opinion::contradicts;
    // A 1 is narrow, and nothing else is.
    const double proportion = pieces[i].box.width() / static_cast<double>(pieces[i].box.height());
    if (digits[i] == '1' ? proportion > kWidestOne : proportion < kNarrowestOther)
      return Opinion::contradicts;
    const DigitShape shape = shape_of(picture, pieces[i].box);
    if (shapes.contradict(digits[i], shape, true)) return Opinion::contradicts;
    all = all && shapes.confirm(digits[i], shape, true);
    is_doubted = is_doubted || shapes.doubt(digits[i], shape, true);
  }
  if (is_doubted) return Opinion::doubts;
  return all ? Opinion::confirms : Opinion::none;
}

double count_disputed(const std::vector<FigureReading>& a, const std::vector<FigureReading>& b) {
  int count = 0;
  for (std::size_t i = 0; i < a.size(); ++i) count += a[i].text.empty() || a[i].text != b[i].text;
  return count;
}

// Marks beside the digits that nothing was read for.
bool has_other_marks(const CellInk& ink) {
  const std::vector<InkColumn> columns = columns_of(ink);
  const auto separators = static_cast<std::size_t>(
      std::count_if(columns.begin(), columns.end(),
                    [&ink](const InkColumn& column) { return may_be_separator(ink, column.box); }));
  return columns.size() - separators > digit_pieces(ink).size() + (has_minus(ink) ? 1 : 0);
}

// The digits with their separators put between them: a comma hangs below the line or is as high as
// a third of the digits, a point is not. Empty where there is no digit for each piece of ink.
std::string with_separators(const CellInk& ink, const std::vector<PixelBox>& marks,
                            const std::string& digits) {
  const std::vector<InkPiece> pieces = digit_pieces(ink);
  if (pieces.size() != digits.size() || !is_digits(digits)) return {};
  std::string text;
  std::size_t next = 0;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const PixelBox& piece = pieces[i].box;
    for (; next < marks.size() && marks[next].x0 < piece.x0; ++next) {
      const PixelBox& mark = marks[next];
      const bool is_comma =
          mark.y1 - piece.y1 >= 0.07 * piece.height() || mark.height() >= 0.3 * piece.height();
      text.push_back(is_comma ? ',' : '.');
    }
    text.push_back(digits[i]);
  }
  return text;
}

// 1,234,567: its value does not hang on the commas.
bool is_grouped(const std::string& text) {
  if (text.find('.') != std::string::npos) return false;
  std::size_t digits = 0;
  bool is_first = true;
  for (const char c : text) {
    if (c != ',') {
      ++digits;
      continue;
    }
    if (is_first ? digits == 0 || digits > 3 : digits != 3) return false;
    is_first = false;
    digits = 0;
  }
  return !is_first && digits == 3;
}

}  // namespace

bool are_digits(const CellInk& ink, double dpi) {
  if (ink.is_blank() || ink.box.height() > kHighestDigit * dpi) return false;
  std::vector<InkColumn> columns = columns_of(ink);
  std::erase_if(columns,
                [&ink](const InkColumn& column) { return may_be_separator(ink, column.box); });
  int height = 0;  // without commas, which hang below the line
  for (const InkColumn& column : columns) height = std::max(height, column.box.height());
  constexpr double one_line = 1.5;  // of the digits' height, with what hangs below them
  return !columns.empty() && ink.box.height() <= one_line * height &&
         std::all_of(columns.begin(), columns.end(), [height](const InkColumn& column) {
           return column.pieces == 1 && column.box.width() <= kWidestColumn * height &&
                  column.box.height() >= kAsHigh * height;
         });
}

bool may_be_figures(const CellInk& ink, double dpi) {
  if (ink.is_blank() || ink.box.height() > kHighestDigit * dpi) return false;
  // However far apart: digits of full width.
  if (are_digits(ink, dpi)) return true;
  if (lines_of(ink, dpi).size() > 1) return false;
  const double height = ink.box.height();
  const std::vector<InkColumn> columns = columns_of(ink);
  std::size_t wide = 0;
  bool is_parted = false;
  int overlap = 0;
  int reached = ink.box.x0;
  for (const InkColumn& column : columns) {
    // A digit and its point before a label.
    if (column.box.height() < kAsHighBroken * height && !may_be_separator(ink, column.box))
      return false;
    const bool is_wide = column.box.width() > kWidestColumn * height;
    // Strokes of a character are stacked; of a digit only the bar comes off.
    if (column.pieces > 2 || (column.pieces == 2 && is_wide)) return false;
    is_parted = is_parted || column.pieces == 2;
    overlap = std::max(overlap, reached - column.box.x0);
    reached = std::max(reached, column.box.x1);
    wide += is_wide ? 1 : 0;
  }
  // Parts of characters reach over each other.
  if (overlap > (is_parted ? 0 : 0.15 * height)) return false;
  // Two digits may run together, but not everywhere.
  if (wide > 1 || 2 * wide > columns.size()) return false;
  // Digits are about half as wide as high, with a quarter between them at most.
  return ink.box.width() <= (kWidestColumn * static_cast<double>(columns.size()) + 0.6) * height &&
         std::any_of(columns.begin(), columns.end(), [height](const InkColumn& column) {
           return column.box.height() >= 0.8 * height;
         });
}

namespace {

// The figures of one table, read and judged step by step.
class FigureReader {
 public:
  FigureReader(const ReadingPage& page, const std::vector<const CellInk*>& inks,
               Recognizer& recognizer, DigitShapes& shapes)
      : page_(page),
        inks_(inks),
        recognizer_(recognizer),
        shapes_(shapes),
        is_settled_(inks.size()) {
    boxes_.reserve(inks.size());
    for (const CellInk* ink : inks) boxes_.push_back(box_of_digits(*ink));
  }

  std::vector<FigureReading> run() {
    read_twice();
    compare();
    shapes_.drop_misread();
    settle_disputed();
    settle_unsure();
    ask_other();
    if (is_broken_) ask_alike();
    for (std::size_t i = 0; i < inks_.size(); ++i) finish(i);
    return std::move(readings_);
  }

 private:
  std::vector<FigureReading> read(const FigureSetting& setting,
                                  const std::vector<DigitBox>& boxes) const {
    return read_boxes(page_, boxes, setting, recognizer_);
  }

  std::vector<DigitBox> boxes_of(const std::vector<std::size_t>& indexes) const {
    std::vector<DigitBox> boxes;
    for (const std::size_t i : indexes) boxes.push_back(boxes_[i]);
    return boxes;
  }

  bool fits(std::size_t i, const FigureReading& reading) const {
    return static_cast<int>(reading.text.size()) == boxes_[i].digits;
  }

  // Not a digit for each piece of ink, where each is as wide as one: one was dropped, or read
  // twice.
  bool is_impossible(std::size_t i, const FigureReading& reading) const {
    const std::vector<InkPiece> pieces = digit_pieces(*inks_[i]);
    return pieces.size() != reading.text.size() && columns_of(*inks_[i]).size() == pieces.size() &&
           std::none_of(pieces.begin(), pieces.end(), [](const InkPiece& piece) {
             return piece.box.width() > kWidestDigit * piece.box.height();
           });
  }

  void read_twice() {
    readings_ = read(first_, boxes_);
    second_readings_ = read(second_, boxes_);
    const double disputed = count_disputed(readings_, second_readings_);
    is_broken_ = disputed > kBroken * static_cast<double>(inks_.size());
    if (!is_broken_) return;
    for (FigureSetting* setting : {&first_, &second_, &third_, &other_, &other_alone_})
      setting->is_smooth = true;
    std::vector<FigureReading> smoothed = read(first_, boxes_);
    std::vector<FigureReading> again = read(second_, boxes_);
    if (count_disputed(smoothed, again) >= disputed) return;
    readings_ = std::move(smoothed);
    second_readings_ = std::move(again);
  }

  // What was read alike twice and surely teaches what the page's digits look like.
  void compare() {
    for (std::size_t i = 0; i < inks_.size(); ++i) {
      FigureReading& reading = readings_[i];
      texts_.push_back({reading.text, second_readings_[i].text});
      const std::vector<InkPiece> pieces = digit_pieces(*inks_[i]);
      const bool is_short = reading.text.size() < pieces.size();  // digits were dropped twice
      if (reading.text != second_readings_[i].text || reading.text.empty() || is_short ||
          is_impossible(i, reading)) {
        disputed_.push_back(i);
        continue;
      }
      reading.confidence = std::max(reading.confidence, second_readings_[i].confidence);
      reading.doubtful = reading.confidence < kSure;
      if (reading.doubtful) unsure_.push_back(i);
      if (reading.doubtful || pieces.size() != reading.text.size()) continue;
      for (std::size_t k = 0; k < pieces.size(); ++k)
        shapes_.add(reading.text[k], shape_of(page_.work.picture, pieces[k].box));
    }
  }

  void settle_disputed() {
    const std::vector<FigureReading> third = read(third_, boxes_of(disputed_));
    for (std::size_t k = 0; k < disputed_.size(); ++k) {
      const std::size_t i = disputed_[k];
      FigureReading& reading = readings_[i];
      const FigureReading& second = second_readings_[i];
      // Two of three; else one that is as long as the ink looks; else what is surest.
      const bool is_settled = !third[k].text.empty() && !is_impossible(i, third[k]) &&
                              (third[k].text == second.text || third[k].text == reading.text);
      const auto worth = [&](const FigureReading& one) {
        return one.confidence + (fits(i, one) ? 1 : 0);
      };
      if (is_settled) {
        reading = third[k];
      } else {
        for (const FigureReading* other : {&second, &third[k]})
          if (worth(*other) > worth(reading)) reading = *other;
      }
      reading.doubtful = !is_settled || ask(i) != Opinion::confirms;
    }
  }

  void settle_unsure() {
    for (const std::size_t i : unsure_) {
      // Three that agree, of which one knows nothing of what digits look like elsewhere.
      if (ask(i) != Opinion::confirms) continue;
      readings_[i].doubtful = false;
      readings_[i].confidence = kSure;
    }
  }

  // What the page's own digits do not confirm is read by a recogniser that errs elsewhere. Agreeing
  // with any reading of the first it settles the figure; reading another one it leaves it in doubt.
  void ask_other() {
    std::vector<std::size_t> asked;
    for (std::size_t i = 0; i < inks_.size(); ++i) {
      if (readings_[i].doubtful || ask(i) != Opinion::confirms) asked.push_back(i);
    }
    const std::vector<FigureReading> together = read(other_, boxes_of(asked));
    std::vector<std::size_t> differing;
    for (std::size_t k = 0; k < asked.size(); ++k) {
      if (!settle_by(asked[k], together[k])) differing.push_back(asked[k]);
    }
    // A digit may have fallen to the neighbour.
    const std::vector<FigureReading> alone = read(other_alone_, boxes_of(differing));
    for (std::size_t k = 0; k < differing.size(); ++k) {
      FigureReading& reading = readings_[differing[k]];
      if (alone[k].text.empty() || settle_by(differing[k], alone[k])) continue;
      if (fits(differing[k], alone[k]) && !fits(differing[k], reading)) reading = alone[k];
      reading.doubtful = true;
    }
  }

  bool settle_by(std::size_t i, const FigureReading& other) {
    const std::vector<std::string>& known = texts_[i];
    if (other.text.empty() || is_impossible(i, other)) return false;
    if (std::find(known.begin(), known.end(), other.text) == known.end()) return false;
    if (other.text != readings_[i].text) readings_[i] = other;
    readings_[i].confidence = std::max({readings_[i].confidence, other.confidence, kSure});
    readings_[i].doubtful = false;
    is_settled_[i] = true;
    return true;
  }

  // Where print is broken the averages of what looks alike say more than a reading of one cell; a
  // figure stays in doubt all the same, as a broken 8 may look like a 0 to both.
  void ask_alike() {
    const std::vector<AlikeReading> alike =
        read_alike(page_, inks_, AlikeKind::digits, recognizer_);
    for (std::size_t i = 0; i < inks_.size(); ++i) {
      FigureReading& reading = readings_[i];
      if (alike[i].text.empty()) continue;
      reading.is_print_known = true;
      if (reading.text == alike[i].text) continue;
      if (reading.doubtful || alike[i].clear) reading.text = alike[i].text;
      reading.doubtful = true;
    }
  }

  Opinion ask(std::size_t i) const {
    return ask_shapes(page_.work.picture, *inks_[i], shapes_, readings_[i].text);
  }

  void finish(std::size_t i) {
    const CellInk& ink = *inks_[i];
    FigureReading& reading = readings_[i];
    const Opinion opinion = ask(i);
    if (opinion == Opinion::contradicts || has_other_marks(ink) ||
        (opinion == Opinion::doubts && !is_settled_[i])) {
      reading.doubtful = true;
    }
    const std::vector<PixelBox> marks = separators_of(ink);
    if (!marks.empty()) {
      std::string text = with_separators(ink, marks, reading.text);
      if (text.empty()) {
        ReadLine decimal = recognizer_.read_decimal(page_.sample(boxes_[i].box, 24, 10));
        reading = {std::move(decimal.text), decimal.confidence, true};
      } else {
        reading.text = std::move(text);
        // A speck may pass for a point, and makes a hundredth of a figure.
        reading.doubtful = reading.doubtful || !is_grouped(reading.text);
      }
    }
    if (has_minus(ink) && is_digits(reading.text)) reading.text.insert(0, 1, '-');
  }

  const ReadingPage& page_;
  const std::vector<const CellInk*>& inks_;
  Recognizer& recognizer_;
  DigitShapes& shapes_;
  FigureSetting first_ = kFirst;
  FigureSetting second_ = kSecond;
  FigureSetting third_ = kThird;
  FigureSetting other_ = kOther;
  FigureSetting other_alone_ = kOtherAlone;
  bool is_broken_ = false;
  std::vector<DigitBox> boxes_;
  std::vector<FigureReading> readings_;
  std::vector<FigureReading> second_readings_;
  std::vector<std::vector<std::string>> texts_;  // all readings of each
  std::vector<bool> is_settled_;                 // by the second recogniser
  std::vector<std::size_t> disputed_;
  std::vector<std::size_t> unsure_;  // read alike twice, and not sure of either
};

}  // namespace

std::vector<FigureReading> read_figures(const ReadingPage& page,
                                        const std::vector<const CellInk*>& inks,
                                        Recognizer& recognizer, DigitShapes& shapes) {
  return FigureReader(page, inks, recognizer, shapes).run();
}

}  // namespace gouji::ocr
