"""What is worked out once and kept says what working it out anew would say."""

import gc
import re
from functools import _lru_cache_wrapper
from inspect import signature
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stockmail import answers, rulebook
from stockmail.answers import ANSWERS
from stockmail.checks import apologies
from stockmail.checks.parts import prepaid
from stockmail.checks.truth import stray_amount, stray_date
from stockmail.errors import StockmailError
from stockmail.forms import Forms, Mark
from stockmail.library import Library
from stockmail.model import Ask, Raw
from stockmail.reading import Facts, read
from stockmail.review import Rule, review, sample
from stockmail.route import Drafted, draft
from tests.cases import CUP, DAY, LIBRARY, MUG, ONE, SHOP, TEA, a_draft
from tests.matrix import Cell, cells

OFFERS = LIBRARY.cases["cases"]["offers"]["decided"]
PLAIN = Library(None, None)
for each_language in PLAIN.languages:
    PLAIN.texts(each_language).forms = None


@pytest.mark.parametrize("cell", tuple(cells()), ids=str)
def test_a_filled_form_is_what_its_template_says(cell: Cell) -> None:
    """Every cell of the matrix, rendered by itself and as a form."""
    args = (LIBRARY.scenarios[cell.scenario], cell.language, cell.case, cell.medium)
    assert a_draft(*args) == a_draft(*args, PLAIN)


# Names and products that look like what wrapping, templates and rules look for.
ODD = (
    *(
        "髙橋",
        "青、白、赤、黒、緑",
        "本。だ。",
        "よしだ",
        "限定",
        "ごめん",
        "2点",
        "12月5日",
        "7,480円",
        "xxx",
    ),
    *(
        "葛\U000e0100城",
        "A" * 60,
        "a. B! c",
        "http://x.example/a",
        "〇〇",
        "early  bird",
        "青\u3000白",
        "申し訳",
    ),
)
LETTERS = st.characters(codec="utf-8", categories=("L", "N", "P"))
NAMES = st.sampled_from(ODD) | st.text(LETTERS, min_size=1, max_size=30)
PIECES = st.integers(1, 4)


