#include "normalize/charset.h"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <vector>

#include "normalize/icu_library.h"
#include "normalize/text.h"

namespace gouji {
namespace {

// Enough bytes to tell encodings apart; the choice costs the same for a page and for a book.
constexpr std::size_t sample_size = 65536;

// Plausibility from which on text is taken for Chinese: reports have 0.3 to 0.5, pages full of font
// names and markup 0.1, bytes read in the wrong encoding 0.
constexpr double clearly_chinese = 0.08;

struct CloseConverter {
  void operator()(UConverter* converter) const { icu_library().converter_close(converter); }
};
struct CloseDetector {
  void operator()(UCharsetDetector* detector) const { icu_detector().close(detector); }
};

// Characters that make up a third of any Chinese official text, in both scripts. Bytes read in the
// wrong encoding hit them only by chance.
constexpr std::u32string_view common_han =
    U"的一是不了在有年大为公开政府信息和行关人中国发工作度报告主动情况申请处理本机法第项区市县部门"
    U"务"
    U"其他结果数量办全规定面及时间进文件民社会加強强网站与对到上这以个服要開資訊為關報請處機務結動"
    U"數規實實国國會發這個來項條门門";

std::string lower_case(std::string_view text) {
  std::string out;
  for (const char character : text) {
    out += character >= 'A' && character <= 'Z' ? static_cast<char>(character + ('a' - 'A'))
                                                : character;
  }
  return out;
}

// The name to decode by: what pages call gb2312 is gb18030, what they call big5 windows-950.
std::string canonical_name(std::string_view declared) {
  std::string name = lower_case(trim(declared));
  for (const std::string_view alias :
       {"gb2312", "gbk", "gb_2312-80", "x-gbk", "cp936", "windows-936", "ms936", "hz-gb-2312",
        "gb18030", "gb2312-80", "euc-cn", "chinese"}) {
    if (name == alias) return "gb18030";
  }
  for (const std::string_view alias : {"big5", "big-5", "x-x-big5", "cn-big5", "cp950"}) {
    if (name == alias) return "big5";
  }
  if (name == "utf8") return "utf-8";
  return name;
}

std::optional<std::string> decode_as(std::string_view bytes, const std::string& charset) {
  UErrorCode status = U_ZERO_ERROR;
  const IcuLibrary& icu = icu_library();
  const std::unique_ptr<UConverter, CloseConverter> converter(
      icu.converter_open(charset.c_str(), &status));
  if (U_FAILURE(status) || !converter) return std::nullopt;
  std::string out;
  out.reserve(bytes.size() * 2);
  std::array<UChar, 4096> units{};
  std::u32string pending;
  char32_t high = 0;
  const char* source = bytes.data();
  const char* const end = source + bytes.size();
  do {
    UChar* target = units.data();
    status = U_ZERO_ERROR;
    icu.to_unicode(converter.get(), &target, units.data() + units.size(), &source, end, nullptr,
                   static_cast<UBool>(true), &status);
    for (const UChar* unit = units.data(); unit != target; ++unit) {
      const char32_t code = *unit;
      if (code >= 0xD800 && code <= 0xDBFF) {
        high = code;
      } else if (code >= 0xDC00 && code <= 0xDFFF && high != 0) {
        append_utf8(out, 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00));
        high = 0;
      } else {
        append_utf8(out, code);
        high = 0;
      }
    }
  } while (status == U_BUFFER_OVERFLOW_ERROR);
  if (U_FAILURE(status)) return std::nullopt;
  return out;
}

bool has_replacement(std::string_view text) {
  return text.find("\xEF\xBF\xBD") != std::string_view::npos;
}

// How much a sample reads like Chinese: common characters among all that are not ASCII, less the
// characters that no encoding of Chinese text should give.
double plausibility(std::string_view text) {
  std::size_t others = 0;
  std::size_t common = 0;
  std::size_t broken = 0;
  for (const char32_t character : to_utf32(text)) {
    if (character < 0x80) {
      if (is_invisible(character)) ++broken;
      continue;
    }
    ++others;
    const bool private_use = character >= 0xE000 && character <= 0xF8FF;
    if (character == 0xFFFD || private_use || is_invisible(character)) {
      ++broken;
    } else if (common_han.find(character) != std::u32string_view::npos) {
      ++common;
    }
  }
  if (others == 0) return broken == 0 ? 0.01 : 0;
  return std::max(0.0, static_cast<double>(common) - 2.0 * static_cast<double>(broken)) /
         static_cast<double>(others);
}

DecodedText decoded(std::string text, std::string charset) {
  const bool lossy = has_replacement(text);
  return {std::move(text), std::move(charset), lossy};
}

std::optional<DecodedText> decode_by_mark(std::string_view bytes) {
  struct Mark {
    std::string_view bytes;
    const char* charset;
  };
  using namespace std::string_view_literals;
  for (const Mark mark : {Mark{"\xEF\xBB\xBF"sv, "utf-8"}, Mark{"\xFF\xFE\0\0"sv, "utf-32le"},
                          Mark{"\0\0\xFE\xFF"sv, "utf-32be"}, Mark{"\xFF\xFE"sv, "utf-16le"},
                          Mark{"\xFE\xFF"sv, "utf-16be"}, Mark{"\x84\x31\x95\x33"sv, "gb18030"}}) {
    if (bytes.substr(0, mark.bytes.size()) != mark.bytes) continue;
    auto text = decode_as(bytes.substr(mark.bytes.size()), mark.charset);
    if (text) return decoded(std::move(*text), mark.charset);
  }
  return std::nullopt;
}

// UTF-16 without a mark gives itself away by the zero bytes of its digits and line ends.
std::optional<DecodedText> decode_unmarked_utf16(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, sample_size);
  std::array<std::size_t, 2> zeros{};
  for (std::size_t place = 0; place < sample.size(); ++place) {
    if (sample[place] == '\0') ++zeros[place % 2];
  }
  const std::size_t total = zeros[0] + zeros[1];
  if (total == 0 || total * 50 < sample.size()) return std::nullopt;
  // The high byte of an ASCII character is the second one in little-endian order.
  if (zeros[0] * 20 > total && zeros[1] * 20 > total) return std::nullopt;
  const char* charset = zeros[1] > zeros[0] ? "utf-16le" : "utf-16be";
  auto text = decode_as(bytes, charset);
  if (!text || has_replacement(text->substr(0, sample_size))) return std::nullopt;
  return decoded(std::move(*text), charset);
}

