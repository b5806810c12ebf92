"""Sets a report on pages, with full say over rules, breaks and the order of drawing.

Units are points, origin top-left, y down; a Canvas draws. What a word processor does is here a
choice: where a table breaks, whether the grid is closed there, how its rules are painted.
"""
from dataclasses import dataclass

from document import Grid

NO_LINE_START = "，。、；：？！）》”’%．)"


@dataclass
class PageStyle:
    width: float = 595.3
    height: float = 841.9
    margin: float = 60
    size: float = 9            # of table text
    text_size: float = 12
    thickness: float = 0.5
    rules: str = "all"         # all, rows, open
    paint: str = "long"        # long, segments, boxes, fills, double, dotted, dashed
    jitter: float = 0          # segments miss or pass their corners by up to this
    page_break: str = "row"    # row; cut: a row may be cut between its lines
    closed: bool = True        # a last horizontal rule where a page breaks the grid
    overrun: float = 0         # verticals run this far past an open break
    span_text: str = "first"   # first, largest: the part of a broken cell that has its text
    padding: float = 3
    shade: float = 1.0         # gray of header cells, 1 is none
    white_fill: bool = False   # a white fill under every cell
    outer: float = 0           # thickness of the outer frame when it differs
    align: str = "center"      # of figures
    footer: str = "— {} —"
    running_head: str = ""
    watermark: str = ""
    order: str = "rows"        # rows, columns, figures-last, shuffled: order of drawing cells
    glyph_by_glyph: bool = False
    bold_heads: str = ""       # "", twice, outline
    cover: bool = False
    sideways: bool = False     # the text runs down the page, and /Rotate says nothing of it
    patched: float = 0         # share of figures that stand over another, which nobody can see
    patch: str = "covered"     # how the other is out of sight: covered with white, white, invisible
    start: float = 0           # blank space before 二, to move the breaks


@dataclass
class Part:
    """The rows of a grid that stand on one page: row → (top, bottom, first line, last line)."""
    page: int
    rows: dict
    continued: bool


