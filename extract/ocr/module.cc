// What the loader (extract/ocr_loader.h) looks for in this module.
#include "extract/ocr/page_reader.h"

extern "C" __attribute__((visibility("default"))) gouji::PictureReader*
gouji_make_picture_reader() {
  return gouji::ocr::make_page_reader().release();
}
