"""From bytes to values and back: what a fuzzer's bytes say to put where in a sample."""

import csv
import json
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple

SAMPLES = Path(__file__).resolve().parent.parent / "tests" / "orders"
ENDS = (".json", ".csv", ".txt", ".xml")
# What a value may be beside text; a letter stands for it.
SPECIAL: dict[str, Any] = {
    "N": None, "T": True, "F": False, "L": [], "O": {}, "Z": 0, "M": -1, "B": 10**40, "E": "1e999999",
    "I": "Infinity", "S": "\ud800", "C": "a\r\nBcc: b@c.jp", "V": "\x1b[31m", "D": "\u202e", "X": "{{ x }}",
    "=": "=1+1", "J": "javascript:alert(1)", "Q": [[[{}]]], "H": "<img src=x onerror=alert(1)>",
    "W": "=?utf-8?B?QmNjOiBhQGIuYw==?=", "U": "a\u2028Bcc: b@c.jp", "P": "../../../etc/passwd\0", "R": "CON",
    "A": "<a href='javascript:alert(1)'>皿</a>", "K": "a@b.jp, c@d.jp", "G": "9" * 5000,
    "Y": "From x\nFrom y",
    "@": "＝cmd|' /C calc'!A0", "%": "%999999999d{0.__class__}", "&": "&amp;&#0;&lt;script&gt;",
    "X1": "http://[", "X2": "https://a\\@b.jp", "]": "長" * 501, "9": "\x9b31m",
}  # fmt: skip


class Cut(NamedTuple):
    """One change: which place (counted round), and what goes there."""

    place: int
    value: Any


def samples() -> list[Path]:
    """Every order file of the tests, in one order everywhere."""
    return sorted(path for path in SAMPLES.glob("*/*.*") if path.suffix in ENDS)


def cuts(data: bytes) -> Iterator[Cut]:
    """The changes that *data* asks for: two bytes of place, then a value up to a zero byte."""
    while len(data) > 2:  # noqa: PLR2004 - the two bytes of place
        place, data = int.from_bytes(data[:2], "big"), data[2:]
        said, _zero, data = data.partition(b"\0")
        text = said.decode("utf-8", "surrogateescape")
        yield Cut(place, SPECIAL.get(text, text))


def changed(sample: Path, data: bytes) -> bytes:
    """The sample's file with the changes that *data* asks for."""
    raw = sample.read_bytes()
    if sample.suffix == ".json":
        return json.dumps(_changed(json.loads(raw), data)).encode()
    text = raw.decode("cp932" if "cp932" in sample.name else "utf-8-sig")
    if sample.suffix == ".xml":
        return _spliced(text, data).encode("utf-8", "replace")
    delimiter = "\t" if sample.suffix == ".txt" else ","
    rows = list(csv.reader(StringIO(text, newline=""), delimiter=delimiter))
    places = [(row, n) for row in rows for n in range(len(row))]
    for cut in cuts(data):
        row, number = places[cut.place % len(places)]
        row[number] = str(cut.value)
    out = StringIO(newline="")
    csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_MINIMAL).writerows(rows)
    return out.getvalue().encode("utf-8", "surrogatepass")


def places(sample: Path) -> int:
    """How many places of the sample can be changed."""
    raw = sample.read_bytes()
    if sample.suffix == ".json":
        return sum(1 for _place in _places(json.loads(raw)))
    return raw.count(b"\t" if sample.suffix == ".txt" else b"<" if sample.suffix == ".xml" else b",")


def _changed(thing: Any, data: bytes) -> Any:  # noqa: ANN401 - JSON holds anything
    for cut in cuts(data):
        places = list(_places(thing))
        if places:
            holder, key = places[cut.place % len(places)]
            holder[key] = cut.value
    return thing


def _places(thing: Any) -> Iterator[tuple[Any, Any]]:  # noqa: ANN401
    inner = thing.items() if isinstance(thing, dict) else enumerate(thing) if isinstance(thing, list) else ()
    for key, each in list(inner):
        yield thing, key
        yield from _places(each)


def _spliced(text: str, data: bytes) -> str:
    for cut in cuts(data):
        at = cut.place % (len(text) + 1)
        text = f"{text[:at]}{cut.value}{text[at + 1 :]}"
    return text
