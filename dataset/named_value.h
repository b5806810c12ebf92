// Values of an enumeration by the names that the store keeps of them, which name_of has given.
#pragma once

#include <initializer_list>
#include <string_view>

namespace gouji {

// The one of `known` with that name, else `otherwise`.
template <typename Value>
Value value_named(std::string_view name, std::initializer_list<Value> known, Value otherwise) {
  for (const Value value : known) {
    if (name == name_of(value)) return value;
  }
  return otherwise;
}

}  // namespace gouji
