#include "schema/prose.h"

#include <string_view>
#include <utility>

#include "normalize/text.h"

namespace gouji {
namespace {

bool ends_sentence(char32_t character) {
  constexpr std::u32string_view ends = U"。；;！!？?";
  return ends.find(character) != std::u32string_view::npos;
}

class Splitter {
 public:
  std::vector<Sentence> run(const Document& document) {
    for (const Block& block : document.blocks) {
      const auto* paragraph = std::get_if<Paragraph>(&block);
      paragraph == nullptr ? close() : add(*paragraph);
    }
    close();
    return std::move(sentences_);
  }

 private:
  void add(const Paragraph& paragraph) {
    for (const char32_t character : to_utf32(paragraph.text)) {
      if (open_.printed.empty()) open_.page = paragraph.page;
      open_.doubtful = open_.doubtful || paragraph.doubtful;
      if (open_.parts.empty() || open_.parts.back().paragraph != &paragraph) {
        open_.parts.push_back({&paragraph, {}, 0});
      }
      append_utf8(open_.printed, character);
      append_utf8(open_.parts.back().printed, character);
      if (ends_sentence(character)) close();
    }
  }

  void close() {
    open_.printed = squeeze_spaces(open_.printed);
    open_.folded = fold(open_.printed);
    std::size_t end = 0;
    for (SentencePart& part : open_.parts) {
      part.printed = squeeze_spaces(part.printed);
      part.folded_end = end += fold(part.printed).size();
    }
    if (!open_.folded.empty()) sentences_.push_back(std::move(open_));
    open_ = {};
  }

  std::vector<Sentence> sentences_;
  Sentence open_;
};

}  // namespace

std::vector<Sentence> sentences_of(const Document& document) { return Splitter().run(document); }

}  // namespace gouji
