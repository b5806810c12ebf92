#include "schema/front_title.h"

#include <cmath>
#include <utility>

#include "normalize/text.h"

namespace gouji {
namespace {

using View = std::u32string_view;

constexpr std::size_t most_lines_of_title = 4;

bool starts_with(View text, View start) { return text.substr(0, start.size()) == start; }

bool ends_with(View text, View end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

bool same_size(double a, double b) { return a > 0 && std::abs(a - b) <= 0.05 * a; }

class TitleFinder {
 public:
  explicit TitleFinder(const TitleLines& lines) : lines_(lines.front), body_(lines.body_size) {}

  std::optional<FrontTitle> find() const {
    std::optional<FrontTitle> best;
    double best_score = 0;
    for (std::size_t first = 0; first < lines_.size(); ++first) {
      std::optional<FrontTitle> candidate = title_from(first);
      if (!candidate) continue;
      look_around(*candidate);
      const double candidate_score = score(*candidate);
      if (best && candidate_score < best_score) continue;
      best = std::move(candidate);
      best_score = candidate_score;
    }
    return best;
  }

 private:
  const SqueezedText& text(std::size_t line) const { return lines_[line].text; }

  // A line that may be a part of a title.
  bool is_title_line(std::size_t line) const {
    return text(line).size() <= longest_title_line &&
           text(line).folded.find_first_of(U"。;!?") == View::npos;
  }

  // The title whose 信息公开 begins in line `first`, over as few lines as it needs.
  std::optional<FrontTitle> title_from(std::size_t first) const {
    SqueezedText joined;
    for (std::size_t last = first; last < lines_.size() && last < first + most_lines_of_title;
         ++last) {
      if (!is_title_line(last) || (last > first && lines_[last].in_table)) break;
      joined.append(text(last));
      std::optional<TitleParts> parts = parse_title(joined);
      if (!parts) continue;
      if (parts->core_begin >= text(first).size()) break;  // belongs to a later line
      return FrontTitle{*parts, first, last};
    }
    return std::nullopt;
  }

  bool is_large(std::size_t line) const { return body_ > 0 && lines_[line].size > 1.1 * body_; }

  // Completes a title from the lines above and below that belong to it.
  void look_around(FrontTitle& candidate) const {
    join_lines_of_same_size(candidate);
    if (candidate.parts.body.empty() || candidate.parts.year == 0) {
      look_up(candidate);
    } else {
      join_broken_body(candidate);
    }
    look_down(candidate);
  }

  // 黔东南苗族侗族自治州凯里市 / 市场监督管理局2021年…: a body that breaks behind its place, or
  // after which too little is left to be one.
  void join_broken_body(FrontTitle& candidate) const {
    constexpr std::size_t shortest_body = 4;
    if (candidate.first == 0) return;
    const TitleLine& above = lines_[candidate.first - 1];
    const SqueezedText body = squeeze(candidate.parts.body);
    const bool same = above.size <= 0 || same_size(above.size, lines_[candidate.first].size);
    const bool breaks = is_place_name(above.text.folded) || body.size() < shortest_body;
    if (!same || !breaks || above.in_table || starts_with(body.folded, above.text.folded)) return;
    if (!starts_with(text(candidate.first).folded, body.folded)) return;
    SqueezedText joined = above.text;
    joined.append(body);
    if (!is_body_name(joined.folded)) return;
    candidate.parts.body = to_utf8(joined.printed);
    --candidate.first;
  }

  // Lines set as large as the title, larger than the text, are one title however they break.
  void join_lines_of_same_size(FrontTitle& candidate) const {
    if (!is_large(candidate.first)) return;
    for (int more = 0; more < 3 && candidate.first > 0; ++more) {
      const std::size_t above = candidate.first - 1;
      if (!same_size(lines_[above].size, lines_[candidate.first].size) || !is_title_line(above) ||
          lines_[above].page != lines_[candidate.first].page) {
        return;
      }
      SqueezedText joined;
      for (std::size_t line = above; line <= candidate.last; ++line) joined.append(text(line));
      const std::optional<TitleParts> parts = parse_title(joined);
      if (!parts || parts->core_begin < text(above).size()) return;
      TitleParts merged = *parts;
      if (merged.year == 0) merged.year = candidate.parts.year;
      candidate.parts = merged;
      candidate.first = above;
    }
  }

  void look_up(FrontTitle& candidate) const {
    constexpr std::size_t most_lines_up = 3;
    std::size_t line = candidate.first;
    for (std::size_t up = 0; up < most_lines_up && line > 0; ++up) {
      --line;
      const View folded = text(line).folded;
      if (!is_title_line(line) || lines_[line].in_table) return;
      if (candidate.parts.year == 0 && take_year_line(folded, candidate.parts)) continue;
      if (!candidate.parts.body.empty() || !take_body_line(line, candidate.parts)) return;
    }
  }

  // On a cover the body often stands below: 年度报告 / （2021年） / XX局 / 二〇二二年一月.
  void look_down(FrontTitle& candidate) const {
    constexpr std::size_t most_lines_down = 3;
    for (std::size_t down = 1; down <= most_lines_down; ++down) {
      const std::size_t line = candidate.last + down;
      if (line >= lines_.size() || !is_title_line(line) || lines_[line].in_table) return;
      const View folded = text(line).folded;
      if (take_year_line(folded, candidate.parts)) continue;
      if (!candidate.parts.body.empty() || !take_body_line(line, candidate.parts)) return;
    }
  }

  // A line that is nothing but a year, 2021年度 or (2021年), or a date.
  static bool take_year_line(View folded, TitleParts& parts) {
    if (folded.size() >= 2 && folded.front() == '(' && folded.back() == ')') {
      folded = folded.substr(1, folded.size() - 2);
    }
    const std::vector<PrintedYear> years = find_years(folded);
    if (years.size() != 1 || years[0].begin != 0 || years[0].end != folded.size()) return false;
    if (years[0].month > 0) {
      parts.year_of_publication = years[0].year;
    } else if (parts.year == 0) {
      parts.year = years[0].year;
    }
    return true;
  }

  // A line that is a body, or a body and a year.
  bool take_body_line(std::size_t line, TitleParts& parts) const {
    SqueezedText body = text(line);
    const std::vector<PrintedYear> years = find_years(body.folded);
    if (years.size() > 1) return false;
    int year = 0;
    if (years.size() == 1) {
      const PrintedYear& only = years[0];
      if (only.month > 0 || (only.begin != 0 && only.end != body.size())) return false;
      year = only.year;
      body = only.begin == 0 ? body.part(only.end, body.size()) : body.part(0, only.begin);
    }
    if (ends_with(body.folded, U"关于")) body = body.part(0, body.size() - 2);
    if (!is_body_name(body.folded)) return false;
    parts.body = to_utf8(body.printed);
    if (parts.year == 0) parts.year = year;
    return true;
  }

  double score(const FrontTitle& candidate) const {
    double score = 0;
    const SqueezedText body = squeeze(candidate.parts.body);
    if (!body.empty()) score += is_body_name(body.folded) ? 4 : 1;
    if (candidate.parts.year != 0) score += 4;
    if (is_large(candidate.first)) score += 2;
    if (lines_[candidate.first].in_table) score -= 0.5;
    if (!lines_[candidate.first].in_front) score -= 3;  // more likely a word about some report
    return score;
  }

  const std::vector<TitleLine>& lines_;
  double body_;
};

}  // namespace

std::optional<FrontTitle> find_front_title(const TitleLines& lines) {
  return TitleFinder(lines).find();
}

}  // namespace gouji
