// The text in cells that hold no figure, line by line.
//
// First by the recogniser of the forms' own characters (models/models.h), which reads spoilt print
// and takes less time; what it finds is believed where it is a piece of a label that a form has.
// Any other line is read by the recogniser of all characters too, and what is more like the labels
// is taken.
#pragma once

#include <optional>

#include "extract/ocr/cell_ink.h"
#include "extract/ocr/reading_page.h"
#include "extract/ocr/recognizer.h"
#include "extract/ocr/text_lines.h"

namespace gouji::ocr {

// The text in a cell, its lines joined.
TextReading read_cell_text(const ReadingPage& page, const CellInk& ink, Recognizer& recognizer);

// The same where it is surely a piece of a form's label, which the recogniser of those alone can
// tell; nothing otherwise.
std::optional<TextReading> read_known_label(const ReadingPage& page, const CellInk& ink,
                                            Recognizer& recognizer);

// The same of ink that may be a figure, which is a label to what knows labels: by the recogniser of
// all characters alone.
TextReading read_any_text(const ReadingPage& page, const CellInk& ink, Recognizer& recognizer);

}  // namespace gouji::ocr
