"""Which order it is about: in a file, pasted, typed, or none yet."""

from pathlib import Path
from typing import Any

from stockmail.cli import listing, questions
from stockmail.cli.asking import Option
from stockmail.cli.interview.answers import Answers, Desk, judge
from stockmail.cli.talk import _, complain
from stockmail.errors import FileError, Problem, StockmailError
from stockmail.kinds import Bad, printable
from stockmail.readers import orders, source
from stockmail.readers.found import Found
from stockmail.readers.orders import Files
from stockmail.readers.sources import Sources

SUFFIXES = (".csv", ".tsv", ".json", ".jsonl", ".xml", ".xlsx", ".ods")
MOST_LISTED = 12


def ask(desk: Desk, answers: Answers) -> Answers:
    """The answers with an order; what cannot be read is explained, and the question comes again."""
    if answers.sources.files:
        return _of_files(desk, answers, answers.sources)
    while True:
        file = _newest(desk.world.folder)
        try:
            return WAYS[_way(desk, file)](desk, answers, file)
        except StockmailError as error:
            complain(desk.world, error)


def _way(desk: Desk, file: str) -> str:
    options = (
        Option("file", _("in a file of the shop system")),
        Option("paste", _("I paste it"), _("rows of a table with their heading, JSON, XML")),
        Option("type", _("I type what counts")),
        Option("none", _("no order yet: a form with blanks")),
    )
    return desk.asker.pick(_("Where is the order?"), options, "file" if file else "type")


def _newest(folder: Path) -> str:
    """The newest file here that may hold orders."""
    found = [path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES and path.is_file()]
    return max(found, key=lambda path: path.stat().st_mtime).name if found else ""


def _from_file(desk: Desk, answers: Answers, file: str) -> Answers:
    hint = _("Tab completes; what `stockmail formats` lists can be read")
    name = desk.asker.line(_("Which file?"), _existing, file, hint, files=True)
    return _of_files(desk, answers, answers.sources._replace(files=(name,)))


def _existing(text: str) -> str:
    if not text:
        raise Bad("name a file; Ctrl-C leaves")
    path = Path(text.strip("'\"")).expanduser()  # a file dragged into the terminal comes in quotes
    if not path.is_file():
        raise Bad("there is no such file: {got}", got=printable(text))
    return str(path)


def _of_files(desk: Desk, answers: Answers, sources: Sources) -> Answers:
    read = orders.read(sources, desk.world.stdin)
    found, several = _one(desk, read)
    given = {"id": str(found.raw.fields["id"])} if several else {}
    notes = (*(note for each in read for note in each.notes), *found.notes, *orders.stale(found))
    return answers._replace(sources=sources, found=found.raw, given=given, notes=notes)


def _pasted(desk: Desk, answers: Answers, _file: str) -> Answers:
    hint = _("Paste it, then press Enter on an empty line.")
    text = desk.asker.lines(_("The order:"), hint)
    if not text.strip():
        raise FileError(Problem("nothing was pasted"))
    found, _several = _one(desk, orders.of_source(source.of_bytes(text.encode(), _("pasted"))))
    notes = (*found.notes, *orders.stale(found))
    line = listing.line(found).rstrip("\n")
    return answers._replace(sources=Sources(("-",)), found=found.raw, pasted=line, given={}, notes=notes)


def _one(desk: Desk, read: tuple[Files, ...]) -> tuple[Found, bool]:
    """One order of those in *read*, and whether it had to be chosen."""
    every = [found for each in read for found in each.orders]
    if len(every) < 2:  # noqa: PLR2004 - nothing to choose
        return orders.one_of(every, None), False
    numbers = tuple(str(found.raw.fields.get("id", "")) for found in every)
    first = next((n for n, found in zip(numbers, every, strict=True) if found.state == "open"), numbers[0])
    if len(every) <= MOST_LISTED and len(set(numbers)) == len(numbers):
        options = [Option(number, _label(found)) for number, found in zip(numbers, every, strict=True)]
        wanted = desk.asker.pick(_("Which order?"), options, first)
    else:
        hint = _("{count} orders: {first} … {last}").format(
            count=len(every), first=numbers[0], last=numbers[-1]
        )
        wanted = desk.asker.line(_("Which order number?"), questions.one_of(numbers), first, hint)
    return orders.one_of(every, wanted), True


def _label(found: Found) -> str:
    number, day, name, products, *_rest = listing.row(found)
    state = f" ({listing.state(found)})" if listing.state(found) else ""
    return f"{number} {day} {name}{state}\n{products}"


def _typed(desk: Desk, answers: Answers, _file: str) -> Answers:
    judged = judge(desk, answers)

    def line(path: str) -> Any:  # noqa: ANN401 - as options hold it
        asked = questions.question(path)
        return desk.asker.line(asked.words, judged.reader(path), "", asked.example)

    given = {path: line(path) for path in ("id", "customer.name")}
    return answers._replace(
        sources=Sources(),
        found=answers.found._replace(fields={}),
        given=given | {"lines": items(desk, answers)},
    )


def items(desk: Desk, answers: Answers) -> list[dict[str, Any]]:
    """The products of the order, one a line."""
    judged, asked = judge(desk, answers), questions.question("lines")
    found = [desk.asker.line(asked.words, judged.reader("lines"), "", asked.example)]
    more = _("Another product of the order (Enter: no more)")
    while item := desk.asker.line(more, judged.reader("lines", empty=True)):
        found.append(item)
    return found


def _none(desk: Desk, answers: Answers, _file: str) -> Answers:
    del desk
    return answers._replace(sources=Sources(), found=answers.found._replace(fields={}), given={})


WAYS = {"file": _from_file, "paste": _pasted, "type": _typed, "none": _none}