class Layout:
    def __init__(self, canvas, report, style, rng):
        self.canvas = Sideways(canvas) if style.sideways else canvas
        self.report, self.style, self.rng = report, style, rng
        self.pages = 0
        self.y = 0

    # Pages

    def new_page(self):
        style, canvas = self.style, self.canvas
        if self.pages:
            canvas.end_page()
        self.pages += 1
        canvas.begin_page(style.width, style.height)
        if style.watermark:
            canvas.text(style.width * 0.2, style.height * 0.6, style.watermark, 48, angle=-30,
                        gray=0.9)
        if style.running_head:
            self.line_of_text(style.running_head, 9, 30, "center")
        if style.footer:
            self.line_of_text(style.footer.format(self.pages), 9, style.height - 30, "center")
        self.y = style.margin

    def room(self):
        return self.style.height - self.style.margin - self.y

    # Text

    def wrap(self, text, size, width):
        lines, line, used = [], "", 0
        for character in text:
            if character == "\n":
                lines.append(line)
                line, used = "", 0
                continue
            advance = self.canvas.width(character, size)
            if line and used + advance > width and character not in NO_LINE_START:
                lines.append(line)
                line, used = "", 0
            line += character
            used += advance
        return lines + [line]

    def line_of_text(self, text, size, y, align, left=None, right=None, bold=""):
        left = self.style.margin if left is None else left
        right = self.style.width - self.style.margin if right is None else right
        width = self.canvas.width(text, size)
        x = {"left": left, "center": (left + right - width) / 2, "right": right - width}[align]
        if self.style.glyph_by_glyph:
            for character in text:
                self.canvas.text(x, y, character, size, bold=bold)
                x += self.canvas.width(character, size)
        else:
            self.canvas.text(x, y, text, size, bold=bold)

    def text(self, block):
        style = self.style
        size = {"title": 19, "heading": style.text_size + 2}.get(block.role, style.text_size)
        align = {"title": "center", "subtitle": "center", "signature": "right"}.get(block.role, "left")
        width = style.width - 2 * style.margin
        text = ("　　" if block.role == "paragraph" else "") + block.text
        for line in self.wrap(text, size, width):
            if self.room() < size * 1.6:
                self.new_page()
            self.y += size * 1.6
            self.line_of_text(line, size, self.y - size * 0.4, align,
                              bold=style.bold_heads if block.role in ("title", "heading") else "")
        self.y += size * 0.3

    # Grids

    def grid(self, grid):
        style = self.style
        left, width = style.margin, style.width - 2 * style.margin
        total = sum(grid.widths)
        edges = [left]
        for share in grid.widths:
            edges.append(edges[-1] + width * share / total)
        lines = {}
        for cell in grid.cells:
            room = edges[cell.column + cell.column_span] - edges[cell.column] - 2 * style.padding
            if cell.role == "vertical" and self.report.style.vertical == "stacked":
                lines[id(cell)] = list(cell.text)
            elif cell.role == "vertical" and self.report.style.vertical in ("rotated", "writing-mode"):
                lines[id(cell)] = []
            else:
                lines[id(cell)] = self.wrap(cell.text, style.size, room)
        heights = self.row_heights(grid, lines)
        for part in self.parts(grid, lines, heights):
            self.draw_part(grid, part, edges, lines)
        self.y += 8

    def row_heights(self, grid, lines):
        pitch, heights = self.style.size * 1.3, [0] * grid.rows
        for cell in sorted(grid.cells, key=lambda c: c.row_span):
            need = len(lines[id(cell)]) * pitch + 2 * self.style.padding
            have = sum(heights[cell.row:cell.row + cell.row_span])
            if cell.role == "vertical" and len(lines[id(cell)]) < 2:
                need = 0
            if need > have and (cell.row_span == 1 or cell.role != "vertical"):
                heights[cell.row + cell.row_span - 1] += need - have
            elif need > have:
                for row in range(cell.row, cell.row + cell.row_span):
                    heights[row] += (need - have) / cell.row_span
        return heights

    def parts(self, grid, lines, heights):
        """Yields the parts of `grid`, page by page; self.y is behind each when it is yielded."""
        style, pitch = self.style, self.style.size * 1.3
        rows, continued, header = {}, False, grid.header_rows
        repeat = header if self.report.style.header_repeated else 0
        row, first = 0, 0
        if self.room() < sum(heights[:header + 1]) and header:
            self.new_page()
        while row < grid.rows:
            height = heights[row] - first * pitch
            if height <= self.room():
                rows[row] = (self.y, self.y + height, first, 999)
                self.y += height
                row, first = row + 1, 0
                continue
            fit = int((self.room() - 2 * style.padding) / pitch)
            count = max([len(lines[id(c)]) for c in grid.cells
                         if c.row == row and c.row_span == 1] or [0])
            if style.page_break == "cut" and 0 < fit < count - first and row >= header:
                height = fit * pitch + 2 * style.padding
                rows[row] = (self.y, self.y + height, first, first + fit)
                self.y += height
                first += fit
            if rows:
                yield Part(self.pages, rows, continued)
                continued = True
            self.new_page()
            rows = {}
            for again in range(repeat if row >= header else 0):
                rows[again] = (self.y, self.y + heights[again], 0, 999)
                self.y += heights[again]
        yield Part(self.pages, rows, continued)

    def draw_part(self, grid, part, edges, lines):
        style = self.style
        last_row = max(part.rows)
        ends_here = last_row == grid.rows - 1 and part.rows[last_row][3] == 999
        boxes = []
        for cell in grid.cells:
            inside = [r for r in range(cell.row, cell.row + cell.row_span) if r in part.rows]
            if not inside:
                continue
            box = (edges[cell.column], part.rows[inside[0]][0],
                   edges[cell.column + cell.column_span], part.rows[inside[-1]][1])
            boxes.append((cell, box, inside))
        for cell, box, _ in boxes:
            if style.white_fill:
                self.canvas.fill(*box, 1.0)
            if style.shade < 1 and cell.role in ("head", "title"):
                self.canvas.fill(*box, style.shade)
        before = self.rng.random() < 0.5
        if before:
            self.rules(grid, boxes, edges, not ends_here)
        for cell, box, inside in self.drawing_order(boxes):
            self.cell_text(cell, box, inside, part, grid, lines)
        if not before:
            self.rules(grid, boxes, edges, not ends_here)

    def drawing_order(self, boxes):
        order = self.style.order
        if order == "columns":
            return sorted(boxes, key=lambda b: (b[0].column, b[0].row))
        if order == "figures-last":
            return sorted(boxes, key=lambda b: b[0].role == "figure")
        if order == "shuffled":
            return self.rng.sample(boxes, len(boxes))
        return boxes

    def cell_text(self, cell, box, inside, part, grid, lines):
        style, size, pitch = self.style, self.style.size, self.style.size * 1.3
        x0, y0, x1, y1 = box
        if cell.row_span > 1 and not self.has_text(cell, inside, part):
            return
        if cell.role == "vertical" and not lines[id(cell)]:
            length = self.canvas.width(cell.text, size)
            if self.report.style.vertical == "writing-mode" and \
                    getattr(self.canvas, "has_columns", False):
                top = (y0 + y1 - len(cell.text) * size) / 2
                self.canvas.column((x0 + x1) / 2, top, cell.text, size)
                return
            angle = 90 if self.report.style.vertical == "rotated" else -90
            x = (x0 + x1) / 2 + (-size * 0.35 if angle == 90 else size * 0.35)
            y = (y0 + y1) / 2 + (-length / 2 if angle == 90 else length / 2)
            self.canvas.text(x, y, cell.text, size, angle=angle)
            return
        shown = lines[id(cell)]
        if cell.row_span == 1:
            first, last = part.rows[cell.row][2:]
            shown = shown[first:last]
        y = (y0 + y1 - len(shown) * pitch) / 2
        if cell.field and cell.text and self.rng.random() < style.patched:
            self.leftover(box, str(self.rng.randrange(1, 200)))
        align = style.align if cell.role == "figure" else "left" if cell.role == "label" else "center"
        for i, line in enumerate(shown):
            if line.strip():
                self.line_of_text(line, size, y + i * pitch + size, align, x0 + style.padding,
                                  x1 - style.padding,
                                  style.bold_heads if cell.role == "head" else "")

    def leftover(self, box, text):
        """A figure that an editor put out of sight and left in the file."""
        style, size = self.style, self.style.size
        x0, y0, x1, y1 = box
        x = {"left": x0 + style.padding, "right": x1 - style.padding - self.canvas.width(text, size)
             }.get(style.align, (x0 + x1 - self.canvas.width(text, size)) / 2)
        y = (y0 + y1) / 2 + size * 0.35
        self.canvas.text(x, y, text, size, gray=1.0 if style.patch == "white" else 0,
                         bold="invisible" if style.patch == "invisible" else "")
        if style.patch == "covered":
            self.canvas.fill(x0 + 1, y0 + 1, x1 - 1, y1 - 1, 1.0)

    def has_text(self, cell, inside, part):
        """Whether this part of a cell cut by a break is the one that shows its text."""
        if len(inside) == cell.row_span:
            return True
        if self.style.span_text == "first":
            return inside[0] == cell.row
        return len(inside) * 2 > cell.row_span

    # Rules

    def rules(self, grid, boxes, edges, cut):
        style = self.style
        bottom = max(box[3] for _, box, _ in boxes)
        horizontals, verticals = set(), set()
        for cell, (x0, y0, x1, y1), _ in boxes:
            horizontals |= {(y0, x0, x1)}
            if not (cut and y1 == bottom and not style.closed):
                horizontals |= {(y1, x0, x1)}
            for x in (x0, x1):
                outer = x in (edges[0], edges[-1])
                if style.rules == "all" or style.rules == "open" and not outer:
                    end = y1 + (style.overrun if cut and y1 == bottom else 0)
                    verticals.add((x, y0, end))
        if style.paint == "boxes" and style.rules == "all" and style.closed:
            for _, box, _ in boxes:
                self.canvas.rectangle(*box, style.thickness)
        else:
            join = style.paint != "segments"
            for y, x0, x1 in merged(horizontals) if join else horizontals:
                self.rule(x0, y, x1, y)
            for x, y0, y1 in merged(verticals) if join else verticals:
                self.rule(x, y0, x, y1)
        if style.outer and style.rules == "all":
            top = min(box[1] for _, box, _ in boxes)
            self.canvas.rectangle(edges[0], top, edges[-1], bottom, style.outer)

    def rule(self, x0, y0, x1, y1):
        style, canvas, t = self.style, self.canvas, self.style.thickness
        if style.jitter:
            j = self.rng.uniform(-style.jitter, style.jitter)
            x0, x1, y0, y1 = (x0 - j, x1 + j, y0, y1) if y0 == y1 else (x0, x1, y0 - j, y1 + j)
        if style.paint == "fills":
            canvas.fill(x0 - t / 2, y0 - t / 2, x1 + t / 2, y1 + t / 2, 0)
        elif style.paint == "double":
            dx, dy = (0, 0.8) if y0 == y1 else (0.8, 0)
            canvas.line(x0 - dx, y0 - dy, x1 - dx, y1 - dy, t)
            canvas.line(x0 + dx, y0 + dy, x1 + dx, y1 + dy, t)
        else:
            dash = {"dotted": [t, 1.5], "dashed": [3, 2]}.get(style.paint)
            canvas.line(x0, y0, x1, y1, t, dash)

    # All of it

    def cover(self):
        style = self.style
        self.y = style.height * 0.3
        for line in [self.report.body, f"{self.report.year}年政府信息公开工作年度报告"]:
            for piece in self.wrap(line, 24, style.width - 2 * style.margin):
                self.line_of_text(piece, 24, self.y, "center")
                self.y += 40
        middle = style.width / 2
        headings = [b.text for b in self.report.blocks if getattr(b, "role", "") == "heading"]
        for i, heading in enumerate(headings):
            x = style.margin if i < 3 else middle + 10
            self.line_of_text(heading, 10, style.height * 0.65 + 18 * (i % 3), "left", x)
        self.new_page()

    def print(self):
        self.new_page()
        if self.style.cover:
            self.cover()
        for block in self.report.blocks:
            if isinstance(block, Grid):
                if block.name == "proactive" and self.style.start:
                    self.y += self.style.start
                    self.style.start = 0
                self.grid(block)
            else:
                self.text(block)
        self.canvas.end_page()
        self.canvas.close()


