"""
The pages of ``docs/reference``, made from the code.

Nothing is named here by hand that can be found: hooks in ``LiaisonSpecs``, Protocols and values from the annotations at the
public door, codes in the catalogue and in the calls that make errors, keys by letting the readers of the files say what they
read.
"""

from collections.abc import Callable, Mapping
from typing import Final

from reference_pages.commands import commands_page
from reference_pages.config import config_page
from reference_pages.doors import hooks_page, protocols_page
from reference_pages.errors import errors_page
from reference_pages.prose import undescribed

__all__ = ["PAGES", "undescribed"]

PAGES: Final[Mapping[str, Callable[[], str]]] = {
    "hooks.md": hooks_page,
    "protocols.md": protocols_page,
    "errors.md": errors_page,
    "config.md": config_page,
    "commands.md": commands_page,
}
"""What writes each page."""
