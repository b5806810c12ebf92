// What a word processor's document says once it is printed.
#include "extract/docx_reader.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "tests/extract/block_dump.h"
#include "tests/extract/zip_builder.h"

namespace {

using namespace gouji;

Document read(const std::string& body) {
  const std::string bytes = make_docx(body);
  Result<Document> document = read_docx({"report.docx", bytes});
  REQUIRE(document.has_value());
  return *document;
}

std::string run(const std::string& text, const std::string& properties = "") {
  return "<w:r><w:rPr>" + properties + "</w:rPr><w:t xml:space=\"preserve\">" + text +
         "</w:t></w:r>";
}
std::string p(const std::string& runs) { return "<w:p>" + runs + "</w:p>"; }
std::string tc(const std::string& text, const std::string& properties = "") {
  return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + p(run(text)) + "</w:tc>";
}
std::string tr(const std::string& cells) { return "<w:tr>" + cells + "</w:tr>"; }
std::string tbl(const std::string& rows) { return "<w:tbl>" + rows + "</w:tbl>"; }

// A cell with these runs beside another, for one column is layout.
std::string cell(const std::string& runs) {
  return tbl(tr("<w:tc>" + p(runs) + "</w:tc>" + tc("9")));
}

struct Case {
  const char* name;
  std::string body;
  const char* expected;
};

void check(const std::vector<Case>& cases) {
  for (const Case& example : cases) {
    INFO(example.name);
    CHECK(dump_blocks(read(example.body)) == example.expected);
  }
}

const std::string begin = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>";
const std::string separate = "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>";
const std::string end = "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";

}  // namespace

TEST_CASE("runs make the text of a DOCX cell") {
  check({
      {"runs", cell(run("行政") + run("规范性文件")), "0: [0] 行政规范性文件 [1] 9\n"},
      {"spaces between runs", cell(run("总") + run(" ") + run("计")), "0: [0] 总 计 [1] 9\n"},
      {"tab and break", cell("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>"),
       "0: [0] a b c [1] 9\n"},
      {"paragraphs of Han",
       tbl(tr("<w:tc>" + p(run("商业")) + p("") + p(run("企业")) + "</w:tc>" + tc("9"))),
       "0: [0] 商业企业 [1] 9\n"},
      {"vertical text, by its direction",
       tbl(tr("<w:tc><w:tcPr><w:textDirection w:val=\"tbRlV\"/></w:tcPr>" + p(run("不予公开")) +
              "</w:tc>" + tc("9"))),
       "0: [0] 不予公开 [1] 9\n"},
      {"vertical text, a character a paragraph",
       tbl(tr("<w:tc>" + p(run("不")) + p(run("予")) + p(run("公")) + p(run("开")) + "</w:tc>" +
              tc("9"))),
       "0: [0] 不予公开 [1] 9\n"},
      {"figures of two paragraphs",
       tbl(tr("<w:tc>" + p(run("12")) + p(run("34")) + "</w:tc>" + tc("9"))),
       "0: [0] 12 34 [1] 9\n"},
      {"hidden text",
       cell(run("1") + run("2", "<w:vanish/>") + run("3", "<w:vanish w:val=\"0\"/>")),
       "0: [0] 13 [1] 9\n"},
      {"struck text", cell(run("12", "<w:strike/>") + run("13")), "0: [0] 13 ? [1] 9\n"},
      {"footnote digit", cell(run("12") + run("1", "<w:vertAlign w:val=\"superscript\"/>")),
       "0: [0] 12[1] ? [1] 9\n"},
      {"footnote digit by its position", cell(run("12") + run("1", "<w:position w:val=\"8\"/>")),
       "0: [0] 12[1] ? [1] 9\n"},
      {"a whole figure above the line",
       cell(run("1", "<w:position w:val=\"8\"/>") + run("2", "<w:position w:val=\"8\"/>")),
       "0: [0] 12 [1] 9\n"},
      {"white text", cell(run("12") + run("1", "<w:color w:val=\"FFFFFF\"/>")),
       "0: [0] 12[1] ? [1] 9\n"},
      {"text that is nearly white", cell(run("12") + run("1", "<w:color w:val=\"FEFEFE\"/>")),
       "0: [0] 12[1] ? [1] 9\n"},
      {"gray text", cell(run("12") + run("1", "<w:color w:val=\"7F7F7F\"/>")),
       "0: [0] 121 [1] 9\n"},
      {"text of one point", cell(run("12") + run("1", "<w:sz w:val=\"2\"/>")),
       "0: [0] 12[1] ? [1] 9\n"},
      {"text of nine points", cell(run("12") + run("1", "<w:sz w:val=\"18\"/>")),
       "0: [0] 121 [1] 9\n"},
      {"white text on a ground",
       cell(run("12", "<w:color w:val=\"FFFFFF\"/><w:shd w:fill=\"1F4E79\"/>")),
       "0: [0] 12 [1] 9\n"},
      {"hyphen and soft hyphen", cell("<w:r><w:noBreakHyphen/><w:t>8</w:t><w:softHyphen/></w:r>"),
       "0: [0] -8 [1] 9\n"},
      {"symbol", cell("<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/></w:r>"),
       "0: [0] \uF0FC [1] 9\n"},
      {"ruby",
       cell("<w:r><w:ruby><w:rt>" + run("x") + "</w:rt><w:rubyBase>" + run("总") +
            "</w:rubyBase></w:ruby></w:r>" + run("计")),
       "0: [0] 总计 [1] 9\n"},
      {"formula", cell("<m:oMath><m:r><m:t>12</m:t></m:r></m:oMath>"), "0: [0] 12 [1] 9\n"},
  });
}

