"""Copying, with the real tools: an X server, tmux, a pseudo terminal."""

import base64
import contextlib
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Run

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the tools are Debian's")

DRAFT = ("draft", "--scenario", "restock", "--example", "--lang", "ja", "--copy")
# A tool that holds on to our stdout makes the shell wait for as long as the X server lives.
AT_ONCE = 30.0
# A shell that captures what the program prints, as people do.
CAPTURE = 'out=$("$@"); code=$?; printf %s "$out"; exit $code'


@pytest.fixture(autouse=True)
def nowhere_to_copy(monkeypatch: pytest.MonkeyPatch) -> None:
    """The desk that runs the tests has a clipboard of its own; leave it alone."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "TMUX", "SSH_TTY", "SSH_CONNECTION", "WSL_DISTRO_NAME"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def draft(run: Run) -> str:
    """The draft as it is printed."""
    return run(*DRAFT[:-1]).out


@pytest.fixture
def display(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """An X server of our own, on the first display that is free."""
    need("Xvfb", "xvfb")
    reading, writing = os.pipe()
    words = ["Xvfb", "-displayfd", str(writing), "-nolisten", "tcp"]
    with subprocess.Popen(words, pass_fds=[writing], stderr=subprocess.DEVNULL) as server:
        os.close(writing)
        with os.fdopen(reading, encoding="ascii") as numbers:
            number = numbers.readline().strip()
        assert number, "Xvfb did not start"
        monkeypatch.setenv("DISPLAY", f":{number}")
        yield f":{number}"
        server.terminate()


@pytest.fixture
def tmux() -> Iterator[list[str]]:
    """A tmux server of our own; its socket's path must be short."""
    need("tmux", "tmux")
    with tempfile.TemporaryDirectory(prefix="tmux") as folder:
        command = ["tmux", "-S", f"{folder}/s", "-f", os.devnull]
        subprocess.run([*command, "new-session", "-d"], check=True)
        yield command
        subprocess.run([*command, "kill-server"], check=True)


def need(tool: str, package: str) -> None:
    """Skip, with a reason, where *tool* is not installed."""
    if not shutil.which(tool):
        pytest.skip(f"needs {tool} (apt-get install {package})")


def path_with(folder: Path, *tools: str) -> str:
    """A PATH on which nothing but *tools* is found."""
    folder.mkdir()
    for tool in tools:
        (folder / tool).symlink_to(str(shutil.which(tool)))
    return str(folder)


def captured(cache: Path, **environ: str) -> str:
    """What ``out=$(stockmail draft … --copy)`` puts into ``out``; fails if the shell has to wait."""
    words = ["sh", "-c", CAPTURE, "sh", sys.executable, "-m", "stockmail", *DRAFT]
    fixed = {"STOCKMAIL_TODAY": "2026-11-22", "STOCKMAIL_CACHE": str(cache)}
    shell = str(shutil.which("sh"))
    done = subprocess.run(
        words, executable=shell, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        env=os.environ | fixed | environ, timeout=AT_ONCE, check=True,
    )  # fmt: skip
    return done.stdout.decode()


def pasted(*command: str) -> str:
    """What another program gets from the clipboard."""
    return subprocess.run(command, stdout=subprocess.PIPE, timeout=AT_ONCE, check=True).stdout.decode()


@pytest.mark.parametrize(
    ("tool", "paste"),
    [
        ("xclip", ("xclip", "-selection", "clipboard", "-o")),
        ("xsel", ("xsel", "--clipboard", "--output")),
    ],
)
def test_the_clipboard_holds_exactly_the_draft(
    tool: str, paste: tuple[str, ...], display: str, run: Run, draft: str, tmp_path: Path
) -> None:
    """Every byte that stdout got, and the tool's name on stderr."""
    need(tool, tool)
    assert display
    ran = run(*DRAFT, PATH=path_with(tmp_path / "bin", tool))
    assert (ran.code, ran.out) == (0, draft)
    assert f"copied to the clipboard ({tool})" in ran.err
    assert pasted(*paste) == draft


@pytest.mark.parametrize("tool", ["xclip", "xsel"])
def test_a_shell_that_captures_the_draft_does_not_wait_for_the_tool(
    tool: str, display: str, draft: str, tmp_path: Path, cache: Path
) -> None:
    """The tools stay behind to serve the text; they must not hold the pipe (pyperclip #116)."""
    need(tool, tool)
    assert display
    out = captured(cache, PATH=path_with(tmp_path / "bin", tool))
    assert out == draft.rstrip("\n")  # $(…) drops the line ends


