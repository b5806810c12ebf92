#include "extract/html_flow.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cmath>
#include <utility>

#include "extract/flow_text.h"
#include "extract/html_parts.h"
#include "extract/html_picture.h"
#include "extract/html_style.h"
#include "extract/html_table.h"
#include "extract/span_grid.h"
#include "normalize/text.h"

namespace gouji {
namespace {

constexpr double body_size = 12;  // points, what browsers start from
constexpr double least_lift = 2;  // points; figures are moved by less to stand in the middle
constexpr std::size_t most_mark_digits = 3;
constexpr std::size_t most_mark_bytes = 9;  // three digits between full-width brackets
constexpr std::array<double, 7> heading_sizes = {12, 24, 18, 14, 12, 10, 8};
constexpr std::array<double, 8> font_sizes = {12, 7.5, 10, 12, 13.5, 18, 24, 36};

// What an element hands down to what it holds.
struct Look {
  double size = body_size;
  bool invisible = false;
  bool clear = false;
  bool faint = false;  // white, and no element says on what ground
  bool backed = false;
  bool lays_out = false;  // the element's children are blocks
  bool heading = false;
  bool struck = false;
  bool marked = false;  // superscript, or a link to a note
  bool raised = false;  // by its style
  double lift = 0;      // above the line, points
  bool keeps_lines = false;
  int origin = 0;
};

int read_span(std::string_view text) {
  while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front())) != 0) {
    text.remove_prefix(1);
  }
  long long value = 1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc::result_out_of_range) return 1'000'000;
  if (error != std::errc{} || value < 0) return 1;
  return static_cast<int>(std::min<long long>(value, 1'000'000));
}

bool is_block(HtmlTag tag) {
  return tag == HtmlTag::block || tag == HtmlTag::heading || tag == HtmlTag::list ||
         tag == HtmlTag::pre || tag == HtmlTag::center || tag == HtmlTag::body ||
         tag == HtmlTag::html || tag == HtmlTag::caption || tag == HtmlTag::row ||
         tag == HtmlTag::cell || tag == HtmlTag::section || tag == HtmlTag::foot;
}

bool has_digit(std::string_view bytes) {
  return std::any_of(bytes.begin(), bytes.end(), [](char c) { return c >= '0' && c <= '9'; });
}

class FlowMaker {
 public:
  FlowMaker(const HtmlTree& tree, bool show_hidden) : tree_(tree), show_hidden_(show_hidden) {
    sum_link_text();
    for (std::size_t at = 0; at < tree_.nodes.size(); ++at) {
      if (tree_.nodes[at].tag != HtmlTag::style) continue;
      for (std::size_t child = at + 1; child < tree_.nodes[at].end; ++child) {
        if (tree_.nodes[child].tag == HtmlTag::text) sheet_.add(tree_.text(tree_.nodes[child]));
      }
    }
  }

  HtmlFlow make() {
    out_ = &flow_.blocks;
    visit_children(0, {});
    flush();
    return std::move(flow_);
  }

 private:
  const HtmlNode& node(int index) const { return tree_.nodes[static_cast<std::size_t>(index)]; }

  std::string_view attribute(int index, HtmlAttribute id) const {
    return tree_.attribute(node(index), id);
  }

  // Text up to each node, and the part of it that is in links, so that the share of links in any
  // element is two subtractions.
  void sum_link_text() {
    text_before_.reserve(tree_.nodes.size() + 1);
    link_before_.reserve(tree_.nodes.size() + 1);
    std::size_t text = 0;
    std::size_t link = 0;
    std::size_t link_end = 0;
    for (std::size_t at = 0; at < tree_.nodes.size(); ++at) {
      text_before_.push_back(text);
      link_before_.push_back(link);
      const HtmlNode& here = tree_.nodes[at];
      if (here.tag == HtmlTag::anchor) link_end = std::max<std::size_t>(link_end, here.end);
      if (here.tag == HtmlTag::text) {
        const std::string_view bytes = tree_.text(here);
        const auto shown = static_cast<std::size_t>(
            std::count_if(bytes.begin(), bytes.end(), [](char c) { return c < 0 || c > ' '; }));
        text += shown;
        if (at < link_end) link += shown;
      }
    }
    text_before_.push_back(text);
    link_before_.push_back(link);
  }

  bool is_link_list(int index) const {
    const auto begin = static_cast<std::size_t>(index);
    const std::size_t end = node(index).end;
    const std::size_t text = text_before_[end] - text_before_[begin];
    const std::size_t link = link_before_[end] - link_before_[begin];
    return text > 0 && link * 10 >= text * 9;
  }

