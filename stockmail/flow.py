"""Lines that were wrapped are joined again, and sentences told apart: the text as it flows."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache, partial
from typing import NamedTuple

LABEL = r"[ \t]*(?:件名|題名|Subject)[ \t]*[:：][ \t]*"
SEPARATOR = r"(?:-{2,}|[-=━─＝*＊_~＿]{4,})\s*$"
# Where a line of a list, a table or a script begins, nothing is carried on from the line before.
FRESH = r"\s*(?:\d+[.．)]\s|[・■□◆●※*\-–〒「（“(]|[①-⑳])|.*\S {2,}\S|\s*[^\s:：。、]{1,12}[:：]"
# Characters at which a Japanese line is not at the end of its sentence, and an English one is.
OPEN = frozenset("、") | {chr(code) for code in range(ord("ぁ"), ord("ん") + 1)}
CLOSED = frozenset(".:!?”")
NARROW = {"ja": 8, "en": 36}  # a shorter line was ended on purpose
GLUE = {"ja": "", "en": " "}
ENDS = {"ja": r"[^。！？!?\n]+[。！？!?]*", "en": r"(?:[^.!?\n]+|[.!?](?!\s|$))+[.!?]*"}
KEPT = 1536  # lines and paragraphs come again from draft to draft


class Sentence(NamedTuple):
    """One sentence on one line, and where it starts in the text."""

    at: int
    text: str


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern, made once."""
    return re.compile(pattern)


def zeroed(text: str) -> str:
    """*text* with every digit read as 0: what differs in its numbers alone becomes the same."""
    for digit in "123456789":  # several times as fast as a pattern
        text = text.replace(digit, "0")
    return text


def joined(text: str, language: str) -> str:
    """*text* with its wrapped lines joined. No sentence goes on over an empty line."""
    glue, runs_of = GLUE.get(language, GLUE["en"]), RUNS.get(language, RUNS["en"])
    paragraphs = text.split("\n\n")
    for number, runs in enumerate(map(runs_of, zeroed(text).split("\n\n"))):
        if len(runs) > 1:
            paragraphs[number] = glue.join([paragraphs[number][start:end] for start, end in runs])
    return "\n\n".join(paragraphs)


def _pieces(text: str, language: str) -> Iterator[tuple[str, str, str]]:
    """Each line of *text*: the line, what goes before it in the flow, and what of it goes there."""
    before = ""
    glued = GLUE.get(language, GLUE["en"])
    for line in text.split("\n"):
        if before and _goes_on(before, line, language):
            yield line, glued, line.lstrip()
        else:
            yield line, "\n", line
        before = line


def _runs(paragraph: str, language: str) -> tuple[tuple[int, int], ...]:
    """What of *paragraph* stays as it is, from where to where: runs of lines that are not joined."""
    runs = []
    start = at = 0
    for line, glue, piece in _pieces(paragraph, language):
        if glue != "\n":
            runs.append((start, at - 1))
            start = at + len(line) - len(piece)
        at += len(line) + 1
    return (*runs, (start, at - 1))


# No rule of joining asks which digit it is.
RUNS: Mapping[str, Callable[[str], tuple[tuple[int, int], ...]]] = {
    language: lru_cache(KEPT)(partial(_runs, language=language)) for language in NARROW
}


@lru_cache(2)
def joints(text: str, language: str) -> tuple[tuple[int, int], ...]:
    """Place in the flow and place in *text* of every line."""
    found = []
    flow, at = -1, 0
    for line, glue, piece in _pieces(text, language):
        found.append((flow + len(glue), at + len(line) - len(piece)))
        flow += len(glue) + len(piece)
        at += len(line) + 1
    return tuple(found)


def _goes_on(before: str, line: str, language: str) -> bool:
    """Whether *line* carries on the sentence of the line *before* it."""
    open_ended = before[-1] in OPEN if language == "ja" else before[-1] not in CLOSED
    if not open_ended or len(before) < NARROW.get(language, NARROW["en"]) or not line.strip():
        return False
    return not _starts_anew(line) and not _stands_alone(before, language)


@lru_cache(KEPT)
def _starts_anew(line: str) -> bool:
    return compiled(FRESH).match(line) is not None


@lru_cache(KEPT)
def _stands_alone(line: str, language: str) -> bool:
    patterns = (LABEL, SEPARATOR, *(() if language == "ja" else (r".*\S {2,}\S",)))
    return any(compiled(pattern).match(line) for pattern in patterns)


@lru_cache(2)
def sentences(flow: str, joints: tuple[tuple[int, int], ...], language: str) -> tuple[Sentence, ...]:
    """The sentences of *flow*, and where they stand in the text that it was made from."""
    number = 0
    every = []
    for found in compiled(ENDS.get(language, ENDS["en"])).finditer(flow):
        words = found[0].strip()
        if words:
            start = found.start() + len(found[0]) - len(found[0].lstrip())
            while number + 1 < len(joints) and joints[number + 1][0] <= start:
                number += 1
            every.append(Sentence(joints[number][1] + start - joints[number][0], words))
    return tuple(every)
