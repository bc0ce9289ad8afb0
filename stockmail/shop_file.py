"""The text of shop.yaml: written once, and changed without touching what else a person wrote in it."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from stockmail import yaml_

Value = str | tuple[str, ...]


def fresh(facts: Mapping[str, Value], means: Mapping[str, str], head: str) -> str:
    """A new file: every fact under what it means; those not in *facts* stand ready to be filled in."""
    top = _note(head)
    blocks = (_block(key, facts.get(key), said) for key, said in means.items())
    return top + "".join(f"\n{block}" for block in blocks)


def changed(text: str, facts: Mapping[str, Value], means: Mapping[str, str]) -> str:
    """*text* with *facts* in it: in place where they stand already, else at the end with what they mean."""
    text = _without_nothing(text)
    spans = dict(_spans(text))
    known = {key: value for key, value in facts.items() if key in spans}
    for key, value in sorted(known.items(), key=lambda fact: spans[fact[0]], reverse=True):
        start, end = spans[key]
        gap = "" if text[start - 1 : start].isspace() else " "
        text = text[:start] + gap + _scalar(value) + text[end:]
    for key, value in facts.items():
        if key not in spans:
            text = _added(text, key, value, means[key])
    return text


def _added(text: str, key: str, value: Value, said: str) -> str:
    line = f"{key}: {_scalar(value)}"
    ready = re.compile(rf"^# {key}:[ ]*$", re.MULTILINE)  # as ``fresh`` leaves it
    if ready.search(text):
        return ready.sub(lambda _found: line, text, count=1)
    end = "" if text.endswith("\n") or not text else "\n"
    return f"{text}{end}\n{_note(said)}{line}\n"


def _block(key: str, value: Value | None, said: str) -> str:
    return _note(said) + (f"{key}: {_scalar(value)}\n" if value else f"# {key}:\n")


def _note(said: str) -> str:
    return "".join(f"# {line}\n" for line in said.splitlines())


def _scalar(value: Value) -> str:
    """*value* as YAML on one line, in quotes only where it needs them."""
    if isinstance(value, tuple):
        return f"[{', '.join(map(_item, value))}]"
    return _quoted(value) if yaml_.safe(f"k: {value}") != {"k": value} else value


def _item(value: str) -> str:
    return _quoted(value) if yaml_.safe(f"[{value}]") != [value] else value


def _quoted(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


def _without_nothing(text: str) -> str:
    """*text* without the null that may stand for an empty file: under it nothing could be added."""
    top: Any = yaml_.tree(text)
    if top is None or isinstance(top.value, list):
        return text
    start, end = top.start_mark.index, top.end_mark.index
    return text[:start].replace("---", "") + text[end:].replace("...", "")


def _spans(text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """Where the value of each key at the top of the file begins and ends."""
    top: Any = yaml_.tree(text)
    for key, value in top.value if top else ():
        start, end = value.start_mark.index, value.end_mark.index
        yield key.value, (start, start + len(text[start:end].rstrip()))
