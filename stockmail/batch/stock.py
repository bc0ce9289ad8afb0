"""Shares out the pieces that are left: first come, first served, and paid before unpaid."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from stockmail.batch.job import Job, Task
from stockmail.batch.one import held, known, outside
from stockmail.errors import StockmailError
from stockmail.kinds import Bad, moment
from stockmail.model import Raw
from stockmail.readers.dates import JAPAN
from stockmail.readers.found import Found

LAST = datetime.max.replace(tzinfo=JAPAN)


def share(every: Sequence[Found], stock: Mapping[str, int], job: Job) -> list[Task]:
    """The orders in their own order, each with the pieces that it gets.

    stock: SKU → pieces left. What is left of a product when an order wants more goes to that order:
    it then lacks the rest.
    """
    raws = [known(found.raw, job) for found in every]
    waiting = [number for number, found in enumerate(every) if _counts(found, raws[number], job)]
    got: list[dict[str, int]] = [{} for _found in every]
    left = dict(stock)
    for number in sorted(waiting, key=lambda number: _place(raws[number])):
        for sku, wanted in held(raws[number]).items():
            given = min(wanted, left.get(sku, 0))
            if given:
                left[sku] -= given
                got[number][sku] = given
    return [Task(found, pieces) for found, pieces in zip(every, got, strict=True)]


def _counts(found: Found, raw: Raw, job: Job) -> bool:
    try:
        return not outside(found, raw, job.filter)
    except StockmailError:  # told when its turn comes
        return False


def _place(raw: Raw) -> tuple[bool, datetime]:
    """Paid ones by the time they were paid, then the others by the time they were ordered."""
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
