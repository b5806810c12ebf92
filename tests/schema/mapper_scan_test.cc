// Tables recognised from a picture: labels beyond recognition, some of them taken for figures.
#include <catch2/catch.hpp>
#include <random>

#include "normalize/text.h"
#include "schema/mapper.h"
#include "tests/schema/mapped.h"
#include "tests/schema/printed_form.h"

namespace gouji {
namespace {

std::string misread(const std::string& label, std::mt19937& random) {
  constexpr std::u32string_view letters = U"再三滩和守正后电请由容全垃技铅几炙滞才理摩化坡规华攻";
  std::u32string text(3 + random() % std::max<std::size_t>(to_utf32(label).size(), 3), U' ');
  for (char32_t& letter : text) letter = letters[random() % letters.size()];
  // A number in front whose point was misread, or nothing but a number.
  const auto kind = random() % 10;
  if (kind == 0) return std::to_string(random() % 9 + 1);
  return (kind < 4 ? std::to_string(random() % 9 + 1) + "，" : std::string()) + to_utf8(text);
}

Record map_scan(const Printed& printed) {
  std::vector<Table> tables;
  for (const std::string& drawing : printed.drawings) {
    tables.push_back(draw_table(drawing));
    tables.back().method = Method::ocr;
  }
  return map_document(document_of(std::move(tables)), built_in_forms(), "");
}

TEST_CASE("labels of a scan beyond recognition never yield a wrong field in silence") {
  std::mt19937 random(7);
  int right = 0;
  int all = 0;
  for (const Form& form : built_in_forms()) {
    if (form.tables.size() < 3) continue;  // one whose headers are lost too is no table of any form
    for (int round = 0; round < 40; ++round) {
      INFO(form.id << " round " << round);
      PrintOptions options;
      options.alternative = round % 2 == 0 ? -1 : 0;
      options.relabel = [&](const std::string& label) {
        return random() % 5 < static_cast<unsigned>(1 + round % 4) ? misread(label, random) : label;
      };
      const Printed printed = print_form(form, options);
      const Record record = map_scan(printed);
      CHECK(silent_errors(record, printed) == "");
      right += right_fields(record, printed);
      all += static_cast<int>(printed.truth.size());
    }
  }
  INFO(right << " of " << all << " right");
  CHECK(right >= 0.9 * all);
}

}  // namespace
}  // namespace gouji
