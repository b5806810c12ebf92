#include "batch/import.h"

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

  Tally run() {
    const std::vector<std::string> paths = {folder_.path("in")};
    const auto inputs = list_inputs(paths, "");
    ImportOptions options;
    options.program = "gouji test";
    options.stopped = [this] { return stop_after_ >= 0 && reports_ >= stop_after_; };
    options.on_report = [this](const Report&, const Tally&) { ++reports_; };
    options.worker.forms = built_in_forms();
    return import_inputs(inputs, options, store_).value();
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

 private:
  ScratchFolder folder_;
  Store store_ = Store::open(folder_.path("gouji.sqlite")).value();
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
