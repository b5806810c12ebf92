#!/usr/bin/python3
"""Makes the sample reports of this folder's parent, each with what it states.

usage: make_samples.py [NAME…]
NAME is the stem of a sample, "taoxi-water-2022"; none means all. Needs the Debian packages that
../README.md lists. For each stem NAME.expected.csv gets the fields (field, value, state) that the
generator printed, and reports.csv body, year, form and the planted faults. Figures and words come
out the same every time; bytes of the PDFs differ by producer version and date.
"""
import csv
import pathlib
import random
import sys
import tempfile

import compose
import docx_printer
import html_printer
import page_layout
import producers
import prose_report
import scan
import text_printer
import web_page
from canvases import ReportLabCanvas
from html_printer import Look
from page_layout import PageStyle
from scan import Copier
from style import Style
from text_printer import TextHabits
from web_page import PageHabits

SAMPLES = pathlib.Path(__file__).resolve().parent.parent
LAST_YEAR = {}  # figures of the reports made so far, by body


def by_reportlab(style, font="WenQuanYi Zen Hei"):
    def save(rng, report, path):
        canvas = ReportLabCanvas(path, font)
        page_layout.Layout(canvas, report, style, rng).print()
    return save


def by_browser(program, look):
    def save(rng, report, path):
        with tempfile.TemporaryDirectory() as work:
            page = pathlib.Path(work) / "report.html"
            page.write_text(html_printer.to_html(report, look), encoding="utf-8")
            program(page, path)
    return save


def by_writer(rng, report, path):
    """A DOCX printed by LibreOffice."""
    with tempfile.TemporaryDirectory() as work:
        source = pathlib.Path(work) / "report.docx"
        as_docx(rng, report, source)
        producers.libreoffice(source, path)


def as_docx(rng, report, path):
    docx_in_song(rng, report).save(path)


def docx_in_song(rng, report, size=9):
    printer = docx_printer.Printer(rng, report, "AR PL SungtiL GB", size)
    printer.borders, printer.border_size, printer.odd_figures = "single", 4, 0
    printer.tight = False
    return printer


def by_tight_writer(rng, report, path):
    """The same, in rows as high as their text and columns too narrow for their figures."""
    with tempfile.TemporaryDirectory() as work:
        source = pathlib.Path(work) / "report.docx"
        printer = docx_in_song(rng, report, 10.5)
        printer.tight, printer.exact, printer.shade = True, 0, ""
        printer.save(source)
        producers.libreoffice(source, path)


def as_page(habits):
    return lambda rng, report, path: web_page.WebPage(rng, report, habits).save(path)


def as_text(habits):
    return lambda rng, report, path: text_printer.TextPrinter(rng, report, habits).save(path)


def as_scan(copier):
    def save(rng, report, path):
        with tempfile.TemporaryDirectory() as work:
            pdf = pathlib.Path(work) / "report.pdf"
            by_reportlab(PageStyle(size=9.5, margin=50))(rng, report, pdf)
            scan.to_scan(rng, pdf, path, copier, report.body)
    return save


def zeros(text):
    return dict.fromkeys(["proactive", "requests", "disputes"], text)


