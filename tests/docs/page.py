"""The fenced blocks of a Markdown page, so that tests run what the page says."""
import pathlib
import re


def blocks(page):
    """[(language, text)] of the page's fenced blocks, in order."""
    text = pathlib.Path(page).read_text(encoding="utf-8")
    return re.findall(r"^```(\w+)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
