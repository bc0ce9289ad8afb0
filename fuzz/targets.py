"""What is fuzzed: each function takes bytes and raises for nothing but a fault of the program.

A StockmailError is an answer: it must be sayable in both languages. Everything else is a finding.
"""

from collections.abc import Callable, Iterable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from fuzz import harmless, pieces
from stockmail import files, messages, outputs, registry, reports
from stockmail.cli import listing
from stockmail.cli.reviewing import Asked, _reading
from stockmail.errors import Note, Problem, StockmailError
from stockmail.kinds import forbidden
from stockmail.library import Library
from stockmail.model import Ask, Raw
from stockmail.order import parse
from stockmail.outputs import Style
from stockmail.readers import flags, mapped, orders, recognise
from stockmail.readers.sources import Sources
from stockmail.review import review
from stockmail.route import draft
from stockmail.shop import parse_shop

TODAY = date(2026, 11, 22)
LIBRARY = Library(None, None)
SHOP = parse_shop(LIBRARY.samples["shop"], "samples.yaml")
FORMS: tuple[str | None, ...] = (None, *recognise.names())
SCENARIOS = tuple(LIBRARY.scenarios)
SAMPLES = pieces.samples()
MOST_ORDERS = 3
DECIDED = {
    "restock_date": "2026-12-05", "next_update": "2026-12-01", "new_date": "2026-12-10",
    "alternative": "別の皿", "point": "届かない", "done": "店長に伝えました",
}  # fmt: skip
# Where the way in which it was paid does not tell how the money goes back.
REFUND = {"refund": "card", "refund_by": "2026-12-01"}
# What the person at the desk would add, where a file lacks it: without it there is no draft to look at.
LACKING: dict[str, dict[str, Any]] = {
    "customer": {"name": "山田 太郎", "email": "taro@example.com"},
    "payment": {"paid": True, "method": "card", "total": 100},
}
LINE = {"name": "皿", "quantity": 1, "unit_price": 100}
# Files of which one is nothing without the other.
PAIRS = {
    "order_cp932.csv": "item_cp932.csv",
    "item_cp932.csv": "order_cp932.csv",
    "EtsySoldOrders_invented.csv": "EtsySoldOrderItems_invented.csv",
}


def asked(scenario: str, **decided: str) -> Ask:
    """The decisions that *scenario* has a place for: with any other there is no draft at all."""
    chosen = LIBRARY.scenarios[scenario]
    needed = {name: said for name, said in DECIDED.items() if name in chosen.needs}
    return Ask(**{**needed, **decided})


def completed(raw: Raw) -> Raw:
    """The order with what it lacks, all else as it is."""
    fields = dict(raw.fields)
    for name, group in LACKING.items():
        given = fields.setdefault(name, {})
        if isinstance(given, dict) and not (name == "customer" and {*given} - {"email", "country"}):
            fields[name] = {**group, **given}
    lines = fields.setdefault("lines", [LINE]) or [LINE]
    if isinstance(lines, (list, tuple)) and isinstance(lines[0], dict):
        fields["lines"] = [{"short": 1, **LINE, **lines[0]}, *lines[1:]]
    return raw._replace(fields=fields)


def answered(work: Callable[[], Any]) -> Any:  # noqa: ANN401
    """What *work* gives; None where the program refuses, in words that can be said."""
    try:
        return work()
    except StockmailError as error:
        for tongue in ("en", "ja"):
            sayable(messages.lines(error, tongue), error.problems)
        return None


def sayable(lines: Iterable[str], problems: Iterable[Problem] = ()) -> None:
    """Fail for a line that a terminal would obey."""
    samples = any(problem.sample for problem in problems)
    for line in lines:
        assert not forbidden(line.replace("\n", "") if samples else line), ascii(line)
        line.encode()


def notes(every: Iterable[Note]) -> None:
    """Every note can be said."""
    for note in every:
        sayable([messages.say(note, tongue) for tongue in ("en", "ja")])


def _drafted(raw: Raw, scenario: str, ask: Ask | None = None) -> None:
    every = (ask,) if ask else (asked(scenario), asked(scenario, **REFUND))
    tries = (answered(lambda ask=ask: draft(raw, ask, scenario, SHOP, LIBRARY, TODAY)) for ask in every)
    made = next(filter(None, tries), None)
    if made is None:
        return
    notes(made.notes)
    for name, judge in harmless.FORMS.items():
        form = registry.load(outputs, name)
        data = answered(lambda form=form: form.write(made.draft, Style(html=True, library=LIBRARY)))
        if data is not None:
            judge(data)


