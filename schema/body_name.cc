// Names of public bodies, told by their endings.
#include <algorithm>
#include <array>

#include "normalize/text.h"
#include "schema/title_text.h"

namespace gouji {
namespace {

// A name is a body's when it ends in one of these. One character stands for many words: 局, 委 for
// 发改委, 会 for 委员会 and 协会.
constexpr std::u32string_view last_characters =
    U"府室厅局委办处署部司院校所站队心馆社会集团厂矿学园行镇乡村区县市省州盟旗场关科段台庭道办狱联"
    U"协社户";

// Words of web pages that end so and are no bodies.
constexpr std::array<std::u32string_view, 24> not_bodies = {
    U"专区",         U"大厅",     U"新闻中心", U"互动中心", U"帮助中心", U"下载中心",
    U"服务中心首页", U"数据中心", U"全部",     U"内部",     U"本站",     U"报道",
    U"社会",         U"办事服务", U"用户",     U"渠道",     U"知道",     U"机会",
    U"各部",         U"工作部署", U"部署",     U"通道",     U"后台",     U"平台"};

// Words of a sentence, in no name: 驼峰路街道办未发生因政府….
constexpr std::array<std::u32string_view, 9> sentence_words = {
    U"的", U"了", U"因", U"其中", U"没有", U"发生", U"进行", U"收到", U"根据"};

constexpr std::array<std::u32string_view, 26> pronouns = {
    U"我局",   U"我委",   U"我办", U"我厅", U"我市",   U"我区",   U"我县", U"我镇", U"我乡",
    U"我街道", U"我街",   U"我院", U"我校", U"我中心", U"我单位", U"本局", U"本委", U"本办",
    U"本机关", U"本单位", U"本市", U"本区", U"本县",   U"本部门", U"全市", U"全区"};

bool ends_with(std::u32string_view text, std::u32string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

bool starts_with(std::u32string_view text, std::u32string_view start) {
  return text.substr(0, start.size()) == start;
}

bool is_name_character(char32_t character) {
  return is_han(character) || character == '(' || character == ')' || character == U'、' ||
         character == U'·' || is_digit(character) || (character >= 'a' && character <= 'z');
}

}  // namespace

bool is_body_name(std::u32string_view folded) {
  // 中共XX市委（办公室）, XX局（XX局）: what stands in brackets at the end is an explanation.
  const auto bracket = folded.rfind('(');
  if (ends_with(folded, U")") && bracket != std::u32string_view::npos && bracket > 0) {
    folded = folded.substr(0, bracket);
  }
  if (folded.size() < 3 || folded.size() > 40) return false;
  if (!std::all_of(folded.begin(), folded.end(), is_name_character)) return false;
  if (!is_han(folded.front()) || last_characters.find(folded.back()) == std::u32string_view::npos) {
    return false;
  }
  if (std::any_of(not_bodies.begin(), not_bodies.end(),
                  [folded](std::u32string_view word) { return ends_with(folded, word); })) {
    return false;
  }
  if (std::any_of(sentence_words.begin(), sentence_words.end(), [folded](std::u32string_view word) {
        return folded.find(word) != std::u32string_view::npos;
      })) {
    return false;
  }
  return !is_pronoun(folded);
}

bool is_pronoun(std::u32string_view folded) {
  return std::any_of(pronouns.begin(), pronouns.end(),
                     [folded](std::u32string_view word) { return starts_with(folded, word); });
}

bool is_place_name(std::u32string_view folded) {
  constexpr std::u32string_view places = U"省市区县州盟旗镇乡";
  constexpr std::array<std::u32string_view, 6> bodies = {U"开发区", U"管理区", U"示范区",
                                                         U"保税区", U"实验区", U"试验区"};
  return folded.size() >= 2 && places.find(folded.back()) != std::u32string_view::npos &&
         std::none_of(bodies.begin(), bodies.end(),
                      [folded](std::u32string_view body) { return ends_with(folded, body); });
}

}  // namespace gouji
