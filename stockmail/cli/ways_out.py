"""The way a draft goes out: the form and mailbox that the options name, judged before any work."""

from types import ModuleType
from typing import NamedTuple

from stockmail import outputs, registry
from stockmail.errors import N_, DeliveryError, Note, OrderError, Problem
from stockmail.kinds import unknown
from stockmail.model import Account, Draft, Shop
from stockmail.outputs import CHARSETS, Style
from stockmail.world import World


class Way(NamedTuple):
    """form: a module of outputs; mailbox: the name of the account whose Drafts folder gets it too."""

    form: ModuleType
    style: Style
    mailbox: str | None = None
    account: Account | None = None


def chosen(to: str, style: Style, mailbox: str | None, shop: Shop) -> Way:
    """The way that the options ask for. Raises OrderError for what there is not or what has no use."""
    form = registry.load(outputs, _known("--to", to, registry.names(outputs)))
    charset = _known("--charset", style.charset.lower(), CHARSETS)
    for flag, given in (("--html", style.html), ("--charset", charset != "utf-8")):
        if given and not (form.MAIL or mailbox):
            raise OrderError(Problem("is for mails: --to eml, --to mbox or --imap-drafts", {}, flag))
    account = _account(mailbox, shop) if mailbox else None
    return Way(form, style._replace(charset=charset), mailbox, account)


def _known(flag: str, given: str, names: tuple[str, ...]) -> str:
    if given not in names:
        bad = unknown(given, names)
        raise OrderError(Problem(bad.message, bad.values, flag))
    return given


def _account(name: str, shop: Shop) -> Account:
    if not shop.imap:
        message = N_(
            "needs a mailbox in shop.yaml: imap: {{NAME: {{host: …, user: …, password_command: …}}}}"
        )
        raise OrderError(Problem(message, {}, "--imap-drafts"))
    return shop.imap[_known("--imap-drafts", name, tuple(shop.imap))]


def written(way: Way, draft: Draft) -> tuple[bytes, bytes | None]:
    """The draft in its form, and as the mail for the mailbox. Nothing is out yet if one is refused."""
    mail = None
    if way.account:
        from stockmail.outputs import eml

        mail = eml.write(draft, way.style)
    return way.form.write(draft, way.style), mail


def notes(way: Way, draft: Draft) -> list[Note]:
    """What a mail lacks that its sender must add."""
    if draft.envelope.to.address or not (way.form.MAIL or way.account):
        return []
    return [Note("the order has no e-mail address; To stays empty")]


def deliver(way: Way, draft: Draft, mail: bytes | None, world: World, *, copy: bool) -> list[Note]:
    """Put it where the options say beside stdout. Raises DeliveryError with all that failed."""
    done: list[Note] = []
    failed: list[Problem] = []
    if way.account and mail:
        from stockmail import drafts_folder

        try:
            done.append(drafts_folder.put(mail, way.mailbox or "", way.account, world.environ))
        except DeliveryError as error:
            failed += error.problems
    if copy:
        from stockmail import clipboard

        text = way.form.write(draft, way.style._replace(charset="utf-8")).decode()
        if note := clipboard.copy(text, world):
            done.append(note)
        else:
            message = N_("nothing here can copy; install xclip or wl-clipboard, or use the draft above")
            failed.append(Problem(message, {}, "--copy"))
    if failed:
        raise DeliveryError(*failed)
    return done
