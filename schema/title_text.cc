#include "schema/title_text.h"

#include <algorithm>
#include <array>

#include "normalize/simplified.h"
#include "normalize/text.h"

namespace gouji {
namespace {

using View = std::u32string_view;
constexpr auto npos = View::npos;

bool ends_with(View text, View end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

bool starts_with(View text, View start) { return text.substr(0, start.size()) == start; }

char32_t folded_character(char32_t character) {
  if (character >= 0x4E00 && character <= 0x9FFF) return simplified(character);
  if (character < 0x80) {
    return character >= 'A' && character <= 'Z' ? character - 'A' + 'a' : character;
  }
  const std::u32string folded = fold_to_utf32(to_utf8(character));
  return folded.size() == 1 ? folded.front() : character;
}

bool is_stand_in(char32_t character) {
  const bool radical = character >= 0x2E80 && character <= 0x2FDF;
  const bool compatibility = character >= 0xF900 && character <= 0xFAFF;
  return radical || compatibility;
}

// The text without [begin, end).
SqueezedText without(const SqueezedText& text, std::size_t begin, std::size_t end) {
  SqueezedText rest = text.part(0, begin);
  rest.append(text.part(end, text.size()));
  return rest;
}

// 信息公开工作年度报告 in a text: [begin, end), 政府 before it included.
struct Core {
  std::size_t begin = npos;
  std::size_t end = npos;
};

constexpr std::array<View, 3> report_words = {U"报告", U"年报", U"总结"};
constexpr std::array<View, 9> subjects = {U"信息", U"政务", U"党务", U"校务", U"院务",
                                          U"厂务", U"村务", U"居务", U"事务"};
constexpr std::array<View, 3> joined_by = {U"和", U"及", U"与"};

// Characters that may stand between 公开 and 报告: 工作年度, 工作情况的, 和政务公开工作.
constexpr std::size_t longest_between = 12;

bool is_letter(char32_t character) { return is_han(character) || is_digit(character); }

// Moves `begin`, at a 公开, before the words that say what is made public. False when none does.
bool take_subject(View text, std::size_t& begin) {
  const auto take = [&](View word) {
    if (!ends_with(text.substr(0, begin), word)) return false;
    begin -= word.size();
    return true;
  };
  take(U"主动");
  if (std::none_of(subjects.begin(), subjects.end(), take)) return false;
  // 人民政府信息公开: the 政府 is the body's.
  const View head = text.substr(0, begin);
  if (ends_with(head, U"政府") && !ends_with(head, U"人民政府")) take(U"政府");
  // 政府信息公开和政务公开工作年度报告
  std::size_t earlier = begin;
  for (const View word : joined_by) {
    if (!ends_with(text.substr(0, earlier), word)) continue;
    earlier -= word.size();
    if (ends_with(text.substr(0, earlier), U"工作")) earlier -= 2;
    if (!ends_with(text.substr(0, earlier), U"公开")) break;
    earlier -= 2;
    if (take_subject(text, earlier)) begin = earlier;
    break;
  }
  return true;
}

// The first 信息公开…报告 of a folded text without years.
Core find_core(View text) {
  for (std::size_t open = text.find(U"公开"); open != npos; open = text.find(U"公开", open + 2)) {
    std::size_t begin = open;
    if (!take_subject(text, begin)) continue;
    for (std::size_t place = open + 2; place < text.size() && place <= open + 2 + longest_between;
         ++place) {
      const View rest = text.substr(place);
      if (starts_with(rest, U"公开")) break;  // the next 公开 is nearer to the 报告
      const auto word = std::find_if(report_words.begin(), report_words.end(),
                                     [rest](View each) { return starts_with(rest, each); });
      if (word != report_words.end()) return {begin, place + word->size()};
      if (!is_letter(rest.front())) break;
    }
  }
  return {};
}

constexpr View sentence_marks = U"。,;!?";

// May `tail` follow a title? A date or the year in brackets, the page's own furniture, a second
// copy of the title; not the rest of a sentence.
bool may_follow(View tail) {
  constexpr View openers = U"(<>[|_-:/·.";
  constexpr std::array<View, 22> words = {U"的",   U"公告", U"通知", U"发布", U"来源", U"时间",
                                          U"日期", U"作者", U"索引", U"浏览", U"阅读", U"点击",
                                          U"字号", U"字体", U"打印", U"信息", U"附件", U"下载",
                                          U"文本", U"一、", U"中文", U"图解"};
  constexpr std::size_t short_enough = 4;
  if (tail.empty() || openers.find(tail.front()) != npos) return true;
  if (std::any_of(words.begin(), words.end(),
                  [tail](View word) { return starts_with(tail, word); }))
    return true;
  if (find_core(tail).begin != npos) return true;
  return tail.size() <= short_enough && tail.find_first_of(sentence_marks) == npos;
}

constexpr std::array<View, 17> words_before = {
    U"关于", U"现将", U"现就", U"现公布", U"现发布", U"现公开", U"公布", U"发布", U"印发",
    U"转发", U"附件", U"附",   U"标题",   U"名称",   U"题名",   U"题目", U"由"};
constexpr std::array<View, 14> words_after = {
    U"关于印发", U"关于公布", U"关于发布", U"关于报送", U"关于", U"公布", U"发布",
    U"印发",     U"编制的",   U"编制了",   U"编制",     U"的",   U"年度", U"全年"};

// The body that stands before 信息公开 in a title, without crumbs (首页>年报>), marks and 关于.
SqueezedText body_in(SqueezedText head) {
  constexpr View marks = U"-_|>:<\"/\\·.*~";
  const auto trim_end = [&head, marks] {
    while (!head.empty() && marks.find(head.folded.back()) != npos) {
      head = head.part(0, head.size() - 1);
    }
  };
  trim_end();
  for (bool changed = true; changed;) {
    changed = false;
    for (const View word : words_after) {
      if (!ends_with(head.folded, word)) continue;
      head = head.part(0, head.size() - word.size());
      trim_end();
      changed = true;
    }
  }
  const std::size_t mark = head.folded.find_last_of(U"-_|>:<\"/\\。,;!?");
  if (mark != npos) head = head.part(mark + 1, head.size());
  if (!head.empty() && head.folded.front() != '(') {
    // 【年报】XX局: what an unpaired closing bracket ends is not the body's.
    const std::size_t close = head.folded.find(')');
    if (close != npos && head.folded.find('(') > close) head = head.part(close + 1, head.size());
  }
  if (!head.empty() && head.folded.front() == ')') head = head.part(1, head.size());
  while (!head.empty() && head.folded.front() == '(') {
    const std::size_t close = head.folded.find(')');
    if (close == npos) {
      head = head.part(1, head.size());
    } else if (close + 1 < head.size()) {
      head = head.part(close + 1, head.size());
    } else {
      head = head.part(1, close);
    }
  }
  for (bool changed = true; changed;) {
    changed = false;
    for (const View word : words_before) {
      if (!starts_with(head.folded, word)) continue;
      head = head.part(word.size(), head.size());
      changed = true;
    }
    if (!head.empty() &&
        (is_digit(head.folded.front()) || marks.find(head.folded.front()) != npos)) {
      head = head.part(1, head.size());
      changed = true;
    }
  }
  return head;
}

// A body as a title may name it: a word of letters. Whether it is one is_body_name tells.
bool may_be_body(View folded) {
  return folded.size() >= 2 && folded.size() <= 40 &&
         std::count_if(folded.begin(), folded.end(), is_han) * 2 > static_cast<long>(folded.size());
}

std::optional<TitleParts> parse(const SqueezedText& text, bool in_prose) {
  if (text.folded.find(U"公开") == npos) return std::nullopt;
  // The years are taken out first, as they stand anywhere, within 信息公开2021年度报告 too.
  const std::vector<PrintedYear> years = find_years(text.folded);
  SqueezedText rest = text;
  std::vector<std::size_t> places(years.size());  // in `rest`
  std::size_t taken = 0;
  for (std::size_t i = 0; i < years.size(); ++i) {
    std::size_t begin = years[i].begin - taken;
    std::size_t end = years[i].end - taken;
    const bool bracketed =
        begin > 0 && end < rest.size() && rest.folded[begin - 1] == '(' && rest.folded[end] == ')';
    if (bracketed) {
      --begin;
      ++end;
    }
    rest = without(rest, begin, end);
    places[i] = begin;
    taken += end - begin;
  }
  Core core = find_core(rest.folded);
  if (core.begin == npos) return std::nullopt;
  // 信息公开>年报>XX局2021年…报告, 【信息公开年报】XX局…: a section's name, then the title.
  std::size_t start = 0;
  SqueezedText body = body_in(rest.part(0, core.begin));
  while (body.empty()) {
    Core next = find_core(View(rest.folded).substr(core.end));
    if (next.begin == npos) break;
    start = core.end;
    core = {start + next.begin, start + next.end};
    body = body_in(rest.part(start, core.begin));
  }
  const SqueezedText head = rest.part(start, core.begin);
  if (!in_prose && (head.folded.find_first_of(sentence_marks) != npos ||
                    !may_follow(View(rest.folded).substr(core.end)))) {
    return std::nullopt;
  }

  TitleParts parts;
  for (std::size_t i = 0; i < years.size(); ++i) {
    if (years[i].month > 0) {
      parts.year_of_publication = years[i].year;
      continue;
    }
    const bool before_end = places[i] <= core.end;
    if (!before_end && (parts.year != 0 || in_prose)) continue;
    parts.several_years =
        parts.several_years || years[i].range || (parts.year != 0 && parts.year != years[i].year);
    parts.year = years[i].year;
  }
  const bool named = in_prose ? is_body_name(body.folded) : may_be_body(body.folded);
  if (named) parts.body = to_utf8(body.printed);

  // The place of the core in the text as given.
  const auto place_in_text = [&](std::size_t place, bool at_end) {
    std::size_t moved = place;
    for (std::size_t i = 0; i < years.size(); ++i) {
      if (places[i] < place || (places[i] == place && !at_end)) {
        moved += years[i].end - years[i].begin;
      }
    }
    return std::min(moved, text.size());
  };
  parts.core_begin = place_in_text(core.begin, false);
  parts.core_end = place_in_text(core.end, true);
  return parts;
}

}  // namespace

SqueezedText SqueezedText::part(std::size_t begin, std::size_t end) const {
  return {printed.substr(begin, end - begin), folded.substr(begin, end - begin)};
}

void SqueezedText::append(const SqueezedText& other) {
  printed += other.printed;
  folded += other.folded;
}

SqueezedText squeeze(std::string_view text) {
  SqueezedText squeezed;
  for (const char32_t character : to_utf32(text)) {
    if (is_space(character) || is_invisible(character)) continue;
    const char32_t folded = folded_character(character);
    squeezed.printed += is_stand_in(character) ? folded : character;
    squeezed.folded += folded;
  }
  return squeezed;
}

std::optional<TitleParts> parse_title(const SqueezedText& text) { return parse(text, false); }

std::optional<TitleParts> parse_title_clause(const SqueezedText& clause) {
  return parse(clause, true);
}

}  // namespace gouji
