#include "dataset/body_match.h"

#include <algorithm>
#include <set>
#include <utility>

#include "dataset/csv_reader.h"
#include "normalize/text.h"

namespace gouji {
namespace {

constexpr std::u32string_view place_ends = U"省市州区县旗盟";

// What a body is known by before any judgement: the folded name.
struct Name {
  std::string printed;
  std::u32string folded;
  std::vector<int> reports;
  std::vector<int> members;       // reports of all names that are taken for this one, and its own
  std::set<std::string> regions;  // of the members
  std::set<std::string> hosts;
  int body = -1;  // another name, which this one is taken for
  MatchKind kind = MatchKind::exact;
};

std::string host_of(const std::string& url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string::npos) return {};
  const std::size_t begin = scheme + 3;
  return url.substr(begin, url.find_first_of("/:?#", begin) - begin);
}

std::u32string replaced(std::u32string text, std::u32string_view what, std::u32string_view by) {
  for (std::size_t at = 0; (at = text.find(what, at)) != std::u32string::npos; at += by.size()) {
    text.replace(at, what.size(), by);
  }
  return text;
}

// 洪泽区人民政府 says where it is, 水务局 does not: that could be anybody's.
bool names_a_place(std::u32string_view folded) {
  const std::size_t end = folded.find_first_of(U"省市州区县旗盟镇乡");
  if (end != std::u32string_view::npos && end >= 1) return true;
  const std::size_t street = folded.find(U"街道");
  return street != std::u32string_view::npos && street >= 1;
}

// Whether `full` is a place and then `part`: 淮安市 and 洪泽区人民政府.
bool adds_a_place(std::u32string_view full, std::u32string_view part) {
  if (full.size() < part.size() + 2) return false;
  const std::u32string_view front = full.substr(0, full.size() - part.size());
  return full.substr(front.size()) == part &&
         place_ends.find(front.back()) != std::u32string_view::npos;
}

bool meet(const std::set<std::string>& a, const std::set<std::string>& b) {
  return std::any_of(a.begin(), a.end(),
                     [&b](const std::string& each) { return b.count(each) > 0; });
}

class Matcher {
 public:
  Matcher(const Series& series, const Aliases& aliases) : series_(series) {
    for (const auto& [name, body] : aliases) aliases_[fold_to_utf32(name)] = body;
    collect();
  }

  BodyMatches run() {
    match_aliases();
    match_spellings();
    match_places();
    return gather();
  }

 private:
  void collect() {
    for (std::size_t i = 0; i < series_.reports.size(); ++i) {
      const YearReport& report = series_.reports[i];
      Name& name = names_[name_index(report.agency)];
      name.reports.push_back(static_cast<int>(i));
      name.members.push_back(static_cast<int>(i));
      if (!report.region.empty()) name.regions.insert(fold(report.region));
      if (const std::string host = host_of(report.url); !host.empty()) name.hosts.insert(host);
    }
  }

  std::size_t name_index(const std::string& printed) {
    std::u32string folded = fold_to_utf32(printed);
    const auto [found, added] = by_folded_.emplace(folded, names_.size());
    if (added) {
      names_.emplace_back();
      names_.back().printed = printed;
      names_.back().folded = std::move(folded);
    }
    return found->second;
  }

  void match_aliases() {
    const std::size_t count = names_.size();
    for (std::size_t i = 0; i < count; ++i) {
      const auto alias = aliases_.find(names_[i].folded);
      if (alias == aliases_.end()) continue;
      const std::size_t body = name_index(alias->second);
      if (body != i) take_for(i, body, MatchKind::alias);
    }
  }

  void match_spellings() {
    std::map<std::u32string, std::size_t> spellings;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      const auto [first, added] =
          spellings.emplace(replaced(names_[i].folded, U"人民政府", U"政府"), i);
      if (added || names_[i].body >= 0) continue;
      // The longer spelling is the official one.
      std::size_t other = first->second;
      std::size_t own = i;
      if (names_[own].folded.size() > names_[other].folded.size()) std::swap(own, other);
      if (names_[own].body < 0) take_for(own, other, MatchKind::spelling);
      first->second = other;
    }
  }

