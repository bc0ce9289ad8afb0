"""A draft as the rules read it: its lines, its sentences whatever the wrapping, and what is known."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from stockmail import flow
from stockmail.channel import Channel
from stockmail.flow import KEPT, LABEL, Sentence, zeroed
from stockmail.rows import finder

# The rules take it from here.
compiled = flow.compiled
MASK = "□"


class Facts(NamedTuple):
    """What is known of the order behind a draft of our own.

    names: what is written as the customer or the shop wrote it, so no rule judges it; items: the
    missing products and how many; said: all texts that say what was decided; own: the shop's own texts;
    done: money has gone back; needs_yes: silence is no consent to the delay; received: the day on
    which the money came, in words.
    """

    order: str = ""
    names: tuple[str, ...] = ()
    items: tuple[tuple[str, str], ...] = ()
    said: tuple[str, ...] = ()
    own: str = ""
    done: bool = False
    country: str = ""
    needs_yes: bool = False
    received: str = ""
    parts: Mapping[str, str] = MappingProxyType({})


class Reading(NamedTuple):
    """One draft, ready for the rules.

    text: all of it, as it stands in the file; plain: the same with wrapped lines joined; flow: that
    with known names masked; blind: its paragraphs, every digit read as 0, which come again from draft
    to draft; low: the flow in small letters; wants: the parts that its scenario cannot do without;
    facts: None for a text of somebody else.
    """

    text: str
    subject: str
    subject_at: int
    body: str
    lines: tuple[str, ...]
    language: str
    plain: str
    flow: str
    blind: tuple[str, ...]
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
        return flow.joints(self.text, self.language)

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Its sentences, names unmasked; worked out for the first rule that asks."""
        return flow.sentences(self.plain, self.joints, self.language)

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
        """As ``seek``, but with places in the flow: cheaper.

        *pattern* never reaches over the end of a line, and does not ask which digit it is.
        """
        search, at = finder(pattern), 0
        for paragraph in self.blind:
            for start, end in search(paragraph):
                yield at + start, self.flow[at + start : at + end]
            at += len(paragraph) + 2

    def count(self, pattern: str) -> int:
        """How often ``find`` finds it."""
        return sum(map(len, map(finder(pattern), self.blind)))

    def says(self, pattern: str) -> bool:
        """As ``has``, of a *pattern* as ``find`` takes it: cheaper."""
        return any(map(finder(pattern), self.blind))


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
    masked = plain = flow.joined(text, language)
    for name in sorted(set(facts.names) if facts else (), key=len, reverse=True):
        masked = masked.replace(name, MASK * len(name))
    return Reading(
        text=text, subject=head[start:].strip(), subject_at=start, body=rest.strip("\n"),
        lines=tuple(text.split("\n")), language=language, plain=plain, flow=masked,
        blind=tuple(zeroed(masked).split("\n\n")), low=masked.lower(), facts=facts,
    )  # fmt: skip


@lru_cache(KEPT)
def sentences(text: str, language: str) -> tuple[str, ...]:
    """The sentences of a text that is read again and again."""
    return tuple(each.text for each in read(text, language).sentences)
