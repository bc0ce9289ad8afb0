"""One case made by hand, so that a test says only what is different in it."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from stockmail.calendar import Calendar
from stockmail.case import Case
from stockmail.channel import Channel
from stockmail.gaps import Gaps
from stockmail.model import Customer, Decisions, Line, Order, Payment, Shop
from stockmail.scenario import Scenario
from stockmail.voice import Voice
from tests.cases import DAY, LIBRARY, SHOP

RESTOCK = LIBRARY.scenarios["restock"]
OWN = LIBRARY.channel("own")
TARO = Customer(family_name="山田", given_name="太郎", name_en="Taro Yamada")
MUGS = Line("MUG-NV", "マグカップ", "mug", "ネイビー", "navy", quantity=2, unit_price=Decimal(3740), short=2)
TEAS = Line("TEA-01", "煎茶", "green tea", quantity=1, unit_price=Decimal(1620), short=0)
CARD = Payment("card", paid=True, total=Decimal(7480))
ORDER = Order("10234", datetime(2026, 11, 21, 9, tzinfo=UTC), customer=TARO, lines=(MUGS,), payment=CARD)


def a_case(
    order: Order = ORDER,
    scenario: Scenario = RESTOCK,
    *,
    language: str = "ja",
    channel: Channel = OWN,
    medium: str = "mail",
    shop: Shop = SHOP,
    form: bool = False,
    today: date = DAY,
    **decided: Any,  # noqa: ANN401 - the fields of Decisions
) -> Case:
    """A case of the example shop, two of whose mugs are not there."""
    wording = LIBRARY.wording(language)
    voice = Voice(language, wording, order.customer.country, today)
    made, gaps = Decisions(**decided), Gaps(wording["blanks"])
    return Case(
        order, shop, scenario, made, channel, voice, today, Calendar(), medium, form, gaps, [], [], {}
    )
