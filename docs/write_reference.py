"""
Write ``docs/reference/*.md`` from the code: hooks, Protocols, errors, configuration, commands.

Run it as ``python docs/write_reference.py`` after any of them has changed, or ``pytest tests/docs --write-docs``; a test
compares, and another asks that every part has its description.
"""

import sys
from pathlib import Path

from reference_pages import PAGES, undescribed

FOLDER = Path(__file__).with_name("reference")

if __name__ == "__main__":
    for name, page in PAGES.items():
        FOLDER.joinpath(name).write_text(page(), encoding="utf-8", newline="\n")
    if undescribed:
        sys.exit("no description of: " + ", ".join(sorted(undescribed)))