  bool is_shown(int index) {
    const HtmlNode& here = node(index);
    if (here.tag == HtmlTag::text) return true;
    if (here.tag == HtmlTag::skip || here.tag == HtmlTag::unread || here.tag == HtmlTag::head ||
        here.tag == HtmlTag::style || here.tag == HtmlTag::title || here.tag == HtmlTag::meta) {
      return false;
    }
    if (here.tag == HtmlTag::list && is_link_list(index)) return false;
    if (here.count == 0) return true;
    const std::string_view role = attribute(index, HtmlAttribute::role);
    if (role == "navigation" || role == "menu" || role == "search") return false;
    return show_hidden_ || !is_hidden(index);
  }

  bool is_hidden(int index) {
    return tree_.has_attribute(node(index), HtmlAttribute::hidden) ||
           styles_.read(attribute(index, HtmlAttribute::style)).hidden || sheet_style(index).hidden;
  }

  HtmlStyle sheet_style(int index) const {
    return sheet_.read(tree_.names[node(index).name], attribute(index, HtmlAttribute::classes),
                       attribute(index, HtmlAttribute::id));
  }

  // Those of page chrome count too; the reader only compares.
  void count_hidden_tables(int index) {
    for (std::size_t at = static_cast<std::size_t>(index); at < node(index).end; ++at) {
      if (tree_.nodes[at].tag == HtmlTag::table) ++flow_.hidden_tables;
    }
  }

  void visit_children(int parent, const Look& look) {
    const int end = static_cast<int>(node(parent).end);
    for (int at = parent + 1; at < end; at = static_cast<int>(node(at).end)) visit(at, look);
  }

  void visit(int index, const Look& outer) {
    const HtmlNode& here = node(index);
    if (here.tag == HtmlTag::text) return add_text(tree_.text(here), outer, index);
    if (here.tag == HtmlTag::unread && in_cell_ && !outer.invisible && !is_hidden(index))
      doubtful_ = true;  // it may show the figure
    if (!is_shown(index)) return count_hidden_tables(index);
    if (here.tag == HtmlTag::br) return break_line(outer);
    if (here.tag == HtmlTag::image) return add_picture(index, outer);
    if (here.tag == HtmlTag::input) return add_input(index, outer);
    Look look = outer;
    const bool block = restyle(index, look);
    if (here.tag == HtmlTag::table) {
      flush();
      add_table(index, look);
    } else if (block) {
      flush();
      look.origin = index;
      const std::size_t before = out_->size();
      visit_children(index, look);
      flush();
      const bool may_be_blank = here.tag == HtmlTag::block && !in_cell_;
      if (may_be_blank && out_->size() == before) {
        out_->emplace_back(FlowParagraph{{}, look.size, false, index, false});
      }
    } else {
      visit_children(index, look);
    }
  }

  // Applies what the element says of its look; whether it begins a paragraph of its own.
  bool restyle(int index, Look& look) {
    const HtmlNode& here = node(index);
    bool block = std::exchange(look.lays_out, false) || is_block(here.tag);
    if (here.tag == HtmlTag::heading) {
      look.size = heading_sizes[std::min<std::size_t>(here.level, heading_sizes.size() - 1)];
      look.heading = true;
    }
    look.heading = look.heading || here.tag == HtmlTag::center;
    look.marked = look.marked || here.tag == HtmlTag::superscript ||
                  (here.tag == HtmlTag::anchor && is_note_mark(index));
    look.struck = look.struck || here.tag == HtmlTag::struck;
    look.keeps_lines = look.keeps_lines || here.tag == HtmlTag::pre;
    const bool was_raised = look.raised;
    const double lift_before = look.lift;
    if (here.tag == HtmlTag::font) {
      const std::string_view size = attribute(index, HtmlAttribute::size);
      if (size.size() == 1 && size[0] >= '1' && size[0] <= '7') {
        look.size = font_sizes[static_cast<std::size_t>(size[0] - '0')];
      }
      look.faint = look.faint || is_white(attribute(index, HtmlAttribute::color));
    }
    block = apply(sheet_style(index), look) || block;
    const HtmlStyle& style = styles_.read(attribute(index, HtmlAttribute::style));
    block = apply(style, look) || block;
    if (block || here.tag == HtmlTag::table) {
      // Lines are set as ever on a block that is moved as a whole, or aligned in its row.
      look.raised = was_raised;
      look.lift = lift_before;
    }
    if (block) {
      look.heading =
          look.heading || style.centred || attribute(index, HtmlAttribute::align) == "center";
    }
    return block;
  }

