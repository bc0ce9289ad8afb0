"""Where the time of one draft goes: the steps of the route, timed from outside while it runs."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from stockmail import route

# Stage → the function that the route calls for it.
STEPS = {
    "parse": (route, "parse"),
    "decide": (route, "understand"),
    "compose": (route, "_compose"),
    "render": (route, "render"),
    "review": (route, "_reviewed"),
}


@contextmanager
def watched() -> Iterator[dict[str, float]]:
    """Seconds by stage, gathered while the context lasts."""
    spent = dict.fromkeys(STEPS, 0.0)
    real = {name: getattr(module, step) for name, (module, step) in STEPS.items()}
    for name, (module, step) in STEPS.items():
        setattr(module, step, _watch(real[name], name, spent))
    try:
        yield spent
    finally:
        for name, (module, step) in STEPS.items():
            setattr(module, step, real[name])


def _watch(step: Callable[..., Any], name: str, spent: dict[str, float]) -> Callable[..., Any]:
    def run(*args: object, **kwargs: object) -> object:
        start = time.perf_counter()
        try:
            return step(*args, **kwargs)
        finally:
            spent[name] += time.perf_counter() - start

    return run
