#include "batch/kept_pages.h"

#include <poll.h>

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <list>
#include <optional>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "dataset/csv.h"
#include "dataset/file_error.h"
#include "dataset/output_file.h"
#include "dataset/review_pages.h"

namespace gouji {
namespace {

namespace fs = std::filesystem;

constexpr const char* index_name = "pages.csv";
constexpr std::size_t name_digits = 20;  // of picture_name

std::string pages_folder(const std::string& folder) { return folder + "/pages"; }

Result<void> write_file(const std::string& path, std::string_view bytes) {
  Result<OutputFile> file = OutputFile::create(path);
  if (!file) return tl::unexpected(file.error());
  file->write(bytes);
  return file->commit();
}

Result<void> make_folder(const std::string& path) {
  std::error_code error;
  fs::create_directories(path, error);
  if (error) return tl::unexpected(file_error(FileAction::create_folder, path, error.value()));
  return {};
}

bool exists(const std::string& path) {
  std::error_code error;
  return fs::exists(path, error);
}

// What the first chunks of a picture that png_of wrote say.
struct PictureSize {
  std::uint32_t width = 0;  // pixels
  std::uint32_t height = 0;
  std::uint32_t density = 0;  // pixels a metre
};

std::optional<PictureSize> size_of_picture(const fs::path& path) {
  constexpr std::size_t head = 54;  // signature, IHDR, pHYs
  std::string bytes(head, '\0');
  std::ifstream file(path, std::ios::binary);
  if (!file.read(bytes.data(), head) || bytes.compare(37, 4, "pHYs") != 0) return std::nullopt;
  const auto number = [&bytes](std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t i = at; i < at + 4; ++i) {
      value = value << 8 | static_cast<unsigned char>(bytes[i]);
    }
    return value;
  };
  return PictureSize{number(16), number(20), number(41)};
}

// In thousandths, as text: a pixel's place is then right to a pixel on any page.
std::string pixels_per_point(std::uint32_t density) {
  constexpr double metres_per_point = 0.0254 / 72;
  const long thousandths = std::lround(density * metres_per_point * 1000);
  std::string decimals = std::to_string(thousandths % 1000);
  decimals.insert(0, 3 - decimals.size(), '0');
  return std::to_string(thousandths / 1000) + "." + decimals;
}

// Whether the name is that of a picture, or of a part of one that a killed run has left.
bool is_picture_name(std::string_view name) {
  if (name.ends_with(".part")) name.remove_suffix(5);
  if (!name.ends_with(".png") || name.size() < name_digits + 6) return false;
  name.remove_suffix(4);
  const auto is_digit = [](unsigned char c) { return std::isdigit(c) != 0; };
  const auto is_hexadecimal = [](unsigned char c) { return std::isxdigit(c) != 0; };
  const std::string_view page = name.substr(name_digits + 1);
  return name[name_digits] == '-' && std::all_of(page.begin(), page.end(), is_digit) &&
         std::all_of(name.begin(), name.begin() + name_digits, is_hexadecimal);
}

// Pictures of documents that the dataset does not have, and parts. Those of its documents stay,
// since report.html may show others than are kept here.
Result<void> clean(Store& store, const std::string& pages) {
  std::unordered_set<std::string> present;
  Result<Statement> reports =
      store.database().prepare("SELECT DISTINCT substr(sha256, 1, 20) FROM dataset_report");
  if (!reports) return tl::unexpected(reports.error());
  Result<bool> row = reports->step();
  for (; row && *row; row = reports->step()) present.emplace(reports->text(0));
  if (!row) return tl::unexpected(row.error());
  std::vector<fs::path> superfluous;
  std::error_code error;
  for (fs::directory_iterator entry(pages, error), end; !error && entry != end;
       entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    if (!is_picture_name(name)) continue;
    if (name.ends_with(".part") || present.count(name.substr(0, name_digits)) == 0) {
      superfluous.push_back(entry->path());
    }
  }
  if (error) return tl::unexpected(file_error(FileAction::list_folder, pages, error.value()));
  for (const fs::path& path : superfluous) {
    fs::remove(path, error);
    if (error) {
      return tl::unexpected(file_error(FileAction::write, path.string(), error.value()));
    }
  }
  return {};
}

Result<KeptPages> write_index(Store& store, const std::string& pages) {
  const fs::path folder = pages;
  KeptPages kept;
  kept.is_complete = true;
  Result<OutputFile> file = OutputFile::create(pages + "/" + index_name);
  if (!file) return tl::unexpected(file.error());
  constexpr std::string_view columns[] = {"source", "sha256",          "page", "picture", "width",
                                          "height", "pixels_per_point"};
  CsvWriter csv(*file, columns);
  const Result<void> done = each_review_pages(store, [&](const ReviewPages& report) {
    for (const int page : report.pages) {
      const std::string name = picture_name(report.sha256, page);
      const std::optional<PictureSize> size = size_of_picture(folder / name);
      ++kept.pages;
      kept.without += size ? 0 : 1;
      csv.text(report.source).plain(report.sha256).number(page).plain(size ? name : "");
      csv.number_or_empty(size ? size->width : 0).number_or_empty(size ? size->height : 0);
      csv.plain(size ? pixels_per_point(size->density) : "").end_row();
    }
    return Result<void>();
  });
  if (!done) return tl::unexpected(done.error());
  if (Result<void> written = file->commit(); !written) return tl::unexpected(written.error());
  return kept;
}

// Collects the pages of a file, or of an archive's members, and has them drawn by processes side by
// side.
class Keeper {
 public:
  Keeper(const std::string& pages, const KeepOptions& options) : pages_(pages), options_(options) {}

