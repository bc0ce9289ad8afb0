"""Questions on a terminal: said on stderr, answered line by line. Enter takes the default.

Choices are numbered lists, not menus that move: they keep their reasons in sight, fit forty columns,
and mean the same over ssh, in a recording and to a screen reader. Only the line that is typed is
prompt_toolkit's, which knows kanji, pasted lines and Tab; it is imported when something is asked.
"""

import re
import sys
import unicodedata
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from stockmail import messages
from stockmail.cli.layout import fill
from stockmail.cli.talk import _
from stockmail.errors import Note, Problem, StockmailError
from stockmail.kinds import Bad
from stockmail.world import World

if TYPE_CHECKING:
    from prompt_toolkit import PromptSession
    from rich.console import Console

T = TypeVar("T")
MARK = "> "


class Option(NamedTuple):
    """One answer of several. why: what is said below it."""

    key: str
    label: str
    why: str = ""


class Asker:
    """Someone at a terminal. Ctrl-C and Ctrl-D raise KeyboardInterrupt and EOFError."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.tongue = messages.language(world.environ)

    def line(
        self,
        question: str,
        read: Callable[[str], T],
        default: str = "",
        hint: str = "",
        *,
        files: bool = False,
    ) -> T:
        """One line as *read* understands it; what it cannot is explained and asked again."""
        self.say("", f"{question}", style="bold")
        if hint:
            self.say(hint, style="dim")
        while True:
            text = self._typed(f"[{default}] {MARK}" if default else MARK, files=files)
            try:
                return read(text.strip() or default)
            except Bad as bad:
                self.explain(Note(bad.message, bad.values))
            except StockmailError as error:
                for problem in error.problems:
                    self.explain(problem._replace(path="", flag=""))

    def pick(self, question: str, options: Sequence[Option], default: str, hint: str = "") -> str:
        """The key of one of *options*, by its number or its key."""
        keys = tuple(option.key for option in options)
        number = str(keys.index(default) + 1) if default in keys else "1"

        def read(text: str) -> str:
            return _one(text, keys)

        self.say("", question, style="bold")
        self._list(options)
        return self._again(read, number, hint)

    def several(
        self, question: str, options: Sequence[Option], default: str = "", hint: str = ""
    ) -> list[str]:
        """The keys of any of *options*: ``1 3``; Enter takes none where nothing is the default."""
        keys = tuple(option.key for option in options)

        def read(text: str) -> list[str]:
            return [_one(word, keys) for word in dict.fromkeys(re.split(r"[\s,、]+", text)) if word]

        self.say("", question, style="bold")
        self._list(options)
        return self._again(read, default, hint)

    def agrees(self, question: str, *, default: bool = True) -> bool:
        """Yes or no."""
        options = (Option("yes", _("yes")), Option("no", _("no")))
        return self.pick(question, options, "yes" if default else "no") == "yes"

    def lines(self, question: str, hint: str) -> str:
        """Whatever is pasted; an empty line at its end ends it."""
        self.say("", question, style="bold")
        self.say(hint, style="dim")
        return str(self._session().prompt(MARK, multiline=True, key_bindings=_ends_on_empty()))

    def say(self, *lines: str, style: str | None = None) -> None:
        """Words of the program, broken to the width of the terminal."""
        for line in lines:
            folded = "\n".join(fill(line, self.console.width, 0))
            self.console.print(folded, style=style, soft_wrap=True)

    def explain(self, thing: Note | Problem) -> None:
        """What is wrong with an answer."""
        self.say("! " + messages.say(thing, self.tongue), style="yellow")

    def _again(self, read: Callable[[str], T], default: str, hint: str) -> T:
        if hint:
            self.say(hint, style="dim")
        while True:
            text = self._typed(f"[{default}] {MARK}" if default else MARK)
            try:
                return read(text.strip() or default)
            except Bad as bad:
                self.explain(Note(bad.message, bad.values))

    def _list(self, options: Sequence[Option]) -> None:
        wide = len(str(len(options)))
        for number, option in enumerate(options, 1):
            first, *more = option.label.split("\n")
            self.say(f"{number:>{wide}}. {first}", *(" " * (wide + 2) + line for line in more))
            if option.why:
                self.say(" " * (wide + 2) + option.why, style="dim")

    def _typed(self, mark: str, *, files: bool = False) -> str:
        from prompt_toolkit.completion import DummyCompleter, PathCompleter

        completer = PathCompleter(expanduser=True) if files else DummyCompleter()
        return str(
            self._session().prompt(mark, completer=completer, reserve_space_for_menu=6 if files else 0)
        )

    @cached_property
    def console(self) -> "Console":
        """Where the words go; colours only where the terminal has them and nobody minds."""
        from rich.console import Console

        return Console(file=self.world.stderr, highlight=False, markup=False, emoji=False)

    def _session(self) -> "PromptSession[str]":
        """A new one for each answer: what one is asked with, it keeps for the next."""
        from prompt_toolkit import PromptSession
        from prompt_toolkit.history import DummyHistory
        from prompt_toolkit.input import create_input
        from prompt_toolkit.output import create_output

        return PromptSession(
            input=create_input(sys.stdin),
            output=create_output(self.world.stderr),
            complete_while_typing=False,
            history=DummyHistory(),
        )


def _one(text: str, keys: tuple[str, ...]) -> str:
    """The key that *text* names; full-width digits, as an input method leaves them, count too."""
    plain = unicodedata.normalize("NFKC", text).strip(" .)")
    if plain.isdecimal() and 1 <= int(plain) <= len(keys):
        return keys[int(plain) - 1]
    if text in keys:
        return text
    raise Bad("answer with a number from 1 to {most}", most=len(keys))


def _ends_on_empty() -> Any:  # noqa: ANN401 - the library's own key bindings
    from prompt_toolkit.key_binding import KeyBindings

    keys = KeyBindings()

    @keys.add("enter")
    def _enter(event: Any) -> None:  # noqa: ANN401
        buffer = event.current_buffer
        if buffer.document.current_line.strip():
            buffer.newline(copy_margin=False)
        else:
            buffer.validate_and_handle()

    return keys
