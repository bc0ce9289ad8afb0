"""Who is addressed: one name, never guessed, never with an honorific twice."""

import re
import unicodedata
from functools import lru_cache

from stockmail.model import Customer

# Without a space, 殿 may end the name itself (鵜殿, 宮殿), and さま a word (おひさま).
HONORIFICS = ("様", "御中", "さま", "殿", "さん")
HONORIFIC = r"\s*(?:様|御中|(?<![ぁ-ん])さま)$|\s+(?:殿|さん)$"

KEPT = 256  # a draft and its envelope, and the name of its file, ask for the same name

# Hepburn as in Japanese passports (旅券法施行規則 別表): the readings that pairs of kana have,
# then the single ones. Long vowels are dropped afterwards: サトウ is Sato, オオノ is Ono; only オ at
# the end stays: ヨコオ is Yokoo.
_ROWS = {
    "": "アイウエオ", "k": "カキクケコ", "s": "サ-スセソ", "t": "タ--テト", "n": "ナニヌネノ",
    "h": "ハヒ-ヘホ", "m": "マミムメモ", "y": "ヤ-ユ-ヨ", "r": "ラリルレロ", "w": "ワ----",
    "g": "ガギグゲゴ", "z": "ザ-ズゼゾ", "d": "ダ--デド", "b": "バビブベボ", "p": "パピプペポ",
}  # fmt: skip
_SINGLE = {
    kana: consonant + vowel
    for consonant, row in _ROWS.items()
    for kana, vowel in zip(row, "aiueo", strict=True)
    if kana != "-"
} | {"シ": "shi", "チ": "chi", "ツ": "tsu", "フ": "fu", "ジ": "ji", "ヂ": "ji", "ヅ": "zu",
     "ヰ": "i", "ヱ": "e", "ヲ": "o", "ヴ": "bu", "ン": "n", "ー": ""}  # fmt: skip
_GLIDES = {"シ": "sh", "チ": "ch", "ジ": "j", "ヂ": "j"} | {
    kana: _SINGLE[kana][:-1] + "y" for kana in "キニヒミリギビピ"
}
_SMALL = {"ャ": "a", "ュ": "u", "ョ": "o"}
_FOREIGN = {"ファ": "fa", "フィ": "fi", "フェ": "fe", "フォ": "fo", "ティ": "ti", "ディ": "di",
            "シェ": "she", "ジェ": "je", "チェ": "che", "ウィ": "wi", "ウェ": "we", "ウォ": "wo"}  # fmt: skip
# Two words that meet, not a long vowel: 井上 Inoue, 松浦 Matsuura, 大内 Ouchi, 三ノ浦 -noura.
_SEAMS = r"(?<=[ノオコトモ])ウ(?=エ$|エダ)|(?<=[ノツオ])ウ(?=ラ$|チ$|ミ$)"


def clean(name: str | None) -> str | None:
    """A name without the honorific that some shop systems store with it."""
    if not name:
        return None
    bare = re.sub(HONORIFIC, "", name) if name.endswith(HONORIFICS) else name
    return " ".join(bare.split()) or None


def is_latin(name: str) -> bool:
    """Whether *name* can be read by someone who reads Latin letters only."""
    letters = [char for char in name if char.isalpha()]
    return bool(letters) and all("LATIN" in unicodedata.name(char, "") for char in letters)


@lru_cache(KEPT)
def native(customer: Customer) -> str | None:
    """The full name as Japanese mail writes it: family name first, except for Latin names."""
    family, given = clean(customer.family_name), clean(customer.given_name)
    if family and given:
        return f"{given} {family}" if is_latin(family + given) else f"{family} {given}"
    return family or clean(customer.name) or (clean(customer.name_en) if not given else None)


def latin(customer: Customer) -> str | None:
    """The full name as English mail writes it: as given in English, else from the kana reading.

    Never from kanji: 陽翔 has many readings and a wrong one is a wrong name.
    """
    if customer.name_en:
        return clean(customer.name_en)
    family, given = clean(customer.family_name), clean(customer.given_name)
    if family and given and is_latin(family + given):
        return f"{given} {family}"
    name = clean(customer.name) or family
    if name and is_latin(name) and not given:
        return name
    return romanise(customer.kana) if customer.kana else None


def romanise(kana: str) -> str | None:
    """ヤマダ タロウ → Taro Yamada; None unless it is a family and a given name in kana."""
    words = _katakana(clean(kana) or "").split()
    if len(words) != 2:  # noqa: PLR2004 - where the family name ends must be known, not guessed
        return None
    family, given = map(_hepburn, words)
    return f"{given.capitalize()} {family.capitalize()}" if family and given else None


def _katakana(text: str) -> str:
    wide = unicodedata.normalize("NFKC", text)
    return "".join(chr(ord(char) + 0x60) if "ぁ" <= char <= "ゖ" else char for char in wide)


def _hepburn(word: str) -> str | None:
    sounds: list[str] = []
    doubled = False
    # A mark in place of the ウ that begins a second word keeps it from being read as a long vowel.
    pieces = re.findall("[ァ-ヺ][ァィェォャュョ]|.", re.sub(_SEAMS, "|", word))
    for piece in pieces:
        if piece == "ッ":
            doubled = True
            continue
        sound = "|u" if piece == "|" else _sound(piece)
        if sound is None:
            return None
        if doubled:
            sound = ("t" if sound.startswith("ch") else sound[:1]) + sound
            doubled = False
        sounds.append(sound)
    letters = "".join(sounds)
    letters = re.sub("n(?=[bmp])", "m", letters)
    letters = re.sub("ou(?!\\|)|oo(?!$)", "o", letters)
    letters = letters.replace("uu", "u").replace("|", "")
    return None if doubled else letters


def _sound(piece: str) -> str | None:
    if piece in _FOREIGN:
        return _FOREIGN[piece]
    if len(piece) == 2 and piece[1] in _SMALL:  # noqa: PLR2004
        return _GLIDES[piece[0]] + _SMALL[piece[1]] if piece[0] in _GLIDES else None
    return _SINGLE.get(piece)
