// Joins datasets into one: the parts of a run that was cut by --shard, or those of several places.
#pragma once

#include <span>
#include <string>

#include "dataset/store.h"

namespace gouji {

// Makes `store`, which must be empty, the dataset of all `parts` (output folders). The exports are
// those of one run over all their inputs. Fails, leaving it empty, when a part has no store or its
// run did not end, when parts differ in program or forms, when shards are missing or there twice,
// and when two parts say different things of one source.
Result<void> merge_stores(std::span<const std::string> parts, Store& store);

}  // namespace gouji
