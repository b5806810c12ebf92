// JSON for people and programs, written as it comes: two spaces for each level, every member and
// element on a line of its own. A tree of values, made first and written then, took a tenth of the
// instructions of a whole run over one report; one text of 160 kB, written at the end, a
// twentieth of the memory that such a run touches.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gouji {

class JsonWriter {
 public:
  // Hands over what is written, piece by piece.
  using Sink = std::function<void(std::string_view)>;
  explicit JsonWriter(Sink sink) : sink_(std::move(sink)) {}

  void begin_object() { begin('{'); }
  void begin_array() { begin('['); }
  void end();  // of what was begun last

  // The name of the next value, in an object. It and texts must be UTF-8 (file_text).
  JsonWriter& key(std::string_view name);

  void value(std::string_view text);
  void value(const char* text) { value(std::string_view(text)); }
  void value(bool flag);
  void value(std::int64_t number);

  template <typename Value>
  void member(std::string_view name, const Value& content) {
    key(name).value(content);
  }

  // Ends the last line and hands over the rest. To be called behind the last end().
  void finish();

 private:
  struct Level {
    char bracket = '{';
    bool is_empty = true;
  };
  void begin(char bracket);
  void begin_value();
  void new_line();
  void quote(std::string_view text);

  Sink sink_;
  std::string out_;  // not yet handed over
  std::vector<Level> levels_;
  bool has_key_ = false;
};

}  // namespace gouji
