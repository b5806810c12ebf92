"""A report as the web page that a content system publishes: pasted from Word or WPS, in any of the
usual encodings, with a grid or with one cell a line and no grid left."""
import html
from dataclasses import dataclass

from document import Grid


@dataclass
class PageHabits:
    paste: str = "plain"        # plain, wps, word, font
    spans: str = "spans"        # spans, empty (cells in place of spans), trailing (one cell too many)
    grid: str = "table"         # table, lines, divs (a line a cell, in one div each)
    encoding: str = "utf-8"     # utf-8, utf-8-sig, gb2312, gbk, gb18030
    declared: str = "meta"      # meta, http-equiv, none, wrong (the page says utf-8)
    metadata: bool = True       # 索引号/发布机构 table in front
    unclosed: bool = False      # </td> and </tr> left out
    upper: bool = False         # <TABLE><TR><TD>
    layout_table: bool = False  # everything inside one cell of a table
    split: bool = False         # 三 in two tables, as pages of the Word file were
    hidden: bool = False        # figures in hidden elements and scripts
    line_breaks: bool = False   # <br> and newlines inside labels
    entities: bool = False      # &#23395; for some characters


def random_habits(rng):
    encoding = rng.choice(["utf-8"] * 4 + ["utf-8-sig", "gb2312", "gbk", "gb18030"])
    declared = rng.choice(["meta", "http-equiv", "meta", "none"])
    return PageHabits(
        paste=rng.choice(["plain", "wps", "word", "font"]),
        spans=rng.choice(["spans"] * 4 + ["empty", "trailing"]),
        grid=rng.choice(["table"] * 7 + ["lines", "divs"]),
        encoding=encoding, declared=declared, metadata=rng.random() < 0.6,
        unclosed=rng.random() < 0.15, upper=rng.random() < 0.15,
        layout_table=rng.random() < 0.2, split=rng.random() < 0.2, hidden=rng.random() < 0.3,
        line_breaks=rng.random() < 0.3, entities=rng.random() < 0.15)


