"""What a channel forbids is refused with its rule; --allow sets one aside, and says so."""

import pytest

from stockmail.errors import Note, Problem, RuleError
from stockmail.model import Ask
from stockmail.refusals import refuse, set_aside
from tests.cases import LIBRARY

AMAZON = LIBRARY.channel("amazon")


def test_a_rule_that_is_none_is_named_with_the_nearest() -> None:
    """And nothing is set aside."""
    left, notes, problems = set_aside(Ask(allow=("no-cupon",)), AMAZON)
    assert (left, notes) == (AMAZON, [])
    assert [(problem.where, problem.path, problem.flag) for problem in problems] == [
        ("--allow", "decisions.allow", "--allow"),
    ]
    assert problems[0].values["close"] == "no-coupon"


def test_a_rule_that_is_set_aside_no_longer_holds_and_that_is_told() -> None:
    """Once, however often it is named."""
    left, notes, problems = set_aside(Ask(allow=("no-coupon", "no-coupon")), AMAZON)
    assert set(AMAZON.forbids) - set(left.forbids) == {"coupon"}
    assert [note.message for note in notes] == [
        "{rule} of {channel} is set aside by --allow; you answer for it"
    ]
    assert problems == []
    refuse(Ask(coupon="SORRY:500"), None, left)


def test_allowing_what_nobody_forbids_changes_nothing_and_is_told() -> None:
    """The person at the desk may be thinking of another channel."""
    own = LIBRARY.channel("own")
    message = "{channel} has no rule {rule}; --allow changes nothing"
    told = [Note(message, {"channel": own.name, "rule": "no-coupon"})]
    assert set_aside(Ask(allow=("no-coupon",)), own) == (own, told, [])


def refused(ask: Ask, medium: str | None = None) -> RuleError:
    """The refusal."""
    with pytest.raises(RuleError) as stopped:
        refuse(ask, medium, AMAZON)
    return stopped.value


def test_all_that_is_forbidden_is_refused_at_once() -> None:
    """With the option and the JSON path of each, and the way to decide otherwise."""
    error = refused(Ask(coupon="A:1", alternative={"name": "x", "url": "https://x.example"}))
    assert {(problem.flag, problem.path) for problem in error.problems} == {
        ("--coupon", "decisions.coupon"),
        ("--alternative", "decisions.alternative"),
    }
    rules = {str(problem.values["rule"]) for problem in error.problems}
    assert error.hint is not None
    assert set(str(error.hint.values["allow"]).removeprefix("--allow ").split(" --allow ")) == rules


def test_a_medium_is_refused_by_its_own_option() -> None:
    """A mail where only the marketplace's messages may be used."""
    barred = next((name for name in ("mail", "phone") if AMAZON.refuses.get(name) in AMAZON.forbids), None)
    assert barred is not None
    (problem,) = refused(Ask(), barred).problems
    assert (problem.flag, problem.path) == (f"--as {barred}", "as")


def test_the_page_of_another_product_is_refused_where_links_are() -> None:
    """Also where the product itself may be named; where it has no page nothing is."""
    may = AMAZON.without(["other-item"])
    with pytest.raises(RuleError) as stopped:
        refuse(Ask(alternative={"name": "x", "url": "https://x.example"}), None, may)
    assert [(problem.flag, problem.path) for problem in stopped.value.problems] == [
        ("--alternative", "decisions.alternative.url"),
    ]
    refuse(Ask(alternative={"name": "x"}), None, may)
    refuse(Ask(alternative="x"), None, may)
    refuse(Ask(alternative={"name": "x", "url": 5}), None, may)


@pytest.mark.parametrize("verified", [True, False])
def test_a_rule_that_nobody_read_on_the_marketplaces_own_page_is_only_probable(*, verified: bool) -> None:
    """And says so."""
    rule = AMAZON.forbids["coupon"]._replace(verified=verified)
    channel = AMAZON._replace(forbids={"coupon": rule})
    with pytest.raises(RuleError) as stopped:
        refuse(Ask(coupon="A:1"), None, channel)
    sure = "{channel} does not allow this: {why} ({rule}; source: {source})"
    unsure = "{channel} probably does not allow this: {why} ({rule}; source, not verified: {source})"
    values = {"channel": AMAZON.name, "why": rule.why, "rule": rule.name, "source": rule.source}
    message = sure if verified else unsure
    wanted = Problem(message, values, "--coupon", "decisions.coupon", "--coupon")
    assert stopped.value.problems == (wanted,)


@pytest.mark.parametrize(
    ("url", "may"),
    [
        ("https://minato.example/a", True),
        ("https://www.minato.example/a", True),
        ("https://notminato.example/a", False),
        ("https://minato.example.x.example/a", False),
        ("https://x.example\\@minato.example/", False),
        ("https://[minato.example/", False),
        ("", False),
    ],
)
def test_a_link_may_lead_to_the_marketplaces_own_pages(url: str, *, may: bool) -> None:
    """Whatever else stands in it; what cannot be read as an address leads nowhere."""
    assert AMAZON._replace(links=("minato.example",)).may_link(url) is may
    assert LIBRARY.channel("own").may_link(url)
