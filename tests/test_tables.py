"""Tables as people save them from spreadsheets: titles, sums, renamed columns, odd dates and amounts."""

from collections import Counter
from io import BytesIO

import pytest
import yaml

from docs.made import formats
from stockmail.errors import FileError
from stockmail.readers import dates, guess, mapped, orders, source, values
from stockmail.readers.headings import WORDS
from stockmail.readers.orders import Files
from stockmail.readers.sources import Sources
from tests.order_files import order_of, said

OWN = (
    "受注一覧,,,,,\n出力日,2026/11/26,,,,\n"
    "注文No.,お客様名,品名,サイズ,カラー,数量,金額（円）,備考\n"
    '1,山田 太郎,カップ,M,黒,２,"¥1,000",のし\n1,山田 太郎,皿,,,1,500,\n2,佐藤 花子,カップ,L,白,1,500,\n'
    '注文No.,お客様名,品名,サイズ,カラー,数量,金額（円）,備考\n3,高橋 翔,皿,,,1,500,\n合計,,,,,5,"2,500",\n'
)


def files(text: str | bytes) -> Files:
    """The only file's orders, and what is said of the file."""
    data = text if isinstance(text, bytes) else text.encode()
    (read,) = orders.read(Sources(("-",)), BytesIO(data))
    return read


def notes(read: Files) -> str:
    """All that is said of the file."""
    return " ".join(note.message.format(**note.values) for note in read.notes)


def test_a_table_of_no_known_system_is_read_by_its_headings_and_that_is_told() -> None:
    """Title, repeated headings and the row of sums are no orders; 金額 is that of all pieces."""
    read = files(OWN)
    first, second, third = map(order_of, read.orders)
    assert [(line.name, line.variant, line.quantity, str(line.unit_price)) for line in first.lines] == [
        ("カップ", "M / 黒", 2, "500"),
        ("皿", None, 1, "500"),
    ]
    assert (first.id, first.customer.name, first.language, second.id, third.id) == (
        "1",
        "山田 太郎",
        "ja",
        "2",
        "3",
    )
    assert "お客様名 → customer.name" in notes(read)
    assert "columns that were not read: 備考" in notes(read)
    assert "rows of sums, which are no orders, are left out: 9" in notes(read)


