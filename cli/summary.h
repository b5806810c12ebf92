// What a run has found, in a few lines for a person.
#pragma once

#include <string>

#include "batch/import.h"
#include "batch/kept_pages.h"
#include "normalize/message.h"

namespace gouji {

// `folder` is where the CSV files are.
std::string summary_text(const Tally& tally, const std::string& folder, Language language);

// A line or two for what --keep-pages has kept there.
std::string kept_pages_text(const KeptPages& kept, const std::string& folder, Language language);

}  // namespace gouji
