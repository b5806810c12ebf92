#!/usr/bin/env python3
"""library_test.py PROGRAM SOURCE READER: runs the examples of docs/library.md and compares what they print.

READER is the C++ example, built by tests/CMakeLists.txt from the page. The CMake example is configured as a
project of its own, and the C++ example compiled by it. Each example whose tool is not there is skipped, with a word.
"""
import ctypes
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from page import blocks

failures = []
program, source, reader = (pathlib.Path(word).resolve() for word in sys.argv[1:4])


def check(name, actual, expected):
    if actual == expected:
        print(f"ok: {name}")
        return
    print(f"FAILED: {name}\n--- the page says\n{expected}--- it prints\n{actual}")
    failures.append(name)


def run(words, folder, **options):
    done = subprocess.run(words, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options)
    return done.stdout if done.returncode == 0 else f"status {done.returncode}\n{done.stdout}{done.stderr}"


class DuckDb:
    """DuckDB by its C interface, of the library that GOUJI_DUCKDB names."""

    def __init__(self, path):
        self.library = ctypes.CDLL(path)
        self.library.duckdb_value_varchar.restype = ctypes.c_void_p
        self.library.duckdb_value_varchar.argtypes = [ctypes.c_void_p, ctypes.c_uint64, ctypes.c_uint64]
        self.library.duckdb_result_error.restype = ctypes.c_char_p
        for count in ("duckdb_column_count", "duckdb_row_count"):
            getattr(self.library, count).restype = ctypes.c_uint64

    def query(self, sql):
        database, connection = ctypes.c_void_p(), ctypes.c_void_p()
        result = ctypes.create_string_buffer(256)  # duckdb_result has 48 bytes
        self.library.duckdb_open(None, ctypes.byref(database))
        self.library.duckdb_connect(database, ctypes.byref(connection))
        try:
            if self.library.duckdb_query(connection, sql.encode(), result) != 0:
                return self.library.duckdb_result_error(result).decode() + "\n"
            columns = range(self.library.duckdb_column_count(result))
            return "".join(" ".join(self.value(result, column, row) for column in columns) + "\n"
                           for row in range(self.library.duckdb_row_count(result)))
        finally:
            self.library.duckdb_destroy_result(result)
            self.library.duckdb_disconnect(ctypes.byref(connection))
            self.library.duckdb_close(ctypes.byref(database))

    def value(self, result, column, row):
        text = self.library.duckdb_value_varchar(result, column, row)
        return ctypes.string_at(text).decode()


def run_sql(text, expected, number, folder):
    library = os.environ.get("GOUJI_DUCKDB")
    if not library:
        print(f"skipped: sql {number}; GOUJI_DUCKDB names no library of DuckDB")
        return
    before = os.getcwd()
    os.chdir(folder)
    try:
        check(f"sql {number}", DuckDb(library).query(text), expected)
    finally:
        os.chdir(before)


def run_script(language, text, expected, number, folder):
    tool = {"python": sys.executable, "r": shutil.which("Rscript")}[language]
    if tool is None:
        print(f"skipped: {language} {number}; its interpreter is not installed")
        return
    script = folder / f"example.{language}"
    script.write_text(text, encoding="utf-8")
    check(f"{language} {number}", run([tool, str(script)], folder), expected)


def build_reader(cmake, cpp, folder):
    """Configures the page's project and compiles its source; linking is proven by READER."""
    project = folder / "project"
    project.mkdir()
    (project / "CMakeLists.txt").write_text(cmake, encoding="utf-8")
    (project / "reader.cc").write_text(cpp, encoding="utf-8")
    said = run(["cmake", "-G", "Ninja", "-S", str(project), "-B", str(project / "build"), f"-DGOUJI={source}",
                "-DCMAKE_EXPORT_COMPILE_COMMANDS=ON"], folder)
    if not said.startswith("status"):
        commands = json.loads((project / "build/compile_commands.json").read_text())
        command = next(each for each in commands if each["file"] == str(project / "reader.cc"))
        said = run(command["command"] + " -fsyntax-only", command["directory"], shell=True)
    check("the page's CMake project", said if said.startswith("status") else "compiles\n", "compiles\n")


def main():
    found = blocks(source / "docs/library.md")
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        (folder / "samples").symlink_to(source / "samples")
        os.environ.update(LC_ALL="C.UTF-8", PATH=f"{program.parent}:{os.environ['PATH']}")
        examples = {}
        for (language, text), after in zip(found, found[1:] + [("", "")]):
            expected = after[1] if after[0] == "text" else None
            if language == "sh":
                for command in text.replace("\\\n", " ").splitlines():
                    if "parquet" in command and not os.environ.get("GOUJI_DUCKDB"):
                        continue
                    done = subprocess.run(command, shell=True, cwd=folder, capture_output=True, text=True)
                    if done.returncode not in (0, 1):  # 1: a sample contradicts itself
                        check(command, done.stderr, "")
            elif language in ("python", "r", "sql"):
                number = examples[language] = examples.get(language, 0) + 1
                if language == "sql":
                    run_sql(text, expected, number, folder)
                else:
                    run_script(language, text, expected, number, folder)
            elif language == "cmake":
                cmake = text
            elif language == "cpp":
                build_reader(cmake, text, folder)
                check("the C++ example", run([str(reader), "samples/minghu-office-2023.pdf",
                                              "samples/luming-civil-affairs-2024.pdf"], folder), expected)
                examples["cpp"] = 1
        check("what the page has", str(sorted(examples.items())),
              str(sorted({"python": 2, "r": 1, "sql": 2, "cpp": 1}.items())))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
