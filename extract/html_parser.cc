// libxml2's HTML parser, its events made into an HtmlTree.
#include <algorithm>
#include <memory>
#include <unordered_map>

#include "extract/html_library.h"
#include "extract/html_tree.h"

namespace gouji {
namespace {

constexpr std::size_t most_depth = 512;
constexpr std::size_t most_table_depth = 600;
constexpr std::size_t most_open = 10'000;
constexpr std::size_t most_nodes = 4'000'000;
constexpr std::size_t most_names = 256;
constexpr std::size_t most_comparisons = 100'000'000;
constexpr std::uint16_t rare_name = 1;

struct Name {
  HtmlTag tag = HtmlTag::other;
  std::uint8_t level = 0;
  std::uint16_t index = 0;
};

HtmlTag tag_of(std::string_view name) {
  static const std::unordered_map<std::string_view, HtmlTag> tags = [] {
    std::unordered_map<std::string_view, HtmlTag> map;
    for (const char* block :
         {"address", "article",  "aside",    "blockquote", "dd",         "details", "dir",
          "div",     "dt",       "fieldset", "figure",     "figcaption", "form",    "header",
          "hgroup",  "hr",       "legend",   "li",         "main",       "p",       "section",
          "summary", "multicol", "optgroup", "frameset"}) {
      map.emplace(block, HtmlTag::block);
    }
    for (const char* skip : {"script", "noscript", "template", "option", "nav", "footer", "map",
                             "datalist", "dialog", "rp", "rt", "frame", "noframes"}) {
      map.emplace(skip, HtmlTag::skip);
    }
    for (const char* unread : {"iframe", "object", "embed", "applet", "select", "button", "audio",
                               "video", "canvas", "svg"}) {
      map.emplace(unread, HtmlTag::unread);
    }
    for (const char* list : {"ul", "ol", "dl", "menu"}) map.emplace(list, HtmlTag::list);
    for (const char* heading : {"h1", "h2", "h3", "h4", "h5", "h6"}) {
      map.emplace(heading, HtmlTag::heading);
    }
    const std::pair<const char*, HtmlTag> others[] = {
        {"br", HtmlTag::br},           {"table", HtmlTag::table}, {"tr", HtmlTag::row},
        {"td", HtmlTag::cell},         {"th", HtmlTag::cell},     {"thead", HtmlTag::section},
        {"tbody", HtmlTag::section},   {"tfoot", HtmlTag::foot},  {"caption", HtmlTag::caption},
        {"img", HtmlTag::image},       {"a", HtmlTag::anchor},    {"sup", HtmlTag::superscript},
        {"sub", HtmlTag::superscript}, {"input", HtmlTag::input}, {"s", HtmlTag::struck},
        {"strike", HtmlTag::struck},   {"pre", HtmlTag::pre},     {"font", HtmlTag::font},
        {"center", HtmlTag::center},   {"meta", HtmlTag::meta},   {"title", HtmlTag::title},
        {"style", HtmlTag::style},     {"html", HtmlTag::html},   {"body", HtmlTag::body},
        {"head", HtmlTag::head},       {"del", HtmlTag::skip}};
    map.insert(std::begin(others), std::end(others));
    return map;
  }();
  const auto found = tags.find(name);
  return found == tags.end() ? HtmlTag::other : found->second;
}

// False for attributes that the program has no use for.
bool attribute_id(std::string_view name, HtmlAttribute& id) {
  static const std::unordered_map<std::string_view, HtmlAttribute> ids = {
      {"colspan", HtmlAttribute::colspan}, {"rowspan", HtmlAttribute::rowspan},
      {"style", HtmlAttribute::style},     {"class", HtmlAttribute::classes},
      {"id", HtmlAttribute::id},           {"hidden", HtmlAttribute::hidden},
      {"width", HtmlAttribute::width},     {"height", HtmlAttribute::height},
      {"src", HtmlAttribute::source},      {"alt", HtmlAttribute::alternative},
      {"align", HtmlAttribute::align},     {"name", HtmlAttribute::name},
      {"content", HtmlAttribute::content}, {"role", HtmlAttribute::role},
      {"size", HtmlAttribute::size},       {"value", HtmlAttribute::value},
      {"type", HtmlAttribute::type},       {"color", HtmlAttribute::color},
      {"href", HtmlAttribute::link}};
  const auto found = ids.find(name);
  if (found == ids.end()) return false;
  id = found->second;
  return true;
}

std::string_view view_of(const xmlChar* text) { return reinterpret_cast<const char*>(text); }

class TreeBuilder {
 public:
  TreeBuilder(htmlParserCtxtPtr parser, const HtmlLibrary& library)
      : parser_(parser), library_(library) {
    tree_.names = {"#document", "*"};
    tree_.nodes.emplace_back().tag = HtmlTag::block;
    open_.push_back(0);
    child_counts_.resize(most_table_depth + 1);
  }

