#include "schema/place_names.h"

#include <algorithm>
#include <cstddef>
#include <unordered_set>
#include <utility>
#include <vector>

#include "normalize/text.h"
#include "schema/built_in_texts.h"

namespace gouji {
namespace {

using View = std::u32string_view;

// 河南省 漯河市 郾城区, or its last two or its last alone: how the names of bodies begin.
struct PlacePath {
  std::u32string text;
  std::vector<std::size_t> ends;  // of its names in `text`
};

class KnownPlaces {
 public:
  KnownPlaces() {
    for (const BuiltInText& file : built_in_place_files()) {
      const std::u32string all = to_utf32(file.text);
      View rest = all;
      while (!rest.empty()) {
        const View line = take_until(rest, U'\n');
        if (!line.empty() && line.front() != U'#') add_line(line);
      }
    }
  }

  const std::vector<PlacePath>& paths() const { return paths_; }
  bool is_name(View name) const { return names_.contains(std::u32string(name)); }

 private:
  static View take_until(View& text, char32_t separator) {
    const std::size_t end = std::min(text.find(separator), text.size());
    const View taken = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return taken;
  }

  void add_line(View line) {
    const View province = take_until(line, U'\t');
    const View prefecture = take_until(line, U'\t');
    add_path({province});
    add_paths({province, prefecture});
    while (!line.empty()) add_paths({province, prefecture, take_until(line, U'\t')});
  }

  // The path and its ends of at least one name, as far as these are not there yet.
  void add_paths(std::vector<View> names) {
    std::erase(names, View());
    for (; !names.empty(); names.erase(names.begin())) {
      if (names.size() > 1 || names_.insert(std::u32string(names.front())).second) add_path(names);
    }
  }

  void add_path(const std::vector<View>& names) {
    PlacePath path;
    for (const View name : names) {
      path.text += name;
      path.ends.push_back(path.text.size());
    }
    paths_.push_back(std::move(path));
    // Bodies of a county leave out the prefecture as they like, and keep the province.
    if (names.size() == 3) add_path({names.front(), names.back()});
  }

  std::vector<PlacePath> paths_;
  std::unordered_set<std::u32string> names_;
};

const KnownPlaces& known_places() {
  static const KnownPlaces places;
  return places;
}

// 高新区, 经开区, 开发区, 滨江新区: bodies that no list of places has.
bool is_zone(View name) {
  constexpr View marks = U"新开发理园假税范验港业景库矿垦";
  return name.size() >= 2 && marks.find(name[name.size() - 2]) != View::npos;
}

// Can `read` be `name`, as long, with one character misread? Not with another last one (市, 区),
// with none of the others the same, or when it is a true name of its own.
bool is_misread(View read, View name, const KnownPlaces& places) {
  if (name.size() <= 2 || read.back() != name.back()) return false;
  std::size_t others = 0;
  for (std::size_t i = 0; i < name.size(); ++i) others += read[i] != name[i] ? 1 : 0;
  return others == 1 && !is_zone(read) && !places.is_name(read);
}

// Does `body` begin with all names of the path but one, and that one misread? A name alone is told
// by two characters besides the last: there are too many ?城区.
bool is_like(View body, const PlacePath& path, const KnownPlaces& places) {
  constexpr std::size_t shortest_alone = 4;
  if (body.size() < path.text.size()) return false;
  if (path.ends.size() == 1 && path.text.size() < shortest_alone) return false;
  std::size_t misread = 0;
  std::size_t begin = 0;
  for (const std::size_t end : path.ends) {
    const View read = body.substr(begin, end - begin);
    const View name = View(path.text).substr(begin, end - begin);
    begin = end;
    if (read == name) continue;
    if (++misread > 1 || !is_misread(read, name, places)) return false;
  }
  return misread == 1;
}

}  // namespace

std::optional<std::u32string> restore_place(View body) {
  const KnownPlaces& places = known_places();
  // What is known as it stands is kept, and only what follows it may be misread.
  std::size_t known = 0;
  for (const PlacePath& path : places.paths()) {
    if (body.starts_with(path.text)) known = std::max(known, path.text.size());
  }
  std::optional<std::u32string> like;
  for (const PlacePath& path : places.paths()) {
    const bool goes_on =
        path.text.size() > known && View(path.text).substr(0, known) == body.substr(0, known);
    if (!goes_on || !is_like(body, path, places)) continue;
    std::u32string restored = path.text + std::u32string(body.substr(path.text.size()));
    if (like && *like != restored) return std::nullopt;  // several
    like = std::move(restored);
  }
  return like;
}

}  // namespace gouji
