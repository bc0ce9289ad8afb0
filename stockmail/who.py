"""Who writes to whom."""

from stockmail import names
from stockmail.brief import ShopSaid, To
from stockmail.case import Case
from stockmail.envelope import Mailbox
from stockmail.errors import N_, Note


def addressee(case: Case) -> To:
    """The person or company addressed: as they write themselves, never guessed."""
    if case.public:
        return To("", "", known=True)
    customer = case.order.customer
    latin = case.voice.wording["names"] == "latin"
    person = names.latin(customer) if latin else names.native(customer)
    company = names.clean(customer.company)
    if "company" in case.scenario.needs and not company:
        company = case.gaps.fill("customer.company", None)
    if latin:
        readable = company if company and names.is_latin(company) else None
        company = names.clean(customer.company_en) or readable
    given = person or company
    if latin and not given and (names.native(customer) or customer.company):
        case.notes.append(Note("addressed as “Customer”: the name has no reading; add --name-en or --kana"))
        return To("", "", known=False)
    if not given:
        return To(case.gaps.fill("customer.name", None), "", known=True)
    return To(person or "", company or "", known=True)


def recipient(case: Case) -> Mailbox:
    """To whom a mail goes: the orderer as they write themselves, without the honorific."""
    if case.public:
        return Mailbox()
    customer = case.order.customer
    name = (names.latin(customer) if case.foreign else None) or names.native(customer)
    company = (customer.company_en if case.foreign else None) or customer.company
    return Mailbox(name or names.clean(company), customer.email)


def sender(case: Case) -> Mailbox:
    """From whom a mail comes: the shop, in the language of the draft."""
    name = (case.shop.name_en if case.foreign else None) or case.shop.name
    return Mailbox(name, case.shop.email)


def shop(case: Case) -> ShopSaid:
    """The shop, in the language of the draft, as far as the channel lets it be named."""

    def said(name: str) -> str | None:
        twin = getattr(case.shop, f"{name}_en", None) if case.foreign else None
        own: str | None = getattr(case.shop, name)
        return twin or own

    shown = {name: said(name) or "" for name in case.channel.contact}
    if not case.channel.contact or shown.get("email") or shown.get("phone"):
        contact = shown
    else:
        contact = shown | {"email": case.gaps.fill("shop.contact", None)}
    staff = case.decisions.staff or said("staff")
    _law_wants_an_address(case)
    return ShopSaid(
        name=case.gaps.fill("shop.name", said("name")),
        staff=case.gaps.fill("shop.staff", staff),
        **{key: contact.get(key, "") for key in ("address", "phone", "hours", "email", "url")},
    )


def _law_wants_an_address(case: Case) -> None:
    lacking = [name for name in ("address", "phone") if not getattr(case.shop, name)]
    wanted = {"address", "phone"} <= set(case.channel.contact)
    if lacking and wanted and case.order.payment.paid and not case.foreign:
        message = N_("where money was taken, 特商法13条 asks for the shop's {lacking}; add it to shop.yaml")
        case.notes.append(Note(message, {"lacking": ", ".join(lacking)}))