def test_without_any_tool_the_library_serves_the_draft(
    display: str, draft: str, tmp_path: Path, cache: Path
) -> None:
    """The small process that it leaves behind holds no pipe."""
    need("xclip", "xclip")
    assert display
    path = path_with(tmp_path / "bin")
    try:
        assert captured(cache, PATH=path) == draft.rstrip("\n")
        assert pasted("xclip", "-selection", "clipboard", "-o") == draft
    finally:
        end_all_with(f"PATH={path}\0")


def end_all_with(setting: str) -> None:
    """End the processes in whose environment *setting* stands; some outlive their X server."""
    for environ in Path("/proc").glob("[0-9]*/environ"):
        with contextlib.suppress(OSError):
            if setting.encode() in environ.read_bytes():
                os.kill(int(environ.parent.name), signal.SIGTERM)


def test_tmux_gets_the_draft_into_its_buffer(tmux: list[str], run: Run, draft: str) -> None:
    """Inside tmux the draft is one prefix and ] away."""
    where = pasted(*tmux, "display-message", "-p", "#{socket_path},#{pid},0").strip()
    ran = run(*DRAFT, TMUX=where)
    assert (ran.code, ran.out) == (0, draft)
    assert "copied to the tmux buffer" in ran.err
    assert pasted(*tmux, "show-buffer") == draft


def on_a_terminal(folder: Path, **environ: str) -> tuple[bytes, str, str]:
    """What the terminal, stdout and stderr get where the program has a terminal of its own."""
    program = shlex.join([sys.executable, "-m", "stockmail", *DRAFT])
    script = f"{program} >out 2>err"
    spawn = "import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))"
    seen = subprocess.run(
        [sys.executable, "-c", spawn, "sh", "-c", script], stdin=subprocess.DEVNULL, capture_output=True,
        env=os.environ | {"LANG": "C.UTF-8", "STOCKMAIL_TODAY": "2026-11-22"} | environ, cwd=folder,
        timeout=60, check=True,
    )  # fmt: skip
    return seen.stdout, (folder / "out").read_text("utf-8"), (folder / "err").read_text("utf-8")


def test_over_ssh_the_terminal_is_sent_the_draft(draft: str, tmp_path: Path, cache: Path) -> None:
    """OSC 52; nothing of it is on stdout, and stderr does not claim more than it knows."""
    terminal, out, err = on_a_terminal(
        tmp_path, SSH_TTY="/dev/pts/0", TERM="xterm", STOCKMAIL_CACHE=str(cache)
    )
    assert out == draft
    assert "sent to the terminal" in err
    sequence = re.fullmatch(rb"\x1b\]52;c;([A-Za-z0-9+/=]+)\x07", terminal)
    assert sequence
    assert base64.b64decode(sequence[1]).decode() == draft


def test_inside_screen_the_sequence_comes_in_pieces(draft: str, tmp_path: Path, cache: Path) -> None:
    """GNU screen hands on no more than 256 bytes at a time."""
    terminal, _, _ = on_a_terminal(
        tmp_path, SSH_TTY="/dev/pts/0", TERM="screen.xterm", STOCKMAIL_CACHE=str(cache)
    )
    pieces = re.findall(rb"\x1bP(.*?)\x1b\\", terminal, re.DOTALL)
    assert terminal == b"".join(b"\x1bP" + piece + b"\x1b\\" for piece in pieces)
    assert max(map(len, pieces)) <= 240
    whole = b"".join(pieces)
    assert base64.b64decode(whole.removeprefix(b"\x1b]52;c;").removesuffix(b"\x07")).decode() == draft


def test_with_no_way_to_copy_the_draft_is_printed_and_the_exit_is_5(run: Run, draft: str) -> None:
    """The words are there; only the clipboard is not."""
    ran = run(*DRAFT)
    assert (ran.code, ran.out) == (5, draft)
    assert "nothing here can copy" in ran.err


def test_a_display_that_is_gone_is_no_way_to_copy(run: Run, draft: str, tmp_path: Path) -> None:
    """DISPLAY often outlives its server; no tool's success is believed unseen."""
    ran = run(*DRAFT, DISPLAY=":4095", PATH=path_with(tmp_path / "bin"))
    assert (ran.code, ran.out) == (5, draft)


def test_a_tool_that_fails_is_no_way_to_copy(run: Run, draft: str, tmp_path: Path) -> None:
    """An xclip that ends badly counts as none."""
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "xclip").write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    (folder / "xclip").chmod(0o755)
    ran = run(*DRAFT, DISPLAY=":4095", PATH=str(folder))
    assert (ran.code, ran.out) == (5, draft)
