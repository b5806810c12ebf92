#include "dataset/review_pages.h"

namespace gouji {
namespace {

constexpr const char* reports_with_pages =
    "SELECT id, source, sha256 FROM dataset_report WHERE kind IN ('pdf', 'scan', 'image')"
    " ORDER BY source";

// A report of a scan is short; a book that was scanned with it is not to fill the disk.
constexpr const char* pages_of_report =
    "SELECT page FROM cell WHERE report = ?1 AND page > 0 AND (review OR method = 'ocr')"
    " UNION SELECT page FROM finding WHERE report = ?1 AND page > 0"
    " UNION SELECT n.value FROM report AS r,"
    "  (WITH RECURSIVE counted (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM counted"
    "   WHERE value < 50) SELECT value FROM counted) AS n"
    "  WHERE r.id = ?1 AND r.kind IN ('scan', 'image') AND r.status = 'incomplete'"
    "   AND n.value <= r.pages"
    " ORDER BY 1";

}  // namespace

Result<void> each_review_pages(Store& store,
                               const std::function<Result<void>(const ReviewPages&)>& take) {
  Result<Statement> reports = store.database().prepare(reports_with_pages);
  if (!reports) return tl::unexpected(reports.error());
  Result<Statement> pages = store.database().prepare(pages_of_report);
  if (!pages) return tl::unexpected(pages.error());
  for (;;) {
    const Result<bool> report = reports->step();
    if (!report) return tl::unexpected(report.error());
    if (!*report) return {};
    ReviewPages found{std::string(reports->text(1)), std::string(reports->text(2)), {}};
    pages->bind(0, reports->integer(0));
    Result<bool> page = pages->step();
    for (; page && *page; page = pages->step()) {
      found.pages.push_back(static_cast<int>(pages->integer(0)));
    }
    pages->reset();
    if (!page) return tl::unexpected(page.error());
    if (found.pages.empty()) continue;
    if (Result<void> taken = take(found); !taken) return taken;
  }
}

}  // namespace gouji
