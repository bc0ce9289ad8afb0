"""Names of files that every system takes: from an order's number and its customer's name."""

import re
import unicodedata

# Linux and macOS count bytes, 255 at most; room is left for the ending and for what is written aside.
MOST_BYTES = 200


def safe(number: str, name: str) -> str:
    """``10234_山田太郎``: no folder, nothing reserved, never longer than a file's name may be.

    Latin names keep their words apart: ``10234_Jane_Miller``.
    """
    from pathvalidate import sanitize_filename

    said = unicodedata.normalize("NFC", name)
    joint = "" if re.search("[぀-ヿ㐀-鿿]", said) else "_"
    wanted = "_".join(filter(None, (number, joint.join(said.split()))))
    shown = "".join(char for char in wanted if char.isprintable())
    plain: str = sanitize_filename(shown, platform="universal", replacement_text="-")
    return _cut(plain).strip(". ") or "order"


def _cut(text: str) -> str:
    """As many whole characters as fit."""
    return text.encode()[:MOST_BYTES].decode(errors="ignore")
