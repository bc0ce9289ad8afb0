"""A file for TextExpander's import: CSV without a heading, abbreviation, text, label."""

import csv
import io
from collections.abc import Sequence

from stockmail.exports import Snippet


def write(snippets: Sequence[Snippet]) -> bytes:
    """The file, in UTF-8; quotes hold texts of several lines together."""
    made = io.StringIO()
    csv.writer(made, lineterminator="\n").writerows(
        (each.trigger, each.text, each.title) for each in snippets
    )
    return made.getvalue().encode()
