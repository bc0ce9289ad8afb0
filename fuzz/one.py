"""One target under atheris, in this process: ``python -m fuzz.one NAME CORPUS [libFuzzer's options]``."""

import gc
import sys

import atheris

with atheris.instrument_imports(include=["stockmail"]):
    from fuzz import targets

gc.enable()  # the command line turns it off, for runs that are over at once

if __name__ == "__main__":
    target = targets.TARGETS[sys.argv.pop(1)]
    atheris.Setup(sys.argv, target)
    atheris.Fuzz()