TEST_CASE("styles hide, strike and raise text as its own properties do") {
  const std::string styles =
      "<w:styles xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
      "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"/>"
      "<w:style w:type=\"paragraph\" w:styleId=\"Gone\"><w:rPr><w:vanish/></w:rPr></w:style>"
      "<w:style w:type=\"paragraph\" w:styleId=\"Child\"><w:basedOn w:val=\"Gone\"/></w:style>"
      "<w:style w:type=\"paragraph\" w:styleId=\"Back\"><w:basedOn w:val=\"Gone\"/>"
      "<w:rPr><w:vanish w:val=\"0\"/></w:rPr></w:style>"
      "<w:style w:type=\"paragraph\" w:styleId=\"Round\"><w:basedOn w:val=\"Round\"/></w:style>"
      "<w:style w:type=\"character\" w:styleId=\"Hide\"><w:rPr><w:vanish/></w:rPr></w:style>"
      "<w:style w:type=\"character\" w:styleId=\"Old\"><w:rPr><w:strike/></w:rPr></w:style>"
      "<w:style w:type=\"character\" w:styleId=\"Note\"><w:rPr><w:vertAlign "
      "w:val=\"superscript\"/></w:rPr></w:style>"
      "<w:style w:type=\"character\" w:styleId=\"White\"><w:rPr><w:color "
      "w:val=\"FFFFFF\"/></w:rPr></w:style></w:styles>";
  const auto styled = [](const std::string& style, const std::string& runs) {
    return tbl(tr("<w:tc>" + p("<w:pPr><w:pStyle w:val=\"" + style + "\"/></w:pPr>" + runs) +
                  "</w:tc>" + tc("9")));
  };
  const auto in = [](const std::string& style) { return "<w:rStyle w:val=\"" + style + "\"/>"; };
  const Case cases[] = {
      {"no style", cell(run("12")), "0: [0] 12 [1] 9\n"},
      {"hidden", cell(run("12") + run("3", in("Hide"))), "0: [0] 12 [1] 9\n"},
      {"shown all the same", cell(run("12") + run("3", in("Hide") + "<w:vanish w:val=\"0\"/>")),
       "0: [0] 123 [1] 9\n"},
      {"struck", cell(run("8", in("Old")) + run("12")), "0: [0] 12 ? [1] 9\n"},
      {"a mark", cell(run("12") + run("3", in("Note"))), "0: [0] 12[3] ? [1] 9\n"},
      {"white", cell(run("12") + run("3", in("White"))), "0: [0] 12[3] ? [1] 9\n"},
      {"black all the same",
       cell(run("12") + run("3", in("White") + "<w:color w:val=\"000000\"/>")),
       "0: [0] 123 [1] 9\n"},
      {"a paragraph", styled("Gone", run("12")), "0: [0]  [1] 9\n"},
      {"a paragraph, by what its style is based on", styled("Child", run("12")), "0: [0]  [1] 9\n"},
      {"a paragraph whose style takes it back", styled("Back", run("12")), "0: [0] 12 [1] 9\n"},
      {"hidden twice is shown", styled("Gone", run("12", in("Hide"))), "0: [0] 12 [1] 9\n"},
      {"a circle of styles", styled("Round", run("12")), "0: [0] 12 [1] 9\n"},
      {"a style that there is not", styled("None", run("12", in("None"))), "0: [0] 12 [1] 9\n"},
  };
  for (const Case& example : cases) {
    INFO(example.name);
    const std::string bytes = make_docx(example.body, {{"word/styles.xml", styles}});
    const Result<Document> document = read_docx({"report.docx", bytes});
    REQUIRE(document.has_value());
    CHECK(dump_blocks(*document) == example.expected);
  }
  for (const std::string broken : {"<w:styles", "", "<a/>"}) {
    const std::string bytes = make_docx(cell(run("12", in("Hide"))), {{"word/styles.xml", broken}});
    const Result<Document> document = read_docx({"report.docx", bytes});
    REQUIRE(document.has_value());
    CHECK(dump_blocks(*document) == "0: [0] 12 [1] 9\n");
  }
}

