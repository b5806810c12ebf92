#!/usr/bin/python3
"""The whole program beside pdftotext, run turn by turn on the same files.

usage: compare.py GOUJI PATH... [--rounds N]
PATHs are PDFs or folders of them. Prints a table: CPU (user + system) of a process for each PDF
alone, the ratio to `pdftotext -layout`, then one process over all PDFs, a page, and peak memory.
Turns alternate, and each figure is the median, so that a busy machine slows both alike.
"""
import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile


def run(command):
    """CPU seconds and peak memory in MB of a command, its output dropped."""
    child = os.fork()
    if child == 0:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        os.dup2(null, 2)
        os.execvp(command[0], command)
    _, status, usage = os.wait4(child, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit(f"failed: {' '.join(command)}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def pdfs_below(paths):
    found = []
    for path in paths:
        if os.path.isdir(path):
            for folder, _, names in os.walk(path):
                found += [os.path.join(folder, name) for name in names if name.endswith(".pdf")]
        else:
            found.append(path)
    return sorted(found)


def pages_of(pdf):
    information = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True, check=False)
    for line in information.stdout.splitlines():
        if line.startswith("Pages:"):
            return int(line.split()[1])
    return 0


def alternate(rounds, *commands):
    """Medians of (CPU, memory) for each command, run turn by turn."""
    results = [[] for _ in commands]
    for _ in range(rounds):
        for result, command in zip(results, commands):
            result.append(run(command()))
    return [tuple(statistics.median(column) for column in zip(*result)) for result in results]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gouji")
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--rounds", type=int, default=11)
    arguments = parser.parse_args()
    pdfs = pdfs_below(arguments.paths)
    if not pdfs:
        sys.exit("no PDFs")
    scratch = tempfile.mkdtemp(prefix="gouji-compare-")

    def extract(*inputs):
        out = os.path.join(scratch, "out")
        shutil.rmtree(out, ignore_errors=True)
        return [arguments.gouji, "extract", *inputs, "--out", out, "--quiet"]

    def to_text(pdf):
        return ["pdftotext", "-layout", pdf, os.path.join(scratch, "text")]

    print(f"{'a process for each PDF':44} {'pages':>5} {'gouji':>9} {'pdftotext':>9} {'ratio':>6} {'memory':>8}")
    for pdf in pdfs:
        (ours, memory), (theirs, _) = alternate(
            arguments.rounds, lambda: extract(pdf), lambda: to_text(pdf))
        print(f"{os.path.basename(pdf)[-44:]:44} {pages_of(pdf):5} {ours * 1000:6.1f} ms "
              f"{theirs * 1000:6.1f} ms {ours / theirs:6.2f} {memory:5.0f} MB")

    pages = sum(pages_of(pdf) for pdf in pdfs)
    ((all_cpu, memory),) = alternate(max(arguments.rounds // 3, 1), lambda: extract(*pdfs))
    ((one_cpu, _),) = alternate(arguments.rounds, lambda: extract(pdfs[0]))
    print(f"\none process, {len(pdfs)} PDFs, {pages} pages: {all_cpu * 1000:.1f} ms, "
          f"{all_cpu * 1000 / pages:.2f} ms a page all in, {memory:.0f} MB")
    if len(pdfs) > 1:
        rest = pages - pages_of(pdfs[0])
        print(f"without the start of the process: {(all_cpu - one_cpu) * 1000 / rest:.2f} ms a page")
    shutil.rmtree(scratch)


if __name__ == "__main__":
    main()
