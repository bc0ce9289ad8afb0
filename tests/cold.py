"""A plugin for the mutation run: what a test has worked out is not kept for the next.

Else a mutant would be asked once and its answer taken from there. As its own file, for only that run
needs it: ``pytest -p tests.cold``.
"""

from functools import _lru_cache_wrapper

from stockmail import calendar, review
from stockmail.answers import ANSWERS


def pytest_runtest_setup() -> None:
    """Forget."""
    ANSWERS.forget()
    for module in (calendar, review):
        for value in vars(module).values():
            if isinstance(value, _lru_cache_wrapper):
                value.cache_clear()
