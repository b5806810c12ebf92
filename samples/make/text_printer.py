"""A report as plain text: what is left after copying it out of a viewer or a page."""
from dataclasses import dataclass

from document import Cell, Grid


@dataclass
class TextHabits:
    kind: str = "tabbed"        # tabbed, lines, bars (a | line between cells), pipes, column-lines
    encoding: str = "utf-8"     # utf-8, utf-8-sig, gb18030, utf-16
    newline: str = "\n"
    trailing: bool = False      # tabs up to the last column
    displaced: bool = False     # group number and name swapped, as copying from a viewer does
    page_break: bool = False    # a break in 三 with the header again and a page number
    blank_lines: bool = True


def random_text_habits(rng):
    return TextHabits(
        kind=rng.choice(["tabbed", "tabbed", "lines", "bars", "pipes"]),
        encoding=rng.choice(["utf-8"] * 4 + ["utf-8-sig", "gb18030", "utf-16"]),
        newline=rng.choice(["\n", "\n", "\r\n"]), trailing=rng.random() < 0.3,
        displaced=rng.random() < 0.25, page_break=rng.random() < 0.4,
        blank_lines=rng.random() < 0.7)


class TextPrinter:
    def __init__(self, rng, report, habits):
        self.rng, self.report, self.habits = rng, report, habits

    def rows(self, grid):
        """Lists of (column, text); empty leading places show where spans pass."""
        rows = []
        for row in grid.by_row():
            rows.append([(c.column, self.words(c)) for c in row])
        return rows

    def words(self, cell: Cell):
        text = cell.text.replace("\n", "")
        if self.habits.displaced and cell.role == "group" and text[0] in "（(":
            number, name = text[:3], text[3:]
            return f"{name} {number}"
        return text

    def tabbed(self, grid):
        out = []
        for cells in self.rows(grid):
            line, at = "", 0
            for column, text in cells:
                if line or column:
                    gap = max(1 if line else 0, 1 if not line and column else 0)
                    if not line and column:
                        gap = 1 if grid.name != "disputes" else column
                    line += "\t" * gap
                line += text
                at = column
            if self.habits.trailing and at < grid.columns - 1:
                line += "\t" * (grid.columns - 1 - at)
            out.append(line)
        return self.broken(grid, out)

    def broken(self, grid, lines):
        if not self.habits.page_break or grid.name != "requests":
            return lines
        cut = self.rng.randrange(8, len(lines) - 3)
        again = [""] + lines[:3] if self.report.style.header_repeated else [""]
        number = [f"— {self.rng.randrange(2, 6)} —"] if self.rng.random() < 0.5 else []
        return lines[:cut] + number + again + lines[cut:]

    def pipes(self, grid):
        return self.broken(grid, [" | ".join(text for _, text in cells) + " |"
                                  for cells in self.rows(grid)])

    def lines(self, grid, bar):
        cells = [text for row in self.rows(grid) for _, text in row]
        if bar:
            return [line for text in cells for line in ((text, "|") if text else ("|",))]
        return [text for text in cells if text]

    def grid(self, grid):
        kind = self.habits.kind
        if kind == "tabbed":
            return self.tabbed(grid)
        if kind == "pipes":
            return self.pipes(grid)
        return self.lines(grid, kind == "bars")

    def text(self):
        out = []
        for block in self.report.blocks:
            out += self.grid(block) if isinstance(block, Grid) else [block.text]
            if self.habits.blank_lines:
                out.append("")
        return self.habits.newline.join(out) + self.habits.newline

    def save(self, path):
        path.write_bytes(self.text().encode(self.habits.encoding))
