"""Random figures that tie out as the form demands, and faults planted among them."""
from decimal import Decimal

from form import APPLICANTS, DISPUTE_GROUPS, DISPUTE_RESULTS, blocks, result_rows

PARTS = [column for column, _ in APPLICANTS if column != "total"]


def _spread(rng, total, count):
    """`total` over `count` places, uneven and with many zeros, as real tables are."""
    weights = [rng.random() ** 4 if rng.random() < 0.6 else 0 for _ in range(count)]
    if not any(weights):
        weights[rng.randrange(count)] = 1
    scale = sum(weights)
    shares = [int(total * weight / scale) for weight in weights]
    shares[weights.index(max(weights))] += total - sum(shares)
    return shares


def _money(rng, scale):
    return Decimal(rng.randrange(0, 10 ** (scale + 1))).scaleb(-rng.choice([0, 0, 2, 2, 3, 4]))


def _size(rng, bound):
    """Small numbers often, large ones sometimes."""
    if bound < 1 or rng.random() < 0.25:
        return 0
    return int(bound ** rng.random()) - (rng.random() < 0.3)


def make_requests(rng, undivided_other, scale, carried_in=None):
    """Figures of 三: field id → int. `scale` is the largest number of requests of a year."""
    rows = [row.id for row in result_rows(undivided_other)]
    values = {}

    def put(row, column, value):
        values[f"requests.{row}.{column}"] = value

    organisations = rng.choice([PARTS[1:], PARTS[1:2], PARTS[1:], [], PARTS[1:4]])
    for column in PARTS:
        active = column == "natural_person" or column in organisations
        received = _size(rng, scale if column == "natural_person" else scale // 4) if active else 0
        taken = carried_in[column] if carried_in else _size(rng, max(2, received // 4)) * active
        carried = _size(rng, max(2, (received + taken) // 6)) if received else 0
        carried = min(carried, received + taken)
        put("received", column, received)
        put("carried_in", column, taken)
        for row, value in zip(rows, _spread(rng, received + taken - carried, len(rows))):
            put(row, column, value)
        put("outcome_total", column, received + taken - carried)
        put("carried_out", column, carried)
    for row in ["received", "carried_in", *rows, "outcome_total", "carried_out"]:
        put(row, "total", sum(values[f"requests.{row}.{column}"] for column in PARTS))
    return values


def make_disputes(rng, scale):
    values = {}
    for group, _ in DISPUTE_GROUPS:
        parts = [_size(rng, scale) if rng.random() < 0.5 else 0 for _ in range(4)]
        for (result, _), value in zip(DISPUTE_RESULTS, parts + [sum(parts)]):
            values[f"disputes.{group}.{result}"] = value
    return values


def make_proactive(rng, edition, scale, last=None):
    """Figures of 二; `last` are those of the year before, for 现行有效."""
    values = {}
    for block in blocks(edition):
        for row, _ in block.rows:
            for column, _ in block.columns:
                if column == "amount":
                    value = _money(rng, 4)
                elif column == "change":
                    value = rng.choice([0, 0, 1, -1, -2, 19, -36, 7])
                elif column == "decisions":
                    value = _size(rng, scale * 400)
                else:
                    value = _size(rng, 90)
                values[f"proactive.{row}.{column}"] = value
    for row in ["regulations", "normative_documents"]:
        made, repealed, force = (f"proactive.{row}.{c}" for c in ("made", "repealed", "in_force"))
        if last and force in last:
            values[repealed] = min(values[repealed], last[force])
            values[force] = last[force] + values[made] - values[repealed]
    return values


def make_figures(rng, edition, undivided_other, scale, last=None):
    """All figures of one report: field id → int or Decimal. `last`: those of the same body's
    report of the year before."""
    carried = last and {c: last[f"requests.carried_out.{c}"] for c in PARTS}
    values = make_proactive(rng, edition, scale, last)
    values |= make_requests(rng, undivided_other, scale, carried)
    values |= make_disputes(rng, max(2, scale // 10))
    return values


def plant_fault(rng, values):
    """Changes one figure of 三 or 四 so that an identity fails; returns (field, consistent,
    printed). The kinds are those that people make: a unit more or less, a swap of two digits, a
    figure for a neighbour's, a digit twice."""
    field = rng.choice([f for f in values if not f.startswith("proactive.")])
    consistent = values[field]
    text = str(consistent)
    wrong = [consistent + 1, consistent + 2, consistent + 10]
    if consistent > 1:
        wrong.append(consistent - 1)
    if len(text) > 1 and text[0] != text[1] and text[1] != "0":
        wrong.append(int(text[1] + text[0] + text[2:]))
    if consistent:
        wrong.append(int(text + text[-1]))
    values[field] = rng.choice(wrong)
    return field, consistent, values[field]
