#!/usr/bin/python3
"""Adds made reports to a set for measuring, with their truth in FOLDER/truth.json.

usage: make_set.py FOLDER SEED KIND:COUNT…
"""
import json
import os
import pathlib
import random
import sys

from kinds import KINDS


def truth(report, name, kind):
    return {"file": name, "kind": kind, "agency": report.body, "year": report.year,
            "edition": report.edition, "fields": report.fields, "faults": report.faults,
            "zero_as": report.zero_as, "tags": report.tags}


def make_set(folder, kind, count, seed):
    folder.mkdir(parents=True, exist_ok=True)
    suffix, make = KINDS[kind]
    entries = []
    for number in range(count):
        rng = random.Random(f"{kind} {seed} {number}")
        name = f"{kind}-{seed:03d}-{number:03d}.{suffix}"
        entries.append(truth(make(rng, folder / name), name, kind))
        print(name, flush=True)
    path = folder / "truth.json"
    known = {e["file"]: e for e in json.loads(path.read_text())} if path.exists() else {}
    known |= {e["file"]: e for e in entries}
    part = path.with_suffix(".part")
    part.write_text(json.dumps([known[name] for name in sorted(known)], ensure_ascii=False,
                               indent=0))
    os.replace(part, path)


if __name__ == "__main__":
    for pair in sys.argv[3:]:
        name, number = pair.split(":")
        make_set(pathlib.Path(sys.argv[1]), name, int(number), int(sys.argv[2]))