class Sideways:
    """A canvas whose pages are turned clockwise on the paper."""

    def __init__(self, canvas):
        self.canvas = canvas
        self.width, self.end_page, self.close = canvas.width, canvas.end_page, canvas.close

    def begin_page(self, width, height):
        self.height = height
        self.canvas.begin_page(height, width)

    def text(self, x, y, text, size, angle=0, **more):
        self.canvas.text(self.height - y, x, text, size, angle=angle + 90, **more)

    def line(self, x0, y0, x1, y1, *more):
        self.canvas.line(self.height - y0, x0, self.height - y1, x1, *more)

    def rectangle(self, x0, y0, x1, y1, thickness):
        self.canvas.rectangle(self.height - y1, x0, self.height - y0, x1, thickness)

    def fill(self, x0, y0, x1, y1, gray):
        self.canvas.fill(self.height - y1, x0, self.height - y0, x1, gray)


def merged(segments):
    """Touching segments (line, start, end) on one line as one."""
    out = []
    for line, start, end in sorted(segments):
        if out and out[-1][0] == line and start <= out[-1][2] + 0.01:
            out[-1] = (line, out[-1][1], max(end, out[-1][2]))
        else:
            out.append((line, start, end))
    return out


def random_page_style(rng, report):
    landscape = rng.random() < 0.15
    width, height = rng.choice([(595.3, 841.9)] * 6 + [(612, 792), (841.9, 1190.6)])
    if landscape:
        width, height = height, width
    closed = rng.random() < 0.6
    return PageStyle(
        width=width, height=height, margin=rng.choice([45, 60, 72]),
        size=rng.choice([7.5, 9, 9, 10.5]), text_size=rng.choice([10.5, 12, 12, 14]),
        thickness=rng.choice([0.1, 0.25, 0.5, 0.5, 0.75, 1, 1.5]),
        rules=rng.choice(["all"] * 7 + ["rows", "open", "open"]),
        paint=rng.choice(["long", "long", "segments", "boxes", "fills", "fills", "double", "dotted",
                          "dashed"]),
        jitter=rng.choice([0, 0, 0, 0.4, 1.0]),
        page_break=rng.choice(["row", "cut"]), closed=closed,
        overrun=0 if closed else rng.choice([0, 2, 6]),
        span_text=rng.choice(["first", "largest"]), padding=rng.choice([2, 3, 5]),
        shade=rng.choice([1.0, 1.0, 1.0, 0.9, 0.8]), white_fill=rng.random() < 0.2,
        outer=rng.choice([0, 0, 0, 1.5]), align=rng.choice(["center"] * 3 + ["right", "left"]),
        footer=rng.choice(["— {} —", "{}", "- {} -", "第 {} 页", ""]),
        running_head=rng.choice(["", "", "", report.body + "年度报告"]),
        watermark=rng.choice([""] * 8 + ["内部资料"]),
        order=rng.choice(["rows", "rows", "columns", "figures-last", "shuffled"]),
        glyph_by_glyph=rng.random() < 0.2,
        bold_heads=rng.choice(["", "", "", "twice", "outline"]),
        cover=rng.random() < 0.1,
        sideways=rng.random() < 0.04, patched=rng.choice([0] * 14 + [0.03]),
        patch=rng.choice(["covered", "white", "invisible"]),
        start=rng.choice([0, 0, rng.uniform(0, 500)]),
    )
