#include "schema/report_status.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "normalize/text.h"

namespace gouji {
namespace {

// "2–4, 7"; empty for no pages.
std::string page_list(std::vector<int> pages) {
  std::sort(pages.begin(), pages.end());
  pages.erase(std::unique(pages.begin(), pages.end()), pages.end());
  std::string out;
  for (std::size_t i = 0; i < pages.size();) {
    std::size_t last = i;
    while (last + 1 < pages.size() && pages[last + 1] == pages[last] + 1) ++last;
    if (!out.empty()) out += ", ";
    out += std::to_string(pages[i]);
    if (last > i) out += "–" + std::to_string(pages[last]);
    i = last + 1;
  }
  return out;
}

// The pages whose text could not be read, and what they need; empty when there are none.
Message unread_pages(std::vector<int> pages) {
  if (pages.empty()) return {};
  const std::string list = page_list(std::move(pages));
  return {"没有可信的文字（图像，或文字层不真实），需要文字识别（OCR）：第 " + list + " 页",
          "no true text (a picture, or a false text layer), needs text recognition (OCR): page " +
              list};
}

// Why nothing could be recognised: what is to be installed.
void add_reason(const Document& document, Message& unread) {
  if (unread.zh.empty()) return;
  const auto reason =
      std::find_if(document.notes.begin(), document.notes.end(),
                   [](const ReaderNote& note) { return note.code == "no-recognition"; });
  if (reason == document.notes.end()) return;
  unread.zh += "；" + reason->message.zh;
  unread.en += "; " + reason->message.en;
}

struct TableTally {
  int fields = 0;
  int missing = 0;
  int figures = 0;
};

Judgement judge_tables(const Record& record, const Form& form, const Message& unread) {
  std::vector<TableTally> tallies(form.tables.size());
  for (const Field& field : record.fields) {
    const FormField* known = form.find_field(field.id);
    if (known == nullptr) continue;
    TableTally& tally = tallies[static_cast<std::size_t>(known->table)];
    ++tally.fields;
    tally.missing += field.state == FieldState::missing ? 1 : 0;
    tally.figures += field.state == FieldState::number ? 1 : 0;
  }
  Message why;
  const auto add = [&why](const std::string& zh, const std::string& en) {
    why.zh += (why.zh.empty() ? "" : "；") + zh;
    why.en += (why.en.empty() ? "" : "; ") + en;
  };
  for (std::size_t i = 0; i < tallies.size(); ++i) {
    const TableTally& tally = tallies[i];
    const FormLabel& title = form.tables[i].title;
    const std::string missing = std::to_string(tally.missing);
    if (tally.missing == tally.fields) {
      add("没有找到表格：" + title.printed, "table not found: " + title.english);
    } else if (tally.missing > 0) {
      add(title.printed + " 缺 " + missing + " 个字段",
          title.english + " lacks " + missing + (tally.missing == 1 ? " field" : " fields"));
    } else if (tally.figures == 0) {
      add(title.printed + " 没有一个数字", title.english + " states no figure");
    }
  }
  if (why.zh.empty()) return {Status::ok, {}};
  if (!unread.zh.empty()) add(unread.zh, unread.en);
  return {Status::incomplete, why};
}

// Titles name the subject and the kind of text together; 政府信息公开指南 or 财政年度报告 do not.
bool is_report_title(std::string_view folded) {
  if (folded.find("信息公开") == std::string_view::npos) return false;
  constexpr std::array<std::string_view, 4> kinds = {"年度报告", "年报", "年度工作报告",
                                                     "工作报告"};
  return std::any_of(kinds.begin(), kinds.end(), [folded](std::string_view kind) {
    return folded.find(kind) != std::string_view::npos;
  });
}

// A paragraph of at most this many characters can be a title or a heading.
constexpr std::size_t longest_heading = 60;
// A title stands among the first paragraphs; a web page has its chrome in front.
constexpr int paragraphs_before_title = 60;

}  // namespace

bool reads_like_report(const Document& document) {
  if (is_report_title(fold(document.metadata.title))) return true;
  constexpr std::array<std::string_view, 4> headings = {
      "主动公开政府信息情况", "收到和处理政府信息公开申请情况", "政府信息公开行政复议",
      "依申请公开政府信息情况"};
  int paragraphs = 0;
  int headings_seen = 0;
  std::string before;  // a title may be set in two paragraphs
  for (const Block& block : document.blocks) {
    const auto* paragraph = std::get_if<Paragraph>(&block);
    if (paragraph == nullptr) continue;
    const std::string text = fold(paragraph->text);
    if (to_utf32(text).size() > longest_heading) {
      before.clear();
      continue;
    }
    if (++paragraphs <= paragraphs_before_title && is_report_title(before + text)) return true;
    before = text;
    headings_seen += std::any_of(headings.begin(), headings.end(), [&](std::string_view heading) {
      return text.find(heading) != std::string::npos;
    });
  }
  return headings_seen >= 2;
}

Message prose_message(const Record& record) {
  Message message = {"是年度报告，但没有找到法定表格；如表格是图片或附件，请另行提供",
                     "an annual report, but without a statutory table; if the tables are pictures "
                     "or attachments, give those files too"};
  if (record.fields.empty()) return message;
  const std::string count = std::to_string(record.fields.size());
  message.zh += "；" + count + " 个字段取自正文";
  message.en += "; fields taken from the prose: " + count;
  return message;
}

Judgement judge_record(const Record& record, const Form& form, std::vector<int> unread) {
  return judge_tables(record, form, unread_pages(std::move(unread)));
}

Judgement judge(const Document& document, const Record& record, const Form* form) {
  Message unread = unread_pages(document.unread_pages());
  add_reason(document, unread);
  const bool nothing_found =
      std::all_of(record.fields.begin(), record.fields.end(),
                  [](const Field& field) { return field.state == FieldState::missing; });
  if (!unread.zh.empty() && nothing_found) return {Status::failed, unread};
  if (form != nullptr) return judge_tables(record, *form, unread);
  if (reads_like_report(document)) return {Status::prose_only, prose_message(record)};
  return {Status::not_a_report,
          {"不像政府信息公开工作年度报告：没有法定表格，也没有相应的标题",
           "does not look like an annual report on open government information: no statutory "
           "table and no such title"}};
}

}  // namespace gouji
