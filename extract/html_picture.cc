#include "extract/html_picture.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

#include "normalize/text.h"
namespace gouji {
namespace {

constexpr int spacer_pixels = 3;
constexpr int icon_pixels = 100;  // no statutory table can be read that small

// 0 when not stated in pixels.
int pixels(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool percent = end != text.data() + text.size() && *end == '%';
  return error == std::errc{} && !percent && value > 0 ? value : 0;
}

bool names_furniture(std::string_view text) {
  static constexpr std::array<std::string_view, 14> words = {
      "logo",  "icon", "qrcode", "ewm",  "share",  "weixin", "wechat",
      "weibo", "btn",  "beian",  "dzjg", "banner", "arrow",  "spacer"};
  const std::string lower = lower_ascii(text);
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return lower.find(word) != std::string::npos; });
}

}  // namespace

HtmlPicture read_picture(const HtmlTree& tree, int node) {
  const HtmlNode& image = tree.nodes[static_cast<std::size_t>(node)];
  const std::string_view source = tree.attribute(image, HtmlAttribute::source);
  const std::string_view alternative = tree.attribute(image, HtmlAttribute::alternative);
  HtmlPicture picture;
  if (source.starts_with("data:")) {
    picture.name = alternative.empty() ? std::string(source.substr(0, source.find_first_of(";,")))
                                       : std::string(alternative);
  } else {
    std::string_view path = source.substr(0, source.find_first_of("?#"));
    const std::size_t slash = path.find_last_of("/\\");
    if (slash != std::string_view::npos) path.remove_prefix(slash + 1);
    picture.name = path.empty() ? std::string(alternative) : std::string(path);
  }
  const int width = pixels(tree.attribute(image, HtmlAttribute::width));
  const int height = pixels(tree.attribute(image, HtmlAttribute::height));
  const auto stated_within = [](int size, int limit) { return size > 0 && size <= limit; };
  picture.is_spacer =
      stated_within(width, spacer_pixels) || stated_within(height, spacer_pixels) || source.empty();
  picture.is_icon = (width + height > 0 && width <= icon_pixels && height <= icon_pixels) ||
                    names_furniture(picture.name) ||
                    names_furniture(tree.attribute(image, HtmlAttribute::classes)) ||
                    names_furniture(tree.attribute(image, HtmlAttribute::id));
  return picture;
}

}  // namespace gouji
