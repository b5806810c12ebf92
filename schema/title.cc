#include "schema/title.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "normalize/text.h"
#include "schema/front_title.h"
#include "schema/place_names.h"
#include "schema/title_lines.h"
#include "schema/title_prose.h"
#include "schema/title_text.h"

namespace gouji {
namespace {

SqueezedText base_name(const std::string& source_name) {
  const std::size_t slash = source_name.find_last_of("/\\!");
  std::string name = slash == std::string::npos ? source_name : source_name.substr(slash + 1);
  const std::size_t dot = name.rfind('.');
  if (dot != std::string::npos && dot > 0 && name.size() - dot <= 6) name.resize(dot);
  return squeeze(name);
}

// Text that was recognised in a picture, or whose characters cannot be believed.
bool is_doubtful(const Block& block) {
  const auto* paragraph = std::get_if<Paragraph>(&block);
  return paragraph != nullptr && paragraph->doubtful;
}

class Decision {
 public:
  Decision(const Document& document, const std::string& source_name)
      : lines_(title_lines(document)),
        title_(find_front_title(lines_)),
        prose_(read_title_prose(lines_)),
        metadata_(parse_title(squeeze(document.metadata.title))),
        file_name_(base_name(source_name)),
        file_parts_(parse_title(file_name_)),
        is_doubtful_(std::any_of(document.blocks.begin(), document.blocks.end(), is_doubtful)) {
    publisher_ = to_utf8(squeeze(document.metadata.publisher).printed);
    if (publisher_.empty()) publisher_ = lines_.publisher;
    author_ = squeeze(document.metadata.author);
  }

  Title decide() {
    decide_agency();
    restore_agency();
    decide_year();
    report();
    return std::move(result_);
  }

 private:
  void offer_agency(const std::string& agency, TitleSource source) {
    if (!result_.agency.empty() || agency.empty()) return;
    result_.agency = agency;
    result_.agency_from = source;
  }

  void offer_year(int year, TitleSource source) {
    if (result_.year != 0 || year == 0) return;
    result_.year = year;
    result_.year_from = source;
  }

  void decide_agency() {
    // A title may hold words that are no body's name; they count when nothing better does.
    const std::string in_title = title_ ? title_->parts.body : "";
    if (is_body_name(squeeze(in_title).folded)) offer_agency(in_title, TitleSource::title);
    offer_agency(prose_.body, TitleSource::prose);
    if (metadata_ && is_body_name(squeeze(metadata_->body).folded)) {
      offer_agency(metadata_->body, TitleSource::metadata);
    }
    offer_agency(publisher_, TitleSource::publisher);
    offer_agency(prose_.compiled_by, TitleSource::prose);
    offer_agency(prose_.signature, TitleSource::prose);
    if (is_body_name(author_.folded)) {
      offer_agency(to_utf8(author_.printed), TitleSource::publisher);
    }
    result_.asks_file_name |= result_.agency.empty();
    if (file_parts_ && is_body_name(squeeze(file_parts_->body).folded)) {
      offer_agency(file_parts_->body, TitleSource::file_name);
    }
    if (!is_pronoun(squeeze(in_title).folded)) offer_agency(in_title, TitleSource::title);
  }

  // The place of a name that was recognised in a picture, from the places that there are.
  void restore_agency() {
    if (result_.agency_from != TitleSource::title || !is_title_doubtful()) return;
    const SqueezedText read = squeeze(result_.agency);
    const std::optional<std::u32string> restored = restore_place(read.folded);
    if (!restored) return;
    recognised_agency_ = result_.agency;
    std::u32string printed = read.printed;
    for (std::size_t i = 0; i < printed.size(); ++i) {
      if ((*restored)[i] != read.folded[i]) printed[i] = (*restored)[i];
    }
    result_.agency = to_utf8(printed);
  }

  bool is_title_doubtful() const {
    const auto first = lines_.front.begin() + static_cast<std::ptrdiff_t>(title_->first);
    const auto last = lines_.front.begin() + static_cast<std::ptrdiff_t>(title_->last);
    return std::any_of(first, last + 1, [](const TitleLine& line) { return line.doubtful; });
  }

  void decide_year() {
    if (title_) offer_year(title_->parts.year, TitleSource::title);
    offer_year(prose_.year, TitleSource::prose);
    if (metadata_) offer_year(metadata_->year, TitleSource::metadata);
    offer_year(prose_.year_of_first_words, TitleSource::prose);
    result_.asks_file_name |= result_.year == 0;
    if (file_parts_) offer_year(file_parts_->year, TitleSource::file_name);
    for (const PrintedYear& year : find_years(file_name_.folded)) {
      if (year.month == 0) offer_year(year.year, TitleSource::file_name);
    }
    if (title_ && title_->parts.year_of_publication != 0) {
      offer_year(title_->parts.year_of_publication - 1, TitleSource::inferred);
    }
  }