TEST_CASE("what a cell shows that is no text makes it doubtful") {
  const std::string number =
      "<w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"2\"/></w:numPr></w:pPr>";
  const std::string none = "<w:pPr><w:numPr><w:numId w:val=\"0\"/></w:numPr></w:pPr>";
  const std::string letters =
      "<w:r><w:pict><v:shape><v:textpath string=\"12\"/></v:shape></w:pict></w:r>";
  const std::string line = "<w:r><w:pict><v:line/></w:pict></w:r>";
  check({
      {"a number that the program counts", cell(number), "0: [0]  ? [1] 9\n"},
      {"such a number before a figure", cell(number + run("12")), "0: [0] 12 ? [1] 9\n"},
      {"such a number before a label", cell(number + run("规章")), "0: [0] 规章 [1] 9\n"},
      {"numbering taken away", cell(none + run("12")), "0: [0] 12 [1] 9\n"},
      {"letters as a shape", cell(letters), "0: [0]  ? [1] 9\n"},
      {"a line", cell(line), "0: [0]  [1] 9\n"},
  });
}

TEST_CASE("revisions are accepted") {
  const std::string deleted = "<w:del w:id=\"1\"><w:r><w:delText>12</w:delText></w:r></w:del>";
  const std::string inserted = "<w:ins w:id=\"2\">" + run("13") + "</w:ins>";
  check({
      {"deleted and inserted", cell(deleted + inserted), "0: [0] 13 [1] 9\n"},
      {"deleted text in w:t", cell("<w:del>" + run("12") + "</w:del>" + run("13")),
       "0: [0] 13 [1] 9\n"},
      {"moved",
       cell("<w:moveFrom>" + run("1") + "</w:moveFrom><w:moveTo>" + run("2") + "</w:moveTo>"),
       "0: [0] 2 [1] 9\n"},
      {"end of paragraph deleted",
       "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + run("总体") + "</w:p>" + p(run("情况")),
       "总体情况\n"},
      {"row deleted",
       tbl("<w:tr><w:trPr><w:del/></w:trPr>" + tc("a") + tc("1") + "</w:tr>" +
           tr(tc("b") + tc("2"))),
       "0: [0] b [1] 2\n"},
      {"row inserted",
       tbl("<w:tr><w:trPr><w:ins/></w:trPr>" + tc("a") + tc("1") + "</w:tr>" +
           tr(tc("b") + tc("2"))),
       "0: [0] a [1] 1\n1: [0] b [1] 2\n"},
  });
}

TEST_CASE("fields show their results") {
  check({
      {"result",
       cell(begin + "<w:r><w:instrText>SUM(ABOVE)</w:instrText></w:r>" + separate + run("12") +
            end + run("件")),
       "0: [0] 12件 [1] 9\n"},
      {"code with a field of its own",
       cell(begin + "<w:r><w:instrText>IF </w:instrText></w:r>" + begin + separate + run("7") +
            end + separate + run("12") + end),
       "0: [0] 12 [1] 9\n"},
      {"simple field", cell("<w:fldSimple w:instr=\"PAGE\">" + run("3") + "</w:fldSimple>"),
       "0: [0] 3 [1] 9\n"},
      {"never separated, never ended", cell(begin + run("code")) + p(run("后文")),
       "0: [0]  [1] 9\n后文\n"},
      {"link", cell("<w:hyperlink>" + run("12") + "</w:hyperlink>"), "0: [0] 12 [1] 9\n"},
  });
}

