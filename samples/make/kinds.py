"""Random reports by kind of producer: KINDS maps a kind to its file suffix and its maker.

A maker takes a random generator and the path to write, and returns the Report that it printed.
"""
import pathlib
import tempfile

import canvases
import compose
import docx_printer
import fonts
import html_printer
import page_layout
import producers
import raw_canvas
import rewrite
import scan
import sheet_printer
import text_printer
import web_page
from style import Style, random_style


def deviations(style, look=None):
    """What a style does otherwise than the plain form: names for reports of failures."""
    plain = Style()
    names = [f"{k}={v}" for k, v in vars(style).items() if v != getattr(plain, k)]
    if look is not None:
        plain = type(look)()
        names += [f"look.{k}={v}" for k, v in vars(look).items()
                  if v != getattr(plain, k) and k != "running_head"]
    return names


def changed(choices, prefix):
    plain = type(choices)()
    return [f"{prefix}.{k}={v}" for k, v in vars(choices).items() if v != getattr(plain, k)]


def random_report(rng, spice=0.25, **more):
    edition = "gov-2019" if rng.random() < 0.3 else "gov-2021"
    style = random_style(rng, edition, spice)
    faults = rng.choice([0, 0, 0, 1, 2])
    report, _ = compose.compose(rng, edition, style, faults, **more)
    return report


def from_html(program):
    def make(rng, target):
        report = random_report(rng)
        look = html_printer.random_look(rng, report)
        if program is not producers.chromium and report.style.vertical in ("rotated",
                                                                           "writing-mode"):
            report.style.vertical = "stacked"  # the others cannot, and print over the next cell
        report.tags = deviations(report.style, look)
        with tempfile.TemporaryDirectory() as work:
            page = pathlib.Path(work) / "report.html"
            page.write_text(html_printer.to_html(report, look), encoding="utf-8")
            program(page, target)
        return report
    return make


def from_docx(as_pdf):
    def make(rng, target):
        report = random_report(rng)
        font = rng.choice(["AR PL UMing CN", "AR PL UKai CN", "WenQuanYi Zen Hei",
                           "Noto Serif CJK SC", "AR PL SungtiL GB", "AR PL KaitiM GB"])
        printer = docx_printer.Printer(rng, report, font, rng.choice([8, 9, 9, 10.5]))
        if as_pdf:
            printer.odd_figures = 0  # LibreOffice prints deleted text too
        report.tags = deviations(report.style) + [
            f"docx.{name}={value}" for name, value in vars(printer).items()
            if name in ("split_runs", "borders", "open_edges", "shade", "odd_figures", "tight")
            and value]
        if not as_pdf:
            printer.save(target)
            return report
        with tempfile.TemporaryDirectory() as work:
            source = pathlib.Path(work) / "report.docx"
            printer.save(source)
            producers.libreoffice(source, target)
        return report
    return make


def drawn(rng, canvas, names, patched=None):
    """Sets a random report with the pages of `canvas(report, font)`."""
    report = random_report(rng)
    font = fonts.choose(rng, names, report.text)
    style = page_layout.random_page_style(rng, report)
    if patched is not None:
        style.patched = patched
    report.tags = deviations(report.style) + [
        f"page.{k}={v}" for k, v in vars(style).items()
        if v != getattr(page_layout.PageStyle(), k) and k != "running_head"]
    report.tags.append(f"font={font}")
    page_layout.Layout(canvas(report, font), report, style, rng).print()
    return report


def from_reportlab(rng, target, patched=None):
    rotate, crop = rng.choice([0, 0, 0, 90, 180, 270]), rng.choice([0, 0, 0, 20])
    report = drawn(rng, lambda report, font: canvases.ReportLabCanvas(
        target, font, rotate, crop, rng.choice(["", "", report.body])),
        [*fonts.TRUETYPE, canvases.NOT_EMBEDDED], patched)
    report.tags += [f"rotate={rotate}", f"crop={crop}"]
    if rng.random() < 0.15:
        report.tags.append("encrypted")
        producers.encrypt(target)
    return report


def from_cairo(rng, target, patched=None):
    return drawn(rng, lambda _, font: canvases.CairoCanvas(target, font),
                 [*fonts.TRUETYPE, *fonts.NOTO], patched)


def from_raw(rng, target, patched=None):
    mode = rng.choice(raw_canvas.TRUE_MODES * 2 + raw_canvas.MODES)
    report = drawn(rng, lambda _, font: raw_canvas.RawCanvas(target, fonts.TRUETYPE[font], mode),
                   ["AR PL SungtiL GB", "AR PL KaitiM GB", "WenQuanYi Zen Hei"], patched)
    report.tags.append(f"font mode={mode}")
    return report


