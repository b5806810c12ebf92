#include "schema/title_prose.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <vector>

#include "normalize/text.h"
#include "schema/title_text.h"

namespace gouji {
namespace {

using View = std::u32string_view;

std::vector<SqueezedText> clauses_of(const SqueezedText& text) {
  std::vector<SqueezedText> clauses;
  std::size_t begin = 0;
  while (begin < text.size()) {
    std::size_t end = text.folded.find_first_of(U"。,;:!?", begin);
    if (end == View::npos) end = text.size();
    if (end > begin) clauses.push_back(text.part(begin, end));
    begin = end + 1;
  }
  return clauses;
}

// The body that a clause begins with, before a verb: 淮安市洪泽区人民政府坚持以…; empty when none.
SqueezedText subject_of(const SqueezedText& clause) {
  constexpr View verbs[] = {
      U"认真", U"深入",         U"坚持",     U"严格",     U"积极",   U"高度", U"按照", U"以",
      U"全面", U"紧紧",         U"持续",     U"始终",     U"根据",   U"切实", U"不断", U"围绕",
      U"坚决", U"着力",         U"扎实",     U"主动",     U"进一步", U"继续", U"充分", U"依法",
      U"共",   U"政府信息公开", U"信息公开", U"政务公开", U"在",     U"紧扣", U"聚焦", U"贯彻",
      U"落实", U"大力",         U"牢固",     U"立足",     U"稳步",   U"将",   U"学习", U"加强",
      U"推进", U"重视",         U"严格",     U"努力",     U"未",     U"没有", U"无",   U"收到",
      U"受理", U"办理",         U"通过",     U"公开",     U"有序"};
  std::size_t end = View::npos;
  for (const View verb : verbs) {
    for (std::size_t place = clause.folded.find(verb); place != View::npos && place < end;
         place = clause.folded.find(verb, place + 1)) {
      if (is_body_name(View(clause.folded).substr(0, place))) {
        end = place;
        break;
      }
    }
  }
  return end == View::npos ? SqueezedText{} : clause.part(0, end);
}

class ProseReader {
 public:
  ProseFacts read(const TitleLines& lines) {
    constexpr std::size_t most_first_lines = 3;  // further down other years are spoken of
    for (std::size_t i = 0; i < lines.prose.size(); ++i) {
      const TitleLine& line = lines.prose[i];
      const std::vector<SqueezedText> clauses = clauses_of(line.text);
      read_period(line.text.folded);
      for (const SqueezedText& clause : clauses) {
        if (line.in_front || announces_report(line.text.folded)) read_title_clause(clause);
        read_compiler(clause);
      }
      if (i < most_first_lines && !clauses.empty()) read_first_words(clauses);
    }
    read_signature(lines.end);
    return std::move(facts_);
  }

 private:
  // 统计期限自2024年1月1日起至2024年12月31日止
  void read_period(View folded) {
    const std::vector<PrintedYear> years = find_years(folded);
    for (std::size_t i = 0; facts_.year == 0 && i < years.size(); ++i) {
      const PrintedYear& from = years[i];
      if (from.month != 1 || from.day != 1) continue;
      const View behind = folded.substr(from.end, 12);
      const bool same_year = i + 1 < years.size() && years[i + 1].year == from.year &&
                             years[i + 1].month == 12 && years[i + 1].day == 31;
      if (same_year || behind.find(U"至12月31日") != View::npos) facts_.year = from.year;
    }
  }

  // A report speaks of the one before it, too: 按时公布2020年政府信息公开工作年度报告.
  static bool announces_report(View folded) {
    constexpr View words[] = {U"现将",     U"现公布",   U"现发布", U"现予",
                              U"公布如下", U"报告如下", U"特此"};
    return std::any_of(std::begin(words), std::end(words),
                       [folded](View word) { return folded.find(word) != View::npos; });
  }

  // 现将XX局2021年政府信息公开工作年度报告公布如下
  void read_title_clause(const SqueezedText& clause) {
    const std::optional<TitleParts> parts = parse_title_clause(clause);
    if (!parts) return;
    if (facts_.body.empty()) facts_.body = parts->body;
    if (facts_.year == 0) facts_.year = parts->year;
  }

  // 本报告由淮安市洪泽区人民政府办公室根据…编制
  void read_compiler(const SqueezedText& clause) {
    if (!facts_.compiled_by.empty()) return;
    const std::size_t by = clause.folded.find(U"报告由");
    if (by == View::npos) return;
    for (const View word : {View(U"根据"), View(U"按照"), View(U"依据"), View(U"依照"),
                            View(U"编制"), View(U"编写"), View(U"负责")}) {
      const std::size_t end = clause.folded.find(word, by + 3);
      if (end == View::npos) continue;
      const SqueezedText body = clause.part(by + 3, end);
      if (is_body_name(body.folded)) facts_.compiled_by = to_utf8(body.printed);
      return;
    }
  }

  // 2022年，淮安市洪泽区水务局认真贯彻…
  void read_first_words(const std::vector<SqueezedText>& clauses) {
    const SqueezedText& first = clauses.front();
    const std::vector<PrintedYear> years = find_years(first.folded);
    if (years.empty() || years[0].begin != 0 || years[0].month > 0 || !years[0].named) return;
    if (facts_.year_of_first_words == 0) facts_.year_of_first_words = years[0].year;
    if (!facts_.body.empty()) return;
    SqueezedText subject = subject_of(first.part(years[0].end, first.size()));
    if (subject.empty() && years[0].end == first.size() && clauses.size() > 1) {
      subject = subject_of(clauses[1]);
    }
    if (!is_place_name(subject.folded)) facts_.body = to_utf8(subject.printed);
  }

  // XX局 / 2022年1月20日, the last two lines.
  void read_signature(const std::vector<TitleLine>& end) {
    bool dated = false;
    for (const TitleLine& line : end) {
      const std::vector<PrintedYear> years = find_years(line.text.folded);
      if (years.size() == 1 && years[0].month > 0 && years[0].end == line.text.size()) {
        const SqueezedText before = line.text.part(0, years[0].begin);
        if (is_body_name(before.folded)) facts_.signature = to_utf8(before.printed);
        dated = true;
      } else if (dated && facts_.signature.empty() && is_body_name(line.text.folded)) {
        facts_.signature = to_utf8(line.text.printed);
      }
    }
  }

  ProseFacts facts_;
};

}  // namespace

ProseFacts read_title_prose(const TitleLines& lines) { return ProseReader().read(lines); }

}  // namespace gouji
