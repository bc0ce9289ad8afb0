"""What Japanese law asks of a mail about a prepaid order.

Why: 特商法13条. Whoever took money before shipping must say whether the order is accepted, what was
received and on which day, for which goods, and who the shop is: name, address, phone. When it is not
accepted, that the money goes back, and how. Only a warning: a text does not tell whether money was
taken before shipping. (Not legal advice.)
"""

from collections.abc import Iterator

from stockmail.checks import Finding
from stockmail.errors import N_, Note
from stockmail.reading import Reading

LEVEL = "warning"
FAILS = (
    "代金を返金いたします。\n\n--\nみなと雑貨店 佐藤",
    "代金7,480円を返金いたします。\n\n--\nみなと雑貨店\n電話 045-000-0000",
)
PASSES = (
    "代金7,480円を返金いたします。\n\n--\nみなと雑貨店\n〒231-0000 横浜市中区例町1-2-3\n電話 045-000-0000",
    "お支払いは不要です。",
    "We will refund you.",
)
BACK = r"返金|払い戻|振り?込|お戻し"
HINTS = ("返金", "払い戻", "振り込", "振込", "戻し")
NEEDED = {
    "amount": r"[\d,，０-９]+ ?(?:円|ポイント)|[¥￥$€£]\d",
    "address": r"〒|(?:都|道|府|県|市|区|町|村)[^。\n]*\d",
    "phone": r"\d{2,4}[-‐－(（ ]\d{2,4}[-‐－)） ]\d{3,4}",
}
SAID = {
    "amount": N_("the amount"),
    "address": N_("the shop's address"),
    "phone": N_("the shop's phone"),
    "received": N_("the day the money was received ({day})"),
}


def check(reading: Reading) -> Iterator[Finding]:
    """Money that goes back without its amount and day, or from a shop without address and phone.

    A shop of our own that lacks them is told so when the draft is made, not again here.
    """
    if reading.language != "ja" or not reading.says(BACK):
        return
    channel = reading.channel
    if channel and channel.refunds == "mall":
        return
    needed = ("amount",) if reading.facts else tuple(NEEDED)
    lacking = [name for name in needed if not reading.says(NEEDED[name])]
    day = reading.facts.received if reading.facts else ""
    lacking += [] if day in reading.flow else ["received"]
    for name in lacking:
        at, _words = next(reading.find(BACK))
        yield Finding(
            reading.place(at),
            "特商法13条 also asks for: {lacking}",
            N_("what was received and when; who the shop is"),
            {"lacking": Note(SAID[name], {"day": day})},
        )
