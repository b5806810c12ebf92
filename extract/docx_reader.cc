#include "extract/docx_reader.h"

#include <iterator>
#include <utility>

#include "extract/docx_flow.h"
#include "extract/docx_package.h"
#include "extract/html_reader.h"

namespace gouji {
namespace {

constexpr std::size_t most_bytes = std::size_t{256} * 1024 * 1024;
constexpr std::size_t most_chunks = 20;

// Converters put a whole web page into the package and let Word lay it out when it opens the file.
void append_chunks(const Input& input, const DocxPackage& package, const DocxFlow& flow,
                   Document& document) {
  std::size_t count = 0;
  for (const std::string& id : flow.chunks) {
    const auto target = package.targets.find(id);
    if (target == package.targets.end() || ++count > most_chunks) continue;
    const Result<std::string> bytes = read_docx_member(input.bytes, target->second);
    if (!bytes || sniff({target->second, *bytes}) != Format::html) continue;
    Result<Document> chunk = read_html({target->second, *bytes});
    if (!chunk) continue;
    for (Block& block : chunk->blocks) {
      std::visit([&](auto& item) { item.path = target->second + item.path; }, block);
      document.blocks.push_back(std::move(block));
    }
    std::move(chunk->notes.begin(), chunk->notes.end(), std::back_inserter(document.notes));
    if (document.metadata.title.empty()) document.metadata.title = chunk->metadata.title;
    if (document.metadata.publisher.empty()) {
      document.metadata.publisher = chunk->metadata.publisher;
    }
  }
}

// None where they are missing or damaged: the text is all there without them.
DocxStyles styles_of(const Input& input, const DocxPackage& package) {
  const std::string folder = package.main_name.substr(0, package.main_name.find_last_of('/') + 1);
  const Result<std::string> xml = read_docx_member(input.bytes, folder + "styles.xml");
  return xml ? DocxStyles(*xml) : DocxStyles();
}

}  // namespace

Result<Document> read_docx(const Input& input) {
  if (input.bytes.size() > most_bytes) {
    return failure("DOCX 文件超过 256 MB，不会是年报",
                   "the DOCX file is over 256 MB, which no report is");
  }
  Result<DocxPackage> package = open_docx(input.bytes);
  if (!package) return tl::unexpected(package.error());
  Result<DocxFlow> flow =
      read_docx_flow(package->main_part, package->targets, styles_of(input, *package));
  if (!flow) return tl::unexpected(flow.error());

  Document document;
  document.kind = Kind::docx;
  document.metadata = std::move(package->metadata);
  document.metadata.charset = "utf-8";
  settle(
      std::move(flow->blocks), Method::docx, [&flow](int origin) { return flow->path(origin); },
      document);
  append_chunks(input, *package, *flow, document);
  if (package->is_truncated || flow->is_cut) {
    document.notes.push_back(
        {"truncated",
         0,
         {package->is_truncated ? "DOCX 文件不完整，请重新下载并核对"
                                : "文档嵌套过深或表格过大，后面的内容没有读取",
          package->is_truncated
              ? "the DOCX file is incomplete; download it again and compare"
              : "the document nests too deep or its tables are too large; the rest was not read"}});
  }
  return document;
}

}  // namespace gouji
