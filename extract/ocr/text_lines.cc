#include "extract/ocr/text_lines.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "extract/ocr/contrast.h"

namespace gouji::ocr {
namespace {

constexpr int kLineHeight = 40;
constexpr int kMargin = 4;
// The recogniser's time goes by the width of a line, and characters so much narrower are read as
// well: 0.73 of the time, and 0.93 sure of a clean page's labels where it was 0.92.
constexpr double kNarrow = 0.8;
constexpr double kSureNarrow = 0.9;  // below it the line is read as it is
constexpr int kLong = 250;  // pixels: short ones cost little, and a header counts for its column
constexpr double kSureLine = 0.85;    // good print is read with 0.9 and more
constexpr double kPaperShare = 0.16;  // from paper to ink: the other side shows through so dark
constexpr int kInk = 150;             // darker is ink, outside tables
constexpr double kLowest = 0.075;     // inches: a line of text is higher
constexpr double kHighest = 0.6;
constexpr double kFull = 0.65;  // of the page, the width of a full line

// Pixels from the left or the right edge that show no paper: the lid of the scanner, which is black
// along a page that does not cover it, and what the light leaves in a fold.
int edge_of(const Gray& picture, bool is_left) {
  constexpr int every = 8;            // rows looked at
  constexpr double dark_share = 0.3;  // of a column
  const int least = picture.width / 40;
  const int most = picture.width / 8;
  const int thick = picture.width / 100;  // and no rule is
  int edge = least;
  int run = 0;
  for (int x = 0; x < most; ++x) {
    int dark = 0;
    for (int y = 0; y < picture.height; y += every)
      dark += picture.at(is_left ? x : picture.width - 1 - x, y) < kInk ? 1 : 0;
    run = dark * every > dark_share * picture.height ? run + 1 : 0;
    if (run >= thick) edge = std::max(edge, x + least / 4);
  }
  return edge;
}

// Rows of pixels with ink, as lines.
std::vector<PixelBox> find_lines(const Gray& picture, int top, int bottom) {
  std::vector<PixelBox> lines;
  const int left = edge_of(picture, true);
  const int right = picture.width - edge_of(picture, false);
  PixelBox line;
  for (int y = top; y <= bottom; ++y) {
    int dark = 0;
    PixelBox row;
    if (y < bottom) {
      const std::uint8_t* pixels = picture.row(y);
      for (int x = left; x < right; ++x) {
        if (pixels[x] >= kInk) continue;
        ++dark;
        row = join(row, {x, y, x + 1, y + 1});
      }
    }
    if (dark >= 3) {
      line = join(line, row);
    } else if (!line.is_empty()) {
      if (line.height() >= kLowest * kWorkDpi && line.height() <= kHighest * kWorkDpi)
        lines.push_back(line);
      line = {};
    }
  }
  return lines;
}

}  // namespace

Gray sample_line(const ReadingPage& page, PixelBox box, int height, int margin) {
  // 一 alone is low: a line is at least as high as a small character.
  const int least = static_cast<int>(std::lround(kLowest * kWorkDpi));
  if (box.height() < least) {
    const int more = (least - box.height() + 1) / 2;
    box = {box.x0, box.y0 - more, box.x1, box.y1 + more};
  }
  return page.sample({box.x0 - 2, box.y0 - 1, box.x1 + 2, box.y1 + 1}, height, margin);
}

Gray narrowed(const Gray& line) {
  const int width = std::max(1, static_cast<int>(std::lround(line.width * kNarrow)));
  const double step = line.width / static_cast<double>(width);
  return resample(line, {step, 0, (step - 1) / 2, 0, 1, 0}, width, line.height);
}

void blacken(Gray& line) {
  const int dark = darkest(line);
  stretch_contrast(line, dark, static_cast<int>(255 - kPaperShare * (255 - dark)));
}

TextReading read_line(const ReadingPage& page, const PixelBox& line, Recognizer& recognizer) {
  const Gray sampled = sample_line(page, line, kLineHeight, kMargin);
  TextReading best;
  const auto read = [&](Gray picture, double sure) {
    blacken(picture);
    ReadLine found = recognizer.read_text(picture);
    if (found.mean > best.confidence) best = {std::move(found.text), found.mean};
    return best.confidence >= sure;
  };
  if (sampled.width >= kLong && read(narrowed(sampled), kSureNarrow)) return best;
  // What the recogniser is unsure of may be broken by a fax or blurred by a lens.
  for (void (*const mend)(Gray&) : {+[](Gray&) {}, &smooth, &sharpen}) {
    Gray picture = sampled;
    mend(picture);
    if (read(std::move(picture), kSureLine)) break;
  }
  return best;
}

std::vector<Paragraph> read_outside(const ReadingPage& page, int number, int bottom,
                                    std::size_t most, std::size_t most_full,
                                    Recognizer& recognizer) {
  const Gray& picture = page.work.picture;
  std::vector<Paragraph> paragraphs;
  int top = 0;
  std::size_t full = 0;
  const auto read_part = [&](int end) {
    for (const PixelBox& line : find_lines(picture, top, std::min(end, bottom))) {
      if (paragraphs.size() >= most) return;
      const bool is_full = line.width() > kFull * picture.width;
      if (is_full && ++full > most_full) continue;
      TextReading reading = read_line(page, line, recognizer);
      if (reading.text.empty() || reading.confidence < 0.5) continue;
      Paragraph paragraph;
      paragraph.text = std::move(reading.text);
      paragraph.page = number;
      paragraph.doubtful = true;
      paragraph.box = page.in_points(line);
      paragraph.size = line.height() * 72.0 / kWorkDpi;
      paragraphs.push_back(std::move(paragraph));
    }
  };
  for (const Grid& grid : page.grids) {
    const PixelBox box = grid.lattice.box();
    if (box.y0 > top) read_part(box.y0);
    top = std::max(top, box.y1);
  }
  read_part(picture.height);
  return paragraphs;
}

}  // namespace gouji::ocr
