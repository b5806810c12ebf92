#include "schema/report_status.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace gouji;

namespace {

Document document_of(const std::vector<std::string>& paragraphs, const std::string& title = {}) {
  Document document;
  document.metadata.title = title;
  for (const std::string& text : paragraphs) {
    Paragraph paragraph;
    paragraph.text = text;
    document.blocks.emplace_back(paragraph);
  }
  return document;
}

const Form& form() { return built_in_forms().front(); }

// Every field of the form with the figure 0.
Record full_record() {
  Record record;
  record.form = form().id;
  for (const FormField& form_field : form().fields) {
    if (form_field.alternative >= 0) continue;
    Field field;
    field.id = form_field.id;
    field.state = FieldState::number;
    record.fields.push_back(field);
  }
  return record;
}

void set_states(Record& record, const std::string& prefix, FieldState state) {
  for (Field& field : record.fields) {
    if (field.id.rfind(prefix, 0) == 0) field.state = state;
  }
}

ReaderNote note(const std::string& code, int page) { return {code, page, {}}; }

}  // namespace

TEST_CASE("a report is ok when every field has its cell and every table a figure") {
  CHECK(judge({}, full_record(), &form()).status == Status::ok);
  CHECK(judge({}, full_record(), &form()).message == Message{});
  Record record = full_record();
  set_states(record, "requests.", FieldState::blank);
  set_states(record, "requests.granted.total", FieldState::number);
  set_states(record, "disputes.reconsideration.", FieldState::nil);
  set_states(record, "proactive.fees", FieldState::unreadable);
  CHECK(judge({}, record, &form()).status == Status::ok);
}

TEST_CASE("what a report lacks is said table by table") {
  Record record = full_record();
  set_states(record, "requests.granted.total", FieldState::missing);
  set_states(record, "disputes.", FieldState::blank);
  set_states(record, "proactive.", FieldState::missing);
  const Judgement judgement = judge({}, record, &form());
  CHECK(judgement.status == Status::incomplete);
  CHECK(judgement.message.zh ==
        "没有找到表格：二、主动公开政府信息情况；三、收到和处理政府信息公开申请情况 缺 1 个字段；"
        "四、政府信息公开行政复议、行政诉讼情况 没有一个数字");
  CHECK(judgement.message.en.find("III. Requests for information received and handled lacks 1 "
                                  "field; IV.") != std::string::npos);
}

TEST_CASE("a table that may be on a page without text is said to need OCR") {
  Record record = full_record();
  set_states(record, "disputes.", FieldState::missing);
  Document document;
  document.notes = {note("image-only-page", 4)};
  const Judgement judgement = judge(document, record, &form());
  CHECK(judgement.status == Status::incomplete);
  CHECK(judgement.message.en.find("needs text recognition (OCR): page 4") != std::string::npos);
  CHECK(judge(document, full_record(), &form()).status == Status::ok);
}

TEST_CASE("a document of pictures failed, and the pages are named") {
  Document document = document_of({"某局2023年政府信息公开工作年度报告"});
  document.notes = {note("image-only-page", 3), note("image-only-page", 1),
                    note("false-unicode", 2), note("image-only-page", 7)};
  const Judgement judgement = judge(document, {}, nullptr);
  CHECK(judgement.status == Status::failed);
  CHECK(judgement.message.en.find("(OCR): page 1–3, 7") != std::string::npos);
  CHECK(judgement.message.zh.find("第 1–3, 7 页") != std::string::npos);
}

TEST_CASE("what is to be installed for recognition is said where nothing was recognised") {
  Document document = document_of({"某局2023年政府信息公开工作年度报告"});
  document.notes = {note("image-only-page", 1), note("no-recognition", 1)};
  document.notes.back().message = {"请安装软件包", "install the packages"};
  const Judgement judgement = judge(document, {}, nullptr);
  CHECK(judgement.message.zh.ends_with("第 1 页；请安装软件包"));
  CHECK(judgement.message.en.ends_with("page 1; install the packages"));
}

TEST_CASE("a report without tables is told from what is no report") {
  struct Example {
    std::vector<std::string> paragraphs;
    std::string title;
    Status status;
  };
  const std::string long_text(300, 'x');
  const std::vector<Example> examples = {
      {{"某区水务局 2023 年政府信息公开工作年度报告"}, "", Status::prose_only},
      {{"某区水务局", "2009年度政府信息公开年报"}, "", Status::prose_only},
      {{"某区水务局2023年政府信息公开", "工作年度报告"}, "", Status::prose_only},
      {{"某區水務局 2013 年政府資訊公開", "政府信息公開工作年度報告"}, "", Status::prose_only},
      {{long_text}, "2023年政府信息公开工作年度报告", Status::prose_only},
      {{"二、主动公开政府信息情况", long_text, "三、收到和处理政府信息公开申请情况"},
       "",
       Status::prose_only},
      {{"二、主动公开政府信息情况", long_text}, "", Status::not_a_report},
      {{"政府信息公开指南"}, "", Status::not_a_report},
      {{"2023年度财政预算执行情况报告"}, "政府工作报告", Status::not_a_report},
      {{"本局按要求编制了政府信息公开工作年度报告，并在网站上发布，同时完成了网站改版、"
        "栏目调整、数据迁移等各项工作，现将有关情况通知如下，请各单位遵照执行，特此通知。"},
       "关于网站改版的通知",
       Status::not_a_report},
      {{}, "", Status::not_a_report},
      {{"[", "{", "\"fields\": 1"}, "", Status::not_a_report},
  };
  for (const Example& example : examples) {
    CAPTURE(example.paragraphs, example.title);
    const Judgement judgement = judge(document_of(example.paragraphs, example.title), {}, nullptr);
    CHECK(judgement.status == example.status);
    CHECK_FALSE(judgement.message.zh.empty());
    CHECK_FALSE(judgement.message.en.empty());
  }
}