def test_a_table_is_the_same_however_a_spreadsheet_saves_it() -> None:
    """Semicolons, tabs in UTF-16 with and without a mark, cells in quotes, a bar, Excel's own sep= line."""
    plain = [found.raw.fields for found in files(OWN).orders]
    cells = [
        line.split(",") for line in OWN.replace('"¥1,000"', "1000").replace('"2,500"', "2500").splitlines()
    ]
    for mark in ";\t|":
        text = "\n".join(mark.join(line) for line in cells)
        assert [found.raw.fields for found in files(text).orders] == plain
    tabs = "\r\n".join("\t".join(line).replace("のし", '"のし\n""蝶"""') for line in cells)
    for encoding in ("utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "cp932"):
        assert [found.raw.fields for found in files(tabs.encode(encoding)).orders] == plain
    said_so = "sep=;\n" + "\n".join(";".join(line) for line in cells)
    assert [found.raw.fields for found in files(said_so).orders] == plain


@pytest.mark.parametrize(
    "text",
    [
        "商品コード,商品名,価格\nA,皿,500\n",
        "お客様名,メールアドレス,電話番号\n山田,a@b.example,03\n",
        "お届け先名,品名,数量\n山田,皿,1\n",
        "受付,だれ,なに\n1,山田,皿\n",
    ],
)
def test_a_table_that_holds_no_orders_is_refused_with_the_way_to_a_map(text: str) -> None:
    """A list of products, of customers, of parcels, and one that only its writer understands."""
    with pytest.raises(FileError) as caught:
        files(text)
    assert "--to map" in caught.value.problems[0].message


def test_who_gets_the_parcel_is_never_guessed_to_have_ordered() -> None:
    """The order has nobody to speak to, and says so."""
    (found,) = files("注文番号,お届け先名,Ship To Name,商品名,数量\n1,受取野,受取野,皿,1\n").orders
    assert "customer" not in found.raw.fields
    assert "may be somebody else: give --customer" in said(found)


@pytest.mark.parametrize(
    ("head", "row", "field", "value"),
    [
        ("購入者姓,購入者名", "山田,太郎", "customer", {"family_name": "山田", "given_name": "太郎"}),
        ("ご注文者名", "山田太郎", "customer", {"name": "山田太郎"}),
        ("Customer Name", "Ann Lee", "customer", {"name": "Ann Lee"}),
        ("得意先名", "青葉商事", "customer", {"company": "青葉商事"}),
        ("お客様名,ステータス", "山田,発送済み", "state", "shipped"),
        ("お客様名,Status", "Ann,Partially Refunded", "state", None),
        ("お客様名,Status", "Ann,Cancelled", "state", "cancelled"),
        ("お客様名,入金日", "山田,2026/11/5", "payment", {"paid_at": "2026-11-05", "paid": True}),
        ("お客様名,単価", '山田,"1.980,50 €"', "currency", "EUR"),
        ("お客様名,ご請求額", "山田,￥１，９８０", "payment", {"total": "1980"}),
    ],
)  # fmt: skip
def test_a_heading_means_what_it_says(head: str, row: str, field: str, value: object) -> None:
    """In Japanese or English, with or without the polite ご."""
    (found,) = files(f"注文番号,商品名,数量,{head}\n1,皿,1,{row}\n").orders
    assert found.raw.fields.get(field) == value


def test_an_order_number_that_rakuten_never_gave_is_none_of_its_orders() -> None:
    """注文者姓 is a word of other systems too, and Rakuten's rules are not theirs."""
    head = "注文番号,商品名,個数,注文者姓,注文者名\n"
    (own,) = files(f"{head}A-1,皿,1,山田,太郎\n").orders
    (mall,) = files(f"{head}123456-20261105-0207814266,皿,1,山田,太郎\n").orders
    assert (order_of(own).channel, order_of(mall).channel) == ("own", "rakuten")
    assert "A-1 is no order number of Rakuten's" in said(own)


def test_prices_without_tax_are_not_taken_for_prices() -> None:
    """Nobody was charged them."""
    read = files("注文番号,商品名,数量,単価(税抜)\n1,皿,1,500\n")
    assert "unit_price" not in next(read.orders).raw.fields["lines"][0]  # type: ignore[index]
    assert "not read: 単価(税抜)" in notes(read)


def test_a_sum_that_differs_from_row_to_row_is_that_of_the_row() -> None:
    """The same on every row, it is that of the order; and what does not add up is told."""
    head = "注文番号,商品名,数量,合計\n"
    (each,) = files(f"{head}1,皿,2,1000\n1,鉢,1,700\n").orders
    assert [line.unit_price for line in order_of(each).lines] == [500, 700]
    (whole,) = files(f"{head}1,皿,2,1700\n1,鉢,1,1700\n").orders
    assert order_of(whole).payment.total == 1700
    (odd,) = files("注文番号,商品名,数量,単価,合計\n1,皿,2,500,1500\n").orders
    assert "the products and charges make 1000, the file says 1500" in said(odd)


def test_the_map_that_is_written_reads_the_file_it_was_written_for() -> None:
    """Unknown columns stand behind a #, to be put right."""
    (opened,) = [source.of_bytes(OWN.encode(), "own.csv").table]
    assert opened is not None
    table = opened.below(0)
    written = guess.as_map(table)
    assert '  # "備考": ' in written
    own = mapped.of(yaml.safe_load(written), "map.yaml")
    by_map = [found.raw.fields for found in own.orders([table])]
    assert by_map == [found.raw.fields for found in files(OWN).orders]


def test_the_map_in_the_docs_is_one() -> None:
    """As it stands there."""
    text = formats.NATIVE.partition("```yaml\n")[2].partition("```")[0]
    assert mapped.of(yaml.safe_load(text), "docs").fixed == {"currency": "JPY"}


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("令和8年11月5日", "2026-11-05"),
        ("R8.11.5", "2026-11-05"),
        ("令和元年5月1日", "2019-05-01"),
        ("20261105", "2026-11-05"),
        ("2026/11/05(木) 3:04", "2026-11-05T03:04:00"),
        ("2026-11-05 午後3:04", "2026-11-05T15:04:00"),
        ("2026/11/05 12:04 AM", "2026-11-05T00:04:00"),
        ("2026-11-05 03:04:05 JST", "2026-11-05T03:04:05+09:00"),
        ("Nov-05-26", "2026-11-05"),
        ("5 November 2026", "2026-11-05"),
        ("November 5th, 2026", "2026-11-05"),
        ("Nov 5, 2026 3:04 PM", "2026-11-05T15:04:00"),
        ("10-Dez-25", "2025-12-10"),
        ("05.11.2026 12:30", "2026-11-05T12:30:00"),
        ("25/11/2026", "2026-11-25"),
        ("11/25/2026", "2026-11-25"),
        ("2026-99-99", "2026-99-99"),
        ("12345", "12345"),
    ],
)
def test_a_day_is_read_in_whatever_way_it_is_written(written: str, read: str) -> None:
    """What is none is handed on, for the parser to name."""
    told: list[object] = []
    assert dates.moment(written, told) == read  # type: ignore[arg-type]
    assert told == []