TEST_CASE("wrappers are transparent and alternatives count once") {
  const std::string box = "<w:txbxContent>" + p(run("框里")) + "</w:txbxContent>";
  check({
      {"content controls at every level",
       "<w:sdt><w:sdtPr/><w:sdtContent>" +
           tbl("<w:sdt><w:sdtContent>" +
               tr("<w:sdt><w:sdtContent><w:tc><w:p><w:sdt><w:sdtContent>" + run("a") +
                  "</w:sdtContent></w:sdt></w:p></w:tc></w:sdtContent></w:sdt>" + tc("1")) +
               "</w:sdtContent></w:sdt>") +
           "</w:sdtContent></w:sdt>",
       "0: [0] a [1] 1\n"},
      {"text box",
       p(run("前") + "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>" + box +
         "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>" + box +
         "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>") +
           p(run("后")),
       "前\n框里\n后\n"},
      {"only the fallback says something",
       p("<w:r><mc:AlternateContent><mc:Choice/><mc:Fallback><w:pict>" + box +
         "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"),
       "框里\n"},
      {"text box in a cell", cell("<w:r><w:pict>" + box + "</w:pict></w:r>"),
       "0: [0] 框里 ? [1] 9\n"},
      {"table in a text box",
       p("<w:r><w:pict><w:txbxContent>" + tbl(tr(tc("a") + tc("1"))) +
         "</w:txbxContent></w:pict></w:r>"),
       "0: [0] a [1] 1\n"},
      {"picture in a cell", cell("<w:r><w:drawing><a:blip r:embed=\"rId5\"/></w:drawing></w:r>"),
       "0: [0]  ? [1] 9\n"},
      {"a line drawn in a cell", cell("<w:r><w:drawing><a:ln/></w:drawing></w:r>" + run("3")),
       "0: [0] 3 [1] 9\n"},
  });
}

TEST_CASE("merged cells of a DOCX table") {
  const std::string restart = "<w:vMerge w:val=\"restart\"/>";
  const std::string proceed = "<w:vMerge/>";
  check({
      {"across and down",
       tbl(tr(tc("a", restart) + tc("b", "<w:gridSpan w:val=\"2\"/>")) +
           tr(tc("", proceed) + tc("1") + tc("2")) + tr(tc("", proceed) + tc("3") + tc("4"))),
       "0: [0] a r3c1 [1] b r1c2\n1: [1] 1 [2] 2\n2: [1] 3 [2] 4\n"},
      {"one group below another",
       tbl(tr(tc("a", restart) + tc("1")) + tr(tc("", proceed) + tc("2")) +
           tr(tc("b", restart) + tc("3")) + tr(tc("", proceed) + tc("4"))),
       "0: [0] a r2c1 [1] 1\n1: [1] 2\n2: [0] b r2c1 [1] 3\n3: [1] 4\n"},
      {"nothing above to go on", tbl(tr(tc("a") + tc("1")) + tr(tc("", proceed) + tc("2"))),
       "0: [0] a [1] 1\n1: [0]  [1] 2\n"},
      {"of another width than above",
       tbl(tr(tc("a", restart + "<w:gridSpan w:val=\"2\"/>") + tc("1")) +
           tr(tc("b", proceed) + tc("c") + tc("2"))),
       "0: [0] a r1c2 [2] 1\n1: [0] b [1] c [2] 2\n"},
      {"old horizontal merge",
       tbl(tr(tc("a", "<w:hMerge w:val=\"restart\"/>") + tc("", "<w:hMerge/>") + tc("1")) +
           tr(tc("b") + tc("c") + tc("2"))),
       "0: [0] a r1c2 [2] 1\n1: [0] b [1] c [2] 2\n"},
      {"columns left out before and after",
       tbl(tr(tc("a") + tc("b") + tc("c")) +
           "<w:tr><w:trPr><w:gridBefore w:val=\"1\"/><w:gridAfter w:val=\"1\"/></w:trPr>" +
           tc("1") + "</w:tr>"),
       "0: [0] a [1] b [2] c\n1: [1] 1\n"},
      {"a span of a billion",
       tbl(tr(tc("t", "<w:gridSpan w:val=\"1000000000\"/>")) + tr(tc("a") + tc("1"))),
       "0: [0] t\n1: [0] a [1] 1\n"},
  });
}

