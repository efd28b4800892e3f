"""The adapter kind ``Channel``: where submissions come from, row by row; and what a profile says of each channel."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Protocol

import attrs

from govliaison.cases import CaseKind, Submission
from govliaison.deadlines import parse_tags, parse_word
from govliaison.exchange.notifier import Delivery
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


class ChannelCapability(StrEnum):
    """What a channel can do beyond handing rows over."""

    ANSWERS = "answers"
    """It carries messages back to whoever filed a matter: it is an :class:`AnsweringChannel`."""


@attrs.frozen(kw_only=True)
class AnswerAsk:
    """
    Ask for one message to be carried back to whoever filed a matter.

    Attributes:
        key: idempotency key; a message comes at least once, the same key must not be published twice
        channel: id of the channel
        source_id: id of the matter there
        code: what kind of message it is, such as ``case.answered``
        subject: one line
        text: what to say; may hold personal data, never logged
        deadline: moment at which the caller stops waiting; None for no limit
    """

    key: str
    channel: str
    source_id: str
    code: str
    subject: str = attrs.field(repr=False)
    text: str = attrs.field(repr=False)
    deadline: datetime | None = None


class AnsweringChannel(Protocol):
    """Carries answers back. Contract 1; capability ``answers``. Called by the outbox, at least once for each message."""

    def answer(self, ask: AnswerAsk, /) -> Delivery:
        """Carry one message back; an exception counts as ``RetryLater``."""
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
        track: the track that a statute lays out for what comes by it, where the submission names none
        tags: tags that whatever comes by it bears
    """

    id: str
    name: str
    kind: CaseKind = CaseKind.HELP
    answers: AnswerRoute = AnswerRoute.HAND
    track: str = attrs.field(default="", converter=parse_word)
    tags: frozenset[str] = attrs.field(default=frozenset(), converter=parse_tags)

    def complete(self, said: Submission) -> Submission:
        """Fill in what a new matter that came by it leaves out."""
        return attrs.evolve(
            said,
            kind=said.kind or CaseKind(self.kind),
            track=said.track or self.track,
            tags=said.tags | self.tags,
        )
