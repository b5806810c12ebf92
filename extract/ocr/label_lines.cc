#include "extract/ocr/label_lines.h"

#include <string>
#include <utility>
#include <vector>

namespace gouji::ocr {
namespace {

constexpr int kHeight = 30;  // as models/train/label_lines.py has it
constexpr int kMargin = 3;
constexpr double kSure = 0.9;  // of a piece of a label

TextReading read_label(const ReadingPage& page, const PixelBox& line, Recognizer& recognizer) {
  Gray picture = narrowed(sample_line(page, line, kHeight, kMargin));
  blacken(picture);
  ReadLine found = recognizer.read_label(picture);
  return {std::move(found.text), found.mean};
}

TextReading read_label_line(const ReadingPage& page, const PixelBox& line, Recognizer& recognizer) {
  TextReading label = read_label(page, line, recognizer);
  if (label.confidence >= kSure && recognizer.is_of_label(label.text)) return label;
  TextReading any = read_line(page, line, recognizer);
  // How sure either is of what it misreads tells little: a fax's 不予公开 was 了了会才, 0.9 sure.
  return recognizer.likeness_to_labels(label.text) > recognizer.likeness_to_labels(any.text) ? label
                                                                                             : any;
}

}  // namespace

TextReading read_cell_text(const ReadingPage& page, const CellInk& ink, Recognizer& recognizer) {
  TextReading out;
  const std::vector<PixelBox> lines = lines_of(ink, kWorkDpi);
  double total = 0;
  for (const PixelBox& line : lines) {
    const TextReading part = read_label_line(page, line, recognizer);
    out.text += part.text;
    total += part.confidence;
  }
  if (!lines.empty()) out.confidence = total / static_cast<double>(lines.size());
  return out;
}

}  // namespace gouji::ocr
