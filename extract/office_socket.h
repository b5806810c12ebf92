// The socket in /tmp by which the parts of LibreOffice find each other. It is made there whatever
// TMPDIR says, and stays behind when LibreOffice is killed or crashes: an empty file a document.
// Its name holds the MD5 of the profile's address, so that it can be told whose it was.
#pragma once

#include <string>

namespace gouji {

// The address of the profile in a scratch folder of the converter.
std::string office_profile(const std::string& folder);

// The socket of a LibreOffice that runs with that profile, as this user.
std::string office_socket(const std::string& folder);

// Those of the folder and of all folders directly in it, where they are left. Nothing may run with
// these profiles any more.
void remove_office_sockets(const std::string& folder);

}  // namespace gouji
