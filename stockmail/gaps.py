"""Facts that a draft needs and nobody gave: a visible 〔blank〕 in a form, a problem with an order."""

from collections.abc import Mapping

from stockmail import ask, order_fields
from stockmail.errors import Problem


class Gaps:
    """Puts a blank where a fact is missing, and remembers which."""

    def __init__(self, labels: Mapping[str, str]) -> None:
        self.labels = labels
        self._missing: set[str] = set()

    @property
    def missing(self) -> tuple[str, ...]:
        """The facts that are missing, in the order of the labels."""
        if not self._missing:
            return ()
        order = tuple(self.labels)
        return tuple(sorted(self._missing, key=order.index))

    def fill(self, path: str, text: str | None) -> str:
        """*text*, or the blank of *path* where there is none."""
        if text:
            return text
        self._missing.add(path)
        return self.blank(path)

    def blank(self, path: str) -> str:
        """The mark that stands for a missing fact."""
        return f"〔{self.labels[path]}〕"

    def seen_in(self, *texts: str) -> tuple[str, ...]:
        """The facts whose blanks stand in *texts*: a form names what it shows."""
        return tuple(path for path in self.missing if any(self.blank(path) in text for text in texts))

    def problems(self, where: str) -> list[Problem]:
        """One problem for each missing fact, with its flag and JSON path."""
        return [_problem(path, where) for path in self.missing]


# Where a blank of a form stands for more than one fact, the one that mends it is named.
_MENDED_BY = {
    "lines.name": ("lines[].name", "--item"),
    "lines.quantity": ("lines[].quantity", "--item"),
    "lines.short": ("lines[].short", "--short"),
    "lines.unit_price": ("lines[].unit_price", "--item"),
    "rest.name": ("lines[]", "--item"),
}


def _problem(path: str, where: str) -> Problem:
    if path.startswith("shop."):
        flag = "--staff" if path == "shop.staff" else "--shop"
        return Problem("is missing", {}, "shop.yaml", path, flag)
    if path in _MENDED_BY:
        name, flag = _MENDED_BY[path]
        return Problem("is missing", {}, where, name, flag)
    if path in order_fields.FLAGS:
        return Problem("is missing", {}, where, path, order_fields.FLAGS[path])
    return Problem("is missing", {}, where, f"decisions.{path}", ask.flag(path))
