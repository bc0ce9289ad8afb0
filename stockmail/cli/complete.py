"""What a TAB offers. Each function loads only what it tells; a fault in a file offers nothing."""

import functools
import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import typer

from stockmail import messages, registry

# A word, or a word with what it means.
Offers = Iterable[str | tuple[str, str]]
Completer = Callable[[typer.Context], Offers]


def quiet(completer: Completer) -> Completer:
    """*completer*, which keeps still where a file of the user's is missing or wrong."""
    from stockmail.errors import StockmailError

    @functools.wraps(completer)
    def offer(ctx: typer.Context) -> Offers:
        try:
            return list(completer(ctx))
        except (StockmailError, OSError):
            return ()

    return offer


def words(*names: str) -> Completer:
    """A completer of a fixed list."""

    def offer(ctx: typer.Context) -> Offers:
        del ctx
        return names

    return offer


def members(package: str) -> Completer:
    """A completer of the members of a registry."""

    def offer(ctx: typer.Context) -> Offers:
        del ctx
        from importlib import import_module

        return registry.names(import_module(package))

    return offer


forms = members("stockmail.outputs")
reports = members("stockmail.reports")
exports = members("stockmail.exports")


def formats(ctx: typer.Context) -> Offers:
    """The ways to write orders."""
    del ctx
    from stockmail.readers import formats as package

    return [name.replace("_", "-") for name in registry.names(package)]


@quiet
def scenarios(ctx: typer.Context) -> Offers:
    """Every scenario, with its title."""
    tongue = messages.language(os.environ)
    return [(name, entry.title[tongue]) for name, entry in _library(ctx).scenarios.items()]


@quiet
def channels(ctx: typer.Context) -> Offers:
    """Where it may be sent."""
    return list(_library(ctx).channels)


@quiet
def languages(ctx: typer.Context) -> Offers:
    """Of drafts."""
    return list(_library(ctx).languages)


@quiet
def media(ctx: typer.Context) -> Offers:
    """Those that the scenario named has words for; all of them where none is named."""
    library = _library(ctx)
    entry = library.scenarios.get(ctx.params.get("scenario") or "")
    return entry.media if entry else ("mail", "message", "phone", "notice")


@quiet
def reasons(ctx: typer.Context) -> Offers:
    """The reasons that there are sentences for."""
    return tuple(_library(ctx).wording("en")["reasons"])


@quiet
def refunds(ctx: typer.Context) -> Offers:
    """The ways of paying back."""
    return tuple(_library(ctx).wording("en")["refunds"])


def states(ctx: typer.Context) -> Offers:
    """What no order tells."""
    del ctx
    from stockmail.telling import STATES

    return STATES


@quiet
def bans(ctx: typer.Context) -> Offers:
    """The rules that --allow sets aside; of the channel named, only its own."""
    from stockmail.refusals import RULES

    name = ctx.params.get("channel")
    return [rule.name for rule in _library(ctx).channel(name).forbids.values()] if name else RULES


@quiet
def rules(ctx: typer.Context) -> Offers:
    """The rules of the review."""
    from stockmail import rulebook

    library = _library(ctx)
    phrases = (name for language in library.languages for name in library.phrases(language))
    return sorted({*phrases, *(name for kind in rulebook.KINDS for name in rulebook.names(kind))})


@quiet
def skus(ctx: typer.Context) -> Offers:
    """The products in the order files that the line names so far; standard input is left alone."""
    params = ctx.params
    # What stands before an option without its value yet is left over.
    named = params.get("order") or params.get("files") or ("files" in params and ctx.args) or ()
    files = [str(name) for name in named if name != "-"]
    if not files:
        return ()
    import io

    from stockmail.readers import orders
    from stockmail.readers.sources import Sources

    columns = params.get("columns")
    sources = Sources(tuple(files), params.get("form"), params.get("encoding"), columns and Path(columns))
    found = [each.raw.fields for read in orders.read(sources, io.BytesIO()) for each in read.orders]
    wanted = params.get("order_id")
    mine: list[Any] = [fields for fields in found if wanted is None or str(fields.get("id")) == wanted]
    lines = (line for fields in mine for line in fields.get("lines", ()) if isinstance(line, dict))
    return list({str(line["sku"]): str(line.get("name", "")) for line in lines if line.get("sku")}.items())


def _library(ctx: typer.Context) -> Any:  # noqa: ANN401 - a Library, which only some completers load
    """The words and rules, with the shop's own where the line or the folder names a shop."""
    from stockmail import settings
    from stockmail.library import Library
    from stockmail.world import real

    world = real()
    given = ctx.params.get("shop")
    path = settings.path(Path(given) if given else None, world)
    return Library(path.resolve().parent / "templates" if path else None, world.cache)


def cases(ctx: typer.Context) -> Offers:
    """The orders that texts are tried on."""
    del ctx
    return case_names()


def case_names() -> Sequence[str]:
    """Their names."""
    from stockmail import cases as telling
    from stockmail.library import Library
    from stockmail.world import real

    return telling.names(Library(None, real().cache))
