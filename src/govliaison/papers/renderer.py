"""The adapter kind ``Renderer``: from what a paper says to a file."""

from pathlib import Path
from typing import Protocol

import attrs

from govliaison.values import Sheet


@attrs.frozen(kw_only=True)
class RenderAsk:
    """
    Ask for a file.

    Attributes:
        sheet: what it says
        target: where the file shall stand; replaced as a whole or not at all
        media_type: such as ``text/csv``
    """

    sheet: Sheet
    target: Path
    media_type: str


@attrs.frozen
class Rendered:
    """The file that was written."""

    path: Path


class Renderer(Protocol):
    """Writes files of certain media types. Contract 1."""

    def render(self, ask: RenderAsk, /) -> Rendered:
        """
        Write the file.

        Raises:
            InputError: it cannot be written there: missing folder, open in another program
        """
        ...
