"""The page: all that the text says and nothing else, escaped, readable on a phone."""

import re
from email import message_from_bytes, policy
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stockmail.envelope import Pictured
from stockmail.library import Library
from stockmail.model import Ask, Draft, Raw
from stockmail.outputs import Style, eml, html
from stockmail.outputs._blocks import Compared, blocks, linked
from stockmail.render import cut
from stockmail.route import draft
from tests import page
from tests.cases import DAY, LIBRARY, ONE, SHOP, a_draft
from tests.conftest import Run
from tests.matrix import Cell, cells

CELLS = [
    cell
    for cell in cells()
    if cell.case in {"offers", "lines", "company-person"} and cell.scenario != "alternative"
]
IMAGE = "https://minato.example/mug.jpg?w=640&h=480"
INSTEAD: dict[str, Any] = {
    "name": "波佐見焼マグカップ（藍）& 皿",
    "name_en": 'Hasami mug (indigo) & "dish"',
    "price": 3740,
    "url": "https://minato.example/items/mug-ai?a=1&b=2",
    "image": IMAGE,
    "specs": {"容量": ["300ml", "350ml"], "電子レンジ": ["使えます", "使えます"]},
    "specs_en": {"Volume": ["300 ml", "350 ml"]},
}
WIDTHS = (390, 1200)
needs_chromium = pytest.mark.skipif(not page.CHROMIUM, reason="needs chromium (apt-get install chromium)")


class Seen(HTMLParser):
    """What a reader sees of a page, and what the page asks for from elsewhere."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = ""
        self.tags: list[str] = []
        self.links: list[str] = []
        self.alts: list[str] = []
        self._numbers: list[int | None] = []
        self.feed(text.partition("<main>")[2])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Count lists through, as a browser does."""
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name in {"href", "src"}]
        self.alts += [value or "" for name, value in attrs if name == "alt"]
        if tag in {"ol", "ul"}:
            self._numbers.append(0 if tag == "ol" else None)
        elif tag == "li" and self._numbers[-1] is not None:
            self._numbers[-1] += 1
            self.text += f"{self._numbers[-1]}."

    def handle_endtag(self, tag: str) -> None:
        """A list ends."""
        if tag in {"ol", "ul"}:
            self._numbers.pop()

    def handle_data(self, data: str) -> None:
        """Words."""
        self.text += data


def squeezed(text: str) -> str:
    """*text* without blanks, and without what a page shows otherwise: points and the signature's line."""
    return re.sub(r"(?m:^--$)|(?m:^ *- )|・|\s", "", text)


def offering(language: str, scenario: str = "alternative", **change: object) -> Draft:
    """A draft that offers another product, with its picture."""
    decisions = {"alternative": {**INSTEAD, **change}}
    order = {**ONE, "language": language, "decisions": decisions}
    return draft(Raw(order, "case.json"), Ask(), scenario, SHOP, LIBRARY, DAY).draft


@pytest.mark.parametrize("cell", CELLS, ids=str)
def test_a_page_says_what_the_text_says_and_nothing_else(cell: Cell) -> None:
    """Word for word, in the same order."""
    made = a_draft(
        LIBRARY.scenarios[cell.scenario], cell.language, cell.case, cell.medium, offered=False
    ).draft
    seen = Seen(html.write(made, Style()).decode())
    said = "\n".join(cut(made.envelope.flow).values())
    assert squeezed(seen.text) == squeezed(made.subject + said)
    assert squeezed(said) == squeezed(made.body)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_alternative_is_shown_and_compared(language: str) -> None:
    """A picture that says what it shows, and a table with both products."""
    made = offering(language)
    seen = Seen(html.write(made, Style()).decode())
    name = INSTEAD["name" if language == "ja" else "name_en"]
    assert seen.alts == [name]
    assert IMAGE in seen.links
    assert INSTEAD["url"] in seen.links
    table = html.write(made, Style()).decode().partition('class="compare"')[2].partition("</table>")[0]
    first = (
        ("波佐見焼マグカップ（ネイビー）", "2点", "300ml", "350ml")
        if language == "ja"
        else ("Hasami mug (navy)", "2", "300 ml", "350 ml")
    )
    for said in first:
        assert f"<td>{said}</td>" in table


def test_without_a_picture_there_is_still_the_table() -> None:
    """Nothing points to nowhere."""
    seen = Seen(html.write(offering("ja", image=None), Style()).decode())
    assert "img" not in seen.tags
    assert "table" in seen.tags


def test_a_channel_that_allows_no_links_gets_no_picture() -> None:
    """A picture from elsewhere is a link; that it is left out is said."""
    order = {**ONE, "channel": "rakuten", "decisions": {"alternative": {**INSTEAD, "url": None}}}
    made = draft(Raw(order, "case.json"), Ask(), "alternative", SHOP, LIBRARY, DAY)
    assert "img" not in Seen(html.write(made.draft, Style()).decode()).tags
    assert any("picture" in note.message for note in made.notes)


