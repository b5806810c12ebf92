// The frame of PDFs that tests write by hand: header, objects, table of their places, trailer.
#pragma once

#include <string>
#include <vector>

namespace gouji {

// A PDF of these objects, numbered from 1; the first is the catalog. `trailer_extra` goes into the
// trailer's dictionary.
inline std::string pdf_of_objects(const std::vector<std::string>& objects,
                                  const std::string& trailer_extra = {}) {
  std::string pdf = "%PDF-1.4\n";
  std::string table = "xref\n0 " + std::to_string(objects.size() + 1) + "\n0000000000 65535 f \n";
  for (std::size_t i = 0; i < objects.size(); ++i) {
    const std::string offset = std::to_string(pdf.size());
    table += std::string(10 - offset.size(), '0') + offset + " 00000 n \n";
    pdf += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const std::string start = std::to_string(pdf.size());
  return pdf + table + "trailer\n<< /Size " + std::to_string(objects.size() + 1) + " /Root 1 0 R " +
         trailer_extra + " >>\nstartxref\n" + start + "\n%%EOF\n";
}

}  // namespace gouji
