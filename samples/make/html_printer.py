"""A report as HTML: for browsers and word processors to print, and as a web page of its own."""
import html
from dataclasses import dataclass

from document import Grid


@dataclass
class Look:
    """Looks of a printed page that CSS can express."""
    font: str = "WenQuanYi Zen Hei"
    size: float = 10.5        # of tables, in points
    page: str = "A4"
    margin: str = "2cm 1.8cm"
    border: str = "0.5pt solid #000"
    outer: str = ""           # border of the table itself, when it differs
    rules: str = "all"        # all, rows, open, none
    shade: str = ""           # background of header cells
    align: str = "center"     # of figures
    break_rows: bool = True   # rows may be cut by a page
    running_head: str = ""
    page_numbers: bool = True
    watermark: str = ""
    padding: str = "2px 3px"


def random_look(rng, report):
    border = rng.choice(["0.5pt solid #000", "1px solid #333", "0.25pt solid #000",
                         "1.5pt solid #000", "0.75pt dotted #000", "2.25pt double #000",
                         "0.5pt dashed #000", "0.1pt solid #000", "0.75pt solid #888"])
    return Look(
        font=rng.choice(["WenQuanYi Zen Hei", "AR PL UMing CN", "AR PL UKai CN", "Noto Sans CJK SC",
                         "Noto Serif CJK SC", "WenQuanYi Micro Hei", "AR PL SungtiL GB"]),
        size=rng.choice([8, 9, 9, 10, 10.5, 12]),
        page=rng.choice(["A4"] * 6 + ["A4 landscape", "A3", "Letter"]),
        margin=rng.choice(["2cm 1.8cm", "3.7cm 2.6cm 3.5cm 2.8cm", "1cm 1cm"]),
        border=border,
        outer=rng.choice(["", "", "", "1.5pt solid #000", "none"]),
        rules=rng.choice(["all"] * 8 + ["rows", "open", "none"]),
        shade=rng.choice(["", "", "", "#ddd", "#e6f0ff", "#fff"]),
        align=rng.choice(["center", "center", "right", "left"]),
        break_rows=rng.random() < 0.5,
        running_head=rng.choice(["", "", "", report.body, f"{report.year}年度报告"]),
        page_numbers=rng.random() < 0.7,
        watermark=rng.choice([""] * 7 + ["内部资料", report.body]),
        padding=rng.choice(["2px 3px", "0 1px", "5px 4px"]),
    )


def style_sheet(report, look):
    rules = {
        "all": f"td {{ border: {look.border} }}",
        "rows": f"td {{ border-top: {look.border}; border-bottom: {look.border} }}",
        "open": f"td {{ border: {look.border} }} tr td:first-child.edge {{ border-left: none }} "
                "td.last { border-right: none }",
        "none": "",
    }[look.rules]
    outer = f"table {{ border: {look.outer} }}" if look.outer else ""
    shade = f".c-head, .c-title {{ background: {look.shade} }}" if look.shade else ""
    foot = ("@bottom-center { content: '— ' counter(page) ' —'; font-size: 9pt }"
            if look.page_numbers else "")
    head = (f"@top-right {{ content: '{look.running_head}'; font-size: 9pt }}"
            if look.running_head else "")
    vertical = ".c-vertical { writing-mode: vertical-rl; white-space: nowrap; letter-spacing: 2px }" \
        if report.style.vertical in ("writing-mode", "rotated") else ""
    return f"""@page {{ size: {look.page}; margin: {look.margin}; {foot} {head} }}
body {{ font-family: '{look.font}'; font-size: 12pt; line-height: 1.6 }}
h1 {{ font-size: 18pt; text-align: center; font-weight: normal; margin: 4pt 0 }}
h2 {{ font-size: 13pt; font-weight: normal; margin: 6pt 0 }}
p {{ text-indent: 2em; margin: 3pt 0 }} .subtitle {{ text-align: center; text-indent: 0 }}
.signature {{ text-align: right }}
table {{ border-collapse: collapse; width: 100%; font-size: {look.size}pt; line-height: 1.25;
  margin: 6pt 0; table-layout: fixed }}
td {{ padding: {look.padding}; overflow-wrap: anywhere }}
{rules} {outer} {shade} {vertical}
tr {{ break-inside: {'auto' if look.break_rows else 'avoid'} }}
.c-head, .c-title, .c-vertical, .c-group {{ text-align: center }} .c-figure {{ text-align: {look.align} }}
.watermark {{ position: fixed; top: 40%; left: 15%; font-size: 60pt; color: #eee;
  transform: rotate(-30deg); z-index: -1 }}
.runner {{ display: none }}
"""


def grid_html(grid, report, look):
    header = grid.header_rows if report.style.header_repeated else 0
    total = sum(grid.widths)
    border = "" if look.rules == "none" else ' border="1"'
    out = [f'<table{border} cellspacing="0" width="100%"><colgroup>']
    out += [f'<col style="width:{100 * w / total:.1f}%">' for w in grid.widths]
    out.append("</colgroup>" + ("<thead>" if header else "<tbody>"))
    for number, row in enumerate(grid.by_row()):
        if header and number == header:
            out.append("</thead><tbody>")
        out.append("<tr>")
        for cell in row:
            span = (f' rowspan="{cell.row_span}"' if cell.row_span > 1 else "") + \
                   (f' colspan="{cell.column_span}"' if cell.column_span > 1 else "")
            edges = " edge" * (cell.column == 0)
            edges += " last" * (cell.column + cell.column_span == grid.columns)
            align = "" if cell.role == "label" else ' align="center"'
            text = html.escape(cell.text).replace("\n", "<br>")
            if cell.role == "vertical" and report.style.vertical == "stacked":
                text = "<br>".join(html.escape(c) for c in cell.text)
            out.append(f'<td class="c-{cell.role}{edges}"{align}{span}>{text}</td>')
        out.append("</tr>")
    out.append("</tbody></table>")
    return "\n".join(out)


TAGS = {"title": "h1", "heading": "h2"}


def to_html(report, look):
    out = ["<!DOCTYPE html><html><head><meta charset='utf-8'>",
           f"<title>{html.escape(report.body)}</title>",
           f"<style>{style_sheet(report, look)}</style></head><body>"]
    if look.watermark:
        out.append(f'<div class="watermark">{html.escape(look.watermark)}</div>')
    for block in report.blocks:
        if isinstance(block, Grid):
            out.append(grid_html(block, report, look))
        else:
            tag = TAGS.get(block.role, "p")
            out.append(f'<{tag} class="{block.role}">{html.escape(block.text)}</{tag}>')
    return "\n".join(out + ["</body></html>"])
