// Strokes of text that look like short pieces of a vertical rule: in a row that is hardly higher
// than its text an upright stroke reaches from rule to rule.
#pragma once

#include "extract/ocr/image.h"
#include "extract/ocr/segments.h"

namespace gouji::ocr {

// A piece of a rule is straight and keeps off the text; longer pieces are taken for rules.
bool is_stroke(const Gray& picture, const Segment& segment, double dpi);

}  // namespace gouji::ocr
