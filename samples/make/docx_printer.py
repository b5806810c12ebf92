"""A report as DOCX, the way Word and WPS are used: styles left alone, formatting on runs."""
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_ALIGN_VERTICAL
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from document import Grid


class Printer:
    """`rng` decides on what is a matter of the author's habits, not of the report."""

    def __init__(self, rng, report, font, size=9):
        self.rng, self.report, self.font, self.size = rng, report, font, size
        self.document = Document()
        self.document.styles["Normal"].font.name = font
        self.document.styles["Normal"].element.rPr.rFonts.set(qn("w:eastAsia"), font)
        section = self.document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        if rng.random() < 0.15:
            section.orientation = WD_ORIENT.LANDSCAPE
            section.page_width, section.page_height = Cm(29.7), Cm(21)
        margin = rng.choice([1.5, 2, 2.8])
        section.left_margin = section.right_margin = Cm(margin)
        section.top_margin = section.bottom_margin = Cm(rng.choice([2, 2.54, 3.5]))
        self.width = section.page_width - 2 * Cm(margin)
        self.split_runs = rng.random() < 0.3
        self.borders = rng.choice(["single"] * 5 + ["double", "dotted", "thick", "dashed"])
        self.border_size = rng.choice([4, 4, 4, 8, 12, 2])
        self.open_edges = rng.random() < 0.15
        self.exact = rng.choice([0, 0, 0.55, 0.8])
        self.odd_figures = rng.choice([0, 0, 0, 0.05])
        self.shade = rng.choice(["", "", "D9D9D9", "FFFFFF"])
        if rng.random() < 0.6:
            self.page_number(section)
        self.tight = rng.random() < 0.2  # lines as high as their text, in rows without more space

    def page_number(self, section):
        paragraph = section.footer.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run("— ")
        run = paragraph.add_run()
        for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
            if kind:
                element = OxmlElement("w:fldChar")
                element.set(qn("w:fldCharType"), kind)
            else:
                element = OxmlElement("w:instrText")
                element.text = text
            run._r.append(element)
        paragraph.add_run(" —")

    def runs(self, paragraph, text, size):
        """Word splits runs at any edit; a reader must join them."""
        parts = [text]
        if self.split_runs and len(text) > 2:
            cut = self.rng.randrange(1, len(text))
            parts = [text[:cut], text[cut:]]
        for part in parts:
            run = paragraph.add_run(part)
            run.font.size = Pt(size)
            run.font.name = self.font
            run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), self.font)

    def text(self, block):
        paragraph = self.document.add_paragraph()
        size = {"title": 18, "heading": 14}.get(block.role, 12)
        self.runs(paragraph, block.text, size)
        if block.role in ("title", "subtitle"):
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        elif block.role == "signature":
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        elif block.role == "paragraph":
            paragraph.paragraph_format.first_line_indent = Pt(24)

    def grid(self, grid):
        table = self.document.add_table(grid.rows, grid.columns)
        table.autofit = False
        self.table_borders(table)
        total = sum(grid.widths)
        widths = [int(self.width * w / total) for w in grid.widths]
        for column, width in zip(table.columns, widths):
            column.width = width
        places = [list(row.cells) for row in table.rows]
        for line in places:
            for place, width in zip(line, widths):
                place.width = width
        for cell in grid.cells:
            place = places[cell.row][cell.column]
            if cell.row_span > 1 or cell.column_span > 1:
                place = place.merge(places[cell.row + cell.row_span - 1]
                                    [cell.column + cell.column_span - 1])
            self.cell(place, cell)
        for row in table.rows[:grid.header_rows] if self.report.style.header_repeated else []:
            element = OxmlElement("w:tblHeader")
            row._tr.get_or_add_trPr().append(element)
        if self.exact:
            for row in table.rows:
                row.height = Cm(self.exact)

    def cell(self, place, cell):
        paragraph = place.paragraphs[0]
        for extra in place.paragraphs[1:]:
            extra._p.getparent().remove(extra._p)
        text = cell.text
        if cell.role == "vertical":
            if self.report.style.vertical in ("rotated", "writing-mode"):
                direction = OxmlElement("w:textDirection")
                direction.set(qn("w:val"), "tbRlV" if self.report.style.vertical == "rotated"
                              else "tbRl")
                place._tc.get_or_add_tcPr().append(direction)
            elif self.report.style.vertical == "stacked":
                for character in text[:-1]:
                    self.runs(paragraph, character, self.size)
                    paragraph.add_run().add_break()
                text = text[-1]
        *lines, text = text.split("\n")
        for line in lines:
            self.runs(paragraph, line, self.size)
            paragraph.add_run().add_break()
        self.figure_runs(paragraph, text, cell)
        paragraph.paragraph_format.space_after = Pt(0)
        if self.tight:
            paragraph.paragraph_format.line_spacing = Pt(self.size * 1.1)
        if cell.role != "label":
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        place.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
        if self.shade and cell.role in ("head", "title"):
            shading = OxmlElement("w:shd")
            shading.set(qn("w:val"), "clear")
            shading.set(qn("w:fill"), self.shade)
            place._tc.get_or_add_tcPr().append(shading)

    def figure_runs(self, paragraph, text, cell):
        """A figure may have been corrected with changes tracked, or stand in a content control."""
        self.runs(paragraph, text, self.size)
        if cell.field is None or not text or self.rng.random() > self.odd_figures:
            return
        runs = [child for child in paragraph._p if child.tag == qn("w:r")]
        kind = self.rng.choice(["w:ins", "w:sdt", "vanish"])
        if kind == "w:ins":
            old, new = OxmlElement("w:del"), OxmlElement("w:ins")
            for element in (old, new):
                element.set(qn("w:author"), "办公室")
                element.set(qn("w:id"), str(self.rng.randrange(10 ** 6)))
            deleted = OxmlElement("w:r")
            words = OxmlElement("w:delText")
            words.text = str(self.rng.randrange(100))
            deleted.append(words)
            old.append(deleted)
            runs[0].addprevious(old)
            runs[0].addprevious(new)
            for run in runs:
                new.append(run)
        elif kind == "w:sdt":
            control, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
            control.append(content)
            runs[0].addprevious(control)
            for run in runs:
                content.append(run)
        else:
            run = paragraph.add_run(str(self.rng.randrange(100)))
            run.font.hidden = True

    def table_borders(self, table):
        borders = OxmlElement("w:tblBorders")
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV"):
            element = OxmlElement(f"w:{edge}")
            hidden = self.open_edges and edge in ("left", "right")
            element.set(qn("w:val"), "nil" if hidden else self.borders)
            element.set(qn("w:sz"), str(self.border_size))
            element.set(qn("w:color"), "000000")
            borders.append(element)
        table._tbl.tblPr.append(borders)

    def save(self, path):
        for block in self.report.blocks:
            if isinstance(block, Grid):
                self.grid(block)
            else:
                self.text(block)
        self.document.core_properties.title = self.rng.choice(["", "", self.report.body])
        self.document.core_properties.author = ""
        self.document.save(path)
