"""Groups of options, folded into one value at the door: a command gets an Ask, not sixteen strings."""

import functools
import inspect
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from stockmail.cli import complete
from stockmail.cli.complete import Completer
from stockmail.cli.talk import _

if TYPE_CHECKING:
    from stockmail.model import Ask
    from stockmail.readers.sources import Sources


class Option(NamedTuple):
    """One option: the type typer reads it as, its help, and its spelling where that is special."""

    kind: Any
    help: str
    spelling: tuple[str, ...] = ()
    metavar: str | None = None
    complete: Completer | None = None

    def parameter(self, name: str, title: str) -> inspect.Parameter:
        """The option as a parameter of a function, which is how typer wants it; title: of its section."""
        # Without a spelling of its own, typer would give a yes-or-no option a --no- twin.
        spelling = self.spelling or ("--" + name.replace("_", "-"),)
        metavar = self.metavar or _("TEXT")
        info = typer.Option(
            *spelling,
            help=self.help,
            metavar=metavar,
            show_default=False,
            rich_help_panel=title or None,
            autocompletion=self.complete,
        )
        default = False if self.kind is bool else None
        return inspect.Parameter(
            name, inspect.Parameter.KEYWORD_ONLY, default=default,
            annotation=Annotated[self.kind, info],
        )  # fmt: skip


class Group(NamedTuple):
    """Options that belong together, and what they fold into; title: of their section in the help."""

    options: Mapping[str, Option]
    fold: Callable[[Mapping[str, Any]], Any]
    title: str = ""


def takes(**groups: Group) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command the options of *groups*; each arrives folded, under the group's name."""

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        @functools.wraps(command)
        def folding(**given: Any) -> None:  # noqa: ANN401 - whatever the options hold
            for name, group in groups.items():
                given[name] = group.fold({key: given.pop(key) for key in group.options})
            command(**given)

        own = inspect.signature(command).parameters.values()
        parameters = [parameter for parameter in own if parameter.name not in groups]
        for group in groups.values():
            parameters += [option.parameter(name, group.title) for name, option in group.options.items()]
        parameters = [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in parameters]
        folding.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        folding.__annotations__ = {p.name: p.annotation for p in parameters}
        return folding

    return decorate


def _ask(given: Mapping[str, Any]) -> "Ask":
    from stockmail.model import Ask

    many = {name: tuple(given[name] or ()) for name in ("short", "allow")}
    return Ask(**{**given, **many})


def decisions() -> Group:
    """The decisions of the person at the desk; the fields of Ask."""
    text, many = str | None, list[str] | None
    day = _("DATE")
    options = {
        "restock_date": Option(text, _("When it is back: 2026-12-05, 12/5, +10d, +5bd (business days), "
                                       "2026-12-early|mid|late, or unknown with --next-update."),
                               metavar=day),
        "next_update": Option(text, _("When the customer hears from you again."), metavar=day),
        "new_date": Option(text, _("The new day: of delivery, of the parcel sent again, of the next cycle."),
                           metavar=day),
        "alternative": Option(text, _("Another product: a name, or a JSON/YAML file with name, price, url, "
                                      "image and specs."), metavar=_("NAME|FILE")),
        "same_price": Option(bool, _("A better model at the ordered price.")),
        "coupon": Option(text, _("A discount on the next purchase: CODE:500 or CODE:10%."), metavar="CODE:N"),
        "coupon_until": Option(text, _("The coupon's last day."), metavar=day),
        "free_shipping": Option(bool, _("The shop pays the shipping.")),
        "enclose": Option(text, _("A small gift in the next parcel."), metavar=_("TEXT")),
        "reason": Option(text, _("sold-out, oversold, order-rush, failed-inspection, discontinued, "
                                 "limited-run, supplier-delay, or one sentence of your own."),
                         metavar=_("REASON"), complete=complete.reasons),
        "refund": Option(text, _("card, bank, konbini, paypay, cod, points or mall."), metavar=_("WAY"),
                         complete=complete.refunds),
        "refund_by": Option(text, _("The refund is promised for this day."), metavar=day),
        "refunded_on": Option(text, _("The refund was made on this day."), metavar=day),
        "reply_by": Option(text, _("Until when the customer may answer."), metavar=day),
        "staff": Option(text, _("Who signs."), metavar=_("NAME")),
        "note": Option(text, _("One personal line."), metavar=_("TEXT")),
        "point": Option(text, _("What the customer complained of, in a line, in your words."),
                        metavar=_("TEXT")),
        "done": Option(text, _("What was done since, in one sentence."), metavar=_("TEXT")),
        "second_notice": Option(bool, _("They were told of a delay before, and it is not over yet.")),
        "short": Option(many, _("Which product cannot ship, and how many of it."), metavar="SKU[=N]",
                        complete=complete.skus),
        "allow": Option(many, _("Set one rule of the channel aside, by the name that the refusal gives."),
                        metavar=_("RULE"), complete=complete.bans),
    }  # fmt: skip
    return Group(options, _ask, _("Decisions"))