  // Whether the style makes a block.
  static bool apply(const HtmlStyle& style, Look& look) {
    if (style.size >= 0) look.size = style.size;
    if (style.relative_size > 0) look.size *= style.relative_size;
    look.lays_out = look.lays_out || style.lays_out;
    look.clear = look.clear || style.clear;
    look.backed = look.backed || style.backed;
    look.faint = (look.faint || style.faint) && !look.backed;
    look.invisible = (look.invisible || style.invisible) && !style.visible;
    look.struck = look.struck || style.struck;
    look.raised = look.raised || style.raised;
    look.lift += style.lift + style.relative_lift * look.size;
    look.keeps_lines = look.keeps_lines || style.keeps_lines;
    return style.block;
  }

  // A figure in parts that the page sets apart: one of them may be hidden by a style sheet that is
  // not at hand, or the mark of a note. Editors part text into spans that are all alike.
  void doubt_parts(int index, std::string_view bytes) {
    const bool goes_on = !bytes.empty() && bytes.front() >= '0' && bytes.front() <= '9' &&
                         text_.last() >= U'0' && text_.last() <= U'9';
    if (goes_on && last_text_ >= 0 && !are_set_alike(tree_, last_text_, index)) doubtful_ = true;
    last_text_ = index;
  }

  void add_text(std::string_view bytes, const Look& look, int index = -1) {
    const bool hidden = (look.invisible || look.clear || look.size == 0) && !show_hidden_;
    if (hidden) return text_.add_space();
    if (in_cell_ && index >= 0) doubt_parts(index, bytes);
    const bool any =
        std::any_of(bytes.begin(), bytes.end(), [](char c) { return c < 0 || c > ' '; });
    if (any && look.struck) {
      doubtful_ = true;
      return;
    }
    if (any && text_.is_empty()) {
      size_ = look.size;
      heading_ = look.heading;
      origin_ = look.origin;
    }
    const char32_t last = text_.last();
    const bool behind_digit = (last >= U'0' && last <= U'9') || (last >= U'０' && last <= U'９');
    // Off the line of the text before; a figure may stand there as a whole, in several parts.
    const bool leaves_line =
        (look.raised && !last_raised_) || std::abs(look.lift - last_lift_) >= least_lift;
    const bool is_mark = look.marked || look.faint || (leaves_line && !is_on_line(look));
    // The mark of a note may also stand in front.
    if (any && behind_digit && in_cell_ && is_on_line(look) && (last_marked_ || leaves_line)) {
      doubtful_ = doubtful_ || has_digit(bytes);
    }
    if (any) {
      last_raised_ = look.raised;
      last_lift_ = look.lift;
      last_marked_ = look.marked;
    }
    if (any && look.faint && in_cell_ && has_digit(bytes)) doubtful_ = true;
    if (any && is_mark && behind_digit) {
      text_.add("[");
      text_.add(bytes);
      text_.add("]");
      doubtful_ = true;
    } else if (look.keeps_lines) {
      written_ += bytes;
      for (std::size_t begin = 0; begin < bytes.size();) {
        const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
        text_.add(bytes.substr(begin, end - begin));
        if (end < bytes.size()) text_.break_line();
        begin = end + 1;
      }
    } else {
      text_.add(bytes);
    }
  }

  static bool is_on_line(const Look& look) {
    return !look.marked && !look.raised && std::abs(look.lift) < least_lift;
  }

  // "1" or "[1]" that leads to a note of the page.
  bool is_note_mark(int anchor) const {
    const std::string_view link = attribute(anchor, HtmlAttribute::link);
    if (link.empty()) {
      const auto names_note = [](std::string_view name) {
        return name.find("ftn") != std::string_view::npos ||
               name.find("fn") != std::string_view::npos ||
               name.find("note") != std::string_view::npos;
      };
      if (!names_note(attribute(anchor, HtmlAttribute::name)) &&
          !names_note(attribute(anchor, HtmlAttribute::id))) {
        return false;
      }
    } else if (link.find('#') >= link.size() - 1) {
      return false;
    }
    const auto begin = static_cast<std::size_t>(anchor);
    const std::size_t end = node(anchor).end;
    if (text_before_[end] - text_before_[begin] > most_mark_bytes) return false;
    std::size_t digits = 0;
    for (std::size_t at = begin; at < end; ++at) {
      if (tree_.nodes[at].tag != HtmlTag::text) continue;
      const std::string_view bytes = tree_.text(tree_.nodes[at]);
      digits += static_cast<std::size_t>(
          std::count_if(bytes.begin(), bytes.end(), [](char c) { return c >= '0' && c <= '9'; }));
    }
    return digits <= most_mark_digits;
  }

  void break_line(const Look& look) {
    text_.break_line();
    if (look.keeps_lines) written_ += '\n';
  }

