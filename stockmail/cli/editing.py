"""``--edit``: the draft goes through the person's editor, and what comes back is reviewed again."""

import re
import shlex
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from stockmail import editor, files, messages, registry, reports
from stockmail.checks import Finding
from stockmail.cli import talk
from stockmail.cli.talk import _
from stockmail.errors import (
    N_,
    DoubleError,
    EditorError,
    FileError,
    Note,
    Problem,
    RuleError,
    StockmailError,
)
from stockmail.flow import LABEL
from stockmail.library import Library
from stockmail.model import Ask, Draft
from stockmail.outputs.text import plain
from stockmail.reading import read
from stockmail.render import part
from stockmail.review import review, wants
from stockmail.route import Drafted
from stockmail.scenario import find
from stockmail.world import World

CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
# The review of the text as it was before; what came back has its own.
STALE = "line {line}: {why} ({rule})"


@contextmanager
def around(made: Drafted, ask: Ask, library: Library, world: World, *, may_ask: bool) -> Iterator[Drafted]:
    """What the person made of *made*, to be delivered within; then its file is deleted.

    Whatever fails, there or here, the file stays; its name is told, and what reads it again.
    Raises EditorError where nothing came back, RuleError for what may not go out.
    """
    with files.writing(world.state):
        path = editor.sheet(plain(made.draft), _name(made.draft), world.state / "edit")
    try:
        yield _edited(path, made, ask, library, world, may_ask=may_ask)
    except BaseException as error:
        if path.exists():
            talk.note(world, [Note("your text is kept in {file}", {"file": str(path)})])
            if isinstance(error, StockmailError) and not isinstance(error, DoubleError):
                error.hint = error.hint or _again(path, made.draft.facts)
        raise
    path.unlink(missing_ok=True)


def _again(path: Path, facts: Mapping[str, str]) -> Note:
    """The command that reviews what is kept."""
    words = ["stockmail", "check", str(path), "--scenario", facts["scenario"], "--lang", facts["language"]]
    words += ["--channel", facts["channel"]]
    return Note("see: {command}", {"command": shlex.join(words)})


def _name(draft: Draft) -> str:
    return re.sub(r"[^\w-]", "-", draft.facts.get("order") or draft.facts["scenario"])[:60]


def _edited(path: Path, made: Drafted, ask: Ask, library: Library, world: World, *, may_ask: bool) -> Drafted:
    while True:
        try:
            editor.edit(path, world)
            draft = taken(made.draft, files.decode(files.read_bytes(path), str(path)))
            bad = _judged(draft, ask, library, world)
        except EditorError as error:
            bad = error
        except FileError as error:
            bad = EditorError(*error.problems)
        if bad is None or _answer(bad, world, may_ask=may_ask) == "keep":
            break
    notes = [note for note in made.notes if note.message != STALE]
    if made.draft.subject and not draft.subject:
        notes.append(Note("the subject line is gone; put it back, or write one where you send it"))
    labels = library.wording(draft.facts["language"])["blanks"]
    left = tuple(blank for blank in draft.blanks if f"〔{labels[blank]}〕" in plain(draft))
    return made._replace(draft=draft._replace(blanks=left), notes=tuple(notes))


def taken(draft: Draft, text: str) -> Draft:
    """*draft* with the words of *text*: the subject of its first line, if that still is one."""
    text = CONTROLS.sub("", text.replace("\r\n", "\n"))
    if text.strip() == plain(draft).strip():
        return draft
    subject, body = _cut(draft, text)
    body = body.strip("\n").rstrip() + "\n"
    flow = part("text") + "\n" + read(body, draft.facts["language"]).flow
    return draft._replace(
        subject=" ".join(subject.split()),
        body=body,
        parts={"text": body.rstrip("\n")},
        envelope=draft.envelope._replace(flow=flow),
    )


def _cut(draft: Draft, text: str) -> tuple[str, str]:
    """Subject and body. A notice has no label before its title: the first line by itself is it."""
    first, _newline, rest = text.lstrip("\n").partition("\n")
    if draft.subject and (label := re.match(LABEL, first)):
        return first[label.end() :], rest
    if draft.subject and not draft.subject_label and not rest.partition("\n")[0].strip():
        return first, rest
    return "", text


def _judged(draft: Draft, ask: Ask, library: Library, world: World) -> StockmailError | None:
    """What may not go out of it; all findings are told. A form with blanks is only told about."""
    if not draft.body.strip():
        return RuleError(Problem("there is no text left"))
    findings = findings_in(draft, ask, library)
    report: str = registry.load(reports, "text").write(
        findings, _("edited"), messages.language(world.environ)
    )
    world.stderr.write(report)
    rules = dict.fromkeys(finding.rule for finding in findings if finding.level == "error")
    if not rules or draft.blanks:
        return None
    message = N_("the text cannot go out like this: {rules}")
    return RuleError(Problem(message, {"rules": ", ".join(rules)}))


def findings_in(draft: Draft, ask: Ask, library: Library) -> tuple[Finding, ...]:
    """What `stockmail check` says of it where it is to go."""
    channel = library.channel(draft.facts["channel"]).without(rule.removeprefix("no-") for rule in ask.allow)
    scenario = find(library.scenarios, draft.facts["scenario"])
    scenario = scenario.renewed() if ask.second_notice else scenario
    medium = draft.facts["medium"]
    reading = read(plain(draft), draft.facts["language"])._replace(
        medium=medium, channel=channel, scenario=scenario.id, wants=wants(scenario, medium, channel)
    )
    return review(reading, library.checks(reading))


def _answer(bad: StockmailError, world: World, *, may_ask: bool) -> str:
    """``edit`` or ``keep``; raises *bad* where the person gives up, or cannot be asked."""
    if not may_ask:
        raise bad
    from stockmail.cli.asking import Asker, Option

    talk.complain(world, bad)
    keep = [Option("keep", _("keep it as it is; you answer for it"))] if isinstance(bad, RuleError) else []
    options = (Option("edit", _("edit it again")), *keep, Option("stop", _("give up; the text is kept")))
    if (answer := Asker(world).pick(_("What now?"), options, "edit")) == "stop":
        raise bad
    return answer
