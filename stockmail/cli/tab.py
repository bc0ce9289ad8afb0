"""``--install-completion``: typer writes what makes a TAB work; what is said of it is ours."""

from typing import Any

import typer

from stockmail.cli.talk import _
from stockmail.cli.usage import Usage

POSIX = ("bash", "zsh", "fish")
# Typer would lift PowerShell's policy on scripts without a word. One line in the profile does no such thing.
POWERSHELL = (
    "if (!(Test-Path $PROFILE)) { New-Item -Type File -Force $PROFILE };"
    " stockmail --show-completion | Add-Content $PROFILE"
)


def install(ctx: typer.Context, _option: Any, asked: bool) -> None:  # noqa: ANN401, FBT001 - typer's way
    """Set it up in the shell that this runs in; in PowerShell, say how."""
    if not asked or ctx.resilient_parsing:
        return
    shell = _shell(ctx)
    if shell in POSIX:
        shell, path = _typers().install(shell=shell)
        typer.echo(_("TAB completion for {shell} is set up: {path}").format(shell=shell, path=path))
        typer.echo(_("It works in the next terminal that you open."))
    else:
        typer.echo(_("This line puts it into your profile; it works in the next terminal that you open:"))
        typer.echo(POWERSHELL)
    raise typer.Exit


def show(ctx: typer.Context, option: Any, asked: bool) -> None:  # noqa: ANN401, FBT001
    """Print what that would write."""
    if asked and not ctx.resilient_parsing:
        _typers().show_callback(ctx, option, _shell(ctx))


def _shell(ctx: typer.Context) -> str:
    """The shell around this, as typer finds it too."""
    import shellingham

    try:
        found = shellingham.detect_shell()[0]
    except shellingham.ShellDetectionFailure:
        found = ""
    if found not in {*POSIX, "powershell", "pwsh"}:
        message = _("run this in bash, zsh, fish or PowerShell itself; no such shell is found around it")
        raise Usage(message, ctx)
    return str(found)


def _typers() -> Any:  # noqa: ANN401 - it hands on what it does not declare
    from typer import completion

    return completion


SPEAKS: dict[str, Any] = {"install_completion": install, "show_completion": show}
