#include "extract/docx_package.h"

#include <pugixml.hpp>

#include "extract/flow_text.h"
#include "extract/zip_archive.h"

namespace gouji {
namespace {

constexpr const char* usual_main_name = "word/document.xml";

// "word/document.xml" and "../media/image1.png" or "/word/media/image1.png" to a member name.
std::string resolve(const std::string& base, std::string_view target) {
  if (target.starts_with('/')) return normalised_member_name(target);
  std::string folder = base.substr(0, base.find_last_of('/') + 1);
  while (target.starts_with("../")) {
    target.remove_prefix(3);
    if (!folder.empty()) folder.pop_back();
    folder = folder.substr(0, folder.find_last_of('/') + 1);
  }
  return normalised_member_name(folder + std::string(target));
}

// "word/document.xml" to "word/_rels/document.xml.rels".
std::string relationships_of(const std::string& name) {
  const std::size_t slash = name.find_last_of('/') + 1;
  return name.substr(0, slash) + "_rels/" + name.substr(slash) + ".rels";
}

std::string_view local_name(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  return name.substr(name.find(':') + 1);
}

// Where the package says its document is; empty when it doesn't.
std::string main_name_of(const std::string& relationships) {
  pugi::xml_document xml;
  xml.load_buffer(relationships.data(), relationships.size());
  for (const pugi::xml_node& relationship : xml.document_element()) {
    if (std::string_view(relationship.attribute("Type").value()).ends_with("/officeDocument")) {
      return resolve("", relationship.attribute("Target").value());
    }
  }
  return {};
}

void read_targets(const std::string& relationships, DocxPackage& package) {
  pugi::xml_document xml;
  xml.load_buffer(relationships.data(), relationships.size());
  for (const pugi::xml_node& relationship : xml.document_element()) {
    if (std::string_view(relationship.attribute("TargetMode").value()) == "External") continue;
    package.targets.emplace(relationship.attribute("Id").value(),
                            resolve(package.main_name, relationship.attribute("Target").value()));
  }
}

Metadata read_core(const std::string& core) {
  Metadata metadata;
  pugi::xml_document xml;
  xml.load_buffer(core.data(), core.size());
  const auto plain = [](const char* text) {
    FlowText flow;
    flow.add(text);
    return join_lines(flow.take());
  };
  for (const pugi::xml_node& property : xml.document_element()) {
    if (local_name(property) == "title") metadata.title = plain(property.text().get());
    if (local_name(property) == "creator") metadata.author = plain(property.text().get());
  }
  return metadata;
}

std::string take(ZipContents& contents, const std::string& name) {
  const auto found = contents.members.find(name);
  return found == contents.members.end() ? std::string{} : std::move(found->second);
}

tl::unexpected<Error> no_document(const ZipContents& contents) {
  if (contents.is_truncated) {
    return failure("DOCX 文件没有下载完整（缺少文档正文），请重新下载",
                   "the DOCX file is incomplete (its document part is missing); download it again");
  }
  return failure("不是有效的 DOCX 文件（缺少文档正文 word/document.xml）",
                 "no valid DOCX file (its document part, word/document.xml, is missing)");
}

}  // namespace

Result<DocxPackage> open_docx(std::string_view bytes) {
  Result<ZipContents> contents = read_zip(bytes, [](const std::string& name) {
    return name == usual_main_name || name == "_rels/.rels" || name == "docprops/core.xml" ||
           name == "word/_rels/document.xml.rels";
  });
  if (!contents) return tl::unexpected(contents.error());
  DocxPackage package;
  package.is_truncated = contents->is_truncated;
  package.metadata = read_core(take(*contents, "docprops/core.xml"));
  package.main_name = main_name_of(take(*contents, "_rels/.rels"));
  if (package.main_name.empty()) package.main_name = usual_main_name;
  if (package.main_name != usual_main_name) {
    const std::string relationships = relationships_of(package.main_name);
    Result<ZipContents> more = read_zip(bytes, [&](const std::string& name) {
      return name == package.main_name || name == relationships;
    });
    if (!more) return tl::unexpected(more.error());
    if (more->members.count(package.main_name) > 0) {
      package.main_part = take(*more, package.main_name);
      read_targets(take(*more, relationships), package);
      return package;
    }
    package.main_name = usual_main_name;  // a wrong relationship
  }
  if (contents->members.count(usual_main_name) == 0) return no_document(*contents);
  package.main_part = take(*contents, usual_main_name);
  read_targets(take(*contents, relationships_of(usual_main_name)), package);
  return package;
}

Result<std::string> read_docx_member(std::string_view bytes, const std::string& name) {
  Result<ZipContents> contents =
      read_zip(bytes, [&](const std::string& member) { return member == name; });
  if (!contents) return tl::unexpected(contents.error());
  return take(*contents, name);
}

}  // namespace gouji
