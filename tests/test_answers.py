"""What a library answered once is not asked again: in this run, and on a shelf between runs."""

from typing import Any

from stockmail.answers import MOST, Answers, remembered


class Shelf:
    """Keeps answers as a folder does, and counts."""

    def __init__(self) -> None:
        self.kept: dict[str, Any] = {}
        self.saved = 0

    def load(self) -> dict[str, Any]:
        """Those kept so far."""
        return dict(self.kept)

    def save(self, answers: dict[str, Any]) -> None:
        """Keep these."""
        self.kept = dict(answers)
        self.saved += 1


class Asked:
    """A library that counts its questions."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> int:
        """How often it was asked."""
        self.times += 1
        return self.times


def test_a_question_is_asked_once() -> None:
    """Each of them."""
    answers, asked = Answers(), Asked()
    assert [answers.to("a", asked), answers.to("a", asked), answers.to("b", asked)] == [1, 1, 2]


def test_what_was_learnt_is_there_in_the_next_run() -> None:
    """And put away only where there was anything to learn."""
    shelf, asked = Shelf(), Asked()
    first = Answers()
    first.shelf = shelf
    first.to("a", asked)
    first.put_away()
    first.put_away()
    assert (shelf.kept, shelf.saved) == ({"a": 1}, 1)
    second = Answers()
    second.shelf = shelf
    assert second.to("a", asked) == 1
    second.put_away()
    assert (asked.times, shelf.saved) == (1, 1)


def test_without_a_shelf_nothing_outlives_the_run() -> None:
    """Nor what was forgotten on purpose."""
    answers, asked = Answers(), Asked()
    answers.to("a", asked)
    answers.put_away()
    answers.forget()
    assert (answers.known, answers.new) == (None, set())
    assert answers.to("a", asked) == 2


def test_as_much_is_kept_as_memory_should_hold() -> None:
    """Then it begins anew."""
    answers, asked = Answers(), Asked()
    for number in range(MOST + 1):
        answers.to(str(number), asked)
    assert answers.known == {str(MOST): MOST + 1}


def test_every_argument_makes_a_question_of_its_own() -> None:
    """In its place or by its name."""

    @remembered
    def twice(number: int, *, of: str = "a") -> str:
        return of * number

    assert [twice(1), twice(2), twice(2, of="b"), twice(1, of="b")] == ["a", "aa", "bb", "b"]
