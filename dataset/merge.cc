#include "dataset/merge.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "dataset/json_text.h"

namespace gouji {
namespace {

// The run whose dataset a part holds.
struct PartRun {
  std::string program;
  std::string forms;
  std::vector<std::string> columns;
  std::string shard;
};

Result<PartRun> read_run(Database& database) {
  Result<Statement> run = database.prepare(
      "SELECT program, forms, shard, finished FROM part.run ORDER BY finished DESC, id DESC");
  if (!run) return tl::unexpected(run.error());
  const Result<bool> row = run->step();
  if (!row) return tl::unexpected(row.error());
  if (!*row || run->integer(3) == 0) {
    return failure("其中没有完成的运行；请先把它运行完",
                   "it holds no run that came to its end; run it to the end first");
  }
  PartRun found{
      std::string(run->text(0)), std::string(run->text(1)), {}, std::string(run->text(2))};
  run->reset();
  Result<Statement> columns = database.prepare(
      "SELECT value FROM part.run AS r, json_each(r.columns) WHERE r.id ="
      " (SELECT max(id) FROM part.run WHERE finished)");
  if (!columns) return tl::unexpected(columns.error());
  Result<bool> more = columns->step();
  for (; more && *more; more = columns->step()) found.columns.emplace_back(columns->text(0));
  if (!more) return tl::unexpected(more.error());
  return found;
}

// Ids of reports are made anew; everything else is taken as it is.
constexpr const char* copy_reports =
    "INSERT INTO report (source, sha256, program, forms, run, kind, status, agency, year, form,"
    " pages, cells, missing, review, errors, warnings, message_zh, message_en, options, extra,"
    " dataset)"
    " SELECT source, sha256, program, forms, 1, kind, status, agency, year, form, pages, cells,"
    " missing, review, errors, warnings, message_zh, message_en, options, extra, 1"
    " FROM part.dataset_report WHERE source NOT IN (SELECT source FROM main.report)";

// A report that two parts name is the same in both, or they contradict each other.
constexpr const char* find_conflict =
    "SELECT source FROM part.dataset_report AS p JOIN main.report AS m USING (source)"
    " WHERE (p.sha256, p.options, p.extra,"
    "  coalesce((SELECT status FROM part.read_report WHERE report = p.id), p.status)) <>"
    " (m.sha256, m.options, m.extra,"
    "  coalesce((SELECT status FROM main.read_report WHERE report = m.id), m.status))"
    " LIMIT 1";

// What a report was corrected to, as one text.
std::string corrections_of(const std::string& database, const std::string& report) {
  return "(SELECT coalesce(group_concat(line, char(10)), '') FROM (SELECT c.field || ' ' || k.state"
         " || ' ' || coalesce(k.value, '') AS line FROM " +
         database + ".correction AS c JOIN " + database +
         ".cell AS k ON k.report = c.report AND k.position = c.position WHERE c.report = " +
         report + ".id ORDER BY c.position))";
}

std::string copy_of(const std::string& table, const std::string& columns) {
  return "INSERT INTO main." + table + " SELECT m.id, " + columns + " FROM part." + table +
         " AS c JOIN part.dataset_report AS p ON p.id = c.report"
         " JOIN main.report AS m ON m.source = p.source"
         " WHERE m.id > (SELECT value FROM temp.before)";
}

class Merge {
 public:
  explicit Merge(Database& database) : database_(database) {}

  Result<void> add(const std::string& folder) {
    const std::string path = folder + "/gouji.sqlite";
    if (!std::filesystem::exists(path)) {
      return failure(path + " 不存在；请给出 gouji extract 的输出文件夹",
                     "there is no " + path + "; name folders that gouji extract has written");
    }
    // Opened by itself first: damage is found, and an earlier version brought up to date.
    if (const Result<Store> store = Store::open(path); !store) {
      return tl::unexpected(store.error());
    }
    Result<Statement> attach = database_.prepare("ATTACH ? AS part");
    if (!attach) return tl::unexpected(attach.error());
    if (Result<void> done = attach->run(path); !done) return done;
    Result<void> done = add_attached(folder);
    Result<void> detached = database_.execute("DETACH part");
    return done ? detached : done;
  }

  Result<void> finish() {
    if (shards_ > 0 && static_cast<int>(seen_.size()) < shards_) {
      std::string missing;
      for (int shard = 1; shard <= shards_; ++shard) {
        if (seen_.count(shard) == 0) missing += " " + std::to_string(shard);
      }
      const std::string of = std::to_string(shards_);
      return failure("缺少第" + missing + " 份（共 " + of + " 份）",
                     "of " + of + " parts these are missing:" + missing);
    }
    Result<Statement> update = database_.prepare("UPDATE run SET columns = ?, finished = 1");
    if (!update) return tl::unexpected(update.error());
    return update->run(json_array(columns_));
  }

 private:
  Result<void> add_attached(const std::string& folder) {
    const Result<PartRun> run = read_run(database_);
    if (!run) {
      const Message& why = run.error().message;
      return failure(folder + "：" + why.zh, folder + ": " + why.en);
    }
    if (Result<void> fits = check(folder, *run); !fits) return fits;
    const Result<std::string> other = first_source(find_conflict);
    if (!other) return tl::unexpected(other.error());
    if (!other->empty()) {
      return failure(folder + "：" + *other + " 与其他部分的内容不同",
                     folder + ": " + *other + " differs from that of another part");
    }
    const Result<std::string> corrected = first_source(
        "SELECT source FROM part.dataset_report AS p JOIN main.report AS m USING (source) WHERE " +
        corrections_of("part", "p") + " <> " + corrections_of("main", "m") + " LIMIT 1");
    if (!corrected) return tl::unexpected(corrected.error());
    if (!corrected->empty()) {
      return failure(folder + "：" + *corrected + " 的更正与其他部分不同，请先改成一致",
                     folder + ": " + *corrected +
                         " is corrected otherwise than in another part; correct it alike in both");
    }
    return copy();
  }

