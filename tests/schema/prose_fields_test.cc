#include "schema/prose_fields.h"

#include <catch2/catch.hpp>
#include <sstream>
#include <string>
#include <vector>

namespace gouji {
namespace {

struct Filled {
  Record record;
  std::vector<Finding> findings;
};

// Each line of `prose` is a paragraph on a page of its own.
Filled fill(const std::string& prose, int year = 2011, bool recognised = false) {
  Document document;
  std::istringstream lines(prose);
  std::string line;
  while (std::getline(lines, line)) {
    Paragraph paragraph;
    paragraph.text = line;
    paragraph.page = static_cast<int>(document.blocks.size()) + 1;
    paragraph.box = {10, 20, 30, 40};
    document.blocks.emplace_back(paragraph);
  }
  Filled filled;
  filled.record.agency = "青溪县人民政府办公室";
  filled.record.year = year;
  filled.findings =
      fill_from_prose(sentences_of(document), built_in_forms(), recognised, filled.record);
  return filled;
}

// "received 26; fees 0?": fields of the form of 2014 with what is under review, # for unreadable.
std::string summary(const Filled& filled) {
  std::string text;
  for (const Field& field : filled.record.fields) {
    CHECK(field.provenance.method == Method::prose);
    CHECK_FALSE(field.raw.empty());
    CHECK(field.state != FieldState::missing);
    std::string id = field.id;
    for (const std::string part : {"statistics.", ".count"}) {
      if (const std::size_t at = id.find(part); at != std::string::npos) id.erase(at, part.size());
    }
    const bool is_number = field.state == FieldState::number;
    text += (text.empty() ? "" : "; ") + id + " " + (is_number ? field.value.to_string() : "#") +
            (field.review ? "?" : "");
  }
  return text;
}

}  // namespace

TEST_CASE("what the prose of a report without tables states becomes its fields") {
  struct Example {
    std::string prose;
    std::string fields;
  };
  const std::vector<Example> examples = {
      // Plain statements, in the words of several bodies.
      {"2011年，本局共收到政府信息公开申请26件。", "received 26"},
      {"全年共受理依申请公开政府信息申请二十六宗。", "received 26"},
      {"2011年收到公民、法人和其他组织提出的政府信息公开申请1,026件。", "received 1026"},
      {"本局未收到政府信息公开申请。", "received 0"},
      {"共收到政府信息公开申请26件，其中当面申请8件，网上申请15件，信函申请3件。",
       "received 26; received_by.in_person 8; received_by.network 15; received_by.letter 3"},
      {"已答复申请24件，其中“同意公开”15件，“同意部分公开”4件，“不同意公开”2件，申请信息不存在3件"
       "。",
       "answered 24; answered_by.granted 15; answered_by.partly_granted 4; answered_by.refused 2; "
       "answered_by.not_existing 3"},
      {"申请按时办结20件，延期办结4件。", "concluded_by.in_time 20; concluded_by.extended 4"},
      {"共主动公开政府信息236条。", "proactive.all 236"},
      {"本年制发规范性文件4件，主动公开规范性文件3件。",
       "proactive.normative_documents 3; normative_documents_made 4"},
      {"因政府信息公开申请提起行政复议3件，维持2件，依法纠错1件；政府信息公开行政诉讼1件。",
       "reconsideration 3; reconsideration_by.upheld 2; reconsideration_by.corrected 1; "
       "litigation 1"},
      {"未发生因政府信息公开申请提起的行政复议和行政诉讼案件。", "reconsideration 0; litigation 0"},
      {"政府信息公开工作投诉2件。", "complaints 2"},
      {"依申请公开政府信息未收取任何费用。", "fees 0"},
      {"收到政府信息公\n开申请26件。", "received 26"},

      // Rough figures, and figures that hold others or count something else.
      {"共收到政府信息公开申请约26件。", "received 26?"},
      {"共收到政府信息公开申请近百件。", ""},
      {"共收到政府信息公开申请26件左右。", "received 26?"},
      {"共收到政府信息公开申请26件以上。", "received 26?"},
      {"共收到政府信息公开申请26件次。", "received 26?"},
      {"共收到政府信息公开申请26件（含上年结转2件）。", "received 26?"},
      {"共收到政府信息公开申请26余件。", ""},
      {"主动公开政府信息1.2万条。", ""},
      {"主动公开政府信息3万余条。", ""},
      {"主动公开政府信息10—15条。", ""},

      // Of a part, of others, of another time.
      {"截至2011年底，共收到政府信息公开申请126件。", "received 126?"},
      {"自《条例》施行以来，共收到政府信息公开申请126件。", "received 126?"},
      {"2011年上半年，收到政府信息公开申请12件。", "received 12?"},
      {"1至6月收到政府信息公开申请12件。", "received 12?"},
      {"三年来，共收到政府信息公开申请126件。", "received 126?"},
      {"去年共收到政府信息公开申请12件。", "received 12?"},
      {"2010年，收到政府信息公开申请12件。", ""},
      {"2010年工作良好。共收到政府信息公开申请12件。", "received 12?"},
      {"2010年工作良好。\n共收到政府信息公开申请12件。", "received 12"},
      {"全县共收到政府信息公开申请126件。", "received 126?"},
      {"各乡镇收到政府信息公开申请26件。", ""},
      {"县政府办公室收到政府信息公开申请6件。", "received 6?"},
      {"青溪县人民政府办公室收到政府信息公开申请6件。", "received 6"},
      {"共收到咨询126件，其中收到政府信息公开申请6件。", "received 6?"},
      {"收到关于征地的政府信息公开申请6件。", ""},
      {"预计收到政府信息公开申请6件。", "received 6?"},
      {"收到的政府信息公开申请比上年增加6件。", ""},
      {"主动公开政府信息中，机构职能类20条。", ""},
      {"网站主动公开政府信息120条。", ""},
      {"办理行政复议案件30件，行政诉讼2件。", ""},
      {"受理群众投诉30件，答复网民留言20条。", ""},
      {"网上申请5件，电子邮件申请3件。", "received_by.network 5?"},

      {"二〇一〇年收到政府信息公开申请12件。", ""},
      {"二○一一年收到政府信息公开申请26件。", "received 26"},
      {"2009-2011年共收到政府信息公开申请60件。", "received 60?"},
      {"2009年至2011年共收到政府信息公开申请60件。", "received 60?"},
      {"三年共收到政府信息公开申请60件。", "received 60?"},
      {"“十一五”期间收到政府信息公开申请60件。", "received 60?"},
      {"县公安局收到政府信息公开申请12件。", "received 12?"},
      {"本局收到政府信息公开申请12件，我局答复申请11件。", "received 12; answered 11"},
      {"县人民政府办公室答复申请11件。", "answered 11?"},
      {"收到、受理政府信息公开申请26件、25件。", "received 26?"},
      {"移送档案馆主动公开政府信息120条。", "proactive.all 120?"},
      {"应主动公开政府信息120条。", "proactive.all 120?"},
      {"在已答复的24件申请中，同意公开15件。", "answered 24; answered_by.granted 15"},
      {"不予公开申请2件（涉及国家秘密1件）。", "answered_by.refused 2?"},

      // None, with a condition.
      {"政府信息公开中因无法提供信息引发的行政复议。", "reconsideration 0?"},
      {"政府信息公开中未按期答复引发的行政复议。", "reconsideration 0?"},
      {"没有一起因政府信息公开引发的行政复议被撤销。", "reconsideration 0?"},
      {"未收到公民以信函提出的政府信息公开申请。", ""},
      {"未收到要求更正的政府信息公开申请，以外的另行统计。", "received 0"},

      // Sentences that disagree.
      {"共收到政府信息公开申请26件。经统计，共收到政府信息公开申请27件。", "received #?"},
      {"共收到政府信息公开申请26件。经统计，收到政府信息公开申请26件。", "received 26"},
      {"共收到政府信息公开申请26件。截至年底累计收到政府信息公开申请126件。", "received 26?"},
      {"截至年底累计收到政府信息公开申请126件。共收到政府信息公开申请26件。", "received 26?"},
      {"共收到政府信息公开申请26件。截至年底收到政府信息公开申请26件。", "received 26"},

      // Sums.
      {"收到政府信息公开申请26件，当面申请8件，网上申请25件。",
       "received 26?; received_by.in_person 8?; received_by.network 25?"},
      {"收到政府信息公开申请26件，当面申请8件，传真申请0件，网上申请15件，信函申请2件。",
       "received 26?; received_by.in_person 8?; received_by.fax 0?; received_by.network 15?; "
       "received_by.letter 2?"},

      // Nothing stated, nothing listed.
      {"2011年政府信息公开申请办理情况良好。", ""},
  };
  for (const Example& example : examples) {
    INFO(example.prose);
    const Filled filled = fill(example.prose);
    CHECK(summary(filled) == example.fields);
    CHECK(filled.record.form == (example.fields.empty() ? "" : "stat-2014"));
    const bool review = example.fields.find('?') != std::string::npos;
    CHECK(filled.findings.empty() != review);
    for (const Finding& finding : filled.findings) CHECK(finding.severity != Severity::error);
  }
}

TEST_CASE("the form is that of the year, and without a year there is none") {
  const std::string prose = "收到政府信息公开申请26件，未发生政府信息公开行政复议。";
  CHECK(summary(fill(prose, 2007)) == "");
  CHECK(summary(fill(prose, 2008)) == "received 26; reconsideration 0");
  CHECK(summary(fill(prose, 2018)) == "received 26; reconsideration 0");
  // From 2019 on what was received may hold what was carried in.
  for (const int year : {2019, 2020, 2021, 2025}) {
    CHECK(summary(fill(prose, year)) ==
          "requests.received.total 26?; disputes.reconsideration.total 0");
  }
  CHECK(fill(prose, 2020).record.form == "gov-2019");
  CHECK(fill(prose, 2021).record.form == "gov-2021");
  CHECK(summary(fill(prose, 0)) == "");
  CHECK(summary(fill(prose, 2011, true)) == "received 26?; reconsideration 0?");
}

TEST_CASE("a field has its sentence as raw text, and page and box of its paragraph") {
  const Filled filled = fill("三、依申请公开情况\n第一句。 本局收到 申请26件。第三句。");
  REQUIRE(filled.record.fields.size() == 1);
  const Field& field = filled.record.fields.front();
  CHECK(field.raw == "本局收到 申请26件。");
  CHECK(field.unit == "件");
  CHECK(field.provenance.page == 2);
  CHECK(field.provenance.box.x1 == 30);
  // A heading above runs into the first sentence, and is not quoted with it.
  const Filled heading = fill("三、依申请公开情况\n本局收到申请26件。");
  REQUIRE(heading.record.fields.size() == 1);
  CHECK(heading.record.fields.front().raw == "本局收到申请26件。");
  CHECK(heading.record.fields.front().provenance.page == 2);
}

TEST_CASE("findings say why a figure is to be reviewed") {
  const auto message = [](const std::string& prose) {
    const Filled filled = fill(prose);
    REQUIRE(filled.findings.size() == 1);
    CHECK(filled.findings.front().rule == "text");
    CHECK(filled.findings.front().fields == std::vector<std::string>{"statistics.received.count"});
    return name_of(filled.findings.front().severity) + ": " + filled.findings.front().message.en;
  };
  CHECK(message("收到申请约26件。") ==
        "notice: stated in prose and to be reviewed (the figure is rough, or counts something "
        "else): “收到申请约26件。”");
  CHECK(message("收到申请26件。共受理申请27件。") ==
        "warning: the prose says 26 and 27: “收到申请26件。” “共受理申请27件。”");
}

}  // namespace gouji
