"""A word list for Japanese input methods: 読み, 語句, 品詞, コメント, with tabs between.

Microsoft's dictionary tool takes text files only as UTF-16 with a byte order mark and Windows line
ends, and, as its users report, words of up to 60 characters. Google Japanese Input knows the encoding
by the same mark and the form by the same first line. So one file serves both.
"""

import codecs
import re
from collections.abc import Iterator, Sequence

from stockmail.exports import Snippet

HEAD = "!Microsoft IME Dictionary Tool"
# Converted only when it is typed alone: a phrase must not turn up inside a sentence.
KIND = "短縮よみ"
LONGEST = 60
SENTENCE = re.compile(r"[^。]+。?")


def write(snippets: Sequence[Snippet]) -> bytes:
    """The file. What has no reading is left out; a long phrase becomes its sentences."""
    rows = [HEAD, *(row for each in snippets if each.reading for row in _rows(each))]
    return codecs.BOM_UTF16_LE + "\r\n".join([*rows, ""]).encode("utf-16-le")


def _rows(snippet: Snippet) -> Iterator[str]:
    whole = len(snippet.text) <= LONGEST
    for text in (snippet.text,) if whole else SENTENCE.findall(snippet.text):
        yield f"{snippet.reading}\t{text}\t{KIND}\t{snippet.title}"
