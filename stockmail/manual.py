"""The pages of the rules: their docstrings, which catalogues translate paragraph by paragraph."""

from collections.abc import Collection, Iterator, Mapping
from typing import IO, Any

WHY = "Why: "


def paragraphs(page: str) -> list[str]:
    """The paragraphs of *page*, one line each: how they are wrapped is no part of what they say."""
    return [" ".join(paragraph.split()) for paragraph in page.strip().split("\n\n")]


def extract(
    file: IO[bytes], keywords: Mapping[str, Any], tags: Collection[str], options: Mapping[str, Any]
) -> Iterator[Any]:
    """What Babel finds in the module of a rule: the paragraphs of its page, then its messages."""
    import ast

    from babel.messages.extract import extract_python

    page = ast.get_docstring(ast.parse(file.read())) or ""
    said = paragraphs(page)
    if any(paragraph.startswith(WHY) for paragraph in said):
        yield from ((1, None, paragraph, []) for paragraph in said)
    file.seek(0)
    yield from extract_python(file, keywords, tags, options)  # type: ignore[arg-type]
