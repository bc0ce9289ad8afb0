"""The sentences of the report: the sum, the speed, how near each limit is."""

from datetime import date

from stockmail.errors import N_
from stockmail.log.figures import Group, Speed
from stockmail.log.labels import Labels
from stockmail.log.limits import Near

ESTIMATE = N_("An estimate from this log; the channel's own count is the one that counts.")


def total(group: Group, first: date, last: date, labels: Labels) -> str:
    """How many orders, how many pieces, what they were worth."""
    said = labels.say(N_("{first} – {last}: {orders} orders, {pieces} pieces short, worth {worth}"))
    return said.format(first=first, last=last, orders=labels.number(group.orders),
                       pieces=labels.number(group.pieces),
                       worth=labels.worth(group.worth) or "–")  # fmt: skip


def speed(found: Speed, labels: Labels) -> str:
    """How fast the first word went out."""
    if not found.orders:
        return labels.say(N_("No order on record tells when it was placed."))
    said = labels.say(N_("median {median}, nine of ten within {ninety} ({orders} orders)"))
    told = said.format(median=labels.hours(found.median), ninety=labels.hours(found.ninety),
                       orders=labels.number(found.orders))  # fmt: skip
    if not found.guessed:
        return told
    guess = labels.say(N_("{count} of them were never marked as sent: counted from the draft."))
    return f"{told} {guess.format(count=labels.number(found.guessed))}"


def near(each: Near, labels: Labels) -> tuple[str, str, str]:
    """One limit: where the shop stands, the rule, who says so."""
    limit = each.limit
    standing = f"{each.channel.name[labels.tongue]}: {_standing(each, labels)}"
    rule = labels.say(N_("The rule: {rule}")).format(rule=limit.said[labels.tongue])
    source = N_("Source: {source}") if limit.verified else N_("Others say so: {source}")
    return standing, rule, labels.say(source).format(source=limit.source)


def _standing(each: Near, labels: Labels) -> str:
    values = {"cancels": each.cancels, "since": each.since, "orders": each.orders, "each": each.limit.each}
    if each.limit.kind == "points":
        said = labels.say(N_("{cancels} cancels since {since} × {each} = about {value} points of {most}"))
        return said.format(**values, value=f"{each.value:,}", most=each.limit.most)
    if each.value is None:
        said = labels.say(N_("{cancels} cancels since {since}; --orders N gives the rate"))
        return said.format(**values)
    said = labels.say(
        N_("{cancels} cancels of {orders} orders since {since}: about {value} percent; the limit is {most}")
    )
    return said.format(**values, value=f"{each.value:.2f}", most=each.limit.most)
