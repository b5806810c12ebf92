// Ctrl-C (SIGINT) and SIGTERM: the first asks to stop after what is being read, the second
// ends the program at once.
#pragma once

namespace gouji {

void catch_interrupts();
bool interrupted();

// Writing beyond `ulimit -f` becomes an error with a message instead of a signal that kills.
void ignore_file_size_signal();

}  // namespace gouji
