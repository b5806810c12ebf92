// Tesseract asks OpenMP to share out each step of its networks, some 50,000 times a page. With one
// thread, libgomp still makes a team and wakes nobody through the kernel each time, twice a step:
// that was 8 % of reading a page. Threads for single lines cost still more. The few
// functions that Tesseract asks for are therefore defined here, doing the work where they are
// called: a module's own symbols come before those of the libraries that it needs.
#pragma once

namespace gouji::ocr {

// To be called before anything is recognised: it links these functions in.
void stay_in_one_thread();

}  // namespace gouji::ocr
