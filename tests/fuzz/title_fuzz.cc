// Any text as a report: a body and a year are found or not, and what is found has its source.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>

#include "schema/title.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gouji;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  Document document;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    Paragraph paragraph;
    paragraph.text = text.substr(begin, end - begin);
    paragraph.size = paragraph.text.empty() ? 0 : 10 + paragraph.text.front() % 4;
    document.blocks.emplace_back(std::move(paragraph));
    begin = end + 1;
  }
  document.metadata.title = text.substr(0, 60);
  const Title title = find_title(document, std::string(text.substr(0, 40)));
  const bool sourced = title.agency.empty() == (title.agency_from == TitleSource::none) &&
                       (title.year == 0) == (title.year_from == TitleSource::none);
  const bool plausible = title.year == 0 || (title.year >= 1999 && title.year <= 2099);
  if (!sourced || !plausible) std::abort();
  return 0;
}
