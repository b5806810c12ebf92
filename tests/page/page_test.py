#!/usr/bin/env python3
"""report.html in a browser: page_test.py GOUJI SAMPLES [SCREENSHOT_FOLDER]

Ends with 77, "skipped", where there is no Chromium."""

import csv
import json
import os
import re
import sqlite3
import shutil
import struct
import subprocess
import sys
import tempfile
import time
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
    for name in ("luming-civil-affairs-2024.pdf", "lanpu-government-2012.pdf"):
        shutil.copy(os.path.join(samples, name), reports)
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
        for tab in ("overview", "findings", "reports", "cells", "corrections"):
            click(browser, "#tab-" + tab)
            browser.screenshot(os.path.join(shots, f"{tab}-{width}.png"), whole=True)
            check(browser.run("document.documentElement.scrollWidth") <= width,
                  f"{tab} is no wider than {width}")
    browser.resize(1280, 900)


def type_into(browser, selector, text):
    browser.run(f"""(() => {{ const input = document.querySelector({json.dumps(selector)});
        input.focus(); input.value = {json.dumps(text)}; }})()""")


def opened_editor(browser, row):
    """Opens the editor of a row of the cells by keyboard; the field it is about."""
    browser.run(f"""document.querySelectorAll('#cells tbody tr')[{row}]
        .querySelector('[data-cell]').focus()""")
    browser.press("Enter")
    check(browser.run("document.activeElement.id") == "correct-value", "Enter opens the editor")
    return browser.run("document.querySelector('#editor .faint').textContent").split(" · ")[-1]


def saved(browser, folder):
    """The file that the page saves."""
    path = os.path.join(folder, "corrections.csv")
    browser.call("Browser.setDownloadBehavior", behavior="allow", downloadPath=folder)
    click(browser, "#tab-corrections")
    click(browser, "#correct-save")
    for _ in range(100):
        if os.path.exists(path):
            break
        time.sleep(0.05)
    check(os.path.exists(path), "the page saves a file")
    time.sleep(0.2)
    return path


