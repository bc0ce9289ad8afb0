"""Drafts the right words when an order cannot be shipped."""

__version__ = "0.1.0"
