#include "extract/mhtml.h"

#include <catch2/catch.hpp>
#include <string>

#include "extract/html_reader.h"
#include "tests/extract/block_dump.h"

using namespace gouji;

namespace {

const std::string archive =
    "From: <Saved by Blink>\r\n"
    "Snapshot-Content-Location: http://www.example.gov.cn/a.html\r\n"
    "Subject: =?utf-8?Q?=E5=B9=B4=E6=8A=A5?=\r\n"
    "MIME-Version: 1.0\r\n"
    "Content-Type: multipart/related;\r\n"
    "\ttype=\"text/html\";\r\n"
    "\tboundary=\"----Boundary--1\"\r\n"
    "\r\n"
    "\r\n"
    "------Boundary--1\r\n"
    "Content-Type: text/html\r\n"
    "Content-Transfer-Encoding: quoted-printable\r\n"
    "Content-Location: http://www.example.gov.cn/a.html\r\n"
    "\r\n"
    "<html><head><meta charset=3D\"utf-8\"></head><table><tr><td>=E8=A7=84=\r\n"
    "=E7=AB=A0<td>1</table>\r\n"
    "------Boundary--1\r\n"
    "Content-Type: image/png\r\n"
    "Content-Transfer-Encoding: base64\r\n"
    "\r\n"
    "iVBORw0KGgo=\r\n"
    "------Boundary--1\r\n"
    "Content-Type: text/html; charset=\"gb2312\"\r\n"
    "Content-Transfer-Encoding: base64\r\n"
    "\r\n"
    "PHA+uebVwg==\r\n"
    "------Boundary--1--\r\n";

}  // namespace

TEST_CASE("a web archive gives its pages") {
  CHECK(is_mhtml(archive));
  const auto parts = read_mime_parts(archive);
  REQUIRE(parts.size() == 2);
  CHECK(parts[0].location == "http://www.example.gov.cn/a.html");
  CHECK(parts[1].charset == "gb2312");
  const Result<Document> document = read_html({"a.mht", archive});
  REQUIRE(document.has_value());
  CHECK(dump_blocks(*document) == "0: [0] 规章 [1] 1\n规章\n");
  CHECK(std::get<Paragraph>(document->blocks[1]).path == "part[2]/html/body/p[1]");
}

TEST_CASE("what is no web archive") {
  CHECK(!is_mhtml("<html>Content-Type: multipart/related"));
  CHECK(!is_mhtml("年报：2021\n\nContent-Type: multipart/related"));
  CHECK(!is_mhtml("Content-Type: text/html\n\n"));
  CHECK(!is_mhtml(""));
}

TEST_CASE("broken archives give what they have") {
  CHECK(read_mime_parts("").empty());
  CHECK(read_mime_parts("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\nnone")
            .empty());
  const std::string cut = archive.substr(0, archive.find("=E7=AB"));
  REQUIRE(read_mime_parts(cut).size() == 1);
  CHECK(read_mime_parts(cut)[0].body.ends_with("规"));
  CHECK(!read_html({"a.mht", "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n"})
             .has_value());
  // Parts within parts without end.
  std::string nested = "MIME-Version: 1.0\n";
  for (int level = 0; level < 100; ++level) {
    nested += "Content-Type: multipart/mixed; boundary=b\n\n--b\n";
  }
  CHECK(read_mime_parts(nested).empty());
}

TEST_CASE("transfer encodings") {
  CHECK(decode_base64("5oC7\r\n6K6h") == "总计");
  CHECK(decode_base64("QQ==ignored") == "A");
  CHECK(decode_base64("!!Q@Q==") == "A");
  CHECK(decode_quoted_printable("=E6=80=BB a=3Db=\nc=\r\nd=zz=") == "总 a=bcd=zz=");
}
