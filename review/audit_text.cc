#include "review/audit_text.h"

#include <map>
#include <utility>

#include "dataset/safe_text.h"

namespace gouji {
namespace {

class AuditText {
 public:
  AuditText(const Audit& audit, Language language) : audit_(audit), language_(language) {}

  std::string write() {
    write_counts();
    write_errors();
    return std::move(out_);
  }

 private:
  std::string say(const std::string& zh, const std::string& en) const {
    return language_ == Language::zh ? zh : en;
  }

  void write_counts() {
    const std::string reports = std::to_string(audit_.series.reports.size());
    const std::string bodies = std::to_string(audit_.matches.bodies.size());
    out_ += say(reports + " 份报告，" + bodies + " 个机关",
                reports + " reports of " + bodies + " bodies");
    if (audit_.series.left_out > 0) {
      const std::string left = std::to_string(audit_.series.left_out);
      out_ += say("；另 " + left + " 份没有机关、年度或表格，未核对",
                  "; " + left + " more without body, year or table were left out");
    }
    out_ += "\n";
    std::map<std::string, std::map<Severity, int>> rules;
    for (const YearFinding& found : audit_.findings) {
      ++rules[found.finding.rule][found.finding.severity];
    }
    for (const auto& [rule, severities] : rules) {
      out_ += "  " + rule + ":";
      for (auto each = severities.rbegin(); each != severities.rend(); ++each) {
        out_ += " " + std::to_string(each->second) + " " + severity_word(each->first);
      }
      out_ += "\n";
    }
    if (!audit_.matches.inexact.empty()) {
      const std::string count = std::to_string(audit_.matches.inexact.size());
      out_ +=
          say("  " + count + " 个名称不是逐字相同而归到一处，见 matches.csv\n",
              "  " + count + " names were matched though they differ: matches.csv lists them\n");
    }
  }

  std::string severity_word(Severity severity) const {
    switch (severity) {
      case Severity::error:
        return say("错误", "errors");
      case Severity::warning:
        return say("警告", "warnings");
      case Severity::notice:
        return say("提示", "notices");
    }
    return {};
  }

  void write_errors() {
    int written = 0;
    for (const YearFinding& found : audit_.findings) {
      if (found.finding.severity != Severity::error) continue;
      if (++written > most_findings_written) {
        out_ += say("…其余见 audit.csv\n", "… audit.csv has the rest\n");
        return;
      }
      const YearReport& report = audit_.series.reports[static_cast<std::size_t>(found.report)];
      out_ += terminal_text(found.body) + " " + std::to_string(found.year) + "  " +
              found.finding.rule + "\n    " + terminal_text(report.source) + "\n    " +
              terminal_text(found.finding.message.in(language_)) + "\n";
    }
  }

  const Audit& audit_;
  Language language_;
  std::string out_;
};

}  // namespace

std::string audit_text(const Audit& audit, Language language) {
  return AuditText(audit, language).write();
}

}  // namespace gouji
