#include "schema/edition.h"

#include <algorithm>

namespace gouji {
namespace {

// A row of the form that the table does not have costs as much as a gap in the alignment.
constexpr double missing_row = 0.25;
constexpr double least_score = 0.5;
// Another edition must explain a table this much better than the report's own: one row and more.
constexpr double decisive = 0.4;
constexpr double epsilon = 1e-4;

struct Fit {
  TableChoice choice;
  double worth = 0;
  double evidence = 0;  // the same without what its missing rows cost
};

// The best score any source row has for each row of the form.
std::vector<double> best_scores(const FormMap& map) {
  std::vector<double> best(map.target->rows.size(), 0.0);
  for (const TableMap& table : map.tables) {
    for (const RowMatch& match : table.rows) {
      double& score = best[static_cast<std::size_t>(match.target)];
      score = std::max(score, match.score);
    }
  }
  return best;
}

// Rows of a list may be named like a form's (行政处罚 | 12). Without any header of the form that is
// no table of it, unless there are too many of them for chance.
bool is_convincing(const FormMap& map) {
  constexpr int rows_without_header = 5;
  int rows = 0;
  for (const TableMap& table : map.tables) {
    for (const RowMatch& match : table.rows) {
      ++rows;
      if (!match.assumed) return true;
    }
  }
  return rows >= rows_without_header;
}

Fit fit_table(const FormMap& map, int form, int table, const std::vector<double>& scores) {
  const FormTable& definition = map.target->form->tables[static_cast<std::size_t>(table)];
  Fit best;
  for (int alternative = -1; alternative < static_cast<int>(definition.alternatives.size());
       ++alternative) {
    Fit fit{{form, table, alternative, false}, 0, 0};
    bool has_own_row = alternative < 0;
    bool has_replaced_row = false;
    for (std::size_t row = 0; row < map.target->rows.size(); ++row) {
      const bool found = scores[row] > 0;
      if (!has_row(fit.choice, *map.target, map.target->rows[row])) {
        if (found && map.target->rows[row].table == table) has_replaced_row = true;
        continue;
      }
      if (found) fit.choice.found = true;
      if (found && map.target->rows[row].alternative >= 0) has_own_row = true;
      fit.worth += found ? scores[row] - least_score : -missing_row;
      if (found) fit.evidence += scores[row] - least_score;
    }
    if (!has_own_row) {
      // Rows that nobody found speak for no edition: the fewest that the form could have count.
      if (!has_replaced_row) best.worth = std::max(best.worth, fit.worth);
      continue;
    }
    if (alternative < 0 || fit.worth > best.worth + epsilon) best = fit;
  }
  return best;
}

int years_off(const Form& form, int year) {
  if (year == 0) return 0;
  if (year < form.first_year) return form.first_year - year;
  return std::max(0, year - form.last_year);
}

}  // namespace

bool has_row(const TableChoice& choice, const Target& target, const TargetRow& row) {
  if (row.table != choice.table) return false;
  if (row.alternative >= 0) return row.alternative == choice.alternative;
  if (choice.alternative < 0) return true;
  const FormTable& table = target.form->tables[static_cast<std::size_t>(choice.table)];
  const std::vector<std::string>& replaced =
      table.alternatives[static_cast<std::size_t>(choice.alternative)].instead_of;
  const std::string& id = table.rows[static_cast<std::size_t>(row.row)].id;
  return std::find(replaced.begin(), replaced.end(), id) == replaced.end();
}

EditionChoice choose_edition(const std::vector<FormMap>& forms, int year) {
  std::vector<std::vector<Fit>> fits(forms.size());
  EditionChoice choice;
  double best = 0;
  double best_evidence = 0;
  for (std::size_t form = 0; form < forms.size(); ++form) {
    const std::vector<double> scores = best_scores(forms[form]);
    double worth = 0;
    double evidence = 0;  // decides between excerpts, of which most is missing whatever the form
    bool found = false;
    const auto tables = static_cast<int>(forms[form].target->form->tables.size());
    for (int table = 0; table < tables; ++table) {
      fits[form].push_back(fit_table(forms[form], static_cast<int>(form), table, scores));
      const Fit& fit = fits[form].back();
      found = found || fit.choice.found;
      if (!fit.choice.found) continue;
      worth += std::max(0.0, fit.worth);
      evidence += fit.evidence;
    }
    if (!found || !is_convincing(forms[form])) continue;
    const bool same = choice.form >= 0 && worth > best - epsilon && worth < best + epsilon;
    const bool more_evidence = same && evidence >= best_evidence + epsilon;
    const bool tie = same && !more_evidence && evidence > best_evidence - epsilon;
    const bool fits_year =
        tie && years_off(*forms[form].target->form, year) <
                   years_off(*forms[static_cast<std::size_t>(choice.form)].target->form, year);
    if (choice.form < 0 || worth >= best + epsilon || more_evidence || fits_year) {
      choice.form = static_cast<int>(form);
      best = worth;
      best_evidence = evidence;
    }
  }
  if (choice.form < 0) return choice;
  const auto main = static_cast<std::size_t>(choice.form);
  for (const Fit& own : fits[main]) {
    const FormTable& table =
        forms[main].target->form->tables[static_cast<std::size_t>(own.choice.table)];
    const Fit* chosen = &own;
    for (std::size_t form = 0; form < forms.size(); ++form) {
      for (const Fit& other : fits[form]) {
        const FormTable& rival =
            forms[form].target->form->tables[static_cast<std::size_t>(other.choice.table)];
        if (form == main || rival.id != table.id || !other.choice.found) continue;
        if (!own.choice.found || other.worth > chosen->worth + decisive) chosen = &other;
      }
    }
    choice.tables.push_back(chosen->choice);
  }
  return choice;
}

}  // namespace gouji
