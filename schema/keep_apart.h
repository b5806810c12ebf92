// A table never has rows of an alternative beside those that they replace. Where both were found,
// one of them is another one's whose number was misread or misprinted: （四）其他 for 3.其他, which
// has the same core, went to （六）其他, and the seven figures of the row were lost.
#pragma once

#include "schema/edition.h"

namespace gouji {

// Maps such tables once more without the one and without the other, and keeps what explains the
// rows better.
void keep_apart(FormMap& map, LabelBook& book);

}  // namespace gouji