def order_files() -> Group:
    """Where orders are read from; --from, --encoding and --map are for what cannot be found out."""
    order = _("The order: JSON, or a file of your shop system; - for standard input.")
    how = reading()
    options = {"order": Option(list[str] | None, order, metavar=_("FILE|-")), **how.options}
    return Group(options, lambda given: how.fold(given)._replace(files=tuple(given["order"] or ())))


def reading() -> Group:
    """How files of orders are read, for commands that take the files as arguments."""
    form = _("Which system wrote the file; `stockmail formats` lists them.")
    columns = _("A YAML file that says which field each column of a table holds.")
    options = {
        "form": Option(str | None, form, ("--from",), _("NAME"), complete.formats),
        "encoding": Option(str | None, _("The file's encoding: cp932, euc_jp …"), metavar=_("NAME")),
        "columns": Option(Path | None, columns, ("--map",), _("FILE")),
    }
    return Group(options, _sources)


def _sources(given: Mapping[str, Any]) -> "Sources":
    from stockmail.readers.sources import Sources

    return Sources((), given["form"], given["encoding"], given["columns"])


# What can be true of all orders of a day; in a batch it counts where a file does not say it.
COMMON = ("language", "channel", "currency", "payment.method", "payment.paid", "payment.paid_at",
          "gift", "needed_by", "accepted")  # fmt: skip


def facts(only: tuple[str, ...] | None = None) -> Group:
    """Order facts as options, folded into JSON path → value; they win over the file. only: these paths."""
    text, yes = str | None, bool | None
    table: dict[str, tuple[str, Option]] = {
        "language": ("lang", Option(text, _("The draft's language: ja or en."), ("--lang",), _("LANGUAGE"),
                                    complete.languages)),
        "channel": ("channel", Option(text, _("Where it is sent: own, rakuten, amazon …"), metavar=_("NAME"),
                                      complete=complete.channels)),
        "id": ("order_id", Option(text, _("The order number."))),
        "ordered_at": ("ordered_at", Option(text, _("When it was ordered."), metavar=_("DATE"))),
        "customer.name": ("customer", Option(text, _("The customer's full name."), metavar=_("NAME"))),
        "customer.name_en": ("name_en", Option(text, _("The same in Latin letters."), metavar=_("NAME"))),
        "customer.kana": ("kana", Option(text, _("Its reading: ヤマダ タロウ."), metavar=_("KANA"))),
        "customer.company": ("company", Option(text, _("The company that ordered."), metavar=_("NAME"))),
        "customer.company_en": ("company_en", Option(text, _("The same in Latin letters."),
                                                     metavar=_("NAME"))),
        "customer.email": ("email", Option(text, _("The customer's address."))),
        "customer.phone": ("phone", Option(text, _("The customer's phone."))),
        "customer.country": ("country", Option(text, _("The customer's country: JP, US, GB …"))),
        "lines": ("item", Option(list[str] | None, _("A product: “NAME x2 @3740 #SKU”; one for each."),
                                 metavar=_("ITEM"))),
        "currency": ("currency", Option(text, _("JPY when not given."))),
        "payment.method": ("method", Option(text, _("How it was paid: card, bank, konbini, paypay, cod …"),
                                            metavar=_("WAY"), complete=complete.refunds)),
        "payment.paid": ("paid", Option(yes, _("Whether the money was taken."), ("--paid/--unpaid",))),
        "payment.paid_at": ("paid_at", Option(text, _("The day it was taken."), metavar=_("DATE"))),
        "payment.total": ("total", Option(text, _("What was charged."), metavar=_("AMOUNT"))),
        "payment.shipping": ("shipping", Option(text, _("The shipping in it."), metavar=_("AMOUNT"))),
        "payment.points_used": ("points_used", Option(text, _("Points spent."), metavar="N")),
        "payment.coupon_used": ("coupon_used", Option(text, _("A coupon spent."), metavar=_("AMOUNT"))),
        "gift": ("gift", Option(yes, _("It is a present."), ("--gift/--no-gift",))),
        "needed_by": ("needed_by", Option(text, _("The day it must arrive."), metavar=_("DATE"))),
        "accepted": ("accepted", Option(yes, _("Whether the shop had accepted the order."),
                                        ("--accepted/--not-accepted",))),
    }  # fmt: skip
    table = {path: entry for path, entry in table.items() if only is None or path in only}

    def fold(given: Mapping[str, Any]) -> dict[str, Any]:
        from stockmail.readers import flags

        found = {path: given[name] for path, (name, _option) in table.items()}
        for path in found.keys() & {"payment.total", "payment.shipping", "payment.coupon_used"}:
            if found[path] is not None:
                found[path] = flags.amount(found[path], "--" + table[path][0].replace("_", "-"))
        if found.get("payment.points_used") is not None:
            found["payment.points_used"] = flags.whole(found["payment.points_used"], "--points-used")
        if "lines" in found:
            found["lines"] = [flags.item(text) for text in found["lines"] or ()] or None
        return found

    return Group(dict(table.values()), fold, _("Facts of the order"))
