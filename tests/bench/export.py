#!/usr/bin/env python3
"""Measures gouji export: docs/performance.md, section "Export".

usage: export.py PROGRAM MAKER [FEW MANY]

MAKER is make_dataset, which makes datasets of FEW (10000) and MANY (100000) reports. Each is exported in each
format; the peak memory of both should be the same. Parquet is left out where DuckDB's library is not found.
"""
import os
import pathlib
import subprocess
import sys
import tempfile
import time

FORMATS = ("csv", "jsonl", "xlsx", "parquet", "sqlite")


def export(program, dataset, target, shape):
    begun = time.monotonic()
    process = subprocess.Popen([program, "export", str(dataset), "--to", str(target), "--shape", shape],
                               stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    said = process.stdout.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - begun
    if os.waitstatus_to_exitcode(status) != 0:
        return None, said.strip()
    size = target.stat().st_size
    return {"wall": wall, "cpu": usage.ru_utime + usage.ru_stime, "memory": usage.ru_maxrss / 1024,
            "size": size / 1e6}, said


def main():
    program, maker = sys.argv[1:3]
    counts = [int(word) for word in sys.argv[3:5]] or [10000, 100000]
    with tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR", ".")) as scratch:
        scratch = pathlib.Path(scratch)
        for count in counts:
            begun = time.monotonic()
            subprocess.run([maker, str(scratch / str(count)), str(count)], check=True)
            print(f"{count} reports made in {time.monotonic() - begun:.0f} s", flush=True)
        for shape in ("long", "wide"):
            for form in FORMATS:
                for count in counts:
                    target = scratch / f"out.{form}"
                    took, said = export(program, scratch / str(count), target, shape)
                    if took is None:
                        print(f"{shape} {form} {count}: {said}", flush=True)
                        continue
                    target.unlink()
                    print(f"{shape} {form} {count}: {took['memory']:.1f} MB of memory, {took['wall']:.1f} s, "
                          f"CPU {took['cpu']:.1f} s, {count / took['wall']:.0f} reports/s, file of {took['size']:.0f} MB",
                          flush=True)


if __name__ == "__main__":
    main()
