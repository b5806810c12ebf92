"""Words a report: figures and a style in, texts and grids and the truth out."""
import bodies
import figures
from document import Cell, Grid, Report, Text
from form import (APPLICANTS, DISPUTE_GROUPS, DISPUTE_RESULTS, SECTIONS, TIE_OUT_NOTE, blocks,
                  result_rows)


class Composer:
    """Words one report. Every printed figure goes through `figure`, which records the truth."""

    def __init__(self, rng, body, year, edition, values, style, keep_zero=()):
        self.rng, self.body, self.year, self.edition = rng, body, year, edition
        self.values, self.style, self.keep_zero = values, style, set(keep_zero)
        self.fields, self.states = {}, {}
        self.idle = {c for c, _ in APPLICANTS if c not in ("natural_person", "total")
                     and not any(v for f, v in values.items()
                                 if f.startswith("requests.") and f.endswith("." + c))}

    def label(self, text):
        return self.style.label(self.rng, text, self.year)

    def figure(self, cells, row, column, id, column_span=1):
        value, style = self.values[id], self.style
        text, plain, state = style.figure(self.rng, id, value, self.year)
        table, *_, last = id.split(".")
        if id in self.keep_zero:
            text, plain, state = str(value), str(value), "number"
        elif table == "requests" and (
                style.blank_idle_columns and last in self.idle
                or style.blank_result_totals and last == "total"
                and id.split(".")[1] not in ("received", "carried_in", "outcome_total",
                                             "carried_out")):
            text, plain, state = "", None, "blank"
        self.fields[id], self.states[id] = plain, state
        cells.append(Cell(row, column, text, 1, column_span, "figure", id))

    def proactive(self):
        """二: one grid, or one for each block."""
        style, grids, cells, row = self.style, [], [], 0
        width = max(len(block.columns) for block in blocks(self.edition)) + 1
        for block in blocks(self.edition):
            if not style.one_table:
                cells, row, width = [], 0, len(block.columns) + 1
            article = f"第二十条{' ' * style.article_spaces}第（{block.number}）项"
            cells.append(Cell(row, 0, style.brackets(article), 1, width, "title"))
            head = ["信息内容"] + [name for _, name in block.columns]
            lines = [[Cell(row + 1, i, self.label(name), 1, 1, "head")
                      for i, name in enumerate(head)]]
            row += 2
            for id, name in block.rows:
                if f"proactive.{id}" in style.dropped_rows:
                    continue
                line = [Cell(row, 0, self.label(name), 1, 1, "label")]
                for i, (column, _) in enumerate(block.columns):
                    self.figure(line, row, i + 1, f"proactive.{id}.{column}")
                lines.append(line)
                row += 1
            if style.extra_row and block.number == "一":
                line = [Cell(row, 0, "其他主动公开文件", 1, 1, "label")]
                line += [Cell(row, i + 1, str(self.rng.randrange(90)), 1, 1, "figure")
                         for i in range(len(block.columns))]
                lines.append(line)
                row += 1
            for line in lines:
                free = width - len(head)
                if free and style.merged:
                    line[-1].column_span += free
                elif free:
                    line += [Cell(line[0].row, len(head) + i, "", 1, 1, "figure")
                             for i in range(free)]
                cells += line
            if not style.one_table:
                grids.append(Grid(cells, width, [2.2] + [1.6] * (width - 1), 0, "proactive"))
        if style.one_table:
            grids.append(Grid(cells, width, [2.2] + [1.6] * (width - 1), 0, "proactive"))
        return grids

    def requests(self):
        """三: three columns of labels, seven of figures."""
        style, cells = self.style, []
        note = TIE_OUT_NOTE if style.wide_brackets else TIE_OUT_NOTE.replace("：", ":")
        corner = "项目" if style.plain_corner else style.brackets(f"（{note}）")
        if style.short_header:
            cells.append(Cell(1, 0, corner, 2, 3, "head"))
        else:
            cells.append(Cell(0, 0, corner, 3, 3, "head"))
            cells.append(Cell(0, 3, self.label("申请人情况"), 1, 7, "head"))
        cells.append(Cell(1, 3, self.label("自然人"), 2, 1, "head"))
        cells.append(Cell(1, 4, self.label("法人或其他组织"), 1, 5, "head"))
        cells.append(Cell(1, 9, self.label("总计"), 2, 1, "head"))
        for i, (_, name) in enumerate(APPLICANTS[1:6]):
            cells.append(Cell(2, 4 + i, self.label(name), 1, 1, "head"))

        def line(row, id):
            for i, (column, _) in enumerate(APPLICANTS):
                self.figure(cells, row, 3 + i, f"requests.{id}.{column}")

        for row, number, id, name in ((3, "一", "received", "本年新收政府信息公开申请数量"),
                                      (4, "二", "carried_in", "上年结转政府信息公开申请数量")):
            cells.append(Cell(row, 0, f"{number}、{self.label(name)}", 1, 3, "label"))
            line(row, id)
        rows = result_rows(style.undivided_other)
        cells.append(Cell(5, 0, "三、" + self.label("本年度办理结果"), len(rows) + 1, 1, "vertical"))
        row, last = 5, None
        for item in rows:
            if item.group is None:
                text = style.brackets(f"（{item.number}）") + self.label(item.label)
                cells.append(Cell(row, 1, text, 1, 2, "label"))
            else:
                if item.group != last:
                    span = sum(other.group == item.group for other in rows)
                    text = style.brackets(f"（{item.group[0]}）") + self.label(item.group[1])
                    cells.append(Cell(row, 1, text, span, 1, "group"))
                text = style.item(self.rng, item.number) + self.label(item.label)
                cells.append(Cell(row, 2, text, 1, 1, "label"))
            last = item.group
            line(row, item.id)
            row += 1
        cells.append(Cell(row, 1, style.brackets("（七）") + self.label("总计"), 1, 2, "label"))
        line(row, "outcome_total")
        cells.append(Cell(row + 1, 0, "四、" + self.label("结转下年度继续办理"), 1, 3, "label"))
        line(row + 1, "carried_out")
        if style.note_row:
            text = "注：" + self.rng.choice(["以上数据统计时间为{0}年1月1日至{0}年12月31日。",
                                            "数据来源于依申请公开系统。"]).format(self.year)
            cells.append(Cell(row + 2, 0, text, 1, 10, "label"))
        shift = style.title_row - style.short_header
        for cell in cells:
            cell.row += shift
        if style.title_row:
            cells.insert(0, Cell(0, 0, f"三、{SECTIONS[2]}", 1, 10, "title"))
        widths = [0.5, 1.3, 3.2] + [1, 1, 1, 1, 1, 0.9, 1]
        return Grid(cells, 10, widths, 3 + shift, "requests")

    def heading_of(self, name):
        """A header of 四, whose columns are narrow."""
        text = self.label(name)
        return "\n".join(text.replace(" ", "")) if self.style.stacked_heads else text

    def disputes(self):
        """四: fifteen columns of figures, or five three times."""
        if self.style.stacked_disputes:
            return [self.dispute_group(g) for g in range(3)]
        cells = [Cell(0, 0, self.label("行政复议"), 1, 5, "head"),
                 Cell(0, 5, self.label("行政诉讼"), 1, 10, "head"),
                 Cell(1, 5, self.label("未经复议直接起诉"), 1, 5, "head"),
                 Cell(1, 10, self.label("复议后起诉"), 1, 5, "head")]
        for g, (group, _) in enumerate(DISPUTE_GROUPS):
            for r, (result, name) in enumerate(DISPUTE_RESULTS):
                row, span = (1, 2) if g == 0 else (2, 1)
                cells.append(Cell(row, 5 * g + r, self.heading_of(name), span, 1, "head"))
                self.figure(cells, 3, 5 * g + r, f"disputes.{group}.{result}")
        return [Grid(cells, 15, [1] * 15, 3, "disputes")]

    def dispute_group(self, number):
        group, name = DISPUTE_GROUPS[number]
        cells = [Cell(0, 0, self.label(name if number == 0 else f"行政诉讼（{name}）"), 1, 5, "head")]
        for r, (result, name) in enumerate(DISPUTE_RESULTS):
            cells.append(Cell(1, r, self.label(name), 1, 1, "head"))
            self.figure(cells, 2, r, f"disputes.{group}.{result}")
        return Grid(cells, 5, [1] * 5, 2, "disputes")

    def title(self):
        body, year = self.body, self.year
        texts = [
            [f"{body}{year}年政府信息公开工作年度报告"],
            [f"{body} {year} 年 政府信息公开工作年度报告"],
            [f"{year}年{body}政府信息公开工作年度报告"],
            [f"{body}{year}年度政府信息公开年度报告"],
            [f"{body}{year}年政府信息公开年报"],
            [f"{body}政府信息公开工作年度报告（{year}年度）"],
            [body, f"{year}年政府信息公开工作年度报告"],
            [f"{body}{year}年", "政府信息公开工作年度报告"],
            [f"{body}关于{year}年度政府信息公开工作年度报告"],
            [f"{year} 年 度 政 府 信 息 公 开 工 作 年 度 报 告"],
            [f"{year}年政府信息公开工作年度报告"],
            [f"{body}{year}年政府信息", "公开工作年度报告"],
        ]
        return [Text(text, "title") for text in texts[self.style.title]]

    def prose(self):
        """一: filler with the claims about 三 among it."""
        rng, year = self.rng, self.year
        texts = [Text(f"{year}年，{self.body}认真贯彻落实《中华人民共和国政府信息公开条例》，"
                      "坚持以公开为常态、不公开为例外，持续提升政务公开质量和实效。现将有关情况报告如下。")]
        claim = bodies.requests_sentence(rng, year, self.values)
        if self.claims:
            texts += [Text("（一）主动公开情况。" + bodies.fill(rng, bodies.FILLER[4], year)),
                      Text("（二）依申请公开情况。" + claim)]
        for _ in range(self.style.prose):
            texts.append(Text(bodies.fill(rng, rng.choice(bodies.FILLER), year)))
        if self.style.distractor:
            cells = [Cell(0, 0, "信息类别", 1, 1, "head"), Cell(0, 1, "公开数量（条）", 1, 1, "head")]
            for i, name in enumerate(["机构职能", "政策文件", "财政预决算", "行政许可和处罚", "总计"]):
                cells += [Cell(i + 1, 0, name, 1, 1, "label"),
                          Cell(i + 1, 1, str(rng.randrange(300)), 1, 1, "figure")]
            texts.insert(2, Grid(cells, 2, [1, 1], 1, "distractor"))
        return texts

    def report(self, faults):
        rng, year = self.rng, self.year
        self.claims = not faults
        opening, tables = self.prose(), None
        out = self.title()
        if rng.random() < 0.3:
            out.append(Text(f"（{year + 1}年1月）", "subtitle"))
        numbers = "一二三四五六"
        headings = [Text(f"{n}、{self.style.brackets(s)}", "heading")
                    for n, s in zip(numbers, SECTIONS)]
        out += [headings[0], *opening, headings[1], *self.proactive(), headings[2],
                *[Text("单位：件", "signature")] * self.style.unit_line, self.requests(),
                headings[3], *self.disputes(), headings[4], Text(rng.choice(bodies.PROBLEMS)),
                headings[5], Text(bodies.fill(rng, rng.choice(bodies.ENDINGS), year))]
        if self.style.title in (9, 10) or rng.random() < 0.2:
            out += [Text(self.body, "signature"),
                    Text(f"{year + 1}年1月{rng.randrange(5, 31)}日", "signature")]
        zeros = set(self.style.zero.values()) - {"0"}
        return Report(self.body, year, self.edition, out, self.fields, self.states,
                      faults, next(iter(zeros), None), self.style)


