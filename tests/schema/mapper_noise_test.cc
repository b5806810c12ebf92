// Properties that hold whatever happens to the labels: a figure in a wrong field is always marked.
#include <catch2/catch.hpp>
#include <random>

#include "normalize/text.h"
#include "schema/mapper.h"
#include "tests/schema/printed_form.h"

namespace gouji {
namespace {

enum class Layout { grid, no_spans, ragged, sequence };
constexpr Layout layouts[] = {Layout::grid, Layout::no_spans, Layout::ragged, Layout::sequence};

Printed print(const Form& form, Layout layout, PrintOptions options) {
  options.spans = layout != Layout::no_spans;
  if (layout == Layout::ragged) return print_ragged(form, options);
  if (layout == Layout::sequence) return print_sequence(form, options);
  return print_form(form, options);
}

Record map(const Printed& printed, Layout layout) {
  std::vector<Table> tables;
  for (const std::string& drawing : printed.drawings) {
    tables.push_back(layout == Layout::ragged     ? draw_ragged(drawing)
                     : layout == Layout::sequence ? draw_sequence(drawing)
                                                  : draw_table(drawing));
  }
  return map_document(document_of(std::move(tables)), built_in_forms(), "");
}

// Takes 1 or 2 characters out or puts some in, and spaces anywhere.
std::string disturb(const std::string& label, std::mt19937& random) {
  constexpr std::u32string_view letters = U"政府信息公开申请的了其他不行法件数理本年总处结果一";
  std::u32string text = to_utf32(label);
  const std::size_t edits = 1 + random() % 2;
  for (std::size_t edit = 0; edit < edits; ++edit) {
    const std::size_t place = random() % (text.size() + 1);
    if (random() % 2 == 0 && place < text.size()) {
      text.erase(place, 1);
    } else {
      text.insert(place, 1, letters[random() % letters.size()]);
    }
  }
  if (random() % 3 == 0) text.insert(random() % (text.size() + 1), 1, U' ');
  return to_utf8(text);
}

TEST_CASE("disturbed labels never yield a wrong field in silence") {
  std::mt19937 random(20240131);
  int right = 0;
  int unflagged = 0;
  int all = 0;
  for (const Form& form : built_in_forms()) {
    for (const Layout layout : layouts) {
      for (int round = 0; round < 60; ++round) {
        // Every label in the first rounds, every fifth in the others.
        const unsigned share = round < 20 ? 1 : 5;
        PrintOptions options;
        options.relabel = [&](const std::string& label) {
          return random() % share == 0 ? disturb(label, random) : label;
        };
        const Printed printed = print(form, layout, options);
        const Record record = map(printed, layout);
        INFO(form.id << " layout " << static_cast<int>(layout) << " round " << round);
        // A text without rules whose only header is lost is no table of any form.
        const bool is_lost = record.form.empty() && layout >= Layout::ragged &&
                             form.tables.front().blocks.front().columns.size() == 1;
        if (is_lost) continue;
        const std::string silent = silent_errors(record, printed);
        if (!silent.empty()) {
          for (const std::string& drawing : printed.drawings) UNSCOPED_INFO(drawing);
        }
        CHECK(silent == "");
        right += right_fields(record, printed);
        all += static_cast<int>(printed.truth.size());
        for (const Field& field : record.fields) {
          if (!field.review) ++unflagged;
        }
      }
    }
  }
  INFO("right " << right << ", unflagged " << unflagged << " of " << all);
  // Caution must not swallow everything: nine in ten are read, six in ten without a flag.
  CHECK(10 * right > 9 * all);
  CHECK(10 * unflagged > 6 * all);
}

TEST_CASE("a row left out moves no other") {
  for (const Form& form : built_in_forms()) {
    for (const FormTable& table : form.tables) {
      for (const FormRow& out : table.rows) {
        for (const Layout layout : layouts) {
          PrintOptions options;
          options.leaves_out_row = [&out](const FormRow& row) { return &row == &out; };
          const Printed printed = print(form, layout, options);
          const Record record = map(printed, layout);
          INFO(form.id << " layout " << static_cast<int>(layout) << " without " << out.id);
          CHECK(silent_errors(record, printed) == "");
          CHECK(right_fields(record, printed) == static_cast<int>(printed.truth.size()));
        }
      }
    }
  }
}

TEST_CASE("a column left out is flagged and moves no other") {
  for (const Form& form : built_in_forms()) {
    for (const FormTable& table : form.tables) {
      for (const FormBlock& block : table.blocks) {
        for (const FormColumn& out : block.columns) {
          for (const Layout layout : layouts) {
            PrintOptions options;
            options.leaves_out_column = [&out](const FormColumn& column) {
              return &column == &out;
            };
            const Printed printed = print(form, layout, options);
            const Record record = map(printed, layout);
            INFO(form.id << " layout " << static_cast<int>(layout) << " without " << out.id);
            CHECK(silent_errors(record, printed) == "");
            if (layout == Layout::grid) {
              CHECK(right_fields(record, printed) == static_cast<int>(printed.truth.size()));
            }
          }
        }
      }
    }
  }
}

}  // namespace
}  // namespace gouji
