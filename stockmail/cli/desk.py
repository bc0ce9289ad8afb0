"""What happens between the options of ``draft`` and its draft: files read, blanks asked, delivered."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from stockmail import files, settings
from stockmail.cli import clock, recording, shell, talk, ways_out
from stockmail.errors import EditorError, Note, OrderError, Problem
from stockmail.library import Library
from stockmail.model import Ask, Raw, Shop
from stockmail.outputs import Style
from stockmail.readers import flags
from stockmail.readers.alternative import alternative
from stockmail.readers.sources import Sources
from stockmail.route import Drafted, draft, has_order
from stockmail.scenario import find
from stockmail.world import World, real


class Wanted(NamedTuple):
    """The options of ``draft`` that are neither decisions nor order facts."""

    scenario: str | None
    sources: Sources
    shop: Path | None
    example: bool
    medium: str | None
    to: str
    out: Path | None
    copy: bool
    no_input: bool
    today: str | None
    html: bool = False
    charset: str = "utf-8"
    mailbox: str | None = None
    record: bool | None = None
    again: bool = False
    no_decisions: bool = False
    edit: bool = False


def serve(wanted: Wanted, ask: Ask, given: dict[str, Any]) -> None:
    """Draft, tell what was assumed, and put the draft where it should go."""
    world = real()
    shop, own = settings.shop(wanted.shop, world)
    now = clock.now(wanted.today, world, shop)
    today = now.date()
    library = Library(own, world.cache)
    style = Style(wanted.html, wanted.charset, library)
    way = ways_out.chosen(wanted.to, style, wanted.mailbox, shop)
    if wanted.example:
        _refuse_two_orders(wanted)
        raw, ask, shop = _example(
            library, find(library.scenarios, wanted.scenario or "").id, ask, today, given
        )
        read_notes: tuple[Note, ...] = ()
    else:
        raw, read_notes = read(wanted.sources, given, world)
    if wanted.no_decisions:
        raw = raw._replace(fields={key: value for key, value in raw.fields.items() if key != "decisions"})
    raw = flags.sold_at(flags.merge(raw, given), shop.channels)
    ask = ask._replace(alternative=alternative(ask.alternative))
    form = not wanted.sources.files and not has_order(raw)
    scenario, why = _fitting(wanted, raw, ask, shop, library, now)
    made = draft(raw, ask, scenario, shop, library, today, form=form, medium=wanted.medium)
    if form and world.interactive and not wanted.no_input:
        from stockmail.cli import blanks
        from stockmail.cli.judging import Judge

        judge = Judge(shop, library, today)
        raw, ask, shop = blanks.ask_for(made.draft.blanks, raw, ask, judge, world)
        made = draft(raw, ask, scenario, shop, library, today, form=True, medium=wanted.medium)
    made = made._replace(notes=(*read_notes, *why, *made.notes))
    words = shell.again(wanted.sources, given)
    asked = recording.Asked(wanted.record, wanted.again, wanted.example, wanted.sources, words)
    log = (shop, own, world)
    final = _final(wanted, made, ask, asked, library, log)
    try:
        with final as last, recording.around(asked, last, *log, now):
            _deliver(way, last, wanted, world)
    except EditorError:
        _out(ways_out.written(way, made.draft)[0], wanted, world)
        talk.note(world, [Note("the draft is given out as it was before the editing")])
        raise


@contextmanager
def _final(
    wanted: Wanted, made: Drafted, ask: Ask, asked: recording.Asked, library: Library,
    log: tuple[Shop, Path | None, World],
) -> Iterator[Drafted]:  # fmt: skip
    """The draft as it is, or as the person edits it; a double is refused before they begin."""
    if not wanted.edit:
        yield made
        return
    from stockmail.cli import editing

    recording.refuse_double(asked, made, *log)
    world = log[-1]
    may_ask = world.interactive and not wanted.no_input
    with editing.around(made, ask, library, world, may_ask=may_ask) as edited:
        yield edited


def _fitting(
    wanted: Wanted, raw: Raw, ask: Ask, shop: Shop, library: Library, now: datetime
) -> tuple[str, tuple[Note, ...]]:
    """The scenario named, else the one that is clearly first by the rules, with the word about it."""
    if wanted.scenario or not has_order(raw):
        return find(library.scenarios, wanted.scenario or "").id, ()
    from stockmail.advice import choose

    scenario, why = choose(raw, ask, shop, library, now)
    return scenario, (why,)


def _refuse_two_orders(wanted: Wanted) -> None:
    if wanted.sources.files:
        raise OrderError(Problem("draws its own order; leave out --order", {}, "--example"))


def read(sources: Sources, given: dict[str, Any], world: World) -> tuple[Raw, tuple[Note, ...]]:
    """The order of the files named, and what was assumed of it; an empty one where none is named."""
    if not sources.files:
        return Raw(), ()
    from stockmail.readers import orders

    read_files = orders.read(sources, world.stdin)
    found = orders.one(read_files, given.get("id"))
    notes = (*(note for each in read_files for note in each.notes), *found.notes)
    return found.raw, (*notes, *orders.stale(found))


def _example(
    library: Library, scenario: str, ask: Ask, today: date, given: dict[str, Any]
) -> tuple[Raw, Ask, Shop]:
    from stockmail import examples

    language, channel = given["language"] or "ja", given["channel"] or "own"
    return examples.order(library, scenario, ask, today, language, channel)


def _deliver(way: ways_out.Way, made: Drafted, wanted: Wanted, world: World) -> None:
    """The draft first, whatever else happens; then the talk; then mailbox and clipboard."""
    data, mail = ways_out.written(way, made.draft)
    _out(data, wanted, world)
    if not wanted.out and world.stdout.isatty() and world.stderr.isatty():
        world.stderr.write("\n")  # the draft ends here; what follows is not to be copied with it
    talk.note(world, (*made.notes, *ways_out.notes(way, made.draft)))
    talk.name_blanks(world, made.draft.blanks)
    talk.steps(world, made.draft)
    talk.note(world, ways_out.deliver(way, made.draft, mail, world, copy=wanted.copy))


def _out(data: bytes, wanted: Wanted, world: World) -> None:
    if wanted.out:
        files.write_whole(wanted.out, data)
    else:
        world.stdout.write(data)
        world.stdout.flush()
