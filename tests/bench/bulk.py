#!/usr/bin/env python3
"""Measures bulk import side by side, as ratios: docs/performance.md, section "Bulk import".

usage: bulk.py PROGRAM SAMPLES [FEW MANY]

Inputs are the PDFs of SAMPLES under many names, each with a comment of its own at the end, so that
no two have the same bytes. FEW (500) are read with one worker and with two; FEW and MANY (10000)
with two; memory is that of the program itself and of its largest worker.
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import threading
import time


def make_inputs(folder, samples, count):
    folder.mkdir()
    pdfs = [(path.stem, path.read_bytes()) for path in sorted(samples.glob("*.pdf"))
            if "shigu" not in path.name]  # a scan, which is another kind of work
    for number in range(count):
        stem, content = pdfs[number % len(pdfs)]
        sub = folder / f"{number // 500:03}"
        sub.mkdir(exist_ok=True)
        (sub / f"{stem}-{number:05}.pdf").write_bytes(content + b"%% %d\n" % number)


def peak_memory(process):
    """The program's own peak, in kB, which its children's is not part of."""
    peak = 0
    worker = 0
    while process.poll() is None:
        try:
            status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
            for line in status.splitlines():
                if line.startswith("VmHWM:"):
                    peak = max(peak, int(line.split()[1]))
            children = pathlib.Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text()
            for child in children.split():
                for line in pathlib.Path(f"/proc/{child}/status").read_text().splitlines():
                    if line.startswith("VmHWM:"):
                        worker = max(worker, int(line.split()[1]))
        except (FileNotFoundError, ProcessLookupError):
            pass
        time.sleep(0.02)
    return peak, worker


def run(program, inputs, out, jobs):
    shutil.rmtree(out, ignore_errors=True)
    before = os.times()
    begun = time.monotonic()
    process = subprocess.Popen([program, "extract", str(inputs), "--out", str(out), "--quiet",
                                "--jobs", str(jobs)])
    memory = []
    watcher = threading.Thread(target=lambda: memory.extend(peak_memory(process)))
    watcher.start()
    process.wait()
    wall = time.monotonic() - begun
    watcher.join()
    after = os.times()
    cpu = (after.children_user - before.children_user
           + after.children_system - before.children_system)
    return {"wall": wall, "cpu": cpu, "parent": memory[0], "worker": memory[1]}


def main():
    program, samples = sys.argv[1], pathlib.Path(sys.argv[2])
    few, many = (int(n) for n in sys.argv[3:5]) if len(sys.argv) > 4 else (500, 10000)
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        for name, count in (("tiny", 100), ("few", few), ("many", many)):
            make_inputs(scratch / name, samples, count)
        out = scratch / "out"
        tiny = run(program, scratch / "tiny", out, 2)
        one = run(program, scratch / "few", out, 1)
        two = run(program, scratch / "few", out, 2)
        large = run(program, scratch / "many", out, 2)
        again = time.monotonic()
        subprocess.run([program, "extract", str(scratch / "many"), "--out", str(out), "--quiet"],
                       check=False)
        again = time.monotonic() - again
    print(f"throughput, 2 workers to 1, {few} PDFs: {one['wall'] / two['wall']:.2f}"
          f" (wall {one['wall']:.1f} s to {two['wall']:.1f} s; CPU {one['cpu']:.1f} to {two['cpu']:.1f})")
    print(f"CPU a document, {many} inputs to {few}: "
          f"{large['cpu'] / many / (two['cpu'] / few):.3f}"
          f" ({1000 * large['cpu'] / many:.1f} ms to {1000 * two['cpu'] / few:.1f} ms)")
    print(f"wall a document, {many} inputs to {few}: {large['wall'] / many / (two['wall'] / few):.3f}")
    print(f"memory of the program, {many} inputs to 100: {large['parent'] / tiny['parent']:.2f}"
          f" ({large['parent'] / 1024:.1f} MB to {tiny['parent'] / 1024:.1f} MB)")
    print(f"largest worker: {max(r['worker'] for r in (tiny, one, two, large)) / 1024:.0f} MB")
    print(f"second run over {many} unchanged inputs: {again / large['wall']:.2f} of the first")


if __name__ == "__main__":
    main()
