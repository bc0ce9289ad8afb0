"""What is known of the order behind a draft, as the rules of truth ask for it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from stockmail import deadlines
from stockmail.brief import Brief
from stockmail.case import Case
from stockmail.reading import Facts


def facts(case: Case, brief: Brief, parts: Mapping[str, str], own: str = "") -> Facts:
    """The facts of the draft that *brief* was rendered to. own: the shop's own texts."""
    refund = brief.refund or brief.refund_all
    items = tuple((item.product, item.pieces) for item in brief.short)
    return Facts(
        order=brief.order.id,
        names=tuple(filter(_is_name, _names(case, brief))),
        items=items if case.scenario.goods else (),
        said=tuple(dict.fromkeys(_said(brief, []))),
        own=own,
        done=bool(refund and refund.done),
        country=case.order.customer.country or "",
        needs_yes=deadlines.needs_yes(case, brief.choices),
        received=brief.order.paid_on,
        parts=parts,
    )


def _is_name(name: str) -> bool:
    return len(name) > 1 and not name.isdecimal()


def _names(case: Case, brief: Brief) -> Iterator[str]:
    """What the customer and the shop wrote themselves; the rules of wording leave it alone."""
    yield from brief.shop
    yield from case.channel.name.values()
    yield from (brief.to.person, brief.to.company, brief.point, brief.enclose)
    for item in (*brief.short, *brief.rest):
        yield from (item.name, item.product, item.variant)
    if brief.alternative:
        yield from (brief.alternative.name, brief.alternative.url)
        for name, pair in brief.alternative.specs.items():
            yield from (name, *pair)
    if brief.coupon:
        yield brief.coupon.code
    if case.shop.refund_form:
        yield case.shop.refund_form


def _said(values: Iterable[Any], told: list[str]) -> list[str]:
    """Every text in a brief, however deep, is put to those in *told*."""
    for value in values:
        if type(value) is str:
            told.append(value)
        elif value is None or type(value) is bool:
            continue
        elif isinstance(value, tuple):
            _said(value, told)
        else:  # a table of texts
            _said(value.items(), told)
    return told
