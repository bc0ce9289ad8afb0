"""From a marked text to its parts, and from a fault in a template to its file and line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, StrictUndefined, TemplateNotFound, TemplateSyntaxError

from stockmail.compose import compose
from stockmail.errors import Problem, TemplateError
from stockmail.render import MARK, NO_PARTS, blame, cut, part, render
from stockmail.saying import Saying
from tests.by_hand import a_case
from tests.cases import LIBRARY, a_draft

NAMES = st.lists(st.sampled_from(["fact", "apology", "closing"]), unique=True, max_size=3)


@given(NAMES, st.data())
def test_a_marked_text_is_cut_into_its_parts(names: list[str], data: st.DataObject) -> None:
    """Each without the line breaks around it, and with one blank line at most within."""
    words = {name: data.draw(st.sampled_from(["a", "a\nb", "a\n\nb", ""])) for name in names}
    torn = {name: text.replace("\n\n", "\n\n\n\n") for name, text in words.items()}
    marked = "".join(f"{part(name)}\n{text}  \n\n" for name, text in torn.items())
    assert cut(marked) == words


def test_a_body_is_its_parts_one_blank_line_apart() -> None:
    """And nothing else: what is not in a part is not in a draft."""
    for language in LIBRARY.languages:
        made = a_draft(LIBRARY.scenarios["restock"], language, "bare").draft
        assert MARK not in made.body
        body, at = "".join(made.body.split()), 0  # a paragraph of two parts is broken as one
        for text in filter(None, made.parts.values()):
            words = "".join(text.split())
            at = body.index(words, at) + len(words)
        assert "\n\n\n" not in made.body
        assert made.body.endswith("\n")


def faulty(text: str) -> TemplateError:
    """The error of a template."""
    loader = DictLoader({"fault.j2": text})
    texts = Environment(loader=loader, undefined=StrictUndefined)  # noqa: S701 - nothing is rendered for a page
    try:
        texts.get_template("fault.j2").render()
    except Exception as error:  # noqa: BLE001 - as render does
        blamed = blame(error)
        assert isinstance(blamed, TemplateError)
        return blamed
    pytest.fail("it rendered")


@pytest.mark.parametrize(
    ("text", "where"), [("a\n{% if %}", "fault.j2:2"), ("a\nb\n{{ order }}", ""), ("{{ 1 // 0 }}", "")]
)
def test_a_fault_is_told_with_what_went_wrong(text: str, where: str) -> None:
    """Broken syntax has its line; what has no file of its own has none."""
    (problem,) = faulty(text).problems
    assert problem.message == "the text failed: {why}"
    assert problem.values["why"]
    assert problem.where == where


def test_a_text_that_is_not_there_is_named() -> None:
    """As it was asked for."""
    error = faulty('{% include "nothing.j2" %}')
    assert error.problems == (Problem("no such text: {name}", {"name": "nothing.j2"}),)
    nameless = blame(TemplateNotFound(None))
    assert isinstance(nameless, TemplateError)
    assert nameless.problems == (Problem("no such text: {name}", {"name": ""}),)


def test_a_fault_without_words_is_named_by_its_kind() -> None:
    """Better than nothing."""
    blamed = blame(ZeroDivisionError())
    assert isinstance(blamed, TemplateError)
    assert blamed.problems[0].values == {"why": "ZeroDivisionError"}
    known = blame(TemplateSyntaxError("odd", 4, "x.j2"))
    assert isinstance(known, TemplateError)
    assert known.problems[0].where == "x.j2:4"


def test_a_fault_while_a_draft_is_rendered_is_told_in_place_of_it() -> None:
    """A text that is not there, say."""
    brief = compose(a_case(note="x"))._replace(scenario="nosuch")
    plain = Saying(lambda: LIBRARY.templates("ja"), (), None, shipped=False)
    for texts in (plain, LIBRARY.texts("ja")):
        with pytest.raises(TemplateError) as stopped:
            render(texts, brief, LIBRARY.wording("ja"))
        missing = Problem("no such text: {name}", {"name": "scenarios/nosuch.j2"})
        assert stopped.value.problems == (missing,)


def test_a_text_without_the_parts_of_a_draft_is_told_how_to_begin() -> None:
    """It extends no layout."""
    bare = Environment(loader=DictLoader({"scenarios/restock.j2": "We are sorry."}))  # noqa: S701
    texts = Saying(lambda: bare, (), None, shipped=False)  # type: ignore[arg-type,return-value]
    with pytest.raises(TemplateError) as stopped:
        render(texts, compose(a_case(note="x")), LIBRARY.wording("ja"))
    assert stopped.value.problems == (Problem(NO_PARTS, {}, "scenarios/restock.j2"),)
