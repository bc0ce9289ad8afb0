"""A draft as one page of HTML, laid out by templates/page.html.j2 or the language's or shop's own."""

from stockmail.library import Library
from stockmail.model import Draft
from stockmail.outputs._blocks import blocks
from stockmail.render import blame, cut


def page(draft: Draft, library: Library | None, *, charset: str = "utf-8", alone: bool = False) -> str:
    """The page; everything in it is escaped. Raises TemplateError.

    alone: it is no part of a mail, so it shows its subject.
    """
    library = library or Library(None, None)
    language = draft.facts["language"]
    pictured = draft.envelope.pictured
    parts = {name: blocks(text, pictured) for name, text in cut(draft.envelope.flow).items() if text}
    said = {"language": language, "subject": draft.subject, "parts": parts, "pictured": pictured}
    words = library.wording(language)["page"]
    try:
        layout = library.templates(language).get_template("page.html.j2")
        return layout.render(**said, charset=charset, alone=alone, words=words)
    except Exception as error:
        raise blame(error) from error
