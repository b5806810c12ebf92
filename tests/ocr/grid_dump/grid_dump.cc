// Development program: the tables of pages as lines of text, so that what is found in a picture can
// be held against what the same page's PDF says.
// usage: grid_dump FILE.pdf | grid_dump DPI PICTURE…
// A line "page NAME MILLISECONDS across down rules", then for each table "table ROWS COLUMNS" and a
// line a cell: row, column, spans, box in points on the upright page, 1 where it is doubtful.
// Environment: DRAW=FOLDER writes each page with its cells; EDGES=1 prints what was seen of edges.
#include <leptonica/allheaders.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iterator>
#include <string>

#include "extract/ocr/orient.h"
#include "extract/ocr/page_grids.h"
#include "extract/ocr/prepare.h"
#include "extract/page_layout.h"
#include "extract/pdf_file.h"

namespace {

using namespace gouji;

Raster load(const char* path, double dpi) {
  Raster raster;
  Pix* pix = pixRead(path);
  if (pix == nullptr) return raster;
  const bool color = pixGetDepth(pix) == 32;
  Pix* gray = color ? pixClone(pix) : pixConvertTo8(pix, 0);
  raster.width = pixGetWidth(gray);
  raster.height = pixGetHeight(gray);
  raster.dpi = dpi;
  raster.channels = color ? 3 : 1;
  for (int y = 0; y < raster.height; ++y) {
    for (int x = 0; x < raster.width; ++x) {
      l_uint32 value = 0;
      pixGetPixel(gray, x, y, &value);
      if (color) {
        for (const int shift : {24, 16, 8}) {
          raster.pixels.push_back(static_cast<unsigned char>(value >> shift));
        }
      } else {
        raster.pixels.push_back(static_cast<unsigned char>(value));
      }
    }
  }
  pixDestroy(&gray);
  pixDestroy(&pix);
  return raster;
}

void save(const ocr::Gray& picture, const std::string& path) {
  Pix* pix = pixCreate(picture.width, picture.height, 8);
  for (int y = 0; y < picture.height; ++y) {
    for (int x = 0; x < picture.width; ++x) pixSetPixel(pix, x, y, picture.at(x, y));
  }
  pixWrite(path.c_str(), pix, IFF_PNG);
  pixDestroy(&pix);
}

void print_edges(const ocr::Grid& grid) {
  const auto print = [](double covered, double edge) {
    std::printf(" %3.0f%c", covered * 100, edge == 1 ? '+' : edge > 0 ? '?' : '-');
  };
  for (int row = 0; row <= grid.rows(); ++row) {
    const ocr::GridLine& line = grid.lattice.rows[static_cast<std::size_t>(row)];
    std::printf("#  h%d y%.0f seen %.0f%s:", row, line.across, line.seen, line.faint ? "f" : "");
    for (int c = 0; c < grid.columns(); ++c)
      print(grid.covered.above(row, c), grid.edges.above(row, c));
    if (row == grid.rows()) break;
    std::printf("\n#  v%d:", row);
    for (int c = 0; c <= grid.columns(); ++c)
      print(grid.covered.left_of(row, c), grid.edges.left_of(row, c));
    std::printf("\n");
  }
  std::printf("\n#  columns:");
  for (const ocr::GridLine& line : grid.lattice.columns)
    std::printf(" %.0f(%.0f%s)", line.across, line.seen, line.faint ? "f" : "");
  std::printf("\n");
}

void draw(ocr::Gray picture, const std::vector<ocr::Grid>& grids, const std::string& path) {
  for (auto& p : picture.pixels) p = static_cast<std::uint8_t>(160 + p * 95 / 255);
  for (const ocr::Grid& grid : grids) {
    for (const ocr::GridCell& cell : grid.cells) {
      for (int y = cell.box.y0 + 2; y < cell.box.y1 - 2; ++y) {
        for (int x = cell.box.x0 + 2; x < cell.box.x1 - 2; ++x) {
          if (x < 0 || y < 0 || x >= picture.width || y >= picture.height) continue;
          if (y < cell.box.y0 + 5 || y >= cell.box.y1 - 5 || x < cell.box.x0 + 5 ||
              x >= cell.box.x1 - 5) {
            picture.row(y)[x] = cell.doubtful ? 90 : 0;
          }
        }
      }
    }
  }
  save(picture, path);
}

double cpu_ms() { return static_cast<double>(std::clock()) * 1000 / CLOCKS_PER_SEC; }

// The pages of one document, in doubt whether they stand on their heads.
int dump_pictures(double dpi, char** paths, int count) {
  struct Seen {
    ocr::Skew skew;
    ocr::WorkPicture work;
    std::vector<ocr::Grid> grids;
    double upright = 0;
    double ms = 0;
  };
  const auto look = [&](const char* path, int more_turns) {
    Seen out;
    const Raster raster = load(path, dpi);
    const double start = cpu_ms();
    ocr::BasePicture base = ocr::make_base(ocr::ink_channel(raster), dpi);
    const int turns = ocr::line_direction(base.picture, base.dpi) < 0 ? 1 : 0;
    base.picture = ocr::turned(base.picture, turns + more_turns);
    out.skew = ocr::find_skew(base);
    out.work = ocr::straighten(base, out.skew);
    out.grids = ocr::find_grids(out.work.picture, ocr::kWorkDpi);
    out.upright = ocr::uprightness(out.work.picture, out.grids, ocr::kWorkDpi);
    out.ms = cpu_ms() - start;
    return out;
  };
  std::vector<Seen> pages;
  double upright = 0;
  for (int i = 0; i < count; ++i) {
    pages.push_back(look(paths[i], 0));
    upright += pages.back().upright;
  }
  for (int i = 0; i < count; ++i) {
    Seen& page = pages[static_cast<std::size_t>(i)];
    if (upright < 0) page = look(paths[i], 2);
    const std::string name = std::string(paths[i]).substr(std::string(paths[i]).rfind('/') + 1);
    std::printf("page %s %.0f %.4f %.4f %d upright %.2f\n", name.c_str(), page.ms, page.skew.across,
                page.skew.down, page.skew.rules, page.upright);
    constexpr double kPoints = 72 / ocr::kWorkDpi;
    for (const ocr::Grid& grid : page.grids) {
      if (std::getenv("EDGES") != nullptr) print_edges(grid);
      std::printf("table %d %d\n", grid.rows(), grid.columns());
      for (const ocr::GridCell& cell : grid.cells) {
        std::printf("%d %d %d %d %.1f %.1f %.1f %.1f %d\n", cell.row, cell.column, cell.row_span,
                    cell.column_span, cell.box.x0 * kPoints, cell.box.y0 * kPoints,
                    cell.box.x1 * kPoints, cell.box.y1 * kPoints, cell.doubtful);
      }
    }
    if (const char* folder = std::getenv("DRAW")) {
      draw(page.work.picture, page.grids, std::string(folder) + "/" + name);
    }
  }
  return 0;
}

int dump_pdf(const char* path) {
  std::ifstream in(path, std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(in)), {});
  const Result<PdfFile> file = PdfFile::open(bytes, "");
  if (!file) return 1;
  for (int number = 1; number <= file->pages(); ++number) {
    const PageLayout layout = lay_out(file->page(number));
    std::printf("page %d 0 0 0 0\n", number);
    for (const Block& block : layout.blocks) {
      const auto* table = std::get_if<Table>(&block);
      if (table == nullptr) continue;
      std::printf("table %d %d %s\n", table->rows, table->columns,
                  table->method == Method::gaps ? "gaps" : "ruled");
      for (const Cell& cell : table->cells) {
        std::printf("%d %d %d %d %.1f %.1f %.1f %.1f %d\n", cell.row, cell.column, cell.row_span,
                    cell.column_span, cell.box.x0, cell.box.y0, cell.box.x1, cell.box.y1,
                    cell.doubtful);
      }
    }
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 2) return dump_pdf(argv[1]);
  if (argc < 3) return 2;
  return dump_pictures(std::atof(argv[1]), argv + 2, argc - 2);
}
