#include "review/report_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <utility>

#include "dataset/json_text.h"
#include "dataset/safe_text.h"
#include "review/page_charts.h"
#include "review/page_parts.h"
#include "review/page_words.h"
#include "schema/sha256.h"

namespace gouji {
namespace {

constexpr std::size_t longest_part = std::size_t{1} << 16;
constexpr std::size_t most_bodies_counted = 20;  // rows of the overview's table of bodies

std::string base64_of_hex(std::string_view hex) {
  constexpr std::string_view digits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const auto nibble = [](char digit) {
    return static_cast<unsigned>(digit <= '9' ? digit - '0' : digit - 'a' + 10);
  };
  std::string out;
  unsigned bits = 0;
  int count = 0;
  for (const char digit : hex) {
    bits = bits << 4 | nibble(digit);
    count += 4;
    if (count < 6) continue;
    count -= 6;
    out += digits[bits >> count & 63U];
  }
  if (count > 0) out += digits[bits << (6 - count) & 63U];
  while (out.size() % 4 != 0) out += '=';
  return out;
}

// JSON that stands in a <script> block: nothing in it can end the block.
std::string block_text(const std::string& json) {
  std::string out;
  for (const char character : json) {
    if (character == '<' || character == '>' || character == '&') {
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(character));
    } else {
      out += character;
    }
  }
  return out;
}

std::string block_string(std::string_view text) { return block_text(json_string(file_text(text))); }

class PageWriter {
 public:
  PageWriter(const Overview& overview, const Audit& audit, Language language,
             const WritePart& write)
      : overview_(overview), audit_(audit), language_(language), write_(write) {}

  void write(const std::vector<PagePicture>& pictures) {
    write_head();
    write_overview();
    for (const char* id : {"findings", "reports", "cells", "corrections"}) {
      out_ += fmt::format(
          "<section id=\"{0}\" role=\"tabpanel\" aria-labelledby=\"tab-{0}\"></section>\n", id);
    }
    out_ +=
        "<section id=\"editor\" hidden></section>\n<section id=\"detail\" "
        "hidden></section>\n</main>\n";
    write_data(pictures);
    out_ += "<script>";
    out_ += page_script();
    out_ += "</script>\n</body>\n</html>\n";
    write_(out_);
  }

 private:
  std::string say(const char* zh, const char* en) const {
    return language_ == Language::zh ? zh : en;
  }

  void write_head() {
    const std::string title = say("年度报告审核", "Audit of annual reports");
    out_ += fmt::format("<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n",
                        say("zh-CN", "en"));
    out_ +=
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src " +
        source_hash(page_style()) + "; script-src " + source_hash(page_script()) +
        "; img-src 'self' file:; base-uri 'none'; form-action 'none'\">\n";
    out_ += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" +
            html_text(title) + "</title>\n<style>";
    out_ += page_style();
    out_ += "</style>\n</head>\n<body>\n<h1>" + html_text(title) + "</h1>\n<nav role=\"tablist\">";
    write_tab("overview", say("概览", "Overview"));
    write_tab("findings",
              say("发现", "Findings") + " " + std::to_string(overview_.findings.size()));
    write_tab("reports", say("报告", "Reports") + " " + std::to_string(overview_.reports.size()));
    const auto to_review = std::count_if(overview_.cells.begin(), overview_.cells.end(),
                                         [](const OverviewCell& cell) { return cell.review; });
    write_tab("cells", say("待复核", "To review") + " " + std::to_string(to_review));
    write_tab("corrections", say("更正", "Corrections") + " 0");
    out_ += "</nav>\n<main>\n";
  }

  void write_tab(const char* section, const std::string& name) {
    out_ += fmt::format(
        "<button type=\"button\" role=\"tab\" id=\"tab-{0}\" data-section=\"{0}\" "
        "aria-controls=\"{0}\">{1}</button>",
        section, html_text(name));
  }

  void write_counts(const std::string& title,
                    const std::vector<std::pair<std::string, int>>& rows) {
    out_ += "<div><h2>" + html_text(title) + "</h2>\n<table>\n";
    for (const auto& [name, count] : rows) {
      out_ += "<tr><th scope=\"row\">" + html_text(name) + "</th><td class=\"number\">" +
              std::to_string(count) + "</td></tr>\n";
    }
    out_ += "</table></div>\n";
  }

