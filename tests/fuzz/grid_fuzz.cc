// Any rulings and glyphs, however they lie, are laid out into tables that keep their promises.
//
// The input is a list of records of nine bytes: what it is, then four numbers of 16 bits, tenths of
// a point: the left, top, right and bottom edge.
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <utility>

#include "extract/page_layout.h"
#include "tests/fuzz/document_promises.h"

namespace {

constexpr std::size_t record_size = 9;
constexpr std::size_t most_records = 2000;
constexpr char32_t characters[] = {U'0', U'1', U'7', U'-', U'.', U' ', U'总', U'计', U'（', U'�'};

double coordinate(const std::uint8_t* bytes) { return (bytes[0] * 256 + bytes[1]) / 10.0; }

gouji::Page page_of(const std::uint8_t* data, std::size_t size) {
  gouji::Page page;
  page.number = 1;
  page.width = 600;
  page.height = 800;
  for (std::size_t at = 0; at + record_size <= size && at < most_records * record_size;
       at += record_size) {
    const std::uint8_t kind = data[at];
    gouji::Box box{coordinate(data + at + 1), coordinate(data + at + 3), coordinate(data + at + 5),
                   coordinate(data + at + 7)};
    if (box.x1 < box.x0) std::swap(box.x0, box.x1);
    if (box.y1 < box.y0) std::swap(box.y0, box.y1);
    if (kind < 64) {
      page.rulings.push_back({box, gouji::Axis::horizontal});
    } else if (kind < 128) {
      page.rulings.push_back({box, gouji::Axis::vertical});
    } else {
      gouji::Glyph glyph;
      glyph.character = characters[kind % std::size(characters)];
      glyph.box = box;
      glyph.size = box.height();
      glyph.rotation = 90 * (kind / 10 % 4);
      glyph.hidden = kind % 32 == 31;
      page.glyphs.push_back(glyph);
    }
  }
  return page;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  gouji::check_blocks(gouji::lay_out(page_of(data, size)).blocks);
  return 0;
}
