"""The sales channels: what each forbids, what to do before and after, and who says so."""

from collections.abc import Iterator, Sequence

from docs.made import MARK, table
from stockmail.channel import Channel
from stockmail.library import Library
from stockmail.model import Fact

HEAD = """# Sales channels

What `--channel NAME` stands for. A draft that breaks one of these rules is refused with exit code 4; \
`--allow RULE` sets one aside. *Read* says when a page was read, and *own page* whether it is the \
marketplace's or the authority's own. Rules change: look at the source before you rely on a line. What \
your shop knows better goes into a `channels/NAME.yaml` beside your `shop.yaml`.

"""


def pages() -> Iterator[tuple[str, str]]:
    """All of them on one page, the shop's own first."""
    library = Library(None, None)
    names = sorted(library.channels, key=lambda name: (name != "own", name))
    yield "channels.md", MARK + HEAD + "\n".join(_page(library.channel(name)) for name in names)


def _page(channel: Channel) -> str:
    blocks = [f"## {channel.id}", f"{channel.name['en']} ({channel.name['ja']}). {_manner(channel)}"]
    if channel.forbids:
        rows = [(f"`{rule.name}`", rule.why["en"], *_source(rule.source, rule.date, own=rule.verified))
                for rule in channel.forbids.values()]  # fmt: skip
        blocks += ["**Forbidden there:**", table(("rule", "why", *SOURCE), rows)]
    for title, facts in (("What counts against the shop", channel.figures),
                         ("Before sending", channel.before), ("After sending", channel.after)):  # fmt: skip
        blocks += _facts(title, facts)
    return "\n\n".join(block.rstrip() for block in blocks) + "\n"


SOURCE = ("source", "read", "own page")


def _manner(channel: Channel) -> str:
    said = [f"By {channel.way['en']}; a draft is a {channel.medium} unless `--as` says otherwise."]
    said += (
        [f"At most {channel.longest.most} characters ({channel.longest.source})."] if channel.longest else []
    )
    said += ["Money goes back through the marketplace." if channel.refunds == "mall" else "The shop refunds."]
    said += ["The buyer must agree before a cancel."] if channel.agree else []
    said += ["The buyer sees the reason of the cancel form."] if channel.reason_field else []
    return " ".join(said)


def _facts(title: str, facts: Sequence[Fact]) -> list[str]:
    rows = [(fact.said["en"], ", ".join(fact.when) or "always",
             *_source(fact.source, fact.date, own=fact.verified)) for fact in facts]  # fmt: skip
    return [f"**{title}:**", table(("what", "when", *SOURCE), rows)] if rows else []


def _source(source: str, date: str, *, own: bool) -> tuple[str, str, str]:
    if source == "practice":
        return "good practice", "–", "–"
    page, _, place = source.partition(" ")
    link = f"<{page}> {place}" if page.startswith("http") else source
    return link, date, "yes" if own else "no"
