"""The folder is the registry: members are found by their file's name and loaded when used."""

from importlib import import_module
from pathlib import Path
from types import ModuleType


def names(package: ModuleType) -> tuple[str, ...]:
    """The members of *package*, by file name, without importing any of them.

    A member whose name is taken by Python (``json``) lives in a file with a ``_`` behind it.
    """
    files = Path(package.__path__[0]).glob("[a-z]*.py")
    return tuple(sorted(file.stem.removesuffix("_") for file in files))


def load(package: ModuleType, name: str) -> ModuleType:
    """Import the member called *name*."""
    folder = Path(package.__path__[0])
    stem = f"{name}_" if (folder / f"{name}_.py").exists() else name
    return import_module(f"{package.__name__}.{stem}")