@given(st.text(max_size=200))
def test_nothing_in_a_text_becomes_markup(text: str) -> None:
    """Every tag of the page is the layout's own, every link begins with http."""
    flow = "\x01fact\x01" + text.replace("\x01", "")
    made = offering("ja")
    made = made._replace(subject=text, envelope=made.envelope._replace(flow=flow, pictured=None))
    seen = Seen(html.write(made, Style()).decode())
    assert set(seen.tags) <= {
        *("h1", "p", "br", "table", "tr", "th", "td"),
        *("ul", "ol", "li", "strong", "a", "div"),
    }
    assert all(re.match("https?://", link) for link in seen.links)


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("詳しくは https://minato.example/a?b=1&c=2。", "https://minato.example/a?b=1&c=2"),
        ("（https://minato.example/）をご覧ください", "https://minato.example/"),
        ("See https://minato.example/a.", "https://minato.example/a"),
        ("javascript:alert(1) ftp://minato.example", None),
    ],
)
def test_only_http_is_a_link_and_a_sentences_end_is_none_of_it(text: str, link: str | None) -> None:
    """The full stop belongs to the sentence."""
    assert [piece.url for piece in linked(text) if piece.url] == ([link] if link else [])
    assert "".join(piece.text for piece in linked(text)) == text


def test_a_text_in_other_shapes_keeps_its_words() -> None:
    """A shop's own layout may indent otherwise; then the table is a plain one, nothing is lost."""
    pictured = Pictured("マグ", specs={"容量": ("1", "2")})
    [found] = blocks("  商品    マグ\n  容量    2\n  https://minato.example/", pictured)
    assert isinstance(found, Compared)
    assert found.rows == (("商品", "", "マグ"), ("容量", "1", "2"))
    assert [block.kind for block in blocks("商品: マグ\n容量: 2", pictured)] == ["lines"]


def test_a_shop_lays_out_its_pages_itself(tmp_path: Path) -> None:
    """One block rewritten for every language; the rest stays the shipped one."""
    own = tmp_path / "templates"
    own.mkdir()
    text = (
        '{% extends "stockmail/page.html.j2" %}{% block top %}<h1>{{ subject }} &amp; 店</h1>{% endblock %}'
    )
    (own / "page.html.j2").write_text(text, encoding="utf-8")
    for language in ("ja", "en"):
        made = offering(language)
        said = html.write(made, Style(library=Library(own, None))).decode()
        assert f"{made.subject} &amp; 店</h1>" in said
        assert "compare" in said


def test_a_page_is_made_of_the_shops_own_layout(run: Run, tmp_path: Path, shop: Path) -> None:
    """Through the command line: templates/ja beside shop.yaml."""
    own = tmp_path / "templates" / "ja"
    own.mkdir(parents=True)
    (own / "page.html.j2").write_text("<p>{{ subject }}</p>", encoding="utf-8")
    (tmp_path / "shop.yaml").write_bytes(shop.read_bytes())
    ran = run("draft", "-s", "restock", "--lang", "ja", "--to", "html")
    assert ran.out.startswith("<p>【お詫び】")


def test_a_fault_in_the_shops_layout_is_told_with_its_place(run: Run, tmp_path: Path, shop: Path) -> None:
    """File and line, as with any other text."""
    own = tmp_path / "templates"
    own.mkdir()
    (own / "page.html.j2").write_text("<p>\n{{ subjct }}", encoding="utf-8")
    (tmp_path / "shop.yaml").write_bytes(shop.read_bytes())
    ran = run("draft", "-s", "restock", "--to", "html")
    assert (ran.code, ran.out) == (3, "")
    assert "page.html.j2:2: the text failed: 'subjct' is undefined" in ran.err


def test_a_layout_may_hold_more_than_the_charset_does(tmp_path: Path) -> None:
    """HTML has its own way to write any character."""
    own = tmp_path / "templates"
    own.mkdir()
    style = Style(html=True, charset="iso-2022-jp", library=Library(own, None))
    (own / "page.html.j2").write_text("<p>© {{ subject }}</p>", encoding="utf-8")
    mail: Any = message_from_bytes(eml.write(offering("ja"), style), policy=policy.default)
    assert mail.get_body(("html",)).get_content().startswith("<p>&#169; 【お詫び】")


@needs_chromium
@pytest.mark.parametrize("language", ["ja", "en"])
def test_nothing_sticks_out_on_a_phone_or_a_desk(language: str, tmp_path: Path) -> None:
    """Nor with a name, a link and a word that are too long for any line."""
    url = "https://minato.example/" + "a1" * 100
    made = offering(language, name_en="Mug" * 60, name="茶碗" * 90, url=url)
    for width in WIDTHS:
        said = page.too_wide(html.write(made, Style()).decode(), width, tmp_path)
        assert said == f"all of it is within {width}"


@needs_chromium
def test_the_measure_finds_what_sticks_out(tmp_path: Path) -> None:
    """The test above can fail."""
    assert "wide: " in page.too_wide('<div style="width: 400px">wide</div>', 390, tmp_path)
