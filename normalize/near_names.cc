#include "normalize/near_names.h"

#include <algorithm>
#include <iterator>

namespace gouji {
namespace {

constexpr std::size_t most_names = 3;
constexpr double least_likeness = 0.5;
constexpr double most_behind = 0.15;  // a name that is less alike than the best by more is another

std::vector<std::uint16_t> pairs_of(std::string_view text) {
  std::vector<std::uint16_t> pairs;
  for (std::size_t i = 1; i < text.size(); ++i) {
    const unsigned first = static_cast<unsigned char>(text[i - 1]);
    const unsigned second = static_cast<unsigned char>(text[i]);
    pairs.push_back(static_cast<std::uint16_t>(first << 8U | second));
  }
  std::sort(pairs.begin(), pairs.end());
  return pairs;
}

// The last part of a path.
std::string_view file_of(std::string_view path) {
  const std::size_t slash = path.find_last_of('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

}  // namespace

NearNames::NearNames(std::string_view typed) : typed_(typed), pairs_(pairs_of(typed)) {}

void NearNames::consider(std::string_view name) {
  const std::vector<std::uint16_t> pairs = pairs_of(name);
  std::vector<std::uint16_t> shared;
  std::set_intersection(pairs.begin(), pairs.end(), pairs_.begin(), pairs_.end(),
                        std::back_inserter(shared));
  const std::size_t all = pairs.size() + pairs_.size();
  double likeness =
      all == 0 ? 0 : 2 * static_cast<double>(shared.size()) / static_cast<double>(all);
  if (!typed_.empty() && file_of(name) == file_of(typed_)) likeness = 1;
  if (likeness < least_likeness) return;
  const auto place = std::upper_bound(
      best_.begin(), best_.end(), likeness,
      [](double value, const Candidate& candidate) { return value > candidate.likeness; });
  best_.insert(place, {likeness, std::string(name)});
  if (best_.size() > most_names) best_.pop_back();
}

std::vector<std::string> NearNames::names() const {
  std::vector<std::string> names;
  for (const Candidate& candidate : best_) {
    if (candidate.likeness >= best_.front().likeness - most_behind) names.push_back(candidate.name);
  }
  return names;
}

Message near_names_message(const std::vector<std::string>& names) {
  Message message;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const bool last = i + 1 == names.size();
    message.zh += (i == 0 ? "" : "、") + names[i];
    message.en += (i == 0 ? "" : last ? " or " : ", ") + names[i];
  }
  if (names.empty()) return message;
  return {"；是否指 " + message.zh + "？", "; did you mean " + message.en + "?"};
}

}  // namespace gouji
