#include "extract/html_style.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <optional>

#include "normalize/text.h"

namespace gouji {
namespace {

std::string_view strip(std::string_view text) {
  const auto blank = [](char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

bool equals(std::string_view text, std::string_view lower_case) {
  return text.size() == lower_case.size() &&
         std::equal(text.begin(), text.end(), lower_case.begin(), [](char a, char b) {
           return std::tolower(static_cast<unsigned char>(a)) == b;
         });
}

bool begins(std::string_view text, std::string_view lower_case) {
  return text.size() >= lower_case.size() && equals(text.substr(0, lower_case.size()), lower_case);
}

struct Length {
  double number = 0;
  bool is_relative = false;  // times a font size, else points
};

// A number and the unit behind it.
struct Measure {
  double number = 0;
  std::string_view unit;
};

std::optional<Measure> read_measure(std::string_view value) {
  Measure measure;
  const auto [end, error] =
      std::from_chars(value.data(), value.data() + value.size(), measure.number);
  if (error != std::errc{} || !(measure.number >= -1000 && measure.number <= 1000)) {
    return std::nullopt;
  }
  measure.unit = strip(value.substr(static_cast<std::size_t>(end - value.data())));
  return measure;
}

std::optional<Length> length_of(const Measure& measure) {
  const auto& [number, unit] = measure;
  if (begins(unit, "pt")) return Length{number};
  if (begins(unit, "px")) return Length{number * 0.75};
  if (begins(unit, "em")) return Length{number, true};
  if (begins(unit, "%")) return Length{number / 100, true};
  if (unit.empty() && number == 0) return Length{};
  return std::nullopt;
}

// The same and what stands in for it where text is moved, not sized.
std::optional<Length> shift_of(const Measure& measure) {
  const auto& [number, unit] = measure;
  if (begins(unit, "rem")) return Length{number * 12};
  if (begins(unit, "ex") || begins(unit, "ch")) return Length{number / 2, true};
  if (begins(unit, "mm")) return Length{number * 72 / 25.4};
  if (begins(unit, "cm")) return Length{number * 72 / 2.54};
  if (begins(unit, "in")) return Length{number * 72};
  return length_of(measure);
}

void read_size(std::string_view value, HtmlStyle& style) {
  const std::optional<Measure> measure = read_measure(value);
  const std::optional<Length> length = measure ? length_of(*measure) : std::nullopt;
  if (!length || length->number < 0) return;
  (length->is_relative ? style.relative_size : style.size) = length->number;
}

// `direction` is -1 where a positive length moves downwards.
void read_lift(std::string_view value, int direction, HtmlStyle& style) {
  const std::optional<Measure> measure = read_measure(value);
  const std::optional<Length> length = measure ? shift_of(*measure) : std::nullopt;
  if (!length) return;
  (length->is_relative ? style.relative_lift : style.lift) = length->number * direction;
}

// Of `background` too, whose first word may be the colour.
bool is_backed(std::string_view value) {
  return !value.empty() && !is_white(value) && !begins(value, "none") &&
         !begins(value, "transparent") && !begins(value, "white") && !begins(value, "inherit") &&
         !begins(value, "initial");
}

void read_declaration(std::string_view name, std::string_view value, HtmlStyle& style) {
  if (equals(name, "display")) {
    style.hidden = begins(value, "none");
    style.block = begins(value, "block") || begins(value, "flex") || begins(value, "grid") ||
                  begins(value, "table") || begins(value, "list-item");
    style.lays_out = begins(value, "flex") || begins(value, "grid") ||
                     begins(value, "inline-flex") || begins(value, "inline-grid");
  } else if (equals(name, "color")) {
    style.faint = is_white(value);
    style.clear = style.clear || equals(value, "transparent");
  } else if (equals(name, "background") || equals(name, "background-color")) {
    style.backed = is_backed(value);
  } else if (equals(name, "opacity")) {
    double opacity = 1;
    std::from_chars(value.data(), value.data() + value.size(), opacity);
    style.clear = style.clear || opacity == 0;
  } else if (equals(name, "visibility")) {
    style.invisible = begins(value, "hidden") || begins(value, "collapse");
    style.visible = begins(value, "visible");
  } else if (equals(name, "font-size")) {
    read_size(value, style);
  } else if (equals(name, "text-align")) {
    style.centred = begins(value, "center");
  } else if (equals(name, "text-decoration") || equals(name, "text-decoration-line")) {
    style.struck = value.find("line-through") != std::string_view::npos;
  } else if (equals(name, "vertical-align")) {
    style.raised = begins(value, "super") || begins(value, "sub") || begins(value, "text-top") ||
                   begins(value, "text-bottom") || begins(value, "top");
    read_lift(value, 1, style);
  } else if (equals(name, "mso-text-raise")) {
    read_lift(value, 1, style);
  } else if (equals(name, "white-space")) {
    style.keeps_lines = begins(value, "pre") || begins(value, "break-spaces");
  } else if (equals(name, "mso-hide")) {
    style.hidden = style.hidden || begins(value, "all");
  }
}

void add_raising(const HtmlStyle& more, HtmlStyle& style) {
  style.raised = style.raised || more.raised;
  if (more.lift != 0) style.lift = more.lift;
  if (more.relative_lift != 0) style.relative_lift = more.relative_lift;
}

bool raises(const HtmlStyle& style) {
  return style.raised || style.lift != 0 || style.relative_lift != 0;
}

// What `more` says, said of `style` too; of sizes only that there is none to see.
void add_style(const HtmlStyle& more, HtmlStyle& style) {
  style.hidden = style.hidden || more.hidden;
  style.invisible = style.invisible || more.invisible;
  style.clear = style.clear || more.clear;
  style.faint = style.faint || more.faint;
  style.backed = style.backed || more.backed;
  style.block = style.block || more.block;
  style.lays_out = style.lays_out || more.lays_out;
  style.struck = style.struck || more.struck;
  if (more.size == 0) style.size = 0;
  add_raising(more, style);
}

}  // namespace

bool is_white(std::string_view colour) {
  if (begins(colour, "#")) {
    return (colour.size() == 4 || colour.size() == 7) &&
           std::all_of(colour.begin() + 1, colour.end(),
                       [](char c) { return c == 'f' || c == 'F'; });
  }
  if (begins(colour, "rgb")) {
    std::string digits;
    for (char c : colour) {
      if (std::isdigit(static_cast<unsigned char>(c)) != 0) digits += c;
    }
    return digits.starts_with("255255255");
  }
  return equals(colour, "white");
}

HtmlStyle read_declarations(std::string_view css) {
  HtmlStyle style;
  HtmlStyle moved;  // where to, if anything is
  bool moves = false;
  while (!css.empty()) {
    const std::size_t end = std::min(css.find(';'), css.size());
    const std::string_view declaration = css.substr(0, end);
    css.remove_prefix(std::min(end + 1, css.size()));
    const std::size_t colon = declaration.find(':');
    if (colon == std::string_view::npos) continue;
    const std::string_view name = strip(declaration.substr(0, colon));
    const std::string_view value = strip(declaration.substr(colon + 1));
    if (equals(name, "position")) {
      moves = begins(value, "relative");
    } else if (equals(name, "top")) {
      read_lift(value, -1, moved);
    } else if (equals(name, "bottom")) {
      read_lift(value, 1, moved);
    } else {
      read_declaration(name, value, style);
    }
  }
  if (moves) add_raising(moved, style);
  return style;
}

void HtmlStyleSheet::add(std::string_view css) {
  std::string text;  // without comments
  for (std::size_t at = 0; at < css.size();) {
    const std::size_t open = std::min(css.find("/*", at), css.size());
    text += css.substr(at, open - at);
    const std::size_t close = css.find("*/", open);
    at = close == std::string_view::npos ? css.size() : close + 2;
  }
  std::string_view rest = text;
  while (!rest.empty()) {
    const std::size_t open = rest.find('{');
    if (open == std::string_view::npos) return;
    std::string_view selectors = strip(rest.substr(0, open));
    if (selectors.starts_with("<!--")) selectors = strip(selectors.substr(4));
    // To the closing brace; a rule of rules (@media) as a whole.
    std::size_t close = open + 1;
    for (int depth = 1; close < rest.size() && depth > 0; ++close) {
      if (rest[close] == '{') ++depth;
      if (rest[close] == '}') --depth;
    }
    const std::string_view body = rest.substr(open + 1, close - open - 1);
    rest.remove_prefix(close);
    if (selectors.starts_with('@')) continue;
    const HtmlStyle style = read_declarations(body.substr(0, body.find('}')));
    const bool any = style.hidden || style.invisible || style.clear || style.faint ||
                     style.backed || style.block || style.lays_out || style.struck ||
                     style.size == 0 || raises(style);
    if (!any) continue;
    while (!selectors.empty()) {
      const std::size_t end = std::min(selectors.find(','), selectors.size());
      const std::string_view selector = strip(selectors.substr(0, end));
      selectors.remove_prefix(std::min(end + 1, selectors.size()));
      add_rule(selector, style);
    }
  }
}

void HtmlStyleSheet::add_rule(std::string_view selector, const HtmlStyle& style) {
  const std::size_t before = selector.find_last_of(" \t\n\r\f>+~");
  const bool is_whole = before == std::string_view::npos;
  if (!is_whole) selector.remove_prefix(before + 1);
  if (selector.find_first_of(":[*") != std::string_view::npos) return;
  const std::size_t mark = std::min(selector.find_first_of(".#"), selector.size());
  // Of several classes (.a.b) the last stands for all.
  const std::size_t last = mark < selector.size() ? selector.find_last_of(".#") : mark;
  const std::string_view rest = selector.substr(last);
  if (rest.size() == 1 || selector.empty()) return;
  const std::string key = lower_ascii(selector.substr(0, mark)) + std::string(rest);
  if (is_whole && last == mark && !rest.empty()) {
    HtmlStyle& rule = rules_[key];
    if (style.block) rule.hidden = false;  // a later rule shows it again
    add_style(style, rule);
  } else if (raises(style)) {
    add_raising(style, rules_[key]);
  }
}

void HtmlStyleSheet::merge(std::string_view tag, std::string_view rest, HtmlStyle& style) const {
  const auto general = rules_.find(std::string(rest));
  if (general != rules_.end()) add_style(general->second, style);
  const auto special = rules_.find(std::string(tag).append(rest));
  if (special == rules_.end()) return;
  if (special->second.block) style.hidden = false;
  add_style(special->second, style);
}

HtmlStyle HtmlStyleSheet::read(std::string_view tag, std::string_view classes,
                               std::string_view id) const {
  HtmlStyle style;
  if (rules_.empty()) return style;
  const auto of_tag = rules_.find(std::string(tag));
  if (of_tag != rules_.end()) add_style(of_tag->second, style);
  if (!id.empty()) merge(tag, "#" + std::string(id), style);
  while (!classes.empty()) {
    const std::size_t end = std::min(classes.find_first_of(" \t\n\r\f"), classes.size());
    if (end > 0) merge(tag, "." + std::string(classes.substr(0, end)), style);
    classes.remove_prefix(std::min(end + 1, classes.size()));
  }
  return style;
}

const HtmlStyle& HtmlStyleCache::read(std::string_view css) {
  const auto [found, inserted] = known_.try_emplace(css);
  if (inserted) found->second = read_declarations(css);
  return found->second;
}

}  // namespace gouji
