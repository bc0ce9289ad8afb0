"""Run by Python before the program: when it ends, tells what it loaded."""

import atexit
import os
import sys
from pathlib import Path


def tell() -> None:
    """Every module by its name."""
    names = (name for name, module in sys.modules.items() if module)
    Path(os.environ["LOADED"]).write_text("\n".join(names), encoding="utf-8")


if "LOADED" in os.environ:
    atexit.register(tell)
