"""A match file for espanso: YAML, to be laid in its match folder."""

from collections.abc import Sequence
from typing import Any

from stockmail.exports import Snippet

HEAD = "# The shop's fixed phrases, made by stockmail. Fill in what stands in 〔 〕.\n"


class _Text(str):
    """Written as a block, line by line, so that a person can read and change it."""

    __slots__ = ()


def write(snippets: Sequence[Snippet]) -> bytes:
    """The file, in UTF-8."""
    import yaml

    class Dumper(yaml.SafeDumper):
        """Knows blocks."""

    def block(dumper: Any, text: _Text) -> Any:  # noqa: ANN401 - yaml's own nodes
        return dumper.represent_scalar("tag:yaml.org,2002:str", str(text), style="|")

    Dumper.add_representer(_Text, block)
    matches = [
        {"trigger": each.trigger, "label": each.title, "replace": _Text(each.text)} for each in snippets
    ]
    whole = {"matches": matches}
    made: str = yaml.dump(whole, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=10**6)
    return (HEAD + made).encode()
