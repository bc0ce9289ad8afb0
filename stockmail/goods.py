"""What is missing, what can ship, when it is back, what comes instead."""

from datetime import date

from stockmail import names
from stockmail.brief import AlternativeSaid, Brief, CouponSaid, Item, Restock
from stockmail.calendar import within
from stockmail.case import Case
from stockmail.envelope import Pictured
from stockmail.errors import N_, Note, Problem
from stockmail.model import Alternative, Line


def short(case: Case) -> tuple[Item, ...]:
    """The pieces that cannot ship."""
    if not case.scenario.goods:
        return ()
    return tuple(_item(case, line, line.short or 0) for line in _short_lines(case))


def _short_lines(case: Case) -> tuple[Line, ...]:
    if case.form and not case.order.lines:
        return (Line(),)
    lines = tuple(line for line in case.order.lines if line.short)
    if not lines:
        case.gaps.fill("lines.short" if case.order.lines else "lines.name", None)
    return lines


def rest(case: Case) -> tuple[Item, ...]:
    """The pieces that can ship."""
    left = [(line, (line.quantity or 0) - (line.short or 0)) for line in case.order.lines]
    rest = tuple(_item(case, line, pieces) for line, pieces in left if pieces > 0)
    if rest or "rest" not in case.scenario.needs:
        return rest
    if not case.form and any(line.short for line in case.order.lines):
        message = N_("nothing is left to ship; take restock, discontinued or alternative")
        case.problems.append(Problem(message, {}, "", "lines[].short", "--short"))
        return ()
    return (_blank_item(case, "rest.name"),)


def _blank_item(case: Case, path: str) -> Item:
    count = case.gaps.fill("lines.quantity", None)
    pieces = str(case.voice.wording["pieces"]["other"]).format(n=count)
    name = case.gaps.fill(path, None)
    return Item(name, name, "", pieces, pieces, pieces, some=False)


def _item(case: Case, line: Line, pieces: int) -> Item:
    name = (case.foreign and line.name_en) or line.name
    if not name or not line.quantity:
        blank = _blank_item(case, "lines.name") if case.form else None
        case.gaps.fill("lines.name", name)
        case.gaps.fill("lines.quantity", str(line.quantity or ""))
        return blank or Item("", "", "", "", "", "", some=False)
    if case.foreign and not names.is_latin(name):
        message = N_("{name} stands in Japanese in this draft; add lines[].name_en")
        case.notes.append(Note(message, {"name": name}))
    variant = (case.foreign and line.variant_en) or line.variant
    said = case.voice.pieces
    return Item(case.voice.named(name, variant), name, variant or "", said(pieces),
                said(line.quantity), said(line.quantity - pieces), some=pieces < line.quantity)  # fmt: skip


def restock(case: Case) -> Restock:
    """When the missing pieces are back, or when the customer hears more."""
    made = case.decisions
    if made.restock_unknown or ("next_update" in case.scenario.needs and not made.restock):
        update = case.voice.day(made.next_update) if made.next_update else ""
        return Restock("", "", case.gaps.fill("next_update", update))
    text = case.gaps.fill("restock_date", case.voice.when(made.restock) if made.restock else None)
    shipping = ships(case)
    return Restock(text, case.voice.day(shipping) if shipping else "", "")


def ships(case: Case) -> date | None:
    """The day on which the missing pieces ship, when the day of their arrival is known."""
    arrival = case.decisions.restock
    if not isinstance(arrival, date):
        return None
    return within(case.scenario.ships["within"], arrival, case.calendar)


def in_time(case: Case) -> bool | None:
    """Whether they ship before the day they are needed; None where one of the days is not known."""
    needed_by, shipping = case.order.needed_by, ships(case)
    return None if not (needed_by and shipping) else shipping < needed_by


