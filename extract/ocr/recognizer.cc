#include "extract/ocr/recognizer.h"

#include <tesseract/baseapi.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "extract/ocr/models/models.h"
#include "extract/ocr/one_thread.h"

namespace gouji::ocr {
namespace {

constexpr const char* kWhitelist = "tessedit_char_whitelist";
constexpr const char* kDigits = "0123456789";
constexpr int kResolution = 300;  // said to Tesseract, which guesses badly on a line

ReadLine read(tesseract::TessBaseAPI& api, const Gray& picture) {
  ReadLine line;
  if (picture.is_empty()) return line;
  api.SetImage(picture.pixels.data(), picture.width, picture.height, 1, picture.width);
  api.SetSourceResolution(kResolution);
  if (api.Recognize(nullptr) != 0) return line;
  const std::unique_ptr<tesseract::ResultIterator> found(api.GetIterator());
  if (found == nullptr) return line;
  double total = 0;
  line.confidence = 1;
  do {
    const std::unique_ptr<char[]> text(found->GetUTF8Text(tesseract::RIL_SYMBOL));
    if (text == nullptr) continue;
    ReadSymbol symbol;
    symbol.text = text.get();
    symbol.confidence = static_cast<double>(found->Confidence(tesseract::RIL_SYMBOL)) / 100;
    found->BoundingBox(tesseract::RIL_SYMBOL, &symbol.box.x0, &symbol.box.y0, &symbol.box.x1,
                       &symbol.box.y1);
    line.text += symbol.text;
    line.confidence = std::min(line.confidence, symbol.confidence);
    total += symbol.confidence;
    line.symbols.push_back(std::move(symbol));
  } while (found->Next(tesseract::RIL_SYMBOL));
  if (line.symbols.empty()) line.confidence = 0;
  if (!line.symbols.empty()) line.mean = total / static_cast<double>(line.symbols.size());
  return line;
}

bool open_language(tesseract::TessBaseAPI& api, const char* language) {
  if (api.Init(nullptr, language, tesseract::OEM_LSTM_ONLY) != 0) return false;
  api.SetVariable("debug_file", "/dev/null");
  return true;
}

bool open_model(tesseract::TessBaseAPI& api, std::string_view model, const char* name) {
  if (api.Init(model.data(), static_cast<int>(model.size()), name, tesseract::OEM_LSTM_ONLY,
               nullptr, 0, nullptr, nullptr, false, nullptr) != 0) {
    return false;
  }
  api.SetVariable("debug_file", "/dev/null");
  return true;
}

}  // namespace

struct Recognizer::State {
  tesseract::TessBaseAPI figures;
  tesseract::TessBaseAPI text;
  tesseract::TessBaseAPI digits;  // our own, as the next
  tesseract::TessBaseAPI labels;
  LabelVocabulary vocabulary;
};

Recognizer::Recognizer(std::unique_ptr<State> state) : state_(std::move(state)) {}
Recognizer::Recognizer(Recognizer&&) noexcept = default;
Recognizer& Recognizer::operator=(Recognizer&&) noexcept = default;
Recognizer::~Recognizer() = default;

Result<Recognizer> Recognizer::open() {
  stay_in_one_thread();
  auto state = std::make_unique<State>();
  if (!open_language(state->figures, "eng") || !open_language(state->text, "chi_sim")) {
    return failure(
        "缺少文字识别的语言数据：请安装软件包 tesseract-ocr-eng 和 tesseract-ocr-chi-sim",
        "the language data for text recognition is missing; install the packages "
        "tesseract-ocr-eng and tesseract-ocr-chi-sim");
  }
  if (!open_model(state->digits, digits_model(), "digits") ||
      !open_model(state->labels, labels_model(), "labels")) {
    return failure("程序自带的文字识别数据无法载入",
                   "the program's own data for text recognition do not load");
  }
  state->figures.SetVariable(kWhitelist, kDigits);
  state->text.SetVariable("preserve_interword_spaces", "0");
  for (tesseract::TessBaseAPI* api : {&state->text, &state->digits, &state->labels}) {
    api->SetPageSegMode(tesseract::PSM_RAW_LINE);
    // Lines are black on white: what is not read surely is not read again as white on black, which
    // was a quarter of the time on a bad copy. The recogniser of `eng` keeps that reading.
    api->SetVariable("invert_threshold", "0");
  }
  return Recognizer(std::move(state));
}

ReadLine Recognizer::read_digits(const Gray& picture) {
  state_->figures.SetPageSegMode(tesseract::PSM_SINGLE_LINE);
  return read(state_->figures, picture);
}

ReadLine Recognizer::read_raw_digits(const Gray& picture) {
  state_->figures.SetPageSegMode(tesseract::PSM_RAW_LINE);
  return read(state_->figures, picture);
}

ReadLine Recognizer::read_digits_otherwise(const Gray& picture) {
  state_->text.SetVariable(kWhitelist, kDigits);
  state_->text.SetPageSegMode(tesseract::PSM_SINGLE_LINE);
  ReadLine line = read(state_->text, picture);
  state_->text.SetPageSegMode(tesseract::PSM_RAW_LINE);
  state_->text.SetVariable(kWhitelist, "");
  return line;
}

ReadLine Recognizer::read_figure(const Gray& picture) { return read(state_->digits, picture); }

ReadLine Recognizer::read_label(const Gray& picture) { return read(state_->labels, picture); }

ReadLine Recognizer::read_decimal(const Gray& picture) {
  state_->figures.SetVariable(kWhitelist, "0123456789.,");
  ReadLine line = read_raw_digits(picture);
  state_->figures.SetVariable(kWhitelist, kDigits);
  return line;
}

ReadLine Recognizer::read_text(const Gray& picture) { return read(state_->text, picture); }

void Recognizer::expect(LabelVocabulary labels) { state_->vocabulary = std::move(labels); }

const LabelVocabulary& Recognizer::labels() const { return state_->vocabulary; }

}  // namespace gouji::ocr
