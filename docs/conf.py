"""How Sphinx builds the docs: ``sphinx-build -W docs docs/_build``."""

from stockmail import __version__

project = "stockmail"
author = "the authors of stockmail"
project_copyright = f"2026, {author}"
release = version = __version__

extensions = ["myst_parser", "sphinx.ext.autodoc"]
exclude_patterns = ["_build"]
# The table of contents may name a page before it is written; a page that it does not name still fails.
suppress_warnings = ["toc.not_readable"]
myst_heading_anchors = 3
autodoc_typehints = "description"
autodoc_member_order = "bysource"

html_theme = "furo"
html_title = f"stockmail {release}"
html_copy_source = False
