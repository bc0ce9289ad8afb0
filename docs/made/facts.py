"""What a template may say: the fields of the brief, in the words of its own docstrings."""

import inspect
from collections.abc import Iterator

from docs.made import MARK
from stockmail import brief

HEAD = """# Names in templates

Everything that a text may say, decided and put into words before the text is made: a template \
writes `{{ refund.amount }}` and gets `$36.00` or `7,480円`. What does not apply is empty or none, so \
`{% if refund %}` leaves its sentence out. A name that is not here is a fault, told with file and line.

"""


def pages() -> Iterator[tuple[str, str]]:
    """The brief itself, then what its fields hold."""
    kinds = [kind for _, kind in inspect.getmembers(brief, inspect.isclass) if hasattr(kind, "_fields")]
    kinds.sort(key=lambda kind: (kind is not brief.Brief, kind.__name__))
    yield "names.md", MARK + HEAD + "\n".join(map(_section, kinds))


def _section(kind: type) -> str:
    """A heading, what stands there, and what the docstring says of it."""
    title = "A draft" if kind is brief.Brief else kind.__name__
    fields = ", ".join(f"`{name}`{_of(hint)}" for name, hint in inspect.get_annotations(kind).items())
    return f"## {title}\n\n{fields}\n\n{' '.join((inspect.getdoc(kind) or '').split())}\n"


def _of(hint: object) -> str:
    """Which of the other sections says what a field holds."""
    names = [name for name in vars(brief) if hasattr(vars(brief)[name], "_fields") and name in str(hint)]
    return f" ([{names[0]}](#{names[0].lower()}))" if names else ""
