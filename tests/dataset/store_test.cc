#include "dataset/store.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "dataset/store_schema.h"
#include "tests/dataset/sample_report.h"
#include "tests/dataset/store_v1.h"
#include "tests/scratch_folder.h"

using namespace gouji;

namespace {

std::int64_t integer(Store& store, const std::string& sql) {
  return store.database().integer(sql).value();
}

std::string text(Store& store, const std::string& sql) {
  Statement statement = store.database().prepare(sql).value();
  REQUIRE(statement.step().value());
  return std::string(statement.text(0));
}

void put_run(Store& store, std::initializer_list<std::string> sources) {
  REQUIRE(store.begin_run({"gouji 0.1.0"}, built_in_forms()));
  for (const std::string& source : sources) REQUIRE(store.put(sample_report(source)));
  REQUIRE(store.finish_run());
}

}  // namespace

TEST_CASE("a report is stored whole") {
  const ScratchFolder folder;
  Store store = Store::open(folder.path("gouji.sqlite")).value();
  REQUIRE(store.begin_run({"gouji 0.1.0"}, built_in_forms()));
  Report report = sample_report("a.pdf");
  Field& amount = field_of(report, "proactive.fees.amount");
  amount.value = Decimal::parse("7730.28").value();
  amount.review = true;
  Field& missing = field_of(report, "requests.granted.total");
  missing = {};
  missing.id = "requests.granted.total";
  Finding finding;
  finding.rule = "outcomes";
  finding.severity = Severity::error;
  finding.fields = {"requests.granted.total", "requests.answered.total"};
  finding.expected = "11";
  finding.actual = "0";
  finding.page = 4;
  finding.message = {"不等", "not equal"};
  report.findings = {finding};
  report.record.unmapped = {{2, 1, 7, "", {"其他 \"文件\"", "3", "a\\b\nc"}, "not-in-form"}};
  REQUIRE(store.put(report));
  REQUIRE(store.finish_run());

  CHECK(integer(store, "SELECT count(*) FROM cells") == 200);
  CHECK(text(store, "SELECT value FROM cell WHERE field = 'proactive.fees.amount'") == "7730.28");
  CHECK(integer(store, "SELECT review FROM report") == 2);
  CHECK(integer(store, "SELECT cells FROM report") == 199);
  CHECK(integer(store, "SELECT missing FROM report") == 1);
  CHECK(integer(store, "SELECT errors FROM report") == 1);
  CHECK(integer(store,
                "SELECT count(*) FROM cell WHERE value IS NULL AND page IS NULL AND x0 IS "
                "NULL AND source_table IS NULL") == 1);
  CHECK(text(store, "SELECT fields FROM finding") ==
        "requests.granted.total requests.answered.total");
  CHECK(text(store, "SELECT cells ->> '$[2]' FROM unmapped_row") == "a\\b\nc");
  CHECK(text(store, "SELECT cells FROM unmapped") == "其他 \"文件\" | 3 | a\\b\nc");
}

TEST_CASE("a source that is read again takes the place of its older self") {
  const ScratchFolder folder;
  Store store = Store::open(folder.path("gouji.sqlite")).value();
  put_run(store, {"a.pdf"});
  put_run(store, {"a.pdf"});
  CHECK(integer(store, "SELECT count(*) FROM report") == 1);
  CHECK(integer(store, "SELECT count(*) FROM cell") == 200);
}

TEST_CASE("the datasets are what the last finished run has named, and nothing stored is lost") {
  const ScratchFolder folder;
  {
    Store store = Store::open(folder.path("gouji.sqlite")).value();
    put_run(store, {"a.pdf", "b.pdf"});
    put_run(store, {"b.pdf"});
    CHECK(text(store, "SELECT group_concat(source) FROM reports") == "b.pdf");
    CHECK(text(store, "SELECT group_concat(source) FROM vanished") == "a.pdf");
    CHECK(store.count_vanished().value() == 1);
    CHECK(integer(store, "SELECT count(*) FROM report") == 2);
    REQUIRE(store.begin_run({"gouji 0.1.0"}, built_in_forms()));
    REQUIRE(store.put(sample_report("c.pdf")));
  }
  Store store = Store::open(folder.path("gouji.sqlite")).value();
  CHECK(text(store, "SELECT group_concat(source) FROM reports") == "b.pdf");
  CHECK(integer(store, "SELECT count(*) FROM report") == 3);
}

