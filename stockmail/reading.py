"""A draft as the rules read it: its lines, its sentences whatever the wrapping, and what is known."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from stockmail.channel import Channel

LABEL = r"[ \t]*(?:件名|題名|Subject)[ \t]*[:：][ \t]*"
SEPARATOR = r"(?:-{2,}|[-=━─＝*＊_~＿]{4,})\s*$"
# Where a line of a list, a table or a script begins, nothing is carried on from the line before.
FRESH = r"\s*(?:\d+[.．)]\s|[・■□◆●※*\-–〒「（“(]|[①-⑳])|.*\S {2,}\S|\s*[^\s:：。、]{1,12}[:：]"
NARROW = {"ja": 8, "en": 36}  # a shorter line was ended on purpose
MASK = "□"


class Facts(NamedTuple):
    """What is known of the order behind a draft of our own.

    names: what is written as the customer or the shop wrote it, so no rule judges it; items: the
    missing products and how many; said: all that was decided, in words; own: the shop's own texts;
    done: money has gone back; needs_yes: silence is no consent to the delay; received: the day on
    which the money came, in words.
    """

    order: str = ""
    names: tuple[str, ...] = ()
    items: tuple[tuple[str, str], ...] = ()
    said: str = ""
    own: str = ""
    done: bool = False
    country: str = ""
    needs_yes: bool = False
    received: str = ""
    parts: Mapping[str, str] = MappingProxyType({})


class Sentence(NamedTuple):
    """One sentence on one line, and where it starts in the text."""

    at: int
    text: str


class Reading(NamedTuple):
    """One draft, ready for the rules.

    text: all of it, as it stands in the file; flow: the same with wrapped lines joined and known
    names masked; low: the flow in small letters; joints: (place in the flow, place in the text);
    wants: the parts that its scenario cannot do without; facts: None for a text of somebody else.
    """

    text: str
    subject: str
    subject_at: int
    body: str
    lines: tuple[str, ...]
    language: str
    flow: str
    low: str
    joints: tuple[tuple[int, int], ...]
    sentences: tuple[Sentence, ...]
    medium: str = "mail"
    channel: Channel | None = None
    scenario: str | None = None
    wants: frozenset[str] = frozenset()
    facts: Facts | None = None
    charset: str | None = None

    def place(self, at: int) -> int:
        """Where in the text the place *at* of the flow is."""
        flow, text = self.joints[bisect_right(self.joints, (at, len(self.text))) - 1]
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
        return any(word in self.low for word in words)

    def has(self, pattern: str) -> bool:
        """Whether *pattern* is anywhere in the flow."""
        return compiled(pattern).search(self.flow) is not None


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern, made once."""
    return re.compile(pattern)


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
    flow, joints = _joined(text, language)
    sentences = tuple(_sentences(flow, joints, language))
    for name in sorted(facts.names if facts else (), key=len, reverse=True):
        flow = flow.replace(name, MASK * len(name))
    return Reading(
        text=text, subject=head[start:].strip(), subject_at=start, body=rest.strip("\n"),
        lines=tuple(text.split("\n")), language=language, flow=flow, low=flow.lower(), joints=joints,
        sentences=sentences, facts=facts,
    )  # fmt: skip


def _joined(text: str, language: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text with its wrapped lines joined, and where each piece stood."""
    flow: list[str] = []
    joints: list[tuple[int, int]] = []
    length = at = 0
    before = ""
    for line in text.split("\n"):
        piece = line
        if before and _goes_on(before, line, language):
            piece = line.lstrip()
            glue = "" if language == "ja" else " "
        else:
            glue = "\n" if joints else ""
        flow += [glue, piece]
        joints.append((length + len(glue), at + len(line) - len(piece)))
        length += len(glue) + len(piece)
        at += len(line) + 1
        before = line
    return "".join(flow), tuple(joints)


def _goes_on(before: str, line: str, language: str) -> bool:
    """Whether *line* carries on the sentence of the line *before* it."""
    if not line.strip() or len(before) < NARROW.get(language, NARROW["en"]) or compiled(FRESH).match(line):
        return False
    if compiled(LABEL).match(before) or compiled(SEPARATOR).match(before):
        return False
    if language == "ja":
        return before[-1] == "、" or "ぁ" <= before[-1] <= "ん"
    return before[-1] not in ".:!?”" and not compiled(r".*\S {2,}\S").match(before)


ENDS = {"ja": r"[^。！？!?\n]+[。！？!?]*", "en": r"(?:[^.!?\n]|[.!?](?!\s|$))+[.!?]*"}


def _sentences(flow: str, joints: tuple[tuple[int, int], ...], language: str) -> Iterator[Sentence]:
    number = 0
    for found in compiled(ENDS.get(language, ENDS["en"])).finditer(flow):
        words = found[0].strip()
        if words:
            start = found.start() + len(found[0]) - len(found[0].lstrip())
            while number + 1 < len(joints) and joints[number + 1][0] <= start:
                number += 1
            yield Sentence(joints[number][1] + start - joints[number][0], words)
