"""Judges one answer at once, by the rules that judge it in the end, so it can be asked again."""

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from stockmail.advice import ANY
from stockmail.calendar import Calendar
from stockmail.cli import questions
from stockmail.decisions import understand
from stockmail.errors import OrderError, Problem
from stockmail.library import Library
from stockmail.model import Ask, Order, Raw, Shop
from stockmail.order import in_time, parse
from stockmail.readers import flags
from stockmail.readers.alternative import alternative
from stockmail.shop import parse_shop


class Judge(NamedTuple):
    """What an answer is judged against."""

    shop: Shop
    library: Library
    today: date

    def reader(self, path: str, *, empty: bool = False) -> Callable[[str], Any]:
        """A reader of answers for *path*. Raises Bad or OrderError. empty: Enter gives None."""

        def read(text: str) -> Any:  # noqa: ANN401 - as options hold it
            if empty and not text:
                return None
            value = questions.value(path, text)
            if problems := self.problems(path, value):
                raise OrderError(*problems)
            return value

        return read

    def problems(self, path: str, value: object) -> list[Problem]:
        """What is wrong with *value* by itself."""
        if path.startswith("shop."):
            return self._of_shop(path.removeprefix("shop."), value)
        if path in Ask._fields:
            return self._of_decision(path, value)
        facts = {path: [value] if path == "lines" else value}
        order, problems = parse(flags.merge(Raw(), facts))
        problems += in_time(order, self.today, "")
        return [problem._replace(where="") for problem in problems if problem.path.startswith(path)]

    def _of_decision(self, name: str, value: object) -> list[Problem]:
        wording = self.library.wording(self.shop.language or "ja")
        given: dict[str, Any] = {name: alternative(value) if name == "alternative" else value}
        ask = Ask(**given)
        names = tuple(wording["reasons"]), tuple(wording["refunds"])
        problems = understand(ask, Order(), ANY, *names, self.today, Calendar(self.shop.closing_days))[1]
        own = [problem for problem in problems if problem.path.startswith(f"decisions.{name}")]
        # What asks for another decision beside this one is for the draft to say: it may still come.
        return [problem._replace(where="") for problem in own if "add --" not in problem.message]

    @staticmethod
    def _of_shop(name: str, value: object) -> list[Problem]:
        try:
            parse_shop({"email" if name == "contact" else name: value}, "")
        except OrderError as error:
            return list(error.problems)
        return []