def test_a_day_that_reads_in_two_ways_is_left_out_and_told() -> None:
    """A spreadsheet's number for a day is read, and told."""
    (found,) = files("注文番号,商品名,数量,注文日\n1,皿,1,5/11/2026\n").orders
    assert "ordered_at" not in found.raw.fields
    assert "5/11/2026 may be read as two different days" in said(found)
    (counted,) = files("注文番号,商品名,数量,注文日\n1,皿,1,46331.5\n").orders
    assert counted.raw.fields["ordered_at"] == "2026-11-05"
    assert "46331.5 is a spreadsheet's number for a day" in said(counted)


@pytest.mark.parametrize(
    ("written", "amount", "currency"),
    [
        ("1,980円(税込)", "1980", "JPY"),
        ("¥1,980-", "1980", "JPY"),
        ("△500", "-500", None),
        ("(500)", "-500", None),
        ("US $1,433.66", "1433.66", "USD"),
        ("AU $12.00", "12", "AUD"),
        ("1.980,00 €", "1980", "EUR"),
        ("1'234.50", "1234.50", None),
        ("12.00 USD", "12", "USD"),
        ("1\u00a0980,00", "1980", None),
    ],
)
def test_an_amount_is_read_with_whatever_stands_around_it(
    written: str, amount: str, currency: str | None
) -> None:
    """And its sign tells the currency."""
    assert (values.money(written), values.coin(written)) == (amount, currency)


def test_an_order_on_one_row_has_its_products_in_numbered_columns() -> None:
    """商品名1, 商品2数量; and a map names them lines[1], lines[2]."""
    head = "注文番号,ご依頼主名,商品名1,商品1数量,商品名2,商品2数量,商品名3,商品3数量"
    read = files(f"{head}\n1,山田 太郎,皿,2,鉢,1,,0\n")
    assert [(line.name, line.quantity) for line in order_of(next(read.orders)).lines] == [
        ("皿", 2),
        ("鉢", 1),
    ]
    assert "商品2数量 → lines[2].quantity" in notes(read)


@pytest.mark.parametrize(
    ("said_so", "state"),
    [("Not fulfilled", "open"), ("Awaiting Fulfillment", "open"), ("To be shipped", "open"),
     ("Partially Shipped", "open"), ("Fulfilled", "shipped"), ("Delivered", "shipped"), ("未発送", "open"),
     ("発送完了", "shipped"), ("出荷待ち", "open"), ("キャンセル済み", "cancelled"),
     ("Refunded", "cancelled")],
)  # fmt: skip
def test_what_has_become_of_an_order_is_read_from_its_word(said_so: str, state: str) -> None:
    """A word within another decides nothing."""
    (found,) = files(f"注文番号,お客様名,商品名,ステータス\n1,山田,皿,{said_so}\n").orders
    assert found.state == state


