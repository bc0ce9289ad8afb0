"""Shows the scenarios: all of them as a list, one of them with what it needs and a sample."""

import sys
from datetime import date

from stockmail import examples, files, messages, settings
from stockmail.ask import flag
from stockmail.cli import clock
from stockmail.cli.layout import columns, fill, table
from stockmail.cli.talk import _
from stockmail.library import Library, root
from stockmail.model import Ask
from stockmail.outputs import text
from stockmail.readers import flags
from stockmail.route import draft
from stockmail.scenario import Scenario, find
from stockmail.world import real
from stockmail.wrap import cells

# Of the columns of the list: what stands between them, and the least that the last one needs.
BETWEEN, LEAST = 8, 20


def show(name: str | None, *, template: bool, lang: str) -> None:
    """Print the list, the one called *name*, or its template."""
    world = real()
    shop, own = settings.shop(None, world)
    library = Library(own, world.cache)
    tongue = messages.language(world.environ)
    lang = lang or tongue
    if name is None and world.stdout.isatty():
        _table(library, tongue)
        return
    if name is None:
        said = _list(library, tongue)
    elif template:
        library.wording(lang)
        said = _own(name, lang) + _template(library, find(library.scenarios, name), lang)
    else:
        today = clock.today(None, world, shop)
        said = _page(library, find(library.scenarios, name), tongue, lang, today)
    world.stdout.write(said.encode())


def _template(library: Library, entry: Scenario, lang: str) -> str:
    """The shipped text, or the shop's where the scenario is its own."""
    path = root() / "templates" / lang / "scenarios" / f"{entry.id}.j2"
    if library.own and not path.is_file():
        path = library.own / lang / "scenarios" / f"{entry.id}.j2"
    return files.decode(files.read_bytes(path), str(path))


def _table(library: Library, tongue: str) -> None:
    """The list as a table, as wide as the terminal; on a narrow one each under its name."""
    entries = [(name, entry.title[tongue], entry.when[tongue]) for name, entry in library.scenarios.items()]
    room = columns() - sum(max(cells(entry[at]) for entry in entries) for at in (0, 1)) - BETWEEN
    if room < LEAST:
        rows = [(name, f"{title}: {when}") for name, title, when in entries]
        sys.stdout.write("".join(f"{line}\n" for line in table(rows, columns(), short=False)))
        return
    from rich import box
    from rich.console import Console
    from rich.table import Table

    drawn = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    drawn.add_column("--scenario", style="bold", no_wrap=True)
    drawn.add_column(_("What happened"), no_wrap=True)
    drawn.add_column(_("When"), overflow="fold")
    for name, title, when in entries:
        drawn.add_row(name, title, "\n".join(fill(when, room, 0)))
    Console(highlight=False).print(drawn)


def _list(library: Library, tongue: str) -> str:
    width = max(map(len, library.scenarios)) + 2
    titles = {name: entry.title[tongue] for name, entry in library.scenarios.items()}
    wide = max(map(cells, titles.values())) + 2
    return "".join(
        f"{name:<{width}}{titles[name]}{' ' * (wide - cells(titles[name]))}{entry.when[tongue]}\n"
        for name, entry in library.scenarios.items()
    )


def _page(library: Library, entry: Scenario, tongue: str, lang: str, today: date) -> str:
    days = f"{entry.reply.get('within', '–')} / {entry.refund['within']}"
    table = {
        _("When"): entry.when[tongue],
        _("Needs"): ", ".join(map(_need, entry.needs)),
        _("May offer"): ", ".join(map(flag, (*entry.offers, "coupon", "enclose"))),
        _("Reply within / refund within"): days,
        _("Without a reply"): entry.reply.get("silence", "–"),
        _("Reason, unless --reason"): entry.reason,
        _("In the article"): " · ".join(entry.article),
    }
    wide = max(map(cells, table)) + 2
    rows = "".join(f"{label}{' ' * (wide - cells(label))}{said}\n" for label, said in table.items())
    raw, ask, shop = examples.order(library, entry.id, Ask(), today, lang)
    raw = flags.merge(raw, {"language": lang})
    sample = text.plain(draft(raw, ask, entry.id, shop, library, today).draft)
    command = f"$ stockmail draft --scenario {entry.id} --example --lang {lang}"
    return f"{entry.id} — {entry.title[tongue]}\n\n{rows}\n{command}\n\n{sample}"


def _need(path: str) -> str:
    words = {"payment": "--paid, --total, --method", "rest": _("something that can ship")}
    return words.get(path) or flag(path)


def _own(name: str, lang: str) -> str:
    where = f"templates/{lang}/scenarios/{name}.j2"
    return (
        "{# "
        + _("Save your own as {where} beside shop.yaml. To change one part only, write").format(where=where)
        + (
            f'\n   {{% extends "stockmail/scenarios/{name}.j2" %}} '
            + _("and the one block you change.")
            + " #}\n"
        )
    )
