"""From a brief to named parts of text. Jinja decides nothing here, it only says."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from stockmail.brief import Brief
from stockmail.errors import Problem, TemplateError
from stockmail.wrap import wrap

if TYPE_CHECKING:
    from jinja2 import Environment


class Text(NamedTuple):
    """What the layout made: one subject line, the body, and the body cut into its parts.

    flow: the marked text before its lines were broken.
    """

    subject: str
    body: str
    parts: Mapping[str, str]
    flow: str


# Layouts call part("fact") where a part begins. Data cannot hold this character (kinds.forbidden).
MARK = "\x01"


def part(name: str) -> str:
    """The mark that opens a part; layouts call it."""
    return f"{MARK}{name}{MARK}"


def render(templates: "Environment", brief: Brief, wording: Mapping[str, Any]) -> Text:
    """The draft's text in the layout's order, wrapped. Raises TemplateError."""
    try:
        template = templates.get_template(f"scenarios/{brief.scenario}.j2")
        raw = template.render(**brief.variables(), part=part)
    except Exception as error:
        raise blame(error) from error
    subject, _, rest = _tidy(raw).partition(f"{MARK}addressee{MARK}")
    flow = f"{MARK}addressee{MARK}{rest}"
    text = wrap(flow, wording["wrap"][brief.medium], _names(brief))
    return Text(
        subject=_subject(_unmarked(subject), brief.shop.name, wording["subject"]),
        body=_tidy(_unmarked(text)) + "\n",
        parts=cut(text),
        flow=flow,
    )


def cut(marked: str) -> dict[str, str]:
    """The parts of a marked text by name."""
    pieces = marked.split(MARK)[1:]
    return dict(zip(pieces[::2], map(_tidy, pieces[1::2]), strict=True))


def _unmarked(text: str) -> str:
    return re.sub(f"{MARK}[a-z_]+{MARK}\n?", "", text)


def _subject(text: str, shop: str, form: Mapping[str, Any]) -> str:
    """One line, with the shop's name after it where that leaves it short enough to be read whole."""
    line = " ".join(text.split())
    if not line:
        return ""
    signed = str(form["signed"]).format(subject=line, shop=shop)
    return signed if len(signed) <= form["most"] else line


def _names(brief: Brief) -> tuple[str, ...]:
    goods = (item.name for item in (*brief.short, *brief.rest))
    own = (brief.shop.name, brief.shop.staff, brief.to.person, brief.to.company)
    extra = (brief.coupon.code,) if brief.coupon else ()
    other = (brief.alternative.name,) if brief.alternative else ()
    return (*goods, *own, *extra, *other)


def _tidy(text: str) -> str:
    """Paragraphs one blank line apart, no spaces at line ends."""
    lines = "\n".join(line.rstrip() for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", lines).strip("\n")


def blame(error: Exception) -> Exception:
    """The error as file and line of the template it came from, where it came from one."""
    from jinja2 import TemplateNotFound, TemplateSyntaxError

    if isinstance(error, TemplateSyntaxError):
        return TemplateError(_fault(error, error.filename or error.name or "", error.lineno))
    if isinstance(error, TemplateNotFound):
        return TemplateError(Problem("no such text: {name}", {"name": error.name or ""}))
    place = None
    trace = error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename.endswith(".j2"):
            place = trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next
    return TemplateError(_fault(error, *(place or ("", 0))))


def _fault(error: Exception, filename: str, line: int) -> Problem:
    why = getattr(error, "note", None) or str(error) or type(error).__name__
    return Problem("the text failed: {why}", {"why": why}, f"{filename}:{line}" if filename else "")
