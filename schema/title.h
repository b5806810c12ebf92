// Whose report it is and for which year, and how far that can be trusted. Order of trust, for each
// of the two alone: the title, what the prose says of itself, the file's metadata, the file name.
#pragma once

#include <string>
#include <vector>

#include "extract/document.h"
#include "schema/finding.h"

namespace gouji {

enum class TitleSource {
  none,
  inferred,  // the year before the date of publication
  file_name,
  publisher,  // 发布机构 of the page, or the author that a file names
  metadata,   // the title that a file gives itself
  prose,      // 2022年，XX局认真贯彻…; 统计期限自2024年1月1日起
  title,
};

struct Title {
  std::string agency;  // as printed, without layout spaces; empty when nowhere named
  TitleSource agency_from = TitleSource::none;
  int year = 0;  // the year reported on, not of publication; 0 when nowhere named
  TitleSource year_from = TitleSource::none;

  // Nothing better than the file name says one of the two: under another name it may be another.
  bool asks_file_name = false;

  // What a person should look at: a notice "agency-uncertain" or "year-uncertain" when a value
  // comes from a weak source, or a warning when sources contradict each other.
  std::vector<Finding> findings;
};

// `source_name` is the name or path of the file. Never fails.
Title find_title(const Document& document, const std::string& source_name);

}  // namespace gouji
