"""What happens between the options of ``draft`` and its draft: files read, blanks asked, delivered."""

from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from stockmail import outputs, registry, settings
from stockmail.cli import blanks, clock, recording, talk
from stockmail.draft import Drafted, draft, has_order
from stockmail.errors import N_, DeliveryError, Note, OrderError, Problem
from stockmail.kinds import unknown
from stockmail.library import Library
from stockmail.model import Ask, Raw, Shop
from stockmail.readers import flags, native
from stockmail.readers.alternative import alternative
from stockmail.saving import save
from stockmail.world import World, real


class Wanted(NamedTuple):
    """The options of ``draft`` that are neither decisions nor order facts."""

    scenario: str | None
    order: str | None
    shop: Path | None
    example: bool
    medium: str | None
    to: str
    out: Path | None
    copy: bool
    no_input: bool
    today: str | None
    record: bool | None
    again: bool
    no_decisions: bool


def serve(wanted: Wanted, ask: Ask, given: dict[str, Any]) -> None:
    """Draft, tell what was assumed, and put the draft where it should go."""
    world = real()
    write = _form(wanted.to)
    now = clock.now(wanted.today, world)
    today = now.date()
    shop, own = settings.shop(wanted.shop, world)
    library = Library(own, world.cache)
    if wanted.example:
        _refuse_two_orders(wanted)
        raw, ask, shop = _example(library, _named(wanted, library), ask, today, given)
    else:
        raw = read(wanted.order, world)
    if wanted.no_decisions:
        raw = raw._replace(fields={key: value for key, value in raw.fields.items() if key != "decisions"})
    raw = flags.merge(raw, given)
    ask = ask._replace(alternative=alternative(ask.alternative))
    form = wanted.order is None and not has_order(raw)
    scenario, why = _fitting(wanted, raw, ask, shop, library, now)
    made = draft(raw, ask, scenario, shop, library, today, form=form, medium=wanted.medium)
    if form and world.interactive and not wanted.no_input:
        raw, ask, shop = blanks.ask_for(made.draft.blanks, raw, ask, shop)
        made = draft(raw, ask, scenario, shop, library, today, form=True, medium=wanted.medium)
    made = made._replace(notes=(*why, *made.notes))
    asked = recording.Asked(wanted.record, wanted.again, wanted.example, wanted.order)
    with recording.around(asked, made, shop, own, world, now):
        _deliver(write(made.draft), made, wanted, world)


def _form(name: str) -> Any:  # noqa: ANN401 - the module's own function
    names = registry.names(outputs)
    if name not in names:
        bad = unknown(name, names)
        raise OrderError(Problem(bad.message, bad.values, "--to"))
    return registry.load(outputs, name).write


def _named(wanted: Wanted, library: Library) -> str:
    if wanted.scenario:
        return wanted.scenario
    message = N_("which scenario? There are: {all}")
    raise OrderError(Problem(message, {"all": ", ".join(library.scenarios)}, "", "", "--scenario"))


def _fitting(
    wanted: Wanted, raw: Raw, ask: Ask, shop: Shop, library: Library, now: datetime
) -> tuple[str, tuple[Note, ...]]:
    """The scenario named, else the one that is clearly first by the rules, with the word about it."""
    if wanted.scenario or not has_order(raw):
        return _named(wanted, library), ()
    from stockmail.advice import choose

    scenario, why = choose(raw, ask, shop, library, now)
    return scenario, (why,)


def _refuse_two_orders(wanted: Wanted) -> None:
    if wanted.order is not None:
        raise OrderError(Problem("draws its own order; leave out --order", {}, "--example"))


def read(order: str | None, world: World) -> Raw:
    """The order in the file called *order*, or on standard input; an empty one where none is named."""
    if order is None:
        return Raw()
    if order == "-":
        return native.read(world.stdin.read(), "stdin")
    from stockmail.files import read_bytes

    return native.read(read_bytes(Path(order)), order)


def _example(
    library: Library, scenario: str, ask: Ask, today: date, given: dict[str, Any]
) -> tuple[Raw, Ask, Shop]:
    from stockmail import examples

    language, channel = given["language"] or "ja", given["channel"] or "own"
    return examples.order(library, scenario, ask, today, language, channel)


def _deliver(text: str, made: Drafted, wanted: Wanted, world: World) -> None:
    """The draft first, whatever else happens; then the talk; then the clipboard."""
    if wanted.out:
        save(wanted.out, text)
    else:
        world.stdout.write(text.encode())
        world.stdout.flush()
    talk.note(world, made.notes)
    talk.name_blanks(world, made.draft.blanks)
    talk.steps(world, made.draft)
    if wanted.copy:
        from stockmail import clipboard

        way = clipboard.copy(text, world)
        if way is None:
            raise DeliveryError(
                Problem(
                    "nothing here can copy; install xclip or wl-clipboard, or use the draft above",
                    {},
                    "--copy",
                )
            )
        talk.note(world, [way])
