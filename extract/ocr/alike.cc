#include "extract/ocr/alike.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <map>
#include <optional>
#include <utility>

#include "extract/ocr/contrast.h"
#include "extract/ocr/label_lines.h"
#include "normalize/text.h"

namespace gouji::ocr {
namespace {

constexpr int kWidth = 22;  // of a print's raster; a digit is some 16 high in it
constexpr int kHeight = 28;
constexpr double kDigitHeight = 16;
constexpr double kWidestDigit = 0.95;  // of the common height: two digits are wider
constexpr double kWidestCharacter = 1.4;
constexpr double kAlike = 0.8;       // correlation with the average of its kind, at least
constexpr double kClear = 0.08;      // more than with any other
constexpr int kPasses = 4;           // of sharing out again
constexpr int kFewest = 4;           // prints that an average needs
constexpr std::size_t kCopies = 12;  // of an average, set as a line
constexpr std::size_t kReadCopies = 8;

// Darkness about the centre of the ink, its mean taken off and its length 1.
using Print = std::array<float, static_cast<std::size_t>(kWidth* kHeight)>;

double correlation(const Print& a, const Print& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += static_cast<double>(a[i]) * b[i];
  return sum;
}

void normalise(Print& print) {
  double mean = 0;
  for (const float value : print) mean += value;
  mean /= static_cast<double>(print.size());
  double length = 0;
  for (float& value : print) {
    value -= static_cast<float>(mean);
    length += static_cast<double>(value) * value;
  }
  length = std::max(std::sqrt(length), 1e-6);
  for (float& value : print) value /= static_cast<float>(length);
}

// The height that most digits of a page have, work pixels.
double common_height(const std::vector<const CellInk*>& inks) {
  std::vector<int> heights;
  heights.reserve(inks.size());
  for (const CellInk* ink : inks) heights.push_back(ink->box.height());
  if (heights.empty()) return 0;
  // Broken prints lose part of their height, seldom gain any.
  const auto at = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() * 3 / 4);
  std::nth_element(heights.begin(), at, heights.end());
  return *at;
}

template <typename Number>
Number median_of(std::vector<Number> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

// Median darkness of the cell's line of pixels left and right of the ink: the edge of a rule that
// the ink comes near to. 0 where there is no room beside it.
int darkness_beside(const Gray& picture, const CellInk& ink, int y) {
  constexpr int apart = 2;
  std::vector<int> values;
  for (int x = ink.inside.x0; x < ink.inside.x1; ++x) {
    if (x >= ink.box.x0 - apart && x < ink.box.x1 + apart) continue;
    values.push_back(255 - picture.at(x, y));
  }
  if (static_cast<int>(values.size()) < ink.box.width() / 2) return 0;
  return median_of(std::move(values));
}

// Nothing for ink that is more than one digit or character.
std::optional<Print> print_of(const Gray& picture, const CellInk& ink, double height,
                              double widest) {
  if (ink.box.width() > widest * height || ink.box.height() > 1.4 * height ||
      ink.box.height() < 0.5 * height) {
    return std::nullopt;
  }
  // Fragments beside the ink belong to it, rules do not.
  const int reach = std::max(1, static_cast<int>(0.2 * height));
  const PixelBox inside = intersect(grown(ink.box, reach, picture), ink.inside);
  constexpr int margin = 4;
  const PixelBox around = {inside.x0 - margin, inside.y0 - margin, inside.x1 + margin,
                           inside.y1 + margin};
  Gray patch(around.width(), around.height());
  double weight = 0;
  double x_sum = 0;
  double y_sum = 0;
  for (int y = inside.y0; y < inside.y1; ++y) {
    const int rule = darkness_beside(picture, ink, y);
    for (int x = inside.x0; x < inside.x1; ++x) {
      const auto value = static_cast<std::uint8_t>(std::min(255, picture.at(x, y) + rule));
      patch.row(y - around.y0)[x - around.x0] = value;
      weight += 255 - value;
      x_sum += (255 - value) * static_cast<double>(x - around.x0);
      y_sum += (255 - value) * static_cast<double>(y - around.y0);
    }
  }
  if (weight <= 0) return std::nullopt;
  smooth(patch);
  const double scale = height / kDigitHeight;  // work pixels for each of the print
  const Transform to_patch{scale, 0,     x_sum / weight - scale * (kWidth - 1) / 2.0,
                           0,     scale, y_sum / weight - scale * (kHeight - 1) / 2.0};
  const Gray small = resample(patch, to_patch, kWidth, kHeight);
  Print print;
  for (std::size_t i = 0; i < print.size(); ++i)
    print[i] = static_cast<float>(255 - small.pixels[i]);
  normalise(print);
  return print;
}

class Kinds {
 public:
  explicit Kinds(const std::vector<Print>& prints)
      : prints_(prints), kind_of_(prints.size(), none) {
    for (std::size_t i = 0; i < prints.size(); ++i) {
      const auto [kind, likeness] = nearest(prints[i]);
      if (likeness < kAlike) {
        kind_of_[i] = averages_.size();
        averages_.push_back(prints[i]);
        continue;
      }
      kind_of_[i] = kind;
      average_again();
    }
    for (int pass = 0; pass < kPasses; ++pass) {
      for (std::size_t i = 0; i < prints.size(); ++i) kind_of_[i] = nearest(prints[i]).first;
      average_again();
    }
  }

  std::size_t count() const { return averages_.size(); }
  std::size_t kind_of(std::size_t print) const { return kind_of_[print]; }
  const Print& average(std::size_t kind) const { return averages_[kind]; }
  int size_of(std::size_t kind) const {
    return static_cast<int>(std::count(kind_of_.begin(), kind_of_.end(), kind));
  }

 private:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  std::pair<std::size_t, double> nearest(const Print& print) const {
    std::pair<std::size_t, double> best{0, -1};
    for (std::size_t kind = 0; kind < averages_.size(); ++kind) {
      const double likeness = correlation(print, averages_[kind]);
      if (likeness > best.second) best = {kind, likeness};
    }
    return best;
  }

  void average_again() {
    std::vector<Print> sums(averages_.size(), Print{});
    std::vector<int> members(averages_.size());
    for (std::size_t i = 0; i < prints_.size(); ++i) {
      if (kind_of_[i] == none) continue;
      for (std::size_t k = 0; k < sums[0].size(); ++k) sums[kind_of_[i]][k] += prints_[i][k];
      ++members[kind_of_[i]];
    }
    for (std::size_t kind = 0; kind < sums.size(); ++kind) {
      if (members[kind] == 0) continue;  // an average that nothing is nearest to stays as it was
      normalise(sums[kind]);
      averages_[kind] = sums[kind];
    }
  }

  const std::vector<Print>& prints_;
  std::vector<std::size_t> kind_of_;
  std::vector<Print> averages_;
};

Gray line_of_copies(const Print& average, double scale, bool is_sharp) {
  constexpr int margin = 10;
  const auto [low, high] = std::minmax_element(average.begin(), average.end());
  Gray small(kWidth, kHeight);
  for (std::size_t i = 0; i < average.size(); ++i)
    small.pixels[i] = static_cast<std::uint8_t>(255 * (*high - average[i]) / (*high - *low));
  const double step = 1 / scale;
  const Transform shrink{step, 0, (step - 1) / 2, 0, step, (step - 1) / 2};
  Gray one =
      resample(small, shrink, static_cast<int>(kWidth * scale), static_cast<int>(kHeight * scale));
  if (is_sharp) sharpen(one);
  Gray line(one.width * static_cast<int>(kCopies) + 2 * margin, one.height + 2 * margin);
  for (int copy = 0; copy < static_cast<int>(kCopies); ++copy) {
    for (int y = 0; y < one.height; ++y)
      std::copy_n(one.row(y), one.width,
                  line.row(y + margin) + margin + std::ptrdiff_t{copy} * one.width);
  }
  return line;
}

// What most copies are read as, at least `share` of them; the first and the last stand beside
// nothing.
std::string sure_symbol(const ReadLine& line, double share) {
  if (line.symbols.size() < kReadCopies || line.symbols.size() > kCopies) return {};
  const std::string& middle = line.symbols[line.symbols.size() / 2].text;
  const auto same =
      std::count_if(line.symbols.begin(), line.symbols.end(),
                    [&middle](const ReadSymbol& symbol) { return symbol.text == middle; });
  const auto all = static_cast<double>(line.symbols.size());
  return static_cast<double>(same) >= share * all ? middle : std::string();
}

bool has_han(const ReadLine& line) {
  const std::u32string text = to_utf32(line.text);
  return std::any_of(text.begin(), text.end(), is_han);
}

// Read in two sizes. Lines in which the recogniser first looks for the line come out empty here.
std::string read_average(const Print& average, AlikeKind kind, Recognizer& recognizer) {
  const Gray plain = line_of_copies(average, 2, false);
  const Gray sharp = line_of_copies(average, 1.6, true);
  const ReadLine characters = recognizer.read_text(plain);
  if (kind == AlikeKind::characters) {
    // Of a line of 12 times 无 up to four are read as 元, 死 or 匹.
    constexpr double share = 0.6;
    const std::string text = sure_symbol(characters, share);
    return text == sure_symbol(recognizer.read_text(sharp), share) ? text : std::string();
  }
  // A recogniser that knows digits only makes a digit of anything.
  if (has_han(characters)) return {};
  constexpr double share = 0.8;
  const std::string digit = sure_symbol(recognizer.read_raw_digits(plain), share);
  return digit == sure_symbol(recognizer.read_raw_digits(sharp), share) ? digit : std::string();
}

// What most of a kind's members were read as, each by itself.
std::string most_of(const std::vector<std::string>& texts) {
  constexpr double share = 0.6;
  std::map<std::string, int> votes;
  for (const std::string& text : texts) ++votes[text];
  for (const auto& [text, votes_for] : votes) {
    if (votes_for >= share * static_cast<double>(texts.size())) return text;
  }
  return {};
}

std::vector<std::string> read_some(const ReadingPage& page,
                                   const std::vector<const CellInk*>& members,
                                   Recognizer& recognizer) {
  constexpr std::size_t asked = 9;
  std::vector<std::string> texts;
  const std::size_t count = std::min(asked, members.size());
  for (std::size_t k = 0; k < count; ++k) {
    // Spread over the page.
    const CellInk& ink = *members[k * members.size() / count];
    texts.push_back(read_cell_text(page, ink, recognizer).text);
  }
  return texts;
}

// What is less like the average of its kind than the others are, is of another kind.
double least_likeness(const std::vector<double>& likenesses) {
  constexpr double farthest = 4;  // median deviations
  constexpr double least_deviation = 0.01;
  const double median = median_of(likenesses);
  std::vector<double> deviations;
  deviations.reserve(likenesses.size());
  for (const double likeness : likenesses) deviations.push_back(std::abs(likeness - median));
  return median - farthest * std::max(median_of(std::move(deviations)), least_deviation);
}

}  // namespace

std::vector<AlikeReading> read_alike(const ReadingPage& page,
                                     const std::vector<const CellInk*>& inks, AlikeKind kind,
                                     const std::vector<std::string>& each, Recognizer& recognizer) {
  std::vector<AlikeReading> readings(inks.size());
  const double height = common_height(inks);
  std::vector<Print> prints;
  std::vector<std::size_t> owners;  // index into inks
  for (std::size_t i = 0; i < inks.size(); ++i) {
    std::optional<Print> print =
        print_of(page.work.picture, *inks[i], height,
                 kind == AlikeKind::digits ? kWidestDigit : kWidestCharacter);
    if (!print) continue;
    prints.push_back(*print);
    owners.push_back(i);
  }
  if (prints.empty()) return readings;
  const Kinds kinds(prints);
  std::vector<std::string> texts(kinds.count());
  std::vector<int> sizes(kinds.count());
  for (std::size_t k = 0; k < kinds.count(); ++k) {
    sizes[k] = kinds.size_of(k);
    if (sizes[k] < kFewest) continue;
    texts[k] = read_average(kinds.average(k), kind, recognizer);
    if (!texts[k].empty()) continue;
    std::vector<const CellInk*> members;
    std::vector<std::string> read;
    for (std::size_t i = 0; i < prints.size(); ++i) {
      if (kinds.kind_of(i) != k) continue;
      members.push_back(inks[owners[i]]);
      if (!each.empty()) read.push_back(each[owners[i]]);
    }
    texts[k] = most_of(each.empty() ? read_some(page, members, recognizer) : read);
  }
  std::vector<double> likeness;  // of each print to its own average
  likeness.reserve(prints.size());
  std::vector<std::vector<double>> of_kind(kinds.count());
  for (std::size_t i = 0; i < prints.size(); ++i) {
    likeness.push_back(correlation(prints[i], kinds.average(kinds.kind_of(i))));
    of_kind[kinds.kind_of(i)].push_back(likeness.back());
  }
  for (std::size_t i = 0; i < prints.size(); ++i) {
    const std::size_t own = kinds.kind_of(i);
    if (texts[own].empty()) continue;
    // A 6 among sixty noughts is nearest to them, but not as near as they are.
    if (likeness[i] < least_likeness(of_kind[own])) {
      if (likeness[i] >= kAlike) readings[owners[i]].nearest = texts[own];
      continue;
    }
    double other = 0;
    for (std::size_t k = 0; k < kinds.count(); ++k) {
      if (texts[k] == texts[own] || sizes[k] == 0) continue;
      other = std::max(other, correlation(prints[i], kinds.average(k)));
    }
    readings[owners[i]] = {texts[own], sizes[own],
                           likeness[i] >= kAlike && likeness[i] - other >= kClear, texts[own]};
  }
  return readings;
}

}  // namespace gouji::ocr
