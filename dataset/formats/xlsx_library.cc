#include "dataset/formats/xlsx_library.h"

#include "normalize/late_library.h"

namespace gouji {
namespace {

Result<XlsxLibrary> load() {
  XlsxLibrary api;
  LateLibrary library(GOUJI_LIBXLSXWRITER);
  library.find(api.workbook_new_opt, "workbook_new_opt")
      .find(api.workbook_set_properties, "workbook_set_properties")
      .find(api.workbook_add_format, "workbook_add_format")
      .find(api.workbook_add_worksheet, "workbook_add_worksheet")
      .find(api.workbook_close, "workbook_close")
      .find(api.workbook_free, "lxw_workbook_free")
      .find(api.strerror, "lxw_strerror")
      .find(api.worksheet_freeze_panes, "worksheet_freeze_panes")
      .find(api.worksheet_set_column, "worksheet_set_column")
      .find(api.worksheet_write_string, "worksheet_write_string")
      .find(api.worksheet_write_number, "worksheet_write_number")
      .find(api.worksheet_write_blank, "worksheet_write_blank")
      .find(api.worksheet_write_comment, "worksheet_write_comment")
      .find(api.format_set_bold, "format_set_bold")
      .find(api.format_set_bg_color, "format_set_bg_color")
      .find(api.format_set_text_wrap, "format_set_text_wrap")
      .find(api.format_set_align, "format_set_align")
      .find(api.format_set_num_format, "format_set_num_format");
  if (Result<void> found = library.check(); !found) return tl::unexpected(found.error());
  return api;
}

}  // namespace

Result<const XlsxLibrary*> xlsx_library() { return load_once(load); }

}  // namespace gouji
