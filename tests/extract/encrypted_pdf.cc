#include "tests/extract/encrypted_pdf.h"

#include <nettle/arcfour.h>
#include <nettle/md5.h>

#include <array>
#include <cstdint>
#include <vector>

#include "tests/extract/pdf_objects.h"

namespace gouji {

namespace {

// The algorithms are those of ISO 32000-1, 7.6, for revision 2.
constexpr std::size_t key_size = 5;
constexpr std::int32_t permissions = -4;
constexpr std::size_t content_object = 5;

std::string md5(const std::string& text) {
  md5_ctx context;
  md5_init(&context);
  md5_update(&context, text.size(), reinterpret_cast<const std::uint8_t*>(text.data()));
  std::array<std::uint8_t, MD5_DIGEST_SIZE> digest{};
  md5_digest(&context, digest.size(), digest.data());
  return {digest.begin(), digest.end()};
}

std::string rc4(const std::string& key, const std::string& text) {
  arcfour_ctx context;
  arcfour_set_key(&context, key.size(), reinterpret_cast<const std::uint8_t*>(key.data()));
  std::string out(text.size(), '\0');
  arcfour_crypt(&context, text.size(), reinterpret_cast<std::uint8_t*>(out.data()),
                reinterpret_cast<const std::uint8_t*>(text.data()));
  return out;
}

std::string padded(const std::string& password) {
  static const std::string padding(
      "\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08"
      "\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A",
      32);
  return (password + padding).substr(0, padding.size());
}

std::string little_endian(std::uint32_t number, int bytes) {
  std::string out;
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(number >> (8 * i) & 0xFF);
  return out;
}

std::string hexadecimal(const std::string& bytes) {
  std::string out = "<";
  for (const char byte : bytes) {
    for (const int shift : {4, 0}) out += "0123456789ABCDEF"[(byte >> shift) & 0xF];
  }
  return out + ">";
}

}  // namespace

std::string encrypted_pdf(const std::string& content, const std::string& user_password,
                          const std::string& owner_password) {
  const std::string identity(16, 'g');
  const std::string owner =
      rc4(md5(padded(owner_password)).substr(0, key_size), padded(user_password));
  const std::string key = md5(padded(user_password) + owner +
                              little_endian(static_cast<std::uint32_t>(permissions), 4) + identity)
                              .substr(0, key_size);
  const std::string content_key =
      md5(key + little_endian(content_object, 3) + little_endian(0, 2)).substr(0, key_size + 5);
  const std::vector<std::string> objects = {
      "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R "
      "/Resources << /Font << /F1 4 0 R >> >> >>",
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
      "<< /Length " + std::to_string(content.size()) + " >>\nstream\n" + rc4(content_key, content) +
          "\nendstream"};
  return pdf_of_objects(objects, "/ID [" + hexadecimal(identity) + hexadecimal(identity) +
                                     "] /Encrypt << /Filter /Standard /V 1 /R 2 /P " +
                                     std::to_string(permissions) + " /O " + hexadecimal(owner) +
                                     " /U " + hexadecimal(rc4(key, padded(""))) + " >>");
}

}  // namespace gouji