TEST_CASE("the codebook of the fields is kept with them") {
  const ScratchFolder folder;
  Store store = Store::open(folder.path("gouji.sqlite")).value();
  put_run(store, {});
  CHECK(text(store,
             "SELECT table_zh || row_zh || column_zh || unit FROM field WHERE form = "
             "'gov-2021' AND id = 'proactive.fees.amount'") ==
        "二、主动公开政府信息情况行政事业性收费本年收费金额（单位：万元）万元");
  CHECK(text(store,
             "SELECT row_zh || column_zh FROM field WHERE form = 'gov-2021' AND id = "
             "'disputes.litigation_direct.total'") == "未经复议直接起诉总计");
  std::size_t fields = 0;
  for (const Form& form : built_in_forms()) fields += form.fields.size();
  CHECK(integer(store, "SELECT count(*) FROM field") == static_cast<std::int64_t>(fields));
}

TEST_CASE("the codebook becomes that of the forms that read, whichever they are") {
  const ScratchFolder folder;
  Store store = Store::open(folder.path("gouji.sqlite")).value();
  const auto keep = [&store](std::span<const Form> forms) {
    REQUIRE(store.begin_run({"gouji 0.1.0"}, forms));
    REQUIRE(store.finish_run());
    return text(store, "SELECT group_concat(id) FROM (SELECT id FROM form ORDER BY position)") +
           " " + text(store, "SELECT count(*) FROM field");
  };
  const std::vector<Form>& forms = built_in_forms();
  const std::string all = keep(forms);
  std::vector<Form> changed(forms.begin(), forms.begin() + 1);
  const std::string one = forms[0].id + " " + std::to_string(forms[0].fields.size());
  CHECK(keep(changed) == one);
  changed[0].digest.front() ^= 1;
  changed[0].fields.pop_back();
  CHECK(keep(changed) == forms[0].id + " " + std::to_string(forms[0].fields.size() - 1));
  CHECK(keep(forms) == all);
}

TEST_CASE("a new store is what an empty file becomes") {
  const ScratchFolder folder;
  const std::string made_path = folder.path("made.sqlite");
  Store copied = Store::open(folder.path("copied.sqlite")).value();
  Database made = Database::open(made_path).value();
  REQUIRE(prepare_store(made));
  for (const char* sql : {"SELECT group_concat(type || name || sql) FROM sqlite_schema",
                          "PRAGMA user_version", "PRAGMA application_id", "PRAGMA journal_mode",
                          "SELECT count(*) FROM run", "SELECT count(*) FROM report"}) {
    CAPTURE(sql);
    Statement expected = made.prepare(sql).value();
    REQUIRE(expected.step().value());
    CHECK(text(copied, sql) == expected.text(0));
  }
}

TEST_CASE("a log that has lost its store is not taken for the new store's") {
  const ScratchFolder folder;
  const std::string path = folder.path("gouji.sqlite");
  const std::string log = path + "-wal";
  {
    Store store = Store::open(path).value();
    put_run(store, {"a.pdf"});
    std::filesystem::copy_file(log, folder.path("kept"));
  }
  std::filesystem::remove(path);
  std::filesystem::rename(folder.path("kept"), log);
  Store store = Store::open(path).value();
  CHECK(integer(store, "SELECT count(*) FROM report") == 0);
  put_run(store, {"b.pdf"});
  CHECK(text(store, "SELECT group_concat(source) FROM reports") == "b.pdf");
}

TEST_CASE("another version of the forms is another key") {
  const std::string version = forms_version(built_in_forms());
  CHECK(version.size() == 64);
  std::vector<Form> changed = built_in_forms();
  changed.back().digest.front() ^= 1;
  CHECK(forms_version(changed) != version);
}