  void start(const xmlChar* name, const xmlChar** attributes) {
    if (events_.size() >= most_open || tree_.nodes.size() >= most_nodes) return stop();
    const Name known = intern(name);
    HtmlTag tag = known.tag;
    if (ends_table_parts(tag) && !close_before(tag)) tag = HtmlTag::block;
    const auto index = static_cast<std::int32_t>(tree_.nodes.size());
    HtmlNode& node = tree_.nodes.emplace_back();
    node.tag = tag;
    node.level = known.level;
    node.name = known.index;
    node.parent = open_.back();
    node.ordinal = count_child(known.index);
    node.first = static_cast<std::uint32_t>(tree_.attributes.size());
    add_attributes(attributes);
    node.count = static_cast<std::uint32_t>(tree_.attributes.size()) - node.first;
    events_.push_back({index, open_.size()});
    // Too deep, an element stays empty and what it holds goes to its parent: a page that leaves
    // hundreds of elements open still has its tables.
    if (open_.size() >= (is_table_part(tag) ? most_table_depth : most_depth)) {
      node.end = static_cast<std::uint32_t>(tree_.nodes.size());
      return;
    }
    child_counts_[open_.size()].clear();
    open_.push_back(index);
  }

  void end() {
    if (events_.empty()) return;
    const Event event = events_.back();
    events_.pop_back();
    if (event.depth < open_.size() && open_[event.depth] == event.node) close_to(event.depth);
  }

  void characters(const xmlChar* text, int length) {
    const std::string_view bytes(reinterpret_cast<const char*>(text),
                                 static_cast<std::size_t>(length));
    HtmlNode& last = tree_.nodes.back();
    if (last.tag == HtmlTag::text && last.parent == open_.back() &&
        last.first + last.count == tree_.arena.size()) {
      last.count += static_cast<std::uint32_t>(bytes.size());
    } else {
      if (tree_.nodes.size() >= most_nodes) return stop();
      HtmlNode& node = tree_.nodes.emplace_back();
      node.parent = open_.back();
      node.end = static_cast<std::uint32_t>(tree_.nodes.size());
      node.first = static_cast<std::uint32_t>(tree_.arena.size());
      node.count = static_cast<std::uint32_t>(bytes.size());
    }
    tree_.arena += bytes;
  }

  // The parser looks through all open elements before it complains of an end tag.
  void complain(int code) {
    if (code != XML_ERR_TAG_NAME_MISMATCH) return;
    comparisons_ += events_.size();
    if (comparisons_ > most_comparisons) stop();
  }

  HtmlTree take() {
    close_to(0);
    return std::move(tree_);
  }

 private:
  struct Event {
    std::int32_t node = 0;
    std::size_t depth = 0;  // place in open_
  };

  static bool is_table_part(HtmlTag tag) { return tag == HtmlTag::table || ends_table_parts(tag); }

  static bool ends_table_parts(HtmlTag tag) {
    return tag == HtmlTag::cell || tag == HtmlTag::row || tag == HtmlTag::section ||
           tag == HtmlTag::foot || tag == HtmlTag::caption;
  }

  // A cell ends the open cell of its table, a row the open row, whatever was left open in them.
  // False outside of any table.
  bool close_before(HtmlTag tag) {
    std::size_t lowest = open_.size();
    for (std::size_t at = open_.size(); at-- > 1;) {
      const HtmlTag open = tree_.nodes[static_cast<std::size_t>(open_[at])].tag;
      if (open == HtmlTag::table) {
        if (lowest < open_.size()) close_to(lowest);
        return true;
      }
      const bool ends = open == HtmlTag::cell || open == HtmlTag::caption ||
                        (open == HtmlTag::row && tag != HtmlTag::cell) ||
                        ((open == HtmlTag::section || open == HtmlTag::foot) &&
                         tag != HtmlTag::cell && tag != HtmlTag::row);
      if (ends) lowest = at;
    }
    return false;
  }

