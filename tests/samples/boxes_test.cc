// The boxes of the cells are true: what another program reads there is the cell's raw text.
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cmath>

#include "tests/program_output.h"
#include "tests/samples/expected.h"

namespace gouji::samples {
namespace {

struct Word {
  int page = 0;
  Box box;
  std::string text;
};

// The words of `pdftotext -bbox`: <word xMin="1" yMin="2" xMax="3" yMax="4">text</word>.
std::vector<Word> words_of(const std::string& path) {
  std::vector<Word> words;
  int page = 0;
  for (const std::string& line : split(output_of("pdftotext -bbox '" + path + "' -"), '\n')) {
    if (line.find("<page ") != std::string::npos) ++page;
    Word word;
    const std::size_t start = line.find("<word ");
    if (start == std::string::npos ||
        std::sscanf(line.c_str() + start,
                    "<word xMin=\"%lf\" yMin=\"%lf\" xMax=\"%lf\" yMax=\"%lf\"", &word.box.x0,
                    &word.box.y0, &word.box.x1, &word.box.y1) != 4) {
      continue;
    }
    word.page = page;
    const std::size_t text = line.find('>', start) + 1;
    word.text = line.substr(text, line.find("</word>") - text);
    words.push_back(word);
  }
  return words;
}

bool is_pdf(const std::string& file) { return file.ends_with(".pdf"); }

// `pdftotext` on the box at four pixels a point, as whole pixels is all that it takes.
std::string text_in_box(const std::string& path, const Provenance& place) {
  const Box& box = place.box;
  const auto pixels = [](double points) { return std::to_string(std::lround(points * 4)); };
  return without_spaces(output_of("pdftotext -r 288 -f " + std::to_string(place.page) + " -l " +
                                  std::to_string(place.page) + " -x " + pixels(box.x0) + " -y " +
                                  pixels(box.y0) + " -W " + pixels(box.width()) + " -H " +
                                  pixels(box.height()) + " '" + path + "' -"));
}

TEST_CASE("boxes: every cell's box holds the words that were read there") {
  for (const Sample& sample : read_samples()) {
    for (const std::string& file : sample.files) {
      const Report& report = report_of(file);
      if (!is_pdf(file) || is_scan(file)) continue;
      const std::vector<Word> words = words_of(folder + file);
      REQUIRE(!words.empty());
      int checked = 0;
      for (const Field& field : report.record.fields) {
        const Provenance& place = field.provenance;
        if (field.state == FieldState::missing) continue;
        INFO(file << " " << field.id << " page " << place.page);
        REQUIRE(place.page > 0);
        REQUIRE(!place.box.is_empty());
        std::string inside;
        for (const Word& word : words) {
          if (word.page == place.page &&
              place.box.contains(word.box.centre_x(), word.box.centre_y())) {
            inside += word.text;
          }
        }
        if (place.method == Method::prose) {
          // A sentence has the box of its paragraph.
          CHECK(inside.find(without_spaces(field.raw)) != std::string::npos);
        } else {
          CHECK(without_spaces(inside) == without_spaces(field.raw));
        }
        ++checked;
      }
      CHECK(checked > (sample.status == "prose_only" ? 5 : 150));
    }
  }
}

TEST_CASE("boxes: pdftotext on a cell's box gives the cell's raw text") {
  for (const Sample& sample : read_samples()) {
    for (const std::string& file : sample.files) {
      const Report& report = report_of(file);
      if (!is_pdf(file) || is_scan(file)) continue;
      const std::vector<Field>& fields = report.record.fields;
      for (std::size_t i = sample.year % 20; i < fields.size(); i += 20) {
        const bool is_cell = fields[i].provenance.method != Method::prose;
        if (fields[i].state == FieldState::missing || !is_cell) continue;
        INFO(file << " " << fields[i].id);
        CHECK(text_in_box(folder + file, fields[i].provenance) == without_spaces(fields[i].raw));
      }
    }
  }
}

}  // namespace
}  // namespace gouji::samples