def test_a_number_like_a_malls_is_told_of() -> None:
    """Its rules would hold, and no column says where the order came from."""
    (found,) = files("Order ID,Customer,Item,Qty\n12-34567-89012,Ann Lee,Mug,1\n").orders
    assert "looks like one of eBay: if it is, give --channel" in said(found)


def test_a_number_that_a_spreadsheet_has_rounded_is_never_one_order() -> None:
    """Two orders that look the same were two; the number and the code are left out."""
    head = "注文番号,お客様名,商品名,商品コード,数量\n"
    first, second = files(f"{head}1.23457E+12,山田,皿,4.90123E+12,1\n1.23457E+12,佐藤,鉢,B,1\n").orders
    assert (order_of(first).id, order_of(first).lines[0].sku, order_of(second).lines[0].sku) == (
        None,
        None,
        "B",
    )
    assert "a spreadsheet has rounded 1.23457E+12" in said(first)


@pytest.mark.parametrize(
    ("written", "name"),
    [("Lee, Ann", ("Lee", "Ann", None)), ("Lamp, Inc.", (None, None, "Lamp, Inc.")),
     ("Ann Lee", (None, None, "Ann Lee")), ("山田,太郎", (None, None, "山田,太郎"))],
)  # fmt: skip
def test_a_family_name_before_a_comma_is_one(written: str, name: tuple[str | None, ...]) -> None:
    """A company's Inc. is no given name, and a Japanese comma is left to whoever looks."""
    (found,) = files(f'Order ID;Customer;Item\n1;"{written}";Mug\n').orders
    customer = order_of(found).customer
    assert (customer.family_name, customer.given_name, customer.name) == name


@pytest.mark.parametrize("written", ["Rabbi -", "Rabbi", "- Rabbi", "Rabbi ."])
def test_a_dash_where_a_form_insists_on_a_name_is_none(written: str) -> None:
    """In one field, or in the one of two."""
    (found,) = files(f"Order ID;Customer;Item\n1;{written};Mug\n").orders
    assert order_of(found).customer.name == "Rabbi"
    (two,) = files("Order ID;First Name;Last Name;Item\n1;Rabbi;-;Mug\n").orders
    assert order_of(two).customer.name == "Rabbi"


def test_what_a_database_writes_for_nothing_is_nothing() -> None:
    """NULL is no name, and a formula that failed no product."""
    (found,) = files("注文番号,お客様名,商品名,商品コード,メール\n1,山田,皿,NULL,#N/A\n").orders
    assert (order_of(found).lines[0].sku, order_of(found).customer.email) == (None, None)


def test_a_name_and_its_reading_in_two_columns_each_are_put_together() -> None:
    """In order, where a cart from abroad has the labels the other way round, which is told."""
    (found,) = files(
        "受注番号,会員姓,会員名,会員姓カナ,会員名カナ,商品名,数量\n1,佐藤,花子,サトウ,ハナコ,皿,1\n"
    ).orders
    customer = order_of(found).customer
    assert (customer.family_name, customer.given_name, customer.kana) == ("佐藤", "花子", "サトウ ハナコ")
    (turned,) = files("Order ID,First name,Last name,Product,Qty\n1,佐藤,花子,Mug,1\n").orders
    assert order_of(turned).customer.family_name == "佐藤"
    assert "are swapped" in said(turned)


def test_empty_columns_at_the_end_are_none() -> None:
    """A spreadsheet saves as far as somebody once clicked."""
    read = files("注文番号,お客様名,商品名,,\n1,山田,皿,,,,\n2,佐藤,鉢,,\n")
    assert [order_of(found).id for found in read.orders] == ["1", "2"]
    assert "may be shifted" not in notes(read)


