#include "cli/version.h"

namespace gouji {

std::string program_version() { return GOUJI_VERSION; }

}  // namespace gouji
