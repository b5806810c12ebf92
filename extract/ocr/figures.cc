#include "extract/ocr/figures.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>
#include <utility>

#include "extract/ocr/contrast.h"

namespace gouji::ocr {
namespace {

// How cells are set for one reading.
struct Setting {
  int height;  // of the ink, pixels
  int margin;  // above and below
  int between;
  std::size_t per_line;
  bool finds_line;  // the recogniser looks for the line first
  int black;        // contrast is stretched between these
  int white;
  unsigned order;  // seed of the order of the cells; 0 as they come
  bool is_smooth = false;
};
constexpr Setting kFirst = {32, 14, 32, 12, false, 0, 255, 0};
constexpr Setting kSecond = {28, 6, 32, 16, true, 50, 185, 1};
constexpr Setting kThird = {24, 16, 16, 1, true, 0, 255, 0};  // alone: few are left
// More of the cells disputed, and the print is broken: it is read smoothed.
constexpr double kBroken = 0.3;
// Width over height.
constexpr double kWidestOne = 0.62;
constexpr double kNarrowestOther = 0.38;
constexpr int kFaint = 2;  // work pixels of faint gray beside ink, that a thin 4 needs
constexpr double kSure = 0.5;

Gray picture_of(const ReadingPage& page, const PixelBox& ink, const Setting& setting) {
  const double grown = static_cast<double>(ink.height() + 2) / ink.height();
  const PixelBox box = {ink.x0 - kFaint, ink.y0 - 1, ink.x1 + kFaint, ink.y1 + 1};
  Gray picture = page.sample(box, static_cast<int>(std::lround(setting.height * grown)), 0);
  if (setting.is_smooth) smooth(picture);
  // Faint print is stretched as far as it needs.
  const int dark = darkest(picture);
  stretch_contrast(picture, std::max(setting.black, dark), std::max(setting.white, dark + 60));
  return picture;
}

// One cell's share of a line.
struct Share {
  int begin = 0;  // of its ink, pixels of the line
  int end = 0;
  int digits = 0;  // as its pieces of ink look
};

// How many of the symbols, in their order, belong to each share. The recogniser's places are true
// to about half a digit only, so that the number of digits that the ink looks like counts as well.
std::vector<int> share_out(const std::vector<ReadSymbol>& symbols, const std::vector<Share>& shares,
                           int height) {
  constexpr double kOff = 0.6;  // a digit too many or too few, as heights of distance
  constexpr int kMore = 3;      // at most so many too many
  constexpr double kNever = 1e9;
  const std::size_t count = symbols.size();
  std::vector<double> best(count + 1, kNever);
  best[0] = 0;
  std::vector<std::vector<int>> taken(shares.size(), std::vector<int>(count + 1, 0));
  for (std::size_t i = 0; i < shares.size(); ++i) {
    std::vector<double> next(count + 1, kNever);
    for (std::size_t from = 0; from <= count; ++from) {
      if (best[from] >= kNever) continue;
      double cost = best[from];
      for (int k = 0; k <= shares[i].digits + kMore; ++k) {
        const std::size_t to = from + static_cast<std::size_t>(k);
        if (to > count) break;
        if (k > 0) {
          const PixelBox& box = symbols[to - 1].box;
          const double middle = (box.x0 + box.x1) / 2.0;
          cost += std::max({shares[i].begin - middle, middle - shares[i].end, 0.0}) / height;
        }
        const double total = cost + kOff * std::abs(k - shares[i].digits);
        if (total >= next[to]) continue;
        next[to] = total;
        taken[i][to] = k;
      }
    }
    best = std::move(next);
  }
  std::vector<int> counts(shares.size());
  // Symbols that no cell can have are left at the end.
  std::size_t at = count;
  while (at > 0 && best[at] >= kNever) --at;
  for (std::size_t i = shares.size(); i-- > 0;) {
    counts[i] = taken[i][at];
    at -= static_cast<std::size_t>(counts[i]);
  }
  return counts;
}

// A box of digits to be read.
struct DigitBox {
  PixelBox box;
  int digits = 0;  // as its pieces of ink look
};

// Reads the boxes of one line; adds what falls to each.
void read_line(const ReadingPage& page, const std::vector<DigitBox>& boxes,
               const std::vector<std::size_t>& members, const Setting& setting,
               Recognizer& recognizer, std::vector<FigureReading>& readings) {
  std::vector<Gray> pictures;
  int width = setting.between;
  int height = 0;
  for (const std::size_t member : members) {
    pictures.push_back(picture_of(page, boxes[member].box, setting));
    width += pictures.back().width + setting.between;
    height = std::max(height, pictures.back().height);
  }
  Gray line(width, height + 2 * setting.margin);
  std::vector<Share> shares;
  int x = setting.between;
  for (std::size_t i = 0; i < members.size(); ++i) {
    const Gray& picture = pictures[i];
    for (int y = 0; y < picture.height; ++y)
      std::copy_n(picture.row(y), picture.width, line.row(y + setting.margin) + x);
    shares.push_back({x, x + picture.width, boxes[members[i]].digits});
    x += picture.width + setting.between;
  }
  const std::vector<ReadSymbol> symbols =
      (setting.finds_line ? recognizer.read_digits(line) : recognizer.read_raw_digits(line))
          .symbols;
  const std::vector<int> counts = share_out(symbols, shares, setting.height);
  std::size_t next = 0;
  for (std::size_t i = 0; i < members.size(); ++i) {
    FigureReading& reading = readings[members[i]];
    reading.confidence = counts[i] > 0 ? 1 : 0;
    for (int k = 0; k < counts[i]; ++k, ++next) {
      reading.text += symbols[next].text;
      reading.confidence = std::min(reading.confidence, symbols[next].confidence);
    }
  }
}

std::vector<FigureReading> read_boxes(const ReadingPage& page, const std::vector<DigitBox>& boxes,
                                      const Setting& setting, Recognizer& recognizer) {
  std::vector<FigureReading> readings(boxes.size());
  std::vector<std::size_t> order(boxes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  if (setting.order != 0) {
    // The order must be the same on every system: not std::shuffle's.
    std::minstd_rand random(setting.order);
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
  }
  for (std::size_t begin = 0; begin < order.size(); begin += setting.per_line) {
    const auto first = order.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto last = order.begin() +
                      static_cast<std::ptrdiff_t>(std::min(begin + setting.per_line, order.size()));
    read_line(page, boxes, {first, last}, setting, recognizer, readings);
  }
  return readings;
}

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
enum class Opinion { none, confirms, contradicts };

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
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    // No digit is so wide: a character, or two that run together.
    if (pieces[i].box.width() > 0.85 * pieces[i].box.height()) return Opinion::contradicts;
    // A 1 is narrow, and nothing else is.
    const double proportion = pieces[i].box.width() / static_cast<double>(pieces[i].box.height());
    if (digits[i] == '1' ? proportion > kWidestOne : proportion < kNarrowestOther)
      return Opinion::contradicts;
    const DigitShape shape = shape_of(picture, pieces[i].box);
    if (shapes.contradict(digits[i], shape, true)) return Opinion::contradicts;
    all = all && shapes.confirm(digits[i], shape);
  }
  return all ? Opinion::confirms : Opinion::none;
}

double count_disputed(const std::vector<FigureReading>& a, const std::vector<FigureReading>& b) {
  int count = 0;
  for (std::size_t i = 0; i < a.size(); ++i) count += a[i].text.empty() || a[i].text != b[i].text;
  return count;
}

// Marks beside the digits that nothing was read for.
bool has_other_marks(const CellInk& ink) {
  return ink.pieces.size() > digit_pieces(ink).size() + (has_minus(ink) ? 1 : 0);
}

}  // namespace

