"""Lets ``python -m stockmail`` do what ``stockmail`` does."""

from stockmail.cli import main

main()
