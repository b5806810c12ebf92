#include "tests/samples/made_report.h"

#include <algorithm>
#include <array>
#include <set>

#include "tests/extract/report_tables.h"
#include "tests/schema/printed_form.h"
#include "tests/schema/table_drawing.h"

namespace gouji::samples {
namespace {

Block paragraph(const std::string& text, double size = 0) {
  Paragraph made;
  made.text = text;
  made.size = size;
  return made;
}

std::string full_width(int number) {
  std::string out;
  for (const char digit : std::to_string(number)) {
    out += "\xEF\xBC";
    out += static_cast<char>(0x90 + (digit - '0'));
  }
  return out;
}

// How often cells are 0, blank or a dash differs from body to body.
class FigureMaker {
 public:
  explicit FigureMaker(Random& random)
      : random_(random),
        zeros_(std::array{0, 60, 95}[random() % 3]),
        blanks_(std::array{0, 0, 5, 40}[random() % 4]),
        dashes_(std::array{0, 0, 5}[random() % 3]),
        odd_(std::array{0, 10}[random() % 2]) {}

  std::string operator()(const FormField& field) {
    if (chance(random_, blanks_)) return "";
    if (chance(random_, dashes_)) return std::array{"—", "无", "/"}[random_() % 3];
    if (chance(random_, zeros_)) return "0";
    const int number = static_cast<int>(random_() % 3000);
    if (field.unit == "万元" && chance(random_, 50)) return std::to_string(number) + ".25";
    if (chance(random_, odd_)) return full_width(number);
    if (chance(random_, odd_)) return std::to_string(1 + number % 9) + ",234";
    return std::to_string(number);
  }

 private:
  Random& random_;
  int zeros_;  // per cent
  int blanks_;
  int dashes_;
  int odd_;
};

// For labels that some bodies print otherwise: the one text that this body prints instead.
std::map<std::string, std::string> chosen_variants(const Form& form, Random& random) {
  std::map<std::string, std::vector<const FormLabel*>> labels;  // by printed text
  const auto add = [&](const FormLabel& label) { labels[label.printed].push_back(&label); };
  for (const FormTable& table : form.tables) {
    for (const FormRow& row : table.rows) add(row.label);
    for (const FormBlock& block : table.blocks) {
      for (const FormColumn& column : block.columns) add(column.label);
    }
  }
  std::map<std::string, std::string> chosen;
  for (const auto& [printed, same] : labels) {
    // A text that stands for several things of the form is varied only where all of them may be.
    const std::vector<std::string>& variants = same.front()->variants;
    const bool agreed = std::all_of(same.begin(), same.end(), [&](const FormLabel* label) {
      return label->variants == variants;
    });
    if (!agreed || variants.empty() || !chance(random, 20)) continue;
    chosen[printed] = variants[random() % variants.size()];
  }
  return chosen;
}

std::string body_name(Random& random) {
  const std::array places = {"明湖县", "北渡市", "石鼓区", "南塘镇"};
  const std::array offices = {"教育局", "水务局", "人民政府", "市场监督管理局", "财政局"};
  const std::string place = places[random() % places.size()];
  if (place == "南塘镇") return place + "人民政府";
  return place + offices[random() % offices.size()];
}

}  // namespace

MadeReport made_report(unsigned seed) {
  Random random(seed);
  const std::vector<Form>& forms = built_in_forms();
  const Form& form = forms[random() % forms.size()];
  MadeReport report;
  report.form = form.id;
  report.agency = body_name(random);
  const int last = std::min(form.last_year, form.first_year + 3);
  report.year = form.first_year +
                static_cast<int>(random() % static_cast<unsigned>(last - form.first_year + 1));

  FigureMaker figure(random);
  const std::map<std::string, std::string> variants = chosen_variants(form, random);
  PrintOptions options;
  options.alternative = chance(random, 30) ? 0 : -1;
  options.blocks_apart = chance(random, 30);
  options.relabel = [&](const std::string& label) {
    const auto found = variants.find(label);
    return found == variants.end() ? label : found->second;
  };
  options.figure = [&](const std::string& field, const std::string&) {
    return figure(*form.find_field(field));
  };
  const Printed printed = print_form(form, options);
  report.truth = printed.truth;

  const std::string year = std::to_string(report.year);
  report.blocks = {paragraph(report.agency + year + "年政府信息公开工作年度报告", 18),
                   paragraph("一、总体情况"),
                   paragraph(year + "年，本机关认真贯彻落实《中华人民共和国政府信息公开条例》，"
                                    "持续提升政务公开质量和实效，不断回应社会关切。")};
  std::size_t drawing = 0;
  for (const FormTable& table : form.tables) {
    report.blocks.push_back(paragraph(table.title.printed));
    std::size_t count = options.blocks_apart ? table.blocks.size() : 1;
    for (; count > 0 && drawing < printed.drawings.size(); --count) {
      report.blocks.emplace_back(draw_table(printed.drawings[drawing++], 0));
    }
  }
  report.blocks.push_back(paragraph("五、存在的主要问题及改进情况"));
  report.blocks.push_back(paragraph("公开内容还不够丰富，下一步将加强业务培训，提高公开水平。"));
  report.blocks.push_back(paragraph("六、其他需要报告的事项"));
  report.blocks.push_back(paragraph("无其他需要报告的事项。"));
  return report;
}

}  // namespace gouji::samples
