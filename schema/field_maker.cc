#include "schema/field_maker.h"

#include <algorithm>
#include <string_view>

#include "normalize/text.h"

namespace gouji {
namespace {

// More than this many of anything a body counts in a year is two figures run together.
constexpr std::int64_t most_counted = 1'000'000'000;

bool is_money(std::string_view unit) {
  constexpr std::string_view yuan = "元";
  return unit.size() >= yuan.size() && unit.substr(unit.size() - yuan.size()) == yuan;
}

FieldState state_of(FigureState state) {
  switch (state) {
    case FigureState::number:
      return FieldState::number;
    case FigureState::blank:
      return FieldState::blank;
    case FigureState::nil:
      return FieldState::nil;
    case FigureState::text:
      return FieldState::unreadable;
  }
  return FieldState::unreadable;
}

// Where 百万 begins that stands before `place`. 十 is no unit's, but that of 第二十条.
std::size_t begin_of_scale(std::u32string_view text, std::size_t place) {
  while (place > 0 &&
         std::u32string_view(U"百千万亿").find(text[place - 1]) != std::u32string::npos)
    --place;
  return place;
}

std::string unit_from_scale(std::u32string_view text, std::size_t place) {
  const std::size_t begin = begin_of_scale(text, place);
  return to_utf8(text.substr(begin, place + 1 - begin));
}

// Both of a folded label.
std::string money_unit_in(std::u32string_view label) {
  const std::size_t place = label.rfind(U'元');
  if (place == std::u32string::npos || (place > 0 && label[place - 1] == U'单')) return {};
  return unit_from_scale(label, place);
}

std::string scaled_unit_in(std::u32string_view label) {
  for (std::size_t place = 1; place < label.size(); ++place) {
    if (std::u32string_view(U"件项条次份人宗").find(label[place]) == std::u32string::npos) continue;
    if (begin_of_scale(label, place) < place) return unit_from_scale(label, place);
  }
  return {};
}

// What a caption says of all figures of a table, folded: 单位：万元.
std::u32string unit_caption(const SourceTable& table, const LabelBook& book) {
  if (table.caption < 0) return {};
  const std::string& text = book.text_of(table.caption);
  return text.find("单位") == std::string::npos ? std::u32string() : fold_to_utf32(text);
}

// Whether the figure is one that this field can have.
bool is_plausible(const Figure& figure, const std::string& unit, const FieldPlace& place) {
  if (figure.value.is_negative() && (place.column == nullptr || !place.column->is_signed)) {
    return false;
  }
  if (is_money(unit)) return true;
  if (!figure.value.is_whole() && !unit.empty()) return false;
  return figure.value.compare(Decimal(most_counted)) < 0;
}

}  // namespace

std::string money_unit_of(std::string_view label) { return money_unit_in(fold_to_utf32(label)); }

std::string scaled_unit_of(std::string_view label) { return scaled_unit_in(fold_to_utf32(label)); }

Field missing_field(const FormField& field) {
  Field made;
  made.id = field.id;
  made.state = FieldState::missing;
  made.unit = field.unit;
  made.review = true;
  return made;
}

Field make_field(const FieldPlace& place, const SourceTable& table, int cell,
                 const LabelBook& book) {
  Field field = missing_field(*place.field);
  if (place.row_label >= 0) field.row_label = book.text_of(place.row_label);
  if (place.column_label >= 0) field.column_label = book.text_of(place.column_label);
  const std::u32string header = fold_to_utf32(field.column_label);
  const std::u32string caption = unit_caption(table, book);
  std::string header_unit = money_unit_in(header);
  if (header_unit.empty() && is_money(place.field->unit)) header_unit = money_unit_in(caption);
  if (!header_unit.empty()) field.unit = header_unit;
  if (cell < 0) return field;
  const Cell& from = table.original(cell);
  const Figure& figure = table.cell(cell).figure;
  field.raw = from.text;
  field.provenance.page = from.page;
  field.provenance.box = from.box;
  field.provenance.table = table.index;
  field.provenance.row = from.row;
  field.provenance.column = from.column;
  field.provenance.path = table.table->path;
  field.provenance.method = table.table->method;
  field.provenance.confidence = std::clamp(from.confidence * place.label, 0.0, 1.0);
  field.state = state_of(figure.state);
  field.is_likely = from.doubtful && !from.likely.empty() && from.likely == from.text;
  field.review = place.unsure || (from.doubtful && !field.is_likely) || figure.doubtful ||
                 field.state == FieldState::unreadable || from.confidence < 0.5;
  if (place.is_shared) {
    if (field.state != FieldState::blank) field.state = FieldState::unreadable;
    field.review = true;
  }
  if (field.state != FieldState::number) return field;
  field.value = figure.value;
  if (!figure.unit.empty()) {
    // Money in another unit than the form's is right to read and wrong to add up unseen.
    const bool differs = is_money(figure.unit) != is_money(field.unit) ||
                         (is_money(figure.unit) && figure.unit != field.unit);
    if (differs && !field.unit.empty()) field.review = true;
    if (is_money(figure.unit) || field.unit.empty()) field.unit = figure.unit;
  }
  if (!header_unit.empty() && !place.field->unit.empty() && header_unit != place.field->unit) {
    field.review = true;
  }
  const bool is_scaled = !scaled_unit_in(header).empty() ||
                         (!is_money(field.unit) && !scaled_unit_in(caption).empty());
  if (is_scaled || !is_plausible(figure, field.unit, place)) field.review = true;
  return field;
}

}  // namespace gouji
