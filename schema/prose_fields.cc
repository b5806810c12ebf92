#include "schema/prose_fields.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "normalize/text.h"
#include "schema/checks.h"
#include "schema/prose_doubt.h"
#include "schema/stated_figure.h"

namespace gouji {
namespace {

// A "sentence" that is longer has lost its full stops: what stands before its figures says nothing.
constexpr std::size_t longest_sentence = 3000;  // bytes
constexpr double sure = 0.9;
constexpr double unsure = 0.5;

// One sentence's figure for one field.
struct Statement {
  Decimal value;
  const Sentence* sentence = nullptr;
  std::size_t begin = 0;  // of the claim, in the folded sentence
  std::optional<Message> doubt;
};

// From the paragraph in which the claim begins: a heading above runs into the sentence, too.
std::string quote_of(const Statement& statement) {
  std::string text;
  for (const SentencePart& part : statement.sentence->parts) {
    if (part.folded_end > statement.begin) text += part.printed;
  }
  return text.empty() ? statement.sentence->printed : text;
}

const Paragraph* paragraph_of(const Statement& statement) {
  for (const SentencePart& part : statement.sentence->parts) {
    if (part.folded_end > statement.begin) return part.paragraph;
  }
  return nullptr;
}

Finding text_finding(Severity severity, const std::string& id, const Field& field) {
  Finding finding;
  finding.rule = "text";
  finding.severity = severity;
  finding.fields = {id};
  finding.page = field.provenance.page;
  return finding;
}

class Filler {
 public:
  Filler(const Form& form, bool recognised, Record& record)
      : form_(form), recognised_(recognised), record_(record), agency_(fold(record.agency)) {}

  std::vector<Finding> run(const std::vector<Sentence>& prose) {
    collect(prose);
    for (const FormField& field : form_.fields) {
      const auto found = stated_.find(field.id);
      if (found != stated_.end()) settle(field, found->second);
    }
    if (record_.fields.empty()) return {};
    record_.form = form_.id;
    check_parts();
    check_sums();
    return std::move(findings_);
  }

 private:
  void collect(const std::vector<Sentence>& prose) {
    const Paragraph* paragraph = nullptr;
    int year = 0;  // named last in the paragraph so far
    for (const Sentence& sentence : prose) {
      const Paragraph* const begins_in =
          sentence.parts.empty() ? nullptr : sentence.parts.front().paragraph;
      if (begins_in != paragraph) year = 0;
      paragraph = sentence.parts.empty() ? nullptr : sentence.parts.back().paragraph;
      if (sentence.folded.size() <= longest_sentence) take(sentence, year);
      year = last_named_year(sentence.folded, year);
    }
  }

  void take(const Sentence& sentence, int year) {
    for (const StatedFigure& stated : stated_figures(sentence, form_.prose, record_.year)) {
      const std::vector<std::string>& fills = stated.claim->fills;
      if (fills.size() > 1 && !stated.value.is_zero()) continue;
      Statement statement{stated.value, &sentence, stated.begin, {}};
      statement.doubt = doubt_of(stated, sentence, form_.prose, agency_);
      const int named =
          last_named_year(std::string_view(sentence.folded).substr(0, stated.begin), year);
      if (!statement.doubt && named != 0 && named != record_.year) {
        statement.doubt = {"同段前文说的是另一年", "its paragraph spoke of another year before"};
      }
      if (!statement.doubt && recognised_) {
        statement.doubt = {"文字由图像识别而来", "the text was recognised from a picture"};
      }
      for (const std::string& id : fills) stated_[id].push_back(statement);
    }
  }

  void settle(const FormField& form_field, const std::vector<Statement>& statements) {
    const auto is_sure = [](const Statement& statement) { return !statement.doubt; };
    auto chosen = std::find_if(statements.begin(), statements.end(), is_sure);
    const bool has_sure = chosen != statements.end();
    if (!has_sure) chosen = statements.begin();
    Field field;
    field.id = form_field.id;
    field.unit = form_field.unit;
    field.state = FieldState::number;
    field.value = chosen->value;
    field.raw = quote_of(*chosen);
    field.provenance.method = Method::prose;
    field.provenance.confidence = has_sure ? sure : unsure;
    if (const Paragraph* paragraph = paragraph_of(*chosen)) {
      field.provenance.page = paragraph->page;
      field.provenance.box = paragraph->box;
      field.provenance.path = paragraph->path;
    }
    field.review = !has_sure;
    if (!has_sure) note(field, *chosen->doubt, field.raw);
    for (const Statement& other : statements) {
      if (other.value == chosen->value) continue;
      disagree(*chosen, other, has_sure && !is_sure(other), field);
      break;
    }
    record_.fields.push_back(std::move(field));
  }

