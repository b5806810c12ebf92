// XLSX by libxlsxwriter, written row by row (constant_memory): a sheet for each table, and more of
// them where a table has more rows than a sheet can hold. Figures are numbers shown with the
// decimals they have; those beyond the 15 digits of a spreadsheet are text. Everything else is text
// that is never run. Doubtful values are coloured and commented with where they are from; comments
// are kept in memory until the end, so there is an end to them too.
#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "dataset/file_error.h"
#include "dataset/formats/exact_figure.h"
#include "dataset/formats/table_writer.h"
#include "dataset/formats/xlsx_library.h"
#include "dataset/part_file.h"
#include "dataset/safe_text.h"

namespace gouji {
namespace {

constexpr lxw_row_t most_rows = 1048575;  // of a sheet, below its header
constexpr std::size_t most_comments = 20000;
constexpr std::size_t most_characters = 32767;  // of a cell
constexpr lxw_color_t doubt_colour = 0xFFE699;
constexpr lxw_color_t header_colour = 0xD9E1F2;
// Files of the same data have the same bytes: as in the zip headers, there is no date.
constexpr std::time_t no_date = 315532800;  // 1980-01-01

// Spreadsheets count UTF-16 units; bytes are no fewer.
std::string cell_text(std::string_view value) {
  std::string text = defused(file_text(value));
  if (text.size() <= most_characters) return text;
  std::size_t end = most_characters - 3;
  while ((static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end) + "…";
}

// The width of a column by its heading, in characters of the font.
double width_for(const std::string& heading, ValueType type) {
  const bool is_text = type == ValueType::text || type == ValueType::word;
  const double least = is_text ? 14 : 10;
  return std::clamp(static_cast<double>(heading.size()), least, 40.0);
}

class XlsxTableWriter : public TableWriter {
 public:
  XlsxTableWriter(const XlsxLibrary& library, std::string path, const WriterOptions& options)
      : library_(library), file_(std::move(path)), header_(options.header) {
    std::string folder = std::filesystem::path(file_.path()).parent_path().string();
    if (folder.empty()) folder = ".";
    lxw_workbook_options settings = {};
    settings.constant_memory = LXW_TRUE;
    settings.tmpdir = folder.data();
    settings.use_zip64 = LXW_TRUE;
    book_ = library_.workbook_new_opt(file_.part().c_str(), &settings);
    lxw_doc_properties properties = {};
    properties.created = no_date;
    library_.workbook_set_properties(book_, &properties);
    header_format_ = library_.workbook_add_format(book_);
    library_.format_set_bold(header_format_);
    library_.format_set_bg_color(header_format_, header_colour);
    library_.format_set_text_wrap(header_format_);
    library_.format_set_align(header_format_, LXW_ALIGN_VERTICAL_TOP);
  }
  XlsxTableWriter(const XlsxTableWriter&) = delete;
  XlsxTableWriter& operator=(const XlsxTableWriter&) = delete;

  ~XlsxTableWriter() override {
    if (book_ != nullptr) library_.workbook_free(book_);
  }

  Result<long long> write(TableRows& rows) override {
    const std::vector<std::string> headings = column_headings(rows, header_);
    lxw_worksheet* sheet = nullptr;
    int sheets = 0;
    lxw_row_t place = most_rows;
    long long written = 0;
    Result<bool> row = rows.next();
    for (; row && (*row || sheets == 0); row = rows.next()) {
      if (place == most_rows) {
        std::string name = rows.table().name;
        if (++sheets > 1) name += " " + std::to_string(sheets);
        sheet = add_sheet(name, headings, rows);
        if (sheet == nullptr) return tl::unexpected(write_error(LXW_ERROR_MEMORY_MALLOC_FAILED));
        place = 0;
      }
      if (!*row) return 0;
      write_row(*sheet, ++place, rows);
      ++written;
    }
    if (!row) return tl::unexpected(row.error());
    return written;
  }

  Result<void> finish() override {
    const lxw_error closed = library_.workbook_close(std::exchange(book_, nullptr));
    if (closed != LXW_NO_ERROR) return tl::unexpected(write_error(closed));
    return file_.put_in_place();
  }

 private:
  Error write_error(lxw_error code) const {
    if (errno != 0) return file_error(FileAction::write, file_.path(), errno);
    const std::string why = library_.strerror(code);
    return {{"无法写入 " + file_.path() + "：" + why + "；请检查磁盘空间",
             "cannot write " + file_.path() + ": " + why + "; check the disk"}};
  }

  lxw_worksheet* add_sheet(const std::string& name, const std::vector<std::string>& headings,
                           const TableRows& rows) {
    lxw_worksheet* const sheet = library_.workbook_add_worksheet(book_, name.c_str());
    if (sheet == nullptr) return nullptr;
    library_.worksheet_freeze_panes(sheet, 1, rows.table().kind == TableKind::records ? 1 : 0);
    for (std::size_t column = 0; column < headings.size(); ++column) {
      const auto at = static_cast<lxw_col_t>(column);
      library_.worksheet_set_column(
          sheet, at, at, width_for(headings[column], rows.columns()[column].type), nullptr);
      library_.worksheet_write_string(sheet, 0, at, cell_text(headings[column]).c_str(),
                                      header_format_);
    }
    return sheet;
  }

  void write_row(lxw_worksheet& sheet, lxw_row_t place, const TableRows& rows) {
    const std::vector<DoubtfulValue> doubts = rows.doubts();
    auto doubt = doubts.begin();
    for (std::size_t column = 0; column < rows.columns().size(); ++column) {
      while (doubt != doubts.end() && doubt->column < column) ++doubt;
      const bool is_doubtful = doubt != doubts.end() && doubt->column == column;
      const auto at = static_cast<lxw_col_t>(column);
      write_value(sheet, place, at, rows.columns()[column].type, rows.value(column), is_doubtful);
      if (is_doubtful && !doubt->note.empty() && comments_ < most_comments) {
        ++comments_;
        library_.worksheet_write_comment(&sheet, place, at, cell_text(doubt->note).c_str());
      }
    }
  }

  void write_value(lxw_worksheet& sheet, lxw_row_t row, lxw_col_t column, ValueType type,
                   std::string_view value, bool is_doubtful) {
    if (value.empty()) {
      if (is_doubtful) library_.worksheet_write_blank(&sheet, row, column, format_of(-1, true));
      return;
    }
    const bool is_text = type == ValueType::text || type == ValueType::word;
    if (const auto real = is_text ? std::nullopt : exact_double(value)) {
      library_.worksheet_write_number(&sheet, row, column, *real,
                                      format_of(decimal_places(value), is_doubtful));
      return;
    }
    library_.worksheet_write_string(&sheet, row, column, cell_text(value).c_str(),
                                    is_doubtful ? format_of(-1, true) : nullptr);
  }

  // -1 for text.
  lxw_format* format_of(int places, bool is_doubtful) {
    lxw_format*& format = formats_[{places, is_doubtful}];
    if (format == nullptr) {
      format = library_.workbook_add_format(book_);
      if (places >= 0) {
        const std::string digits = places == 0 ? "0" : "0." + std::string(places, '0');
        library_.format_set_num_format(format, digits.c_str());
      }
      if (is_doubtful) library_.format_set_bg_color(format, doubt_colour);
    }
    return format;
  }

  const XlsxLibrary& library_;
  PartFile file_;
  HeaderKind header_;
  lxw_workbook* book_ = nullptr;
  lxw_format* header_format_ = nullptr;
  std::map<std::pair<int, bool>, lxw_format*> formats_;
  std::size_t comments_ = 0;
};

}  // namespace

Result<std::unique_ptr<TableWriter>> make_xlsx_writer(const std::string& path,
                                                      const WriterOptions& options) {
  const Result<const XlsxLibrary*> library = xlsx_library();
  if (!library) return tl::unexpected(library.error());
  // The library opens its file when it is full; whether it can be is told here.
  const std::string part = path + ".part";
  errno = 0;
  std::FILE* const file = std::fopen(part.c_str(), "wb");
  if (file == nullptr) return tl::unexpected(file_error(FileAction::write, path, errno));
  std::fclose(file);
  return std::make_unique<XlsxTableWriter>(**library, path, options);
}

}  // namespace gouji
