#include "schema/required_words.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace gouji {
namespace {

using Words = std::vector<std::string>;

// What was understood of an expression.
struct Required {
  std::vector<Words> sets;
  bool is_exact = false;  // one set, and each of its words matches
  bool is_known = true;   // false: written in a way that says nothing
};

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  Required parse() {
    Required required = parse_alternatives();
    if (at_ < text_.size() || !is_known_) return {{}, false, false};
    return required;
  }

 private:
  bool is_at(char sign) const { return at_ < text_.size() && text_[at_] == sign; }

  // Until the end, or the bracket that closes the group.
  Required parse_alternatives() {
    Required all = parse_sequence();
    if (!is_at('|')) return all;
    Words any;  // one word of it is in whatever matches
    bool is_exact = true;
    bool is_empty = false;
    const auto add = [&](const Required& one) {
      is_exact = is_exact && one.is_exact;
      const auto best = std::max_element(
          one.sets.begin(), one.sets.end(),
          [](const Words& a, const Words& b) { return shortest(a) < shortest(b); });
      if (best == one.sets.end()) {
        is_empty = true;
      } else {
        any.insert(any.end(), best->begin(), best->end());
      }
    };
    add(all);
    while (is_at('|')) {
      ++at_;
      add(parse_sequence());
    }
    if (is_empty) return {};
    return {{std::move(any)}, is_exact, true};
  }

  static std::size_t shortest(const Words& words) {
    std::size_t length = words.front().size();
    for (const std::string& word : words) length = std::min(length, word.size());
    return length;
  }

  Required parse_sequence() {
    Required sequence;
    std::string word;
    bool is_plain = true;  // nothing but characters
    const auto end_word = [&] {
      if (!word.empty()) sequence.sets.push_back({std::exchange(word, "")});
    };
    while (at_ < text_.size() && text_[at_] != '|' && text_[at_] != ')') {
      if (text_[at_] == '(') {
        is_plain = false;
        end_word();
        Required group = parse_group();
        if (parse_repeat() == Repeat::maybe_none) continue;
        for (Words& words : group.sets) sequence.sets.push_back(std::move(words));
        continue;
      }
      const std::string_view character = take_character();
      const Repeat repeat = parse_repeat();
      if (character.empty() || repeat == Repeat::maybe_none) {
        is_plain = false;
        end_word();
        continue;
      }
      word += character;
      if (repeat == Repeat::some) {
        is_plain = false;
        end_word();
      }
    }
    end_word();
    sequence.is_exact = is_plain && sequence.sets.size() == 1;
    return sequence;
  }

  Required parse_group() {
    ++at_;
    if (is_at('?')) {
      if (text_.substr(at_, 2) != "?:") is_known_ = false;  // flags, or a name
      at_ += 2;
    }
    constexpr int deepest = 50;
    if (++depth_ > deepest) {
      is_known_ = false;
      at_ = text_.size();
      return {};
    }
    Required group = parse_alternatives();
    --depth_;
    if (!is_at(')')) {
      is_known_ = false;
      return {};
    }
    ++at_;
    return group;
  }

  enum class Repeat { once, some, maybe_none };

  Repeat parse_repeat() {
    Repeat repeat = Repeat::once;
    while (at_ < text_.size()) {
      const char sign = text_[at_];
      if (sign == '+') {
        if (repeat == Repeat::once) repeat = Repeat::some;
      } else if (sign == '?' || sign == '*') {
        repeat = Repeat::maybe_none;
      } else if (sign == '{') {
        repeat = Repeat::maybe_none;
        at_ = std::min(text_.find('}', at_), text_.size() - 1);
      } else {
        break;
      }
      ++at_;
    }
    return repeat;
  }

  // Nothing where the next sign stands for something else than itself.
  std::string_view take_character() {
    const std::size_t begin = at_++;
    switch (text_[begin]) {
      case '.':
      case '^':
      case '$':
        return {};
      case '\\':
      case '*':
      case '+':
      case '?':
      case '{':
        is_known_ = false;
        return {};
      case '[':
        skip_class();
        return {};
      default:
        break;
    }
    constexpr auto is_inside = [](char byte) {
      return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
    };
    while (at_ < text_.size() && is_inside(text_[at_])) ++at_;
    return text_.substr(begin, at_ - begin);
  }

  void skip_class() {
    if (is_at('^')) ++at_;
    if (is_at(']')) ++at_;
    const std::size_t end = text_.find(']', at_);
    if (end == std::string_view::npos ||
        text_.substr(at_, end - at_).find_first_of("[\\") != std::string_view::npos) {
      is_known_ = false;  // a class of a name, or an escape
      at_ = text_.size();
      return;
    }
    at_ = end + 1;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  int depth_ = 0;
  bool is_known_ = true;
};

}  // namespace

RequiredWords::RequiredWords(std::string_view expression) {
  Required required = Parser(expression).parse();
  sets_ = std::move(required.sets);
  is_exact_ = required.is_known && required.is_exact;
}

bool RequiredWords::may_match(std::string_view text) const {
  return std::all_of(sets_.begin(), sets_.end(), [text](const Words& words) {
    return std::any_of(words.begin(), words.end(), [text](const std::string& word) {
      return text.find(word) != std::string_view::npos;
    });
  });
}

}  // namespace gouji
