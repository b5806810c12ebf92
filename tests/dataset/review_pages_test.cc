#include "dataset/review_pages.h"

#include <catch2/catch.hpp>

#include "tests/dataset/made_dataset.h"
#include "tests/dataset/sample_report.h"

namespace gouji {
namespace {

// "source: 1 2" lines.
std::string pages_of(MadeDataset& dataset) {
  std::string lines;
  REQUIRE(each_review_pages(dataset.store(), [&lines](const ReviewPages& report) -> Result<void> {
    lines += report.source + ":";
    for (const int page : report.pages) lines += " " + std::to_string(page);
    lines += "\n";
    return {};
  }));
  return lines;
}

Finding finding_on(int page) {
  Finding finding;
  finding.rule = "image-only-page";
  finding.severity = Severity::warning;
  finding.page = page;
  return finding;
}

}  // namespace

TEST_CASE("pages to be reviewed are those with doubts, findings and recognised figures") {
  MadeDataset dataset;
  dataset.put(sample_report("sure.pdf"));
  dataset.put(doubtful_report("doubtful.pdf"));
  Report found = sample_report("found.pdf");
  found.findings = {finding_on(3), finding_on(1), finding_on(3), finding_on(0)};
  dataset.put(found);
  Report scan = sample_report("scan.pdf");
  scan.kind = "scan";
  for (Field& field : scan.record.fields) field.provenance.method = Method::ocr;
  scan.record.fields.front().provenance.page = 1;
  dataset.put(scan);
  // Nobody knows on which page the missing figure is.
  Report gap = scan;
  gap.source = "gap.png";
  gap.kind = "image";
  gap.status = Status::incomplete;
  dataset.put(gap);
  Report book = gap;
  book.source = "book.tif";
  book.pages = 1'000'000;
  book.record.fields.clear();
  dataset.put(book);
  Report web = doubtful_report("web.html");
  web.kind = "html";
  dataset.put(web);
  dataset.finish();
  std::string fifty = "book.tif:";
  for (int page = 1; page <= 50; ++page) fifty += " " + std::to_string(page);
  CHECK(pages_of(dataset) == fifty +
                                 "\ndoubtful.pdf: 2\n"
                                 "found.pdf: 1 3\n"
                                 "gap.png: 1 2 3\n"
                                 "scan.pdf: 1 2\n");
}

TEST_CASE("pages to be reviewed are those of the last run's inputs") {
  MadeDataset dataset;
  dataset.put(doubtful_report("a.pdf"));
  dataset.put(doubtful_report("b.pdf"));
  dataset.finish();
  REQUIRE(dataset.store().begin_run({"gouji 0.1.0"}, built_in_forms()));
  dataset.put(doubtful_report("b.pdf"));
  dataset.finish();
  CHECK(pages_of(dataset) == "b.pdf: 2\n");
}

TEST_CASE("who takes the pages may fail") {
  MadeDataset dataset;
  dataset.put(doubtful_report("a.pdf"));
  dataset.put(doubtful_report("b.pdf"));
  dataset.finish();
  int taken = 0;
  const Result<void> done =
      each_review_pages(dataset.store(), [&taken](const ReviewPages&) -> Result<void> {
        ++taken;
        return failure("满了", "full");
      });
  REQUIRE_FALSE(done);
  CHECK(done.error().message.en == "full");
  CHECK(taken == 1);
}

}  // namespace gouji
