"""``stockmail suggest``: an order in, the scenarios that fit out."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from stockmail.cli import complete, shared
from stockmail.cli.talk import _

if TYPE_CHECKING:
    from stockmail.model import Ask
    from stockmail.readers.sources import Sources

EXAMPLES = """\
stockmail suggest --order order.json --restock-date +10d
stockmail suggest --order order.json --reason discontinued"""
FIRST = ("order", "short", "restock_date", "next_update", "reason", "channel", "to", "shop")


def about() -> str:
    """What the command is for, in a line."""
    return _("Say which scenario fits an order, whether to call first, and when to send.")


def register(app: typer.Typer) -> None:
    """Add the command to *app*."""
    from stockmail.cli.options import decisions, facts, order_files, takes
    from stockmail.cli.pages import showing
    from stockmail.telling import STATES

    here = typer.Option
    rules = _("The rules stand in scenarios.yaml; a shop keeps its own in a file of that name.")

    @app.command(
        cls=showing(*FIRST),
        help=f"{about()}\n\n{rules}",
        epilog=EXAMPLES,
    )
    @takes(sources=order_files(), ask=decisions(), given=facts())
    def suggest(
        sources: "Sources",
        ask: "Ask",
        given: dict[str, Any],
        state: Annotated[
            list[str] | None,
            here(
                "--state",
                help=_("What no order tells: {all}.").format(all=", ".join(STATES)),
                metavar=_("NAME"),
                autocompletion=complete.states,
            ),
        ] = None,
        shop: shared.Shop = None,
        to: Annotated[
            str,
            here(
                "--to",
                help=_("text or json."),
                metavar=_("FORM"),
                autocompletion=complete.words("text", "json"),
            ),
        ] = "text",
        today: shared.Today = None,
    ) -> None:
        from stockmail.cli import adviser

        adviser.serve(adviser.Wanted(sources, shop, tuple(state or ()), to, today), ask, given)

    del suggest
