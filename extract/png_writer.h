// A raster as a PNG file.
#pragma once

#include <string>

#include "extract/raster.h"
#include "normalize/result.h"

namespace gouji {

// Says its resolution, where it is known. Fails for a raster without pixels, or with other than 1
// or 3 channels.
Result<std::string> png_of(const Raster& raster);

}  // namespace gouji
