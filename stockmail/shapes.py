"""Lists, tables and texts in both languages: the shapes that the values of YAML files come in."""

from collections.abc import Mapping

from stockmail.kinds import Bad, Kind, one_line, shown, unknown

SPOKEN = ("ja", "en")


def one_of(*names: str) -> Kind:
    """One word of those."""

    def read(value: object) -> str:
        if value not in names:
            raise unknown(one_line(value), names)
        return str(value)

    return Kind(read, {"enum": list(names)})


def list_of(kind: Kind) -> Kind:
    """Several of a kind, in [ ]."""

    def read(value: object) -> tuple[object, ...]:
        if not isinstance(value, list):
            raise Bad("must be a list in [ ], not {got}", got=shown(value))
        return tuple(map(kind.read, value))

    return Kind(read, {"type": "array", "items": kind.schema})


def table_of(keys: Kind, kind: Kind) -> Kind:
    """Names of one kind, each with a value of another."""

    def read(value: object) -> dict[object, object]:
        return {keys.read(key): kind.read(entry) for key, entry in table(value).items()}

    return Kind(read, {"type": "object"})


def table(value: object) -> Mapping[object, object]:
    """*value*, which must be names with values."""
    if not isinstance(value, Mapping):
        raise Bad("must be lines like name: …, not {got}", got=shown(value))
    return value


def _words(value: object) -> dict[str, str]:
    said = {str(language): one_line(text) for language, text in table(value).items()}
    if lacking := [language for language in SPOKEN if language not in said]:
        raise Bad("is missing in {languages}", languages=", ".join(lacking))
    return said


WORDS = Kind(_words, {})
