// Tesseract, as the recognisers that the cells of a table need: two that know digits only (language
// data `eng`; that of Chinese misreads 7 to 31 % of lone digits; and our own), one of the
// characters of labels, our own too (models/models.h), and one for Chinese.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "extract/ocr/image.h"
#include "extract/ocr/label_vocabulary.h"
#include "normalize/result.h"

namespace gouji::ocr {

struct ReadSymbol {
  std::string text;
  PixelBox box;
  double confidence = 0;  // 0 to 1
};

struct ReadLine {
  std::string text;
  double confidence = 0;  // of its least sure symbol; 0 when nothing was read
  double mean = 0;        // of all of them
  std::vector<ReadSymbol> symbols;
};

class Recognizer {
 public:
  // Fails when language data is missing; the error names the packages.
  static Result<Recognizer> open();

  Recognizer(Recognizer&&) noexcept;
  Recognizer& operator=(Recognizer&&) noexcept;
  ~Recognizer();

  // One line of digits. `picture` holds black text on white with a margin.
  ReadLine read_digits(const Gray& picture);
  // The same without looking for the line first: right and wrong on other cells.
  ReadLine read_raw_digits(const Gray& picture);
  // The same by the recogniser of Chinese, held to digits: a second mind, which errs elsewhere.
  ReadLine read_digits_otherwise(const Gray& picture);
  // One figure, with its separators, by the recogniser that was trained on spoilt digits
  // (models/models.h): a mind of its own, which needs no neighbours.
  ReadLine read_figure(const Gray& picture);
  // Digits with separators between them.
  ReadLine read_decimal(const Gray& picture);
  // One line of a label, kLabelHeight pixels high: by the recogniser that knows the characters of
  // the forms only.
  ReadLine read_label(const Gray& picture);
  // One line of Chinese.
  ReadLine read_text(const Gray& picture);

  // Those that lines are compared with.
  void expect(LabelVocabulary labels);
  const LabelVocabulary& labels() const;

 private:
  struct State;
  explicit Recognizer(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace gouji::ocr
