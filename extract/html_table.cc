#include "extract/html_table.h"

#include <utility>

namespace gouji {
namespace {

class RowCollector {
 public:
  RowCollector(const HtmlTree& tree, const std::function<bool(int)>& is_shown)
      : tree_(tree), is_shown_(is_shown) {}

  HtmlTable take() {
    found_.rows.insert(found_.rows.end(), std::make_move_iterator(foot_.begin()),
                       std::make_move_iterator(foot_.end()));
    return std::move(found_);
  }

  void collect(int parent, bool in_foot, bool in_row) {
    std::vector<HtmlRow>& rows = in_foot ? foot_ : found_.rows;
    bool row_implied = false;  // by a cell without a row
    const int end = static_cast<int>(node(parent).end);
    for (int at = parent + 1; at < end; at = static_cast<int>(node(at).end)) {
      if (!is_shown_(at)) continue;
      switch (node(at).tag) {
        case HtmlTag::section:
        case HtmlTag::foot:
          ++group_;
          collect(at, node(at).tag == HtmlTag::foot, false);
          ++group_;
          row_implied = false;
          break;
        case HtmlTag::row:
          rows.push_back({group_, {}});
          collect(at, in_foot, true);
          row_implied = false;
          break;
        case HtmlTag::cell:
          if (!in_row && !row_implied) rows.push_back({group_, {}});
          row_implied = !in_row;
          rows.back().cells.push_back(at);
          break;
        case HtmlTag::other:
        case HtmlTag::block:
        case HtmlTag::font:
        case HtmlTag::anchor:
        case HtmlTag::center:
          // A form or font around cells; without cells it is text in the wrong place.
          if (holds_cells(at)) {
            collect(at, in_foot, in_row);
          } else {
            found_.strays.push_back(at);
          }
          break;
        default:
          found_.strays.push_back(at);
      }
    }
  }

 private:
  const HtmlNode& node(int index) const { return tree_.nodes[static_cast<std::size_t>(index)]; }

  // Rows or cells of this table, not of one within.
  bool holds_cells(int wrapper) const {
    const int end = static_cast<int>(node(wrapper).end);
    for (int at = wrapper + 1; at < end;) {
      const HtmlTag tag = node(at).tag;
      if (tag == HtmlTag::cell || tag == HtmlTag::row) return true;
      at = tag == HtmlTag::table ? static_cast<int>(node(at).end) : at + 1;
    }
    return false;
  }

  const HtmlTree& tree_;
  const std::function<bool(int)>& is_shown_;
  HtmlTable found_;
  std::vector<HtmlRow> foot_;
  int group_ = 0;
};

}  // namespace

HtmlTable rows_of_table(const HtmlTree& tree, int table, const std::function<bool(int)>& is_shown) {
  RowCollector collector(tree, is_shown);
  collector.collect(table, false, false);
  return collector.take();
}

}  // namespace gouji
