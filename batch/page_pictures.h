// Pictures of pages, for a person to look at what was found on them.
//
// A page is drawn by a child process that is locked in as a worker is (jail.h): the program itself
// never looks into a document.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "batch/descriptor.h"
#include "normalize/result.h"

namespace gouji {

// Where a source of a dataset lies: `archive.zip!folder/report.pdf` is a member of an archive.
struct SourcePlace {
  std::string file;
  std::string member;  // empty: the file itself
};
SourcePlace place_of_source(const std::string& source);

struct DocumentPages {
  std::string member;  // of the archive; empty where the file is the document
  std::string sha256;  // a document with other bytes is not the one that was read
  std::vector<int> pages;
};

struct PictureRequest {
  std::string file;  // a path
  std::vector<DocumentPages> documents;
};

struct DrawingOptions {
  double dpi = 144;      // two pixels a point: characters of a blurred copy can be told
  std::string password;  // of encrypted PDFs and archives
  bool jailed = true;
  std::chrono::seconds time_limit{60};  // without a further picture
  std::size_t memory_limit = std::size_t{2} << 30;
};

struct MadePicture {
  int document = 0;  // into PictureRequest::documents
  int page = 0;
  std::string png;
  double width = 0;  // of the page, in points
  double height = 0;
};

// Returns false to stop.
using TakePicture = std::function<bool(const MadePicture&)>;

// What a picture of a page is called: "<20 digits of the document's SHA-256>-<page>.png". Nothing
// of what documents or users name goes into it, and two documents never share a name.
std::string picture_name(const std::string& sha256, int page);

// A child process that draws. Several can be at work side by side, each polled by its pipe.
class DrawingProcess {
 public:
  // Fails when the file cannot be read, or is a document that has changed.
  static Result<DrawingProcess> start(const PictureRequest& request, const DrawingOptions& options);

  DrawingProcess(DrawingProcess&& other) noexcept;
  DrawingProcess& operator=(DrawingProcess&&) = delete;
  ~DrawingProcess();  // ends the child

  int pipe() const { return pipe_.number(); }  // readable when receive() has something to do

  // Reads what has come, and hands over the pictures that are whole; waits when nothing has. False
  // when there will be no more: the child has ended, `take` has enough, its time is up or it writes
  // what is no picture. A child that was killed leaves part of one.
  bool receive(const TakePicture& take);

  // Until its time is up; 0 when it is.
  std::chrono::milliseconds time_left() const;

 private:
  using Clock = std::chrono::steady_clock;
  DrawingProcess(Descriptor pipe, int child, std::chrono::seconds time_limit);

  Descriptor pipe_;
  int child_ = -1;
  std::chrono::seconds time_limit_;
  Clock::time_point end_;
  std::string received_;
};

// Draws the pages of PDFs and of picture files and hands them over one by one, so that no more
// than one is held. A document that is neither, is broken, or is a member with other bytes gives
// none. Fails when the file cannot be read, or is a document that has changed.
Result<void> draw_pages(const PictureRequest& request, const DrawingOptions& options,
                        const TakePicture& take);

}  // namespace gouji
