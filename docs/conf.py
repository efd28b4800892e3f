"""Sphinx configuration; built with warnings as errors by ``.ci/run``."""

project = "govliaison"
author = "The govliaison authors"
copyright = author  # noqa: A001 - Sphinx's name for it
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]
html_theme = "furo"
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
nitpicky = True
autodoc_typehints = "none"
suppress_warnings = ["myst.xref_missing"]
