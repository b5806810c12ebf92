"""How one report words its labels and prints its figures: the variation seen in real reports."""
from dataclasses import dataclass, field
from decimal import Decimal

FULL_WIDTH = str.maketrans("0123456789.,-", "０１２３４５６７８９．，－")

# Misprints of the kind that stays in a template for years.
MISPRINTS = {
    "其他法律行政法规禁止公开": ["其他法律行政止公开", "其他法律行政法规禁公开", "其它法律行政法规禁止公开"],
    "属于国家秘密": ["属于国家密秘", "属国家秘密"],
    "危及“三安全一稳定”": ["危及“三安全、一稳定”", "危机“三安全一稳定”", "危及三安全一稳定"],
    "保护第三方合法权益": ["保护第三方合法权宜", "保护第三方的合法权益"],
    "属于三类内部事务信息": ["属于三类内部事物信息", "属于三类内部管理信息"],
    "属于四类过程性信息": ["属于四类过程信息", "属于四类过程性文件信息"],
    "属于行政执法案卷": ["属于行政执法案件", "属于行政执法卷宗"],
    "本机关不掌握相关政府信息": ["本机关不掌握相关信息", "本单位不掌握相关政府信息"],
    "没有现成信息需要另行制作": ["没有现成信息，需要另行制作", "没有现存信息需要另行制作"],
    "补正后申请内容仍不明确": ["补证后申请内容仍不明确", "补正后申请内容仍不明"],
    "信访举报投诉类申请": ["信访、举报、投诉类申请", "信访举报投诉申请"],
    "无正当理由大量反复申请": ["无正当理由大量重复申请", "无正当理由、大量反复申请"],
    "要求行政机关确认或重新出具已获取信息": ["要求行政机关确认或者重新出具已获取信息",
                          "要求行政机关确定或重新出具已获取信息"],
    "要求提供公开出版物": ["要求提供公开出版物信息"],
    "尚未审结": ["尚未审结案"],
    "总计": ["合计", "总 计"],
    "本年度办理结果": ["本年度处理结果", "本年度办理情况"],
    "未经复议直接起诉": ["未经复议直接诉讼", "未经行政复议直接起诉"],
    "社会公益组织": ["社会公益"],
    "法律服务机构": ["法律服务"],
    "行政规范性文件": ["规范性文件"],
    "其他处理": ["其他"],
    "本年废止件数": ["本年废止数"],
    "现行有效件数": ["现行有效数"],
    "本年收费金额（单位：万元）": ["本年收费金额（万元）", "本年收费金额(单位:万元)"],
}
SHORTENED = {
    "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请": ["逾期不补正", "申请人逾期不补正"],
    "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请": ["逾期未缴费", "申请人逾期未缴纳费用"],
    "部分公开（区分处理的，只计这一情形，不计其他情形）": ["部分公开", "部分公开（区分处理的，只计这一情形）"],
}
EXPLAINED = {
    "规章": "（县级无此项）",
    "本年制发件数": "（指{year}年制发）",
    "处理决定数量": "（指{year}年办件量）",
    "本年处理决定数量": "（指{year}年办件量）",
    "上一年项目数量": "（指{last}年事项数）",
    "本年增/减": "（减用负值表示，如-8）",
    "采购总金额": "（万元）",
}


