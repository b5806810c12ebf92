// Ctrl-C (SIGINT) and SIGTERM: the first asks to stop after the document being read, the second
// ends the program at once.
#pragma once

namespace gouji {

void catch_interrupts();
bool interrupted();

}  // namespace gouji
