// Which reports are of one body. Names differ from year to year: 洪泽区人民政府 is
// 淮安市洪泽区人民政府 when nothing contradicts it. Whatever was not taken word by word is listed,
// for a person to agree with or to put right in an aliases file.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "dataset/series.h"

namespace gouji {

// name → the name it is to be taken for.
using Aliases = std::map<std::string, std::string>;

// A CSV file with the columns `name` and `body`. Fails on a missing column, on an empty value and
// on a name that is given two bodies, with the line.
Result<Aliases> read_aliases(std::string_view bytes, const std::string& name);

enum class MatchKind {
  exact,     // the same name, spaces, width and 繁简 aside
  alias,     // by the aliases file
  spelling,  // 政府 for 人民政府
  place,     // a place in front that the other leaves out, and only one body could be meant
  region,    // of several, the one that the manifest's region names
  url,       // of several, the one whose reports came from the same host
};

struct NameMatch {
  std::string agency;  // as printed
  std::string body;
  MatchKind kind = MatchKind::exact;
  int reports = 0;
};

struct Body {
  std::string name;
  std::vector<int> reports;  // into the series, by year, then source
  std::vector<MatchKind> kinds;
};

struct BodyMatches {
  std::vector<Body> bodies;        // by name
  std::vector<NameMatch> inexact;  // by agency; those that are not exact
};

BodyMatches match_bodies(const Series& series, const Aliases& aliases);

std::string name_of(MatchKind kind);  // "exact", "alias", ...

}  // namespace gouji
