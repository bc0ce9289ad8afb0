"""What a file's bytes say: a fixed ladder of encodings, never a guess by statistics."""

from typing import NamedTuple

from stockmail.errors import N_, FileError, Problem
from stockmail.kinds import unknown

MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
# cp932, not shift_jis: 髙, 﨑, ① and ㈱ are only in the former, and Japanese systems write them.
LADDER = ("utf-8", "cp932")

LOOKED_AT = 400


class Decoded(NamedTuple):
    """A text, and the encoding it was read by."""

    text: str
    encoding: str


def decode(data: bytes, where: str, encoding: str | None = None) -> Decoded:
    """By *encoding*, else by its byte order mark, else UTF-8, else cp932. Raises FileError."""
    marked = [name for mark, name in MARKS.items() if data.startswith(mark)] or _wide(data)
    for name in [encoding] if encoding else [*marked, *LADDER]:
        try:
            text = data.decode(known(name))
        except UnicodeError as error:
            failed = error
        else:
            if name != "cp932" or encoding or not _is_really_euc(text, data):
                return Decoded(text, name)
            failed = UnicodeError()
    line = data.count(b"\n", 0, getattr(failed, "start", 0)) + 1
    message = N_("is in no encoding known here; try --encoding euc_jp, or save it as UTF-8")
    if encoding:
        message = N_("is not {encoding}; without --encoding it is found out")
    raise FileError(Problem(message, {"encoding": encoding}, f"{where}:{line}", flag="--encoding"))


def _wide(data: bytes) -> list[str]:
    """UTF-16 without a mark: every other byte of headings and commas is a zero, which no text holds."""
    zeros = [data[start : start + LOOKED_AT : 2].count(0) for start in (0, 1)]
    if not any(zeros):
        return []
    return ["utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"]


def _is_really_euc(text: str, data: bytes) -> bool:
    """Whether what reads as a row of half-width kana is EUC-JP: two bytes of it are two of those."""
    strange = [char for char in text if char > "\x7f"]
    kana = sum("｡" <= char <= "ﾟ" for char in strange)
    if kana * 2 < len(strange):
        return False
    try:
        data.decode("euc_jp")
    except UnicodeError:
        return False
    return bool(strange)


def known(name: str) -> str:
    """*name*, if Python has such an encoding of text. Raises FileError with the nearest."""
    import codecs

    try:
        if codecs.lookup(name)._is_text_encoding:  # noqa: SLF001 - there is no public name for it
            # Every "shift_jis" of a shop system is really Windows' own.
            return "cp932" if codecs.lookup(name).name == "shift_jis" else name
    except LookupError:
        pass
    bad = unknown(name, ("utf-8", "cp932", "shift_jis", "euc_jp", "utf-16", "iso2022_jp"))
    raise FileError(Problem(bad.message, bad.values, "--encoding"))
