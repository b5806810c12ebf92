#!/usr/bin/env python3
"""report.html in a browser: page_test.py GOUJI SAMPLES [SCREENSHOT_FOLDER]

Ends with 77, "skipped", where there is no Chromium."""

import json
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib

from browser import Browser

HOSTILE_NAME = "<img src=x onerror=window.hit=1>.html"
HOSTILE_LABEL = "</script><img src=x onerror=window.hit=1>"


def pixels_of(path):
    """Rows of (r, g, b) of a PNG of 8 bits without interlacing."""
    data = open(path, "rb").read()
    place, packed, width, channels = 8, b"", 0, 3
    while place < len(data):
        size, kind = struct.unpack(">I4s", data[place:place + 8])
        body = data[place + 8:place + 8 + size]
        if kind == b"IHDR":
            width, channels = struct.unpack(">I", body[:4])[0], {2: 3, 6: 4}[body[9]]
        elif kind == b"IDAT":
            packed += body
        place += size + 12
    raw, stride, rows = zlib.decompress(packed), width * channels, []
    before = bytearray(stride)
    for start in range(0, len(raw), stride + 1):
        method, line = raw[start], bytearray(raw[start + 1:start + 1 + stride])
        for i in range(stride):
            left = line[i - channels] if i >= channels else 0
            up = before[i]
            corner = before[i - channels] if i >= channels else 0
            if method == 1:
                line[i] = (line[i] + left) & 255
            elif method == 2:
                line[i] = (line[i] + up) & 255
            elif method == 3:
                line[i] = (line[i] + (left + up) // 2) & 255
            elif method == 4:
                guess = left + up - corner
                near = min((abs(guess - left), 0, left), (abs(guess - up), 1, up),
                           (abs(guess - corner), 2, corner))
                line[i] = (line[i] + near[2]) & 255
        rows.append([tuple(line[i:i + 3]) for i in range(0, stride, channels)])
        before = line
    return rows


def check(held, what):
    if not held:
        raise AssertionError(what)


def make_dataset(gouji, samples, folder):
    reports = os.path.join(folder, "reports")
    os.mkdir(reports)
    shutil.copy(os.path.join(samples, "luming-civil-affairs-2024.pdf"), reports)
    page = open(os.path.join(samples, "songling-health-2019.html"), "rb").read()
    label = "属于行政执法案卷".encode("gb18030")
    check(label in page, "the sample has the label")
    escaped = HOSTILE_LABEL.replace("<", "&lt;").replace(">", "&gt;").encode()
    with open(os.path.join(reports, HOSTILE_NAME), "wb") as file:
        file.write(page.replace(label, escaped + label))
    out = os.path.join(folder, "out")
    subprocess.run([gouji, "extract", reports, "--out", out, "--quiet"], check=False)
    subprocess.run([gouji, "audit", out, "--lang", "en"], check=False, stdout=subprocess.DEVNULL)
    return os.path.join(out, "report.html")


def click(browser, selector):
    browser.run(f"document.querySelector({json.dumps(selector)}).click()")


def rows_shown(browser, section):
    text = browser.run(f"document.querySelector('#{section} .count').textContent")
    return int(text.split()[0])


def test_lists(browser):
    click(browser, "#tab-findings")
    everything = rows_shown(browser, "findings")
    check(everything > 4, "findings are listed")
    browser.run("""(() => { const input = document.querySelector('#findings input');
        input.value = 'civil'; input.dispatchEvent(new Event('input')); })()""")
    check(0 < rows_shown(browser, "findings") < everything, "search leaves some rows")
    browser.run("""(() => { const input = document.querySelector('#findings input');
        input.value = ''; input.dispatchEvent(new Event('input'));
        const select = document.querySelectorAll('#findings select')[1];
        select.value = 'total of applicants'; select.dispatchEvent(new Event('change')); })()""")
    rules = browser.run("[...document.querySelectorAll('#findings tbody tr')].map(r => r.cells[1].textContent)")
    check(rules and set(rules) == {"total of applicants"}, "a filter leaves one rule")
    browser.run("""(() => { const select = document.querySelectorAll('#findings select')[1];
        select.value = ''; select.dispatchEvent(new Event('change')); })()""")
    click(browser, "#findings th:nth-child(4) button")
    click(browser, "#findings th:nth-child(4) button")
    years = browser.run("[...document.querySelectorAll('#findings tbody tr')].map(r => r.cells[3].textContent)")
    check(years == sorted(years, reverse=True), "a second click sorts downwards")


def test_boxes(browser, shots):
    browser.run("""[...document.querySelectorAll('#findings tbody tr')]
        .find(r => r.cells[1].textContent === 'total of outcomes' && /civil/.test(r.textContent))
        .querySelector('.open').focus()""")
    browser.press("Enter")
    check(browser.run("!document.getElementById('detail').hidden"), "Enter opens a finding")
    browser.run("""Promise.all([...document.querySelectorAll('#detail image')].map(image => new Promise(
        done => { const probe = new Image(); probe.onload = probe.onerror = done;
                  probe.src = image.getAttribute('href'); })))""")
    total = browser.run("""(() => {
        const box = [...document.querySelectorAll('#detail .box')]
          .find(b => /总计/.test(b.textContent));
        box.scrollIntoView({block: 'center'});
        const place = box.getBoundingClientRect();
        return [place.left, place.top, place.right, place.bottom, box.textContent]; })()""")
    path = os.path.join(shots, "box.png")
    browser.screenshot(path)
    rows = pixels_of(path)
    left, top, right, bottom = (round(value) for value in total[:4])
    inside = [rows[y][x] for y in range(top + 3, bottom - 3) for x in range(left + 3, right - 3)]
    tinted = sum(1 for r, g, b in inside if r > 200 and b < g - 20)
    dark = sum(1 for r, g, b in inside if r + g + b < 300)
    edge = [rows[y][x] for y in range(top + 2, bottom - 2) for x in range(left - 1, left + 2)]
    check(tinted > len(inside) / 2, "the box is drawn over the cell")
    check(0 < dark < len(inside) / 3, "a figure stands in the box")
    check(any(r > 150 and g < 90 for r, g, b in edge), "the box has an edge")
    # The tint is yellow; take it off, and the figure is that of the picture beside the page.
    printed = re.search(r": (\S+)$", total[4]).group(1)
    check(browser.run(f"document.getElementById('detail').textContent.includes({json.dumps(printed)})"),
          "the figure is written out")


def test_harmless(browser):
    browser.run("""[...document.querySelectorAll('#findings tbody tr')]
        .find(r => /onerror/.test(r.textContent)).querySelector('.open').click()""")
    text = browser.run("document.getElementById('detail').textContent")
    check(HOSTILE_NAME in text and HOSTILE_LABEL in text, "hostile text is shown as text")
    click(browser, "#tab-reports")
    check(browser.run("window.hit === undefined"), "no script of a report runs")
    check(browser.run("document.querySelectorAll('img').length") == 0, "no element of a report")


def test_widths(browser, shots):
    for width in (1280, 390):
        browser.resize(width, 900)
        for tab in ("overview", "findings", "reports", "cells"):
            click(browser, "#tab-" + tab)
            browser.screenshot(os.path.join(shots, f"{tab}-{width}.png"), whole=True)
            check(browser.run("document.documentElement.scrollWidth") <= width,
                  f"{tab} is no wider than {width}")
    browser.resize(1280, 900)


def test_keyboard(browser):
    click(browser, "#tab-overview")
    browser.run("document.getElementById('tab-overview').focus()")
    browser.press("ArrowRight")
    check(browser.run("document.activeElement.id") == "tab-findings", "an arrow moves to the next tab")


def test_large(browser, page, folder):
    """Ten thousand reports with two findings each."""
    html = open(page, encoding="utf-8").read()
    block = re.search(r'(<script type="application/json" id="data">)(.*?)(</script>)', html, re.S)
    data = json.loads(block.group(2))
    template = data["reports"][0]
    data["reports"] = [dict(template, source=f"reports/{i}.pdf", year=2010 + i % 15)
                       for i in range(10000)]
    finding = dict(data["findings"][0], cells=data["findings"][0]["cells"][:7])
    data["findings"] = [dict(finding, report=i % 10000, rule=("outcomes", "in-out")[i % 2])
                        for i in range(20000)]
    data["pictures"] = {}
    text = json.dumps(data).replace("<", "\\u003c")
    large = os.path.join(folder, "large.html")
    with open(large, "w", encoding="utf-8") as file:
        file.write(html[:block.start(2)] + text + html[block.end(2):])
    seconds = browser.open(large)
    click(browser, "#tab-findings")
    check(rows_shown(browser, "findings") == 20000, "all findings are there")
    filtering = browser.run("""(() => { const begin = performance.now();
        const input = document.querySelector('#findings input');
        input.value = '9999'; input.dispatchEvent(new Event('input'));
        return performance.now() - begin; })()""")
    check(0 < rows_shown(browser, "findings") < 20000, "search works on all of them")
    print(f"10,000 reports, 20,000 findings: opened in {seconds:.2f} s, searched in {filtering:.0f} ms")
    check(seconds < 10, "a large page opens")  # 2 s on a quiet machine


def main():
    if shutil.which("chromium") is None:
        print("no chromium: skipped")
        return 77
    gouji, samples = (os.path.abspath(path) for path in sys.argv[1:3])
    with tempfile.TemporaryDirectory(prefix="gouji-page-") as folder:
        shots = sys.argv[3] if len(sys.argv) > 3 else folder
        os.makedirs(shots, exist_ok=True)
        page = make_dataset(gouji, samples, folder)
        browser = Browser()
        try:
            browser.open(page)
            test_lists(browser)
            test_boxes(browser, shots)
            test_harmless(browser)
            test_widths(browser, shots)
            test_keyboard(browser)
            beside = [url for url in browser.requests if not url.startswith("file://" + folder)]
            check(not [url for url in beside if url != "about:blank"], f"no request leaves: {beside}")
            test_large(browser, page, folder)
            check(not browser.errors, f"the console is quiet: {browser.errors}")
        finally:
            browser.close()
    print("all passed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