def test_a_word_for_a_column_stands_for_one_field() -> None:
    """Else the order of the fields would decide."""
    words = [word for each in WORDS.values() for word in each.split()]
    assert [word for word, count in Counter(words).items() if count > 1] == []


def test_beside_who_ordered_a_lone_name_is_that_of_the_address() -> None:
    """氏名 and 電話番号 are read where nothing else says whose they are."""
    head = "注文番号,氏名,電話番号,注文者氏名,注文者電話番号,商品名\n"
    (found,) = files(f"{head}1,{'受取野'},03,山田 太郎,045,皿\n").orders
    assert (order_of(found).customer.name, order_of(found).customer.phone) == ("山田 太郎", "045")
    (alone,) = files("注文番号,氏名,電話番号,商品名\n1,山田 太郎,045,皿\n").orders
    assert order_of(alone).customer.name == "山田 太郎"


def test_what_stands_beside_one_amount_holds_for_the_file() -> None:
    """Each order has the currency beside its own amounts, else that beside the others'."""
    head = "Order;Customer;Item;Qty;Price\n"
    currencies = [
        order_of(found).currency for found in files(f"{head}1;A B;Mug;1;34\n2;C D;Mug;1;$34\n").orders
    ]
    assert currencies == ["USD", "USD"]


@pytest.mark.parametrize("written", ["２個", "2 点", "2.0", "2pcs", " 2 ", "2セット"])
def test_pieces_are_counted_with_their_word(written: str) -> None:
    """Forms ask for a number and get 2個."""
    (found,) = files(f"注文番号,お客様名,ご希望の商品,数量\n1,山田,皿,{written}\n").orders
    assert order_of(found).lines[0].quantity == 2


@pytest.mark.parametrize("written", ["11月5日", "11/5", "11月5日(木)"])
def test_a_day_without_its_year_is_left_out_and_told(written: str) -> None:
    """Which year it was, nobody can tell from the file."""
    (found,) = files(f"注文番号,お客様名,商品名,注文日\n1,山田,皿,{written}\n").orders
    assert order_of(found).ordered_at is None
    assert "has no year" in said(found)


def test_products_and_shipping_stand_for_what_was_paid_where_no_column_says_it() -> None:
    """Which is told; without a column for shipping only the products are known."""
    (found,) = files(
        "注文番号,顧客名,SKU,数量,単価,送料\n1,山田,BLND,2,1480,550\n1,山田,FLTR,1,680,550\n"
    ).orders
    assert str(order_of(found).payment.total) == "4190"
    assert "products and shipping make 4190" in said(found)


@pytest.mark.parametrize(
    "head",
    [
        "Order ID,Item ID,Item Name,Quantity,Price,Customer",
        "Order ID,Sold on,Item Name,Quantity,Buyer",
        "注文番号,注文者,商品名,数量,単価",
        "order_id,buyer_name,product_name,quantity,price",
        "Order Number,Order Status,Item Name,Qty,Customer",
    ],
)
def test_words_that_many_systems_use_are_no_marks_of_one(head: str) -> None:
    """Its columns would be missed, and a mall's rules held where they do not."""
    read = files(f"{head}\n{','.join('1' for _ in head.split(','))}\n")
    assert read.form == "guess"
    assert order_of(next(read.orders)).channel == "own"


def test_headings_in_two_rows_are_those_of_the_second() -> None:
    """A name that comes again is that of another group: who gets the parcel."""
    head = "注文,,お客様,,お届け先,,商品,\n注文番号,注文日,名前,電話番号,名前,電話番号,商品名,数量\n"
    (found,) = (
        files(f"{head}1,2026/11/5,山田 太郎,045,受取野 花,03,皿,2\n2,2026/11/5,,,受取野 花,03,皿,2\n").orders,
    )
    first, second = map(order_of, found)
    assert (first.customer.name, first.customer.phone, first.lines[0].name) == ("山田 太郎", "045", "皿")
    assert (second.customer.name, second.customer.phone) == (None, None)