def compose(rng, edition, style, faults=0, body=None, year=None, scale=None, last=None):
    """A report of `edition` in `style` with `faults` planted; `last` is the values of the year
    before. Returns (Report, values)."""
    body = body or bodies.make_body(rng)
    year = year or (rng.choice([2019, 2020] * 4 + [2022, 2023]) if edition == "gov-2019" else rng.randrange(2021, 2026))
    scale = scale or rng.choice([3, 12, 40, 150, 900, 5000])
    style.undivided_other |= edition == "gov-2019"
    values = figures.make_figures(rng, edition, style.undivided_other, scale, last)
    planted, used = [], set()
    if faults:
        style.blank_result_totals = style.blank_idle_columns = False
    while len(planted) < faults:
        trial = dict(values)
        field, consistent, printed = figures.plant_fault(rng, trial)
        if field.rsplit(".", 1)[0] in used or not touches_total(style, field, trial):
            continue
        used.add(field.rsplit(".", 1)[0])
        values = trial
        planted.append({"field": field, "consistent": str(consistent), "printed": str(printed)})
    composer = Composer(rng, body, year, edition, values, style, [p["field"] for p in planted])
    return composer.report(planted), values


def touches_total(style, field, values):
    """True when the fault shows in a total that the report prints as a number."""
    stem, last = field.rsplit(".", 1)
    return last == "total" or values[f"{stem}.total"] != 0 or style.zero[field.split(".")[0]] == "0"
