// Nothing read is lost: rows and tables that no field was read from.
#include <set>
#include <tuple>

#include "schema/record_maker.h"

namespace gouji {
namespace {

using RowKey = std::tuple<int, int, int>;  // index of the source table, block, row

struct Used {
  std::set<RowKey> chosen;
  std::set<RowKey> others;              // rows of tables that lost to a better one
  std::set<RowKey> unread;              // rows of which nobody can tell which figure is whose
  std::set<std::pair<int, int>> cells;  // index of the source table, cell
  std::set<int> chosen_tables;
  std::set<int> other_tables;
};

Used used_by(const Mapping& mapping) {
  Used used;
  for (const MappedTable& table : mapping.tables) {
    for (const RowClaim& claim : table.chains.chosen.claims) {
      const RowKey key{claim.source->index, claim.block, claim.row};
      (claim.is_readable ? used.chosen : used.unread).insert(key);
      used.chosen_tables.insert(claim.source->index);
      for (const ClaimedCell& cell : claim.cells) {
        if (cell.cell >= 0) used.cells.insert({claim.source->index, cell.cell});
      }
    }
    for (const Chain& chain : table.chains.others) {
      for (const RowClaim& claim : chain.claims) {
        used.others.insert({claim.source->index, claim.block, claim.row});
        used.other_tables.insert(claim.source->index);
      }
    }
  }
  return used;
}

class UnmappedLister {
 public:
  explicit UnmappedLister(const Mapping& mapping) : mapping_(mapping), used_(used_by(mapping)) {}

  std::vector<UnmappedRow> run() {
    for (const SourceTable& source : *mapping_.sources) {
      const bool is_statutory =
          used_.chosen_tables.count(source.index) > 0 || used_.other_tables.count(source.index) > 0;
      if (is_statutory) {
        list_rows(source);
      } else {
        list_table(source);
      }
    }
    return std::move(rows_);
  }

 private:
  void list_rows(const SourceTable& source) {
    for (std::size_t block = 0; block < source.blocks.size(); ++block) {
      const std::vector<SourceRow>& rows = source.blocks[block].rows;
      for (std::size_t index = 0; index < rows.size(); ++index) {
        const RowKey key{source.index, static_cast<int>(block), static_cast<int>(index)};
        const char* reason = reason_of(source, rows[index], key);
        if (reason != nullptr) add_row(source, rows[index], reason);
      }
    }
  }

  const char* reason_of(const SourceTable& source, const SourceRow& row, const RowKey& key) const {
    bool filled = false;
    bool unused = false;
    bool used = false;
    for (const int cell : row.figures) {
      if (used_.cells.count({source.index, cell}) > 0) {
        used = true;
        continue;
      }
      if (source.cell(cell).kind == CellKind::empty) continue;
      filled = true;
      if (source.cell(cell).kind == CellKind::figure) unused = true;
    }
    if (used_.others.count(key) > 0) return "second-table";
    if (used_.unread.count(key) > 0) return "extra-figures";
    if (used || used_.chosen.count(key) > 0) return unused ? "extra-figures" : nullptr;
    if (!filled) return nullptr;
    if (row.is_other_year) return "other-year";
    const bool lost = used_.chosen_tables.count(source.index) == 0;
    return lost ? "second-table" : "not-in-form";
  }

  void list_table(const SourceTable& source) {
    UnmappedRow made;
    for (std::size_t index = 0; index < source.cells.size(); ++index) {
      const Cell& cell = source.original(static_cast<int>(index));
      if (!made.cells.empty() && made.row != cell.row) {
        rows_.push_back(std::move(made));
        made = {};
      }
      if (made.cells.empty())
        start(made, source, cell, source.is_other_year ? "other-year" : "not-statutory");
      made.cells.push_back(cell.text);
    }
    if (!made.cells.empty()) rows_.push_back(std::move(made));
  }

  // A row of a sequence is its label and the figures behind; of a grid all cells that begin in it.
  void add_row(const SourceTable& source, const SourceRow& row, const char* reason) {
    UnmappedRow made;
    const std::set<int> figures(row.figures.begin(), row.figures.end());
    for (std::size_t index = 0; index < source.cells.size(); ++index) {
      const SourceCell& cell = source.cells[index];
      const bool is_figure = figures.count(static_cast<int>(index)) > 0;
      if (!is_figure && cell.row != row.row) continue;
      const Cell& original = source.original(static_cast<int>(index));
      if (made.cells.empty()) start(made, source, original, reason);
      made.cells.push_back(original.text);
    }
    if (!made.cells.empty()) rows_.push_back(std::move(made));
  }

  static void start(UnmappedRow& row, const SourceTable& source, const Cell& cell,
                    const char* reason) {
    row.page = cell.page;
    row.table = source.index;
    row.row = cell.row;
    row.path = source.table->path;
    row.reason = reason;
  }

  const Mapping& mapping_;
  Used used_;
  std::vector<UnmappedRow> rows_;
};

}  // namespace

std::vector<UnmappedRow> unmapped_rows(const Mapping& mapping) {
  return UnmappedLister(mapping).run();
}

}  // namespace gouji
