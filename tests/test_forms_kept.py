"""A form is rendered once, and found again: in the run, and by a shelf between runs."""

import pytest

from stockmail.brief import Brief
from stockmail.compose import compose
from stockmail.forms import MOST, Form, Forms, Mark, pattern
from tests.by_hand import a_case

BRIEF = compose(a_case(note="x"))


def said(brief: Brief) -> tuple[str, bool]:
    """A text of two facts."""
    return f"{brief.note} of {brief.order.id}.", False


class Counted:
    """A renderer that counts."""

    def __init__(self, *, spaced: bool = False, fails: bool = False) -> None:
        self.times = 0
        self.spaced = spaced
        self.fails = fails

    def __call__(self, brief: Brief) -> tuple[str, bool]:
        """The text, as ``said`` has it."""
        self.times += 1
        if self.fails:
            raise TypeError
        return said(brief)[0], self.spaced


class Shelf:
    """Keeps forms as a folder does."""

    def __init__(self) -> None:
        self.kept: dict[object, Form | None] = {}

    def fetch(self, key: object) -> Form | None:
        """The form; LookupError where there is none."""
        return self.kept[key]

    def keep(self, key: object, form: Form | None) -> None:
        """Keep it."""
        self.kept[key] = form


def other(number: int) -> Brief:
    """A brief of the same form: another order, another note."""
    return BRIEF._replace(order=BRIEF.order._replace(id=str(number)), note=f"note {number}")


def filled(forms: Forms, brief: Brief) -> str | None:
    """The text of a brief by its form; None where it must be rendered by itself."""
    found = forms.fill(brief)
    return found and pattern(found.form.marked).fill(found.texts)


def test_a_form_is_rendered_once_and_filled_for_each() -> None:
    """What differs in free texts alone is one form."""
    render = Counted()
    forms = Forms(render)
    assert [filled(forms, other(number)) for number in range(5)] == [said(other(n))[0] for n in range(5)]
    assert render.times == 1
    assert filled(forms, BRIEF._replace(again=True)) == said(BRIEF)[0]
    assert render.times == 2


def test_a_text_whose_spaces_a_template_would_set_anew_is_rendered_by_itself() -> None:
    """Filled in, it would keep them."""
    assert Forms(Counted(spaced=True)).fill(BRIEF._replace(note="a  b")) is None
    assert filled(Forms(Counted(spaced=False)), BRIEF._replace(note="a  b")) == "a  b of 10234."
    assert Forms(Counted(spaced=False)).fill(BRIEF._replace(note=" a")) is None
    assert Forms(Counted(spaced=False)).fill(BRIEF._replace(note="a\nb")) is None


def test_a_draft_in_which_a_name_stands_elsewhere_too_is_rendered_by_itself() -> None:
    """In the words of the form, or in another text: there the review would mask it."""
    to = BRIEF.to._replace(person="of")
    assert Forms(Counted()).fill(BRIEF._replace(to=to)) is None
    assert Forms(Counted()).fill(BRIEF._replace(to=to._replace(person="Sato"), note="Sato asks")) is None
    assert filled(Forms(Counted()), BRIEF._replace(to=to._replace(person="Sato"))) == said(BRIEF)[0]


def test_what_cannot_be_rendered_with_marks_is_rendered_by_itself() -> None:
    """With none of its texts marked, and with fewer; what is wrong shows then."""
    render = Counted(fails=True)
    forms = Forms(render)
    assert forms.fill(BRIEF) is forms.fill(BRIEF) is None
    assert render.times == 2


def test_as_many_forms_are_kept_as_memory_should_hold() -> None:
    """Then it begins anew."""
    render = Counted()
    forms = Forms(render)
    shapes = [BRIEF._replace(enclose=str(number)) for number in range(MOST + 1)]  # not free: a form each
    for brief in shapes:
        forms.fill(brief)
    assert render.times == MOST + 1
    forms.fill(shapes[-1])
    assert render.times == MOST + 1
    forms.fill(shapes[0])
    assert render.times == MOST + 2


def test_a_form_on_the_shelf_is_not_rendered_again() -> None:
    """A new run fills it."""
    shelf = Shelf()
    first, second = Counted(), Counted()
    assert filled(Forms(first, shelf), BRIEF) == said(BRIEF)[0]
    assert filled(Forms(second, shelf), other(7)) == said(other(7))[0]
    assert (first.times, second.times, len(shelf.kept)) == (1, 0, 1)


def test_that_there_is_no_form_is_kept_too() -> None:
    """So that it is not tried again."""
    shelf = Shelf()
    Forms(Counted(fails=True), shelf).fill(BRIEF)
    second = Counted()
    assert Forms(second, shelf).fill(BRIEF) is None
    assert second.times == 0


def test_a_mark_can_be_said_and_nothing_else() -> None:
    """Whatever else is asked of it depends on the text that it stands for."""
    assert str(Mark(3)) == "\x023\x02"
    with pytest.raises(TypeError):
        bool(Mark(3) == "x")
    with pytest.raises(TypeError):
        hash(Mark(3))
