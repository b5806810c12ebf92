#include "schema/claim_check.h"

#include <catch2/catch.hpp>
#include <sstream>
#include <string>
#include <vector>

namespace gouji {
namespace {

const Form& gov_2021() { return built_in_forms()[0]; }

// A record of gov-2021 that says 0 everywhere, then changed by "field = text" with _ for blank, ?
// for missing, and ! behind a figure under review.
Record record_of(const std::string& changes) {
  Record record;
  record.form = "gov-2021";
  record.agency = "明湖市人民政府办公室";
  record.year = 2024;
  for (const FormField& each : gov_2021().fields) {
    if (each.alternative >= 0) continue;
    Field field;
    field.id = each.id;
    field.state = FieldState::number;
    record.fields.push_back(field);
  }
  std::istringstream words(changes);
  std::string id;
  std::string equals;
  std::string text;
  while (words >> id >> equals >> text) {
    auto* field = const_cast<Field*>(record.find(id));
    INFO(id);
    REQUIRE(field != nullptr);
    field->review = text.back() == '!';
    if (field->review) text.pop_back();
    field->state = text == "_"   ? FieldState::blank
                   : text == "?" ? FieldState::missing
                                 : FieldState::number;
    if (field->state == FieldState::number) field->value = *Decimal::parse(text);
  }
  return record;
}

std::vector<Finding> findings_of(const std::string& prose, const Record& record) {
  Document document;
  std::istringstream lines(prose);
  std::string line;
  while (std::getline(lines, line)) {
    Paragraph paragraph;
    paragraph.text = line;
    paragraph.page = 3;
    document.blocks.emplace_back(paragraph);
  }
  const std::vector<Sentence> sentences = sentences_of(document);
  return check_claims(claims_in(sentences, record, gov_2021()), record, gov_2021());
}

// "warning requests.received.total 3 2", one a finding: the first field, the tables', the prose's.
std::string summary(const std::vector<Finding>& findings) {
  std::string text;
  for (const Finding& finding : findings) {
    CHECK(finding.rule == "text");
    CHECK(finding.page == 3);
    text += (text.empty() ? "" : "; ") + name_of(finding.severity) + " " +
            (finding.fields.empty() ? "" : finding.fields.front()) + " " + finding.expected + " " +
            finding.actual;
  }
  return text;
}

const std::string figures =
    "requests.received.total = 95 requests.carried_in.total = 3 requests.outcome_total.total = 90 "
    "requests.carried_out.total = 8 requests.granted.total = 50 requests.partly_granted.total = 9 "
    "requests.refused.state_secret.total = 1 requests.refused.internal_affairs.total = 2 "
    "requests.unavailable.not_held.total = 21 requests.not_processed.petition.total = 4 "
    "requests.other.other.total = 3 requests.received.natural_person = 80 "
    "requests.received.business = 10 requests.received.other_org = 5 "
    "disputes.reconsideration.total = 7 disputes.reconsideration.upheld = 4 "
    "disputes.reconsideration.corrected = 2 disputes.reconsideration.pending = 1 "
    "disputes.litigation_direct.total = 2 disputes.litigation_direct.upheld = 2 "
    "disputes.litigation_after_reconsideration.total = 1 "
    "disputes.litigation_after_reconsideration.upheld = 1 "
    "proactive.normative_documents.made = 6 proactive.normative_documents.repealed = 2 "
    "proactive.normative_documents.in_force = 30 proactive.licences.decisions = 800 ";

}  // namespace

TEST_CASE("what the prose states is held against the tables") {
  struct Example {
    std::string prose;
    std::string findings;
  };
  const std::vector<Example> examples = {
      // As the tables say, in many words.
      {"2024年，收到政府信息公开申请95件，上年结转3件，办结90件，结转下年度继续办理8件。", ""},
      {"共受理政府信息公开申请98宗。", ""},
      {"收到申请九十五件。", ""},
      {"共答复政府信息公开申请 90 件，其中 2024 年收到政府信息公开申请 95 件。", ""},
      {"答复申请90件（含上年度结转申请3件，另有8件顺延到下年度答复）。", ""},
      {"收办申请95件，其中，予以公开50件、部分公开9件、不予公开3件、无法提供21件、不予处理4件、"
       "作其他处理3件、转下年度办理8件。",
       ""},
      {"收到政府信息公开申请95件，其中自然人申请80件，法人或其他组织申请15件。", ""},
      {"政府信息公开行政复议7件，其中结果维持4件，结果纠正2件，尚未审结1件；"
       "政府信息公开行政诉讼3件，其中结果维持3件。",
       ""},
      {"因政府信息公开引发行政复议、行政诉讼10件。", ""},
      {"制发行政规范性文件6件，废止行政规范性文件2件，现行有效行政规范性文件30件。", ""},

      // A contradiction of each kind.
      {"收到政府信息公开申请94件。", "warning requests.received.total 95 94"},
      {"收到政府信息公开申请一件。", "warning requests.received.total 95 1"},
      {"收到政府信息公开申\n请94件。", "warning requests.received.total 95 94"},
      {"申请办理：上年结转4件。", "warning requests.carried_in.total 3 4"},
      {"共答复申请91条。", "warning requests.outcome_total.total 90 91"},
      {"结转下年度办理的申请9件。", "warning requests.carried_out.total 8 9"},
      {"对申请予以公开51件。", "warning requests.granted.total 50 51"},
      {"对申请部分公开8件。", "warning requests.partly_granted.total 9 8"},
      {"对申请不予公开92件。", "warning requests.refused.state_secret.total 3 92"},
      {"对申请无法提供941件。", "warning requests.unavailable.not_held.total 21 941"},
      {"对申请不予处理117件。", "warning requests.not_processed.petition.total 4 117"},
      {"对申请作其他处理469件。", "warning requests.other.correction_overdue.total 3 469"},
      {"自然人申请81件。", "warning requests.received.natural_person 80 81"},
      {"法人或其他组织申请14件。", "warning requests.received.business 15 14"},
      {"政府信息公开行政复议8件。", "warning disputes.reconsideration.total 7 8"},
      {"信息公开行政复议7件，维持5件，纠正1件，尚未审结2件。",
       "warning disputes.reconsideration.upheld 4 5; "
       "warning disputes.reconsideration.corrected 2 1; "
       "warning disputes.reconsideration.pending 1 2"},
      {"政府信息公开行政诉讼2件。", "warning disputes.litigation_direct.total 3 2"},
      {"信息公开行政复议7件，行政诉讼3件，维持2件。",
       "warning disputes.litigation_direct.upheld 3 2"},
      {"制发行政规范性文件7件。", "warning proactive.normative_documents.made 6 7"},
      {"废止规范性文件3件。", "warning proactive.normative_documents.repealed 2 3"},
      {"现行有效规范性文件31件。", "warning proactive.normative_documents.in_force 30 31"},
      {"作出行政许可决定801件。", "warning proactive.licences.decisions 800 801"},

      // None.
      {"2024年度我街办未接到提出公开政府信息的申请。", "warning requests.received.total 95 0"},
      {"未收到任何形式的依申请公开。", "warning requests.received.total 95 0"},
      {"未发生因政府信息公开申请提起的行政复议和行政诉讼案件。",
       "warning disputes.reconsideration.total 10 0"},

      // Another scope, another sentence, another year, no claim at all.
      {"区政府办代表区政府受理政府信息公开申请17件，均已在法定期限内予以答复。",
       "notice requests.received.total 95 17"},
      {"我办收到政府信息公开申请17件。", "notice requests.received.total 95 17"},
      {"全市受理政府信息公开申请3119件。", "notice requests.received.total 95 3119"},
      {"因上年度申请引发的信息公开行政复议2件。", "notice disputes.reconsideration.total 7 2"},
      {"明湖市人民政府办公室收到政府信息公开申请94件。", "warning requests.received.total 95 94"},
      {"收到政府信息公开申请95件。收到政府信息公开申请20件。",
       "notice requests.received.total 95 20"},
      {"2023年收到政府信息公开申请80件。", ""},
      {"收到政府信息公开申请90余件。", ""},
      {"通过网络收到申请20件，信函收到申请3件。", ""},
      {"收到的申请比上年增加12件。", ""},
      {"申请平均每月收到8件。", ""},
      {"未收到公民以信函提出的申请。", ""},
      {"办理行政复议案件30件。", ""},
      {"答复群众来信20件。", ""},
      {"公开信息2428条，解读信息发布7条。", ""},
      {"努力减少行政复议、行政诉讼的发生。", ""},
      {"文号〔2024〕一二三件。", ""},
  };
  const Record record = record_of(figures);
  for (const Example& example : examples) {
    INFO(example.prose);
    CHECK(summary(findings_of(example.prose, record)) == example.findings);
  }
}

TEST_CASE("a figure that the table leaves open or that is under review contradicts nothing") {
  const std::string prose = "收到政府信息公开申请2件。";
  const auto found = [&prose](const std::string& changes) {
    return summary(findings_of(prose, record_of(changes)));
  };
  CHECK(found("requests.received.total = 3") == "warning requests.received.total 3 2");
  CHECK(found("requests.received.total = _") == "");
  CHECK(found("requests.received.total = ?") == "");
  CHECK(found("requests.received.total = 3!") == "notice requests.received.total 3 2");
  CHECK(found("requests.received.total = 3 requests.carried_in.total = ?") == "");
  CHECK(found("requests.received.total = 1 requests.carried_in.total = 1") == "");
}

TEST_CASE("the message quotes the sentence as it is printed") {
  const std::vector<Finding> findings = findings_of("第一句。2024年，收到申请 2 件，办结很快。",
                                                    record_of("requests.received.total = 3"));
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].message.zh ==
        "正文中收到的申请为 2，表中为 3：“2024年，收到申请 2 件，办结很快。”");
  CHECK(findings[0].message.en ==
        "the prose says 2 requests received, the tables 3: “2024年，收到申请 2 件，办结很快。”");
}

}  // namespace gouji
