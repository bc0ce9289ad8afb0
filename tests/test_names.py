"""Who is addressed: never guessed, never mangled, never with an honorific twice."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stockmail.model import Customer
from stockmail.names import clean, is_latin, latin, native, romanise


@pytest.mark.parametrize(
    ("kana", "roman"),
    [
        ("ヤマダ タロウ", "Taro Yamada"),
        ("やまだ たろう", "Taro Yamada"),
        ("ﾔﾏﾀﾞ ﾀﾛｳ", "Taro Yamada"),
        ("ヤマダ　タロウ", "Taro Yamada"),
        ("ヤマダ タロウ 様", "Taro Yamada"),
        # 旅券: n before b, m, p is m
        ("ナンバ ジュンペイ", "Jumpei Namba"),
        ("ホンマ ケンイチ", "Kenichi Homma"),
        # a doubled consonant; ch takes t
        ("ハットリ テッペイ", "Teppei Hattori"),
        ("ホッチ イッチョウ", "Itcho Hotchi"),
        # long vowels are dropped
        ("オオノ ユウコ", "Yuko Ono"),
        ("サトウ シュウジ", "Shuji Sato"),
        ("コウノ リョウタロウ", "Ryotaro Kono"),
        ("ヒュウガ ニーナ", "Nina Hyuga"),
        ("ニイガタ ケイコ", "Keiko Niigata"),
        # … but オ at the end is kept
        ("ヨコオ タカオ", "Takao Yokoo"),
        ("セノオ マコト", "Makoto Senoo"),
        ("タカトウ マコト", "Makoto Takato"),
        # two words that meet are no long vowel
        ("イノウエ マサオ", "Masao Inoue"),
        ("マツウラ アヤ", "Aya Matsuura"),
        ("オオウチ ヒロシ", "Hiroshi Ouchi"),
        ("オオウラ ヒロシ", "Hiroshi Oura"),
        # shi, chi, tsu, fu, ji, zu, o
        ("シチツフ ジヂヅヲ", "Jijizuo Shichitsufu"),
        ("シャチョ ジュヂャ", "Juja Shacho"),
        ("ヰド チヱ", "Chie Ido"),
        ("スミス ジェーン", "Jen Sumisu"),
    ],
)
def test_kana_are_written_as_in_japanese_passports(kana: str, roman: str) -> None:
    """旅券法施行規則 別表, family name last."""
    assert romanise(kana) == roman


@pytest.mark.parametrize(
    "kana",
    [
        "ヤマダタロウ",
        "ヤマダ",
        "ヤマダ タロウ ジュニア",
        "山田 太郎",
        "ヤマダ Taro",
        "ヤマダ タロッ",
        "ヤマダ ャア",
        "",
    ],
)
def test_a_reading_that_leaves_something_to_guess_gives_no_name(kana: str) -> None:
    """Where the family name ends must be known; kanji have many readings."""
    assert romanise(kana) is None


@settings(deadline=None)
@given(
    st.text(
        "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲンガジブャュョッー",
        max_size=6,
    )
)
def test_a_romanised_name_is_two_latin_words(word: str) -> None:
    """Whatever the kana: two capitalised words of plain letters, or no name."""
    made = romanise(f"ヤマダ {word}")
    assert made is None or (made.isascii() and made.istitle() and len(made.split()) == 2)


@pytest.mark.parametrize(
    ("stored", "name"),
    [
        ("山田 太郎様", "山田 太郎"),
        ("山田 太郎 様", "山田 太郎"),
        ("山田　太郎　さま", "山田 太郎"),
        ("山田さま", "山田"),
        ("山田 殿", "山田"),
        ("山田 さん", "山田"),
        ("株式会社みどり設計 御中", "株式会社みどり設計"),
        ("株式会社みどり設計御中", "株式会社みどり設計"),
        # what only looks like one
        ("鵜殿", "鵜殿"),
        ("株式会社宮殿", "株式会社宮殿"),
        ("おひさま", "おひさま"),
        ("まちのパン屋さん", "まちのパン屋さん"),
        ("様子", "様子"),
        # nothing but one
        ("様", None),
        ("御中", None),
        ("", None),
        (None, None),
    ],
)
def test_an_honorific_stored_with_the_name_is_taken_off(stored: str | None, name: str | None) -> None:
    """The mail adds its own; a name that ends like one keeps its end."""
    assert clean(stored) == name


@pytest.mark.parametrize(
    ("customer", "said"),
    [
        (Customer(family_name="山田", given_name="太郎"), "山田 太郎"),
        (Customer(family_name="山田", given_name="太郎様"), "山田 太郎"),
        (Customer(family_name="Miller", given_name="Jane"), "Jane Miller"),
        (Customer(family_name="山田"), "山田"),
        (Customer(name="髙橋 陽翔"), "髙橋 陽翔"),
        (Customer(name="山田太郎", kana="ヤマダ タロウ"), "山田太郎"),
        (Customer(name_en="Jane Miller"), "Jane Miller"),
        (Customer(given_name="太郎"), None),
        (Customer(company="株式会社みどり設計"), None),
        (Customer(kana="ヤマダ タロウ"), None),
        (Customer(), None),
    ],
)
def test_the_name_in_a_japanese_mail(customer: Customer, said: str | None) -> None:
    """Family name first, except for Latin names; a company is no person."""
    assert native(customer) == said


@pytest.mark.parametrize(
    ("customer", "said"),
    [
        (Customer(family_name="山田", given_name="太郎", kana="ヤマダ タロウ"), "Taro Yamada"),
        (Customer(name="山田太郎", name_en="Tarou Yamada", kana="ヤマダ タロウ"), "Tarou Yamada"),
        (Customer(family_name="Miller", given_name="Jane"), "Jane Miller"),
        (Customer(name="Jane Miller"), "Jane Miller"),
        (Customer(name="Zoë O’Neill-Łukasz"), "Zoë O’Neill-Łukasz"),
        (Customer(family_name="山田", given_name="太郎"), None),
        (Customer(name="髙橋 陽翔"), None),
        (Customer(name="김철수"), None),
        (Customer(name="Taro 山田"), None),
        (Customer(company="Midori Design Inc."), None),
    ],
)
def test_the_name_in_an_english_mail(customer: Customer, said: str | None) -> None:
    """As they sign, else from the reading, never from kanji."""
    assert latin(customer) == said


@settings(deadline=None)
@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), min_size=1, max_size=4))
def test_kanji_are_never_read_aloud(name: str) -> None:
    """陽翔 is Haruto, Hinato or Akito."""
    assert latin(Customer(name=name)) is None
    assert latin(Customer(family_name=name, given_name=name)) is None


@pytest.mark.parametrize(
    ("name", "readable"),
    [("Ｊａｎｅ", True), ("O’Brien 3rd", True), ("123", False), ("", False), ("Яна", False)],
)
def test_latin_is_what_a_reader_of_latin_letters_can_read(name: str, readable: bool) -> None:  # noqa: FBT001
    """There must be a letter, and no other script."""
    assert is_latin(name) is readable
