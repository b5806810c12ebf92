#include "extract/ocr/figures.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "extract/ocr/contrast.h"

namespace gouji::ocr {
namespace {

// Ink heights at which the recogniser misreads least: 98.3 % alone, 98.4 % in lines.
constexpr int kAloneHeight = 24;
constexpr int kInLineHeight = 28;
constexpr int kThirdHeight = 34;
constexpr int kMargin = 6;
constexpr std::size_t kPerLine = 16;
constexpr int kBetween = 28;
constexpr int kFaint = 2;  // work pixels of faint gray beside ink, that a thin 4 needs
constexpr int kBlack = 50;
constexpr int kWhite = 185;
constexpr double kSure = 0.75;

Gray picture_of(const ReadingPage& page, const CellInk& ink, int height) {
  PixelBox box = ink.box;
  const double grown = static_cast<double>(box.height() + 2) / box.height();
  box = {box.x0 - kFaint, box.y0 - 1, box.x1 + kFaint, box.y1 + 1};
  Gray picture = page.sample(box, static_cast<int>(std::lround(height * grown)), kMargin);
  // Faint print is stretched as far as it needs.
  const int dark = darkest(picture);
  stretch_contrast(picture, std::max(kBlack, dark), std::max(kWhite, dark + 60));
  return picture;
}

FigureReading alone(const ReadingPage& page, const CellInk& ink, int height,
                    Recognizer& recognizer) {
  ReadLine line = recognizer.read_figures(picture_of(page, ink, height));
  return {std::move(line.text), line.confidence, false};
}

std::vector<FigureReading> in_lines(const ReadingPage& page,
                                    const std::vector<const CellInk*>& inks,
                                    Recognizer& recognizer) {
  std::vector<FigureReading> readings(inks.size());
  for (std::size_t begin = 0; begin < inks.size(); begin += kPerLine) {
    const std::size_t end = std::min(begin + kPerLine, inks.size());
    std::vector<Gray> pictures;
    int width = kBetween;
    int height = 0;
    for (std::size_t i = begin; i < end; ++i) {
      pictures.push_back(picture_of(page, *inks[i], kInLineHeight));
      width += pictures.back().width + kBetween;
      height = std::max(height, pictures.back().height);
    }
    Gray line(width, height + 2 * kMargin);
    std::vector<std::pair<int, int>> places;
    int x = kBetween;
    for (const Gray& picture : pictures) {
      for (int y = 0; y < picture.height; ++y)
        std::copy_n(picture.row(y), picture.width, line.row(y + kMargin) + x);
      places.emplace_back(x - kBetween / 2, x + picture.width + kBetween / 2);
      x += picture.width + kBetween;
    }
    for (const ReadSymbol& symbol : recognizer.read_figures(line).symbols) {
      const int middle = (symbol.box.x0 + symbol.box.x1) / 2;
      for (std::size_t i = 0; i < places.size(); ++i) {
        if (middle < places[i].first || middle >= places[i].second) continue;
        FigureReading& reading = readings[begin + i];
        reading.confidence = reading.text.empty()
                                 ? symbol.confidence
                                 : std::min(reading.confidence, symbol.confidence);
        reading.text += symbol.text;
      }
    }
  }
  return readings;
}

bool is_digits(const std::string& text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Holds the digits against the page's own; what does not fit is in doubt.
void check_shapes(const Gray& picture, const CellInk& ink, const DigitShapes& shapes,
                  FigureReading& reading) {
  const std::vector<InkPiece> pieces = digit_pieces(ink);
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  std::string digits;
  std::copy_if(reading.text.begin(), reading.text.end(), std::back_inserter(digits), is_digit);
  // A piece that no digit was read for: one was dropped.
  if (pieces.size() > digits.size()) reading.doubtful = true;
  if (pieces.size() != digits.size()) return;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (shapes.contradict(digits[i], shape_of(picture, pieces[i].box), true)) {
      reading.doubtful = true;
    }
  }
}

}  // namespace

bool may_be_figures(const CellInk& ink, double dpi) {
  if (ink.is_blank() || ink.box.height() > 0.3 * dpi) return false;
  const double height = ink.box.height();
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
  std::vector<FigureReading> second = in_lines(page, inks, recognizer);
  std::vector<FigureReading> readings;
  for (std::size_t i = 0; i < inks.size(); ++i) {
    FigureReading reading = alone(page, *inks[i], kAloneHeight, recognizer);
    if (reading.text == second[i].text && !reading.text.empty()) {
      reading.confidence = std::max(reading.confidence, second[i].confidence);
      reading.doubtful = reading.confidence < kSure;
    } else {
      FigureReading third = alone(page, *inks[i], kThirdHeight, recognizer);
      // Two of three; else what is surest. A person decides.
      if (third.text == second[i].text || (third.text != reading.text &&
                                           second[i].confidence > reading.confidence)) {
        reading = second[i];
      }
      reading.doubtful = true;
    }
    readings.push_back(std::move(reading));
  }
  const Gray& picture = page.work.picture;
  for (std::size_t i = 0; i < inks.size(); ++i) {
    const std::vector<InkPiece> pieces = digit_pieces(*inks[i]);
    const std::string& text = readings[i].text;
    if (readings[i].doubtful || !is_digits(text) || pieces.size() != text.size()) continue;
    for (std::size_t k = 0; k < pieces.size(); ++k)
      shapes.add(text[k], shape_of(picture, pieces[k].box));
  }
  for (std::size_t i = 0; i < inks.size(); ++i)
    check_shapes(picture, *inks[i], shapes, readings[i]);
  return readings;
}

}  // namespace gouji::ocr