def _orders(data: bytes, form: str | None, scenario: str, beside: tuple[str, ...] = ()) -> None:
    read = answered(lambda: orders.read(Sources(("-", *beside), form), BytesIO(data)))
    found = answered(lambda: [each for group in read or () for each in group.orders]) or ()
    notes(note for group in read or () for note in group.notes)
    for each in found[:MOST_ORDERS]:
        harmless.one_line(listing.line(each).encode())
        harmless.lines("\n".join(listing.row(each)))
        notes(each.notes)
        _order, problems = parse(each.raw)
        for problem in problems:
            sayable([messages.say(problem, "ja")])
        _drafted(completed(each.raw), scenario)


def readers(data: bytes) -> None:
    """A file of any shape, its first byte says of which format."""
    if data:
        _orders(data[1:], FORMS[data[0] % len(FORMS)], "restock")


def fields(data: bytes) -> None:
    """A sample of tests/orders with anything in any of its fields."""
    if len(data) > 1:
        scenario = SCENARIOS[data[1] % len(SCENARIOS)]
        sample = SAMPLES[data[0] % len(SAMPLES)]
        paired = sample.parent.name in {"yahoo", "etsy"} and sample.name in PAIRS
        beside = (str(sample.with_name(PAIRS[sample.name])),) if paired else ()
        _orders(pieces.changed(sample, data[2:]), None, scenario, beside)


def parser(data: bytes) -> None:
    """An order in the native format."""
    if not data:
        return
    scenario = SCENARIOS[data[0] % len(SCENARIOS)]
    thing = answered(lambda: files.load_json(files.decode(data[1:], "order.json"), "order.json"))
    if isinstance(thing, dict):
        _drafted(Raw(thing, "order.json"), scenario, Ask())


def check(data: bytes) -> None:
    """A draft to be reviewed."""
    if not data:
        return
    scenario = (None, *SCENARIOS)[data[0] % (len(SCENARIOS) + 1)]
    channel = (None, *LIBRARY.channels)[data[0] % (len(LIBRARY.channels) + 1)]
    asked = Asked("-", None, channel, scenario, "text", "iso-2022-jp" if data[0] % 2 else None)
    text = answered(lambda: files.decode(data[1:], "stdin"))
    if text is None:
        return
    reading = _reading(asked, text, LIBRARY)
    found = review(reading, LIBRARY.checks(reading))
    for form in registry.names(reports):
        registry.load(reports, form).write(found, "stdin", "ja")


def settings(data: bytes) -> None:
    """A shop.yaml, or a map of columns."""
    text = answered(lambda: files.decode(data, "shop.yaml"))
    thing = answered(lambda: files._parse_yaml(text, Path("shop.yaml"))) if text is not None else None
    if isinstance(thing, dict):
        answered(lambda: parse_shop(thing, "shop.yaml"))
        answered(lambda: mapped.of(thing, "map.yaml"))


def options(data: bytes) -> None:
    """What is typed: a product, and every decision."""
    words = [word for word in data.decode("utf-8", "surrogateescape").split("\n") if word]
    item = answered(lambda: flags.item(words[0])) if words else None
    names = [name for name in Ask._fields if isinstance(getattr(Ask(), name), str | None)]
    scenario = SCENARIOS[len(words) % len(SCENARIOS)]
    ask = asked(scenario, **dict(zip(names, words[1:], strict=False)))
    fields = {"id": "1", "customer": {"name": "山田 太郎"}, "lines": [item or {"name": "皿", "quantity": 1}],
              "payment": {"paid": True, "method": "card", "total": 100}}  # fmt: skip
    _drafted(Raw(fields, "flags"), scenario, ask)


def own(data: bytes) -> None:
    """A file of a shop's own: wording rules, snippets, a channel, scenarios, a text."""
    if data:
        from fuzz import own as files_of

        answered(lambda: files_of.tried(data[0], data[1:]))


TARGETS: dict[str, Callable[[bytes], None]] = {
    each.__name__: each for each in (readers, fields, parser, check, settings, options, own)
}
