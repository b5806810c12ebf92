#include "normalize/radical.h"

#include <cstddef>
#include <string_view>

namespace gouji {

char32_t without_radical(char32_t character) {
  constexpr char32_t first = 0x2E80;
  // Unicode's EquivalentUnifiedIdeograph, in order of code points; U+2E9A is not assigned.
  constexpr std::u32string_view ideographs =
      U"冫厂乛乚乙亻冂几刀刂卜㔾小小兀尣尢尣巳幺彑彐忄㣺扌攵\u2E9A旡日"
      U"月歺母民氵氺灬爫爫丬牛犭王疋罒示礻竹糹纟罓罒罓罓罓羊羊羊耂"
      U"肀聿月臼艹艹艹虎衤覀西见角角讠贝足车辶辶辶阝钅長镸长门阜阝"
      U"雨青韦页风飞食飠飠饣首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟";
  static_assert(ideographs.size() == 0x2EF3 - first + 1);
  if (character < first || character > 0x2EF3) return character;
  return ideographs[static_cast<std::size_t>(character - first)];
}

}  // namespace gouji
