"""What ``doctor`` prints: a line for each thing that it looked at, with its mend."""

from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from stockmail import doctor, messages, registry
from stockmail.cli.layout import columns, table
from stockmail.cli.talk import _
from stockmail.world import real
from stockmail.wrap import cells


def serve(given: Path | None) -> bool:
    """Print everything; whether something must be mended."""
    world = real()
    tongue = messages.language(world.environ)
    rows, bad = [], False
    for title, look in _looks(doctor.At(world, given)):
        said = messages.say(look.said, tongue)
        mend = messages.say(look.mend, tongue) if look.mend.message else ""
        rows.append((_(look.level), _(title), f"{said}\n→ {mend}" if mend else said))
        bad = bad or look.level == doctor.ERROR
    wide = max(cells(level) for level, _title, _said in rows)
    aligned = [(f"{level}:{' ' * (wide - cells(level))} {title}", said) for level, title, said in rows]
    world.stdout.write("".join(f"{line}\n" for line in table(aligned, columns(), short=False)).encode())
    return bad


def _looks(at: doctor.At) -> Iterator[tuple[str, doctor.Look]]:
    modules = [registry.load(doctor, name) for name in registry.names(doctor)]
    for module in sorted(modules, key=_place):
        yield from ((module.TITLE, look) for look in module.look(at))


def _place(module: ModuleType) -> int:
    return int(module.ORDER)
