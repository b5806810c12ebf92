#include "batch/report_codec.h"

#include <climits>
#include <cstddef>
#include <span>
#include <vector>

#include "batch/wire.h"

namespace gouji {
namespace {

constexpr std::size_t least_item = 8;  // bytes of anything in a list

// Each write() takes its struct apart by a structured binding, so that a member added to the struct
// does not compile until it is written and read here.
void write(WireWriter& wire, const std::vector<std::string>& texts) {
  wire.number(static_cast<std::int64_t>(texts.size()));
  for (const std::string& text : texts) wire.text(text);
}

void write(WireWriter& wire, const Message& message) {
  const auto& [zh, en] = message;
  wire.text(zh);
  wire.text(en);
}

void write(WireWriter& wire, const Box& box) {
  const auto& [x0, y0, x1, y1] = box;
  for (const double side : {x0, y0, x1, y1}) wire.real(side);
}

void write(WireWriter& wire, const Provenance& provenance) {
  const auto& [page, box, table, row, column, path, method, confidence] = provenance;
  wire.number(page);
  write(wire, box);
  for (const int index : {table, row, column}) wire.number(index);
  wire.text(path);
  wire.number(static_cast<int>(method));
  wire.real(confidence);
}

void write(WireWriter& wire, const Field& field) {
  const auto& [id, state, value, raw, unit, row_label, column_label, provenance, review,
               is_likely] = field;
  wire.text(id);
  wire.number(static_cast<int>(state));
  wire.text(value.to_string());
  for (const std::string* text : {&raw, &unit, &row_label, &column_label}) wire.text(*text);
  write(wire, provenance);
  wire.flag(review);
  wire.flag(is_likely);
}

void write(WireWriter& wire, const UnmappedRow& unmapped) {
  const auto& [page, table, row, path, cells, reason] = unmapped;
  for (const int number : {page, table, row}) wire.number(number);
  wire.text(path);
  write(wire, cells);
  wire.text(reason);
}

void write(WireWriter& wire, const Finding& finding) {
  const auto& [rule, severity, fields, expected, actual, page, message] = finding;
  wire.text(rule);
  wire.number(static_cast<int>(severity));
  write(wire, fields);
  wire.text(expected);
  wire.text(actual);
  wire.number(page);
  write(wire, message);
}

void write(WireWriter& wire, const StatedClaim& stated) {
  const auto& [claim, value, page, doubtful, scope, quote] = stated;
  wire.text(claim);
  wire.text(value.to_string());
  wire.number(page);
  wire.flag(doubtful);
  write(wire, scope);
  wire.text(quote);
}

template <typename Item>
void write_list(WireWriter& wire, const std::vector<Item>& items) {
  wire.number(static_cast<std::int64_t>(items.size()));
  for (const Item& item : items) write(wire, item);
}

void write(WireWriter& wire, const Record& record) {
  const auto& [form, agency, year, asks_file_name, fields, unmapped, findings] = record;
  wire.text(form);
  wire.text(agency);
  wire.number(year);
  wire.flag(asks_file_name);
  write_list(wire, fields);
  write_list(wire, unmapped);
  write_list(wire, findings);
}

int any_integer(WireReader& wire) { return wire.integer(INT_MIN, INT_MAX); }

void read(WireReader& wire, Message& message) {
  message.zh = wire.text();
  message.en = wire.text();
}

void read(WireReader& wire, Box& box) {
  for (double* side : {&box.x0, &box.y0, &box.x1, &box.y1}) *side = wire.real();
}

void read(WireReader& wire, std::vector<std::string>& texts) {
  texts.resize(wire.count(least_item));
  for (std::string& text : texts) text = wire.text();
}

void read(WireReader& wire, Provenance& provenance) {
  provenance.page = any_integer(wire);
  read(wire, provenance.box);
  for (int* index : {&provenance.table, &provenance.row, &provenance.column}) {
    *index = any_integer(wire);
  }
  provenance.path = wire.text();
  provenance.method = wire.enumerator(Method::prose);
  provenance.confidence = wire.real();
}

Decimal read_decimal(WireReader& wire) {
  const std::optional<Decimal> value = Decimal::parse(wire.text());
  if (!value) wire.fail();
  return value.value_or(Decimal());
}

void read(WireReader& wire, Field& field) {
  field.id = wire.text();
  field.state = wire.enumerator(FieldState::unreadable);
  field.value = read_decimal(wire);
  for (std::string* text : {&field.raw, &field.unit, &field.row_label, &field.column_label}) {
    *text = wire.text();
  }
  read(wire, field.provenance);
  field.review = wire.flag();
  field.is_likely = wire.flag();
}

void read(WireReader& wire, UnmappedRow& unmapped) {
  for (int* number : {&unmapped.page, &unmapped.table, &unmapped.row}) *number = any_integer(wire);
  unmapped.path = wire.text();
  read(wire, unmapped.cells);
  unmapped.reason = wire.text();
}

void read(WireReader& wire, Finding& finding) {
  finding.rule = wire.text();
  finding.severity = wire.enumerator(Severity::error);
  read(wire, finding.fields);
  finding.expected = wire.text();
  finding.actual = wire.text();
  finding.page = any_integer(wire);
  read(wire, finding.message);
}

void read(WireReader& wire, StatedClaim& stated) {
  stated.claim = wire.text();
  stated.value = read_decimal(wire);
  stated.page = any_integer(wire);
  stated.doubtful = wire.flag();
  read(wire, stated.scope);
  stated.quote = wire.text();
}

template <typename Item>
void read_list(WireReader& wire, std::vector<Item>& items) {
  items.resize(wire.count(least_item));
  for (Item& item : items) read(wire, item);
}

void read(WireReader& wire, Record& record) {
  record.form = wire.text();
  record.agency = wire.text();
  record.year = any_integer(wire);
  record.asks_file_name = wire.flag();
  read_list(wire, record.fields);
  read_list(wire, record.unmapped);
  read_list(wire, record.findings);
}

}  // namespace

std::string encode_report(const Report& report) {
  const auto& [source, sha256, kind, status, pages, record, findings, claims, message] = report;
  WireWriter wire;
  wire.text(source);
  wire.text(sha256);
  wire.text(kind);
  wire.number(static_cast<int>(status));
  wire.number(pages);
  write(wire, record);
  write_list(wire, findings);
  write_list(wire, claims);
  write(wire, message);
  return wire.take();
}

std::optional<Report> decode_report(std::string_view bytes) {
  WireReader wire(bytes);
  Report report;
  report.source = wire.text();
  report.sha256 = wire.text();
  report.kind = wire.text();
  report.status = wire.enumerator(Status::failed);
  report.pages = any_integer(wire);
  read(wire, report.record);
  read_list(wire, report.findings);
  read_list(wire, report.claims);
  read(wire, report.message);
  if (!wire.is_complete()) return std::nullopt;
  return report;
}

}  // namespace gouji
