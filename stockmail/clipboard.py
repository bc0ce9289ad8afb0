"""Puts a text on the clipboard by the first way that works and outlives the program.

Every tool gets no output stream of ours: xclip and wl-copy stay behind to serve the text, and an
inherited pipe would make ``out=$(stockmail … --copy)`` wait for them for ever (pyperclip #116).
"""

import base64
import contextlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping

from stockmail.errors import Note
from stockmail.world import World

PATIENCE = 3.0
# xterm and others drop longer sequences; a shorter text passes everywhere (tmux #3858).
MOST_OSC52 = 74_994


def copy(text: str, world: World) -> Note | None:
    """Copy *text*; the way it went, or None when there was none."""
    for way in _ways(world.environ):
        if note := way(text, world.environ):
            return note
    return None


def _ways(
    environ: Mapping[str, str],
) -> tuple[Callable[[str, Mapping[str, str]], Note | None], ...]:
    """The ways worth trying here. Over ssh this machine's clipboard is the wrong one."""
    if environ.get("SSH_TTY") or environ.get("SSH_CONNECTION"):
        return (_tmux, _osc52, _tool)
    return (_windows, _tool, _tmux, _copykitten)


def ways(environ: Mapping[str, str]) -> tuple[str, ...]:
    """The names of the ways that would be tried here, without trying them."""
    found = [name for name, _encoding, _command in _tools(environ)]
    if environ.get("SSH_TTY") or environ.get("SSH_CONNECTION"):
        found += ["OSC 52"]
    if sys.platform == "win32":
        found += ["PowerShell"]
    if environ.get("TMUX"):
        found += ["tmux"]
    if sys.platform != "linux" or environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"):
        found += ["copykitten"]
    return tuple(found)


def _tools(environ: Mapping[str, str]) -> Iterator[tuple[str, str, list[str]]]:
    """The system's own tools whose display is there: name, encoding, command."""
    tools = (
        ("pbcopy", sys.platform == "darwin", ["pbcopy"]),
        (
            "wl-copy",
            bool(environ.get("WAYLAND_DISPLAY")),
            ["wl-copy", "--type", "text/plain;charset=utf-8"],
        ),
        ("xclip", bool(environ.get("DISPLAY")), ["xclip", "-selection", "clipboard"]),
        ("xsel", bool(environ.get("DISPLAY")), ["xsel", "--clipboard", "--input"]),
        ("clip.exe", "WSL_DISTRO_NAME" in environ, ["clip.exe"]),
    )
    for name, here, command in tools:
        if here and shutil.which(name, path=environ.get("PATH")):
            # clip.exe reads UTF-16; told UTF-8 it garbles (WSL #4852).
            yield name, "utf-16-le" if name == "clip.exe" else "utf-8", command


def _tool(text: str, environ: Mapping[str, str]) -> Note | None:
    """The first of the system's own tools that takes it."""
    for name, encoding, command in _tools(environ):
        if _run(command, text.encode(encoding), environ):
            return Note("copied to the clipboard ({way})", {"way": name})
    return None


def _tmux(text: str, environ: Mapping[str, str]) -> Note | None:
    """Tmux's buffer; ``-w`` hands it on to the terminal outside, where that is allowed."""
    if not environ.get("TMUX") or not _run(["tmux", "load-buffer", "-w", "-"], text.encode(), environ):
        return None
    return Note("copied to the tmux buffer; paste with your prefix and ]")


def _osc52(text: str, environ: Mapping[str, str]) -> Note | None:
    """The terminal at the other end of ssh: it is asked, and never answers."""
    encoded = base64.b64encode(text.encode()).decode()
    if environ.get("TERM") == "dumb" or len(encoded) > MOST_OSC52:
        return None
    sequence = f"\x1b]52;c;{encoded}\a"
    if environ.get("TERM", "").startswith("screen") and not environ.get("TMUX"):
        # GNU screen takes at most 240 bytes at a time.
        cut = [sequence[at : at + 240] for at in range(0, len(sequence), 240)]
        sequence = "".join(f"\x1bP{piece}\x1b\\" for piece in cut)
    try:
        with open("/dev/tty", "wb", buffering=0) as terminal:  # noqa: PTH123 - a device, not a file
            terminal.write(sequence.encode())
    except OSError:
        return None
    return Note("sent to the terminal; whether it took it, only pasting shows")


def _windows(text: str, environ: Mapping[str, str]) -> Note | None:
    """PowerShell keeps every character, which clip.exe's code page does not. Untested here."""
    del environ
    if sys.platform != "win32":
        return None
    script = "[Console]::InputEncoding=[Text.Encoding]::UTF8;Set-Clipboard -Value ([Console]::In.ReadToEnd())"
    done = _run(["powershell", "-NoProfile", "-Command", script], text.encode(), os.environ)
    return Note("copied to the clipboard ({way})", {"way": "PowerShell"}) if done else None


def _copykitten(text: str, environ: Mapping[str, str]) -> Note | None:
    """No tool is installed: a library that leaves a small process behind to serve the text.

    That process cannot report: with no display, or a dead one, it fails in silence (copykitten
    2.1). So what arrived is read back.
    """
    if sys.platform == "linux" and not (environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY")):
        return None
    try:
        import copykitten

        copykitten.copy(text, detach=True)
        arrived = _arrives(text, copykitten.paste)
    except Exception:  # noqa: BLE001 - a native library without a display fails in many ways
        return None
    return Note("copied to the clipboard ({way})", {"way": "copykitten"}) if arrived else None


def _arrives(text: str, paste: Callable[[], str]) -> bool:
    """Whether *text* is there within a moment; an empty clipboard is an error to the library."""
    for _ in range(20):
        with contextlib.suppress(Exception):
            if paste() == text:
                return True
        time.sleep(0.05)
    return False


def _run(command: list[str], data: bytes, environ: Mapping[str, str]) -> bool:
    try:
        done = subprocess.run(  # noqa: S603 - fixed commands, the text only on their stdin
            command, input=data, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            timeout=PATIENCE, check=False, start_new_session=True, env=dict(environ),
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        return False
    return done.returncode == 0