  // Only names that end alike can differ by a place in front: sorted by their reverse, all that end
  // with a name stand directly behind it.
  void match_places() {
    std::vector<std::pair<std::u32string, std::size_t>> reversed;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      reversed.emplace_back(std::u32string(names_[i].folded.rbegin(), names_[i].folded.rend()), i);
    }
    std::sort(reversed.begin(), reversed.end());
    // The longest first, so that what a short name finds has found its own body.
    for (std::size_t at = reversed.size(); at-- > 0;) {
      const auto& [backwards, own] = reversed[at];
      if (names_[own].body >= 0 || !names_a_place(names_[own].folded)) continue;
      std::vector<std::size_t> bodies;
      for (std::size_t next = at + 1; next < reversed.size(); ++next) {
        if (reversed[next].first.compare(0, backwards.size(), backwards) != 0) break;
        const std::size_t other = reversed[next].second;
        if (adds_a_place(names_[other].folded, names_[own].folded)) bodies.push_back(root(other));
      }
      std::sort(bodies.begin(), bodies.end());
      bodies.erase(std::unique(bodies.begin(), bodies.end()), bodies.end());
      choose_place(own, bodies);
    }
  }

  void choose_place(std::size_t own, const std::vector<std::size_t>& bodies) {
    const auto only = [&bodies](const auto& fits) {
      const auto first = std::find_if(bodies.begin(), bodies.end(), fits);
      if (first == bodies.end()) return -1;
      return std::find_if(first + 1, bodies.end(), fits) == bodies.end() ? static_cast<int>(*first)
                                                                         : -1;
    };
    const Name& name = names_[own];
    const int by_region = only([&](std::size_t body) { return is_in_region(name, names_[body]); });
    if (by_region >= 0) return take(own, by_region, MatchKind::region);
    const int by_url = only([&](std::size_t body) { return meet(name.hosts, names_[body].hosts); });
    if (by_url >= 0) return take(own, by_url, MatchKind::url);
    if (bodies.size() == 1) take(own, static_cast<int>(bodies.front()), MatchKind::place);
  }

  // The region of the manifest is the place that the name leaves out: 江苏省淮安市 has 淮安市.
  static bool is_in_region(const Name& name, const Name& body) {
    const std::u32string front = body.folded.substr(0, body.folded.size() - name.folded.size());
    return std::any_of(name.regions.begin(), name.regions.end(), [&](const std::string& region) {
      const std::u32string place = to_utf32(region);
      return place.find(front) != std::u32string::npos || front.find(place) != std::u32string::npos;
    });
  }

  // Regions or figures that say otherwise: two reports of one year that are not the same.
  bool contradicts(const Name& name, const Name& body) const {
    if (!name.regions.empty() && !body.regions.empty() && !meet(name.regions, body.regions)) {
      return true;
    }
    for (const int own : name.members) {
      for (const int other : body.members) {
        const YearReport& a = series_.reports[static_cast<std::size_t>(own)];
        const YearReport& b = series_.reports[static_cast<std::size_t>(other)];
        if (a.year == b.year && !states_the_same(a, b)) return true;
      }
    }
    return false;
  }

  static bool states_the_same(const YearReport& a, const YearReport& b) {
    return std::equal(a.figures.begin(), a.figures.end(), b.figures.begin(),
                      [](const YearFigure& x, const YearFigure& y) { return x.value == y.value; });
  }

  void take(std::size_t own, int body, MatchKind kind) {
    const auto chosen = static_cast<std::size_t>(body);
    if (!contradicts(names_[own], names_[chosen])) take_for(own, chosen, kind);
  }

  void take_for(std::size_t own, std::size_t body, MatchKind kind) {
    const std::size_t last = root(body);
    if (last == own) return;
    Name& name = names_[own];
    Name& chosen = names_[last];
    name.body = static_cast<int>(last);
    name.kind = kind;
    chosen.members.insert(chosen.members.end(), name.members.begin(), name.members.end());
    chosen.regions.insert(name.regions.begin(), name.regions.end());
    chosen.hosts.insert(name.hosts.begin(), name.hosts.end());
  }

  std::size_t root(std::size_t name) const {
    for (std::size_t steps = 0; names_[name].body >= 0 && steps < names_.size(); ++steps) {
      name = static_cast<std::size_t>(names_[name].body);
    }
    return name;
  }

  BodyMatches gather() {
    std::map<std::size_t, Body> bodies;
    BodyMatches matches;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      const Name& name = names_[i];
      if (name.reports.empty()) continue;
      const std::size_t last = root(i);
      Body& body = bodies[last];
      body.name = names_[last].printed;
      for (const int report : name.reports) {
        body.reports.push_back(report);
        body.kinds.push_back(name.kind);
      }
      if (name.kind == MatchKind::exact) continue;
      matches.inexact.push_back(
          {name.printed, body.name, name.kind, static_cast<int>(name.reports.size())});
    }
    for (auto& [index, body] : bodies) {
      sort_by_year(body);
      matches.bodies.push_back(std::move(body));
    }
    std::sort(matches.bodies.begin(), matches.bodies.end(),
              [](const Body& a, const Body& b) { return a.name < b.name; });
    std::sort(matches.inexact.begin(), matches.inexact.end(),
              [](const NameMatch& a, const NameMatch& b) { return a.agency < b.agency; });
    return matches;
  }

  void sort_by_year(Body& body) const {
    std::vector<std::pair<int, MatchKind>> reports;
    for (std::size_t i = 0; i < body.reports.size(); ++i) {
      reports.emplace_back(body.reports[i], body.kinds[i]);
    }
    std::sort(reports.begin(), reports.end(), [this](const auto& a, const auto& b) {
      const int year_a = series_.reports[static_cast<std::size_t>(a.first)].year;
      const int year_b = series_.reports[static_cast<std::size_t>(b.first)].year;
      return std::pair(year_a, a.first) < std::pair(year_b, b.first);
    });
    for (std::size_t i = 0; i < reports.size(); ++i) {
      body.reports[i] = reports[i].first;
      body.kinds[i] = reports[i].second;
    }
  }

  const Series& series_;
  std::map<std::u32string, std::string> aliases_;
  std::vector<Name> names_;
  std::map<std::u32string, std::size_t> by_folded_;
};

}  // namespace

