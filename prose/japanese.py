"""Writes the Japanese sentences of the whole matrix as plain text, one file a draft, for textlint.

``python -m prose.japanese FOLDER``. What is no sentence is left out: subject, addressee, lists,
tables, signature. Lines are not wrapped, so that a sentence is judged as one.
"""

import re
import sys
from pathlib import Path
from typing import Any

from stockmail.library import Library
from tests.cases import LIBRARY, a_draft
from tests.matrix import cells

SILENT = {"addressee", "signature"}


class Unwrapped(Library):
    """The shipped texts without line breaks of our own."""

    def wording(self, language: str) -> dict[str, Any]:
        """The wording with every medium's lines left as they are."""
        shipped = super().wording(language)
        return {**shipped, "wrap": {medium: {"by": "none"} for medium in shipped["wrap"]}}


def sentences(parts: dict[str, str]) -> str:
    """The lines of a draft that are sentences."""
    lines = (
        re.sub(r"^(?:\s*\d+\. )?[\s・「]*|[」\s]+$", "", line)
        for name, text in parts.items()
        if name not in SILENT
        for line in text.split("\n")
    )
    return "\n".join(line for line in lines if line.endswith("。")) + "\n"


def main() -> None:
    """Write the files."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    library = Unwrapped(None, None)
    seen = set()
    for cell in cells(("ja",)):
        made = a_draft(LIBRARY.scenarios[cell.scenario], cell.language, cell.case, cell.medium, library)
        text = sentences(dict(made.draft.parts))
        if text not in seen:
            seen.add(text)
            # A name is not ours to change, so its characters are not ours to judge.
            (folder / f"{cell}.txt").write_text(text.replace("髙", "高"), encoding="utf-8")
    print(f"{len(seen)} drafts")  # noqa: T201 - a script's own report


if __name__ == "__main__":
    main()
