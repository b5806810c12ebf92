"""The invisible text layer that OCR software puts over a scanned page, with its misreadings."""
import html
import pathlib
import re
import tempfile

import producers

WORD = re.compile(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*)<')


def layers(rng, pdf, misread):
    """For each page of `pdf` the operators that write its words in render mode 3 with the font F1,
    a share of `misread` of the digits taken for others."""
    with tempfile.TemporaryDirectory() as work:
        listing = pathlib.Path(work) / "words.html"
        producers.run("pdftotext", "-bbox", pdf, listing)
        lines = listing.read_text(encoding="utf-8").splitlines()
    out = []
    for line in lines:
        page = re.search(r'<page width="([\d.]+)" height="([\d.]+)"', line)
        if page:
            height = float(page.group(2))
            out.append(["BT 3 Tr"])
        word = WORD.search(line)
        if not word or not out:
            continue
        x0, y0, _, y1 = map(float, word.groups()[:4])
        text = "".join(rng.choice("0123456789") if c.isdigit() and rng.random() < misread else c
                       for c in html.unescape(word.group(5)))
        size = max(4, min(y1 - y0, 14))
        out[-1].append(f"/F1 {size:.1f} Tf 1 0 0 1 {x0:.1f} {height - y1 + size * 0.2:.1f} Tm "
                       f"<{text.encode('gb18030').hex()}> Tj")
    return ["\n".join(operators + ["ET"]) for operators in out]
