"""What the contracts of notifiers and of channels that answer have in common: what went out, and what was said of it."""

from collections.abc import Iterable

import attrs

from govliaison.plugins import Delivered, Delivery, RetryLater, Undeliverable
from govliaison.testing.asking import hold_no_secret, is_reason


@attrs.frozen(kw_only=True)
class Sent:
    """
    One message as the other side got it.

    Attributes:
        recipient: address it went to; of an answer, the id of the matter it stands under
        text: what the reader sees, subject and text
        key: idempotency key that the other side was told, by which it knows a message that came twice; empty if it was told none
    """

    recipient: str
    text: str
    key: str = ""


def check_delivery(answer: object, secrets: Iterable[str]) -> Delivery:
    """
    See that this is one of the three answers, with nothing personal in it.

    Raises:
        AssertionError: it is not
    """
    assert isinstance(answer, Delivered | RetryLater | Undeliverable), f"{type(answer).__name__} is no Delivery"
    secrets = tuple(secrets)
    if isinstance(answer, Delivered):
        assert isinstance(answer.receipt, str), f"{type(answer.receipt).__name__} is no receipt"
        hold_no_secret(answer.receipt, secrets, "a receipt")
    else:
        is_reason(answer.reason, secrets)
    if isinstance(answer, RetryLater) and answer.not_before is not None:
        assert answer.not_before.utcoffset() is not None, "a moment without zone"
    return answer