@st.composite
def orders(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    """A scenario, and an order with what is decided about it."""
    other = st.fixed_dictionaries({}, optional={"name": NAMES, "name_en": NAMES, "variant": NAMES})
    ordered = draw(PIECES)
    gone = {"quantity": ordered, "short": draw(st.integers(1, ordered))}
    rest = draw(st.lists(st.sampled_from((TEA, CUP)), max_size=2))
    lines = [{**MUG, **draw(other), **gone}, *({**line, **draw(other)} for line in rest)]
    name = draw(st.sampled_from(("restock", "partial", "delay", "discontinued", "defect")))
    day = f"2026-12-{draw(st.integers(1, 28)):02}"
    made = {"restock_date": day, "new_date": day, **OFFERS, "note": draw(NAMES)}
    total, method = draw(st.integers(1, 10**6)), draw(st.sampled_from(("card", "bank")))
    payment = {**ONE["payment"], "total": total, "method": method}
    customer = {"name": draw(NAMES), "name_en": draw(NAMES)}
    takes = LIBRARY.scenarios[name].takes
    order = {
        **ONE, "id": draw(NAMES), "language": draw(st.sampled_from(("ja", "en"))), "lines": lines,
        "payment": payment, "customer": customer, "channel": draw(st.sampled_from(LIBRARY.channels)),
        "decisions": {key: value for key, value in made.items() if takes(key)},
    }  # fmt: skip
    return name, order


def told(name: str, order: dict[str, Any], library: Library) -> Drafted | tuple[object, ...]:
    """The draft, or all that stops it."""
    try:
        return draft(Raw(order, "order.json"), Ask(), name, SHOP, library, DAY)
    except StockmailError as error:
        return error.problems


def caches() -> list["_lru_cache_wrapper[Any]"]:
    """Everything in the program that keeps what it has worked out."""
    return [each for each in gc.get_objects()
            if isinstance(each, _lru_cache_wrapper) and each.__module__.startswith("stockmail")]  # fmt: skip


@settings(deadline=None, max_examples=12)
@given(st.lists(orders(), min_size=1, max_size=5))
def test_a_draft_does_not_depend_on_those_before_it(several: list[tuple[str, dict[str, Any]]]) -> None:
    """One order after another, and each with nothing kept and every text rendered by itself."""
    after_another = [told(*each, LIBRARY) for each in several]
    for each, made in zip(several, after_another, strict=True):
        for cache in caches():
            cache.cache_clear()
        assert told(*each, PLAIN) == made


PLAIN_NAMES = st.text(st.sampled_from("山田太郎みなとカップ白 "), min_size=1, max_size=20)


@settings(deadline=None, max_examples=40)
@given(orders(), PLAIN_NAMES, st.integers(1, 10**6))
def test_a_draft_is_judged_as_the_one_that_stands_in_for_it(
    one: tuple[str, dict[str, Any]], name: str, total: int
) -> None:
    """The first of its kind is reviewed itself, those after it by a stand-in: they hear the same."""
    for each in LIBRARY.languages:
        LIBRARY.texts(each).forms = Forms(LIBRARY.texts(each).form)
    scenario, order = one
    other = {**order, "customer": {"name": name}, "payment": {**order["payment"], "total": total}}
    for each_order in (order, other):
        alone, second = told(scenario, each_order, LIBRARY), told(scenario, each_order, LIBRARY)
        assert second == told(scenario, each_order, LIBRARY) == alone == told(scenario, each_order, PLAIN)


def test_what_is_kept_is_bounded() -> None:
    """A million orders fill no memory; what has no bound is keyed by the program's own words."""
    told("restock", {**ONE, "language": "ja"}, LIBRARY)
    asking = [cache for cache in caches() if signature(cache.__wrapped__).parameters]
    unbounded = {cache.__name__ for cache in asking if cache.cache_parameters()["maxsize"] is None}
    own = {"compiled", "finder", "prove", "names", "module", "_stems", "common", "_marks", "module_of"}
    assert unbounded - own - {"translation", "tongue"} == set()
    assert len(ANSWERS.known or ()) <= answers.MOST


RULES = rulebook.every({language: LIBRARY.phrases(language) for language in LIBRARY.languages})


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_glance_hides_no_finding_of_a_sample(rule: Rule) -> None:
    """Hints, clue and cure of a rule let every text that fails through."""
    book = rulebook.Book([rule])
    for text in rule.fails:
        assert list(book.glanced(sample(rule, text))) == [rule]


SAMPLES = st.sampled_from([text for rule in RULES.values() for text in (*rule.fails, *rule.passes)])


@settings(deadline=None, max_examples=300)
@given(st.lists(SAMPLES | NAMES, min_size=1, max_size=6), st.sampled_from(("\n\n", "\n", "")))
def test_a_glance_hides_no_finding(texts: list[str], between: str) -> None:
    """Of all rules, the suspects find what all find: in any mixture of samples."""
    reading = read(between.join(texts))
    kind = rulebook.kind_of(reading)._replace(wants=frozenset(RULES))
    rules = tuple(rulebook.fitting(kind, LIBRARY.phrases(kind.language)))
    assert review(reading, rulebook.Book(rules).glanced(reading)) == review(reading, rules)


# What the rules look for paragraph by paragraph, with every digit read as 0.
BLIND = (apologies.PATTERN, prepaid.BACK, prepaid.NEEDED["amount"], stray_amount.PATTERN, stray_date.PATTERN)
NUMBERS = st.sampled_from(("1,234円", "USD 12.50", "12月5日（土）", "5 Dec", "2026-12-05", "1999/1/2", "9"))


@settings(deadline=None, max_examples=300)
@given(st.lists(SAMPLES | NAMES | NUMBERS, min_size=1, max_size=6), st.sampled_from(("\n\n", "\n", " ", "")))
def test_whatever_the_digits_the_same_is_found(texts: list[str], between: str) -> None:
    """What stands in a paragraph of zeros stands in the text, with its own digits."""
    reading = read(between.join(texts), facts=Facts(names=tuple(texts[:1])))
    for pattern in BLIND:
        found = [(each.start(), each[0]) for each in re.finditer(pattern, reading.flow)]
        assert list(reading.find(pattern)) == found


@settings(deadline=None, max_examples=300)
@given(st.lists(SAMPLES | NAMES | NUMBERS, min_size=1, max_size=9), st.sampled_from(("\n\n", "\n")))
def test_lines_are_joined_where_their_joints_say(texts: list[str], between: str) -> None:
    """Each line stands in the flow at its place, whatever paragraphs of zeros came before."""
    reading = read(between.join(texts))
    for at, start in reading.joints:
        rest = reading.text[start:].partition("\n")[0]
        assert reading.plain[at : at + len(rest)] == rest


@pytest.mark.parametrize(
    "ask", [lambda mark: mark == "x", hash, len, lambda mark: mark + "x", lambda mark: mark[0]]
)
def test_a_mark_says_nothing_but_itself(ask: Any) -> None:  # noqa: ANN401 - any question
    """Whatever else a template may ask of a text depends on the text."""
    with pytest.raises(TypeError):
        ask(Mark(1))
