#include "extract/html_tree.h"

#include <algorithm>

namespace gouji {
namespace {

constexpr std::size_t most_path_steps = 40;

}  // namespace

std::string_view HtmlTree::text(const HtmlNode& node) const {
  return std::string_view(arena).substr(node.first, node.count);
}

std::string_view HtmlTree::attribute(const HtmlNode& node, HtmlAttribute id) const {
  if (node.tag == HtmlTag::text) return {};
  for (std::uint32_t at = node.first; at < node.first + node.count; ++at) {
    if (attributes[at].id == id) {
      return std::string_view(arena).substr(attributes[at].first, attributes[at].count);
    }
  }
  return {};
}

bool HtmlTree::has_attribute(const HtmlNode& node, HtmlAttribute id) const {
  if (node.tag == HtmlTag::text) return false;
  const auto begin = attributes.begin() + node.first;
  return std::any_of(begin, begin + node.count,
                     [id](const Attribute& attribute) { return attribute.id == id; });
}

std::string HtmlTree::path(int node) const {
  std::vector<int> steps;
  while (node > 0) {
    steps.push_back(node);
    node = nodes[static_cast<std::size_t>(node)].parent;
  }
  std::string path;
  if (steps.size() > most_path_steps) {
    steps.resize(most_path_steps);
    path = "…";
  }
  for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
    const HtmlNode& at = nodes[static_cast<std::size_t>(*step)];
    path += '/';
    path += names[at.name];
    if (at.tag != HtmlTag::html && at.tag != HtmlTag::body && at.tag != HtmlTag::head) {
      path += '[' + std::to_string(at.ordinal) + ']';
    }
  }
  return path;
}

std::string HtmlTree::dump() const {
  std::string out;
  std::vector<int> depths(nodes.size(), 0);
  for (std::size_t index = 1; index < nodes.size(); ++index) {
    const HtmlNode& node = nodes[index];
    depths[index] = depths[static_cast<std::size_t>(node.parent)] + 1;
    out.append(static_cast<std::size_t>(depths[index] - 1), ' ');
    out += node.tag == HtmlTag::text ? '"' + std::string(text(node)) + '"' : names[node.name];
    out += '\n';
  }
  return out;
}

}  // namespace gouji
