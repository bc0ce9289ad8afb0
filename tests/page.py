"""A page in a real browser: Chromium without a window, in frames of a phone's and a desk's width."""

import html
import shutil
import subprocess
from pathlib import Path

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
# No display, no sandbox (tests may run as root), and no word to any host.
QUIET = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --hide-scrollbars --virtual-time-budget=4000"
)
# A window cannot be as narrow as a phone; a frame can.
FRAME = """<!DOCTYPE html><meta charset="utf-8"><style>body {{ margin: 0 }}</style>
<iframe width="{width}" height="{height}" style="border: 0" srcdoc="{page}"></iframe><pre></pre>
<script>onload = () => {{
  const page = document.querySelector("iframe").contentDocument;
  document.querySelector("pre").textContent = [...page.querySelectorAll("*")]
    .filter(one => one.getBoundingClientRect().right > {width} + 0.5)
    .map(one => "wide: " + one.outerHTML.slice(0, 80)).join("\\n")
    || "all of it is within " + page.documentElement.scrollWidth;
}}</script>"""


def _run(page: str, width: int, folder: Path, *options: str, height: int = 1600) -> str:
    frame = folder / f"frame-{width}.html"
    frame.write_text(FRAME.format(width=width, height=height, page=html.escape(page)), encoding="utf-8")
    done = subprocess.run(
        [str(CHROMIUM), *QUIET.split(), f"--user-data-dir={folder / 'browser'}",
         f"--window-size={max(width, 500)},{height}", *options, frame.as_uri()],
        capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    return done.stdout


def too_wide(page: str, width: int, folder: Path) -> str:
    """What of *page* goes past the right edge of a screen *width* pixels wide."""
    dom = _run(page, width, folder, "--dump-dom")
    return html.unescape(dom.partition("<pre>")[2].partition("</pre>")[0])


def picture(page: str, width: int, folder: Path, *options: str) -> Path:
    """A screenshot, for eyes."""
    path = folder / f"page-{width}.png"
    _run(page, width, folder, f"--screenshot={path}", *options)
    return path
