"""The same PDF through other tools, as files are on their way to a web site."""
import pathlib
import tempfile

from producers import run


def distill(pdf, out):
    run("gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfwrite", f"-sOutputFile={out}", pdf)


def distill_old(pdf, out):
    """Through PostScript and back: the text layer is what the distiller makes of it."""
    with tempfile.TemporaryDirectory() as work:
        ps = pathlib.Path(work) / "report.ps"
        run("pdftops", pdf, ps)
        run("ps2pdf", ps, out)


def smaller(pdf, out):
    """Fitted to A5, everything scaled."""
    run("gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfwrite", "-sPAPERSIZE=a5",
        "-dFIXEDMEDIA", "-dPDFFitPage", f"-sOutputFile={out}", pdf)


def redraw(pdf, out):
    run("pdftocairo", "-pdf", pdf, out)


def clean(pdf, out):
    run("mutool", "clean", "-gggg", "-z", pdf, out)


def streams(pdf, out):
    run("qpdf", "--object-streams=generate", "--linearize", pdf, out)


def turned(angle):
    def turn(pdf, out):
        run("qpdf", f"--rotate=+{angle}", pdf, out)
    return turn


def encrypted(pdf, out):
    run("qpdf", "--encrypt", "", "owner", "128", "--use-aes=y", "--print=none", "--", pdf, out)


TOOLS = {"gs": distill, "ps": distill_old, "small": smaller, "cairo": redraw, "mutool": clean,
         "qpdf": streams, "turn90": turned(90), "turn180": turned(180), "turn270": turned(270),
         "encrypted": encrypted}

