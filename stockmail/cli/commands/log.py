"""``stockmail log``: the cases on record, and what became of them."""

from typing import Annotated

import typer

from stockmail.cli import complete, log_add, log_keep
from stockmail.cli.log_options import At, Channel, Order
from stockmail.cli.shared import Shop
from stockmail.cli.talk import _


def about() -> str:
    """What the command is for, in a line."""
    return _("List the cases on record; note what became of them.")


def register(app: typer.Typer) -> None:
    """Add the command with its sub-commands to *app*."""
    _list(app)
    _show(app)
    _sent(app)
    _reply(app)
    _close(app)
    log_add.register(app)
    log_keep.register(app)


def _list(app: typer.Typer) -> None:
    here = typer.Option

    @app.callback(
        invoke_without_command=True, help=about(), epilog="stockmail log\nstockmail log --state sent"
    )
    def log(
        context: typer.Context,
        state: Annotated[
            str | None,
            here(
                "--state",
                help=_("drafted, sent, answered or settled."),
                metavar=_("NAME"),
                autocompletion=complete.words("drafted", "sent", "answered", "settled"),
            ),
        ] = None,
        every: Annotated[bool, here("--all", help=_("Not only the newest."))] = False,
        shop: Shop = None,
    ) -> None:
        if context.invoked_subcommand is None:
            from stockmail.cli import logbook

            logbook.listed(shop, state, every=every)

    del log


def _show(app: typer.Typer) -> None:
    @app.command(
        help=_("Show everything about one order."),
        epilog="stockmail log show 10234\nstockmail log show 10234 --channel own",
    )
    def show(order: Order, channel: Channel = None, shop: Shop = None) -> None:
        from stockmail.cli import logbook

        logbook.show(order, channel, shop)

    del show


def _sent(app: typer.Typer) -> None:
    here = typer.Option

    @app.command(help=_("The draft was sent."), epilog="stockmail log sent 10234\nstockmail log sent --all")
    def sent(
        orders: Annotated[
            list[str] | None, typer.Argument(metavar=_("ORDER…"), help=_("The order numbers."))
        ] = None,
        every: Annotated[bool, here("--all", help=_("Every draft on record."))] = False,
        at: At = None,
        channel: Channel = None,
        shop: Shop = None,
    ) -> None:
        from stockmail.cli import moving

        if every is bool(orders):
            raise typer.BadParameter(_("name orders, or --all"))
        moving.sent([moving.Which(order, channel, shop, at) for order in orders or ()], shop, at)

    del sent


def _reply(app: typer.Typer) -> None:
    @app.command(
        help=_("The customer answered."),
        epilog="stockmail log reply 10234 wait\nstockmail log reply 10234 cancel --channel own",
    )
    def reply(
        order: Order,
        answer: Annotated[
            str,
            typer.Argument(
                metavar="wait|alternative|cancel|angry",
                help=_("What they answered."),
                autocompletion=complete.words("wait", "alternative", "cancel", "angry"),
            ),
        ],
        at: At = None,
        channel: Channel = None,
        shop: Shop = None,
    ) -> None:
        from stockmail.cli import moving

        moving.reply(moving.Which(order, channel, shop, at), answer)

    del reply


def _close(app: typer.Typer) -> None:
    here = typer.Option

    @app.command(
        help=_("The order is settled."),
        epilog="stockmail log close 10234 --outcome kept\nstockmail log close 10234 --outcome dropped",
    )
    def close(
        order: Order,
        outcome: Annotated[
            str,
            here("--outcome", help=_("kept, alternative, cancelled; dropped, if it was never sent."),
                 metavar=_("NAME"),
                 autocompletion=complete.words("kept", "alternative", "cancelled", "dropped")),
        ],
        at: At = None,
        channel: Channel = None,
        shop: Shop = None,
    ) -> None:  # fmt: skip
        from stockmail.cli import moving

        moving.close(moving.Which(order, channel, shop, at), outcome)

    del close
