"""Where lines break: at pauses, by the rules of Japanese typesetting, never inside what is one thing."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stockmail.wrap import LONG, NOT_FIRST, NOT_LAST, cells, wrap

JA = {"by": "phrases", "width": 70}
EN = {"by": "words", "width": 72}
NAMES = (
    "波佐見焼マグカップ（ネイビー）",
    "山田 太郎",
    "Hasami mug (navy)",
    "【限定】クッキー「雪」20枚入",
    "SORRY500",
)
LINKS = ("https://minato.example/items/mug-nv?color=navy", "https://example.jp/" + "a" * 80)
WHOLES = (
    "12月5日（土）",
    "2027年1月29日（金）",
    "12月上旬",
    "3,740円",
    "1,000ポイント",
    "〔お客様のお名前〕",
    "45か月",
)
PLAIN = (
    "このたびは", "ご注文いただいた", "商品を、", "ご用意できず、", "誠に申し訳ございません。",
    "（送料込み）", "「はい」と", "お届けする予定です", "ください。", "クレジットカードへ",
    "返金いたします", "……", "キャッシュレス", "ーー", "※",
)  # fmt: skip
SAID = tuple(f"{name}と" for name in NAMES)  # two Latin names with nothing between them are one word
JAPANESE = st.lists(st.sampled_from((*PLAIN, *WHOLES, *SAID, *LINKS)), min_size=1, max_size=25).map("".join)
ENGLISH = st.lists(
    st.sampled_from(("We", "are", "sorry", "that", "the", "mug,", "which", "you", "ordered", *NAMES[2:3],
                     *LINKS)), min_size=1, max_size=60,
).map(" ".join)  # fmt: skip
HEADS = st.sampled_from(("", "・", "1. ", "12. ", "  ", "  単価      "))
quick = settings(max_examples=60, deadline=None)


def bare(text: str) -> str:
    """The text without its breaks and spaces."""
    return re.sub(r"\s", "", text)


def lines(text: str, keep: tuple[str, ...] = NAMES) -> list[str]:
    """The lines of a Japanese text."""
    return wrap(text, JA, keep).split("\n")


@quick
@given(HEADS, JAPANESE)
def test_breaking_changes_nothing_but_breaks(head: str, text: str) -> None:
    """Joined, the lines are the text."""
    assert bare(wrap(head + text, JA, NAMES)) == bare(head + text)


@quick
@given(ENGLISH)
def test_english_lines_joined_by_spaces_are_the_text(text: str) -> None:
    """Exactly."""
    assert " ".join(wrap(text, EN, NAMES).split("\n")) == text


@quick
@given(HEADS, JAPANESE)
def test_a_line_is_too_wide_only_for_a_link(head: str, text: str) -> None:
    """And then it holds the link with what may not be parted from it, nothing else."""
    for line in lines(head + text):
        rest = line
        for link in LINKS:
            rest = rest.replace(link, "")
        assert cells(line) <= 70 or (rest != line and cells(rest) <= 70)


@quick
@given(ENGLISH)
def test_an_english_line_is_too_wide_only_for_a_link(text: str) -> None:
    """A link that fits no line stands alone."""
    assert all(cells(line) <= 72 or line in LINKS for line in wrap(text, EN, NAMES).split("\n"))


@quick
@given(HEADS, JAPANESE)
def test_no_line_begins_or_ends_against_the_rules(head: str, text: str) -> None:
    """JIS X 4051: no 、。」 at the beginning, no 「（ at the end."""
    made = lines(head + text)
    assert [line for line in made[1:] if line.strip()[0] in NOT_FIRST] == []
    assert [line for line in made[:-1] if line[-1] in NOT_LAST] == []


@quick
@given(st.lists(st.sampled_from(PLAIN), max_size=25), st.lists(st.sampled_from(PLAIN), max_size=5),
       st.sampled_from((*WHOLES, *NAMES, *LINKS)))  # fmt: skip
def test_what_is_one_thing_stays_on_one_line(before: list[str], after: list[str], whole: str) -> None:
    """A link, a kept name, a date with its weekday, an amount, a blank."""
    text = "".join((*before, whole, *after))
    assert any(whole in line for line in lines(text))


@quick
@given(HEADS, JAPANESE)
def test_the_lines_after_the_first_hang_under_it(head: str, text: str) -> None:
    """As wide as the mark, the number or the label before the first."""
    first, *others = lines(head + text)
    assert first.startswith(head.rstrip())
    assert all(line.startswith(" " * cells(head)) and line[cells(head)] != " " for line in others)


@pytest.mark.parametrize(
    "text", ["", "短い行。", "・短い項目", "a\n\nb", "\n\n", "  https://minato.example/", "あ" * 35]
)
def test_what_fits_stays(text: str) -> None:
    """Also empty lines."""
    assert wrap(text, JA) == text


def test_a_name_wider_than_a_line_is_broken_by_the_rules() -> None:
    """Titles in malls run to a hundred characters and more."""
    title = "【送料無料】" + "波佐見焼、マグカップ。" * 12
    made = lines(f"商品は{title}です。", (title,))
    assert max(map(cells, made)) <= 70
    assert [line for line in made if line[0] in NOT_FIRST] == []


def test_a_run_that_may_not_be_broken_is_left_whole() -> None:
    """No line holds a single mark."""
    assert lines("～" * 60) == ["～" * 60]


@pytest.mark.parametrize("sign", ["¥", "￥", "€", "£"])
def test_a_currency_sign_stays_with_its_amount(sign: str) -> None:
    """Wherever the line happens to end."""
    for before in range(25, 36):
        made = lines("あ" * before + f"{sign}3,740を返金いたします。")
        assert any(f"{sign}3,740" in line for line in made)


@pytest.mark.parametrize("mark", ["\U000e0100", "\u3099", "\ufe0f", "\u200d"])
def test_a_mark_stays_with_the_letter_it_stands_on(mark: str) -> None:
    """葛󠄀 with its variant selector is one letter."""
    for before in range(25, 36):
        made = lines("あ" * before + f"葛{mark}城様のご注文です。")
        assert any(f"葛{mark}" in line for line in made)


def test_a_long_label_does_not_push_its_text_off_the_line() -> None:
    """A column is hung under only where it leaves room."""
    made = lines("  " + "とても長い項目の名前" * 3 + "    " + "値" * 40)
    assert len(made) <= 3


@pytest.mark.parametrize(
    ("text", "width"),
    [("", 0), ("abc", 3), ("あいう", 6), ("ｱｲｳ", 3), ("Ａ", 2), ("é", 1), ("e\u0301", 1),
     ("葛\U000e0100", 2), ("※…", 4), ("°", 1), ("😀", 2)],
)  # fmt: skip
def test_width_is_counted_in_columns(text: str, width: int) -> None:
    """Kana, kanji and the marks of Japanese text take two."""
    assert cells(text) == width


def test_a_line_without_end_is_broken_all_the_same() -> None:
    """One endless word would be looked at for ever."""
    text = "あ" * (LONG + 500)
    assert "".join(lines(text, (text,))) == text
    assert wrap("x" * (LONG + 500), EN).replace("\n", "") == "x" * (LONG + 500)
