#include "extract/flow.h"

#include <algorithm>
#include <utility>

#include "extract/flow_layout.h"
#include "extract/flow_picture.h"
#include "extract/flow_text.h"
#include "extract/sequence.h"
#include "extract/split_table.h"
#include "extract/text_reader.h"

namespace gouji {
namespace {

constexpr std::size_t most_heading_lines = 3;

void append_lines(const std::vector<FlowBlock>& content, std::string& lines) {
  for (const FlowBlock& block : content) {
    if (const auto* paragraph = std::get_if<FlowParagraph>(&block)) {
      if (paragraph->text.empty()) continue;
      if (!lines.empty()) lines += '\n';
      lines += paragraph->text;
    } else if (const auto* table = std::get_if<FlowTable>(&block)) {
      if (table->cells.size() == 1) append_lines(table->cells[0].content, lines);
    }
  }
}

Table make_table(FlowTable flow, Method method, const PathOf& path_of) {
  Table table;
  table.rows = flow.rows;
  table.columns = flow.columns;
  table.method = method;
  table.path = path_of(flow.origin);
  table.cells.reserve(flow.cells.size());
  for (FlowCell& from : flow.cells) {
    Cell& cell = table.cells.emplace_back();
    cell.row = from.row;
    cell.column = from.column;
    cell.row_span = from.row_span;
    cell.column_span = from.column_span;
    cell.text = text_of(from);
    cell.doubtful =
        from.doubtful ||
        std::any_of(from.content.begin(), from.content.end(), [](const FlowBlock& block) {
          const auto* paragraph = std::get_if<FlowParagraph>(&block);
          return paragraph && paragraph->doubtful;
        });
  }
  return table;
}

void append_paragraphs(const FlowParagraph& flow, const PathOf& path_of,
                       std::vector<Block>& blocks) {
  Paragraph paragraph;
  paragraph.size = flow.size;
  paragraph.doubtful = flow.doubtful;
  paragraph.path = path_of(flow.origin);
  const auto breaks =
      static_cast<std::size_t>(std::count(flow.text.begin(), flow.text.end(), '\n'));
  if (breaks == 0) {
    paragraph.text = flow.text;
    blocks.emplace_back(std::move(paragraph));
  } else if (flow.heading && breaks < most_heading_lines) {
    paragraph.text = join_lines(flow.text);
    blocks.emplace_back(std::move(paragraph));
  } else {
    // Whole reports come as one paragraph with a break after each line; a line is what a paragraph
    // is elsewhere, and an empty one may be a blank cell.
    for (std::size_t begin = 0; begin <= flow.text.size();) {
      const std::size_t end = std::min(flow.text.find('\n', begin), flow.text.size());
      paragraph.text = flow.text.substr(begin, end - begin);
      blocks.emplace_back(paragraph);
      begin = end + 1;
    }
  }
}

// Behind the last of the preformatted paragraphs that begin at `begin`, without doubt of their own.
std::size_t end_of_preformatted(const std::vector<FlowBlock>& blocks, std::size_t begin) {
  std::size_t end = begin;
  for (; end < blocks.size(); ++end) {
    const auto* paragraph = std::get_if<FlowParagraph>(&blocks[end]);
    if (paragraph == nullptr || paragraph->preformatted.empty() || paragraph->doubtful) break;
  }
  return end;
}

// The blocks of preformatted paragraphs that follow each other, which are the lines of one text;
// none when the text reader sees no rows of cells in them.
std::vector<Block> read_preformatted(const std::string& text, const std::string& path,
                                     Method method) {
  Document document = read_plain_text(text);
  const bool has_rows =
      std::any_of(document.blocks.begin(), document.blocks.end(), [](const Block& block) {
        const auto* table = std::get_if<Table>(&block);
        return table != nullptr && table->arrangement == Arrangement::grid;
      });
  if (!has_rows) return {};
  for (Block& block : document.blocks) {
    if (auto* paragraph = std::get_if<Paragraph>(&block)) {
      paragraph->path = path + " " + paragraph->path;
      continue;
    }
    Table& table = std::get<Table>(block);
    table.method = method;
    table.path = path + " " + table.path;
    for (Cell& cell : table.cells) {
      if (!cell.path.empty()) cell.path = path + " " + cell.path;
    }
  }
  return std::move(document.blocks);
}

bool is_empty_paragraph(const Block& block) {
  const auto* paragraph = std::get_if<Paragraph>(&block);
  return paragraph != nullptr && paragraph->text.empty();
}

}  // namespace

std::string text_of(const FlowCell& cell) {
  if (cell.content.size() == 1) {
    const auto* paragraph = std::get_if<FlowParagraph>(&cell.content.front());
    if (paragraph && paragraph->text.find('\n') == std::string::npos) return paragraph->text;
  }
  std::string lines;
  append_lines(cell.content, lines);
  return join_lines(lines);
}

void settle(std::vector<FlowBlock> flow, Method method, const PathOf& path_of, Document& document) {
  std::vector<Block> blocks;
  std::vector<PlacedPicture> pictures;
  std::vector<FlowBlock> opened = open_layout_tables(std::move(flow));
  for (std::size_t i = 0; i < opened.size(); ++i) {
    const std::size_t end = end_of_preformatted(opened, i);
    if (end > i) {
      std::string text;
      for (std::size_t line = i; line < end; ++line) {
        text += std::get<FlowParagraph>(opened[line]).preformatted + '\n';
      }
      std::vector<Block> read =
          read_preformatted(text, path_of(std::get<FlowParagraph>(opened[i]).origin), method);
      if (read.empty()) {
        for (std::size_t line = i; line < end; ++line) {
          append_paragraphs(std::get<FlowParagraph>(opened[line]), path_of, blocks);
        }
      }
      std::move(read.begin(), read.end(), std::back_inserter(blocks));
      i = end - 1;
      continue;
    }
    FlowBlock& block = opened[i];
    if (auto* table = std::get_if<FlowTable>(&block)) {
      blocks.emplace_back(make_table(std::move(*table), method, path_of));
    } else if (auto* picture = std::get_if<FlowPicture>(&block)) {
      pictures.push_back({blocks.size(), std::move(picture->name)});
    } else {
      append_paragraphs(std::get<FlowParagraph>(block), path_of, blocks);
    }
  }
  note_table_pictures(blocks, pictures, document.notes);
  blocks = gather_sequences(std::move(blocks), method);
  blocks.erase(std::remove_if(blocks.begin(), blocks.end(), is_empty_paragraph), blocks.end());
  join_split_tables(blocks);
  for (Block& block : blocks) {
    if (auto* table = std::get_if<Table>(&block)) drop_unused_columns(*table);
  }
  std::move(blocks.begin(), blocks.end(), std::back_inserter(document.blocks));
}

}  // namespace gouji