TEST_CASE("a store that cannot be used is refused with the remedy") {
  const ScratchFolder folder;
  const std::string path = folder.path("gouji.sqlite");
  std::string part_zh;
  std::string part_en;

  SECTION("written by a later version") {
    Store store = Store::open(path).value();
    REQUIRE(store.database().execute("PRAGMA user_version = 99"));
    part_zh = "更新版本的 gouji";
    part_en = "was written by a later gouji (format 99, this one knows up to " +
              std::to_string(store_version) + "); upgrade gouji";
  }
  SECTION("another program's") {
    Database database = Database::open(path).value();
    REQUIRE(database.execute("CREATE TABLE bookmarks (url TEXT)"));
    part_zh = "不是 gouji 的数据库";
    part_en = "is another program's database";
  }
  SECTION("no database") {
    folder.write("gouji.sqlite", std::string(5000, 'x'));
    part_zh = "已损坏";
    part_en = "is damaged or no database; move it away and run again";
  }
  SECTION("truncated") {
    {
      Store store = Store::open(path).value();
      put_run(store, {"a.pdf", "b.pdf"});
    }
    std::filesystem::resize_file(path, 5000);
    part_zh = "已损坏";
    part_en = "is damaged or no database";
  }
  SECTION("a folder") {
    std::filesystem::create_directory(path);
    part_zh = "无法写入";
    part_en = "cannot write " + path;
  }
  const Result<Store> store = Store::open(path);
  REQUIRE_FALSE(store);
  CAPTURE(store.error().message.en);
  CHECK(store.error().message.zh.find(part_zh) != std::string::npos);
  CHECK(store.error().message.en.find(part_en) != std::string::npos);
}

TEST_CASE("a store that is open is in use for everyone else") {
  const ScratchFolder folder;
  Store first = Store::open(folder.path("gouji.sqlite")).value();
  const Result<Store> second = Store::open(folder.path("gouji.sqlite"));
  REQUIRE_FALSE(second);
  CHECK(second.error().message.en.find("is in use by another program") != std::string::npos);
}

TEST_CASE("a dataset stays whole while another run replaces its reports") {
  const ScratchFolder folder;
  Store store = Store::open(folder.path("gouji.sqlite")).value();
  put_run(store, {"a.pdf", "b.pdf"});
  REQUIRE(store.begin_run({"gouji 0.1.0"}, built_in_forms()));
  REQUIRE(store.put(sample_report("a.pdf")));
  REQUIRE(store.put(sample_report("new.pdf")));
  CHECK(text(store, "SELECT group_concat(source) FROM (SELECT * FROM reports ORDER BY source)") ==
        "a.pdf,b.pdf");
}

TEST_CASE("what is stored is taken over when bytes, program, forms and options are the same") {
  const ScratchFolder folder;
  Store store = Store::open(folder.path("gouji.sqlite")).value();
  const std::string hash(64, 'a');  // of sample reports
  const ReportKey key = {"ocr=1", "{}"};
  REQUIRE(store.begin_run({"gouji 0.1.0"}, built_in_forms()));
  Report first = sample_report("a.pdf");
  first.findings.push_back({"in-out", Severity::error, {"f"}, "1", "2", 3, {"不等", "unequal"}});
  first.record.unmapped.push_back({1, 1, 1, "", {"x"}, "not-in-form"});
  REQUIRE(store.put(first, key));
  Report failed = sample_report("bad.pdf");
  failed.sha256 = std::string(64, 'b');
  failed.status = Status::failed;
  failed.message = {"坏", "bad"};
  REQUIRE(store.put(failed, key));
  REQUIRE(store.finish_run());

  REQUIRE(store.begin_run({"gouji 0.1.0"}, built_in_forms()));
  SECTION("under its own name") {
    const auto stored = store.reuse("a.pdf", hash, key, false).value();
    REQUIRE(stored);
    CHECK(stored->status == Status::ok);
    CHECK(stored->counts.errors == 1);
    CHECK(stored->counts.cells == 200);
    REQUIRE(store.finish_run());
    CHECK(text(store, "SELECT group_concat(source) FROM reports") == "a.pdf");
  }
  SECTION("under another name, as a copy") {
    REQUIRE(store.reuse("copy.pdf", hash, key, false).value());
    REQUIRE(store.finish_run());
    CHECK(text(store, "SELECT group_concat(source) FROM reports") == "copy.pdf");
    CHECK(integer(store, "SELECT count(*) FROM cells WHERE source = 'copy.pdf'") == 200);
    CHECK(integer(store, "SELECT count(*) FROM findings WHERE source = 'copy.pdf'") == 1);
    CHECK(integer(store, "SELECT count(*) FROM unmapped WHERE source = 'copy.pdf'") == 1);
    CHECK(integer(store, "SELECT count(*) FROM report") == 3);
  }
  SECTION("over what the other name has stood for") {
    REQUIRE(store.reuse("bad.pdf", hash, key, false).value());
    CHECK(text(store, "SELECT status FROM report WHERE source = 'bad.pdf'") == "ok");
    CHECK(integer(store, "SELECT count(*) FROM report") == 2);
  }
  SECTION("not with other bytes, options, forms or program") {
    CHECK_FALSE(store.reuse("a.pdf", std::string(64, 'c'), key, true).value());
    CHECK_FALSE(store.reuse("a.pdf", hash, {"ocr=2", ""}, true).value());
    REQUIRE(store.begin_run({"gouji 0.2.0"}, built_in_forms()));
    CHECK_FALSE(store.reuse("a.pdf", hash, key, true).value());
    REQUIRE(store.begin_run({"gouji 0.1.0"}, std::span(built_in_forms()).subspan(1)));
    CHECK_FALSE(store.reuse("a.pdf", hash, key, true).value());
  }
  SECTION("a failure only under its own name, and only when asked") {
    CHECK_FALSE(store.reuse("bad.pdf", failed.sha256, key, false).value());
    CHECK_FALSE(store.reuse("copy.pdf", failed.sha256, key, true).value());
    const auto stored = store.reuse("bad.pdf", failed.sha256, key, true).value();
    REQUIRE(stored);
    CHECK(stored->status == Status::failed);
    CHECK(stored->message.zh == "坏");
  }
}