  // The source that a query finds; empty where it finds none.
  Result<std::string> first_source(const std::string& sql) {
    Result<Statement> query = database_.prepare(sql);
    if (!query) return tl::unexpected(query.error());
    const Result<bool> row = query->step();
    if (!row) return tl::unexpected(row.error());
    return *row ? std::string(query->text(0)) : std::string();
  }

  Result<void> check(const std::string& folder, const PartRun& run) {
    if (!first_) {
      first_ = run;
      columns_ = run.columns;
      Result<Statement> insert =
          database_.prepare("INSERT INTO main.run (id, program, forms) VALUES (1, ?, ?)");
      if (!insert) return tl::unexpected(insert.error());
      if (Result<void> done = insert->run(run.program, run.forms); !done) return done;
      if (Result<void> done = database_.execute("DELETE FROM main.field; DELETE FROM main.form;"
                                                "INSERT INTO main.field SELECT * FROM part.field;"
                                                "INSERT INTO main.form SELECT * FROM part.form");
          !done) {
        return done;
      }
    } else if (run.program != first_->program || run.forms != first_->forms) {
      return failure(folder + "：程序或报告格式的版本与其他部分不同，请用同一版本重新运行",
                     folder +
                         ": read by another version of the program or the forms than the "
                         "other parts; run it again with the same");
    }
    for (const std::string& column : run.columns) {
      if (std::find(columns_.begin(), columns_.end(), column) == columns_.end()) {
        columns_.push_back(column);
      }
    }
    return check_shard(folder, run.shard);
  }

  Result<void> check_shard(const std::string& folder, const std::string& shard) {
    if (shard.empty()) return {};
    const int number = std::stoi(shard);
    const int of = std::stoi(shard.substr(shard.find('/') + 1));
    if (shards_ != 0 && of != shards_) {
      return failure(folder + "：是 " + shard + "，其他部分共 " + std::to_string(shards_) + " 份",
                     folder + ": is " + shard + ", the others are of " + std::to_string(shards_));
    }
    shards_ = of;
    if (!seen_.insert(number).second) {
      return failure(folder + "：第 " + shard + " 份出现两次",
                     folder + ": " + shard + " is there twice");
    }
    return {};
  }

  Result<void> copy() {
    std::vector<std::string> steps = {
        "CREATE TEMP TABLE before AS SELECT coalesce(max(id), 0) AS value FROM main.report",
        copy_reports,
        copy_of("cell",
                "c.position, c.field, c.row_label, c.column_label, c.value, c.state, c.raw, c.unit,"
                " c.page, c.x0, c.y0, c.x1, c.y1, c.path, c.source_table, c.source_row,"
                " c.source_column, c.method, c.confidence, c.review"),
        copy_of("finding",
                "c.position, c.rule, c.severity, c.fields, c.expected, c.actual, c.page,"
                " c.message_zh, c.message_en"),
        copy_of("unmapped_row",
                "c.position, c.page, c.source_table, c.source_row, c.path, c.cells, c.reason"),
        copy_of("correction",
                "c.position, c.field, c.by, c.reason, c.date, c.read_value, c.read_state,"
                " c.read_method, c.read_confidence, c.read_review"),
        copy_of("read_finding",
                "c.position, c.rule, c.severity, c.fields, c.expected, c.actual, c.page,"
                " c.message_zh, c.message_en"),
        copy_of("claim",
                "c.position, c.claim, c.value, c.page, c.doubtful, c.scope_zh, c.scope_en,"
                " c.quote"),
        copy_of("read_report", "c.status, c.message_zh, c.message_en"),
        "DROP TABLE temp.before"};
    Result<Transaction> transaction = Transaction::begin(database_);
    if (!transaction) return tl::unexpected(transaction.error());
    for (const std::string& step : steps) {
      if (Result<void> done = database_.execute(step); !done) return done;
    }
    return transaction->commit();
  }

  Database& database_;
  std::optional<PartRun> first_;
  std::vector<std::string> columns_;
  std::set<int> seen_;
  int shards_ = 0;
};

}  // namespace

Result<void> merge_stores(std::span<const std::string> parts, Store& store) {
  Database& database = store.database();
  const Result<std::int64_t> runs = database.integer("SELECT count(*) FROM run");
  if (!runs) return tl::unexpected(runs.error());
  if (*runs > 0) {
    return failure(database.path() + " 已有数据；请合并到一个新的文件夹",
                   database.path() + " holds a dataset already; merge into a new folder");
  }
  Merge merge(database);
  Result<void> done;
  for (const std::string& part : parts) {
    if (done) done = merge.add(part);
  }
  if (done) done = merge.finish();
  if (!done) {
    // A second attempt, with the right parts, finds it empty.
    (void)database.execute(
        "DELETE FROM main.report; DELETE FROM main.run; DELETE FROM main.field;"
        "DELETE FROM main.form");
  }
  return done;
}

}  // namespace gouji