  template <typename NameOf>
  std::vector<std::pair<std::string, int>> counted(const NameOf& name_of_report) const {
    std::map<std::string, int> counts;
    for (const OverviewReport& report : overview_.reports) {
      const std::string name = name_of_report(report);
      ++counts[name.empty() ? say("未知", "unknown") : name];
    }
    return {counts.begin(), counts.end()};
  }

  void write_overview() {
    out_ +=
        "<section id=\"overview\" role=\"tabpanel\" aria-labelledby=\"tab-overview\">\n"
        "<div class=\"tables\">\n";
    write_counts(say("按状态", "By status"), counted([this](const OverviewReport& report) {
                   return status_word(report.status, language_);
                 }));
    write_counts(say("按年度", "By year"), counted([](const OverviewReport& report) {
                   return report.year > 0 ? std::to_string(report.year) : std::string();
                 }));
    std::vector<std::pair<std::string, int>> bodies =
        counted([](const OverviewReport& report) { return report.agency; });
    std::stable_sort(bodies.begin(), bodies.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    if (bodies.size() > most_bodies_counted) {
      const int more = static_cast<int>(bodies.size() - most_bodies_counted);
      bodies.resize(most_bodies_counted);
      bodies.emplace_back(say("其他机关数", "further bodies"), more);
    }
    write_counts(say("按机关", "By body"), bodies);
    out_ += "</div>\n";
    write_charts();
    out_ += "</section>\n";
  }

  void write_charts() {
    std::map<std::string, int> rules;
    for (const OverviewFinding& finding : overview_.findings) {
      ++rules[rule_word(finding.rule, language_)];
    }
    std::vector<std::pair<std::string, double>> bars(rules.begin(), rules.end());
    std::stable_sort(bars.begin(), bars.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    write_chart(say("各规则的发现数", "Findings by rule"), bars);

    std::map<int, double> years;
    const int place = audit_.series.fields.place("requests.received.total");
    if (place < 0) return;
    const auto received = static_cast<std::size_t>(place);
    for (const Body& body : audit_.matches.bodies) {
      int last_year = 0;
      for (const int index : body.reports) {
        const YearReport& report = audit_.series.reports[static_cast<std::size_t>(index)];
        const YearFigure& figure = report.figures[received];
        if (figure.state != FieldState::number || figure.review) continue;
        if (report.year == last_year) continue;  // a second report of the same year
        last_year = report.year;
        years[report.year] += std::strtod(figure.value.to_string().c_str(), nullptr);
      }
    }
    bars.clear();
    for (const auto& [year, sum] : years) bars.emplace_back(std::to_string(year), sum);
    write_chart(say("各年新收申请数（不计待复核的数）",
                    "Requests received by year (figures under review left out)"),
                bars);
  }

  void write_chart(const std::string& title,
                   const std::vector<std::pair<std::string, double>>& bars) {
    if (bars.empty()) return;
    out_ += "<h2>" + html_text(title) + "</h2>\n" + bar_chart(title, bars) + "\n";
  }

  void write_data(const std::vector<PagePicture>& pictures) {
    out_ += "<script type=\"application/json\" id=\"data\">{\"language\":\"" + say("zh", "en") +
            "\",\n\"reports\":[";
    write_array(overview_.reports, [this](const OverviewReport& report) { write_report(report); });
    out_ += "],\n\"cells\":[";
    write_array(overview_.cells, [this](const OverviewCell& cell) { write_cell(cell); });
    out_ += "],\n\"names\":[";
    write_array(overview_.names, [this](const std::string& name) { out_ += block_string(name); });
    out_ += "],\n\"findings\":[";
    write_array(overview_.findings, [this](const OverviewFinding& found) { write_finding(found); });
    out_ += "],\n\"pictures\":{";
    write_array(pictures, [this](const PagePicture& picture) {
      out_ += fmt::format("\"{}:{}\":{{\"file\":{},\"width\":{:.2f},\"height\":{:.2f}}}",
                          picture.report, picture.page, block_string(picture.file), picture.width,
                          picture.height);
    });
    out_ += "},\n";
    write_words();
    out_ += "}</script>\n";
  }

  template <typename Item, typename Write>
  void write_array(const std::vector<Item>& items, const Write& write) {
    const char* comma = "";
    for (const Item& item : items) {
      out_ += comma;
      write(item);
      comma = ",\n";
      if (out_.size() < longest_part) continue;
      write_(out_);
      out_.clear();
    }
  }

  // What the page calls the rules, statuses and states that occur in it.
  void write_words() {
    std::map<std::string, std::string> rules;
    std::map<std::string, std::string> others;  // statuses and states have no name in common
    for (const OverviewFinding& finding : overview_.findings) {
      rules.emplace(finding.rule, rule_word(finding.rule, language_));
    }
    for (const OverviewReport& report : overview_.reports) {
      others.emplace(report.status, status_word(report.status, language_));
    }
    for (const OverviewCell& cell : overview_.cells) {
      others.emplace(cell.state, state_word(cell.state, language_));
    }
    for (const auto& [key, words] : {std::pair("rules", &rules), std::pair("words", &others)}) {
      out_ += fmt::format("{}\"{}\":{{", words == &rules ? "" : ",\n", key);
      const char* comma = "";
      for (const auto& [name, word] : *words) {
        out_ += comma + block_string(name) + ":" + block_string(word);
        comma = ",";
      }
      out_ += "}";
    }
  }

  void write_report(const OverviewReport& report) {
    out_ += fmt::format(
        "{{\"source\":{},\"sha256\":{},\"agency\":{},\"year\":{},\"status\":{},\"review\":{},"
        "\"errors\":{},\"warnings\":{}",
        block_string(report.source), block_string(report.sha256), block_string(report.agency),
        report.year, block_string(report.status), report.review, report.errors, report.warnings);
    // A correction names the report by what the store has, controls and all.
    if (file_text(report.source) != report.source) {
      out_ += ",\"name\":" + block_text(json_string(report.source));
    }
    out_ += "}";
  }

  void write_cell(const OverviewCell& cell) {
    out_ += fmt::format(
        "{{\"report\":{},\"field\":{},\"label\":{},\"value\":{},\"raw\":{},\"state\":{},",
        cell.report, cell.field, cell.label, block_string(cell.value), block_string(cell.raw),
        block_string(cell.state));
    if (cell.has_box) {
      out_ += fmt::format("\"box\":[{:.2f},{:.2f},{:.2f},{:.2f}],", cell.box.x0, cell.box.y0,
                          cell.box.x1, cell.box.y1);
    }
    out_ += fmt::format("\"page\":{},\"review\":{}}}", cell.page, cell.review);
  }

  void write_finding(const OverviewFinding& finding) {
    out_ += fmt::format(
        "{{\"report\":{},\"other\":{},\"rule\":{},\"severity\":{},\"expected\":{},\"actual\":{},"
        "\"page\":{},\"message\":{},\"cells\":[",
        finding.report, finding.other_report, block_string(finding.rule),
        block_string(finding.severity), block_string(finding.expected),
        block_string(finding.actual), finding.page, block_string(finding.message));
    const char* comma = "";
    for (const int cell : finding.cells) {
      out_ += comma + std::to_string(cell);
      comma = ",";
    }
    out_ += "]}";
  }

  const Overview& overview_;
  const Audit& audit_;
  Language language_;
  const WritePart& write_;
  std::string out_;  // not written yet
};

}  // namespace

void write_report_page(const Overview& overview, const Audit& audit,
                       const std::vector<PagePicture>& pictures, Language language,
                       const WritePart& write) {
  PageWriter(overview, audit, language, write).write(pictures);
}

std::vector<WantedPage> wanted_pages(const Overview& overview) {
  std::set<std::pair<int, int>> pages;
  for (const OverviewFinding& finding : overview.findings) {
    if (finding.page > 0) pages.emplace(finding.report, finding.page);
  }
  // A cell is here because a finding names it, or because it is to be reviewed.
  for (const OverviewCell& cell : overview.cells) {
    if (cell.page > 0) pages.emplace(cell.report, cell.page);
  }
  std::vector<WantedPage> wanted;
  wanted.reserve(pages.size());
  for (const auto& [report, page] : pages) wanted.push_back({report, page});
  return wanted;
}

std::string source_hash(std::string_view text) {
  return "'sha256-" + base64_of_hex(sha256(text)) + "'";
}

std::string html_text(std::string_view text) {
  std::string out;
  for (const char character : file_text(text)) {
    switch (character) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += character;
    }
  }
  return out;
}

}  // namespace gouji