TEST_CASE("a store of version 1 is brought up to date and keeps its reports") {
  const ScratchFolder folder;
  const std::string path = folder.path("gouji.sqlite");
  {
    Database database = Database::open(path).value();
    REQUIRE(database.execute(store_v1_tables));
    REQUIRE(database.execute(store_v1_views));
    REQUIRE(database.execute(
        "PRAGMA application_id = 0x676F756A; PRAGMA user_version = 1;"
        "INSERT INTO run VALUES (1, 'gouji 0.1.0', 'f', 1), (2, 'gouji 0.1.0', 'f', 0);"
        "INSERT INTO report VALUES (7, 'a.pdf', 'hash', 'gouji 0.1.0', 'f', 1, 'pdf', 'ok', '局',"
        " 2023, 'gov-2021', 3, 200, 0, 0, 0, 0, '', ''),"
        " (8, 'b.pdf', 'hash2', 'gouji 0.1.0', 'f', 2, 'pdf', 'ok', '局', 2023, 'gov-2021', 3, 200,"
        " 0, 0, 0, 0, '', '');"
        "INSERT INTO finding VALUES (7, 0, 'in-out', 'error', '', '1', '2', 1, '不等', 'no');"));
  }
  for (int opened = 0; opened < 2; ++opened) {
    Store store = Store::open(path).value();
    CHECK(integer(store, "PRAGMA user_version") == store_version);
    CHECK(text(store, "SELECT group_concat(source) FROM reports") == "a.pdf");
    CHECK(text(store, "SELECT rule FROM findings") == "in-out");
    CHECK(integer(store, "SELECT count(*) FROM report WHERE options = '' AND extra = '{}'") == 2);
  }
  // The tables are those of a new store, column by column.
  Store old_store = Store::open(path).value();
  Store new_store = Store::open(folder.path("new.sqlite")).value();
  const std::string columns =
      "SELECT group_concat(m.name || '.' || c.name || ' ' || c.type) FROM (SELECT * FROM "
      "sqlite_schema ORDER BY name) AS m, pragma_table_info(m.name) AS c";
  CHECK(text(old_store, columns) == text(new_store, columns));
}

TEST_CASE("a store cut anywhere is refused, or what is left of it is sound") {
  const ScratchFolder folder;
  const std::string path = folder.path("gouji.sqlite");
  {
    Store store = Store::open(path).value();
    put_run(store, {"a.pdf", "b.pdf", "c.pdf"});
  }
  const std::string whole = folder.read("gouji.sqlite");
  for (std::size_t size = 0; size < whole.size(); size += 4096 - (size % 8192 == 0 ? 0 : 7)) {
    CAPTURE(size);
    for (const char* rest : {"gouji.sqlite-wal", "gouji.sqlite-shm"}) {
      std::filesystem::remove(folder.path(rest));
    }
    folder.write("gouji.sqlite", whole.substr(0, size));
    Result<Store> store = Store::open(path);
    if (store) {
      // Only an empty file is a new store.
      CHECK(size == 0);
      CHECK(integer(*store, "SELECT count(*) FROM report") == 0);
    } else {
      CHECK(store.error().message.en.find("damaged or no database; move it away") !=
            std::string::npos);
    }
  }
}
