"""What happens between the options of ``check`` and its report."""

from pathlib import Path
from typing import NamedTuple

from stockmail import messages, registry, reports, rulebook, settings
from stockmail.cli.layout import columns, hung, table
from stockmail.cli.talk import _
from stockmail.errors import FileError, OrderError, Problem
from stockmail.files import decode, read_bytes
from stockmail.kinds import unknown
from stockmail.library import Library
from stockmail.reading import Reading, read
from stockmail.review import Rule, review, wants
from stockmail.scenario import find
from stockmail.world import World, real
from stockmail.wrap import cells, wrap

LONGEST = 30_000  # characters; a mail has a few thousand
CHARSETS = ("utf-8", "iso-2022-jp", "cp932")


class Asked(NamedTuple):
    """The options of ``check``."""

    file: str
    lang: str | None
    channel: str | None
    scenario: str | None
    to: str
    charset: str | None


def check(asked: Asked) -> int:
    """Tell every finding; how many of them are errors."""
    world = real()
    forms = registry.names(reports)
    _known("--to", asked.to, forms)
    if asked.charset:
        _known("--charset", asked.charset.lower(), CHARSETS)
    library = _library(world)
    where, text = _text(asked.file, world)
    reading = _reading(asked, text, library)
    findings = review(reading, library.checks(reading))
    tongue = messages.language(world.environ)
    report: str = registry.load(reports, asked.to).write(findings, where, tongue)
    if asked.to == "text" and world.stdout.isatty():
        report = "".join(f"{part}\n" for line in report.splitlines() for part in hung(line))
    world.stdout.write(report.encode())
    return sum(found.level == "error" for found in findings)


def rules() -> None:
    """List every rule: its name, its level, what it asks for."""
    world = real()
    tongue = messages.language(world.environ)
    every = _every(world)
    wide = max(map(len, every)) + 2
    levels = {rule.level: _(rule.level) for rule in every.values()}
    column = max(map(cells, levels.values())) + 2
    if world.stdout.isatty():
        rows = [(f"{rule.name} ({levels[rule.level]})", messages.page(rule.page, rule.values, tongue)[0])
                for rule in every.values()]  # fmt: skip
        world.stdout.write("".join(f"{line}\n" for line in table(rows, columns(), short=False)).encode())
        return
    for rule in every.values():
        level = levels[rule.level]
        title = messages.page(rule.page, rule.values, tongue)[0]
        line = f"{rule.name:<{wide}}{level}{' ' * (column - cells(level))}{title}\n"
        world.stdout.write(line.encode())


def explain(name: str) -> None:
    """Print the page of one rule with its samples."""
    world = real()
    tongue = messages.language(world.environ)
    library = _library(world)
    rule = rulebook.find(_every(world), name)
    samples = [(_("Found in:"), rule.fails), (_("Not in:"), rule.passes)]
    lines = library.wording(tongue)["wrap"]["mail"]
    blocks = [f"{rule.name} ({_(rule.level)})"]
    blocks += [wrap(paragraph, lines) for paragraph in messages.page(rule.page, rule.values, tongue)]
    blocks += [f"{title}\n\n" + "\n\n".join(map(_indented, texts)) for title, texts in samples]
    world.stdout.write(("\n\n".join(blocks) + "\n").encode())


def _indented(text: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in text.split("\n"))


def _library(world: World) -> Library:
    _shop, own = settings.shop(None, world)
    return Library(own, world.cache)


def _every(world: World) -> dict[str, Rule]:
    library = _library(world)
    return rulebook.every({language: library.phrases(language) for language in library.languages})


def _known(option: str, given: str, names: tuple[str, ...]) -> None:
    if given not in names:
        bad = unknown(given, names)
        raise OrderError(Problem(bad.message, bad.values, option))


def _text(file: str, world: World) -> tuple[str, str]:
    where = "stdin" if file == "-" else file
    text = decode(world.stdin.read() if file == "-" else read_bytes(Path(file)), where)
    if len(text) > LONGEST:
        values = {"most": LONGEST}
        raise FileError(Problem("is longer than any draft: {most} characters at most", values, where))
    return where, text


def _reading(asked: Asked, text: str, library: Library) -> Reading:
    if asked.lang:
        library.wording(asked.lang)  # complains of a language that there is not
    reading = read(text, asked.lang)
    channel = library.channel(asked.channel) if asked.channel else None
    medium = channel.medium if channel and not reading.subject_at else "mail"
    reading = reading._replace(
        medium=medium, channel=channel, charset=asked.charset and asked.charset.lower()
    )
    if not asked.scenario:
        return reading
    scenario = find(library.scenarios, asked.scenario)
    medium = medium if medium in scenario.media else scenario.media[0]
    wanted = wants(scenario, medium, channel)
    return reading._replace(medium=medium, scenario=scenario.id, wants=wanted)
