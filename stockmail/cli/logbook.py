"""What ``stockmail log`` shows of the cases on record."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from stockmail.cli.columns import columns
from stockmail.cli.place import here, line, one_of
from stockmail.cli.talk import _
from stockmail.errors import N_
from stockmail.log import states
from stockmail.log.book import opened
from stockmail.log.labels import Labels
from stockmail.log.rows import Logged

MOST = 50
# What a case may promise, in words: the field → how it is said.
PROMISES = {
    "reply_by": N_("reply by {day}"),
    "restock": N_("restock {day}"),
    "new_date": N_("new day {day}"),
    "next_update": N_("next word {day}"),
    "refund_by": N_("refund by {day}"),
    "refunded_on": N_("refunded {day}"),
}


def listed(shop: Path | None, state: str | None, *, every: bool) -> None:
    """Print the cases, the newest first."""
    place = here(shop)
    if state:
        one_of("--state", state, states.STATES)
    with opened(place.log) as log:
        found = log.cases("state = ?", (state,)) if state else log.cases()
    found.sort(key=lambda case: case.drafted_at, reverse=True)
    shown = found if every else found[:MOST]
    heads = (_("day"), _("order"), _("channel"), _("scenario"), _("state"), _("what is promised"))
    rows = [_row(case, place.now.year) for case in shown]
    place.write(columns([heads, *rows]) if shown else "")
    if len(found) > len(shown):
        place.world.stderr.write(_("… and {count} older ones; --all lists them").format(
            count=len(found) - len(shown)) + "\n")  # fmt: skip
    if not found:
        place.world.stderr.write(_("no case on record in {file}").format(file=place.log) + "\n")


def show(order: str, channel: str | None, shop: Path | None) -> None:
    """Print everything about one order."""
    place = here(shop)
    with opened(place.log) as log:
        found = log.of_order(line("ORDER", order), channel)
    labels = Labels(place.library, place.tongue)
    place.write("\n".join(_page(case, labels) for case in found))


def _row(case: Logged, year: int) -> tuple[str, ...]:
    entry, drafted = case.entry, case.drafted_at
    day = f"{drafted:%m-%d}" if drafted.year == year else f"{drafted:%Y-%m-%d}"
    return (day, entry.order, entry.channel, entry.scenario, _state(case),
            ", ".join(_promised(case, short=True)))  # fmt: skip


def _state(case: Logged) -> str:
    """The state, with the answer or the outcome that says more."""
    more = case.outcome or (case.answer if case.state == states.ANSWERED else None)
    word = _(states.WORDS[case.state])
    return f"{word}: {_(states.WORDS[more])}" if more else word


def _promised(case: Logged, *, short: bool = False) -> list[str]:
    days = ((name, getattr(case.entry, name)) for name in PROMISES)
    return [_(PROMISES[name]).format(day=f"{day:%m-%d}" if short else day.isoformat())
            for name, day in days if day]  # fmt: skip


def _page(case: Logged, labels: Labels) -> str:
    entry = case.entry
    times = (
        (_("drafted"), case.drafted_at), (_("sent"), case.sent_at), (_("answered"), case.answered_at),
        (_("settled"), case.settled_at),
    )  # fmt: skip
    rows = [
        (_("state"), _state(case)),
        (_("channel"), f"{entry.channel} ({entry.medium}, {entry.language})"),
        (_("products"), ", ".join(f"{each.sku} {each.short}/{each.ordered}" for each in entry.lines)),
        (_("cause"), labels.of("cause", entry.cause) if entry.cause else ""),
        (_("missing"), _amount(entry.value, entry.currency)),
        (_("refund"), _amount(entry.refund, entry.currency)),
        (_("offers"), ", ".join(labels.of("offer", offer) for offer in entry.offers)),
        (_("choices"), ", ".join(entry.choices)),
        (_("promised"), ", ".join(_promised(case))),
        (_("signed"), entry.staff),
        (_("file"), entry.source),
        (_("ordered"), _when(entry.ordered_at)),
        *((label, _when(time)) for label, time in times),
    ]
    table = columns([(f"  {label}", said) for label, said in rows if said])
    kept = "".join(f"  | {row}\n" for row in entry.text.splitlines())
    return f"{entry.order} — {entry.scenario}\n{table}{kept}"


def _amount(amount: Decimal | None, currency: str) -> str:
    return "" if amount is None else f"{amount:,} {currency}"


def _when(time: date | datetime | None) -> str:
    return f"{time:%Y-%m-%d %H:%M}" if time else ""
