#include "extract/glyph_trust.h"

#include <catch2/catch.hpp>
#include <string>

namespace gouji {
namespace {

struct Case {
  const char* name;
  std::u32string characters;
  bool has_unicode;
  bool doubtful;
};

TEST_CASE("fonts that tell the truth and fonts that do not") {
  const Case cases[] = {
      {"a Chinese text font", U"广州市海珠区人民政府办公室2021年（一），。“”", true, false},
      {"digits", U"0123456789.", false, false},
      {"a bullet beside text", U"•依法行政，主动公开政府信息", true, false},
      {"digits turned into letters nobody types", U"ÿĀāĂăĄ规章行政许可", true, true},
      {"codes in the order of first use", U"!\"#$%&'()*+,-./0123", false, true},
      {"a page of marks", U"Œ•BCD‰JØKLE»", false, true},
      {"private use", U"\uE001\uE002\uE003", true, true},
      {"labels turned into dingbats", U"✁✂✄☎✆✝✖✗✘✙✚0123456789", true, true},
      {"ticks, crosses and figures in circles", U"✓✔✗❶❷政府信息公开", true, false},
      {"one character without meaning", U"\uFFFD", false, true},
      {"an e-mail address", U"abc@gov.cn政府信息公开电话地址邮编联系人", true, false},
      {"an address with two rare signs", U"0123 xxgk_bgs@163.com", true, false},
      {"a web address", U"0123 http://www.gov.cn/a.php?id=1&m=2", true, false},
      {"an @ in no address", U"0123 a@b_c 4567", true, true},
      {"signs in the order of first use around an @", U"=>?@AB.CD", true, true},
      {"masked names where digits make years", U"2023年，张** 、2024年 # 注", true, false},
      {"signs beside digits all the same", U"2023年，2024年 3* 5#7", true, true},
      {"signs without years", U"203 张** # 注", true, true},
      {"other letters for all the years", U"2023年、2024年 Ăă", true, true},
      {"nothing drawn", U"", true, false},
  };
  for (const Case& test : cases) {
    INFO(test.name);
    GlyphTrust trust;
    const int font = trust.add_font(test.has_unicode);
    for (const char32_t character : test.characters) trust.add_character(font, character);
    trust.end_page();
    CHECK(trust.is_doubtful(font) == test.doubtful);
  }
  CHECK_FALSE(GlyphTrust().is_doubtful(-1));
}

}  // namespace
}  // namespace gouji
