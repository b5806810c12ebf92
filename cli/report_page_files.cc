#include "cli/report_page_files.h"

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <set>
#include <utility>
#include <vector>

#include "batch/page_pictures.h"
#include "dataset/file_error.h"
#include "dataset/output_file.h"
#include "dataset/overview.h"
#include "review/report_page.h"

namespace gouji {
namespace {

Result<void> write_file(const std::string& path, std::string_view bytes) {
  Result<OutputFile> file = OutputFile::create(path);
  if (!file) return tl::unexpected(file.error());
  file->write(bytes);
  return file->commit();
}

bool has_pages(const OverviewReport& report) {
  return report.kind == "pdf" || report.kind == "scan" || report.kind == "image";
}

class PictureMaker {
 public:
  PictureMaker(const Overview& overview, const PageFilesOptions& options)
      : overview_(overview), options_(options) {
    drawing_.password = options.password;
  }

  Result<void> run(PageFiles& files) {
    PictureRequest request;  // of one file, or of one archive's members
    std::vector<int> reports;
    for (const WantedPage& wanted : wanted_pages(overview_)) {
      const OverviewReport& report = overview_.reports[static_cast<std::size_t>(wanted.report)];
      if (!has_pages(report)) continue;
      if (reports.empty() || reports.back() != wanted.report) {
        SourcePlace place = place_of_source(report.source);
        if (place.file != request.file || place.member.empty()) {
          if (Result<void> done = draw(request, reports, files); !done) return done;
          request = {place.file, {}};
          reports.clear();
        }
        request.documents.push_back({place.member, report.sha256, {}});
        reports.push_back(wanted.report);
      }
      request.documents.back().pages.push_back(wanted.page);
    }
    return draw(request, reports, files);
  }

  std::vector<PagePicture> take() {
    // A picture's place in the page does not depend on the order within an archive.
    std::sort(pictures_.begin(), pictures_.end(), [](const PagePicture& a, const PagePicture& b) {
      return std::pair(a.report, a.page) < std::pair(b.report, b.page);
    });
    return std::move(pictures_);
  }

 private:
  Result<void> draw(const PictureRequest& request, const std::vector<int>& reports,
                    PageFiles& files) {
    if (reports.empty()) return {};
    Result<void> kept;
    std::set<int> drawn;
    // What cannot be read any more has no pictures, and is counted.
    static_cast<void>(draw_pages(request, drawing_, [&](const MadePicture& picture) {
      const auto place = static_cast<std::size_t>(picture.document);
      if (place >= reports.size()) return false;
      kept = keep(picture, reports[place]);
      if (!kept) return false;
      drawn.insert(picture.document);
      ++files.pictures;
      return true;
    }));
    files.sources_without += static_cast<int>(reports.size() - drawn.size());
    return kept;
  }

  Result<void> keep(const MadePicture& picture, int index) {
    const OverviewReport& report = overview_.reports[static_cast<std::size_t>(index)];
    const std::string name = "pages/" + picture_name(report.sha256, picture.page);
    const std::string folder = options_.folder + "/pages";
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error) {
      return tl::unexpected(file_error(FileAction::create_folder, folder, error.value()));
    }
    pictures_.push_back({index, picture.page, name, picture.width, picture.height});
    return write_file(options_.folder + "/" + name, picture.png);
  }

  const Overview& overview_;
  const PageFilesOptions& options_;
  DrawingOptions drawing_;
  std::vector<PagePicture> pictures_;
};

}  // namespace

Result<PageFiles> write_page_files(Store& store, const Audit& audit,
                                   const PageFilesOptions& options) {
  const Result<Overview> overview = load_overview(store, audit, options.language);
  if (!overview) return tl::unexpected(overview.error());
  PageFiles files;
  PictureMaker maker(*overview, options);
  if (options.pictures) {
    if (Result<void> done = maker.run(files); !done) return tl::unexpected(done.error());
  }
  Result<OutputFile> page = OutputFile::create(options.folder + "/report.html");
  if (!page) return tl::unexpected(page.error());
  write_report_page(*overview, audit, maker.take(), options.language,
                    [&page](std::string_view part) { page->write(part); });
  if (Result<void> done = page->commit(); !done) return tl::unexpected(done.error());
  return files;
}

}  // namespace gouji
