// A new store is not made, but copied: its tables, views and the codebook of the built-in forms
// were made when the program was built (template/make_store_template.cc). Making them took a run
// over one report 10 % of its time, and two writes for each of a hundred pages.
#pragma once

#include <string_view>

namespace gouji {

// The file of a store without runs and reports.
std::string_view store_template();

}  // namespace gouji
