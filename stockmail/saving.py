"""Files that appear whole or not at all."""

from pathlib import Path

from stockmail.errors import FileError, Problem


def save(path: Path, text: str | bytes) -> None:
    """Write *text*, as UTF-8 with plain line ends, aside and rename it. Raises FileError."""
    aside = path.with_name(f".{path.name}.part")
    try:
        aside.write_bytes(text.encode() if isinstance(text, str) else text)
        aside.replace(path)
    except OSError as error:
        aside.unlink(missing_ok=True)
        raise FileError(Problem("cannot be written: {why}", {"why": error.strerror}, str(path))) from error
