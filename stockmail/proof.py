"""Tries a shop's own texts on every telling case, and says by file and line what is wrong with them."""

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

from stockmail import cases, files, skeleton
from stockmail.errors import Note, Problem, RuleError, StockmailError
from stockmail.library import Library
from stockmail.reading import Reading

# Shorter than this, what a draft and a text have in common says nothing.
LEAST = 4


class Cell(NamedTuple):
    """One draft to be tried."""

    language: str
    scenario: str
    medium: str
    case: str


class Fault(NamedTuple):
    """What is wrong, where, and the first draft in which it showed; None where it shows without one."""

    problem: Problem
    seen: Cell | None = None


class Watched(Library):
    """A library that keeps the last draft that was reviewed, also one that was then refused."""

    reading: Reading | None = None

    def checks(self, reading: Reading) -> Iterator[object]:  # type: ignore[override]
        """As the library's."""
        self.reading = reading
        return super().checks(reading)


def texts(own: Path, language: str) -> tuple[Path, ...]:
    """The shop's own files in *language*."""
    folder = own / language
    return tuple(sorted(path for path in folder.rglob("*") if path.suffix in {".j2", ".yaml"}))


def cells(own: Path, library: Library) -> Iterator[Cell]:
    """The drafts in which an own text has a part: all of the language's where it is not one scenario's."""
    for language in library.languages:
        found = texts(own, language)
        scenarios = {path.stem for path in found if path.parent.name == "scenarios"}
        shared = any(path.parent.name != "scenarios" for path in found)
        for name, scenario in library.scenarios.items():
            if shared or name in scenarios:
                yield from (
                    Cell(language, name, medium, case)
                    for medium in scenario.media
                    for case in cases.names(library)
                )


def faults(own: Path, cache: Path | None) -> tuple[int, tuple[Fault, ...]]:
    """How many drafts were tried, and every fault once."""
    library = Watched(own, cache)
    found: dict[object, Fault] = {}
    for problem in skeleton.problems(own, library):
        found[_key(problem)] = Fault(problem)
    every = tuple(cells(own, library))
    for cell in every:
        for problem in _problems(cell, library, own):
            found.setdefault(_key(problem), Fault(problem, cell))
    return len(every), tuple(found.values())


def _key(problem: Problem) -> object:
    """What makes two drafts' faults the same: the place and the rule, not the words around."""
    return problem.where, problem.path, problem.message, problem.values.get("rule")


def _problems(cell: Cell, library: Watched, own: Path) -> Iterable[Problem]:
    library.reading = None
    scenario = library.scenarios[cell.scenario]
    try:
        cases.a_draft(scenario, cell.language, cell.case, cell.medium, library)
    except RuleError as error:
        return [_traced(problem, library.reading, cell, own) for problem in error.problems]
    except StockmailError as error:
        return error.problems
    return ()


def _traced(problem: Problem, reading: Reading | None, cell: Cell, own: Path) -> Problem:
    """A rule's problem at the line of the text that said it, as far as that can be told."""
    rule, _, number = problem.where.partition(":")
    if reading is None or not number.isdecimal():
        return problem
    said = reading.lines[int(number) - 1]
    first = own / cell.language / "scenarios" / f"{cell.scenario}.j2"
    paths = sorted(texts(own, cell.language), key=lambda path: path != first)
    place = _place(said, [path for path in paths if path.suffix == ".j2"]) or str(first)
    why = Note(problem.message, problem.values)
    return Problem("“{said}”: {why} ({rule})", {"said": said.strip(), "why": why, "rule": rule}, place)


def _place(said: str, paths: Iterable[Path]) -> str:
    """The file and line that have most in common with *said*; "" where nothing has."""
    best, place = LEAST - 1, ""
    for path in paths:
        lines = files.decode(files.read_bytes(path), str(path)).splitlines()
        for number, line in enumerate(lines, 1):
            size = SequenceMatcher(None, said, line, autojunk=False).find_longest_match().size
            if size > best:
                best, place = size, f"{path}:{number}"
    return place
