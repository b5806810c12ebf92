// Why a figure that a sentence states may not be the field's.
#pragma once

#include <optional>
#include <string>

#include "schema/form.h"
#include "schema/stated_figure.h"

namespace gouji {

// The first reason to doubt `stated`; nothing where there is none. `agency` is folded: words of the
// body's own name (…人民政府办公室) say nothing about scope.
std::optional<Message> doubt_of(const StatedFigure& stated, const Sentence& sentence,
                                const ProseRules& rules, const std::string& agency);

// `text` without `agency`.
std::string without_name(std::string text, const std::string& agency);

}  // namespace gouji