TEST_CASE("columns that differ by a hair are one") {
  const std::string grid =
      "<w:tblGrid><w:gridCol w:w=\"1000\"/><w:gridCol w:w=\"20\"/><w:gridCol w:w=\"980\"/>"
      "</w:tblGrid>";
  const std::string two = "<w:gridSpan w:val=\"2\"/>";
  CHECK(dump_blocks(read(tbl(grid + tr(tc("a") + tc("b", two)) + tr(tc("c", two) + tc("1"))))) ==
        "0: [0] a [1] b\n1: [0] c [1] 1\n");
  // A narrow column with text in it is a column.
  CHECK(dump_blocks(read(tbl(grid + tr(tc("a") + tc("b") + tc("c"))))) == "0: [0] a [1] b [2] c\n");
}

TEST_CASE("a row whose spans do not add up is placed by its widths or doubted") {
  const auto width = [](int twips) {
    return "<w:tcW w:type=\"dxa\" w:w=\"" + std::to_string(twips) + "\"/>";
  };
  const std::string grid =
      "<w:tblGrid><w:gridCol w:w=\"1000\"/><w:gridCol w:w=\"1000\"/><w:gridCol w:w=\"500\"/>"
      "<w:gridCol w:w=\"500\"/></w:tblGrid>";
  const std::string full =
      tr(tc("a", width(1000)) + tc("b", width(1000)) + tc("1", width(500)) + tc("2", width(500)));
  CHECK(dump_blocks(read(tbl(
            grid + full + tr(tc("c", width(2000)) + tc("3", width(510)) + tc("4", width(490)))))) ==
        "0: [0] a [1] b [2] 1 [3] 2\n1: [0] c r1c2 [2] 3 [3] 4\n");
  CHECK(dump_blocks(read(tbl(grid + full + tr(tc("c") + tc("3") + tc("4"))))) ==
        "0: [0] a [1] b [2] 1 [3] 2\n1: [0] c ? [1] 3 ? [2] 4 ?\n");
}

TEST_CASE("nested and split tables of a DOCX file") {
  const std::string head = tr(tc("项目") + tc("自然人") + tc("总计"));
  check({
      {"layout table", tbl(tr("<w:tc>" + tbl(tr(tc("a") + tc("1"))) + p("") + "</w:tc>" + tc("x"))),
       "0: [0] a [1] 1\nx\n"},
      {"split in two",
       tbl(head + tr(tc("予以公开") + tc("1") + tc("1"))) + p("") +
           tbl(tr(tc("部分公开") + tc("2") + tc("2"))),
       "0: [0] 项目 [1] 自然人 [2] 总计\n1: [0] 予以公开 [1] 1 [2] 1\n"
       "2: [0] 部分公开 [1] 2 [2] 2\n"},
      {"split at a page break with its head again",
       tbl(head + tr(tc("予以公开") + tc("1") + tc("1"))) +
           p("<w:r><w:br w:type=\"page\"/></w:r>") +
           tbl(head + tr(tc("部分公开") + tc("2") + tc("2"))),
       "0: [0] 项目 [1] 自然人 [2] 总计\n1: [0] 予以公开 [1] 1 [2] 1\n"
       "2: [0] 部分公开 [1] 2 [2] 2\n"},
  });
}

TEST_CASE("paths count paragraphs and tables") {
  const Document document =
      read(p(run("a")) + p("") + p(run("b", "<w:sz w:val=\"36\"/>")) + tbl(tr(tc("c") + tc("1"))));
  REQUIRE(document.blocks.size() == 3);
  CHECK(std::get<Paragraph>(document.blocks[1]).path == "/body/p[3]");
  CHECK(std::get<Paragraph>(document.blocks[1]).size == 18);
  CHECK(std::get<Table>(document.blocks[2]).path == "/body/tbl[1]");
  CHECK(std::get<Table>(document.blocks[2]).method == Method::docx);
  CHECK(document.kind == Kind::docx);
}

