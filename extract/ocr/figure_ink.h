// What the ink of a cell says of the figure in it, before and after its digits are read: whether it
// is one, how many digits it has, and the signs that stand among them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extract/ocr/cell_ink.h"
#include "extract/ocr/figure_lines.h"

namespace gouji::ocr {

// No larger than a speck.
bool is_small(const PixelBox& box, double dpi);

// Whether ink is a row of separate upright pieces of one height, which characters never are.
bool are_digits(const CellInk& ink, double dpi);

// Whether ink may be a line of figures: one line of upright pieces beside each other. Characters
// have strokes above each other or are as wide as high.
bool may_be_figures(const CellInk& ink, double dpi);

// The height that most figures of a table have, of those not lower than `lowest` inches; nothing
// where there are none.
std::optional<double> usual_digit_height(const std::vector<CellInk>& inks, double lowest,
                                         double dpi);

// A minus before the digits: low, wide and half way up.
bool has_minus(const CellInk& ink);

// How many digits a piece of ink as high as one is as wide as.
int digits_in(const PixelBox& piece);

// The digits without the minus.
DigitBox box_of_digits(const CellInk& ink);

// Whether `text` is digits and nothing else.
bool is_digits(const std::string& text);

// Marks beside the digits that nothing was read for.
bool has_other_marks(const CellInk& ink);

// Whether a piece no larger than a speck stands above or below all others: a 0 above one was read
// as 2 by every recogniser.
bool has_speck_off_line(const CellInk& ink, double dpi);

// The digits without specks that stand to the left or the right of all of them (a point would be
// between them), above or below; nothing where there are none, or where the rest is not whole
// digits.
std::optional<CellInk> without_specks_beside(const CellInk& ink, double dpi);

// The digits with their separators put between them: a comma hangs below the line or is as high as
// a third of the digits, a point is not. Empty where there is no digit for each piece of ink.
std::string with_separators(const CellInk& ink, const std::vector<PixelBox>& marks,
                            const std::string& digits);

// Whether one of them could be the other: commas of low print end a pixel below the line, points of
// some fonts as well.
bool has_unsure_mark(const CellInk& ink, const std::vector<PixelBox>& marks);

// 1,234,567: its value does not hang on the commas.
bool is_grouped(const std::string& text);

// 36.868 or 36,868: nothing but the mark tells which.
bool may_be_grouped(const std::string& text);

// Digits, grouped or not, with or without a fraction: 12, 1,234, 0.5.
bool is_figure(const std::string& text);

// A figure as it was read, in which points and commas may be taken for each other: several of them
// are commas, one that stands where no comma can is a point. Empty where they stand as in no
// figure.
std::string with_sound_separators(const std::string& text);

}  // namespace gouji::ocr
