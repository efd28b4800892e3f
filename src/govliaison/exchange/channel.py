"""The adapter kind ``Channel``: where submissions come from, row by row; and what a profile says of each channel."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Protocol

import attrs

from govliaison.cases import CaseKind
from govliaison.values import Field, Reading


@attrs.frozen(kw_only=True)
class ReceiveAsk:
    """
    Ask for what has come in.

    Attributes:
        path: file or folder in which it lies
        fields: what the core can take, with the headings under which people write it
        mapping: heading to field name, where somebody has settled it; it goes before any guess
        sheet: name of the sheet in a workbook; None for the only or the first one
    """

    path: Path
    fields: tuple[Field, ...]
    mapping: Mapping[str, str] = attrs.field(factory=dict)
    sheet: str | None = None


class Channel(Protocol):
    """
    Reads submissions from one source.

    Contract 1. It hands over text and never judges what it means; a row it cannot read is still a row, with problems.
    """

    def receive(self, ask: ReceiveAsk, /) -> Reading:
        """
        Open what has come in; its rows are read one by one as they are asked for.

        Raises:
            InputError: the file is missing, locked, of another format, or lacks a required column
        """
        ...


class AnswerRoute(StrEnum):
    """How an answer goes back over a channel: sent by the outbox, or by hand (telephone, paper) and recorded."""

    OUTBOX = "outbox"
    HAND = "hand"


@attrs.frozen(kw_only=True)
class ChannelPlan:
    """
    What a profile says of a channel (T2.1).

    Attributes:
        id: stable key, also the name of the adapter instance in the deployment
        name: what people call the source
        kind: kind of case for a submission that names none
        answers: how answers go back
    """

    id: str
    name: str
    kind: CaseKind = CaseKind.HELP
    answers: AnswerRoute = AnswerRoute.HAND
