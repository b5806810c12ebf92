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
      {"nothing drawn", U"", true, false},
  };
  for (const Case& test : cases) {
    INFO(test.name);
    GlyphTrust trust;
    const int font = trust.add_font(test.has_unicode);
    for (const char32_t character : test.characters) trust.add_character(font, character);
    CHECK(trust.is_doubtful(font) == test.doubtful);
  }
  CHECK_FALSE(GlyphTrust().is_doubtful(-1));
}

}  // namespace
}  // namespace gouji
