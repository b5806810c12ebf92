// What is used of libxlsxwriter, which is loaded when XLSX is to be written (late_library.h).
#pragma once

#include <xlsxwriter.h>

#include "normalize/result.h"

namespace gouji {

// By the names of workbook.h, worksheet.h and format.h.
struct XlsxLibrary {
  decltype(&::workbook_new_opt) workbook_new_opt = nullptr;
  decltype(&::workbook_set_properties) workbook_set_properties = nullptr;
  decltype(&::workbook_add_format) workbook_add_format = nullptr;
  decltype(&::workbook_add_worksheet) workbook_add_worksheet = nullptr;
  decltype(&::workbook_close) workbook_close = nullptr;
  decltype(&::lxw_workbook_free) workbook_free = nullptr;
  decltype(&::lxw_strerror) strerror = nullptr;

  decltype(&::worksheet_freeze_panes) worksheet_freeze_panes = nullptr;
  decltype(&::worksheet_set_column) worksheet_set_column = nullptr;
  decltype(&::worksheet_write_string) worksheet_write_string = nullptr;
  decltype(&::worksheet_write_number) worksheet_write_number = nullptr;
  decltype(&::worksheet_write_blank) worksheet_write_blank = nullptr;
  decltype(&::worksheet_write_comment) worksheet_write_comment = nullptr;

  decltype(&::format_set_bold) format_set_bold = nullptr;
  decltype(&::format_set_bg_color) format_set_bg_color = nullptr;
  decltype(&::format_set_text_wrap) format_set_text_wrap = nullptr;
  decltype(&::format_set_align) format_set_align = nullptr;
  decltype(&::format_set_num_format) format_set_num_format = nullptr;
};

// Loaded at the first call. Fails when it is not installed.
Result<const XlsxLibrary*> xlsx_library();

}  // namespace gouji
