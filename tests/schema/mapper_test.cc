#include "schema/mapper.h"

#include <catch2/catch.hpp>

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

}  // namespace
}  // namespace gouji
