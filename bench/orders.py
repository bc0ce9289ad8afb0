"""Orders of a busy shop for the benchmarks: as many as are asked for, the same ones every time.

Names, numbers, days, products, variants, pieces and sums differ from order to order, as they do
in an export of a shop system.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

TODAY = date(2026, 11, 25)
FAMILIES = (
    "佐藤 鈴木 高橋 田中 伊藤 渡辺 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 林 斎藤 清水 "
    "山崎 森 池田 橋本 阿部 石川 山下 中島 石井 小川 前田 岡田 長谷川 藤田 後藤 近藤 村上 遠藤 青木 坂本 "
    "髙橋 髙田 渡邉 西村 福田 太田 三浦 藤井 岡本 松田 中川 中野 原田 小野 田村 竹内 金子 和田 中山 石田"
)
GIVEN = (
    "陽翔 蓮 湊 樹 悠真 大翔 律 碧 朝陽 太郎 翔太 健一 誠 浩 隆 直樹 大輔 拓也 亮 学 "
    "陽葵 凛 紬 葵 結菜 芽依 莉子 さくら 美咲 花子 恵子 由美 久美子 裕子 真由美 明美 智子 香織 舞 愛"
)
ENGLISH_FAMILIES = "Miller Smith Jones Brown Wilson Taylor Clark Lewis Walker Young King Wright"
ENGLISH_GIVEN = "Jane Emma Olivia Liam Noah James Mary John Anna Lucy Grace Henry"
PRODUCTS = (
    ("波佐見焼マグカップ", "Hasami mug", 3740), ("有田焼の湯呑み", "Arita tea cup", 2200),
    ("八女の煎茶", "Yame green tea", 1620), ("今治タオル フェイスサイズ", "Imabari face towel", 1980),
    ("南部鉄器の急須", "Nambu iron teapot", 12800), ("江戸切子グラス", "Edo Kiriko glass", 8800),
    ("美濃焼の飯碗", "Mino rice bowl", 1540), ("山中塗の汁椀", "Yamanaka soup bowl", 4180),
    ("竹のざる 21cm", "bamboo basket, 21 cm", 2640), ("会津木綿のエプロン", "Aizu cotton apron", 5280),
    ("倉敷帆布のトートバッグ", "Kurashiki canvas tote", 7480), ("土佐和紙の便箋", "Tosa paper pad", 880),
    ("伊賀焼の土鍋 8号", "Iga clay pot", 14300), ("曲げわっぱの弁当箱", "bentwood lunch box", 9900),
    ("小鹿田焼の皿", "Onta plate", 2860), ("津軽びいどろの花瓶", "Tsugaru glass vase", 4950),
    ("ドリップコーヒー 10袋入り", "drip coffee, 10 bags", 1850), ("ひのきのまな板", "cypress board", 6050),
    ("銅の玉子焼き器", "copper omelette pan", 7150), ("真鍮のバターナイフ", "brass butter knife", 1760),
    ("播州織のストール", "Banshu stole", 6600), ("奈良の蚊帳ふきん 5枚組", "Nara kitchen cloths", 2420),
    ("越前漆器の箸", "Echizen chopsticks", 1320), ("信楽焼の植木鉢", "Shigaraki planter", 3850),
)  # fmt: skip
VARIANTS = ((None, None), ("ネイビー", "navy"), ("白", "white"), ("藍色", "indigo"), ("Lサイズ", "size L"),
            ("生成り", "natural"), ("限定色 若草", "fresh green"))  # fmt: skip
METHODS = ("card", "card", "card", "paypay", "bank", "konbini")
OFFERS: dict[str, Any] = {
    "coupon": "SORRY500:500",
    "coupon_until": "2027-01-31",
    "free_shipping": True,
    "enclose": "ドリップコーヒー",
    "note": "次の入荷では、いちばんに取り置きいたします。",
}
ENGLISH: dict[str, Any] = {"enclose": "drip coffee", "note": "We will set the first pieces aside for you."}


def orders(count: int, language: str = "ja", *, rest: bool = False) -> Iterator[dict[str, Any]]:
    """So many orders in the native form, one after another; nothing of them is kept.

    rest: each holds something that ships; else three in ten do.
    """
    chance = random.Random(1)  # noqa: S311 - no secret
    for number in range(count):
        more = rest or chance.random() < 0.3  # noqa: PLR2004
        lines = [_line(chance, short=True), *([_line(chance, short=False)] if more else [])]
        yield _order(chance, 10000 + number, language, lines)


def _order(chance: random.Random, number: int, language: str, lines: list[dict[str, Any]]) -> dict[str, Any]:
    ordered = TODAY - timedelta(days=chance.randrange(1, 5))
    total = sum(line["quantity"] * line["unit_price"] for line in lines)
    shipping = 0 if total > 5000 else 660  # noqa: PLR2004
    return {
        "id": f"{chance.choice(('', '', 'A-', 'MZ'))}{number}",
        "ordered_at": f"{ordered}T{chance.randrange(24):02}:{chance.randrange(60):02}:00+09:00",
        "language": language,
        "customer": {**_customer(chance, language), "email": f"customer-{number}@example.com"},
        "lines": lines,
        "payment": {
            "method": chance.choice(METHODS),
            "paid": True,
            "paid_at": str(ordered),
            "total": total + shipping,
            "shipping": shipping,
        },
    }


def _line(chance: random.Random, *, short: bool) -> dict[str, Any]:
    (name, name_en, price), (variant, variant_en) = chance.choice(PRODUCTS), chance.choice(VARIANTS)
    quantity = chance.choice((1, 1, 1, 2, 2, 3, 4))
    missing = (quantity if chance.random() < 0.8 else chance.randrange(1, quantity + 1)) if short else 0  # noqa: PLR2004
    line = {"name": name, "name_en": name_en, "quantity": quantity, "unit_price": price, "short": missing}
    return line if variant is None else {**line, "variant": variant, "variant_en": variant_en}


def _customer(chance: random.Random, language: str) -> dict[str, Any]:
    def one_of(names: str) -> str:
        return chance.choice(names.split())

    if language == "en":
        return {"name": f"{one_of(ENGLISH_GIVEN)} {one_of(ENGLISH_FAMILIES)}", "country": "US"}
    return {"family_name": one_of(FAMILIES), "given_name": one_of(GIVEN)}


def decisions(chance: random.Random, language: str) -> dict[str, Any]:
    """What is decided about an order: a day, and all offers."""
    day = str(TODAY + timedelta(days=chance.randrange(7, 24)))
    return {"restock_date": day, "new_date": day, **OFFERS, **(ENGLISH if language == "en" else {})}