  void add_picture(int index, const Look& look) {
    const HtmlPicture picture = read_picture(tree_, index);
    if (picture.is_spacer || look.invisible) return;
    if (in_cell_) {
      doubtful_ = true;  // a figure may be in the picture
    }
    if (picture.is_icon) return;
    flush();
    out_->emplace_back(FlowPicture{picture.name, index});
  }

  // Pages that were forms show the figures in their fields.
  void add_input(int index, const Look& look) {
    constexpr std::array<std::string_view, 9> without_text = {
        "hidden", "checkbox", "radio", "button", "submit", "reset", "image", "file", "color"};
    const std::string type = lower_ascii(attribute(index, HtmlAttribute::type));
    const bool has_text =
        std::find(without_text.begin(), without_text.end(), type) == without_text.end();
    if (in_cell_ && has_text) add_text(attribute(index, HtmlAttribute::value), look);
  }

  void flush() {
    if (!text_.is_empty() || (doubtful_ && in_cell_)) {
      out_->emplace_back(FlowParagraph{text_.take(), size_, heading_, origin_, doubtful_,
                                       std::exchange(written_, {})});
    } else {
      text_.take();
      written_.clear();
    }
    doubtful_ = false;
    last_raised_ = false;
    last_lift_ = 0;
    last_marked_ = false;
  }

  void add_table(int index, const Look& look) {
    HtmlTable table = rows_of_table(tree_, index, [this](int at) {
      const bool shown = is_shown(at);
      if (!shown) count_hidden_tables(at);
      return shown;
    });
    Look inner = look;
    inner.origin = index;
    inner.heading = false;
    for (int stray : table.strays) visit(stray, inner);
    flush();

    std::vector<SpanRow> rows(table.rows.size());
    std::vector<std::vector<FlowCell>> cells(table.rows.size());
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
      rows[row].group = table.rows[row].group;
      for (int cell : table.rows[row].cells) {
        FlowCell& flow_cell = cells[row].emplace_back();
        read_cell(cell, inner, flow_cell);
        rows[row].cells.push_back({read_span(attribute_or(cell, HtmlAttribute::colspan, "1")),
                                   read_span(attribute_or(cell, HtmlAttribute::rowspan, "1")),
                                   kind_of(text_of(flow_cell))});
      }
    }
    const SpanGrid grid = place_spans(rows);
    flow_.table_cut = flow_.table_cut || grid.is_cut;
    FlowTable flow_table{grid.rows, grid.columns, {}, index};
    for (std::size_t row = 0; row < static_cast<std::size_t>(grid.rows); ++row) {
      for (std::size_t at = 0; at < cells[row].size(); ++at) {
        const SpanCell& placed = rows[row].cells[at];
        if (placed.column < 0) continue;
        FlowCell& cell = cells[row][at];
        cell.row = static_cast<int>(row);
        cell.column = placed.column;
        cell.row_span = placed.row_span;
        cell.column_span = placed.column_span;
        cell.doubtful = cell.doubtful || placed.doubtful;
        flow_table.cells.push_back(std::move(cell));
      }
    }
    if (!flow_table.cells.empty()) out_->emplace_back(std::move(flow_table));
  }

  std::string_view attribute_or(int index, HtmlAttribute id, std::string_view fallback) const {
    return tree_.has_attribute(node(index), id) ? attribute(index, id) : fallback;
  }

  void read_cell(int index, const Look& outer, FlowCell& cell) {
    std::vector<FlowBlock>* const kept = std::exchange(out_, &cell.content);
    const bool was_in_cell = std::exchange(in_cell_, true);
    Look look = outer;
    restyle(index, look);
    look.heading = false;
    look.origin = index;
    visit_children(index, look);
    if (cell.content.empty() && text_.is_empty() && holds_more_than_text(tree_, index))
      doubtful_ = true;
    flush();
    in_cell_ = was_in_cell;
    out_ = kept;
  }

  const HtmlTree& tree_;
  const bool show_hidden_;
  HtmlFlow flow_;
  HtmlStyleSheet sheet_;
  HtmlStyleCache styles_;
  std::vector<std::size_t> text_before_;
  std::vector<std::size_t> link_before_;

  std::vector<FlowBlock>* out_ = nullptr;
  FlowText text_;
  double size_ = 0;
  bool heading_ = false;
  int origin_ = 0;
  bool doubtful_ = false;
  bool last_raised_ = false;  // the look of the text before
  double last_lift_ = 0;
  bool last_marked_ = false;
  int last_text_ = -1;   // the node
  std::string written_;  // what of text_ keeps its spaces and line ends, as written
  bool in_cell_ = false;
};

}  // namespace

HtmlFlow read_html_flow(const HtmlTree& tree, bool show_hidden) {
  return FlowMaker(tree, show_hidden).make();
}

}  // namespace gouji