def from_patched(rng, target):
    """A figure in thirty has another under it that no reader of the page can see."""
    return rng.choice([from_reportlab, from_cairo, from_raw])(rng, target, patched=0.03)


def from_postscript(rng, target):
    """cairo's PostScript distilled by Ghostscript, as a printer driver's output would be."""
    with tempfile.TemporaryDirectory() as work:
        source = pathlib.Path(work) / "report.ps"
        report = from_cairo(rng, source)
        producers.run("ps2pdf", source, target)
    return report


def from_sheet(rng, target):
    report = random_report(rng)
    habits = sheet_printer.random_sheet_habits(rng)
    report.tags = deviations(report.style) + changed(habits, "sheet")
    with tempfile.TemporaryDirectory() as work:
        source = pathlib.Path(work) / "report.fods"
        sheet_printer.SheetPrinter(report, habits).save(source)
        producers.libreoffice(source, target)
    return report


def from_web(rng, target):
    report = random_report(rng)
    habits = web_page.random_habits(rng)
    web_page.WebPage(rng, report, habits).save(target)
    report.tags = deviations(report.style) + changed(habits, "web")
    return report


def from_text(rng, target):
    report = random_report(rng)
    habits = text_printer.random_text_habits(rng)
    text_printer.TextPrinter(rng, report, habits).save(target)
    report.tags = deviations(report.style) + changed(habits, "text")
    return report


def from_viewer(option):
    """Text as pdftotext writes it from a page: in columns, or in what it takes for reading order."""
    def make(rng, target):
        with tempfile.TemporaryDirectory() as work:
            pdf = pathlib.Path(work) / "report.pdf"
            report = rng.choice([from_reportlab, from_cairo])(rng, pdf, patched=0)
            producers.run("pdftotext", option, pdf, target)
        report.tags.append(f"pdftotext {option}")
        return report
    return make


def from_copier(choose):
    """`choose(rng)` gives the copier."""
    def make(rng, target):
        with tempfile.TemporaryDirectory() as work:
            pdf = pathlib.Path(work) / "report.pdf"
            upright = rng.choice([from_cairo, from_raw, from_html(producers.weasyprint)])
            report = upright(rng, pdf)
            copier = choose(rng)
            scan.to_scan(rng, pdf, target, copier, report.body)
        report.tags += changed(copier, "copier")
        return report
    return make


def searchable(rng):
    copier = scan.random_copier(rng)
    copier.skew = copier.turn = 0
    copier.misread = rng.choice([0, 0.02, 0.1])
    return copier


def partly(rng):
    """The prose of a word processor, then the signed tables as scanned."""
    copier = scan.random_copier(rng)
    copier.turn, copier.first = 0, 2
    return copier


def rewritten(tool):
    def make(rng, target):
        with tempfile.TemporaryDirectory() as work:
            pdf = pathlib.Path(work) / "report.pdf"
            report = rng.choice([from_reportlab, from_cairo, from_raw, from_docx(True),
                                 from_html(producers.weasyprint),
                                 from_html(producers.chromium)])(rng, pdf)
            rewrite.TOOLS[tool](pdf, target)
        report.tags.append(f"rewritten by {tool}")
        return report
    return make


KINDS = {
    "scan": ("pdf", from_copier(scan.random_copier)),
    "searchable": ("pdf", from_copier(searchable)),
    "half-scan": ("pdf", from_copier(partly)),
    **{f"rewritten-{tool}": ("pdf", rewritten(tool)) for tool in rewrite.TOOLS},
    "html": ("html", from_web),
    "text": ("txt", from_text),
    "layout-text": ("txt", from_viewer("-layout")),
    "reading-text": ("txt", from_viewer("-nopgbrk")),
    "chromium": ("pdf", from_html(producers.chromium)),
    "weasyprint": ("pdf", from_html(producers.weasyprint)),
    "wkhtmltopdf": ("pdf", from_html(producers.wkhtmltopdf)),
    "libreoffice-calc": ("pdf", from_sheet),
    "libreoffice-web": ("pdf", from_html(lambda page, pdf: producers.libreoffice(
        page, pdf, "HTML (StarWriter)"))),
    "libreoffice": ("pdf", from_docx(True)),
    "reportlab": ("pdf", from_reportlab),
    "cairo": ("pdf", from_cairo),
    "raw": ("pdf", from_raw),
    "patched": ("pdf", from_patched),
    "ps2pdf": ("pdf", from_postscript),
    "docx": ("docx", from_docx(False)),
}
