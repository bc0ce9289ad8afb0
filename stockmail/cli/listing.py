"""Shows what was read in order files, as a table for a person or as JSON lines for a program."""

from collections.abc import Iterable, Iterator
from typing import Any

from stockmail import jsontext, messages
from stockmail.cli import talk
from stockmail.cli.layout import NARROW, columns, fill
from stockmail.cli.talk import _
from stockmail.errors import N_, FileError, Note, OrderError, Problem
from stockmail.kinds import printable, unknown
from stockmail.readers import orders, recognise
from stockmail.readers.found import Found
from stockmail.readers.orders import Files
from stockmail.readers.sources import Sources
from stockmail.world import World, real

MOST_DIGITS = 30
FORMS = ("table", "jsonl", "map")


def show(sources: Sources, to: str | None) -> None:
    """Print every order in *sources*; what was assumed of each, on stderr."""
    world = real()
    form = to or ("table" if world.stdout.isatty() else "jsonl")
    if form not in FORMS:
        bad = unknown(form, FORMS)
        raise OrderError(Problem(bad.message, bad.values, "--to"))
    if form == "map":
        world.stdout.write(_map(sources, world).encode())
        return
    read = orders.read(sources, world.stdin)
    if form == "jsonl":
        for found in _told(read, world):
            world.stdout.write(line(found).encode())
        world.stdout.flush()
    else:
        _table(_told(read, world), world)


def _map(sources: Sources, world: World) -> str:
    """A map of the first file's columns, to be put right and given with --map. Raises FileError."""
    from stockmail.readers import guess, source

    opened = source.opened(sources.files[0], world.stdin, sources.encoding)
    if opened.table is None:
        raise FileError(Problem("is no table, so there is no map of it", {}, opened.where, "", "--to"))
    return guess.as_map(recognise.headed(opened.table))


def line(found: Found) -> str:
    """The order as one line of the native format."""
    return jsontext.text(dict(found.raw.fields)) + "\n"


def _told(read: tuple[Files, ...], world: World) -> Iterator[Found]:
    """The orders one after the other; what is to be said of each is said when it comes."""
    tongue = messages.language(world.environ)
    for files in read:
        talk.tell(world, _title(files, tongue))
        for note in files.notes:
            talk.tell(world, messages.say(note, tongue))
        for found in files.orders:
            number = printable(str(found.raw.fields.get("id", "")))
            for note in (*found.notes, *orders.stale(found)):
                talk.tell(world, f"{found.raw.where} ({number}): {messages.say(note, tongue)}")
            yield found


def _title(files: Files, tongue: str) -> str:
    title = recognise.title(files.form)
    encodings = ", ".join(dict.fromkeys(filter(None, files.encodings)))
    told = messages.translation(tongue).gettext(title)
    return f"{', '.join(files.names)}: {told}" + (f" ({encodings})" if encodings else "")


def _table(found: Iterable[Found], world: World) -> None:
    """A table as wide as the terminal; as text where there is none, as a list where it is narrow."""
    if world.stdout.isatty() and columns() < NARROW:
        world.stdout.write("".join(f"{line}\n" for each in found for line in _under(row(each))).encode())
        return
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for title in (_("Order"), _("Day"), _("Customer"), _("Products"), _("Total"), _("State")):
        table.add_column(title, overflow="fold", no_wrap=title in {_("Order"), _("Day")})
    for each in found:
        table.add_row(*map(Text, row(each)))
    if world.stdout.isatty():
        Console(highlight=False).print(table)
    else:
        console = Console(highlight=False, width=120, color_system=None)
        with console.capture() as captured:
            console.print(table)
        world.stdout.write(captured.get().encode())


def _under(cells: tuple[str, ...]) -> list[str]:
    """The cells of one order under each other."""
    order, day, customer, products, total, state = cells
    head = "  ".join(filter(None, (order, day, total, state)))
    told = (customer, *products.split("\n"))
    return [head, *(line for text in told for line in fill(text, columns(), 4, by="words"))]


def row(found: Found) -> tuple[str, ...]:
    """Number, day, customer, products, total and state, as a table shows them."""
    fields: Any = found.raw.fields
    customer, payment = (fields.get(name) or {} for name in ("customer", "payment"))
    names = (customer.get("company"), customer.get("family_name"), customer.get("given_name"))
    name = " ".join(str(each) for each in (*names, customer.get("name")) if each)
    total = f"{fields.get('currency', 'JPY')} {_amount(payment['total'])}" if payment.get("total") else "–"
    cells = (
        str(fields.get("id", "–")),
        str(fields.get("ordered_at", "–"))[:10],
        name or "–",
        "\n".join(_product(line) for line in fields.get("lines") or ()) or "–",
        total,
        state(found),
    )
    return tuple("\n".join(map(printable, cell.split("\n"))) for cell in cells)


def _amount(said: object) -> str:
    """With its thousands apart, where it is a number as it should be."""
    whole, dot, cents = str(said).partition(".")
    is_one = whole.isdecimal() and len(whole) < MOST_DIGITS  # Python refuses to read numbers without end
    return f"{int(whole):,}{dot}{cents}" if is_one else str(said)


def _product(line: Any) -> str:  # noqa: ANN401 - whatever the file holds
    if not isinstance(line, dict):
        return "?"
    named = [str(line[key]) for key in ("name", "variant") if line.get(key)]
    sku = f" #{line['sku']}" if line.get("sku") else ""
    return f"{line.get('quantity', '?')} × {' / '.join(named) or '–'}{sku}"


def state(found: Found) -> str:
    """A word for an order that is not open."""
    return {"shipped": _("shipped"), "cancelled": _("cancelled")}.get(found.state, "")


def formats() -> None:
    """List every format: its name, whose it is, and what it is recognised by."""
    world = real()
    tongue = messages.language(world.environ)
    said = messages.translation(tongue).gettext
    for name in recognise.names():
        module = recognise.module_of(name)
        message = N_("keys: {marks}") if module.SHAPE == "object" else N_("columns: {marks}")
        marks = ", ".join(sorted(module.MARKS[0]))
        world.stdout.write(f"{name:<18}{said(module.TITLE)}\n".encode())
        world.stdout.write(f"{'':<18}{messages.say(Note(message, {'marks': marks}), tongue)}\n".encode())
    message = N_(
        "any other table is read by its headings; `stockmail orders FILE --to map` and --map mend that"
    )
    world.stdout.write(f"{'…':<18}{messages.say(Note(message), tongue)}\n".encode())
