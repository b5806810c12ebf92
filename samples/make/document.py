"""What every printer is given: texts and grids in reading order, already worded."""
from dataclasses import dataclass, field


@dataclass
class Cell:
    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1
    role: str = "figure"  # head, title, label, group, vertical, figure
    field: str = None


@dataclass
class Grid:
    """A table. `widths` are relative; the first `header_rows` may be printed again on a new page."""
    cells: list
    columns: int
    widths: list
    header_rows: int = 0
    name: str = ""

    @property
    def rows(self):
        return max(cell.row + cell.row_span for cell in self.cells)

    def by_row(self):
        rows = [[] for _ in range(self.rows)]
        for cell in sorted(self.cells, key=lambda c: (c.row, c.column)):
            rows[cell.row].append(cell)
        return rows


@dataclass
class Text:
    text: str
    role: str = "paragraph"  # title, subtitle, heading, subheading, paragraph, note, signature


@dataclass
class Report:
    """One printed report and the truth about it."""
    body: str
    year: int
    edition: str
    blocks: list
    fields: dict          # field id → printed number as plain decimal text, None without a number
    states: dict          # field id → number, blank, nil
    faults: list
    zero_as: str
    style: object
    tags: list = field(default_factory=list)  # what is unusual about it, for reports of failures

    @property
    def grids(self):
        return [block for block in self.blocks if isinstance(block, Grid)]

    @property
    def text(self):
        """Every character that is printed, in no particular order."""
        cells = [cell.text for grid in self.grids for cell in grid.cells]
        return "".join([block.text for block in self.blocks if isinstance(block, Text)] + cells)
