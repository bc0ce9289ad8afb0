"""The review rules, as ``stockmail check --explain`` tells each."""

from collections.abc import Iterator

from docs.made import MARK, quoted, table
from stockmail import messages, rulebook
from stockmail.library import Library
from stockmail.review import Rule

HEAD = """# Review rules

`stockmail check` reads a draft by these rules, and `stockmail draft` lets no draft out that breaks one \
of level *error*. On the terminal, `stockmail check --rules` lists them and `stockmail check --explain \
NAME` prints one. A shop adds wording rules of its own in `templates/<language>/phrases.yaml`.

"""
WHEN = {
    "": "In every draft",
    "ja": "In Japanese drafts",
    "en": "In English drafts",
    "parts": "Where the scenario asks for it",
    "truth": "Where the facts of the order are known",
    "channel": "Where the channel forbids it",
}


def pages() -> Iterator[tuple[str, str]]:
    """All of them on one page."""
    library = Library(None, None)
    every = rulebook.every({language: library.phrases(language) for language in library.languages})
    blocks = []
    for kind, title in WHEN.items():
        rules = [rule for rule in every.values() if rule.kind == kind]
        rows = [(f"[`{rule.name}`](#{rule.name})", rule.level, _said(rule)[0]) for rule in rules]
        blocks += [f"## {title}\n", table(("rule", "level", "in short"), rows), *map(_page, rules)]
    yield "rules.md", MARK + HEAD + "\n".join(blocks)


def _said(rule: Rule) -> list[str]:
    return messages.page(rule.page, rule.values, "en")


def _page(rule: Rule) -> str:
    samples = (("Found in:", rule.fails), ("Not in:", rule.passes))
    blocks = [f"### {rule.name}", f"*{rule.level}.* " + "\n\n".join(map(_plain, _said(rule)))]
    blocks += [f"{title}\n\n" + quoted("\n\n".join(texts)) for title, texts in samples]
    return "\n\n".join(blocks)


def _plain(text: str) -> str:
    """*text* in which no sign is taken for Markdown."""
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]<>#|$" else sign for sign in text)
