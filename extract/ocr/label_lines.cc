#include "extract/ocr/label_lines.h"

#include <string>
#include <utility>
#include <vector>

#include "extract/ocr/cell_kind.h"

namespace gouji::ocr {
namespace {

constexpr int kHeight = 30;  // as models/train/label_lines.py has it
constexpr int kMargin = 3;
constexpr double kSure = 0.9;           // of a piece of a label
constexpr double kSureNumbered = 0.75;  // and of one behind a number that the forms print otherwise
// A line of so many Chinese characters in which one or two are misread is told from all others by
// the rest: so many of its pairs of characters stand in the labels.
constexpr int kLong = 6;
constexpr double kAlike = 0.8;

TextReading read_label(const ReadingPage& page, const PixelBox& line, Recognizer& recognizer) {
  Gray picture = narrowed(sample_line(page, line, kHeight, kMargin));
  blacken(picture);
  ReadLine found = recognizer.read_label(picture);
  return {std::move(found.text), found.mean};
}

// Nothing but digits and signs; a minus is read as 一.
bool may_be_figure(const std::string& text) {
  const int han = han_characters(text);
  return han == 0 || (han == 1 && text.find_first_of("0123456789") != std::string::npos);
}

// Whether it is surely a piece of a label.
bool is_known(const TextReading& label, const LabelVocabulary& labels) {
  return (labels.has(label.text) && label.confidence >= kSure) ||
         (han_characters(label.text) >= kLong && labels.likeness(label.text) >= kAlike);
}

TextReading read_label_line(const ReadingPage& page, const PixelBox& line, Recognizer& recognizer) {
  const LabelVocabulary& labels = recognizer.labels();
  TextReading label = read_label(page, line, recognizer);
  if (is_known(label, labels)) return label;
  TextReading any = read_line(page, line, recognizer);
  // A figure is a label to what knows little else: 1439960 was 1.不万后9.
  const bool is_label = labels.has(label.text) && han_characters(label.text) >= 2;
  if (!is_label && may_be_figure(any.text)) return any;
  // What knows only the numbers of the forms makes （七）其他 of (3)其他.
  const std::string behind = behind_number(label.text);
  if (!behind.empty() && !labels.has(label.text) && behind == behind_number(any.text)) return any;
  // How sure either is of what it misreads tells little: a fax's 不予公开 was 了了会才, 0.9 sure.
  return labels.likeness(label.text) > labels.likeness(any.text) ? label : any;
}

template <typename ReadLine>
TextReading joined_lines(const CellInk& ink, ReadLine read) {
  TextReading out;
  const std::vector<PixelBox> lines = lines_of(ink, kWorkDpi);
  double total = 0;
  for (const PixelBox& line : lines) {
    const TextReading part = read(line);
    out.text += part.text;
    total += part.confidence;
  }
  if (!lines.empty()) out.confidence = total / static_cast<double>(lines.size());
  return out;
}

}  // namespace

TextReading read_cell_text(const ReadingPage& page, const CellInk& ink, Recognizer& recognizer) {
  return joined_lines(
      ink, [&](const PixelBox& line) { return read_label_line(page, line, recognizer); });
}

std::optional<TextReading> read_known_label(const ReadingPage& page, const CellInk& ink,
                                            Recognizer& recognizer) {
  TextReading label =
      joined_lines(ink, [&](const PixelBox& line) { return read_label(page, line, recognizer); });
  const LabelVocabulary& labels = recognizer.labels();
  const bool is_label = (han_characters(label.text) >= 2 && is_known(label, labels)) ||
                        (labels.has_numbered(label.text) && label.confidence >= kSureNumbered);
  return is_label ? std::optional(std::move(label)) : std::nullopt;
}

TextReading read_any_text(const ReadingPage& page, const CellInk& ink, Recognizer& recognizer) {
  return joined_lines(ink, [&](const PixelBox& line) { return read_line(page, line, recognizer); });
}

}  // namespace gouji::ocr
