"""The statutory tables as plain data: what a made report prints and what its fields are called.

This is written apart from schema/forms/*.toml on purpose: samples that were derived from the
program's own definitions could not show a mistake in them.
"""
from dataclasses import dataclass, field

APPLICANTS = [
    ("natural_person", "自然人"),
    ("business", "商业企业"),
    ("research", "科研机构"),
    ("public_welfare", "社会公益组织"),
    ("legal_service", "法律服务机构"),
    ("other_org", "其他"),
    ("total", "总计"),
]

DISPUTE_RESULTS = [
    ("upheld", "结果维持"),
    ("corrected", "结果纠正"),
    ("other", "其他结果"),
    ("pending", "尚未审结"),
    ("total", "总计"),
]
DISPUTE_GROUPS = [
    ("reconsideration", "行政复议"),
    ("litigation_direct", "未经复议直接起诉"),
    ("litigation_after_reconsideration", "复议后起诉"),
]

REFUSED = [
    ("refused.state_secret", "1", "属于国家秘密"),
    ("refused.prohibited_by_law", "2", "其他法律行政法规禁止公开"),
    ("refused.security_stability", "3", "危及“三安全一稳定”"),
    ("refused.third_party_rights", "4", "保护第三方合法权益"),
    ("refused.internal_affairs", "5", "属于三类内部事务信息"),
    ("refused.deliberative_process", "6", "属于四类过程性信息"),
    ("refused.enforcement_file", "7", "属于行政执法案卷"),
    ("refused.inquiry_matter", "8", "属于行政查询事项"),
]
UNAVAILABLE = [
    ("unavailable.not_held", "1", "本机关不掌握相关政府信息"),
    ("unavailable.needs_creation", "2", "没有现成信息需要另行制作"),
    ("unavailable.still_unclear", "3", "补正后申请内容仍不明确"),
]
NOT_PROCESSED = [
    ("not_processed.petition", "1", "信访举报投诉类申请"),
    ("not_processed.repeated", "2", "重复申请"),
    ("not_processed.publication_sought", "3", "要求提供公开出版物"),
    ("not_processed.excessive", "4", "无正当理由大量反复申请"),
    ("not_processed.confirm_or_reissue", "5", "要求行政机关确认或重新出具已获取信息"),
]
OTHER = [
    ("other.correction_overdue", "1", "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"),
    ("other.fee_overdue", "2",
     "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"),
    ("other.other", "3", "其他"),
]


@dataclass
class Row:
    """A row of 三: where it stands and what it is called."""
    id: str
    group: tuple = None  # (number, label) of the group such as （三）不予公开, None when none
    number: str = ""
    label: str = ""


def result_rows(undivided_other):
    """The rows under 三、本年度办理结果 but for （七）总计."""
    rows = [
        Row("granted", None, "一", "予以公开"),
        Row("partly_granted", None, "二", "部分公开（区分处理的，只计这一情形，不计其他情形）"),
    ]
    groups = [("三", "不予公开", REFUSED), ("四", "无法提供", UNAVAILABLE),
              ("五", "不予处理", NOT_PROCESSED)]
    if not undivided_other:
        groups.append(("六", "其他处理", OTHER))
    for number, label, items in groups:
        rows += [Row(id, (number, label), n, text) for id, n, text in items]
    if undivided_other:
        rows.append(Row("other", None, "六", "其他处理"))
    return rows


@dataclass
class Block:
    """A block of 二: 第二十条第（number）项, its columns and its rows."""
    number: str
    columns: list
    rows: list
    fields: dict = field(default_factory=dict)  # (row id, column id) where a cell is a field


ITEMS = [("items_last_year", "上一年项目数量"), ("change", "本年增/减"),
         ("decisions", "处理决定数量")]

BLOCKS_2021 = [
    Block("一", [("made", "本年制发件数"), ("repealed", "本年废止件数"), ("in_force", "现行有效件数")],
          [("regulations", "规章"), ("normative_documents", "行政规范性文件")]),
    Block("五", [("decisions", "本年处理决定数量")], [("licences", "行政许可")]),
    Block("六", [("decisions", "本年处理决定数量")],
          [("penalties", "行政处罚"), ("coercive_measures", "行政强制")]),
    Block("八", [("amount", "本年收费金额（单位：万元）")], [("fees", "行政事业性收费")]),
]
BLOCKS_2019 = [
    Block("一", [("made", "本年新制作数量"), ("published", "本年新公开数量"),
                ("total_public", "对外公开总数量")],
          [("regulations", "规章"), ("normative_documents", "规范性文件")]),
    Block("五", ITEMS, [("licences", "行政许可"), ("other_services", "其他对外管理服务事项")]),
    Block("六", ITEMS, [("penalties", "行政处罚"), ("coercive_measures", "行政强制")]),
    Block("八", ITEMS[:2], [("fees", "行政事业性收费")]),
    Block("九", [("items", "采购项目数量"), ("amount", "采购总金额")], [("procurement", "政府集中采购")]),
]


def blocks(edition):
    return BLOCKS_2019 if edition == "gov-2019" else BLOCKS_2021


SECTIONS = [
    "总体情况",
    "主动公开政府信息情况",
    "收到和处理政府信息公开申请情况",
    "政府信息公开行政复议、行政诉讼情况",
    "存在的主要问题及改进情况",
    "其他需要报告的事项",
]
TIE_OUT_NOTE = "本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和"


def field_ids(edition, undivided_other):
    """All fields of an edition in form order."""
    ids = [f"proactive.{row}.{column}" for block in blocks(edition)
           for row, _ in block.rows for column, _ in block.columns]
    rows = ["received", "carried_in"] + [row.id for row in result_rows(undivided_other)]
    ids += [f"requests.{row}.{column}" for row in rows + ["outcome_total", "carried_out"]
            for column, _ in APPLICANTS]
    ids += [f"disputes.{group}.{result}" for group, _ in DISPUTE_GROUPS
            for result, _ in DISPUTE_RESULTS]
    return ids
