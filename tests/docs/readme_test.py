#!/usr/bin/env python3
"""readme_test.py PROGRAM SOURCE: the walk of both READMEs does what they say, command by command.

Both have the same commands; each must print what stands below it, in the language of its README.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

from page import blocks

program, source = (pathlib.Path(word).resolve() for word in sys.argv[1:3])
pages = {"README.md": "C.UTF-8", "README.zh-CN.md": "zh_CN.UTF-8"}


# A line a second, on a machine where the run takes so long.
PROGRESS = re.compile(r"^\d+/\d+(, |，).*\n", re.M)


def walk(page, locale):
    """What is wrong with the page's walk."""
    wrong = []
    found = blocks(source / page)
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        (folder / "samples").symlink_to(source / "samples")
        (folder / "build/release").mkdir(parents=True)
        (folder / "build/release/gouji").symlink_to(program)
        environment = {name: value for name, value in os.environ.items() if name not in ("LANG", "LANGUAGE")}
        for (language, commands), (after, expected) in zip(found, found[1:] + [("", "")]):
            if language != "sh":
                continue
            done = subprocess.run(["sh", "-c", commands], cwd=folder, env=dict(environment, LC_ALL=locale), text=True,
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
            if done.returncode not in (0, 1):  # 1: a sample contradicts itself
                wrong.append(f"{page}: status {done.returncode}\n{commands}{done.stdout}")
            elif after != "text" or PROGRESS.sub("", done.stdout) != expected:
                wrong.append(f"{page}\n{commands}--- the page says\n{expected}--- it prints\n{done.stdout}")
        for file in ("dataset/report.html", "trusted.xlsx", "wide.csv"):
            if not (folder / file).is_file():
                wrong.append(f"{page}: the walk makes no {file}")
    return wrong


def main():
    wrong = [fault for page, locale in pages.items() for fault in walk(page, locale)]
    commands = [[text for language, text in blocks(source / page) if language == "sh"] for page in pages]
    if commands[0] != commands[1]:
        wrong.append("the READMEs have different commands")
    print("\n".join(wrong) or "both READMEs do what they say")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
