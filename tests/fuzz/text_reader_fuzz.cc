// Any bytes are read as text or refused; what is read keeps its promises.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <variant>

#include "extract/text_reader.h"
#include "normalize/text.h"

namespace {

void require(bool condition) {
  if (!condition) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gouji;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const Result<Document> document = read_text({"fuzz", bytes});
  if (!document) {
    require(!document.error().message.zh.empty() && !document.error().message.en.empty());
    return 0;
  }
  for (const Block& block : document->blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
      require(!paragraph->text.empty() && is_valid_utf8(paragraph->text));
      continue;
    }
    const auto& table = std::get<Table>(block);
    require(!table.cells.empty() && !table.path.empty());
    for (const Cell& cell : table.cells) {
      require(cell.row >= 0 && cell.row < table.rows);
      require(cell.column >= 0 && cell.column < table.columns);
      require(is_valid_utf8(cell.text));
    }
    static_cast<void>(cell_places(table));
  }
  return 0;
}
