"""The decisions as fields: what each may hold in an order file, and which option gives it."""

from collections.abc import Mapping

from stockmail.errors import N_, Problem
from stockmail.fields import Field, by_key, read_fields
from stockmail.kinds import FLAG, MONEY, TEXT, TITLE, URL, Bad, Kind, one_line, shown, title
from stockmail.model import Ask


def _specs(value: object) -> dict[str, tuple[str, str]]:
    if not isinstance(value, Mapping):
        raise Bad("must be a table like {{weight: [300g, 350g]}}, not {got}", got=shown(value))
    table = {}
    for name, pair in value.items():
        if not isinstance(pair, list) or len(pair) != 2:  # noqa: PLR2004 - the ordered one, this one
            raise Bad(
                "needs two values for {name}: of the ordered product and of this one",
                name=shown(name),
            )
        table[one_line(str(name))] = (_spec(pair[0]), _spec(pair[1]))
    return table


def _spec(value: object) -> str:
    """A text; a whole number may stand without its quotes."""
    return one_line(str(value) if type(value) is int else value)


SPECS = Kind(
    _specs,
    {
        "type": "object",
        "propertyNames": TEXT.schema,
        "additionalProperties": {
            "type": "array",
            "items": {"anyOf": [TEXT.schema, {"type": "integer"}]},
            "minItems": 2,
            "maxItems": 2,
        },
    },
)
ALTERNATIVE = (
    Field("name", TITLE, "The product that is offered instead."),
    Field("name_en", TITLE, "Its name in English."),
    Field("price", MONEY, "Its price for one piece."),
    Field("url", URL, "Its page."),
    Field("image", URL, "Its picture."),
    Field("instead_of", TITLE, "SKU or name of the missing product that it stands for; else the first."),
    Field("specs", SPECS, "Name of a property: [of the ordered product, of this one]."),
    Field("specs_en", SPECS, "The same in English."),
)


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise Bad("must be a list of texts, not {got}", got=shown(value))
    return tuple(map(title, value))


def _name_or_table(value: object) -> object:
    """An alternative before it is read: its own fields are read with its name."""
    return value if isinstance(value, Mapping) else title(value)


_TEXTS = ("new_date", "point", "done", "restock_date", "next_update", "coupon", "coupon_until",
          "enclose", "reason", "refund", "refund_by", "refunded_on", "reply_by", "staff",
          "note")  # fmt: skip
OTHER = Kind(_name_or_table, {"anyOf": [TITLE.schema, {"type": "object"}]})
MANY = Kind(_texts, {"type": "array", "items": TITLE.schema})
ASK = (
    *(Field(f"decisions.{name}", TEXT, f"As --{name.replace('_', '-')}.") for name in _TEXTS),
    Field("decisions.same_price", FLAG, "As --same-price."),
    Field("decisions.free_shipping", FLAG, "As --free-shipping."),
    Field("decisions.second_notice", FLAG, "As --second-notice."),
    Field("decisions.alternative", OTHER, "As --alternative: a name, or an object with more."),
    Field("decisions.short", MANY, "As --short, a list."),
    Field("decisions.allow", MANY, "As --allow, a list."),
)
BY_KEY = by_key(ASK)


def under(ask: Ask, data: object, where: str) -> tuple[Ask, list[Problem]]:
    """*ask* with the order file's own decisions under it; what was asked by option wins."""
    if data is None:
        return ask, []
    if not isinstance(data, Mapping):
        message = N_("must be an object in {{…}}, not {got}")
        return ask, [Problem(message, {"got": shown(data)}, where, "decisions")]
    values, problems = read_fields(BY_KEY, data, lambda key: (where, f"decisions.{key}"))
    if ask == Ask():
        return Ask(**values), problems  # type: ignore[arg-type]
    asked = {name: value for name, value in ask._asdict().items() if value not in (None, False, ())}
    return Ask(**{**values, **asked}), problems


def flag(decision: str) -> str:
    """The option that gives *decision*."""
    return "--" + decision.replace("_", "-")
