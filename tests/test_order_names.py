"""Who is addressed, where a system mixes up names or names somebody else."""

import pytest

from stockmail.readers import people, surnames
from tests.order_files import of_object, of_rows, order_of, said
from tests.test_readers import addressee


def test_a_name_is_never_cut_to_the_given_one() -> None:
    """One field filled is the whole name."""
    found = of_object(
        {"unique_key": "A", "ordered": 1, "order_items": [], "last_name": "", "first_name": "山田太郎"}
    )
    assert addressee(order_of(found)) == "山田太郎"


@pytest.mark.parametrize(
    ("name", "addressed", "told"),
    [
        ("太郎 山田", "山田 太郎", "addressed as 山田 太郎"),
        ("山田 太郎", "山田 太郎", "山田 is a family name"),
        ("太郎 ジョン 山田", "太郎 ジョン 山田", "look at who is addressed"),
        ("山田太郎", "山田太郎", "look at who is addressed"),
        ("Taro Yamada", "Taro Yamada", ""),
        ("Mary Jane Watson", "Mary Jane Watson", ""),
    ],
)
def test_a_name_of_shopify_is_turned_round(name: str, addressed: str, told: str) -> None:
    """Its CSV writes "given family" for Japanese names too."""
    (found,) = of_rows({"Name": "#1", "Billing Name": name, "Lineitem name": "皿", "Lineitem quantity": "1"})
    assert addressee(order_of(found)) == addressed
    assert told in said(found)


def test_every_common_name_is_one() -> None:
    """The list holds no name twice and nothing but names."""
    words = surnames.FILE.read_text(encoding="utf-8").split()
    assert len(words) == len(set(words)) > 500
    assert all(people.JAPANESE.fullmatch(char) for word in words for char in word)


@pytest.mark.parametrize(
    ("form", "row"),
    [
        (
            "woocommerce-csv",
            {"Order Number": "1", "Shipping First Name": "花子", "Item Name": "皿", "Quantity": "1"},
        ),
        ("eccube4", {"注文番号": "1", "配送先_お名前(姓)": "見本", "商品名": "皿", "個数": "1"}),
        (
            "base-csv",
            {"注文ID": "1", "氏(配送先)": "見本", "名(配送先)": "花子", "商品名": "皿", "数量": "1"},
        ),
        ("futureshop", {"受注コード": "1", "お届け先氏名(姓)": "見本", "商品名": "皿", "購入数量": "1"}),
        ("makeshop", {"注文番号": "1", "受取人": "見本花子", "商品名": "皿", "個数": "1"}),
        ("nextengine", {"店舗伝票番号": "1", "発送先名": "見本花子", "商品名": "皿", "受注数量": "1"}),
        (
            "colorme-csv",
            {"売上ID": "1", "配送先 名前": "見本花子", "購入商品 商品名": "皿", "購入商品 販売個数": "1"},
        ),
    ],
)
def test_who_gets_the_parcel_is_not_addressed_even_where_nobody_else_is_named(
    form: str, row: dict[str, str]
) -> None:
    """A present would be no surprise any more."""
    (found,) = of_rows(row, form=form)
    assert addressee(order_of(found)) is None
    assert len(order_of(found).lines) == 1