  void note(const Field& field, const Message& reason, const std::string& quote) {
    Finding finding = text_finding(Severity::notice, field.id, field);
    finding.actual = field.value.to_string();
    finding.message = {"正文所述，须人工核对（" + reason.zh + "）：“" + quote + "”",
                       "stated in prose and to be reviewed (" + reason.en + "): “" + quote + "”"};
    findings_.push_back(std::move(finding));
  }

  // `stands`: the other figure is in doubt for itself, and the chosen one is not.
  void disagree(const Statement& chosen, const Statement& other, bool stands, Field& field) {
    Finding finding = text_finding(stands ? Severity::notice : Severity::warning, field.id, field);
    finding.expected = chosen.value.to_string();
    finding.actual = other.value.to_string();
    const std::string quote = quote_of(other);
    finding.message = {"正文两处说法不同，" + finding.expected + " 与 " + finding.actual + "：“" +
                           field.raw + "”“" + quote + "”",
                       "the prose says " + finding.expected + " and " + finding.actual + ": “" +
                           field.raw + "” “" + quote + "”"};
    findings_.push_back(std::move(finding));
    field.review = true;
    field.provenance.confidence = unsure;
    if (stands) return;
    field.state = FieldState::unreadable;
    field.value = Decimal();
    field.raw += " / " + quote;
  }

  Field* find(const std::string& id) { return const_cast<Field*>(record_.find(id)); }

  // A total with some of its parts, which no identity is held against.
  void check_parts() {
    for (const Identity& identity : form_.identities) {
      if (!identity.left_is_total) continue;
      Field* const total = find(identity.left.front());
      if (total == nullptr || total->state != FieldState::number) continue;
      std::vector<Field*> parts;
      std::optional<Decimal> sum = Decimal();
      for (const std::string& id : identity.right) {
        Field* const part = find(id);
        if (part == nullptr || part->state != FieldState::number || !sum) continue;
        sum = sum->plus(part->value);
        parts.push_back(part);
      }
      const bool is_whole = parts.size() == identity.right.size();  // check_identities has it
      if (is_whole || !sum || sum->compare(total->value) <= 0) continue;
      Finding finding = text_finding(Severity::warning, total->id, *total);
      finding.rule = identity.rule;
      finding.expected = sum->to_string();
      finding.actual = total->value.to_string();
      for (Field* part : parts) {
        finding.fields.push_back(part->id);
        part->review = true;
      }
      total->review = true;
      finding.message = {"正文所述各项之和 " + finding.expected + " 大于总数 " + finding.actual,
                         "parts that the prose states add up to " + finding.expected +
                             ", more than their total " + finding.actual};
      findings_.push_back(std::move(finding));
    }
  }

  // What does not tie may be a sentence misunderstood: never an error of the report's for certain.
  void check_sums() {
    for (const Finding& failed : check_identities(record_, form_)) {
      for (const std::string& id : failed.fields) {
        if (Field* field = find(id)) field->review = true;
      }
    }
    for (Finding& finding : check_identities(record_, form_)) {
      findings_.push_back(std::move(finding));
    }
  }

  const Form& form_;
  bool recognised_;
  Record& record_;
  std::string agency_;
  std::map<std::string, std::vector<Statement>> stated_;  // by field
  std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> fill_from_prose(const std::vector<Sentence>& prose,
                                     std::span<const Form> forms, bool recognised, Record& record) {
  const Form* const form = record.year == 0 ? nullptr : form_of_year(forms, record.year);
  if (form == nullptr || form->prose.claims.empty()) return {};
  return Filler(*form, recognised, record).run(prose);
}

}  // namespace gouji
