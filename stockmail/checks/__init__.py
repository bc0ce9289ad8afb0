"""The rules a draft is read by, one module a rule. The folder is the registry.

Here: for every draft. ``ja``, ``en``: for drafts in that language. ``parts``: for drafts whose
scenario wants that part. ``truth``: where the facts are known. ``channel``: where the channel
forbids that thing.

A rule is loaded for every draft that it holds for, and run on those in which it may find something.
``HINTS``: words in small letters of which every text with a finding holds one; ``CLUE``: a pattern
that every such text matches; ``CURE``: a pattern that none does. A module may have any of them; what
they say holds within one paragraph, as ``Reading.flow`` has it, and also with every digit read as 0.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Finding(NamedTuple):
    """One place that breaks a rule.

    at: the place in the text; why, instead: English sentences, what is wrong and what to write;
    values: what fills their ``{names}``; level: a rule of errors may make one milder. The rest
    is filled in by the review, not by the rule: its name, and line and column, counted from 1.
    """

    at: int
    why: str
    instead: str = ""
    values: Mapping[str, object] = MappingProxyType({})
    rule: str = ""
    level: str = "error"
    line: int = 1
    column: int = 1
