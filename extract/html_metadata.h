// What a web page says of itself: its meta elements and the table or lines of 索引号, 发布机构 and
// 发文日期 that government sites set before every publication.
#pragma once

#include "extract/document.h"
#include "extract/html_tree.h"

namespace gouji {

// Title: meta ArticleTitle, else 名称 or 标题 of the metadata table when it names a report, else
// <title>. Publisher: 发布机构 and its other names in a table or a line, else 来源, else meta
// ContentSource, else meta SiteName when that is a department's site; the site of a whole
// government says nothing of who wrote the report.
Metadata read_html_metadata(const HtmlTree& tree, const std::vector<Block>& blocks);

}  // namespace gouji