TEST_CASE("packages as other writers make them") {
  const std::string body = p(run("正文"));
  const auto text_of_zip = [](const ZipMembers& members) {
    const std::string bytes = make_zip(members);
    const Result<Document> document = read_docx({"a.docx", bytes});
    return document ? dump_blocks(*document) : document.error().message.en;
  };
  CHECK(text_of_zip({{"word/document.xml", docx_part(body)}}) == "正文\n");
  CHECK(text_of_zip({{"word\\document.xml", docx_part(body)}}) == "正文\n");
  CHECK(text_of_zip({{"/Word/Document.xml", docx_part(body)}}) == "正文\n");
  CHECK(text_of_zip({{"../../etc/passwd", "x"}, {"word/document.xml", docx_part(body)}}) ==
        "正文\n");
  CHECK(text_of_zip({{"_rels/.rels",
                      "<Relationships><Relationship Type=\"x/officeDocument\" "
                      "Target=\"/doc/main.xml\"/></Relationships>"},
                     {"doc/main.xml", docx_part(body)}}) == "正文\n");
  // Another prefix for the namespace.
  CHECK(text_of_zip({{"word/document.xml",
                      "<x:document><x:body><x:p><x:r><x:t>正文</x:t></x:r></x:p></x:body>"
                      "</x:document>"}}) == "正文\n");
}

TEST_CASE("core properties, pictures and inserted pages") {
  const ZipMembers members = {
      {"docProps/core.xml",
       "<cp:coreProperties><dc:title> 年报 </dc:title><dc:creator>某局</dc:creator>"
       "</cp:coreProperties>"},
      {"word/_rels/document.xml.rels",
       "<Relationships><Relationship Id=\"rId5\" Target=\"media/image1.png\"/>"
       "<Relationship Id=\"c1\" Target=\"../chunk.mht\"/></Relationships>"},
      {"chunk.mht",
       "MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n"
       "<html><table><tr><td>a<td>1</table>"}};
  const std::string bytes =
      make_docx(p(run("二、主动公开情况")) +
                    p("<w:r><w:drawing><a:blip r:embed=\"rId5\"/></w:drawing></w:r>") +
                    "<w:altChunk r:id=\"c1\"/>",
                members);
  const Result<Document> document = read_docx({"a.docx", bytes});
  REQUIRE(document.has_value());
  CHECK(document->metadata.title == "年报");
  CHECK(document->metadata.author == "某局");
  REQUIRE(note_codes(*document) == "table-is-picture");
  CHECK(document->notes[0].message.en.find("image1.png") != std::string::npos);
  CHECK(dump_blocks(*document) == "二、主动公开情况\n0: [0] a [1] 1\n");
  CHECK(std::get<Table>(document->blocks[1]).path == "chunk.mht/html/body/table[1]");
}

TEST_CASE("files that cannot be read say why") {
  const auto refusal = [](const std::string& bytes) {
    const Result<Document> document = read_docx({"a.docx", bytes});
    REQUIRE(!document.has_value());
    CHECK(!document.error().message.zh.empty());
    return document.error().message.en;
  };
  const auto contains = [](const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
  };
  CHECK(contains(refusal(make_zip({{"a.txt", "x"}})), "word/document.xml, is missing"));
  CHECK(contains(refusal("PK\x03\x04 nothing more"), "damaged"));
  CHECK(contains(refusal(make_zip({{"word/document.xml", "<w:document><w:body>"}})), "broken"));
  CHECK(contains(refusal(make_zip({{"word/document.xml", "<w:document/>"}})), "no w:body"));

  const std::string whole = make_docx(p(run(std::string(5000, 'x'))));
  CHECK(contains(refusal(whole.substr(0, whole.size() / 2)), "download it again"));
  std::string corrupt = whole;
  corrupt[corrupt.find("xxxx") + 100] = 'y';
  CHECK(contains(refusal(corrupt), "damaged"));
  ZipMembers many;
  for (int member = 0; member < 10'001; ++member) many.emplace_back(std::to_string(member), "");
  CHECK(contains(refusal(make_zip(many)), "more than 10000 members"));
  CHECK(contains(refusal(make_zip({{"word/document.xml", std::string(40'000'000, ' ')}})),
                 "zip bomb"));

  // A lost directory costs nothing but a note.
  const std::string headless = whole.substr(0, whole.find("PK\x01\x02"));
  const Result<Document> document = read_docx({"a.docx", headless});
  REQUIRE(document.has_value());
  CHECK(note_codes(*document) == "truncated");
}
