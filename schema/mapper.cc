// Document → Record, in steps that each have a file of their own:
//
//   source_table  cells read as figures or labels; rows into blocks that share a header
//   named_year    rows and tables of another year left out
//   column_map    columns of a block aligned with those of a form, by place or by order
//   table_map     rows of a table aligned with those of a form, with the columns as context
//   matrix_map    a table turned round
//   keep_apart    rows of an alternative told from those that they replace
//   edition       which edition of the form, table by table
//   row_order     rows of a scan with hardly legible labels told by those around them
//   shape         what a table is when none of its labels can be read
//   scan_shape    the same for one table of a scan, by its lines
//   chain         parts of one table joined, second copies told apart
//   unclaimed     rows with figures that are nobody's, and the rows beside them
//   record_maker  cells into fields, what is missing, what is left over
//   vouched       figures of a picture that the sums of the report bear out
//   unread_fields what may be there although nobody could read it
//   title         whose report it is and for which year
#include "schema/mapper.h"

#include <algorithm>
#include <iterator>

#include "schema/keep_apart.h"
#include "schema/matrix_map.h"
#include "schema/named_year.h"
#include "schema/record_maker.h"
#include "schema/row_order.h"
#include "schema/scan_shape.h"
#include "schema/shape.h"
#include "schema/source_cells.h"
#include "schema/title.h"
#include "schema/unclaimed.h"
#include "schema/unread_fields.h"
#include "schema/vouched.h"

namespace gouji {
namespace {

// A paragraph longer than this is text and no caption of the table behind it.
constexpr std::size_t longest_caption = 120;  // bytes

class Mapper {
 public:
  Mapper(const Document& document, std::span<const Form> forms) : document_(document) {
    for (std::size_t form = 0; form < forms.size(); ++form) {
      targets_.push_back(make_target(forms[form], static_cast<int>(form), book_));
    }
  }

  void fill(Record& record) {
    read_sources(record.year);
    for (const Target& target : targets_) {
      FormMap& map = forms_.emplace_back();
      map.target = &target;
      for (const SourceTable& source : sources_) {
        map.tables.push_back(source.is_other_year ? TableMap{&source, {}, {}}
                                                  : map_table(source, target, book_));
      }
    }
    turn_sources();
    for (SourceTable& source : sources_) doubt_other_year(source, record.year, book_);
    for (FormMap& map : forms_) keep_apart(map, book_);
    Mapping mapping;
    mapping.sources = &sources_;
    mapping.forms = &forms_;
    mapping.edition = choose_edition(forms_, record.year);
    if (mapping.edition.form < 0) {
      mapping.edition = choose_by_shape(sources_, forms_);
      mapping.by_shape = mapping.edition.form >= 0;
    } else {
      settle_alternatives(mapping.edition, sources_, forms_);
    }
    for (TableChoice& choice : mapping.edition.tables) add_table(mapping, choice);
    doubt_beside_unclaimed(sources_, book_, mapping.tables);
    fill_record(mapping, book_, record);
  }

 private:
  void read_sources(int year) {
    int index = 0;
    std::string_view caption;
    for (const Block& block : document_.blocks) {
      if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
        caption = paragraph->text;
        continue;
      }
      sources_.push_back(read_source_table(std::get<Table>(block), index++, book_));
      if (caption.size() <= longest_caption) sources_.back().caption = book_.add_printed(caption);
      caption = {};
    }
    inherit_headers(sources_);
    for (SourceTable& source : sources_) settle_row_years(source, year, book_);
    settle_table_years(sources_, document_, year, book_);
  }

  // Tables of which no row fits any form are tried with rows and columns exchanged, when names of
  // columns stand at their left.
  void turn_sources() {
    for (std::size_t index = 0; index < sources_.size(); ++index) {
      const bool fits = std::any_of(forms_.begin(), forms_.end(), [index](const FormMap& map) {
        return !map.tables[index].rows.empty();
      });
      if (fits || sources_[index].is_other_year || !has_columns_as_rows(sources_[index])) continue;
      SourceTable turned = read_transposed(*sources_[index].table, sources_[index].index, book_);
      turned.caption = sources_[index].caption;
      bool better = false;
      std::vector<TableMap> maps;
      for (const Target& target : targets_) {
        maps.push_back(map_table(turned, target, book_));
        better = better || !maps.back().rows.empty();
      }
      if (!better) continue;
      sources_[index] = std::move(turned);
      for (std::size_t form = 0; form < forms_.size(); ++form) {
        maps[form].source = &sources_[index];
        forms_[form].tables[index] = std::move(maps[form]);
      }
    }
  }

