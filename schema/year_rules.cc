#include "schema/year_rules.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "schema/form.h"

namespace gouji {
namespace {

// What stands in the place of the star of `name` in `id`; empty where `name` has none.
std::optional<std::string> star_in(std::string_view id, std::string_view name) {
  const std::size_t star = name.find('*');
  if (star == std::string_view::npos) {
    return id == name ? std::optional<std::string>("") : std::nullopt;
  }
  const std::string_view head = name.substr(0, star);
  const std::string_view tail = name.substr(star + 1);
  if (id.size() < head.size() + tail.size() || !id.starts_with(head) || !id.ends_with(tail)) {
    return std::nullopt;
  }
  return std::string(id.substr(head.size(), id.size() - head.size() - tail.size()));
}

class Reader {
 public:
  Reader(FormEntry& entry, Form& form) : entry_(entry), form_(form) {}

  void read() {
    const std::string rule = entry_.required_text("rule");
    if (rule == "carry-over") {
      read_carry_over();
    } else if (rule == "in-force") {
      read_stock();
    } else if (rule == "jump") {
      for (const std::string& name : entry_.required_texts("fields")) {
        for (const std::string& star : stars(name)) form_.years.jump.push_back(filled(name, star));
      }
    } else {
      entry_.report("rule 只能是 \"carry-over\"、\"in-force\" 或 \"jump\"",
                    "rule must be \"carry-over\", \"in-force\" or \"jump\"");
    }
    entry_.finish();
  }

 private:
  void read_carry_over() {
    const std::string this_year = entry_.required_text("this_year");
    const std::string last_year = entry_.required_text("last_year");
    if (!are_alike({this_year, last_year})) return;
    for (const std::string& star : stars(this_year)) {
      CarryOver rule{filled(this_year, star), filled(last_year, star), false};
      rule.is_total = std::any_of(
          form_.identities.begin(), form_.identities.end(), [&rule](const Identity& identity) {
            return identity.left_is_total && identity.left.front() == rule.this_year;
          });
      form_.years.carry_over.push_back(std::move(rule));
    }
  }

  void read_stock() {
    const std::string stock = entry_.required_text("stock");
    const std::string more = entry_.required_text("more");
    const std::string less = entry_.required_text("less");
    if (!are_alike({stock, more, less})) return;
    for (const std::string& star : stars(stock)) {
      form_.years.in_force.push_back({filled(stock, star), filled(more, star), filled(less, star)});
    }
  }

  // Whether all names are there, and all have a star or none; reports if not.
  bool are_alike(const std::vector<std::string>& names) {
    const auto has_star = [](const std::string& name) { return name.find('*') != name.npos; };
    const auto with_star = std::count_if(names.begin(), names.end(), has_star);
    if (std::find(names.begin(), names.end(), "") != names.end()) return false;
    if (with_star == 0 || with_star == static_cast<std::ptrdiff_t>(names.size())) return true;
    entry_.report("一条规则的各字段要么都用 * ，要么都不用",
                  "either all fields of a rule have a * or none");
    return false;
  }

  std::vector<std::string> stars(const std::string& name) {
    std::vector<std::string> found;
    for (const FormField& field : form_.fields) {
      if (std::optional<std::string> star = star_in(field.id, name)) {
        found.push_back(std::move(*star));
      }
    }
    if (found.empty()) report_unknown(name);
    return found;
  }

  // `name` with its star filled in.
  std::string filled(std::string name, const std::string& star) {
    const std::size_t place = name.find('*');
    if (place != std::string::npos) name.replace(place, 1, star);
    if (form_.find_field(name) == nullptr) report_unknown(name);
    return name;
  }

  void report_unknown(const std::string& name) {
    entry_.report("\"" + name + "\" 不是本格式的字段，请改正",
                  "\"" + name + "\" is no field of this form; correct it");
  }

  FormEntry& entry_;
  Form& form_;
};

}  // namespace

void read_year_rules(std::vector<FormEntry>& entries, Form& form) {
  for (FormEntry& entry : entries) Reader(entry, form).read();
}

}  // namespace gouji
