"""The folder is the registry: members are found by their file's name and loaded when used."""

from functools import cache
from importlib import import_module
from os import listdir
from types import ModuleType


def names(package: ModuleType) -> tuple[str, ...]:
    """The members of *package*, by file name, without importing any of them.

    A member whose name is taken by Python (``json``) lives in a file with a ``_`` behind it.
    """
    return tuple(sorted(_stems(package)))


def load(package: ModuleType, name: str) -> ModuleType:
    """Import the member called *name*."""
    return import_module(f"{package.__name__}.{_stems(package).get(name, name)}")


@cache
def _stems(package: ModuleType) -> dict[str, str]:
    """The files of *package* by the names of its members; a folder is looked through once."""
    files = (name.removesuffix(".py") for name in listdir(package.__path__[0]) if name.endswith(".py"))  # noqa: PTH208 - quick
    return {stem.removesuffix("_"): stem for stem in files if "a" <= stem[0] <= "z"}
