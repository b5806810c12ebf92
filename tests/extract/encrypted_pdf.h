// PDFs for tests, encrypted as the standard handler of PDF 1.1 does it (RC4, 40 bit): every reader
// opens them, and a page of code writes them.
#pragma once

#include <string>

namespace gouji {

// A PDF of one page with `content` (F1 is Helvetica), encrypted so that it opens with either
// password; with an empty user password it opens without one.
std::string encrypted_pdf(const std::string& content, const std::string& user_password,
                          const std::string& owner_password);

}  // namespace gouji
