"""A mailto: link that opens a new mail in the mail program.

Short texts only: Windows cuts or refuses a link beyond INTERNET_MAX_URL_LENGTH, 2,083 characters with
the closing zero (wininet.h, Microsoft KB208427), and people who tried found browsers and Outlook to
stop just above 2,000 (stackoverflow.com/questions/4473959). A kana or kanji takes nine characters.
"""

from urllib.parse import quote

from stockmail.errors import N_, Note, OrderError, Problem
from stockmail.model import Draft
from stockmail.outputs import Style, _mail

SUFFIX = ".url"
MAIL = False
MOST = 2000


def write(draft: Draft, style: Style) -> bytes:
    """The link by RFC 6068. Raises OrderError where it would be too long or has nobody to go to."""
    del style
    _mail.refuse_what_is_no_mail(draft)
    address = draft.envelope.to.address
    if not address:
        message = N_("a mailto: link needs the customer's address")
        raise OrderError(Problem(message, {}, "", "customer.email", "--email"))
    local, _, domain = address.rpartition("@")
    body = draft.body.replace("\n", "\r\n")
    link = f"mailto:{_quoted(local)}@{_quoted(domain)}?subject={_quoted(draft.subject)}&body={_quoted(body)}"
    if len(link) > MOST:
        message = N_("the link would be {length} characters long, and Windows stops at about {most}")
        values = {"length": len(link), "most": MOST}
        hint = Note("--to eml opens in the mail program at any length, --copy puts the text on the clipboard")
        raise OrderError(Problem(message, values, "--to"), hint=hint)
    return (link + "\n").encode()


def _quoted(text: str) -> str:
    return quote(text, safe="")
