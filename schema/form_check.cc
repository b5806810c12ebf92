#include "schema/form_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace gouji {
namespace {

// A row or a column with what names it.
struct Named {
  std::string id;
  const FormLabel* label = nullptr;
  const std::vector<FormLabel>* groups = nullptr;
  int alternative = -1;
};

struct Likeness {
  double score = 0;
  std::string a;  // the spellings that are most alike
  std::string b;
};

const std::string& spelling(const FormLabel& label, std::size_t index) {
  return index == 0 ? label.printed : label.variants[index - 1];
}

Likeness likeness_of(const FormLabel& a, const FormLabel& b) {
  Likeness most;
  for (std::size_t i = 0; i < a.parsed.size(); ++i) {
    for (std::size_t j = 0; j < b.parsed.size(); ++j) {
      const double score = label_similarity(a.parsed[i], b.parsed[j]);
      if (score > most.score) most = {score, spelling(a, i), spelling(b, j)};
    }
  }
  return most;
}

// Whether some group around the one is none of those around the other.
bool groups_tell_apart(const std::vector<FormLabel>& a, const std::vector<FormLabel>& b) {
  const auto has_other = [](const std::vector<FormLabel>& own, const std::vector<FormLabel>& all) {
    return std::any_of(own.begin(), own.end(), [&all](const FormLabel& group) {
      return std::none_of(all.begin(), all.end(), [&group](const FormLabel& other) {
        return likeness_of(group, other).score >= sure_likeness;
      });
    });
  };
  return has_other(a, b) || has_other(b, a);
}

class Checker {
 public:
  Checker(const Form& form, FormCheck& check) : form_(form), check_(check) {}

  void run() {
    for (const FormTable& table : form_.tables) {
      check_rows(table);
      for (const FormBlock& block : table.blocks) check_columns(block);
    }
    check_identities();
    note_uncovered();
  }

 private:
  void warn(int line, const std::string& zh, const std::string& en) {
    check_.warnings.push_back({line, {zh, en}});
  }

  void check_rows(const FormTable& table) {
    std::vector<Named> rows;
    for (const FormRow& row : table.rows) rows.push_back({row.id, &row.label, &row.groups});
    for (std::size_t index = 0; index < table.alternatives.size(); ++index) {
      for (const FormRow& row : table.alternatives[index].rows) {
        rows.push_back({row.id, &row.label, &row.groups, static_cast<int>(index)});
      }
    }
    // A row that an alternative replaces is never there together with those of the alternative.
    const auto never_together = [&table](const Named& a, const Named& b) {
      if (a.alternative == b.alternative) return false;
      const Named& other = a.alternative < 0 ? b : a;
      const Named& own = a.alternative < 0 ? a : b;
      if (own.alternative >= 0) return true;
      const std::vector<std::string>& replaced =
          table.alternatives[static_cast<std::size_t>(other.alternative)].instead_of;
      return std::find(replaced.begin(), replaced.end(), own.id) != replaced.end();
    };
    compare_all(rows, {"行", "rows"}, never_together);
  }

  void check_columns(const FormBlock& block) {
    std::vector<Named> columns;
    for (const FormColumn& column : block.columns) {
      columns.push_back({column.id, &column.label, &column.groups});
    }
    compare_all(columns, {"列", "columns"}, [](const Named&, const Named&) { return false; });
  }

  template <typename NeverTogether>
  void compare_all(const std::vector<Named>& all, const Message& kind,
                   const NeverTogether& never_together) {
    for (std::size_t i = 0; i < all.size(); ++i) {
      for (std::size_t j = i + 1; j < all.size(); ++j) {
        if (!never_together(all[i], all[j])) compare(all[i], all[j], kind);
      }
    }
  }

  void compare(const Named& a, const Named& b, const Message& kind) {
    const Likeness likeness = likeness_of(*a.label, *b.label);
    if (likeness.score < sure_likeness || groups_tell_apart(*a.groups, *b.groups)) return;
    const std::string score = fmt::format("{:.2f}", likeness.score);
    warn(b.label->line,
         kind.zh + " \"" + a.id + "\" 与 \"" + b.id + "\" 的标签难以区分：“" + likeness.a + "”和“" +
             likeness.b + "”相似度 " + score +
             "；请去掉多余的 variant；官方表格本就如此的，只能靠次序区分",
         kind.en + " \"" + a.id + "\" and \"" + b.id + "\" are hard to tell apart: \"" +
             likeness.a + "\" and \"" + likeness.b + "\" are alike by " + score +
             "; remove a variant that is not needed; what the official form prints so is told by "
             "order alone");
  }

  void check_identities() {
    for (const Identity& identity : form_.identities) {
      std::set<std::string> seen;
      for (const auto* side : {&identity.left, &identity.right}) {
        for (const std::string& field : *side) {
          if (seen.insert(field).second || !reported_.insert(identity.line).second) continue;
          warn(identity.line,
               "勾稽关系 \"" + identity.rule + "\" 把 " + field +
                   " 计入两次；一个名称也代表以它加点开头的各行各列",
               "identity \"" + identity.rule + "\" counts " + field +
                   " twice; a name stands for all rows or columns that begin with it and a dot");
        }
      }
    }
  }

  // Nothing but the reading's own doubt would flag a wrong figure there.
  void note_uncovered() {
    std::set<std::string> covered;
    for (const Identity& identity : form_.identities) {
      covered.insert(identity.left.begin(), identity.left.end());
      covered.insert(identity.right.begin(), identity.right.end());
    }
    for (std::size_t table = 0; table < form_.tables.size(); ++table) {
      int all = 0;
      int without = 0;
      for (const FormField& field : form_.fields) {
        if (static_cast<std::size_t>(field.table) != table) continue;
        ++all;
        without += covered.count(field.id) == 0 ? 1 : 0;
      }
      if (without == 0) continue;
      const std::string& id = form_.tables[table].id;
      check_.notes.push_back(
          {0,
           {fmt::format("表 \"{}\" 的 {} 个字段中有 {} 个不在任何勾稽关系中", id, all, without),
            fmt::format("table \"{}\": {} of {} fields take part in no identity", id, without,
                        all)}});
    }
  }

  const Form& form_;
  FormCheck& check_;
  std::set<int> reported_;  // lines of identities
};

void sort_by_line(std::vector<FormProblem>& problems) {
  std::stable_sort(problems.begin(), problems.end(),
                   [](const FormProblem& a, const FormProblem& b) { return a.line < b.line; });
}

}  // namespace

FormCheck check_form(std::string_view toml, const std::string& name) {
  FormCheck check;
  FormProblems problems(name);
  const std::optional<Form> form = read_form(toml, problems, PatternCheck::at_load);
  check.errors = problems.all();
  sort_by_line(check.errors);
  if (!form) return check;
  check.id = form->id;
  Checker(*form, check).run();
  sort_by_line(check.warnings);
  return check;
}

}  // namespace gouji