  Result<void> add(const ReviewPages& report) {
    std::vector<int> missing;
    for (const int page : report.pages) {
      const std::string name = picture_name(report.sha256, page);
      // Of two names of one document the first is drawn.
      if (!exists(pages_ + "/" + name) && begun_.insert(name).second) missing.push_back(page);
    }
    if (missing.empty() || is_stopped()) return {};
    SourcePlace place = place_of_source(report.source);
    if (place.file != request_.file || place.member.empty()) {
      if (Result<void> done = flush(); !done) return done;
      request_.file = std::move(place.file);
    }
    request_.documents.push_back({std::move(place.member), report.sha256, std::move(missing)});
    return {};
  }

  Result<void> finish() {
    if (Result<void> done = flush(); !done) return done;
    while (!at_work_.empty() && !is_stopped()) {
      if (Result<void> done = collect(); !done) return done;
    }
    return {};
  }

  bool is_stopped() const { return options_.stopped && options_.stopped(); }

 private:
  struct Work {
    PictureRequest request;
    DrawingProcess process;
  };

  Result<void> flush() {
    if (request_.documents.empty()) return {};
    PictureRequest request = std::exchange(request_, {});
    while (static_cast<int>(at_work_.size()) >= options_.jobs && !is_stopped()) {
      if (Result<void> done = collect(); !done) return done;
    }
    if (is_stopped()) return {};
    // What cannot be read any more has no pictures, as pages.csv then says.
    Result<DrawingProcess> process = DrawingProcess::start(request, options_.drawing);
    if (process) at_work_.push_back({std::move(request), std::move(*process)});
    return {};
  }

  // Waits until one of the processes has something, for a moment.
  Result<void> collect() {
    constexpr int patience = 200;  // milliseconds, before asking again whether to stop
    std::vector<pollfd> pipes;
    for (const Work& work : at_work_) pipes.push_back({work.process.pipe(), POLLIN, 0});
    if (::poll(pipes.data(), pipes.size(), patience) < 0 && errno != EINTR) return {};
    auto pipe = pipes.begin();
    for (auto work = at_work_.begin(); work != at_work_.end(); ++pipe) {
      Result<void> kept;
      const bool goes_on = pipe->revents == 0
                               ? work->process.time_left().count() > 0
                               : work->process.receive([&](const MadePicture& picture) {
                                   kept = keep(work->request, picture);
                                   return kept.has_value();
                                 });
      if (!kept) return kept;
      work = goes_on ? std::next(work) : at_work_.erase(work);
    }
    return {};
  }

  Result<void> keep(const PictureRequest& request, const MadePicture& picture) {
    const auto place = static_cast<std::size_t>(picture.document);
    if (place >= request.documents.size()) return {};
    const DocumentPages& document = request.documents[place];
    // The child is not trusted: what was not asked for is not written.
    const std::vector<int>& asked = document.pages;
    if (std::find(asked.begin(), asked.end(), picture.page) == asked.end()) return {};
    const std::string name = picture_name(document.sha256, picture.page);
    if (Result<void> done = write_file(pages_ + "/" + name, picture.png); !done) return done;
    if (options_.on_picture) options_.on_picture(++drawn_);
    return {};
  }

  const std::string& pages_;
  const KeepOptions& options_;
  PictureRequest request_;
  std::list<Work> at_work_;
  std::unordered_set<std::string> begun_;
  int drawn_ = 0;
};

}  // namespace

Result<KeptPages> keep_pages(Store& store, const std::string& folder, const KeepOptions& options) {
  const std::string pages = pages_folder(folder);
  if (Result<void> made = make_folder(pages); !made) return tl::unexpected(made.error());
  Keeper keeper(pages, options);
  Result<void> done =
      each_review_pages(store, [&keeper](const ReviewPages& report) { return keeper.add(report); });
  if (done) done = keeper.finish();
  if (!done) return tl::unexpected(done.error());
  if (keeper.is_stopped()) return KeptPages{};
  if (done = clean(store, pages); !done) return tl::unexpected(done.error());
  return write_index(store, pages);
}

Result<void> take_over_pages(Store& store, const std::string& folder,
                             std::span<const std::string> parts) {
  std::vector<std::string> sources;
  for (const std::string& part : parts) {
    if (exists(pages_folder(part) + "/" + index_name)) sources.push_back(pages_folder(part));
  }
  if (sources.empty()) return {};
  const std::string pages = pages_folder(folder);
  if (Result<void> made = make_folder(pages); !made) return made;
  Result<void> done = each_review_pages(store, [&](const ReviewPages& report) -> Result<void> {
    for (const int page : report.pages) {
      const std::string name = "/" + picture_name(report.sha256, page);
      if (exists(pages + name)) continue;
      for (const std::string& source : sources) {
        std::ifstream file(source + name, std::ios::binary);
        if (!file) continue;
        const std::string bytes{std::istreambuf_iterator<char>(file), {}};
        if (Result<void> written = write_file(pages + name, bytes); !written) return written;
        break;
      }
    }
    return {};
  });
  if (!done) return done;
  const Result<KeptPages> kept = write_index(store, pages);
  if (!kept) return tl::unexpected(kept.error());
  return {};
}

}  // namespace gouji
