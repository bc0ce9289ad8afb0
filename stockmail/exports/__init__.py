"""Programs that type fixed phrases, one module each: ``write(snippets) -> bytes``.

The folder is the registry.
"""

from typing import NamedTuple


class Snippet(NamedTuple):
    """A text that a team keeps at hand.

    name: what it is called in every program; title: what it is, for people; reading: what is typed for
    it in a Japanese input method, empty where it has more than a line.
    """

    language: str
    name: str
    title: str
    text: str
    reading: str = ""

    @property
    def trigger(self) -> str:
        """What is typed for it in a text expander. None begins another."""
        return f":{self.language}-{self.name}"
