// What one piece of text says of a report: its year, its body, and whether it is a title at all.
// Titles are read as 关于 BODY YEAR年 政府信息公开工作年度报告 in any order and with any of the
// parts missing; layout spaces (政 府 信 息, 2021 年) mean nothing and are dropped first.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gouji {

// A text without its spaces: as printed, and folded for matching, character for character. Kangxi
// radicals and compatibility forms, which PDFs hold in place of ordinary characters, are ordinary
// in both.
struct SqueezedText {
  std::u32string printed;
  std::u32string folded;

  std::size_t size() const { return folded.size(); }
  bool empty() const { return folded.empty(); }
  SqueezedText part(std::size_t begin, std::size_t end) const;
  void append(const SqueezedText& other);
};

SqueezedText squeeze(std::string_view text);

// A year and where it stands, [begin, end), its 年 or 年度 and the rest of a date included.
struct PrintedYear {
  std::size_t begin = 0;
  std::size_t end = 0;
  int year = 0;
  int month = 0;  // of a date such as 2022年1月; 0 for a year alone
  int day = 0;
  bool named = false;  // followed by 年, 年度 or 学年
  bool range = false;  // 2020-2021学年: `year` is the second
};

// The years 2000 to 2099 of a folded text, in order: 2021年, 2021年度, 二〇二一年, 2021,
// 2022-01-20.
std::vector<PrintedYear> find_years(std::u32string_view folded);

// A title taken apart.
struct TitleParts {
  std::string body;             // as printed; empty when none is named
  int year = 0;                 // reported on; 0 when none is named
  int year_of_publication = 0;  // of a date beside the title: （2022年1月）
  bool several_years = false;   // other years are named too: `year` is the one next to 信息公开
  std::size_t core_begin = 0;   // where 信息公开…报告 stands in the text, [begin, end)
  std::size_t core_end = 0;
};

// Nothing when `text` is no title: without 信息公开…报告, or a sentence.
std::optional<TitleParts> parse_title(const SqueezedText& text);

// The same for a clause of prose, 现将XX局2021年度政府信息公开工作年度报告公布如下: anything may
// follow, and a body counts only when it has the name of one.
std::optional<TitleParts> parse_title_clause(const SqueezedText& clause);

// Is all of the (folded) text the name of a public body: 淮安市洪泽区人民政府, XX街道办事处?
bool is_body_name(std::u32string_view folded);

// Does it begin with what stands for a name: 我局, 本机关, 全市?
bool is_pronoun(std::u32string_view folded);

// Is it the name of a place only: 汶川县?
bool is_place_name(std::u32string_view folded);

}  // namespace gouji
