#include "extract/html_reader.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "extract/flow.h"
#include "extract/html_flow.h"
#include "extract/html_metadata.h"
#include "extract/html_source.h"
#include "extract/html_tree.h"
#include "extract/markdown_html.h"
#include "extract/mhtml.h"
#include "extract/split_table.h"
#include "normalize/charset.h"

namespace gouji {
namespace {

constexpr std::size_t most_bytes = std::size_t{64} * 1024 * 1024;
constexpr std::ptrdiff_t most_figures_of_chrome = 20;

void note(Document& document, std::string code, std::string zh, std::string en) {
  document.notes.push_back({std::move(code), 0, {std::move(zh), std::move(en)}});
}

std::ptrdiff_t figures_in(const Document& document) {
  std::ptrdiff_t count = 0;
  for (const Block& block : document.blocks) {
    const auto* table = std::get_if<Table>(&block);
    if (table == nullptr) continue;
    count += std::count_if(table->cells.begin(), table->cells.end(),
                           [](const Cell& cell) { return kind_of(cell.text) == CellKind::figure; });
  }
  return count;
}

// Settles the flow into `document`; returns how many tables were left out as hidden.
int settle_page(const HtmlTree& tree, bool show_hidden, const std::string& path_prefix,
                Document& document) {
  HtmlFlow flow = read_html_flow(tree, show_hidden);
  if (flow.table_cut) {
    note(document, "table-too-large", "有表格超出行列上限，超出的部分没有读取",
         "a table exceeds the limits of rows and columns; the rest of it was not read");
  }
  settle(
      std::move(flow.blocks), Method::html,
      [&](int origin) { return path_prefix + tree.path(origin); }, document);
  return flow.hidden_tables;
}

void read_hidden(const HtmlTree& tree, int hidden_tables, const std::string& path_prefix,
                 Document& visible) {
  const std::string count = std::to_string(hidden_tables);
  if (figures_in(visible) < most_figures_of_chrome) {
    Document all;
    settle_page(tree, true, path_prefix, all);
    if (figures_in(all) >= most_figures_of_chrome) {
      for (Block& block : all.blocks) {
        auto* table = std::get_if<Table>(&block);
        if (table == nullptr) continue;
        for (Cell& cell : table->cells) cell.doubtful = true;
      }
      visible = std::move(all);
      note(visible, "hidden-content", "网页的表格都是隐藏的，已按隐藏内容读取，请核对",
           "the page hides its tables; they were read all the same, please check");
      return;
    }
  }
  note(visible, "hidden-tables", "网页里有 " + count + " 个隐藏的表格没有读取",
       count + " hidden tables of the page were not read");
}

Result<void> read_page(std::string_view bytes, const std::string& declared,
                       const std::string& path_prefix, Document& document) {
  const std::string charset = declared.empty() ? declared_html_charset(bytes) : declared;
  const DecodedText decoded = decode_text(bytes, charset);
  const std::optional<std::string> converted = markdown_to_html(decoded.text);
  const Result<HtmlTree> parsed =
      parse_html(clean_html_source(converted ? *converted : decoded.text));
  if (!parsed) return tl::unexpected(parsed.error());
  const HtmlTree& tree = *parsed;
  Document page;
  const int hidden_tables = settle_page(tree, false, path_prefix, page);
  if (hidden_tables > 0) read_hidden(tree, hidden_tables, path_prefix, page);
  page.metadata = read_html_metadata(tree, page.blocks);
  page.metadata.charset = decoded.charset;
  if (decoded.lossy) {
    note(page, "lossy-decoding", "有些字节不是 " + decoded.charset + " 编码的字符，已替换为 U+FFFD",
         "some bytes are no characters of " + decoded.charset + " and became U+FFFD");
  }
  if (tree.is_cut) {
    note(page, "truncated", "网页嵌套过深或元素过多，后面的内容没有读取",
         "the page nests too deep or has too many elements; the rest of it was not read");
  }
  if (document.metadata.title.empty()) document.metadata = page.metadata;
  std::move(page.blocks.begin(), page.blocks.end(), std::back_inserter(document.blocks));
  std::move(page.notes.begin(), page.notes.end(), std::back_inserter(document.notes));
  return {};
}

}  // namespace

Result<Document> read_html(const Input& input) {
  if (input.bytes.size() > most_bytes) {
    return failure("网页超过 64 MB，不会是年报", "the page is over 64 MB, which no report is");
  }
  Document document;
  document.kind = Kind::html;
  if (!is_mhtml(input.bytes)) {
    if (Result<void> read = read_page(input.bytes, {}, {}, document); !read) {
      return tl::unexpected(read.error());
    }
    return document;
  }
  int pages = 0;
  for (const MimePart& part : read_mime_parts(input.bytes)) {
    if (part.type != "text/html" && part.type != "application/xhtml+xml") continue;
    ++pages;
    const std::string prefix = pages == 1 ? "" : "part[" + std::to_string(pages) + "]";
    if (Result<void> read = read_page(part.body, part.charset, prefix, document); !read) {
      return tl::unexpected(read.error());
    }
  }
  if (pages == 0) {
    return failure("网页归档（MHTML）里没有网页，可能没有保存完整，请重新保存",
                   "the web archive (MHTML) holds no page; it may be incomplete, save it again");
  }
  return document;
}

}  // namespace gouji
