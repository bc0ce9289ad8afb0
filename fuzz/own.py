"""A shop's own files, one at a time: whatever is in it, the program uses it or says what is wrong."""

import tempfile
from functools import cache
from pathlib import Path

from stockmail import registry, reports
from stockmail.library import Library, root
from stockmail.model import Ask, Raw
from stockmail.reading import read
from stockmail.review import review
from stockmail.route import draft
from stockmail.shop import parse_shop
from stockmail.snippets import snippets

ROOT = root()
PLACES = (
    "templates/ja/phrases.yaml", "templates/ja/snippets.yaml", "channels/rakuten.yaml", "scenarios.yaml",
    "templates/ja/scenarios/restock.j2", "templates/ja/mail.j2", "templates/page.html.j2",
)  # fmt: skip
SHIPPED = tuple(ROOT / ("stockmail" if name.startswith("channels") else "") / name for name in PLACES)
TEXT = "件名: お詫び\n\n山田様\n\nすいません。ご注文のマグカップは欠品です。ご不便をおかけします。\n"
ORDER = {
    "id": "1", "channel": "rakuten", "customer": {"name": "山田 太郎", "email": "a@b.jp"},
    "lines": [{"name": "皿", "quantity": 1, "unit_price": 100, "short": 1}],
    "payment": {"paid": True, "method": "card", "total": 100}, "ordered_at": "2026-11-20",
}  # fmt: skip


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory()


def tried(number: int, data: bytes) -> None:
    """Lay *data* down as one of PLACES, and do what reads it. Raises StockmailError."""
    from fuzz.targets import TODAY
    from stockmail import outputs
    from stockmail.outputs import Style

    shop = Path(_folder().name)
    path = shop / PLACES[number % len(PLACES)]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    try:
        library = Library(shop / "templates", shop / "cache")
        known = parse_shop(library.samples["shop"], "samples.yaml")
        if path.name == "snippets.yaml":
            snippets(library, "ja", known, TODAY)
        elif path.name == "phrases.yaml":
            reading = read(TEXT)
            found = review(reading, library.checks(reading))
            registry.load(reports, "text").write(found, "draft.txt", "ja")
        else:
            made = draft(
                Raw(ORDER, "order"), Ask(restock_date="2026-12-05"), "restock", known, library, TODAY
            )
            for name in ("text", "html"):
                registry.load(outputs, name).write(made.draft, Style(html=True, library=library)).decode()
    finally:
        path.unlink()