class WebPage:
    def __init__(self, rng, report, habits):
        self.rng, self.report, self.habits = rng, report, habits

    def characters(self, text):
        out = ""
        for character in text:
            if self.habits.entities and ord(character) > 127 and self.rng.random() < 0.2:
                out += f"&#{ord(character)};"
            else:
                out += html.escape(character, quote=False)
        return out

    def inline(self, text):
        """Text as an editor left it: spans split anywhere, empty Office tags."""
        rng, paste = self.rng, self.habits.paste
        if not text:
            return {"plain": "", "wps": '<span style="font-size:14px"><o:p>&nbsp;</o:p></span>',
                    "word": "<o:p>&nbsp;</o:p>", "font": "&nbsp;"}[paste]
        if paste == "plain":
            return self.characters(text)
        if paste == "font":
            return f'<font face="宋体" size="3">{self.characters(text)}</font>'
        pieces, start = [], 0
        while start < len(text):
            end = min(len(text), start + rng.randrange(1, 9))
            pieces.append(text[start:end])
            start = end
        language = ['lang="EN-US"', ""]
        out = "".join(f'<span {language[not p.isascii()]} style="font-family:宋体;mso-hansi-font-family:'
                      f'Calibri;font-size:10.5pt">{self.characters(p)}</span>' for p in pieces)
        return out + ("<o:p></o:p>" if paste == "word" else '<span style="font-family:宋体"></span>')

    def cell_text(self, cell):
        text = cell.text
        if cell.role == "vertical" and self.report.style.vertical == "stacked":
            return "<br/>".join(self.inline(c) for c in text)
        if "\n" in text:
            return "<br>".join(self.inline(line) for line in text.split("\n"))
        if self.habits.line_breaks and cell.role != "figure" and len(text) > 5 \
                and self.rng.random() < 0.3:
            cut = self.rng.randrange(2, len(text) - 1)
            return self.inline(text[:cut]) + self.rng.choice(["<br>", "\n      "]) \
                + self.inline(text[cut:])
        return self.inline(text)

    def table(self, grid, rows):
        habits = self.habits
        starts = {(c.row, c.column): c for c in grid.cells}
        covered = {(r, k) for c in grid.cells for r in range(c.row, c.row + c.row_span)
                   for k in range(c.column, c.column + c.column_span)} - set(starts)
        out = ['<table border="1" cellspacing="0" cellpadding="0" style="border-collapse:collapse">']
        if habits.paste == "wps":
            out.append("<colgroup>" + '<col width="72"/>' * grid.columns + "</colgroup>")
        out.append("<tbody>")
        first_row = rows[0]
        for row in rows:
            out.append('<tr style="height:22px">')
            for column in range(grid.columns):
                cell = starts.get((row, column))
                if cell is None:
                    carried = row == first_row and row and habits.spans == "spans" and \
                        self.open_cell(grid, row, column)
                    if carried:
                        left = carried.row + carried.row_span - row
                        out.append(self.td(carried, left, carried.column_span, ""))
                    elif habits.spans == "empty" and (row, column) in covered:
                        out.append("<td></td>" if habits.paste != "word" else
                                   "<td><p><o:p>&nbsp;</o:p></p></td>")
                    continue
                last = rows[-1]
                span = min(cell.row + cell.row_span - 1, last) - cell.row + 1
                if habits.spans == "empty":
                    out.append(self.td(cell, 1, 1, self.cell_text(cell)))
                else:
                    out.append(self.td(cell, span, cell.column_span, self.cell_text(cell)))
            if habits.spans == "trailing":
                out.append("<td></td>")
            out.append("" if habits.unclosed else "</tr>")
        out.append("</tbody></table>")
        return "\n".join(out)

    def open_cell(self, grid, row, column):
        """The cell that reaches into `row` at `column` from above."""
        for cell in grid.cells:
            if cell.column == column and cell.row < row < cell.row + cell.row_span:
                return cell
        return None

    def td(self, cell, rows, columns, text):
        span = (f' rowspan="{rows}"' if rows > 1 else "") + \
               (f' colspan="{columns}"' if columns > 1 else "")
        style = {"wps": ' style="border:1px solid #000;padding:0 7px" valign="center"',
                 "word": ' width="83" style="border:solid windowtext 1.0pt;mso-border-alt:solid .5pt"'
                 }.get(self.habits.paste, "")
        inner = text if self.habits.paste in ("plain", "font") else \
            f'<p class="MsoNormal" align="center" style="text-align:center">{text}</p>'
        return f"<td{span}{style}>{inner}" + ("" if self.habits.unclosed else "</td>")

    def grid(self, grid):
        if self.habits.grid != "table":
            tag = "p" if self.habits.grid == "lines" else "div"
            return "\n".join(f"<{tag}>{self.cell_text(c)}</{tag}>" for row in grid.by_row()
                             for c in row)
        rows = list(range(grid.rows))
        if self.habits.split and grid.name == "requests" and self.habits.spans == "spans":
            cut = self.rng.randrange(9, grid.rows - 4)
            return self.table(grid, rows[:cut]) + "<p></p>" + self.table(grid, rows[cut:])
        return self.table(grid, rows)

    def block(self, block):
        if isinstance(block, Grid):
            return self.grid(block)
        if block.role == "title":
            return f"<h1>{self.inline(block.text)}</h1>"
        indent = ' style="text-indent:2em"' if block.role == "paragraph" else ""
        return f"<p{indent}>{self.inline(block.text)}</p>"

    def head(self):
        habits, report = self.habits, self.report
        name = {"utf-8-sig": "utf-8"}.get(habits.encoding, habits.encoding)
        declaration = {"meta": f'<meta charset="{name}">',
                       "http-equiv": f'<meta http-equiv="Content-Type" content="text/html; '
                                     f'charset={name}" />', "none": ""}[habits.declared]
        title = f"{report.body}{report.year}年政府信息公开工作年度报告" \
            if report.style.title not in (9, 10) else "政府信息公开年报"
        return f"<head>{declaration}<title>{title}_{report.body[:3]}政府网</title>" + \
            "<style>td{font-size:12px}</style>" + \
            ("<script>var counts=[12,34,56];document.title+='';</script>"
             if habits.hidden else "") + "</head>"

    def metadata(self):
        report = self.report
        return ('<table class="index"><tr><td>索引号：</td><td>11330000/'
                f'{report.year + 1}-00042</td><td>发布机构：</td><td>{report.body}</td></tr>'
                f'<tr><td>发文日期：</td><td>{report.year + 1}-01-23</td><td>文号：</td><td></td></tr>'
                '</table>')

    def text(self):
        habits = self.habits
        out = ["<!DOCTYPE html>", "<html>", self.head(), "<body>",
               '<div class="nav"><a href="/">首页</a> &gt; <a href="#">政府信息公开年报</a></div>']
        if habits.layout_table:
            out.append('<table width="960" align="center"><tr><td class="content">')
        if habits.metadata:
            out.append(self.metadata())
        out += [self.block(b) for b in self.report.blocks]
        if habits.hidden:
            out.append('<div style="display:none">浏览次数：<span id="hits">5213</span></div>')
        if habits.layout_table:
            out.append("</td></tr></table>")
        out.append('<div class="foot">版权所有 ICP备05000001号-1</div></body></html>')
        text = "\n".join(out)
        if habits.upper:
            for tag in ("table", "tbody", "tr", "td"):
                text = text.replace(f"<{tag}", f"<{tag.upper()}").replace(f"</{tag}>",
                                                                        f"</{tag.upper()}>")
        return text

    def save(self, path):
        codec = {"gb2312": "gb18030", "gbk": "gb18030"}.get(self.habits.encoding,
                                                            self.habits.encoding)
        path.write_bytes(self.text().encode(codec))
