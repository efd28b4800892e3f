"""The adapter kind ``Notifier``: ways of reaching a person or an office."""

from datetime import datetime
from typing import Protocol

import attrs

from govliaison.values import Reason


@attrs.frozen(kw_only=True)
class NotifyAsk:
    """
    Ask for one message to be delivered.

    Attributes:
        key: idempotency key; a message comes at least once, the same key must not reach the recipient twice
        destination: name of the adapter instance
        recipient: address in the adapter's own terms: a number, a mailbox, an id; never logged
        subject: one line
        text: what to say; may hold personal data, never logged
        deadline: moment at which the caller stops waiting; None for no limit
    """

    key: str
    destination: str
    recipient: str = attrs.field(repr=False)
    subject: str = attrs.field(repr=False)
    text: str = attrs.field(repr=False)
    deadline: datetime | None = None


@attrs.frozen(kw_only=True)
class Delivered:
    """
    It was taken.

    Attributes:
        receipt: the other side's number for it, if there is one
    """

    receipt: str = ""


@attrs.frozen(kw_only=True)
class RetryLater:
    """
    It was not taken now, but may be later.

    Attributes:
        reason: why; no personal data
        not_before: when the other side wants to be asked again, if it says so
    """

    reason: Reason
    not_before: datetime | None = None


@attrs.frozen(kw_only=True)
class Undeliverable:
    """
    It will never be taken as it is; a person must look.

    Attributes:
        reason: why; no personal data
    """

    reason: Reason


Delivery = Delivered | RetryLater | Undeliverable


class Notifier(Protocol):
    """Delivers messages. Contract 1. Called by the outbox, after the commit, at least once for each message."""

    def notify(self, ask: NotifyAsk, /) -> Delivery:
        """Deliver one message; an exception counts as ``RetryLater``."""
        ...
