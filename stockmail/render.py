"""From a brief to named parts of text. Jinja decides nothing here, it only says."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from stockmail.brief import Brief
from stockmail.errors import N_, Problem, TemplateError
from stockmail.forms import Filled, Form, Forms
from stockmail.layout import Break, Layout, joined, lay_out, tidied
from stockmail.wrap import breaker

if TYPE_CHECKING:
    from jinja2 import Environment


class Texts(Protocol):
    """The texts of one language. forms: None where each brief is rendered by itself."""

    forms: Forms | None

    @property
    def environment(self) -> "Environment":
        """Their templates, loaded when first asked for."""


class Text(NamedTuple):
    """What the layout made: one subject line, the body, and the body cut into its parts.

    flow: the marked text before its lines were broken; filled: the form it came from, where it did.
    """

    subject: str
    body: str
    parts: Mapping[str, str]
    flow: str
    filled: Filled | None = None


NO_PARTS = N_("the text has none of the parts of a draft; begin it with {{% extends layout %}}")
# Layouts call part("fact") where a part begins. Data cannot hold this character (kinds.forbidden).
MARK = "\x01"


def part(name: str) -> str:
    """The mark that opens a part; layouts call it."""
    return f"{MARK}{name}{MARK}"


def render(library: Texts, brief: Brief, wording: Mapping[str, Any]) -> Text:
    """The draft's text in the layout's order, wrapped. Raises TemplateError."""
    filled = library.forms.fill(brief) if library.forms else None
    breaks = breaker(wording["wrap"][brief.medium], _names(brief))
    if filled:
        layout, texts = _layout(filled.form, breaks), filled.texts
        subject, flow = layout.subject.fill(texts), layout.flow.fill(texts)
        body, parts = layout.fill(texts, breaks)
    else:
        try:
            subject, flow = _halves(say(library.environment, brief))
        except Exception as error:
            raise blame(error) from error
        marked = _parts(flow)
        if not marked:
            raise TemplateError(Problem(NO_PARTS, {}, f"scenarios/{brief.scenario}.j2"))
        names, tidy = zip(*[(name, tidied(breaks(text))) for name, text in marked], strict=True)
        body = joined(tidy, breaks)
        parts = dict(zip(names, [part.text for part in tidy], strict=True))
    return Text(
        subject=_subject(subject, brief.shop.name, wording["subject"]),
        body=body + "\n",
        parts=parts,
        flow=flow,
        filled=filled,
    )


def _layout(form: Form, breaks: Break) -> Layout:
    """How texts of *form* are laid out; *breaks* may keep names whole that do not stand in its words."""
    if "layout" not in form.kept:
        subject, flow = _halves(form.marked)
        form.kept["layout"] = lay_out(subject, flow, _parts(flow), breaks)
    layout: Layout = form.kept["layout"]
    return layout


def _halves(raw: str) -> tuple[str, str]:
    """The subject, and all parts with their marks."""
    subject, mark, rest = raw.partition(part("addressee"))
    return _unmarked(subject), mark + rest


def _parts(marked: str) -> list[tuple[str, str]]:
    """The parts of a marked text: each with its name."""
    pieces = marked.split(MARK)[1:]
    return list(zip(pieces[::2], pieces[1::2], strict=False))


def say(templates: "Environment", brief: Brief) -> str:
    """The text of *brief* as its template has it, with the marks of its parts."""
    template = templates.get_template(f"scenarios/{brief.scenario}.j2")
    return template.render(**brief.variables(), part=part)


def cut(marked: str) -> dict[str, str]:
    """The parts of a marked text by name."""
    return {name: tidied(piece).text for name, piece in _parts(marked)}


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
    mall = (brief.refund.mall,) if brief.refund else ()
    return (*goods, *own, *extra, *other, *mall)


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
