#include "extract/docx_flow.h"

#include <algorithm>
#include <initializer_list>
#include <utility>

#include "extract/docx_grid.h"
#include "extract/docx_paragraph.h"
#include "extract/docx_xml.h"
#include "normalize/figure.h"

namespace gouji {
namespace {

constexpr int most_depth = 200;
constexpr std::size_t most_rows = 100'000;
constexpr std::size_t most_cells = 2'000'000;

// Elements that only wrap what they hold.
bool is_wrapper(std::string_view name) {
  static constexpr std::string_view names[] = {"ins", "moveTo", "customXml", "smartTag",
                                               "sdtContent"};
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

class Walker {
 public:
  Walker(const std::map<std::string, std::string>& targets, const DocxStyles& styles,
         DocxFlow& flow)
      : flow_(flow), paragraphs_(targets, styles) {}

  void walk_body(const pugi::xml_node& body) {
    Container container{add_origin(-1, "body", 1), &flow_.blocks, false};
    walk(body, container, 0);
    end_container(container);
    flow_.is_cut = flow_.is_cut || paragraphs_.is_cut();
  }

 private:
  // The body, a cell or a text box, while it is read.
  struct Container {
    int origin = -1;
    std::vector<FlowBlock>* blocks = nullptr;
    bool in_cell = false;
    int paragraphs = 0;
    int tables = 0;
    int boxes = 0;
    DocxParagraph open = {};  // text of a paragraph whose end was deleted
    bool is_open = false;
  };

  int add_origin(int parent, const char* name, int ordinal) {
    flow_.origins.push_back({parent, name, ordinal});
    return static_cast<int>(flow_.origins.size()) - 1;
  }

  void walk(const pugi::xml_node& parent, Container& container, int depth) {
    if (depth > most_depth) {
      flow_.is_cut = true;
      return;
    }
    for (const pugi::xml_node& child : parent) {
      const std::string_view name = docx_name(child);
      if (name == "p") {
        add_paragraph(child, container, depth);
      } else if (name == "tbl") {
        add_table(child, container, depth + 1);
      } else if (name == "sdt") {
        walk(docx_child(child, "sdtContent"), container, depth + 1);
      } else if (is_wrapper(name)) {
        walk(child, container, depth + 1);
      } else if (name == "AlternateContent") {
        const pugi::xml_node choice = docx_child(child, "Choice");
        walk(choice ? choice : docx_child(child, "Fallback"), container, depth + 1);
      } else if (name == "altChunk") {
        flow_.chunks.emplace_back(docx_attribute(child, "id"));
      }
    }
  }

  void add_paragraph(const pugi::xml_node& node, Container& container, int depth) {
    const int origin = add_origin(container.origin, "p", ++container.paragraphs);
    DocxParagraph paragraph;
    if (container.is_open) paragraph = std::move(container.open);
    container.is_open = false;
    paragraphs_.read(node, paragraph);
    if (paragraph.joins_next) {
      container.open = std::move(paragraph);
      container.is_open = true;
      return;
    }
    emit(paragraph, is_heading(node), origin, container, depth);
  }

  static bool is_heading(const pugi::xml_node& paragraph) {
    const pugi::xml_node properties = docx_child(paragraph, "pPr");
    return docx_value(docx_child(properties, "jc")) == "center" ||
           static_cast<bool>(docx_child(properties, "outlineLvl"));
  }

  void emit(DocxParagraph& paragraph, bool heading, int origin, Container& container, int depth) {
    std::string text = paragraph.text.take();
    // A picture in a cell may hold the figure, and a number that the program counts is part of it.
    const bool is_counted = paragraph.is_numbered && (text.empty() || states_figure(text));
    const bool doubtful =
        paragraph.doubtful || (container.in_cell && (!paragraph.pictures.empty() || is_counted));
    if (!text.empty() || doubtful || !container.in_cell) {
      container.blocks->emplace_back(
          FlowParagraph{std::move(text), paragraph.size, heading, origin, doubtful});
    }
    for (std::string& picture : paragraph.pictures) {
      container.blocks->emplace_back(FlowPicture{std::move(picture), origin});
    }
    for (const pugi::xml_node& box : paragraph.boxes) add_box(box, container, depth + 1);
  }

  // What a text box holds follows the paragraph that it hangs on.
  void add_box(const pugi::xml_node& box, Container& outer, int depth) {
    std::vector<FlowBlock> blocks;
    Container container{add_origin(outer.origin, "textbox", ++outer.boxes), &blocks, outer.in_cell};
    walk(box, container, depth);
    end_container(container);
    for (FlowBlock& block : blocks) {
      auto* paragraph = std::get_if<FlowParagraph>(&block);
      if (paragraph != nullptr && outer.in_cell) paragraph->doubtful = true;
      outer.blocks->push_back(std::move(block));
    }
  }

  void end_container(Container& container) {
    if (!container.is_open) return;
    container.is_open = false;
    emit(container.open, false, container.origin, container, most_depth);
  }

  // Rows and cells, through the wrappers around them; deleted and hidden ones left out.
  void collect_rows(const pugi::xml_node& parent, int depth, std::vector<pugi::xml_node>& rows) {
    if (depth > most_depth) return;
    for (const pugi::xml_node& child : parent) {
      const std::string_view name = docx_name(child);
      if (name == "tr") {
        const pugi::xml_node properties = docx_child(child, "trPr");
        if (docx_child(properties, "del") || docx_is_on(docx_child(properties, "hidden"))) continue;
        if (rows.size() >= most_rows) {
          flow_.is_cut = true;
          return;
        }
        rows.push_back(child);
      } else if (name == "sdt") {
        collect_rows(docx_child(child, "sdtContent"), depth + 1, rows);
      } else if (is_wrapper(name)) {
        collect_rows(child, depth + 1, rows);
      }
    }
  }

  static void collect_cells(const pugi::xml_node& parent, int depth,
                            std::vector<pugi::xml_node>& cells) {
    if (depth > most_depth) return;
    for (const pugi::xml_node& child : parent) {
      const std::string_view name = docx_name(child);
      if (name == "tc") {
        if (!docx_child(docx_child(child, "tcPr"), "cellDel")) cells.push_back(child);
      } else if (name == "sdt") {
        collect_cells(docx_child(child, "sdtContent"), depth + 1, cells);
      } else if (is_wrapper(name)) {
        collect_cells(child, depth + 1, cells);
      }
    }
  }

  static DocxMerge merge_of(const pugi::xml_node& merge) {
    if (!merge) return DocxMerge::none;
    return docx_value(merge) == "restart" ? DocxMerge::restart : DocxMerge::proceed;
  }

  void add_table(const pugi::xml_node& node, Container& container, int depth) {
    const int origin = add_origin(container.origin, "tbl", ++container.tables);
    std::vector<int> grid;
    for (const pugi::xml_node& column : docx_child(node, "tblGrid")) {
      if (docx_name(column) == "gridCol") grid.push_back(docx_int(docx_attribute(column, "w"), 0));
    }
    std::vector<pugi::xml_node> row_nodes;
    collect_rows(node, depth, row_nodes);
    std::vector<DocxRow> rows(row_nodes.size());
    std::vector<std::vector<FlowCell>> cells(row_nodes.size());
    for (std::size_t row = 0; row < row_nodes.size(); ++row) {
      const pugi::xml_node properties = docx_child(row_nodes[row], "trPr");
      rows[row].grid_before = docx_int(docx_value(docx_child(properties, "gridBefore")), 0);
      rows[row].grid_after = docx_int(docx_value(docx_child(properties, "gridAfter")), 0);
      const int row_origin = add_origin(origin, "tr", static_cast<int>(row) + 1);
      std::vector<pugi::xml_node> cell_nodes;
      collect_cells(row_nodes[row], depth, cell_nodes);
      for (const pugi::xml_node& cell : cell_nodes) {
        if (cell_count_++ >= most_cells) {
          flow_.is_cut = true;
          break;
        }
        read_cell(cell, row_origin, depth, rows[row], cells[row]);
      }
    }
    FlowTable table;
    table.rows = static_cast<int>(rows.size());
    table.columns = place_docx_cells(grid, rows);
    table.origin = origin;
    for (std::size_t row = 0; row < rows.size(); ++row) {
      for (std::size_t at = 0; at < rows[row].cells.size(); ++at) {
        const DocxCell& placed = rows[row].cells[at];
        if (placed.column < 0) continue;
        FlowCell& cell = cells[row][at];
        cell.row = static_cast<int>(row);
        cell.column = placed.column;
        cell.row_span = placed.row_span;
        cell.column_span = placed.column_span;
        cell.doubtful = placed.doubtful;
        table.cells.push_back(std::move(cell));
      }
    }
    if (!table.cells.empty()) container.blocks->emplace_back(std::move(table));
  }

  void read_cell(const pugi::xml_node& node, int row_origin, int depth, DocxRow& row,
                 std::vector<FlowCell>& cells) {
    const pugi::xml_node properties = docx_child(node, "tcPr");
    DocxCell placed;
    placed.grid_span = docx_int(docx_value(docx_child(properties, "gridSpan")), 1);
    placed.vertical = merge_of(docx_child(properties, "vMerge"));
    placed.horizontal = merge_of(docx_child(properties, "hMerge"));
    const pugi::xml_node width = docx_child(properties, "tcW");
    const std::string_view unit = docx_attribute(width, "type");
    if (unit == "dxa" || unit.empty()) placed.width = docx_int(docx_attribute(width, "w"), 0);

    FlowCell& cell = cells.emplace_back();
    Container container{add_origin(row_origin, "tc", static_cast<int>(cells.size())), &cell.content,
                        true};
    walk(node, container, depth + 1);
    end_container(container);
    placed.kind = kind_of(text_of(cell));
    row.cells.push_back(placed);
  }

  DocxFlow& flow_;
  DocxParagraphReader paragraphs_;
  std::size_t cell_count_ = 0;
};

}  // namespace

std::string DocxFlow::path(int origin) const {
  if (origin < 0) return {};
  const Origin& step = origins[static_cast<std::size_t>(origin)];
  std::string path = this->path(step.parent) + '/' + step.name;
  if (step.parent >= 0) path += '[' + std::to_string(step.ordinal) + ']';
  return path;
}

Result<DocxFlow> read_docx_flow(std::string& xml, const std::map<std::string, std::string>& targets,
                                const DocxStyles& styles) {
  pugi::xml_document document;
  const pugi::xml_parse_result parsed = document.load_buffer_inplace(
      xml.data(), xml.size(), pugi::parse_default | pugi::parse_ws_pcdata_single);
  if (!parsed) {
    return failure("DOCX 文件的正文已损坏（位置 " + std::to_string(parsed.offset) +
                       "），请重新下载或用 Word 修复后另存",
                   "the document part of the DOCX file is broken (at byte " +
                       std::to_string(parsed.offset) +
                       "); download it again, or repair it with Word and save it anew");
  }
  const pugi::xml_node body = docx_child(document.document_element(), "body");
  if (!body) {
    return failure("DOCX 文件的正文里没有内容（缺少 w:body）",
                   "the document part of the DOCX file holds no document (no w:body)");
  }
  DocxFlow flow;
  Walker(targets, styles, flow).walk_body(body);
  return flow;
}

}  // namespace gouji
