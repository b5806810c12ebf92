"""A report as a spreadsheet (flat ODS), as offices without a template draw their tables."""
from dataclasses import dataclass
from xml.sax.saxutils import escape

from document import Grid


@dataclass
class SheetHabits:
    border: str = "0.5pt solid #000000"
    landscape: bool = False
    font: str = "AR PL UMing CN"
    figures: str = "float"     # float, text: how the cell holds a figure
    inner_only: bool = False   # rules in the figures' part only, labels without


def random_sheet_habits(rng):
    return SheetHabits(border=rng.choice(["0.5pt solid #000000", "0.06pt solid #000000",
                                          "1.5pt solid #000000", "0.06pt dotted #000000"]),
                       landscape=rng.random() < 0.3,
                       font=rng.choice(["AR PL UMing CN", "WenQuanYi Zen Hei", "Noto Sans CJK SC"]),
                       figures=rng.choice(["float", "text"]), inner_only=rng.random() < 0.1)


HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3"
 office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:automatic-styles>
"""


class SheetPrinter:
    COLUMNS = 15

    def __init__(self, report, habits):
        self.report, self.habits, self.out = report, habits, []

    def styles(self):
        habits = self.habits
        page = 'fo:page-width="29.7cm" fo:page-height="21cm" style:print-orientation="landscape"' \
            if habits.landscape else 'fo:page-width="21cm" fo:page-height="29.7cm"'
        font = f'style:font-name-asian="{habits.font}" fo:font-family="{habits.font}"'

        def cell(name, border, align, size=9):
            edge = f'fo:border="{habits.border}"' if border else ""
            return (f'<style:style style:name="{name}" style:family="table-cell">'
                    f'<style:table-cell-properties {edge} fo:wrap-option="wrap" '
                    f'style:vertical-align="middle"/><style:paragraph-properties '
                    f'fo:text-align="{align}"/><style:text-properties {font} '
                    f'style:font-family-asian="{habits.font}" fo:font-size="{size}pt" '
                    f'style:font-size-asian="{size}pt"/></style:style>')
        return (
            '<style:style style:name="co" style:family="table-column">'
            '<style:table-column-properties style:column-width="1.7cm"/></style:style>'
            '<style:style style:name="ro" style:family="table-row"><style:table-row-properties '
            'style:use-optimal-row-height="true"/></style:style>'
            '<style:style style:name="ta" style:family="table" style:master-page-name="Sheet">'
            '<style:table-properties table:display="true"/></style:style>'
            + cell("figure", True, "center") + cell("label", not habits.inner_only, "start")
            + cell("head", not habits.inner_only, "center") + cell("text", False, "start", 11)
            + cell("big", False, "center", 16)
            + f'<style:page-layout style:name="pl"><style:page-layout-properties {page} '
            'fo:margin="1.5cm" style:scale-to-X="1"/></style:page-layout>'
            '</office:automatic-styles><office:master-styles><style:master-page '
            'style:name="Sheet" style:page-layout-name="pl"/></office:master-styles>')

    def columns(self, grid):
        """The sheet column at which each column of `grid` starts; the sheet has fifteen."""
        if grid.columns == 15:
            return list(range(16))
        if grid.name == "requests":
            return [0, 1, 3, 8, 9, 10, 11, 12, 13, 14, 15]
        first = 3
        step = (self.COLUMNS - first) // (grid.columns - 1)
        return [0] + [first + step * i for i in range(grid.columns - 1)] + [self.COLUMNS]

    def grid(self, grid):
        starts = self.columns(grid)
        places = {(c.row, starts[c.column]): c for c in grid.cells}
        covered = set()
        for cell in grid.cells:
            for row in range(cell.row, cell.row + cell.row_span):
                for column in range(starts[cell.column], starts[cell.column + cell.column_span]):
                    covered.add((row, column))
        for row in range(grid.rows):
            cells = []
            for column in range(self.COLUMNS):
                cell = places.get((row, column))
                if cell:
                    cells.append(self.cell(cell, starts))
                else:
                    cells.append("<table:covered-table-cell/>" if (row, column) in covered else
                                 "<table:table-cell/>")
            self.row(cells)

    def cell(self, cell, starts):
        columns = starts[cell.column + cell.column_span] - starts[cell.column]
        name = {"figure": "figure", "label": "label"}.get(cell.role, "head")
        text = cell.text
        if cell.role == "vertical":
            text = "\n".join(text)
        value = 'office:value-type="string"'
        if self.habits.figures == "float" and text.isascii() and text.isdigit():
            value = f'office:value-type="float" office:value="{text}"'
        lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in text.split("\n"))
        return (f'<table:table-cell table:style-name="{name}" {value} '
                f'table:number-columns-spanned="{columns}" '
                f'table:number-rows-spanned="{cell.row_span}">{lines}</table:table-cell>')

    def row(self, cells):
        self.out.append('<table:table-row table:style-name="ro">' + "".join(cells)
                        + "</table:table-row>")

    def line(self, text, style, height_rows=1):
        self.row([f'<table:table-cell table:style-name="{style}" office:value-type="string" '
                  f'table:number-columns-spanned="{self.COLUMNS}"><text:p>{escape(text)}</text:p>'
                  "</table:table-cell>"]
                 + ["<table:covered-table-cell/>"] * (self.COLUMNS - 1))

    def save(self, path):
        self.out = [HEAD, self.styles(), "<office:body><office:spreadsheet>"
                    '<table:table table:name="年报" table:style-name="ta">'
                    f'<table:table-column table:style-name="co" '
                    f'table:number-columns-repeated="{self.COLUMNS}"/>']
        for block in self.report.blocks:
            if isinstance(block, Grid):
                self.grid(block)
                self.row(["<table:table-cell/>"])
                continue
            # Merged cells do not grow with their text, so it is cut to lines first.
            size = 40 if block.role == "title" else 52
            for start in range(0, len(block.text), size):
                self.line(block.text[start:start + size],
                          "big" if block.role == "title" else "text")
        self.out.append("</table:table></office:spreadsheet></office:body></office:document>")
        path.write_text("\n".join(self.out), encoding="utf-8")
