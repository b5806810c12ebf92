#include "schema/field_maker.h"

#include <algorithm>

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

std::string money_unit_of(std::string_view label) {
  const std::string folded = fold(label);
  for (const std::string_view unit : {"万元", "亿元", "千元", "元"}) {
    for (const std::string& printed :
         {"(" + std::string(unit) + ")", "单位:" + std::string(unit)}) {
      if (folded.find(printed) != std::string::npos) return std::string(unit);
    }
  }
  return {};
}

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
  const std::string header_unit = money_unit_of(field.column_label);
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
  field.review = place.unsure || from.doubtful || figure.doubtful ||
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
  if (!is_plausible(figure, field.unit, place)) field.review = true;
  return field;
}

}  // namespace gouji
