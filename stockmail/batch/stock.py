"""Shares out the pieces that are left: first come, first served, and paid before unpaid."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from stockmail.batch.desk import Desk
from stockmail.batch.one import held, known, outside
from stockmail.errors import StockmailError
from stockmail.kinds import Bad, moment
from stockmail.model import Raw
from stockmail.readers.dates import JAPAN
from stockmail.readers.found import Found

LAST = datetime.max.replace(tzinfo=JAPAN)
Left = Mapping[str, int]


class Claim(NamedTuple):
    """What one order wants of the products that are left. at: which order of its part it is.

    unpaid, when: its turn; paid ones come by the time they were paid, then the others by the time they
    were ordered.
    """

    unpaid: bool
    when: datetime
    at: int
    wanted: Left


def claims(found: Iterable[Found], desk: Desk, stock: Left) -> list[Claim]:
    """The claims of the orders of one part. stock: SKU → pieces left."""
    made = []
    for at, each in enumerate(found):
        raw = known(each.raw, desk)
        wanted = {sku: pieces for sku, pieces in held(raw).items() if sku in stock and pieces > 0}
        if wanted and _counts(each, raw, desk):
            made.append(Claim(*_turn(raw), at, wanted))
    return made


def shared(every: Iterable[list[Claim]], stock: Left) -> list[dict[int, Left]]:
    """For each part the pieces that its orders get.

    What is left of a product when an order wants more goes to that order: it then lacks the rest.
    """
    got: list[dict[int, Left]] = []
    waiting: list[tuple[int, Claim]] = []
    for part, some in enumerate(every):
        got.append({})
        waiting += [(part, claim) for claim in some]
    left = dict(stock)
    for part, claim in sorted(waiting, key=lambda each: each[1][:2]):
        given = {sku: min(wanted, left[sku]) for sku, wanted in claim.wanted.items()}
        if any(given.values()):
            got[part][claim.at] = {sku: pieces for sku, pieces in given.items() if pieces}
            for sku, pieces in given.items():
                left[sku] -= pieces
    return got


def _counts(found: Found, raw: Raw, desk: Desk) -> bool:
    try:
        return not outside(found, raw, desk.job.filter)
    except StockmailError:  # told when its turn comes
        return False


def _turn(raw: Raw) -> tuple[bool, datetime]:
    payment = raw.fields.get("payment")
    paid = isinstance(payment, Mapping) and payment.get("paid") is True
    when = payment.get("paid_at") if isinstance(payment, Mapping) else None
    return not paid, _time(when or raw.fields.get("ordered_at"))


def _time(value: object) -> datetime:
    try:
        stamp = moment(value)
    except Bad:
        return LAST
    return stamp if stamp.tzinfo else stamp.replace(tzinfo=JAPAN)
