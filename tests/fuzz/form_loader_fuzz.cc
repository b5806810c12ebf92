// Any bytes as a form definition: refused with a message, or a form whose parts agree.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "schema/checks.h"
#include "schema/form.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gouji;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const Result<Form> form = load_form(text, "fuzz.toml");
  if (!form) {
    require(!form.error().message.zh.empty() && !form.error().message.en.empty());
    return 0;
  }
  Record record;
  for (const FormField& field : form->fields) {
    require(form->find_field(field.id) == &field);
    Field each;
    each.id = field.id;
    each.state = FieldState::number;
    each.value = Decimal(1);
    record.fields.push_back(each);
  }
  for (const Identity& identity : form->identities) {
    for (const auto* side : {&identity.left, &identity.right, &identity.unless_blank}) {
      for (const std::string& id : *side) require(form->find_field(id) != nullptr);
    }
  }
  check_identities(record, *form);
  return 0;
}
