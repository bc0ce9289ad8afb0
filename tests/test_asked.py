"""A command made with the options that its line names does what it does with all of them."""

import inspect
from typing import Any

import pytest
import typer
from hypothesis import given, settings
from hypothesis import strategies as st

from stockmail import registry
from stockmail.cli import asked, commands
from stockmail.cli.pages import App
from tests.conftest import Run


def heard(name: str, line: list[str], named: tuple[str, ...] | None) -> dict[str, Any]:
    """What the command's function gets of *line*, made with the options *named* alone."""
    got: dict[str, Any] = {}
    app = App(add_completion=False)
    registry.load(commands, name).register(app)
    (info,) = app.registered_commands
    signature = inspect.signature(info.callback)  # type: ignore[arg-type]

    def keep(**given: Any) -> None:  # noqa: ANN401 - any option's value
        got.update(given)

    keep.__signature__ = signature  # type: ignore[attr-defined]
    keep.__annotations__ = {each.name: each.annotation for each in signature.parameters.values()}
    info.callback = keep
    if named is not None:
        assert asked.narrow(app, named)
    typer.main.get_command(app)(line, standalone_mode=False)
    return {key: value for key, value in got.items() if not isinstance(value, typer.Context)}


def _is_single(name: str) -> bool:
    app = App(add_completion=False)
    registry.load(commands, name).register(app)
    return len(app.registered_commands) == 1 and not app.registered_callback


def options(name: str) -> tuple[list[str], list[list[str]]]:
    """What the command cannot do without, and every option, spelled in each way, with a value."""
    app = App(add_completion=False)
    registry.load(commands, name).register(app)
    command: Any = typer.main.get_command(app)
    needed, found = [], []
    for param in command.params:
        if param.param_type_name == "argument":
            needed += ["7"] if param.required else []
            continue
        for spelling in (*param.opts, *param.secondary_opts):
            given = [spelling] if param.is_flag else [spelling, "7"]
            found.append(given)
            if not param.is_flag:
                found.append([f"{spelling}=7" if spelling.startswith("--") else f"{spelling}7"])
    return needed, found


SINGLE = {name: options(name) for name in registry.names(commands) if _is_single(name)}
LINES = st.sampled_from(tuple(SINGLE)).flatmap(
    lambda name: st.tuples(st.just(name), st.lists(st.sampled_from(SINGLE[name][1] or [[]]), max_size=4))
)


@pytest.mark.parametrize("name", SINGLE)
def test_an_option_that_is_not_made_is_as_if_not_given(name: str) -> None:
    """Of every command, with nothing but what it needs on the line."""
    needed, _every = SINGLE[name]
    assert heard(name, needed, tuple(needed)) == heard(name, needed, None)


@pytest.mark.parametrize("name", SINGLE)
def test_no_option_is_made_that_is_not_named(name: str) -> None:
    """Nothing but its arguments is left."""
    app = App(add_completion=False)
    registry.load(commands, name).register(app)
    assert asked.narrow(app, ())
    command: Any = typer.main.get_command(app)
    assert {param.param_type_name for param in command.params} <= {"argument"}


@settings(deadline=None, max_examples=200)
@given(LINES)
def test_options_named_in_any_way_are_heard(line: tuple[str, list[list[str]]]) -> None:
    """Long and short, apart from the value and joined to it."""
    name, chosen = line
    words = [*SINGLE[name][0], *(word for each in chosen for word in each)]
    assert heard(name, words, tuple(words)) == heard(name, words, None)


def test_a_wrong_line_is_told_by_all_options(run: Run) -> None:
    """The nearest option is one that the line does not name."""
    assert "did you mean --coupon?" in run("draft", "--cupon", "X:5").err
    assert "--note" in run("draft", "-s", "restock", "--example", "--note").err


def test_help_after_other_words_shows_every_option(run: Run) -> None:
    """Wherever it stands on the line."""
    assert "--imap-drafts" in run("draft", "-s", "restock", "--help-all").out
    assert "--restock-date" in run("draft", "-s", "restock", "-h").out