  void report() {
    if (!result_.agency.empty()) report_agency();
    if (result_.year != 0) report_year();
  }

  void report_agency() {
    const std::u32string folded = squeeze(result_.agency).folded;
    const bool from_margin =
        result_.agency_from == TitleSource::prose && result_.agency != prose_.body;
    if (!recognised_agency_.empty()) {
      add("agency-uncertain", Severity::warning,
          {"机关名称识别为“" + recognised_agency_ + "”，没有这个地名，已改为“" + result_.agency +
               "”，请核对",
           "the body was recognised as \"" + recognised_agency_ +
               "\", of a place that there is not; it is taken for \"" + result_.agency +
               "\"; check it"});
      return;
    }
    const bool weak = result_.agency_from < TitleSource::metadata || from_margin;
    if (weak || !is_body_name(folded) || is_place_name(folded)) {
      add("agency-uncertain", Severity::notice,
          {"机关名称“" + result_.agency + "”取自" + name(result_.agency_from).zh + "，请核对",
           "the body \"" + result_.agency + "\" is from " + name(result_.agency_from).en +
               "; check it"});
    } else if (is_doubtful_ && result_.agency_from >= TitleSource::prose) {
      add("agency-uncertain", Severity::notice,
          {"机关名称“" + result_.agency + "”取自识别出的文字，请核对",
           "the body \"" + result_.agency + "\" is from text recognised in a picture; check it"});
    }
  }

  void report_year() {
    const std::string year = std::to_string(result_.year);
    const auto contradicts = [this](int other) { return other != 0 && other != result_.year; };
    const int published = title_ ? title_->parts.year_of_publication : 0;
    if (contradicts(prose_.year)) {
      const std::string other = std::to_string(prose_.year);
      add("year-uncertain", Severity::warning,
          {"标题写 " + year + " 年，正文写 " + other + " 年，请核对",
           "the title says " + year + ", the prose " + other + "; check the year"});
    } else if (published != 0 && published <= result_.year) {
      add("year-uncertain", Severity::warning,
          {"报告年度 " + year + " 不早于公布年份 " + std::to_string(published) + "，请核对",
           "the year " + year + " is not before the year of publication, " +
               std::to_string(published) + "; check it"});
    } else if (result_.year_from < TitleSource::metadata ||
               (result_.year_from == TitleSource::title && title_->parts.several_years)) {
      add("year-uncertain", Severity::notice,
          {"报告年度 " + year + " 取自" + name(result_.year_from).zh + "，请核对",
           "the year " + year + " is from " + name(result_.year_from).en + "; check it"});
    } else if (is_doubtful_ && result_.year_from >= TitleSource::prose && prose_.year == 0) {
      add("year-uncertain", Severity::notice,
          {"报告年度 " + year + " 取自识别出的文字，请核对",
           "the year " + year + " is from text recognised in a picture; check it"});
    }
  }

  void add(const char* rule, Severity severity, Message message) {
    Finding finding;
    finding.rule = rule;
    finding.severity = severity;
    if (title_ && !lines_.front.empty()) finding.page = lines_.front[title_->first].page;
    finding.message = std::move(message);
    result_.findings.push_back(std::move(finding));
  }

  static Message name(TitleSource source) {
    switch (source) {
      case TitleSource::none:
        break;
      case TitleSource::inferred:
        return {"公布日期的上一年", "the date of publication, a year before it"};
      case TitleSource::file_name:
        return {"文件名", "the file name"};
      case TitleSource::publisher:
        return {"发布机构", "the publisher"};
      case TitleSource::metadata:
        return {"文件属性中的标题", "the file's own title"};
      case TitleSource::prose:
        return {"正文", "the prose"};
      case TitleSource::title:
        return {"标题", "the title"};
    }
    return {};
  }

  TitleLines lines_;
  std::optional<FrontTitle> title_;
  ProseFacts prose_;
  std::optional<TitleParts> metadata_;
  SqueezedText file_name_;
  std::optional<TitleParts> file_parts_;
  std::string publisher_;
  SqueezedText author_;
  bool is_doubtful_ = false;
  std::string recognised_agency_;  // where its place was restored
  Title result_;
};

}  // namespace

Title find_title(const Document& document, const std::string& source_name) {
  return Decision(document, source_name).decide();
}

}  // namespace gouji
