#include "cli/report_page_files.h"

#include <cstddef>
#include <filesystem>
#include <utility>
#include <vector>

#include "batch/page_pictures.h"
#include "dataset/file_error.h"
#include "dataset/output_file.h"
#include "dataset/overview.h"
#include "review/report_page.h"

namespace gouji {
namespace {

// Enough of the SHA-256 that two documents of a dataset never share a name.
constexpr std::size_t name_digits = 20;

Result<void> write_file(const std::string& path, std::string_view bytes) {
  Result<OutputFile> file = OutputFile::create(path);
  if (!file) return tl::unexpected(file.error());
  file->write(bytes);
  return file->commit();
}

class PictureMaker {
 public:
  PictureMaker(const Overview& overview, const std::string& folder)
      : overview_(overview), folder_(folder) {}

  Result<void> run(PageFiles& files) {
    const std::vector<WantedPage> wanted = wanted_pages(overview_);
    for (std::size_t begin = 0; begin < wanted.size();) {
      PictureRequest request;
      std::size_t end = begin;
      for (; end < wanted.size() && wanted[end].report == wanted[begin].report; ++end) {
        request.pages.push_back(wanted[end].page);
      }
      if (Result<void> done = draw(wanted[begin].report, std::move(request), files); !done) {
        return done;
      }
      begin = end;
    }
    return {};
  }

  std::vector<PagePicture> take() { return std::move(pictures_); }

 private:
  Result<void> draw(int index, PictureRequest request, PageFiles& files) {
    const OverviewReport& report = overview_.reports[static_cast<std::size_t>(index)];
    if (report.kind != "pdf" && report.kind != "scan") return {};
    request.source = report.source;
    request.sha256 = report.sha256;
    const Result<std::vector<MadePicture>> made = draw_pages(request, {});
    if (!made || made->empty()) {
      ++files.sources_without;
      return {};
    }
    for (const MadePicture& picture : *made) {
      const std::string name = "pages/" + report.sha256.substr(0, name_digits) + "-" +
                               std::to_string(picture.page) + ".png";
      std::error_code error;
      std::filesystem::create_directories(folder_ + "/pages", error);
      if (error) {
        return tl::unexpected(
            file_error(FileAction::create_folder, folder_ + "/pages", error.value()));
      }
      if (Result<void> done = write_file(folder_ + "/" + name, picture.png); !done) return done;
      pictures_.push_back({index, picture.page, name, picture.width, picture.height});
      ++files.pictures;
    }
    return {};
  }

  const Overview& overview_;
  const std::string& folder_;
  std::vector<PagePicture> pictures_;
};

}  // namespace

Result<PageFiles> write_page_files(Store& store, const Audit& audit,
                                   const PageFilesOptions& options) {
  const Result<Overview> overview = load_overview(store, audit, options.language);
  if (!overview) return tl::unexpected(overview.error());
  PageFiles files;
  PictureMaker maker(*overview, options.folder);
  if (options.pictures) {
    if (Result<void> done = maker.run(files); !done) return tl::unexpected(done.error());
  }
  const std::string page = report_page(*overview, audit, maker.take(), options.language);
  if (Result<void> done = write_file(options.folder + "/report.html", page); !done) {
    return tl::unexpected(done.error());
  }
  return files;
}

}  // namespace gouji
