"""A draft as the rules read it: its lines, its sentences whatever the wrapping, and what is known."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache, partial
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from stockmail.channel import Channel

LABEL = r"[ \t]*(?:件名|題名|Subject)[ \t]*[:：][ \t]*"
SEPARATOR = r"(?:-{2,}|[-=━─＝*＊_~＿]{4,})\s*$"
# Where a line of a list, a table or a script begins, nothing is carried on from the line before.
FRESH = r"\s*(?:\d+[.．)]\s|[・■□◆●※*\-–〒「（“(]|[①-⑳])|.*\S {2,}\S|\s*[^\s:：。、]{1,12}[:：]"
# Characters at which a Japanese line is not at the end of its sentence, and an English one is.
OPEN = frozenset("、") | {chr(code) for code in range(ord("ぁ"), ord("ん") + 1)}
CLOSED = frozenset(".:!?”")
NARROW = {"ja": 8, "en": 36}  # a shorter line was ended on purpose
MASK = "□"
Found = TypeVar("Found")
KEPT = 4096  # lines


class Facts(NamedTuple):
    """What is known of the order behind a draft of our own.

    names: what is written as the customer or the shop wrote it, so no rule judges it; items: the
    missing products and how many; said: all that was decided, in words; done: money has gone back.
    """

    order: str = ""
    names: tuple[str, ...] = ()
    items: tuple[tuple[str, str], ...] = ()
    said: str = ""
    done: bool = False
    country: str = ""
    parts: Mapping[str, str] = MappingProxyType({})


class Sentence(NamedTuple):
    """One sentence on one line, and where it starts in the text."""

    at: int
    text: str


class Reading(NamedTuple):
    """One draft, ready for the rules.

    text: all of it, as it stands in the file; plain: the same with wrapped lines joined; flow: that
    with known names masked; rows: its lines; low: the flow in small letters; wants: the parts
    that its scenario cannot do without; facts: None for a text of somebody else.
    """

    text: str
    subject: str
    subject_at: int
    body: str
    lines: tuple[str, ...]
    language: str
    plain: str
    flow: str
    rows: tuple[str, ...]
    low: str
    medium: str = "mail"
    channel: Channel | None = None
    scenario: str | None = None
    wants: frozenset[str] = frozenset()
    facts: Facts | None = None
    charset: str | None = None

    @property
    def joints(self) -> tuple[tuple[int, int], ...]:
        """Place in the flow and place in the text of every line; worked out for the first that asks."""
        return _joints(self.text, self.language)

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Its sentences, names unmasked; worked out for the first rule that asks."""
        return _sentences(self.plain, self.joints, self.language)

    def place(self, at: int) -> int:
        """Where in the text the place *at* of the flow is."""
        joints = self.joints
        flow, text = joints[bisect_right(joints, (at, len(self.text))) - 1]
        return text + at - flow

    def seek(self, pattern: str, *hints: str) -> Iterator[tuple[int, str]]:
        """Place in the text and words of every match in the flow.

        hints: words in small letters of which every match holds one; without any of them in the
        text the pattern is not even compiled, which is what a rule costs a cold start.
        """
        if hints and not self.holds(*hints):
            return
        for found in compiled(pattern).finditer(self.flow):
            yield self.place(found.start()), found[0]

    def holds(self, *words: str) -> bool:
        """Whether one of *words*, in small letters, is anywhere in the flow."""
        return any(map(self.low.__contains__, words))

    def has(self, pattern: str) -> bool:
        """Whether *pattern* is anywhere in the flow."""
        return compiled(pattern).search(self.flow) is not None

    def find(self, pattern: str) -> Iterator[tuple[int, str]]:
        """As ``seek``, of a *pattern* that never reaches over the end of a line: cheaper."""
        for start, words in of_rows(finder(pattern), self.rows):
            yield self.place(start), words

    def count(self, pattern: str) -> int:
        """How often ``find`` finds it."""
        return sum(map(len, map(finder(pattern), self.rows)))

    def says(self, pattern: str) -> bool:
        """As ``has``, of a *pattern* that never reaches over the end of a line: cheaper."""
        return any(map(finder(pattern), self.rows))


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern, made once."""
    return re.compile(pattern)


def of_rows(
    work: Callable[[str], tuple[tuple[int, Found], ...]], rows: tuple[str, ...]
) -> Iterator[tuple[int, Found]]:
    """What *work* finds in each of *rows*, with its place in all of them."""
    found = list(map(work, rows))
    if any(found):
        at = 0
        for row, every in zip(rows, found, strict=True):
            for start, each in every:
                yield at + start, each
            at += len(row) + 1


@lru_cache(4)
def numbered(rows: tuple[str, ...]) -> tuple[str, ...]:
    """Those of *rows* that hold a digit."""
    return tuple(filter(_has_digit, rows))


@lru_cache(KEPT)
def _has_digit(line: str) -> bool:
    return compiled(r"\d").search(line) is not None


@cache
def finder(pattern: str) -> Callable[[str], tuple[tuple[int, str], ...]]:
    """What gives place and words of every match in a row, worked out once: rows come again."""
    search = compiled(pattern).finditer

    @lru_cache(KEPT)
    def found(row: str) -> tuple[tuple[int, str], ...]:
        return tuple((match.start(), match[0]) for match in search(row))

    return found


def language_of(text: str) -> str:
    """Japanese where there is kana, else English."""
    return "ja" if compiled("[ぁ-んァ-ヶ]").search(text) else "en"


def read(text: str, language: str | None = None, facts: Facts | None = None) -> Reading:
    """The reading of *text*; the caller adds channel, scenario and the rest with ``_replace``."""
    text = text.replace("\r\n", "\n").removeprefix("\ufeff")
    language = language or language_of(text)
    label = compiled(LABEL).match(text)
    head, _, rest = text.partition("\n") if label else ("", "", text)
    start = label.end() if label else 0
    flow = plain = "\n\n".join(map(JOINED[language], text.split("\n\n")))
    for name in sorted(set(facts.names) if facts else (), key=len, reverse=True):
        flow = flow.replace(name, MASK * len(name))
    return Reading(
        text=text, subject=head[start:].strip(), subject_at=start, body=rest.strip("\n"),
        lines=tuple(text.split("\n")), language=language, plain=plain, flow=flow,
        rows=tuple(flow.split("\n")), low=flow.lower(), facts=facts,
    )  # fmt: skip


def _pieces(text: str, language: str) -> Iterator[tuple[str, str, str]]:
    """Each line of *text*: the line, what goes before it in the flow, and what of it goes there."""
    before = ""
    glued = "" if language == "ja" else " "
    for line in text.split("\n"):
        if before and _goes_on(before, line, language):
            yield line, glued, line.lstrip()
        else:
            yield line, "\n", line
        before = line


def _joined(paragraph: str, language: str) -> str:
    """The paragraph with its wrapped lines joined. No sentence goes on over an empty line."""
    return "".join(glue + piece for _line, glue, piece in _pieces(paragraph, language))[1:]


JOINED: Mapping[str, Callable[[str], str]] = {
    language: lru_cache(KEPT)(partial(_joined, language=language)) for language in NARROW
}


@lru_cache(2)
def _joints(text: str, language: str) -> tuple[tuple[int, int], ...]:
    joints = []
    flow, at = -1, 0
    for line, glue, piece in _pieces(text, language):
        joints.append((flow + len(glue), at + len(line) - len(piece)))
        flow += len(glue) + len(piece)
        at += len(line) + 1
    return tuple(joints)


def _goes_on(before: str, line: str, language: str) -> bool:
    """Whether *line* carries on the sentence of the line *before* it."""
    open_ended = before[-1] in OPEN if language == "ja" else before[-1] not in CLOSED
    if not open_ended or len(before) < NARROW[language] or not line.strip():
        return False
    return not _starts_anew(line) and not _stands_alone(before, language)


@lru_cache(KEPT)
def _starts_anew(line: str) -> bool:
    return compiled(FRESH).match(line) is not None


@lru_cache(KEPT)
def _stands_alone(line: str, language: str) -> bool:
    patterns = (LABEL, SEPARATOR, *(() if language == "ja" else (r".*\S {2,}\S",)))
    return any(compiled(pattern).match(line) for pattern in patterns)


ENDS = {"ja": r"[^。！？!?\n]+[。！？!?]*", "en": r"(?:[^.!?\n]|[.!?](?!\s|$))+[.!?]*"}


@lru_cache(KEPT)
def sentences(text: str, language: str) -> tuple[str, ...]:
    """The sentences of a text that is read again and again."""
    return tuple(each.text for each in read(text, language).sentences)


@lru_cache(2)
def _sentences(flow: str, joints: tuple[tuple[int, int], ...], language: str) -> tuple[Sentence, ...]:
    number = 0
    sentences = []
    for found in compiled(ENDS[language]).finditer(flow):
        words = found[0].strip()
        if words:
            start = found.start() + len(found[0]) - len(found[0].lstrip())
            while number + 1 < len(joints) and joints[number + 1][0] <= start:
                number += 1
            sentences.append(Sentence(joints[number][1] + start - joints[number][0], words))
    return tuple(sentences)
