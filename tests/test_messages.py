"""The program's own words: every message is translated, none is stale, all fill the same blanks."""

import io
import shlex
from itertools import pairwise
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_keywords, parse_mapping_cfg
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from stockmail.messages import CATALOGUES
from tests.conftest import ROOT

LANGUAGES = sorted(path.name for path in CATALOGUES.iterdir())
Keywords = dict[str, Any]


def keywords() -> Keywords:
    """The functions that carry messages, as the recipe in CONTRIBUTING.md names them."""
    manual = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    recipe = shlex.split(next(line for line in manual.splitlines() if "pybabel extract" in line))
    named: Keywords = parse_keywords(word for flag, word in pairwise(recipe) if flag == "-k")
    return DEFAULT_KEYWORDS | named


def spoken() -> set[str]:
    """Every message in the sources."""
    with (ROOT / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]
    found = extract_from_dir(ROOT, methods, options, keywords())
    return {message for _file, _line, message, _comments, _context in found if isinstance(message, str)}


def catalogue(language: str) -> tuple[Catalog, Path]:
    """The catalogue of *language*, and its file."""
    path = CATALOGUES / language / "LC_MESSAGES" / "stockmail.po"
    return read_po(io.BytesIO(path.read_bytes()), locale=language), path


def blanks(text: str) -> set[str]:
    """The names in braces that are filled when *text* is said."""
    return {name for _text, name, _spec, _conversion in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_has_its_translation_and_no_other_is_left(language: str) -> None:
    """The catalogue holds exactly what the sources say."""
    entries = [entry for entry in catalogue(language)[0] if entry.id]
    assert {str(entry.id) for entry in entries} == spoken()
    assert [entry.id for entry in entries if not entry.string or entry.fuzzy] == []
    assert not catalogue(language)[0].obsolete


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_fills_the_same_blanks(language: str) -> None:
    """A blank that is lost, or one that nothing fills, would break the message."""
    entries = [entry for entry in catalogue(language)[0] if entry.id]
    different = {str(entry.id) for entry in entries if blanks(str(entry.id)) != blanks(str(entry.string))}
    assert different == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_is_the_catalogue(language: str) -> None:
    """The .mo, which the program reads, is what Babel makes of the .po, which people write."""
    entries, path = catalogue(language)
    made = io.BytesIO()
    write_mo(made, entries)
    assert path.with_suffix(".mo").read_bytes() == made.getvalue()


def test_the_recipe_finds_each_kind_of_message() -> None:
    """One of each: help, note, problem, refusal, finding, a rule's page; one that misses is too short."""
    assert {"Never ask.", "still blank: {blanks}", "is missing", "is empty"} <= spoken()
    assert {"a hole is left in the text", "has no coupon to end; add --coupon"} <= spoken()
    assert "No hole may reach a customer." in spoken()
