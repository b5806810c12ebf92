#include "schema/unread_fields.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <variant>

#include "normalize/figure.h"
#include "normalize/label.h"
#include "normalize/text.h"
#include "schema/field_maker.h"
#include "schema/report_status.h"

namespace gouji {
namespace {

bool is_recognised_table(const Block& block) {
  const auto* table = std::get_if<Table>(&block);
  return table != nullptr && table->method == Method::ocr;
}

// Whether pages could not be read at all, or only from their picture.
bool has_doubtful_pages(const Document& document) {
  return !document.unread_pages().empty() ||
         std::any_of(document.blocks.begin(), document.blocks.end(), is_recognised_table);
}

bool is_bare_number(std::string_view token) {
  const std::u32string characters = to_utf32(token);
  return !characters.empty() && std::all_of(characters.begin(), characters.end(), is_digit);
}

// Words of `text`, and numbers with nothing but spaces, commas, semicolons and quotes around them.
struct Words {
  std::string others;
  std::ptrdiff_t numbers = 0;
};

void add_words(std::string_view text, Words& words) {
  constexpr std::string_view separators = " \t\r\n,;\"";
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find_first_of(separators, begin), text.size());
    const std::string_view word = text.substr(begin, end - begin);
    if (is_bare_number(word)) {
      ++words.numbers;
    } else {
      words.others += word;
    }
    begin = end + 1;
  }
}

constexpr std::ptrdiff_t many_figures = 20;

// Whether paragraphs name rows of the forms and state many figures that stand in no sentence.
bool has_tables_in_prose(const Document& document, std::span<const Form> forms) {
  constexpr std::size_t least_label = 5;  // characters: 行政许可 is as likely a word of prose
  constexpr std::size_t many_labels = 3;
  Words words;  // of all together: labels are broken over lines
  for (const Block& block : document.blocks) {
    const auto* paragraph = std::get_if<Paragraph>(&block);
    if (paragraph != nullptr) add_words(paragraph->text, words);
  }
  if (words.numbers < many_figures) return false;
  const std::string text = parse_label(words.others).core;
  std::set<std::string> labels;
  for (const Form& form : forms) {
    for (const FormTable& table : form.tables) {
      for (const FormRow& row : table.rows) {
        for (const Label& label : row.label.parsed) {
          if (label.characters.size() < least_label) continue;
          if (text.find(label.core) != std::string::npos) labels.insert(label.core);
        }
      }
    }
  }
  return labels.size() >= many_labels;
}

// Whether a text states many figures outside of sentences, or in tables that lost their grid, that
// no field took: then parts of its tables were not understood, and what rows those have nobody
// knows.
bool has_idle_figures(const Document& document, const Record& record) {
  if (document.kind != Kind::text) return false;
  Words words;
  std::ptrdiff_t figures = 0;
  for (const Block& block : document.blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
      add_words(paragraph->text, words);
      continue;
    }
    const Table& table = std::get<Table>(block);
    const bool has_lost_grid =
        table.arrangement == Arrangement::sequence ||
        std::any_of(table.cells.begin(), table.cells.end(),
                    [](const Cell& cell) { return cell.confidence < 1; });  // found by gaps
    if (!has_lost_grid) continue;
    for (const Cell& cell : table.cells) {
      if (states_figure(cell.text)) {
        ++figures;
      } else {
        add_words(cell.text, words);
      }
    }
  }
  const auto taken =
      std::count_if(record.fields.begin(), record.fields.end(), [](const Field& field) {
        return field.state != FieldState::missing && field.state != FieldState::blank;
      });
  return figures + words.numbers - taken >= many_figures;
}

// Whether a report's tables may be there without having been read as such: a picture where a table
// should be, or figures whose labels or cells are lost.
bool has_lost_tables(const Document& document, std::span<const Form> forms) {
  if (!reads_like_report(document)) return false;
  if (std::any_of(document.notes.begin(), document.notes.end(),
                  [](const ReaderNote& note) { return note.code == "table-is-picture"; })) {
    return true;
  }
  std::ptrdiff_t figures = 0;
  for (const Block& block : document.blocks) {
    const auto* table = std::get_if<Table>(&block);
    if (table == nullptr) continue;
    figures += std::count_if(table->cells.begin(), table->cells.end(),
                             [](const Cell& cell) { return states_figure(cell.text); });
  }
  return figures >= many_figures || has_tables_in_prose(document, forms);
}

// Another edition of the same tables; a form of other tables is another kind of report.
bool is_rival(const Form& form, const Form& own) {
  return std::any_of(form.tables.begin(), form.tables.end(), [&own](const FormTable& table) {
    return std::any_of(own.tables.begin(), own.tables.end(),
                       [&table](const FormTable& other) { return other.id == table.id; });
  });
}

std::set<std::string> all_tables(std::span<const Form> forms) {
  std::set<std::string> tables;
  for (const Form& form : forms) {
    for (const FormTable& table : form.tables) tables.insert(table.id);
  }
  return tables;
}

// Tables that lack fields, and those of which half the figures are in doubt: their labels may have
// been beyond recognition, so that another edition's rows are as likely.
std::set<std::string> tables_in_doubt(const Form& form, const Record& record) {
  std::set<std::string> tables;
  std::map<std::string, std::ptrdiff_t> sure;  // fields in review counted against the others
  for (const Field& field : record.fields) {
    const FormField* known = form.find_field(field.id);
    if (known == nullptr) continue;
    const std::string& table = table_of(form, *known).id;
    if (field.state == FieldState::missing) tables.insert(table);
    sure[table] += field.review ? -1 : 1;
  }
  for (const auto& [table, count] : sure) {
    if (count <= 0) tables.insert(table);
  }
  return tables;
}

}  // namespace

void list_unread_fields(const Document& document, std::span<const Form> forms, Record& record) {
  const bool is_known = !record.form.empty();
  if (!has_doubtful_pages(document) &&
      !(is_known ? has_idle_figures(document, record) : has_lost_tables(document, forms))) {
    return;
  }
  if (!is_known) {
    const Form* const likely = form_of_year(forms, record.year);
    record.form = likely == nullptr ? forms.front().id : likely->id;
  }
  const Form* const own = find_form(forms, record.form);
  if (own == nullptr) return;
  const std::set<std::string> tables = is_known ? tables_in_doubt(*own, record) : all_tables(forms);

  std::set<std::string> listed;
  for (const Field& field : record.fields) listed.insert(field.id);
  const auto list = [&](const Form& form) {
    for (const FormField& field : form.fields) {
      if (tables.count(table_of(form, field).id) == 0) continue;
      if (listed.insert(field.id).second) record.fields.push_back(missing_field(field));
    }
  };
  list(*own);
  for (const Form& form : forms) {
    if (record.year == 0 || is_rival(form, *own)) list(form);
  }
}

}  // namespace gouji
