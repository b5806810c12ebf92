// The document part of a DOCX file as paragraphs, pictures and tables in reading order: the text as
// it prints when all revisions are accepted.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "extract/docx_styles.h"
#include "extract/flow.h"
#include "normalize/result.h"

namespace gouji {

struct DocxFlow {
  // An element by the number that FlowBlock::origin gives it.
  struct Origin {
    int parent = -1;
    const char* name = "";  // "p", "tbl", "tr", "tc", "textbox"
    int ordinal = 0;        // among its kind in the parent, from 1
  };

  std::vector<FlowBlock> blocks;
  std::vector<Origin> origins;
  std::vector<std::string> chunks;  // relationship ids of documents to be inserted (altChunk)
  bool is_cut = false;              // nested deeper than 200 elements, or more than 100,000 rows

  std::string path(int origin) const;  // "/body/tbl[2]/tr[3]/tc[1]/p[1]"
};

// `xml` is the document part; `targets` its relationships, for the names of pictures. Fails when
// the XML is broken.
//
// Deleted and moved-away text is left out, inserted text kept; so are hidden text, field codes and
// the second of two alternative contents. Superscript digits behind a figure are set in brackets
// ("12[1]"), struck text is left out, and both, as well as text boxes and pictures in a cell, make
// the cell doubtful.
Result<DocxFlow> read_docx_flow(std::string& xml, const std::map<std::string, std::string>& targets,
                                const DocxStyles& styles);

}  // namespace gouji