// Text that is UTF-8 but for some bytes: a cut at the end, a stray byte, characters cut at the ends
// of columns (one in eight in text by html2text). Chance sequences in other encodings do not even
// outnumber the broken ones.
bool is_mostly_utf8(std::string_view bytes) {
  const std::u32string text = to_utf32(bytes.substr(0, sample_size));
  std::size_t good = 0;
  std::size_t bad = 0;
  for (const char32_t character : text) {
    if (character == 0xFFFD) {
      ++bad;
    } else if (character >= 0x80) {
      ++good;
    }
  }
  return good >= 8 && good >= bad * 4;
}

std::string detect(std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  const IcuDetector& icu = icu_detector();
  const std::unique_ptr<UCharsetDetector, CloseDetector> detector(icu.open(&status));
  if (U_FAILURE(status)) return {};
  icu.set_text(detector.get(), bytes.data(), static_cast<std::int32_t>(bytes.size()), &status);
  const UCharsetMatch* match = icu.detect(detector.get(), &status);
  if (U_FAILURE(status) || match == nullptr) return {};
  const char* name = icu.name(match, &status);
  return U_FAILURE(status) || name == nullptr ? std::string() : canonical_name(name);
}

struct Candidate {
  std::string charset;
  bool lossless = false;
  double plausibility = 0;
};

}  // namespace

DecodedText decode_text(std::string_view bytes, std::string_view declared) {
  if (auto marked = decode_by_mark(bytes)) return std::move(*marked);
  if (auto utf16 = decode_unmarked_utf16(bytes)) return std::move(*utf16);
  if (is_valid_utf8(bytes)) return {std::string(bytes), "utf-8", false};

  // The sample may end inside a character: what it loses at its end is no loss.
  const std::string_view sample = bytes.substr(0, sample_size);
  const bool whole = sample.size() == bytes.size();
  if (is_mostly_utf8(bytes)) return {to_utf8(to_utf32(bytes)), "utf-8", true};

  // Most pages are in what they declare and the rest in GBK. Text that reads like Chinese needs no
  // rivals: the detector alone takes half of the time of a GBK page.
  for (const std::string& charset : {canonical_name(declared), std::string("gb18030")}) {
    if (charset.empty() || charset == "utf-8") continue;
    auto text = decode_as(sample, charset);
    if (!text || plausibility(*text) < clearly_chinese) continue;
    if (!whole) text = decode_as(bytes, charset);
    if (text && !has_replacement(*text)) return DecodedText{std::move(*text), charset, false};
  }

  std::vector<Candidate> candidates;
  const auto consider = [&](const std::string& charset) {
    if (charset.empty() || charset == "utf-8") return;
    for (const Candidate& known : candidates) {
      if (known.charset == charset) return;
    }
    auto text = decode_as(sample, charset);
    if (!text) return;
    std::string_view judged = *text;
    if (!whole) judged.remove_suffix(std::min<std::size_t>(judged.size(), 8));
    candidates.push_back({charset, !has_replacement(judged), plausibility(*text)});
  };
  consider(canonical_name(declared));
  consider(detect(sample));
  consider("gb18030");
  consider("big5");
  if (candidates.empty()) return {to_utf8(to_utf32(bytes)), "utf-8", true};

  // In order of trust, the first that decodes without loss, unless another reads like Chinese and
  // the trusted one does not: a wrong declaration decodes without loss surprisingly often.
  double best = 0;
  for (const Candidate& candidate : candidates) best = std::max(best, candidate.plausibility);
  const Candidate* chosen = nullptr;
  for (const bool lossless : {true, false}) {
    for (const Candidate& candidate : candidates) {
      const bool readable = best < 0.1 || candidate.plausibility >= best / 2;
      if (chosen == nullptr && readable && (candidate.lossless || !lossless)) chosen = &candidate;
    }
  }
  if (chosen == nullptr) chosen = &candidates.front();
  auto text = decode_as(bytes, chosen->charset);
  if (!text) return {to_utf8(to_utf32(bytes)), "utf-8", true};
  return decoded(std::move(*text), chosen->charset);
}

}  // namespace gouji
