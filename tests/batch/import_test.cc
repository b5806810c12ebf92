#include "batch/import.h"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "tests/scratch_folder.h"

using namespace gouji;

namespace {

// What became of the inputs below in/: "name status" lines, from the store's view of the dataset.
class Import {
 public:
  const ScratchFolder& folder() const { return folder_; }

  ImportOptions& options() { return options_; }

  Tally run() {
    InputRequest request;
    request.paths = {folder_.path("in")};
    const auto inputs = list_inputs(request);
    options_.run.program = "gouji test";
    options_.stopped = [this] { return stop_after_ >= 0 && reports_ >= stop_after_; };
    options_.on_outcome = [this](const Outcome&, const Tally&) { ++reports_; };
    options_.worker.forms = built_in_forms();
    return import_inputs(inputs, options_, store_).value();
  }

  void stop_after(int reports) { stop_after_ = reports; }

  std::string statuses(const std::string& from = "reports") {
    Statement rows = store_.database()
                         .prepare("SELECT source, status FROM " + from + " ORDER BY source")
                         .value();
    std::string out;
    while (rows.step().value()) {
      out += std::string(rows.text(0)).substr(folder_.path("in").size() + 1) + " " +
             std::string(rows.text(1)) + "\n";
    }
    return out;
  }

  // Body and year of each report, by source.
  std::string named() {
    Statement rows = store_.database()
                         .prepare(
                             "SELECT group_concat(agency || ' ' || coalesce(year, ''), ', ') FROM"
                             " (SELECT * FROM reports ORDER BY source)")
                         .value();
    return rows.step().value() ? std::string(rows.text(0)) : std::string();
  }

 private:
  ScratchFolder folder_;
  Store store_ = Store::open(folder_.path("gouji.sqlite")).value();
  ImportOptions options_;
  int reports_ = 0;
  int stop_after_ = -1;
};

}  // namespace

TEST_CASE("one bad input never stops the others, and each has its row") {
  Import import;
  import.folder().write("in/empty.pdf", "");
  import.folder().write("in/junk.pdf", std::string("\x01\x02\x03\0\xFF", 5));
  import.folder().write("in/note.html", "<html><title>公告</title><p>一份普通的通知。</p></html>");
  std::filesystem::create_symlink("nowhere", import.folder().path("in/gone.pdf"));
  const Tally tally = import.run();
  CHECK(import.statuses() ==
        "empty.pdf failed\ngone.pdf failed\njunk.pdf failed\nnote.html not_a_report\n");
  CHECK(tally.inputs == 4);
  CHECK(tally.done == 4);
  CHECK(tally.of(Status::failed) == 3);
  CHECK(tally.of(Status::not_a_report) == 1);
}

TEST_CASE("a run that is stopped keeps what it has read and leaves the dataset alone") {
  Import import;
  for (const char* name : {"in/a.html", "in/b.html", "in/c.html"}) {
    import.folder().write(name, "<html><p>text</p></html>");
  }
  import.stop_after(2);
  const Tally stopped = import.run();
  CHECK(stopped.inputs == 3);
  CHECK(stopped.done == 2);
  CHECK(import.statuses("report") == "a.html not_a_report\nb.html not_a_report\n");
  CHECK(import.statuses() == "");
  import.stop_after(-1);
  CHECK(import.run().done == 3);
  CHECK(import.statuses() == "a.html not_a_report\nb.html not_a_report\nc.html not_a_report\n");
}

TEST_CASE("a second run reads only what is new or changed") {
  Import import;
  import.folder().write("in/a.html", "<html><p>one</p></html>");
  import.folder().write("in/b.html", "<html><p>two</p></html>");
  import.folder().write("in/bad.pdf", "%PDF-1.4 and nothing more");
  CHECK(import.run().reused == 0);
  CHECK(import.run().reused == 3);
  import.folder().write("in/b.html", "<html><p>three</p></html>");
  import.folder().write("in/c.html", "<html><p>four</p></html>");
  const Tally tally = import.run();
  CHECK(tally.done == 4);
  CHECK(tally.reused == 2);
  CHECK(tally.of(Status::not_a_report) == 3);
  CHECK(tally.of(Status::failed) == 1);
  CHECK(tally.vanished == 0);
  std::filesystem::remove(import.folder().path("in/a.html"));
  CHECK(import.run().vanished == 1);
  CHECK(import.statuses() == "b.html not_a_report\nbad.pdf failed\nc.html not_a_report\n");
  CHECK(import.statuses("vanished") == "a.html not_a_report\n");
}

