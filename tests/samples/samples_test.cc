// Whole reports, from bytes to findings: what the samples state is what is read from them.
#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "tests/samples/expected.h"

namespace gouji::samples {
namespace {

bool names(const Finding& finding, const std::string& field) {
  return std::find(finding.fields.begin(), finding.fields.end(), field) != finding.fields.end();
}

std::string value_of(const Field& field) {
  return field.state == FieldState::number ? field.value.to_string() : "";
}

// "requests.granted.total = 5 number", to be compared and to be read in a failure.
std::string line(const std::string& id, const std::string& value, const std::string& state) {
  std::string text = id;
  return text.append(" = ").append(value).append(" ").append(state);
}

// How the fields of a report differ from what the sample states.
struct Difference {
  std::vector<std::string> wrong;  // "expected, not read", in fields that nobody is asked to check
  std::vector<std::string> flagged;  // fields for a person to check, right or not
};

Difference difference(const Record& record, const Sample& sample) {
  Difference result;
  for (const auto& [id, expected] : sample.expected) {
    const Field* field = record.find(id);
    const Decimal value = Decimal::parse(expected.value).value_or(Decimal());
    const std::string want =
        line(id, expected.value.empty() ? "" : value.to_string(), expected.state);
    const std::string have =
        field == nullptr ? id + " absent" : line(id, value_of(*field), name_of(field->state));
    const bool review = field != nullptr && field->review;
    if (review) {
      result.flagged.push_back(have);
    } else if (want != have) {
      result.wrong.push_back(want + ", not " + have);
    }
  }
  return result;
}

TEST_CASE("samples: each is read as its expected file says") {
  for (const Sample& sample : read_samples()) {
    for (const std::string& file : sample.files) {
      if (is_scan(file)) continue;
      const Report& report = report_of(file);
      INFO(file << ": " << report.message.en);
      CHECK(report.record.agency == sample.agency);
      CHECK(report.record.year == sample.year);
      CHECK(report.record.form == sample.form);
      CHECK(name_of(report.status) == sample.status);
      const Difference found = difference(report.record, sample);
      CHECK(found.wrong == std::vector<std::string>());
      // A row whose label is misprinted or shortened may be handed to a person, no more than that.
      CHECK(found.flagged.size() <= 7);
      for (const Field& field : report.record.fields) {
        INFO(field.id);
        const auto expected = sample.expected.find(field.id);
        if (expected == sample.expected.end()) {
          CHECK(field.state == FieldState::missing);
        } else {
          CHECK(name_of(field.state) == expected->second.state);
        }
      }
    }
  }
}

TEST_CASE("samples: the scan is read, and what is wrong in it is flagged") {
  for (const Sample& sample : read_samples()) {
    if (!is_scan(sample.files.front())) continue;
    const Report& report = report_of(sample.files.front());
    INFO(report.message.en);
    CHECK(report.kind == "scan");
    // A character of a name may be misread: a person is told to look.
    CHECK(std::any_of(report.record.findings.begin(), report.record.findings.end(),
                      [](const Finding& finding) { return finding.rule == "agency-uncertain"; }));
    CHECK(report.record.year == sample.year);
    CHECK(report.record.form == sample.form);
    const Difference found = difference(report.record, sample);
    CHECK(found.wrong == std::vector<std::string>());
    CHECK(found.flagged.size() <= sample.expected.size() / 5);
  }
}

TEST_CASE("samples: twins in other formats say the same") {
  for (const Sample& sample : read_samples()) {
    const Report& first = report_of(sample.files.front());
    for (const std::string& file : sample.files) {
      INFO(sample.files.front() << " and " << file);
      const Report& twin = report_of(file);
      REQUIRE(twin.record.fields.size() == first.record.fields.size());
      for (std::size_t i = 0; i < first.record.fields.size(); ++i) {
        const Field& a = first.record.fields[i];
        const Field& b = twin.record.fields[i];
        INFO(a.id);
        CHECK(a.id == b.id);
        CHECK(a.state == b.state);
        CHECK(value_of(a) == value_of(b));
        CHECK(without_spaces(a.raw) == without_spaces(b.raw));
      }
    }
  }
}

TEST_CASE("samples: planted faults are found, and nothing else is called an error") {
  for (const Sample& sample : read_samples()) {
    for (const std::string& file : sample.files) {
      INFO(file);
      std::set<std::string> found;
      for (const Finding& finding : report_of(file).findings) {
        if (finding.severity != Severity::error) continue;
        INFO(finding.rule << ": " << finding.message.en);
        bool explained = false;
        for (const std::string& fault : sample.faults) {
          if (!names(finding, fault)) continue;
          explained = true;
          found.insert(fault);
        }
        CHECK(explained);
      }
      for (const std::string& fault : sample.faults) CHECK(found.contains(fault));
    }
  }
}

TEST_CASE("samples: what one year carries over, the next takes in") {
  const Record& before = report_of("minghu-office-2023.pdf").record;
  const Record& after = report_of("minghu-office-2024.pdf").record;
  for (const char* column : {"natural_person", "business", "research", "public_welfare",
                             "legal_service", "other_org", "total"}) {
    const Field* carried = before.find(std::string("requests.carried_out.") + column);
    const Field* taken = after.find(std::string("requests.carried_in.") + column);
    REQUIRE((carried != nullptr && taken != nullptr));
    CHECK(value_of(*carried) == value_of(*taken));
  }
}

}  // namespace
}  // namespace gouji::samples
