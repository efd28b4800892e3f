"""The adapter kind ``Renderer``: from what a register or a paper says to a file."""

from pathlib import Path
from typing import Protocol

import attrs

from govliaison.papers.paper import Paper
from govliaison.values import Sheet


@attrs.frozen(kw_only=True)
class RenderAsk:
    """
    Ask for a file.

    Attributes:
        content: what it says: a register or another table, or a paper
        target: where the file shall stand; replaced as a whole or not at all
        media_type: such as ``text/csv``
    """

    content: Sheet | Paper
    target: Path
    media_type: str


@attrs.frozen
class Rendered:
    """
    The file that was written.

    Attributes:
        path: where it lies
    """

    path: Path


class Renderer(Protocol):
    """Writes files of certain media types. Contract 1."""

    def render(self, ask: RenderAsk, /) -> Rendered:
        """
        Write the file.

        Raises:
            InputError: it cannot be written there (missing folder, open in another program), or such content cannot be
                written as such a file
        """
        ...
