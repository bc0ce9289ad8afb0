"""Drafts the right words when an order cannot be shipped.

For programs: ``from stockmail import draft, read_orders``; ``stockmail.api`` says how.
"""

__version__ = "0.1.0"
__all__ = ["Ask", "Draft", "Order", "Step", "StockmailError", "draft", "explain", "read_orders"]


def __getattr__(name: str) -> object:
    """The names for programs, loaded when first asked for: the command line starts without them."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module("stockmail.api"), name)