def alternative(case: Case) -> AlternativeSaid | None:
    """What is offered instead."""
    made = case.decisions.alternative
    if not made:
        if "alternative" not in case.scenario.needs:
            return None
        blank = case.gaps.fill("alternative", None)
        return AlternativeSaid(blank, "", "same", "", "", {}, _pieces(case))
    name = (case.foreign and made.name_en) or made.name or ""
    if case.foreign and not names.is_latin(name):
        message = N_("{name} stands in Japanese in this draft; add name_en to the alternative")
        case.notes.append(Note(message, {"name": name}))
    specs = (made.specs_en or made.specs) if case.foreign else made.specs
    line, others = replaced(case)
    _say_instead_of_what(case, made, line, others)
    cost, difference = _cost(case, made, line)
    price = case.voice.money(made.price, case.order.currency) if made.price is not None else ""
    instead = _item(case, line, line.short or 0).name if others and line else ""
    dropped = tuple(_item(case, other, other.short or 0) for other in others)
    return AlternativeSaid(
        name, price, cost, difference, made.url or "", specs, _pieces(case), instead, dropped
    )


def _say_instead_of_what(case: Case, made: Alternative, line: Line | None, others: tuple[Line, ...]) -> None:
    """Which of several missing products was taken, where none was named; a fault where there is none such."""
    if line and others and not made.instead_of:
        message = N_("the alternative stands for {name}; what else is missing is cancelled with it: "
                     "alternative.instead_of names another")  # fmt: skip
        case.notes.append(Note(message, {"name": line.name or ""}))
    if made.instead_of and not line and not case.form:
        message = N_("{name} is not among the missing products")
        path = "decisions.alternative.instead_of"
        values = {"name": made.instead_of}
        case.problems.append(Problem(message, values, "--alternative", path, "--alternative"))


def replaced(case: Case) -> tuple[Line | None, tuple[Line, ...]]:
    """The missing line that the alternative stands for, and the others: the first, unless it is named."""
    short = [line for line in case.order.lines if line.short]
    made = case.decisions.alternative
    named = made.instead_of if made else None
    found = next((line for line in short if not named or named in {line.sku, line.name}), None)
    return found, tuple(line for line in short if found and line is not found)


def _pieces(case: Case) -> str:
    """As many of the alternative as are missing of what it stands for."""
    line, _others = replaced(case)
    if line:
        return case.voice.pieces(line.short or 0)
    return _blank_item(case, "lines.name").pieces if case.form else ""


def pictured(case: Case, brief: Brief) -> Pictured | None:
    """The alternative as a page shows it; without the picture where the channel allows no link to it."""
    made, said = case.decisions.alternative, brief.alternative
    if not made or not said:
        return None
    image = made.image or ""
    if image and not case.channel.may_link(image):
        message = N_("the picture of the alternative is left out: {channel} allows no links outside")
        case.notes.append(Note(message, {"channel": case.channel.name}))
        image = ""
    short = [line for line in case.order.lines if line.short]
    one = len(short) == len(brief.short) == 1
    price = short[0].unit_price if one else None
    shown = case.voice.money(price, case.order.currency) if price is not None else ""
    return Pictured(said.name, image, said.price, brief.short[0].name if one else "", shown, said.specs)


def _cost(case: Case, made: Alternative, line: Line | None) -> tuple[str, str]:
    """Whether the alternative costs the same as *line*, is better for the same, or lowers the price."""
    if case.decisions.same_price and made.price is None:
        return "better", ""
    if made.price is None or line is None or line.unit_price is None:
        if made.price is None:
            case.notes.append(Note("the alternative is offered at the ordered price: no other was given"))
        return "same", ""
    ordered, pieces = line.unit_price, line.short or 0
    if made.price > ordered:
        if case.decisions.same_price:
            return "better", ""
        message = N_(
            "costs more than the ordered product ({price}, not {ordered}); --same-price offers it for that"
        )
        values = {"price": made.price, "ordered": ordered}
        path = "decisions.alternative.price"
        case.problems.append(Problem(message, values, "--alternative", path, "--same-price"))
    if made.price < ordered and not case.decisions.same_price:
        return "lower", case.voice.money((ordered - made.price) * pieces, case.order.currency)
    return "same", ""


def coupon(case: Case) -> CouponSaid | None:
    """The discount on the next purchase."""
    coupon = case.decisions.coupon
    if not coupon:
        return None
    if coupon.amount is not None:
        worth = case.voice.money(coupon.amount, case.order.currency)
    else:
        worth = case.voice.percent(coupon.percent or 0)
    return CouponSaid(coupon.code, worth, case.voice.bare_day(coupon.until) if coupon.until else "")