  bool has_columns_as_rows(const SourceTable& source) const {
    if (source.is_sequence) return false;
    int names = 0;
    for (const SourceBlock& block : source.blocks) {
      for (const SourceRow& row : block.rows) {
        if (is_column_label(book_, row.label)) ++names;
      }
    }
    return names >= 3;
  }

  void add_table(Mapping& mapping, TableChoice& choice) {
    const FormMap& map = map_of(choice);
    const Target& target = *map.target;
    std::vector<RowClaim> claims;
    for (std::size_t index = 0; index < sources_.size(); ++index) {
      std::vector<RowClaim> found = claims_of(map.tables[index], target, book_);
      std::erase_if(found, [&](const RowClaim& claim) {
        return !has_row(choice, target, target.rows[static_cast<std::size_t>(claim.target)]);
      });
      doubt_twins(found, book_);
      std::move(found.begin(), found.end(), std::back_inserter(claims));
    }
    doubt_parts(claims, target);
    settle_by_order(claims, choice, other_editions(choice), forms_, book_);
    if (claims.empty()) claims = matrix_claims(choice, target);
    if (2 * claims.size() < count_rows(choice, target)) take_lines(choice, claims);
    if (!claims.empty()) choice.found = true;
    mapping.tables.push_back({choice, choose_chain(claims)});
  }

  // The lines of the chosen edition, else those of another that has such a table.
  void take_lines(TableChoice& choice, std::vector<RowClaim>& claims) const {
    std::vector<TableChoice> choices = {choice};
    for (const TableChoice& other : other_editions(choice)) choices.push_back(other);
    for (const TableChoice& tried : choices) {
      std::vector<RowClaim> found = claims_by_lines(sources_, map_of(tried), tried);
      if (found.empty()) continue;
      choice = tried;
      claims = std::move(found);
      return;
    }
  }

  const FormMap& map_of(const TableChoice& choice) const {
    return forms_[static_cast<std::size_t>(choice.form)];
  }

  std::vector<TableChoice> other_editions(const TableChoice& choice) const {
    const auto table_of = [this](const TableChoice& of) -> const FormTable& {
      return map_of(of).target->form->tables[static_cast<std::size_t>(of.table)];
    };
    std::vector<TableChoice> others;
    for (TableChoice other; other.form < static_cast<int>(forms_.size()); ++other.form) {
      const std::vector<FormTable>& tables = map_of(other).target->form->tables;
      for (other.table = 0; other.table < static_cast<int>(tables.size()); ++other.table) {
        if (table_of(other).id != table_of(choice).id) continue;
        const auto alternatives = static_cast<int>(table_of(other).alternatives.size());
        for (other.alternative = -1; other.alternative < alternatives; ++other.alternative) {
          others.push_back(other);
        }
      }
    }
    return others;
  }

  static std::size_t count_rows(const TableChoice& choice, const Target& target) {
    return static_cast<std::size_t>(
        std::count_if(target.rows.begin(), target.rows.end(),
                      [&](const TargetRow& row) { return has_row(choice, target, row); }));
  }

  std::vector<RowClaim> matrix_claims(const TableChoice& choice, const Target& target) const {
    std::vector<RowClaim> claims;
    for (std::size_t row = 0; row < target.rows.size(); ++row) {
      if (target.rows[row].label >= 0 || !has_row(choice, target, target.rows[row])) continue;
      for (const SourceTable& source : sources_) {
        if (source.is_sequence || source.is_other_year) continue;
        std::optional<RowClaim> claim = map_matrix(source, target, static_cast<int>(row), book_);
        if (claim) claims.push_back(std::move(*claim));
      }
    }
    return claims;
  }

  const Document& document_;
  LabelBook book_;
  std::vector<Target> targets_;
  std::vector<SourceTable> sources_;
  std::vector<FormMap> forms_;
};

}  // namespace

Record map_document(const Document& document, std::span<const Form> forms,
                    const std::string& source_name) {
  Record record;
  Title title = find_title(document, source_name);
  record.agency = std::move(title.agency);
  record.year = title.year;
  record.asks_file_name = title.asks_file_name;
  record.findings = std::move(title.findings);
  Mapper(document, forms).fill(record);
  if (const Form* const form = find_form(forms, record.form)) doubt_unvouched(*form, record);
  list_unread_fields(document, forms, record);
  return record;
}

}  // namespace gouji