TEST_CASE("what failed is read again when asked") {
  Import import;
  import.folder().write("in/a.html", "<html><p>one</p></html>");
  import.folder().write("in/bad.pdf", "%PDF-1.4 and nothing more");
  import.run();
  import.options().retry_failed = true;
  CHECK(import.run().reused == 1);
  import.options().retry_failed = false;
  import.options().worker.read.password = "secret";
  CHECK(import.run().reused == 1);
}

TEST_CASE("the same bytes under several names are read once, also side by side") {
  Import import;
  for (const char* name : {"in/a.html", "in/b.html", "in/sub/c.html", "in/sub/d.html"}) {
    import.folder().write(name, "<html><p>one</p></html>");
  }
  import.folder().write("in/2023年.html", "<html><p>one</p></html>");
  import.options().jobs = 3;
  const Tally tally = import.run();
  CHECK(tally.done == 5);
  CHECK(tally.reused == 4);
  CHECK(import.statuses() ==
        "2023年.html not_a_report\na.html not_a_report\nb.html not_a_report\n"
        "sub/c.html not_a_report\nsub/d.html not_a_report\n");
}

TEST_CASE("a name counts only for what the document does not say itself") {
  struct Case {
    const char* title;  // of the document
    const char* named;  // body and year of all three names
    int read;           // of the three
  };
  const Case cases[] = {
      {"淮安市水务局2021年", "淮安市水务局 2021, 淮安市水务局 2021, 淮安市水务局 2021", 1},
      {"淮安市水务局", "淮安市水务局 , 淮安市水务局 2023, 淮安市水务局 2023", 2},
      {"2021年", " 2021, 淮安市财政局 2021, 淮安市财政局 2021", 2},
      {"", " , 淮安市财政局 2023, 淮安市财政局 2023", 2},
  };
  const std::string report = "政府信息公开工作年度报告";
  const int jobs = GENERATE(1, 3);
  for (const Case& each : cases) {
    CAPTURE(each.title, jobs);
    Import import;
    for (const char* name : {"a", "one/淮安市财政局2023年", "two/淮安市财政局2023年"}) {
      import.folder().write(
          "in/" + std::string(name) + report + ".html",
          "<html><p>" + std::string(each.title) + report + "</p><p>一、总体情况</p></html>");
    }
    import.options().jobs = jobs;
    CHECK(import.run().reused == 3 - each.read);
    CHECK(import.named() == each.named);
    CHECK(import.run().reused == 3);
    CHECK(import.named() == each.named);
  }
}

TEST_CASE("the same bytes are failed under each name in its own words") {
  Import import;
  import.folder().write("in/a.pdf", "%PDF-1.4 and nothing more");
  import.folder().write("in/b.pdf", "%PDF-1.4 and nothing more");
  import.options().jobs = 2;
  CHECK(import.run().of(Status::failed) == 2);
  CHECK(import.run().reused == 2);
}

TEST_CASE("what failed for want of time is read again when more is allowed") {
  Import import;
  import.folder().write("in/slow.txt", "slow");
  WorkerSetup& worker = import.options().worker;
  worker.read_document = [](const Input&, const WorkerSetup& setup) {
    ::usleep(setup.time_limit > std::chrono::seconds(5) ? 1 : 5'000'000);
    return Report();
  };
  worker.time_limit = std::chrono::milliseconds(300);
  CHECK(import.run().of(Status::failed) == 1);
  CHECK(import.run().reused == 1);
  worker.time_limit = std::chrono::seconds(60);
  CHECK(import.run().reused == 0);
}
