#include "schema/sha256.h"

#include <nettle/sha2.h>

#include <array>
#include <cstdint>

namespace gouji {

std::string sha256(std::string_view bytes) {
  sha256_ctx context;
  sha256_init(&context);
  sha256_update(&context, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
  std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest;
  sha256_digest(&context, digest.size(), digest.data());

  constexpr char digits[] = "0123456789abcdef";
  std::string hexadecimal;
  hexadecimal.reserve(2 * digest.size());
  for (const std::uint8_t byte : digest) {
    hexadecimal += digits[byte >> 4];
    hexadecimal += digits[byte & 15];
  }
  return hexadecimal;
}

}  // namespace gouji
