"""Reports of text alone, as bodies wrote them before there was a table to fill in.

Every figure that the report states for its own year is a field. Sentences of other years, other
bodies and rough numbers stand between them: what a reader must not take.
"""
from document import Report, Text
from style import Style

STATISTICS = "statistics.{}.count"


def numeral(number):
    """A Chinese numeral up to 99."""
    digits = "零一二三四五六七八九"
    tens, ones = divmod(number, 10)
    if not tens:
        return digits[ones]
    return ("" if tens == 1 else digits[tens]) + "十" + (digits[ones] if ones else "")


def figures(rng):
    made = {"proactive.all": rng.randrange(120, 900), "normative_documents_made": rng.randrange(2, 9)}
    ways = {f"received_by.{way}": rng.randrange(1, 15) for way in ("in_person", "network", "letter")}
    made |= ways | {"received": sum(ways.values())}
    answers = {"granted": rng.randrange(3, 9), "partly_granted": rng.randrange(1, 4),
               "refused": rng.randrange(1, 3), "not_existing": rng.randrange(1, 3)}
    made |= {f"answered_by.{answer}": count for answer, count in answers.items()}
    return made | {"answered": sum(answers.values())}


def plainly(rng, body, year, f):
    """A report in sections; 一 to 五 of the regulation of 2008."""
    f |= {"reconsideration": 0, "litigation": 0, "fees": 0}
    yield "heading", "一、概述"
    yield "paragraph", (f"{year}年，我局认真贯彻《中华人民共和国政府信息公开条例》，召开专题会议{rng.randrange(2, 5)}次，"
                        f"接受群众咨询{rng.randrange(50, 90)}人次，答复网民留言{rng.randrange(20, 60)}条。")
    yield "heading", "二、主动公开政府信息情况"
    yield "paragraph", (f"{year}年，本局共主动公开政府信息{f['proactive.all']}条，其中机构职能类{rng.randrange(5, 20)}条、"
                        f"业务动态类{rng.randrange(20, 90)}条。自{year - 3}年以来，累计公开各类信息{f['proactive.all'] * 3}余条。"
                        f"全年制发规范性文件{f['normative_documents_made']}件。")
    yield "heading", "三、依申请公开政府信息情况"
    yield "paragraph", (f"{year}年，本局共收到政府信息公开申请{f['received']}件，其中当面申请{f['received_by.in_person']}件，"
                        f"网上申请{f['received_by.network']}件，信函申请{f['received_by.letter']}件。"
                        f"{year - 1}年，收到政府信息公开申请{f['received'] + 4}件。")
    yield "paragraph", (f"对上述申请已答复{f['answered']}件，其中“同意公开”{f['answered_by.granted']}件，"
                        f"“同意部分公开”{f['answered_by.partly_granted']}件，“不同意公开”{f['answered_by.refused']}件，"
                        f"申请信息不存在{f['answered_by.not_existing']}件。")
    yield "heading", "四、依申请公开政府信息收费及减免情况"
    yield "paragraph", f"{year}年，本局未收取任何费用。"
    yield "heading", "五、因政府信息公开申请行政复议、提起行政诉讼的情况"
    yield "paragraph", f"{year}年，未发生因政府信息公开申请提起的行政复议和行政诉讼案件。"


def loosely(rng, body, year, f):
    """Other words, numerals, and figures that only a person can judge."""
    f |= {"reconsideration": 3, "reconsideration_by.upheld": 2, "reconsideration_by.corrected": 1,
          "litigation": 1, "complaints": 0}
    del f["received_by.in_person"], f["received_by.network"], f["received_by.letter"]
    yield "heading", "一、工作开展情况"
    yield "paragraph", (f"全年在门户网站发布各类信息{rng.randrange(2, 9)}.{rng.randrange(1, 9)}万条，"
                        f"编发政府公报{rng.randrange(4, 12)}期。主动公开政府信息{f['proactive.all']}条；"
                        f"制定规范性文件{numeral(f['normative_documents_made'])}件，清理规范性文件{rng.randrange(30, 60)}件。")
    yield "heading", "二、依申请公开工作"
    yield "paragraph", (f"全市各部门受理政府信息公开申请近{f['received'] * 10}件。本机关受理公民、法人和其他组织提出的"
                        f"政府信息公开申请{numeral(f['received'])}件，内容主要涉及土地征收、房屋拆迁等方面。市住房保障局收到"
                        f"政府信息公开申请约{f['received'] * 2}件。")
    yield "paragraph", (f"截至{year}年底，共答复申请{f['answered']}件：同意公开{f['answered_by.granted']}件；"
                        f"部分公开{f['answered_by.partly_granted']}件；不予公开{f['answered_by.refused']}件；"
                        f"信息不存在{f['answered_by.not_existing']}件。")
    yield "heading", "三、信息公开复议、诉讼和申诉情况"
    yield "paragraph", (f"因政府信息公开引发行政复议{f['reconsideration']}件，维持{f['reconsideration_by.upheld']}件，"
                        f"依法纠错{f['reconsideration_by.corrected']}件。政府信息公开行政诉讼{f['litigation']}件。"
                        "没有发生信息公开方面的举报投诉。")
    for key in ("answered_by.partly_granted", "answered_by.refused",
                "answered_by.not_existing"):
        del f[key]  # sentences of their own, which do not say what they are of: not taken


def compose(rng, body, year, wording):
    f = figures(rng)
    blocks = [Text(f"{body}{year}年政府信息公开工作年度报告", "title"),
              Text(f"根据《中华人民共和国政府信息公开条例》的要求，现公布{body}{year}年政府信息公开工作年度报告。")]
    blocks += [Text(text, role) for role, text in wording(rng, body, year, f)]
    blocks += [Text(body, "signature"), Text(f"{year + 1}年3月12日", "signature")]
    fields = {STATISTICS.format(row): str(count) for row, count in f.items()}
    return Report(body, year, "stat-2014", blocks, fields, dict.fromkeys(fields, "number"), [], None,
                  Style())
