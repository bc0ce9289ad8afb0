"""A draft as a MIME message, the same bytes whenever and wherever it is made."""

from hashlib import sha256

from stockmail.errors import N_, OrderError, Problem
from stockmail.model import Draft
from stockmail.outputs import Style, _charset, _frame, _headers, _page
from stockmail.outputs._frame import Leaf


def message(draft: Draft, style: Style, newline: str) -> bytes:
    """The mail as an unsent draft: no Date, no Message-ID, which the sending program adds.

    Raises OrderError for what is no mail, RuleError for what *style.charset* cannot carry.
    """
    refuse_what_is_no_mail(draft)
    _charset.refuse_what_cannot_go(draft, style.charset)
    texts = [_text(draft.body, "plain", style.charset)]
    boundary = ""
    if style.html:
        page = _page.page(draft, style.library, charset=style.charset)
        texts.append(_text(page, "html", style.charset))
        boundary = _frame.boundary(sha256(page.encode()).hexdigest())
    return _headers.headers(draft, style.charset, newline).encode() + _frame.message(texts, boundary, newline)


def refuse_what_is_no_mail(draft: Draft) -> None:
    """Raise OrderError for a text that goes where there are no mails or no subject."""
    medium = draft.facts["medium"]
    if medium != "mail":
        message = N_("this draft is a {medium}, no mail; take --to text, or --as mail")
        raise OrderError(Problem(message, {"medium": medium}))
    if not draft.subject:
        message = N_("{channel} has no subject line, so this is no mail; take --to text")
        raise OrderError(Problem(message, {"channel": draft.facts["channel"]}))


def _text(text: str, subtype: str, charset: str) -> tuple[Leaf, str]:
    """*text* as base64, which no relay changes, unless all of its bytes are ASCII anyway."""
    carried = _charset.carried(text, charset)
    if subtype == "html":  # a layout of the shop's own may hold more than the text
        carried = carried.encode(charset, "xmlcharrefreplace").decode(charset)
    plain = subtype == "plain" and (carried.isascii() or charset != "utf-8")
    return Leaf(subtype, charset, not plain), carried
