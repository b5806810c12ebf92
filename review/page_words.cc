#include "review/page_words.h"

#include <algorithm>
#include <array>

namespace gouji {
namespace {

struct Word {
  std::string_view name;
  std::string_view zh;
  std::string_view en;
};

constexpr std::array rules = {
    Word{"in-out", "收办平衡", "received = answered + carried over"},
    Word{"outcomes", "办理结果合计", "total of outcomes"},
    Word{"applicants", "申请人合计", "total of applicants"},
    Word{"disputes", "复议诉讼合计", "total of disputes"},
    Word{"received", "收到申请合计", "total received"},
    Word{"concluded", "申请办结合计", "total concluded"},
    Word{"answered", "申请答复合计", "total answered"},
    Word{"refused", "不同意公开合计", "total refused"},
    Word{"reconsideration", "行政复议合计", "total of reconsideration"},
    Word{"litigation", "行政诉讼合计", "total of litigation"},
    Word{"staff", "人员合计", "total of staff"},
    Word{"text", "正文与表格", "prose and tables"},
    Word{"carry-over", "上年结转", "carried over"},
    Word{"published-twice", "两次公布不一", "published twice"},
    Word{"in-force", "现行有效", "in force"},
    Word{"missing-year", "缺年度", "missing year"},
    Word{"jump", "数量级突变", "jump"},
    Word{"missing-table", "缺表", "missing table"},
    Word{"missing-rows", "缺行", "missing rows"},
    Word{"agency-unknown", "机关未知", "body unknown"},
    Word{"agency-uncertain", "机关存疑", "body uncertain"},
    Word{"year-unknown", "年度未知", "year unknown"},
    Word{"year-uncertain", "年度存疑", "year uncertain"},
    Word{"false-unicode", "文字编码不实", "false characters"},
    Word{"image-only-page", "只有图片的页", "page is a picture"},
    Word{"table-is-picture", "表格是图片", "table is a picture"},
};

constexpr std::array statuses = {
    Word{"ok", "完整", "complete"},
    Word{"incomplete", "不完整", "incomplete"},
    Word{"prose_only", "仅有文字", "prose only"},
    Word{"not_a_report", "不是报告", "not a report"},
    Word{"failed", "未能读取", "failed"},
};

constexpr std::array states = {
    Word{"number", "有数", "number"},
    Word{"blank", "空白", "blank"},
    Word{"nil", "无", "nil"},
    Word{"missing", "未找到", "not found"},
    Word{"unreadable", "无法辨认", "unreadable"},
};

template <std::size_t Size>
std::string word(const std::array<Word, Size>& words, std::string_view name, Language language) {
  const auto found = std::find_if(words.begin(), words.end(),
                                  [name](const Word& word) { return word.name == name; });
  if (found == words.end()) return std::string(name);
  return std::string(language == Language::zh ? found->zh : found->en);
}

}  // namespace

std::string rule_word(std::string_view rule, Language language) {
  return word(rules, rule, language);
}

std::string status_word(std::string_view status, Language language) {
  return word(statuses, status, language);
}

std::string state_word(std::string_view state, Language language) {
  return word(states, state, language);
}

}  // namespace gouji
