#include "extract/watermark.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <string>

#include "normalize/text.h"

namespace gouji {
namespace {

constexpr double pale_share = 0.6;       // of the page's contrast
constexpr std::size_t shortest_run = 4;  // characters of a text that is known again
constexpr std::size_t least_runs = 3;    // of one text on a page
constexpr std::size_t tiling_runs = 10;  // more than any label of a form recurs
constexpr std::size_t places_tried = 64;
constexpr double full_quantile = 0.97;

bool is_text(const Glyph& glyph) {
  return !glyph.hidden && glyph.rotation >= 0 && !is_space(glyph.character);
}

// Nothing but digits and marks: zeros of a form recur in gray (0.00).
bool is_figure_text(const std::u32string& text) {
  return std::none_of(text.begin(), text.end(), [](char32_t character) {
    return is_han(character) || (character >= U'A' && character <= U'z');
  });
}

// Glyphs [first, last) drawn one behind the other on a line.
struct Run {
  std::size_t first = 0;
  std::size_t last = 0;
};

bool goes_on(const Glyph& previous, const Glyph& glyph) {
  return previous.rotation == glyph.rotation &&
         std::fabs(previous.box.centre_y() - glyph.box.centre_y()) < 0.2 * glyph.size &&
         std::fabs(glyph.box.x0 - previous.box.x1) < 0.6 * glyph.size;
}

class PageShades {
 public:
  PageShades(std::vector<Glyph>& glyphs, const std::vector<float>& contrasts)
      : glyphs_(glyphs), pale_(glyphs.size(), false) {
    std::vector<float> shades;
    for (std::size_t i = 0; i < glyphs.size(); ++i) {
      if (is_text(glyphs[i])) shades.push_back(contrasts[i]);
    }
    if (shades.empty()) return;
    const auto at = shades.begin() + static_cast<std::ptrdiff_t>(
                                         full_quantile * static_cast<double>(shades.size() - 1));
    std::nth_element(shades.begin(), at, shades.end());
    const double limit = pale_share * static_cast<double>(*at);
    for (std::size_t i = 0; i < glyphs.size(); ++i) {
      pale_[i] = is_text(glyphs[i]) && static_cast<double>(contrasts[i]) < limit;
      any_ = any_ || pale_[i];
    }
  }

  bool any() const { return any_; }

  void mark_recurring() {
    const Runs runs = pale_runs();
    for (const auto& [text, places] : runs) {
      if (is_watermark(text, places)) remove_pieces(text, runs);
    }
  }

  void mark_pale_digits() {
    std::size_t pale = 0;
    std::size_t others = 0;
    bool zeros = true;
    for (std::size_t i = 0; i < glyphs_.size(); ++i) {
      if (!is_text(glyphs_[i]) || !is_digit(glyphs_[i].character)) continue;
      ++(pale_[i] ? pale : others);
      if (pale_[i] && glyphs_[i].character != U'0') zeros = false;
    }
    if (zeros || pale > others) return;
    for (std::size_t i = 0; i < glyphs_.size(); ++i) {
      if (pale_[i] && is_digit(glyphs_[i].character)) glyphs_[i].pale = true;
    }
  }

 private:
  using Runs = std::map<std::u32string, std::vector<Run>>;

  Runs pale_runs() const {
    Runs runs;
    for (std::size_t first = 0; first < glyphs_.size(); ++first) {
      if (!pale_[first]) continue;
      std::size_t last = first + 1;
      std::u32string text(1, glyphs_[first].character);
      while (last < glyphs_.size() && goes_on(glyphs_[last - 1], glyphs_[last]) &&
             (pale_[last] || is_space(glyphs_[last].character))) {
        if (pale_[last]) text += glyphs_[last].character;
        ++last;
      }
      runs[text].push_back({first, last});
      first = last - 1;
    }
    return runs;
  }

  bool is_watermark(const std::u32string& text, const std::vector<Run>& places) const {
    if (text.size() < shortest_run || places.size() < least_runs) return false;
    if (places.size() >= tiling_runs && !is_figure_text(text)) return true;
    const auto some = static_cast<std::ptrdiff_t>(std::min(places.size(), places_tried));
    return std::any_of(places.begin(), places.begin() + some,
                       [&](const Run& run) { return is_across(run); });
  }

  // All runs of `text`, and what the page's edge left of it: its beginning or its end. A piece
  // without a letter may as well be a figure.
  void remove_pieces(const std::u32string& text, const Runs& runs) {
    for (const auto& [piece, places] : runs) {
      if (!text.starts_with(piece) && !text.ends_with(piece)) continue;
      if (piece != text && is_figure_text(piece)) continue;
      for (const Run& run : places) {
        for (std::size_t i = run.first; i < run.last; ++i) {
          glyphs_[i].rotation = -1;
          pale_[i] = false;
        }
      }
    }
  }

  // Whether the run lies across text that is not pale.
  bool is_across(const Run& run) const {
    Box box = glyphs_[run.first].box;
    for (std::size_t i = run.first; i < run.last; ++i) box = join(box, glyphs_[i].box);
    for (std::size_t i = 0; i < glyphs_.size(); ++i) {
      if (!pale_[i] && is_text(glyphs_[i]) &&
          box.contains(glyphs_[i].box.centre_x(), glyphs_[i].box.centre_y())) {
        return true;
      }
    }
    return false;
  }

  std::vector<Glyph>& glyphs_;
  std::vector<bool> pale_;
  bool any_ = false;
};

}  // namespace

void mark_watermarks(std::vector<Glyph>& glyphs, const std::vector<float>& contrasts) {
  PageShades shades(glyphs, contrasts);
  if (!shades.any()) return;
  shades.mark_recurring();
  shades.mark_pale_digits();
}

}  // namespace gouji
