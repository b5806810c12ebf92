#include "schema/place_names.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "normalize/text.h"
#include "schema/built_in_texts.h"

namespace gouji {
namespace {

std::string restored(const std::string& body) {
  const auto name = restore_place(to_utf32(body));
  return name ? to_utf8(*name) : "";
}

}  // namespace

TEST_CASE("a place that was misread is the one that is like it") {
  const std::vector<std::pair<std::string, std::string>> examples = {
      // A character that the recogniser does not know.
      {"漯河市艺城区教育局", "漯河市郾城区教育局"},
      {"温州市谭城区发展和改革局", "温州市鹿城区发展和改革局"},
      {"长沙市岳林区司法局", "长沙市岳麓区司法局"},
      {"扬州市那江区人民政府办公室", "扬州市邗江区人民政府办公室"},
      // With the province, and without the prefecture.
      {"河南省漯河市艺城区教育局", "河南省漯河市郾城区教育局"},
      {"江苏省洪津县水务局", "江苏省洪泽县水务局"},
      // The prefecture.
      {"误州市谯城区交通运输局", "亳州市谯城区交通运输局"},
      // A long name alone.
      {"阿坝戴族羌族自治州水务局", "阿坝藏族羌族自治州水务局"},
      // Counties of old, directly governed ones, banners.
      {"淮安市洪津县水利局", "淮安市洪泽县水利局"},
      {"重庆市培陵区财政局", "重庆市涪陵区财政局"},
      {"鄂尔多斯市准恪尔旗教育体育局", "鄂尔多斯市准格尔旗教育体育局"},
      {"漯河市艺城区", "漯河市郾城区"},
  };
  for (const auto& [read, right] : examples) {
    INFO(read);
    CHECK(restored(read) == right);
    CHECK(restored(right).empty());
  }
}

TEST_CASE("a place that may be right is left alone") {
  const std::vector<std::string> examples = {
      // Known as they stand; bodies of the prefecture or province itself.
      "淮安市洪泽区水务局", "昆明市五华区财政局", "漯河市教育局", "河南省教育厅", "五华区财政局",
      "漯河市城区管理局",
      // A place of the same name elsewhere, and zones.
      "温州市新城区管理委员会", "佛山市高新区管理委员会", "长沙市望城新区管理委员会",
      "昆明市空港区管理委员会", "南京市江北新区管理委员会",
      // Several are like it, or none.
      "江苏省那江区水务局", "谭城区司法局", "澄南市石鼓县人民政府办公室", "固陵市民政局",
      "沅阳市东屏区医疗保障局", "洒河市芭城区教育局", "某某大学", "国家税务总局盐城市税务局", "市",
      "",
      // Nothing of the name is read.
      "长沙市甲乙区司法局"};
  for (const std::string& example : examples) {
    INFO(example);
    CHECK(restored(example).empty());
  }
}

TEST_CASE("the places of the build: a province, a prefecture, counties") {
  REQUIRE(built_in_place_files().size() == 1);
  std::string_view rest = built_in_place_files().front().text;
  std::size_t counties = 0;
  std::size_t line_number = 0;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string line(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    ++line_number;
    if (line.empty() || line.front() == '#') continue;
    INFO("line " << line_number);
    std::size_t names = 0;
    std::size_t begin = 0;
    while (begin <= line.size()) {
      const std::size_t tab = std::min(line.find('\t', begin), line.size());
      const std::u32string name = to_utf32(line.substr(begin, tab - begin));
      ++names;
      const std::u32string_view kinds = names == 1   ? U"省市区"
                                        : names == 2 ? U"市州盟区"
                                                     : U"市县区旗";
      const bool ends_so = !name.empty() && kinds.find(name.back()) != std::u32string_view::npos;
      CHECK((ends_so || (names == 2 && name.empty())));
      CHECK(std::all_of(name.begin(), name.end(), is_han));
      begin = tab + 1;
    }
    CHECK(names >= 2);
    counties += names - 2;
  }
  CHECK(counties > 3000);
}

}  // namespace gouji
