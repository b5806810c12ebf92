#include "batch/worker_pool.h"

#include <signal.h>
#include <stdlib.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <map>
#include <string>
#include <thread>
#include <vector>

#include "batch/sanitizers.h"
#include "batch/sealed_file.h"

using namespace gouji;
using namespace std::chrono_literals;

namespace {

// Stands in for the reading of documents, in the worker: does what the document says.
Report obey(const Input& input, const WorkerSetup&) {
  const std::string_view order = input.bytes;
  if (order == "crash") ::raise(SIGSEGV);
  if (order == "abort") ::abort();
  if (order == "kill") ::raise(SIGKILL);
  if (order == "exit") ::_exit(5);
  if (order == "hang") std::this_thread::sleep_for(1h);
  if (order == "nap") std::this_thread::sleep_for(20ms);
  if (order == "memory") {
    // More than any address space has.
    const volatile std::size_t size = std::size_t{1} << 60;
    ::operator delete(::operator new(size));
  }
  if (order == "malloc") {
    const volatile std::size_t size = std::size_t{1} << 60;
    if (::malloc(size) == nullptr) ::abort();
  }
  Report report;
  report.status = Status::ok;
  report.record.agency = input.bytes;
  return report;
}

struct Read {
  std::map<std::string, Report> reports;  // by name
  std::vector<std::string> losses;        // names
};

// Documents that are named as what they say.
Read read_all(const std::vector<std::string>& orders, int workers, WorkerSetup setup = {}) {
  setup.read_document = obey;
  Read read;
  WorkerPool pool(setup, workers,
                  [&](const Job& job, const WorkerLoss&) { read.losses.push_back(job.name); });
  const auto collect = [&] {
    std::vector<JobResult> done = pool.wait(100ms).value();
    for (JobResult& result : done) {
      const std::string name = result.report.source;
      read.reports[name] = std::move(result.report);
    }
  };
  for (std::size_t id = 0; id < orders.size(); ++id) {
    while (!pool.has_room()) collect();
    const std::string& order = orders[id];
    REQUIRE(pool.start({id, order, "hash of " + order, seal_bytes(order).value()}));
  }
  while (!pool.is_idle()) collect();
  return read;
}

}  // namespace

TEST_CASE("every document is read, by however many workers") {
  const int workers = GENERATE(1, 2, 5);
  std::vector<std::string> orders;
  for (int i = 0; i < 40; ++i) orders.push_back("document " + std::to_string(i));
  const Read read = read_all(orders, workers);
  CHECK(read.losses.empty());
  REQUIRE(read.reports.size() == orders.size());
  for (const auto& [name, report] : read.reports) {
    CHECK(report.status == Status::ok);
    CHECK(report.record.agency == name);
    CHECK(report.sha256 == "hash of " + name);
  }
}

TEST_CASE("a document that costs its worker is tried twice and fails with the reason") {
  struct Case {
    std::string order;
    std::string zh;
    std::string en;
  };
  const auto [order, zh, en] = GENERATE(values<Case>({
      {"crash", "崩溃（信号 11 SIGSEGV）", "crashed twice (signal 11 SIGSEGV)"},
      {"abort", "崩溃（信号 6 SIGABRT）", "crashed twice (signal 6 SIGABRT)"},
      {"kill", "崩溃（信号 9 SIGKILL）", "crashed twice (signal 9 SIGKILL)"},
      {"exit", "意外退出（状态 5）", "before it was done (status 5)"},
      {"memory", "用完了 2048 MB 内存", "ran out of 2048 MB of memory"},
      {"malloc", "用完了 2048 MB 内存", "ran out of 2048 MB of memory"},
  }));
  // Sanitizers end the process in their own way.
  if (has_sanitizer && order != "kill" && order != "exit") return;
  const int workers = GENERATE(1, 3);
  CAPTURE(order, workers);
  const Read read = read_all({"a", "nap", order, "b", "c"}, workers);
  CHECK(read.losses == std::vector<std::string>{order, order});
  REQUIRE(read.reports.size() == 5);
  for (const auto& [name, report] : read.reports) {
    CAPTURE(name);
    CHECK((report.status == Status::ok) == (name != order));
  }
  const Report& failed = read.reports.at(order);
  CHECK(failed.sha256 == "hash of " + order);
  CAPTURE(failed.message.zh, failed.message.en);
  CHECK(failed.message.zh.find(zh) != std::string::npos);
  CHECK(failed.message.en.find(en) != std::string::npos);
}

TEST_CASE("what a worker had ahead of it when it was lost is read by another") {
  const std::string order = GENERATE("kill", "exit", "hang");
  WorkerSetup setup;
  setup.time_limit = 1000ms;
  setup.documents_per_worker = 7;
  std::vector<std::string> orders;
  for (int i = 0; i < 60; ++i) orders.push_back("document " + std::to_string(i));
  orders[20] = orders[21] = orders[40] = order;  // two of one name have one report
  const Read read = read_all(orders, GENERATE(2, 3), setup);
  CHECK(read.losses == std::vector<std::string>(6, order));
  CHECK(read.reports.size() == 58);
  for (const auto& [name, report] : read.reports) {
    CAPTURE(name);
    CHECK((report.status == Status::ok) == (name != order));
    if (name != order) CHECK(report.record.agency == name);
  }
}

TEST_CASE("a document that hangs is given up after the time it may take") {
  WorkerSetup setup;
  setup.time_limit = 1000ms;
  const auto begun = std::chrono::steady_clock::now();
  const Read read = read_all({"a", "hang", "b"}, 2, setup);
  CHECK(std::chrono::steady_clock::now() - begun < 30s);
  CHECK(read.losses == std::vector<std::string>{"hang", "hang"});
  CHECK(read.reports.at("b").status == Status::ok);
  CHECK(read.reports.at("hang").status == Status::failed);
  CHECK(read.reports.at("hang").message.en.find("within 1 s") != std::string::npos);
}

TEST_CASE("what costs a worker beside others and not alone is read") {
  static const int tester = ::getpid();
  WorkerSetup setup;
  // The first attempt is told by the pool's losses, which the worker has inherited.
  std::vector<std::string> losses;
  static const std::vector<std::string>* seen = nullptr;
  seen = &losses;
  setup.read_document = [](const Input& input, const WorkerSetup&) {
    if (::getpid() != tester && seen->empty()) ::raise(SIGKILL);
    Report report;
    report.status = Status::ok;
    report.record.agency = input.bytes;
    return report;
  };
  WorkerPool pool(setup, 1, [&](const Job& job, const WorkerLoss&) { losses.push_back(job.name); });
  REQUIRE(pool.start({0, "a", "", seal_bytes("text").value()}));
  std::vector<JobResult> done;
  while (done.empty()) done = pool.wait(100ms).value();
  CHECK(losses == std::vector<std::string>{"a"});
  CHECK(done.front().report.status == Status::ok);
  CHECK(pool.is_idle());
}

TEST_CASE("workers are replaced after their share of documents") {
  WorkerSetup setup;
  setup.documents_per_worker = 3;
  setup.read_document = [](const Input&, const WorkerSetup&) {
    Report report;
    report.status = Status::ok;
    report.record.agency = std::to_string(::getpid());
    return report;
  };
  WorkerPool pool(setup, 1, {});
  std::map<std::string, int> documents;
  for (int i = 0; i < 7; ++i) {
    REQUIRE(pool.start({0, "a", "", seal_bytes("text").value()}));
    std::vector<JobResult> done;
    while (done.empty()) done = pool.wait(100ms).value();
    ++documents[done.front().report.record.agency];
  }
  CHECK(documents.size() == 3);
}