@dataclass
class Style:
    """Choices for one report. The defaults print the form as the notice has it."""
    item_number: str = "{}."            # of 1.属于国家秘密
    mixed_numbers: bool = False
    wide_brackets: bool = True
    straight_quotes: bool = False
    traditional: bool = False
    misprints: float = 0                # share of labels misprinted
    shortened: bool = False
    explained: bool = False
    label_spaces: float = 0             # share of labels with a space inside
    article_spaces: bool = False        # 第二十条 第（一）项
    zero: dict = field(default_factory=lambda: {"proactive": "0", "requests": "0", "disputes": "0"})
    blank_idle_columns: bool = False
    blank_result_totals: bool = False
    thousands: str = ""
    full_width: bool = False
    units: float = 0                    # share of figures of 二 with a unit in the cell
    notes: float = 0                    # share of figures of 二 with a remark in the cell
    signed: bool = False                # +3 in 本年增/减
    one_table: bool = True              # 二 as one table
    merged: bool = True                 # spans where a block has fewer columns; else empty cells
    undivided_other: bool = False
    vertical: str = "stacked"           # stacked, rotated, plain, writing-mode
    header_repeated: bool = False
    extra_row: bool = False
    dropped_rows: tuple = ()
    distractor: bool = False
    title_row: bool = False             # the section's title as the first row of its table
    unit_line: bool = False             # 单位：件 over 三
    note_row: bool = False              # 注：… as the last row of 三
    plain_corner: bool = False          # 项目 in place of the tie-out note
    short_header: bool = False          # no 申请人情况 row over the header of 三
    stacked_heads: bool = False         # headers of 四 one character a line
    stacked_disputes: bool = False      # 四 as three tables of five columns
    title: int = 0
    prose: int = 2                      # paragraphs of filler

    def figure(self, rng, id, value, year):
        """The printed text of a figure, its plain decimal (None when no number) and its state."""
        table = id.split(".")[0]
        zero = self.zero[table]
        if value == 0 and zero != "0":
            if zero == "blank":
                return "", None, "blank"
            return zero, None, "nil"
        plain = f"{value:f}" if isinstance(value, Decimal) else str(value)
        text = plain
        if self.thousands and abs(value) >= 1000:
            text = f"{value:,}".replace(",", self.thousands)
        if self.signed and id.endswith(".change") and value > 0:
            text = "+" + text
        if table == "proactive" and value > 0:
            if rng.random() < self.units:
                if id.endswith(".amount"):
                    plain = str(int(value * 10000)) if value * 10000 < 10 ** 9 else plain
                    text = plain + ("元" if plain != f"{value:f}" else "万元")
                elif id.split(".")[1] in ("regulations", "normative_documents"):
                    text += "件"
                elif not id.endswith(".change"):
                    text += "项" if id.endswith("year") or id.endswith("items") else "件"
            elif rng.random() < self.notes and value > 3 and not id.endswith(".amount"):
                part = rng.randrange(1, int(value))
                text += rng.choice([f"（其中修订 {part} 件）", f"（含{year - 1}年{part}件）", "（含下属单位）"])
        if self.full_width:
            text = text.translate(FULL_WIDTH)
        return text, plain, "number"

    def item(self, rng, number):
        styles = ["{}.", "{}、", "（{}）", "{}．", "{}. "] if self.mixed_numbers else [self.item_number]
        return self.brackets(rng.choice(styles).format(number))

    def brackets(self, text):
        if not self.wide_brackets:
            text = text.replace("（", "(").replace("）", ")").replace("：", ":")
        if self.straight_quotes:
            text = text.replace("“", '"').replace("”", '"')
        return text

    def label(self, rng, text, year=0):
        """The printed words of an official label."""
        if self.explained and text in EXPLAINED and rng.random() < 0.8:
            text += EXPLAINED[text].format(year=year, last=year - 1)
        elif self.shortened and text in SHORTENED:
            text = rng.choice(SHORTENED[text])
        elif rng.random() < self.misprints and text in MISPRINTS:
            text = rng.choice(MISPRINTS[text])
        if len(text) > 1 and rng.random() < self.label_spaces:
            cut = rng.randrange(1, len(text))
            text = text[:cut] + rng.choice([" ", " ", "　"]) + text[cut:]
        return self.brackets(text)


def random_style(rng, edition, spice=0.25):
    """Each deviation is taken with a chance of about `spice`."""
    def odd(share=1.0):
        return rng.random() < spice * share
    zero = rng.choice(["blank", "-", "—", "/", "无", "——"]) if odd(1.6) else "0"
    zeros = dict.fromkeys(["proactive", "requests", "disputes"], zero)
    if zero != "0" and odd(1.5):
        zeros[rng.choice(list(zeros))] = "0"
    dropped = rng.choice([("proactive.regulations",), ("proactive.coercive_measures",),
                          ("proactive.regulations", "proactive.fees")]) if odd(0.35) else ()
    return Style(
        item_number=rng.choice(["{}.", "{}.", "{}. ", "{}、", "（{}）", "{}．", "（{}） "]),
        mixed_numbers=odd(0.5),
        wide_brackets=not odd(1.5),
        straight_quotes=odd(0.7),
        misprints=rng.choice([0.1, 0.3]) if odd(1.5) else 0,
        shortened=odd(0.6),
        explained=odd(0.6),
        label_spaces=rng.choice([0.1, 0.4]) if odd() else 0,
        article_spaces=odd(),
        zero=zeros,
        blank_idle_columns=zero == "0" and odd(0.6),
        blank_result_totals=odd(0.3),
        thousands=rng.choice([",", ",", "，"]) if odd() else "",
        full_width=odd(0.5),
        units=0.5 if odd(0.6) else 0,
        notes=0.3 if odd(0.4) else 0,
        signed=rng.random() < 0.5,
        one_table=rng.random() < 0.6,
        merged=not odd(0.8),
        undivided_other=edition == "gov-2019" or rng.random() < 0.25,
        vertical=rng.choice(["stacked", "stacked", "rotated", "plain", "writing-mode"]),
        header_repeated=rng.random() < 0.4,
        extra_row=odd(0.4),
        dropped_rows=dropped,
        distractor=odd(0.6),
        title_row=odd(0.5), unit_line=odd(0.6), note_row=odd(0.5), plain_corner=odd(0.4),
        short_header=odd(0.3), stacked_heads=odd(0.8), stacked_disputes=odd(0.15),
        title=rng.randrange(12) if odd(3) else 0,
        prose=rng.choice([0, 1, 2, 3, 6, 10]),
    )
