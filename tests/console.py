"""Pages that tell a story on a terminal: their files are written, their commands run, in one shell."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

# A line that begins with a file's name, then a block: what goes into that file.
FILE = r"^`(?P<name>[\w./-]+)`[^\n]*[:：]\n\n```\w+\n(?P<text>.*?)^```$"
SESSION = r"^```console\n(?P<session>.*?)^```$"
STEP = re.compile(f"{FILE}|{SESSION}", re.MULTILINE | re.DOTALL)
END = "\x01"
LEFT_OUT = "…"
HOME = "/home/you/shop"


class Step(NamedTuple):
    """A command and what it is shown to say, or an empty command and a file to write."""

    command: str
    shown: str
    session: str = ""
    name: str = ""


def steps(page: str) -> list[Step]:
    """What the reader of *page* does, one after the other."""
    found = []
    for step in STEP.finditer(page):
        if step["name"]:
            found.append(Step("", step["text"], name=step["name"]))
        else:
            found += _commands(step["session"])
    return found


def _commands(session: str) -> list[Step]:
    """A command begins with ``$ ``, and goes on with ``> ``."""
    found = []
    for block in re.split(r"^\$ ", session, flags=re.MULTILINE)[1:]:
        lines = block.splitlines()
        told = next((at for at, line in enumerate(lines[1:], 1) if not line.startswith("> ")), len(lines))
        command = "\n".join([lines[0], *(line.removeprefix("> ") for line in lines[1:told])])
        found.append(Step(command, "\n".join(lines[told:]), session))
    return found


def run(told: list[Step], folder: Path, environ: dict[str, str]) -> list[tuple[str, int]]:
    """What each step says, on both streams as a terminal shows them, and its exit code."""
    script = ["exec 2>&1"]
    for step in told:
        if step.name:
            script += [_written(step)]
        else:
            script += [step.command]
        script += ["was=$?", f"printf '{END}%s{END}' $was", "(exit $was)"]
    plain = {key: value for key, value in os.environ.items() if not key.startswith(("STOCKMAIL_", "LC_"))}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["sh"], input="\n".join(script).encode(), cwd=folder, env=plain | {"PATH": path} | environ,
        capture_output=True, timeout=300, check=False,
    )  # fmt: skip
    parts = done.stdout.decode().replace(str(folder), HOME).split(END)
    return [(said, int(code)) for said, code in zip(parts[:-1:2], parts[1::2], strict=True)]


def _written(step: Step) -> str:
    folder = str(Path(step.name).parent)
    return f"mkdir -p '{folder}'; cat >'{step.name}' <<'END OF FILE'\n{step.shown}END OF FILE"


def agrees(shown: str, said: str) -> bool:
    """Whether *shown* is what was said, whole or with … for lines that are left out."""
    lines = shown.splitlines()
    pattern = "".join("(?:.*\n)*" if line == LEFT_OUT else re.escape(line) + "\n" for line in lines)
    return not lines or bool(re.fullmatch(pattern, said if said.endswith("\n") else said + "\n"))
