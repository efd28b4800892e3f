"""Letters that carry policies to enterprises: whether one may still go out, and that it arrived (M4.1)."""

from typing import cast

from govliaison.access import Context
from govliaison.cases import DeliveryMethod
from govliaison.errors import GovliaisonError
from govliaison.exchange.notifier import Delivered, Delivery, RetryLater
from govliaison.exchange.wording import Letter
from govliaison.ledger import id_of, kind_of
from govliaison.policies import POLICY, PUSHED, SUBSCRIPTION, UPTAKE, Policy, ReceiptKind, Subscription, Uptakes
from govliaison.values import Reason


class PolicyLetters:
    """
    What the worker of the outbox must know of policies.

    Args:
        context: of the system itself
        uptakes: where it is entered that a policy arrived
    """

    def __init__(self, context: Context, uptakes: Uptakes) -> None:
        self._context = context
        self._uptakes = uptakes

    def why_not(self, letter: Letter) -> str:
        """Tell why a letter must not go out any more: the policy holds no more, or the firm wants none; empty: it may."""
        if not _is_policy(letter):
            return ""
        policy, enterprise = _parts(letter)
        streams = [POLICY.stream(policy), SUBSCRIPTION.stream(enterprise)]
        found = [each.record for each in self._context.ledger.load_many(streams).values()]
        record = cast("Policy", found[0])
        wish: Subscription | None = found[1]
        if not record.may_be_pushed(self._context.now):
            return "outbox.policy-over"
        return "outbox.opted-out" if wish is not None and wish.out_since is not None else ""

    def record(self, letter: Letter, destination: str, delivery: Delivery) -> Delivery:
        """
        Enter that a policy arrived, or that it cannot, before the message is settled; told twice is told once.

        Args:
            letter: the letter
            destination: the notifier
            delivery: what became of it
        """
        if not _is_policy(letter) or isinstance(delivery, RetryLater):
            return delivery
        arrived = isinstance(delivery, Delivered)
        try:
            self._uptakes.receipt(
                *_parts(letter),
                ReceiptKind.DELIVERED if arrived else ReceiptKind.UNDELIVERABLE,
                method=DeliveryMethod.CHANNEL,
                destination=destination,
                code="" if isinstance(delivery, Delivered) else delivery.reason.code,
            )
        except GovliaisonError as error:
            return RetryLater(reason=Reason.of(error.code))
        return delivery


def _is_policy(letter: Letter) -> bool:
    return letter.code == PUSHED and kind_of(letter.about) == UPTAKE.kind


def _parts(letter: Letter) -> tuple[str, str]:
    """Tell the policy and the enterprise of a letter."""
    policy, _, enterprise = id_of(letter.about).partition(".")
    return policy, enterprise
