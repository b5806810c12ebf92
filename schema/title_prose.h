// What the prose of a report says of the report itself.
#pragma once

#include <string>

#include "schema/title_lines.h"

namespace gouji {

struct ProseFacts {
  std::string body;         // 现将XX局…报告公布如下, or 2022年，XX局认真贯彻…
  std::string compiled_by;  // 本报告由…编制: often only the office of the body
  std::string signature;    // above the date at the end
  int year = 0;             // of the period covered, or of a sentence about this report
  int year_of_first_words = 0;  // 2022年，我局认真贯彻…
};

ProseFacts read_title_prose(const TitleLines& lines);

}  // namespace gouji