BodyMatches match_bodies(const Series& series, const Aliases& aliases) {
  return Matcher(series, aliases).run();
}

Result<Aliases> read_aliases(std::string_view bytes, const std::string& name) {
  const Result<std::vector<CsvRow>> rows = read_csv(bytes, name);
  if (!rows) return tl::unexpected(rows.error());
  const auto column = [&rows](const char* wanted) -> std::size_t {
    if (rows->empty()) return 0;
    const auto& header = rows->front().values;
    return static_cast<std::size_t>(std::find(header.begin(), header.end(), wanted) -
                                    header.begin());
  };
  const std::size_t from = column("name");
  const std::size_t to = column("body");
  if (rows->empty() || std::max(from, to) >= rows->front().values.size()) {
    return failure(name + "：第一行须有 name 和 body 两列",
                   name + ": the first line must name the columns name and body");
  }
  Aliases aliases;
  for (std::size_t i = 1; i < rows->size(); ++i) {
    const CsvRow& row = (*rows)[i];
    const std::string place = name + ":" + std::to_string(row.line) + ": ";
    if (std::max(from, to) >= row.values.size() || row.values[from].empty() ||
        row.values[to].empty()) {
      return failure(place + "name 和 body 都不能为空", place + "name and body must not be empty");
    }
    const auto [known, added] = aliases.emplace(row.values[from], row.values[to]);
    if (!added && known->second != row.values[to]) {
      return failure(place + row.values[from] + " 已有另一个 body，请删去其一",
                     place + row.values[from] + " has another body already; remove one of them");
    }
  }
  return aliases;
}

std::string name_of(MatchKind kind) {
  switch (kind) {
    case MatchKind::exact:
      return "exact";
    case MatchKind::alias:
      return "alias";
    case MatchKind::spelling:
      return "spelling";
    case MatchKind::place:
      return "place";
    case MatchKind::region:
      return "region";
    case MatchKind::url:
      return "url";
  }
  return {};
}

}  // namespace gouji
