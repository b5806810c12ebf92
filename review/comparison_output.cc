#include <fmt/format.h>

#include "dataset/csv.h"
#include "dataset/output_file.h"
#include "dataset/safe_text.h"
#include "review/comparison.h"
#include "review/page_parts.h"
#include "review/report_page.h"

namespace gouji {
namespace {

const char* pick(Language language, const char* zh, const char* en) {
  return language == Language::zh ? zh : en;
}

std::string title_of(const SectionComparison& section, Language language) {
  return section.title.empty() ? pick(language, "（标题之前）", "(before the first heading)")
                               : section.title;
}

// "+3 (+12.5 %)"
std::string change_of(const FieldComparison& field) {
  if (!field.difference) return {};
  std::string text = field.difference->to_string();
  if (!field.difference->is_negative()) text = "+" + text;
  if (!field.percent.empty()) text += " (" + field.percent + " %)";
  return text;
}

void write_fields(const Comparison& comparison, OutputFile& file) {
  constexpr std::string_view header[] = {"field",      "label",   "first", "second",
                                         "difference", "percent", "review"};
  CsvWriter csv(file, header);
  for (const FieldComparison& field : comparison.fields) {
    csv.plain(field.field).text(field.label).text(field.first).text(field.second);
    csv.plain(field.difference ? field.difference->to_string() : "").plain(field.percent);
    csv.number(field.review ? 1 : 0).end_row();
  }
}

void write_prose(const Comparison& comparison, OutputFile& file) {
  constexpr std::string_view header[] = {"section", "words", "repeated", "percent", "passage"};
  CsvWriter csv(file, header);
  for (const SectionComparison& section : comparison.sections) {
    const auto row = [&](const std::string& passage) {
      csv.text(section.title).number(static_cast<long long>(section.words));
      csv.number(static_cast<long long>(section.repeated));
      csv.number(percent_repeated(section.repeated, section.words)).text(passage).end_row();
    };
    if (section.passages.empty()) row({});
    for (const std::string& passage : section.passages) row(passage);
  }
}

}  // namespace

std::string comparison_text(const Comparison& comparison, Language language) {
  std::string out =
      terminal_text(comparison.first) + " → " + terminal_text(comparison.second) + "\n\n";
  out += fmt::format(fmt::runtime(pick(language, "{} 个数相同，{} 个不同\n",
                                       "{} figures are the same, {} differ\n")),
                     comparison.same_fields, comparison.fields.size());
  for (const FieldComparison& field : comparison.fields) {
    out += "  " + field.field + "  " + terminal_text(field.first) + " → " +
           terminal_text(field.second);
    const std::string change = change_of(field);
    if (!change.empty()) out += "  " + change;
    if (field.review) out += pick(language, "  待复核", "  to be reviewed");
    out += "\n";
  }
  out += pick(language, "\n正文重复前者的部分\n", "\nProse repeated from the first\n");
  for (const SectionComparison& section : comparison.sections) {
    out += fmt::format("  {:3} %  {}\n", percent_repeated(section.repeated, section.words),
                       terminal_text(title_of(section, language)));
    for (const std::string& passage : section.passages) {
      out += "         “" + terminal_text(passage) + "”\n";
    }
  }
  return out;
}

std::string comparison_page(const Comparison& comparison, Language language) {
  const std::string title = pick(language, "两份报告的比较", "Two reports compared");
  std::string out = fmt::format(
      "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src {}; "
      "base-uri 'none'; form-action 'none'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<title>{}</title>\n<style>",
      pick(language, "zh-CN", "en"), source_hash(page_style()), html_text(title));
  out += page_style();
  out += "</style>\n</head>\n<body>\n<h1>" + html_text(title) + "</h1>\n<p>" +
         html_text(comparison.first) + " → " + html_text(comparison.second) + "</p>\n<h2>";
  out += fmt::format(
      fmt::runtime(pick(language, "{} 个数相同，{} 个不同", "{} figures are the same, {} differ")),
      comparison.same_fields, comparison.fields.size());
  out += fmt::format(
      "</h2>\n<div class=\"scroll\"><table>\n<tr><th scope=\"col\">{}</th>"
      "<th scope=\"col\" class=\"number\">{}</th><th scope=\"col\" class=\"number\">{}</th>"
      "<th scope=\"col\" class=\"number\">{}</th><th></th></tr>\n",
      pick(language, "字段", "Field"), pick(language, "前者", "First"),
      pick(language, "后者", "Second"), pick(language, "差", "Difference"));
  for (const FieldComparison& field : comparison.fields) {
    out += "<tr><td class=\"name\">" + html_text(field.label) + "<div class=\"faint\">" +
           html_text(field.field) + "</div></td><td class=\"number\">" + html_text(field.first) +
           "</td><td class=\"number\">" + html_text(field.second) + "</td><td class=\"number\">" +
           html_text(change_of(field)) + "</td><td>" +
           (field.review ? pick(language, "待复核", "to be reviewed") : "") + "</td></tr>\n";
  }
  out += "</table></div>\n<h2>";
  out += pick(language, "正文重复前者的部分", "Prose repeated from the first");
  out += "</h2>\n";
  for (const SectionComparison& section : comparison.sections) {
    out += fmt::format("<h3>{} · {} %</h3>\n", html_text(title_of(section, language)),
                       percent_repeated(section.repeated, section.words));
    for (const std::string& passage : section.passages) {
      out += "<blockquote>" + html_text(passage) + "</blockquote>\n";
    }
  }
  return out + "</body>\n</html>\n";
}

Result<void> write_comparison(const Comparison& comparison, const std::string& folder,
                              Language language) {
  Result<OutputFile> fields = OutputFile::create(folder + "/fields.csv");
  if (!fields) return tl::unexpected(fields.error());
  Result<OutputFile> prose = OutputFile::create(folder + "/prose.csv");
  if (!prose) return tl::unexpected(prose.error());
  Result<OutputFile> page = OutputFile::create(folder + "/compare.html");
  if (!page) return tl::unexpected(page.error());
  write_fields(comparison, *fields);
  write_prose(comparison, *prose);
  page->write(comparison_page(comparison, language));
  for (OutputFile* file : {&*fields, &*prose, &*page}) {
    if (Result<void> done = file->finish(); !done) return done;
  }
  for (OutputFile* file : {&*fields, &*prose, &*page}) {
    if (Result<void> done = file->commit(); !done) return done;
  }
  return {};
}

}  // namespace gouji
