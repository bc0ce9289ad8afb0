"""What to do before and after sending, and what the sales channel counts: what applies to this case."""

from stockmail.brief import Brief
from stockmail.case import Case
from stockmail.errors import N_, Note
from stockmail.model import Fact

# cancel: the order is cancelled, nothing is left to choose; choice: the buyer has the choice; stock:
# a product has run out; late: the delivery is.
CIRCUMSTANCES = ("gift", "expensive", "paid", "stock", "choice", "cancel", "late")
CUTS = frozenset({"cancel", "cancel_all"})


def circumstances(case: Case, brief: Brief) -> frozenset[str]:
    """Which of CIRCUMSTANCES hold."""
    order, choices = case.order, brief.choices
    late = "late" in case.scenario.choices
    written = case.medium != "phone"  # who is on the phone already need not be told to call
    holds = {
        "gift": written and (order.gift or order.needed_by is not None),
        "expensive": written and _expensive(case),
        "paid": bool(order.payment.paid),
        "stock": bool(CUTS & {*case.scenario.choices}) and not late,
        "choice": len(choices) > 1 and bool(CUTS & {*choices}),
        "cancel": choices == ("cancel",),
        "late": late,
    }
    return frozenset(name for name, true in holds.items() if true)


def _expensive(case: Case) -> bool:
    total, most = case.order.payment.total, case.channel.expensive
    return case.order.currency == "JPY" and total is not None and most is not None and total >= most


def applying(facts: tuple[Fact, ...], holding: frozenset[str]) -> tuple[Fact, ...]:
    """Those that count where *holding* holds."""
    return tuple(fact for fact in facts if not fact.when or not holding.isdisjoint(fact.when))


def told(case: Case, holding: frozenset[str]) -> list[Note]:
    """The figures that count here; a figure that no page of the marketplace's own gives is not told."""
    message = N_("{channel} holds this against the shop: {figure} ({source})")
    return [
        Note(message, {"channel": case.channel.name, "figure": fact.said, "source": fact.source})
        for fact in applying(case.channel.figures, holding)
        if fact.verified
    ]


def too_long(case: Case, body: str) -> list[Note]:
    """What to say when the message may not fit."""
    limit = case.channel.longest
    if limit is None or case.medium != "message" or len(body.strip()) <= limit.most:
        return []
    values = {"channel": case.channel.name, "length": len(body.strip()), "most": limit.most}
    if limit.verified:
        return [Note("the message has {length} characters; {channel} takes {most}", values)]
    return [Note("the message has {length} characters and may be too long for {channel}", values)]