def test_corrections(browser, gouji, page, folder, shots):
    data = json.loads(browser.run("document.getElementById('data').textContent"))
    click(browser, "#tab-cells")
    field = opened_editor(browser, 0)
    type_into(browser, "#correct-by", '=1+1 王"某')
    entered = "document.getElementById('tab-corrections').textContent"
    for wrong in ("5 件", "1,5", "1e3", ".5", "5.", "", "１", "1234567890123456789", "Blank"):
        type_into(browser, "#correct-value", wrong)
        browser.press("Enter")
        check(browser.run("document.getElementById('correct-problem').textContent"),
              f"{wrong!r} is no value")
        check(browser.run(entered).endswith(" 0"), "and is not entered")
    browser.resize(390, 900)
    check(browser.run("document.documentElement.scrollWidth") <= 390, "the editor is narrow")
    browser.screenshot(os.path.join(shots, "editor-390.png"), whole=True)
    browser.resize(1280, 900)
    browser.press("Escape")
    check(browser.run("document.getElementById('editor').hidden"), "Escape closes the editor")
    check(browser.run("document.activeElement.hasAttribute('data-cell')"), "and gives back focus")
    check(opened_editor(browser, 0) == field, "the cell is the same")
    type_into(browser, "#correct-value", "40.650")
    browser.press("Enter")
    check(browser.run("!document.getElementById('editor').hidden"), "nobody has not corrected it")
    type_into(browser, "#correct-by", '=1+1 王"某')
    type_into(browser, "#correct-reason", "-2+cmd, 第 3 页")
    browser.press("Enter")
    check(browser.run(entered).endswith(" 1"), "Enter enters it")
    check(browser.run("document.activeElement.textContent") == "✓ 40.650", "the row shows it")

    # What was read is confirmed with one button; the name is known by now.
    second = opened_editor(browser, 1)
    check(browser.run("document.getElementById('correct-by').value") == '=1+1 王"某', "the name stays")
    browser.run("""[...document.querySelectorAll('#editor button')]
        .find(b => /^Confirm|^Is blank/.test(b.textContent)).click()""")
    check(browser.run(entered).endswith(" 2"), "a value is confirmed")

    # A file is loaded: its rows are kept, those of cells that are entered here are not.
    first = data["cells"][browser.run("+document.querySelector('#cells [data-cell]').dataset.cell")]
    report = data["reports"][first["report"]]
    mine = os.path.join(folder, "mine.csv")
    rows = [["sha256", "field", "value", "by", "note"],
            [report["sha256"], field, "9", "李", ""],
            ["0" * 64, "requests.granted.total", "5", "李", "kept, \"too\""]]
    with open(mine, "w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)
    click(browser, "#tab-corrections")

    def load(path):
        root = browser.call("DOM.getDocument")["root"]["nodeId"]
        node = browser.call("DOM.querySelector", nodeId=root, selector="#correct-file")["nodeId"]
        browser.call("DOM.setFileInputFiles", nodeId=node, files=[path])
        for _ in range(100):
            status = browser.run("document.getElementById('correct-status').textContent")
            if os.path.basename(path) in status:
                return status
            time.sleep(0.02)
        raise AssertionError("the file is loaded")

    check("loaded: 1; already here" in load(mine), "one row is new, the other is here already")
    check(browser.run(entered).endswith(" 3"), "the list has them all")
    wrong = os.path.join(folder, "wrong.csv")
    with open(wrong, "w", encoding="utf-8") as file:
        file.write("source,field,value,by\na.pdf,requests.granted.total,5 件,W\n")
    check('wrong.csv:2: value "5 件" must be a plain number' in load(wrong), "a wrong file is refused")
    check(browser.run(entered).endswith(" 3"), "and changes nothing")
    browser.screenshot(os.path.join(shots, "corrections.png"), whole=True)

    path = saved(browser, folder)
    with open(path, encoding="utf-8", newline="") as file:
        text = file.read()
    check(text.startswith("source,sha256,field,value,by,reason,date,note\r\n"), "columns of both files")
    check("\"'=1+1 王\"\"某\",\"'-2+cmd, 第 3 页\"" in text, "formulas are defused")
    out = os.path.dirname(page)
    done = subprocess.run([gouji, "extract", os.path.join(folder, "reports"), "--out", out, "--lang",
                           "en", "--corrections", path], check=False, capture_output=True, text=True)
    check("cells corrected: 2; corrections of reports that are not in the dataset: 1" in done.stderr,
          "the program reads the file: " + done.stderr)
    with open(os.path.join(out, "cells.csv"), encoding="utf-8", newline="") as file:
        cells = {row["field"]: row for row in csv.DictReader(file) if row["method"] == "corrected"}
    check(set(cells) == {field, second}, "both cells are corrected")
    check(cells[field]["value"] == "40.65" and cells[field]["review"] == "0", "to what was entered")

    def corrections():
        store = sqlite3.connect(os.path.join(out, "gouji.sqlite"))
        kept = store.execute("SELECT field, by, reason FROM correction").fetchall()
        store.close()
        return {name: (by, reason) for name, by, reason in kept}

    kept = corrections()[field]
    check(kept == ('=1+1 王"某', "-2+cmd, 第 3 页"), f"the program reads what was typed: {kept}")

    # Every text that is defused comes back, by the program's rule.
    texts = ["=1", "+1", "-2", "+19", "-1.5", "- 1", "-", "--", "—", "－3", "－x", "＝1", "@a", "'=1", "''-a",
             "'a", " =1", "\u3000+a", "1=1", "a\"b", "a,b", " a", "a ", "-1,234", "-1,2x", "'-2"]
    rows = [["source", "field", "value", "by"]]
    source = next(r["source"] for r in data["reports"] if "luming" in r["source"])
    with open(os.path.join(out, "cells.csv"), encoding="utf-8", newline="") as file:
        fields = [row["field"] for row in csv.DictReader(file) if row["source"] == source]
    rows += [[source, name, "1", text] for name, text in zip(fields, texts)]
    check(len(rows) == len(texts) + 1, "there are fields enough")
    written = browser.run(f"csv.write({json.dumps(rows)}, [1, 2])")
    check(browser.run(f"csv.read(csv.write({json.dumps(rows)}, [1, 2])).map(r => r.values)") == rows,
          "the page reads what it writes")
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(written)
    subprocess.run([gouji, "extract", os.path.join(folder, "reports"), "--out", out, "--quiet",
                    "--corrections", path], check=False)
    kept = corrections()
    for name, text in zip(fields, texts):
        check(kept[name][0] == text, f"{text!r} is read as it was written, not {kept[name][0]!r}")


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
            test_corrections(browser, gouji, page, folder, shots)
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