bool may_be_figures(const CellInk& ink, double dpi) {
  if (ink.is_blank() || ink.box.height() > 0.3 * dpi) return false;
  const double height = ink.box.height();
  // 无 and other lone characters are about as wide as high.
  if (ink.pieces.size() == 1 && ink.box.width() > 0.8 * height) return false;
  int reached = 0;
  for (const InkPiece& piece : ink.pieces) {
    // Stacked pieces are strokes of a character.
    if (piece.box.x0 < reached - 0.15 * height) return false;
    reached = std::max(reached, piece.box.x1);
  }
  const auto pieces = static_cast<double>(ink.pieces.size());
  // Digits are about half as wide as high, with a quarter between them at most.
  return ink.box.width() <= (0.8 * std::max(pieces, 1.0) + 0.6) * height &&
         std::any_of(ink.pieces.begin(), ink.pieces.end(), [height](const InkPiece& piece) {
           return piece.box.height() >= 0.8 * height;
         });
}

std::vector<FigureReading> read_figures(const ReadingPage& page,
                                        const std::vector<const CellInk*>& inks,
                                        Recognizer& recognizer, DigitShapes& shapes) {
  std::vector<DigitBox> boxes;
  boxes.reserve(inks.size());
  for (const CellInk* ink : inks) boxes.push_back(box_of_digits(*ink));
  Setting first_setting = kFirst;
  Setting second_setting = kSecond;
  Setting third_setting = kThird;
  std::vector<FigureReading> readings = read_boxes(page, boxes, first_setting, recognizer);
  std::vector<FigureReading> second = read_boxes(page, boxes, second_setting, recognizer);
  if (count_disputed(readings, second) > kBroken * static_cast<double>(inks.size())) {
    for (Setting* setting : {&first_setting, &second_setting, &third_setting})
      setting->is_smooth = true;
    std::vector<FigureReading> smoothed = read_boxes(page, boxes, first_setting, recognizer);
    std::vector<FigureReading> again = read_boxes(page, boxes, second_setting, recognizer);
    if (count_disputed(smoothed, again) < count_disputed(readings, second)) {
      readings = std::move(smoothed);
      second = std::move(again);
    }
  }
  std::vector<std::size_t> unsure;  // read alike twice, and not sure of either
  std::vector<std::size_t> disputed;
  std::vector<DigitBox> disputed_boxes;
  const Gray& picture = page.work.picture;
  for (std::size_t i = 0; i < inks.size(); ++i) {
    FigureReading& reading = readings[i];
    if (reading.text != second[i].text || reading.text.empty()) {
      disputed.push_back(i);
      disputed_boxes.push_back(boxes[i]);
      continue;
    }
    reading.confidence = std::max(reading.confidence, second[i].confidence);
    reading.doubtful = reading.confidence < kSure;
    if (reading.doubtful) unsure.push_back(i);
    const std::vector<InkPiece> pieces = digit_pieces(*inks[i]);
    if (reading.doubtful || pieces.size() != reading.text.size()) continue;
    for (std::size_t k = 0; k < pieces.size(); ++k)
      shapes.add(reading.text[k], shape_of(picture, pieces[k].box));
  }
  const std::vector<FigureReading> third =
      read_boxes(page, disputed_boxes, third_setting, recognizer);
  for (std::size_t k = 0; k < disputed.size(); ++k) {
    const std::size_t i = disputed[k];
    FigureReading& reading = readings[i];
    // Two of three; else one that is as long as the ink looks; else what is surest.
    const bool is_settled = !third[k].text.empty() &&
                            (third[k].text == second[i].text || third[k].text == reading.text);
    const auto worth = [&](const FigureReading& one) {
      const bool fits = static_cast<int>(one.text.size()) == boxes[i].digits;
      return one.confidence + (fits ? 1 : 0);
    };
    if (is_settled) {
      reading = third[k];
    } else {
      for (const FigureReading* other : {&std::as_const(second[i]), &third[k]})
        if (worth(*other) > worth(reading)) reading = *other;
    }
    reading.doubtful =
        !is_settled || ask_shapes(picture, *inks[i], shapes, reading.text) != Opinion::confirms;
  }
  for (const std::size_t i : unsure) {
    // Three that agree, of which one knows nothing of what digits look like elsewhere.
    if (ask_shapes(picture, *inks[i], shapes, readings[i].text) != Opinion::confirms) continue;
    readings[i].doubtful = false;
    readings[i].confidence = kSure;
  }
  for (std::size_t i = 0; i < inks.size(); ++i) {
    const CellInk& ink = *inks[i];
    FigureReading& reading = readings[i];
    if (ask_shapes(picture, ink, shapes, reading.text) == Opinion::contradicts ||
        has_other_marks(ink)) {
      reading.doubtful = true;
    }
    if (has_separator(ink)) {
      ReadLine decimal = recognizer.read_decimal(page.sample(boxes[i].box, 24, 10));
      reading = {std::move(decimal.text), decimal.confidence, true};
    }
    if (has_minus(ink) && is_digits(reading.text)) reading.text.insert(0, 1, '-');
  }
  return readings;
}

}  // namespace gouji::ocr
