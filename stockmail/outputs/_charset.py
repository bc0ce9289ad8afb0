"""What a mail's charset carries, and the refusal of what it does not."""

from stockmail import review, rulebook
from stockmail.errors import N_, Note, Problem, RuleError
from stockmail.model import Draft
from stockmail.outputs.text import plain
from stockmail.reading import read

# Unicode has two code points where JIS X 0208 has one; Windows writes the other one (RFC 1468).
SAME = str.maketrans("～－∥￢￠￡—–", "〜−‖¬¢£―-")


def carried(text: str, charset: str) -> str:
    """*text* with each character under the code point that *charset* knows it by."""
    return text if charset == "utf-8" else text.translate(SAME)


def refuse_what_cannot_go(draft: Draft, charset: str) -> None:
    """Raise RuleError with every character that *charset* has not, its place and what to write instead."""
    if charset == "utf-8" or _goes(carried(plain(draft), charset), charset):
        return
    reading = read(plain(draft), draft.facts["language"])._replace(charset=charset)
    found = review.review(reading, [rulebook.module("", "charset")])
    problems = []
    for finding in found:
        message = N_("{charset} cannot carry {char}; write {instead}")
        values = {**finding.values, "instead": Note(finding.instead, finding.values)}
        place = f"{finding.rule}:{finding.line}:{finding.column}"
        problems.append(Problem(message, values, place))
    if problems:
        raise RuleError(*problems, hint=Note("--charset utf-8 carries them all"))


def _goes(text: str, charset: str) -> bool:
    try:
        text.encode(charset)
    except UnicodeEncodeError:
        return False
    return True
