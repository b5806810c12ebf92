#include "extract/html_metadata.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "extract/flow_text.h"
#include "normalize/text.h"

namespace gouji {
namespace {

constexpr std::size_t most_key_bytes = 40;
constexpr std::size_t most_name_bytes = 180;
constexpr int most_metadata_rows = 12;

struct Key {
  std::string_view name;
  int rank;  // the lower, the surer that the value is the publisher
};

constexpr std::array<Key, 16> publisher_keys = {{{"发布机构", 0},
                                                 {"发布机关", 0},
                                                 {"发文机关", 0},
                                                 {"发文机构", 0},
                                                 {"制发机关", 0},
                                                 {"公开机构", 0},
                                                 {"公开主体", 0},
                                                 {"发布单位", 0},
                                                 {"发文单位", 0},
                                                 {"公开单位", 0},
                                                 {"发布部门", 0},
                                                 {"公开责任部门", 0},
                                                 {"信息提供单位", 1},
                                                 {"单位", 1},
                                                 {"信息来源", 2},
                                                 {"来源", 2}}};
constexpr std::array<Key, 3> title_keys = {{{"名称", 0}, {"信息名称", 0}, {"标题", 0}}};

std::string plain(std::string_view text) {
  FlowText flow;
  flow.add(text);
  return flow.take();
}

// 【发布机构】, 发 布 机 构：
std::string bare_key(std::string_view text) {
  std::string key(text);
  for (std::string_view drop : {" ", "：", ":", "【", "】", "[", "]"}) {
    for (std::size_t at = key.find(drop); at != std::string::npos; at = key.find(drop)) {
      key.erase(at, drop.size());
    }
  }
  return key;
}

bool is_name(std::string_view text) {
  return !text.empty() && text.size() <= most_name_bytes &&
         text.find("http") == std::string_view::npos && static_cast<unsigned char>(text[0]) >= 0x80;
}

// The best of the values found for a set of keys.
class Finder {
 public:
  template <std::size_t N>
  explicit Finder(const std::array<Key, N>& keys) : begin_(keys.data()), end_(begin_ + N) {}

  void offer(std::string_view key_text, std::string_view value) {
    if (key_text.size() > most_key_bytes || !is_name(value)) return;
    const std::string key = bare_key(key_text);
    const Key* found =
        std::find_if(begin_, end_, [&](const Key& candidate) { return candidate.name == key; });
    if (found == end_ || (value_ && found->rank >= rank_)) return;
    value_ = std::string(value);
    rank_ = found->rank;
  }

  const std::optional<std::string>& value() const { return value_; }

 private:
  const Key* begin_;
  const Key* end_;
  std::optional<std::string> value_;
  int rank_ = 0;
};

struct Finders {
  Finder publisher{publisher_keys};
  Finder title{title_keys};

  void offer(std::string_view key, std::string_view value) {
    publisher.offer(key, value);
    title.offer(key, value);
  }

  // "索引号：014 发布机构：某局 发文日期：…": a key ends at a colon, a value at the next space.
  void offer_line(std::string_view line) {
    if (line.size() > 2 * most_name_bytes) return;
    while (!line.empty()) {
      const std::size_t wide = line.find("：");
      const std::size_t narrow = line.find(':');
      const std::size_t colon = std::min(wide, narrow);
      if (colon == std::string_view::npos) return;
      const std::string_view key = line.substr(0, colon);
      line.remove_prefix(colon + (colon == wide ? std::string_view("：").size() : 1));
      while (line.starts_with(' ')) line.remove_prefix(1);
      const std::size_t end = std::min(line.find(' '), line.size());
      offer(key.substr(key.find_last_of(' ') + 1), line.substr(0, end));
      line.remove_prefix(std::min(end + 1, line.size()));
    }
  }
};

void read_blocks(const std::vector<Block>& blocks, Finders& finders) {
  for (const Block& block : blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
      finders.offer_line(paragraph->text);
      continue;
    }
    const auto& table = std::get<Table>(block);
    if (table.rows > most_metadata_rows) continue;
    for (std::size_t at = 0; at < table.cells.size(); ++at) {
      const Cell& cell = table.cells[at];
      if (at + 1 < table.cells.size() && table.cells[at + 1].row == cell.row) {
        finders.offer(cell.text, table.cells[at + 1].text);
      }
      finders.offer_line(cell.text);
    }
  }
}

std::string text_below(const HtmlTree& tree, std::size_t node) {
  std::string text;
  for (std::size_t at = node + 1; at < tree.nodes[node].end; ++at) {
    if (tree.nodes[at].tag == HtmlTag::text) text += tree.text(tree.nodes[at]);
  }
  return plain(text);
}

bool is_department(std::string_view name) {
  static constexpr std::array<std::string_view, 8> suffixes = {"局",     "厅", "委",     "办公室",
                                                               "委员会", "院", "办事处", "部"};
  return std::any_of(suffixes.begin(), suffixes.end(),
                     [name](std::string_view suffix) { return name.ends_with(suffix); });
}

bool names_report(std::string_view title) {
  return title.find("报告") != std::string_view::npos ||
         title.find("年报") != std::string_view::npos;
}

}  // namespace

Metadata read_html_metadata(const HtmlTree& tree, const std::vector<Block>& blocks) {
  Metadata metadata;
  std::string page_title;
  std::string article_title;
  std::string source;
  std::string site;
  for (std::size_t at = 0; at < tree.nodes.size(); ++at) {
    const HtmlNode& node = tree.nodes[at];
    if (node.tag == HtmlTag::title && page_title.empty()) {
      page_title = text_below(tree, at);
    } else if (node.tag == HtmlTag::meta) {
      const std::string name = lower_ascii(tree.attribute(node, HtmlAttribute::name));
      const std::string content = plain(tree.attribute(node, HtmlAttribute::content));
      if (name == "articletitle") article_title = content;
      if (name == "contentsource" || name == "source") source = content;
      if (name == "sitename") site = content;
      if (name == "author") metadata.author = content;
    }
  }
  Finders finders;
  read_blocks(blocks, finders);

  metadata.title = page_title;
  if (finders.title.value() && names_report(*finders.title.value())) {
    metadata.title = *finders.title.value();
  }
  if (!article_title.empty()) metadata.title = article_title;
  if (finders.publisher.value()) {
    metadata.publisher = *finders.publisher.value();
  } else if (is_name(source)) {
    metadata.publisher = source;
  } else if (is_name(site) && is_department(site)) {
    metadata.publisher = site;
  }
  return metadata;
}

}  // namespace gouji
