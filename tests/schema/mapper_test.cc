#include "schema/mapper.h"

#include <catch2/catch.hpp>

#include "normalize/text.h"
#include "tests/schema/mapped.h"
#include "tests/schema/printed_form.h"

namespace gouji {
namespace {

const Form& form(const std::string& id) {
  for (const Form& form : built_in_forms()) {
    if (form.id == id) return form;
  }
  throw std::runtime_error("no form " + id);
}

Record map_printed(const Printed& printed) {
  return map_document(draw(printed), built_in_forms(), "");
}

void check_whole(const Record& record, const Printed& printed, const std::string& id) {
  CHECK(record.form == id);
  CHECK(record.fields.size() == printed.truth.size());
  CHECK(silent_errors(record, printed) == "");
  CHECK(reviewed(record) == "");
  CHECK(right_fields(record, printed) == static_cast<int>(printed.truth.size()));
}

TEST_CASE("every form, printed as it is, is read whole") {
  for (const std::string id : {"gov-2021", "gov-2019"}) {
    for (const bool apart : {false, true}) {
      for (const bool spans : {true, false}) {
        PrintOptions options;
        options.blocks_apart = apart;
        options.spans = spans;
        const Printed printed = print_form(form(id), options);
        INFO(id << (apart ? " apart" : " merged") << (spans ? " spans" : " no spans"));
        const Record record = map_printed(printed);
        check_whole(record, printed, id);
        CHECK(record.unmapped.empty());
        CHECK(record.findings.empty());
      }
    }
  }
}

TEST_CASE("text whose tabs were lost is read row by row") {
  for (const std::string id : {"gov-2021", "gov-2019"}) {
    INFO(id);
    const Printed printed = print_ragged(form(id));
    std::vector<Table> tables;
    for (const std::string& drawing : printed.drawings) tables.push_back(draw_ragged(drawing));
    check_whole(map_tables(std::move(tables)), printed, id);
  }
}

TEST_CASE("text with a cell a line is read by its labels and the count of figures") {
  for (const std::string id : {"gov-2021", "gov-2019"}) {
    INFO(id);
    const Printed printed = print_sequence(form(id));
    check_whole(map_tables({draw_sequence(printed.drawings.front())}), printed, id);
  }
}

TEST_CASE("text with a cell a line may break labels into lines, down to a character each") {
  PrintOptions options;
  SECTION("a group's label written downward") {
    options.relabel = [](const std::string& label) {
      if (label.find("本年度办理结果") == std::string::npos) return label;
      std::string out;
      for (const char32_t character : to_utf32(label)) out += to_utf8(character) + "\n";
      return out;
    };
  }
  SECTION("labels cut in two") {
    options.relabel = [](const std::string& label) {
      const std::u32string characters = to_utf32(label);
      if (characters.size() < 6) return label;
      const auto half = static_cast<std::ptrdiff_t>(characters.size() / 2);
      return to_utf8(characters.substr(0, static_cast<std::size_t>(half))) + "\n" +
             to_utf8(characters.substr(static_cast<std::size_t>(half)));
    };
  }
  for (const std::string id : {"gov-2021", "gov-2019"}) {
    INFO(id);
    const Printed printed = print_sequence(form(id), options);
    const Record record = map_tables({draw_sequence(printed.drawings.front())});
    CHECK(record.form == id);
    CHECK(silent_errors(record, printed) == "");
    CHECK(right_fields(record, printed) == static_cast<int>(printed.truth.size()));
  }
}

}  // namespace
}  // namespace gouji