# stem: (seed, body, year, edition, requests at most, faults, style, {suffix: printer})
REPORTS = {
    "minghu-office-2023": (
        1, "青岚市明湖区人民政府办公室", 2023, "gov-2021", 40, 0, Style(prose=3),
        {"pdf": by_reportlab(PageStyle(page_break="cut", closed=False, overrun=3, start=60))}),
    "minghu-office-2024": (
        2, "青岚市明湖区人民政府办公室", 2024, "gov-2021", 40, 0,
        Style(prose=2, wide_brackets=False, item_number="{}. ", title=7, header_repeated=True),
        {"pdf": by_browser(producers.weasyprint, Look(font="WenQuanYi Zen Hei", shade="#ddd"))}),
    "taoxi-water-2022": (
        3, "云溪市桃溪县水务局", 2022, "gov-2021", 12, 0,
        Style(prose=1, item_number="{}、", label_spaces=0.15),
        {"pdf": by_writer, "docx": as_docx,
         "html": as_page(PageHabits(paste="wps", spans="empty")),
         "txt": as_text(TextHabits(page_break=True, displaced=True))}),
    "yanzhou-finance-2021": (
        4, "砚州市财政局", 2021, "gov-2021", 150, 0,
        Style(prose=1, undivided_other=True, zero=zeros("-"), thousands=",", one_table=False,
              title=2, vertical="writing-mode"),
        {"pdf": by_browser(producers.chromium,
                           Look(font="WenQuanYi Zen Hei", border="0.25pt solid #000",
                                outer="1.5pt solid #000"))}),
    "beidu-education-2020": (
        5, "蓝浦市北渡县教育局", 2020, "gov-2019", 12, 0,
        Style(prose=1, misprints=0.3, signed=True, explained=True, undivided_other=True),
        {"pdf": by_reportlab(PageStyle(paint="fills", rules="open", shade=0.9, bold_heads="twice"),
                             "AR PL KaitiM GB")}),
    "luming-civil-affairs-2024": (
        6, "泰棠市鹿鸣区民政局", 2024, "gov-2021", 900, 3, Style(prose=1, item_number="（{}）"),
        {"pdf": by_reportlab(PageStyle(paint="double", rules="all", order="columns"))}),
    "nantang-statistics-2023": (
        7, "沅阳市南塘区统计局", 2023, "gov-2021", 3, 0,
        Style(prose=1, zero=zeros("—"), shortened=True, wide_brackets=False),
        {"txt": as_text(TextHabits(kind="bars", encoding="gb18030", newline="\r\n"))}),
    "songling-health-2019": (
        8, "望江市松岭彝族自治县卫生健康委员会", 2019, "gov-2019", 40, 1,
        Style(prose=1, units=0.5, undivided_other=True),
        {"html": as_page(PageHabits(paste="font", encoding="gb2312", declared="http-equiv",
                                    spans="trailing", upper=True, hidden=True))}),
    "fengdeng-audit-2022": (
        14, "白水苗族侗族自治州丰登县审计局", 2022, "gov-2021", 3000, 0, Style(prose=1, thousands=","),
        {"pdf": by_tight_writer}),
    "shigu-justice-2022": (
        9, "固陵市石鼓县司法局", 2022, "gov-2021", 12, 0, Style(prose=0),
        {"pdf": as_scan(Copier(dpi=200, skew=0.4, one_bit=True, specks=20))}),
}

# stem: (seed, body, year, wording, {suffix: printer})
PROSE_REPORTS = {
    "qingxi-water-2011": (
        10, "云溪市青溪县水务局", 2011, prose_report.plainly,
        {"txt": as_text(TextHabits()),
         "pdf": by_browser(producers.chromium, Look(font="WenQuanYi Zen Hei"))}),
    "lanpu-government-2012": (
        11, "蓝浦市人民政府", 2012, prose_report.loosely,
        {"pdf": by_browser(producers.chromium, Look(font="WenQuanYi Zen Hei")),
         "txt": as_text(TextHabits(encoding="gb18030", newline="\r\n"))}),
}
STEMS = [*REPORTS, *PROSE_REPORTS]


def compose_report(stem):
    """The report, and its printers."""
    if stem in PROSE_REPORTS:
        seed, body, year, wording, printers = PROSE_REPORTS[stem]
        return seed, prose_report.compose(random.Random(seed), body, year, wording), printers
    seed, body, year, edition, scale, faults, style, printers = REPORTS[stem]
    report, values = compose.compose(random.Random(seed), edition, style, faults, body, year,
                                     scale, LAST_YEAR.get(body))
    LAST_YEAR[body] = values
    return seed, report, printers


def make(stem):
    seed, report, printers = compose_report(stem)
    for suffix, save in printers.items():
        save(random.Random(f"{seed} {suffix}"), report, SAMPLES / f"{stem}.{suffix}")
    with open(SAMPLES / f"{stem}.expected.csv", "w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["field", "value", "state"])
        writer.writerows([f, v or "", report.states[f]] for f, v in report.fields.items())
    return {"name": stem, "files": " ".join(f"{stem}.{s}" for s in printers),
            "agency": report.body, "year": report.year, "form": report.edition,
            "faults": " ".join(f["field"] for f in report.faults),
            "status": "prose_only" if stem in PROSE_REPORTS else "ok"}


def main(names):
    rows = [make(stem) for stem in STEMS if not names or stem in names
            or any(n.rsplit("-", 1)[0] == stem.rsplit("-", 1)[0] for n in names)]
    path = SAMPLES / "reports.csv"
    kept = {}
    if path.exists():
        with open(path, newline="", encoding="utf-8") as old:
            kept = {row["name"]: row for row in csv.DictReader(old)}
    kept |= {row["name"]: row for row in rows}
    with open(path, "w", newline="", encoding="utf-8") as out:
        writer = csv.DictWriter(out, rows[0].keys(), restval="ok", lineterminator="\n")
        writer.writeheader()
        writer.writerows(kept[stem] for stem in STEMS if stem in kept)


if __name__ == "__main__":
    main(sys.argv[1:])