  void close_to(std::size_t depth) {
    const auto end = static_cast<std::uint32_t>(tree_.nodes.size());
    while (open_.size() > depth) {
      tree_.nodes[static_cast<std::size_t>(open_.back())].end = end;
      open_.pop_back();
    }
  }

  const Name& intern(const xmlChar* name) {
    const auto [found, inserted] = known_.try_emplace(name);
    if (!inserted) return found->second;
    const std::string_view text = view_of(name);
    found->second.tag = tag_of(text);
    if (found->second.tag == HtmlTag::heading) {
      found->second.level = static_cast<std::uint8_t>(text[1] - '0');
    }
    found->second.index = rare_name;
    if (tree_.names.size() < most_names) {
      found->second.index = static_cast<std::uint16_t>(tree_.names.size());
      tree_.names.emplace_back(text);
    }
    return found->second;
  }

  std::uint32_t count_child(std::uint16_t name) {
    auto& counts = child_counts_[open_.size() - 1];
    for (auto& [known, count] : counts) {
      if (known == name) return ++count;
    }
    counts.emplace_back(name, 1U);
    return 1;
  }

  void add_attributes(const xmlChar** attributes) {
    if (attributes == nullptr) return;
    for (; attributes[0] != nullptr; attributes += 2) {
      HtmlAttribute id{};
      if (!attribute_id(view_of(attributes[0]), id)) continue;
      const std::string_view value =
          attributes[1] == nullptr ? std::string_view{} : view_of(attributes[1]);
      tree_.attributes.push_back({id, static_cast<std::uint32_t>(tree_.arena.size()),
                                  static_cast<std::uint32_t>(value.size())});
      tree_.arena += value;
    }
  }

  void stop() {
    tree_.is_cut = true;
    library_.stop_parser(parser_);
  }

  htmlParserCtxtPtr parser_;
  const HtmlLibrary& library_;
  HtmlTree tree_;
  std::vector<std::int32_t> open_;
  std::vector<Event> events_;
  std::vector<std::vector<std::pair<std::uint16_t, std::uint32_t>>> child_counts_;
  std::unordered_map<const void*, Name> known_;  // by the parser's interned names
  std::size_t comparisons_ = 0;
};

TreeBuilder& builder(void* context) { return *static_cast<TreeBuilder*>(context); }

void on_characters(void* context, const xmlChar* text, int length) {
  builder(context).characters(text, length);
}

xmlSAXHandler handlers() {
  xmlSAXHandler sax{};
  sax.initialized = XML_SAX2_MAGIC;
  sax.startElement = [](void* context, const xmlChar* name, const xmlChar** attributes) {
    builder(context).start(name, attributes);
  };
  sax.endElement = [](void* context, const xmlChar*) { builder(context).end(); };
  sax.characters = on_characters;
  sax.ignorableWhitespace = on_characters;  // between inline elements it is a space
  sax.cdataBlock = on_characters;
  sax.serror = [](void* context, xmlErrorPtr error) { builder(context).complain(error->code); };
  return sax;
}

}  // namespace

Result<HtmlTree> parse_html(std::string_view source) {
  const Result<const HtmlLibrary*> loaded = html_library();
  if (!loaded) return tl::unexpected(loaded.error());
  const HtmlLibrary& library = **loaded;
  const std::unique_ptr<htmlParserCtxt, decltype(library.free_parser)> parser(library.new_parser(),
                                                                              library.free_parser);
  TreeBuilder tree_builder(parser.get(), library);
  *parser->sax = handlers();
  parser->userData = &tree_builder;
  const htmlDocPtr document = library.read_memory(
      parser.get(), source.data(), static_cast<int>(source.size()), nullptr, "UTF-8",
      HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NOWARNING | HTML_PARSE_COMPACT);
  if (document != nullptr) library.free_document(document);  // the events build none
  return tree_builder.take();
}

}  // namespace gouji
