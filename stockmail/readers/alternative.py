"""The alternative product: a name as it is, or a file with more about it."""

from pathlib import Path

from stockmail import files

SUFFIXES = frozenset({".json", ".yaml", ".yml"})


def alternative(given: object) -> object:
    """*given*, or what the file it names holds. Raises FileError when that cannot be read."""
    if not isinstance(given, str) or Path(given).suffix.lower() not in SUFFIXES:
        return given
    path = Path(given)
    if path.suffix.lower() == ".json":
        return files.load_json(files.decode(files.read_bytes(path), given), given)
    return files.load_yaml(path)
