#include "extract/flow_layout.h"

#include <iterator>
#include <utility>

namespace gouji {
namespace {

constexpr std::size_t least_grid_cells = 10;
constexpr std::size_t most_cells_around_prose = 40;
constexpr std::size_t prose_bytes = 900;  // 300 Han characters

// What a cell holds, itself and in the tables within.
struct Content {
  std::size_t bytes = 0;
  std::size_t paragraphs = 0;
  std::size_t nested_cells = 0;  // of tables with more than one cell
};

Content content_of(const std::vector<FlowBlock>& blocks) {
  Content content;
  for (const FlowBlock& block : blocks) {
    if (const auto* paragraph = std::get_if<FlowParagraph>(&block)) {
      content.bytes += paragraph->text.size();
      if (!paragraph->text.empty()) ++content.paragraphs;
    } else if (const auto* table = std::get_if<FlowTable>(&block)) {
      if (table->cells.size() > 1) content.nested_cells += table->cells.size();
      for (const FlowCell& cell : table->cells) {
        const Content inner = content_of(cell.content);
        content.nested_cells += inner.nested_cells;
        if (table->cells.size() == 1) {
          content.bytes += inner.bytes;
          content.paragraphs += inner.paragraphs;
        }
      }
    }
  }
  return content;
}

bool lays_out(const FlowTable& table) {
  if (table.columns <= 1) return true;
  std::size_t plain_cells = 0;
  std::size_t nested_cells = 0;
  bool holds_prose = false;
  for (const FlowCell& cell : table.cells) {
    const Content content = content_of(cell.content);
    nested_cells += content.nested_cells;
    if (content.nested_cells == 0 && content.bytes > 0) ++plain_cells;
    if (content.bytes > prose_bytes && content.paragraphs > 1) holds_prose = true;
  }
  if (nested_cells > 0) return plain_cells < least_grid_cells || plain_cells < nested_cells;
  return holds_prose && table.cells.size() <= most_cells_around_prose;
}

// Moves the tables of more than one cell out of the cells of a table that stays one.
void lift_nested(FlowTable& table, std::vector<FlowBlock>& out) {
  for (FlowCell& cell : table.cells) {
    for (FlowBlock& block : cell.content) {
      auto* nested = std::get_if<FlowTable>(&block);
      if (nested == nullptr) continue;
      if (nested->cells.size() > 1) {
        out.push_back(std::move(block));
        block = FlowParagraph{};
      } else {
        lift_nested(*nested, out);
      }
    }
  }
}

void open_into(std::vector<FlowBlock> flow, std::vector<FlowBlock>& out) {
  for (FlowBlock& block : flow) {
    auto* table = std::get_if<FlowTable>(&block);
    if (table == nullptr) {
      out.push_back(std::move(block));
    } else if (lays_out(*table)) {
      for (FlowCell& cell : table->cells) {
        // A column of cells may be a table that lost its grid, and this one a blank of it.
        if (cell.content.empty())
          out.emplace_back(FlowParagraph{{}, 0, false, table->origin, false});
        open_into(std::move(cell.content), out);
      }
    } else {
      std::vector<FlowBlock> nested;
      lift_nested(*table, nested);
      out.push_back(std::move(block));
      open_into(std::move(nested), out);
    }
  }
}

}  // namespace

std::vector<FlowBlock> open_layout_tables(std::vector<FlowBlock> flow) {
  std::vector<FlowBlock> opened;
  opened.reserve(flow.size());
  open_into(std::move(flow), opened);
  return opened;
}

}  // namespace gouji
