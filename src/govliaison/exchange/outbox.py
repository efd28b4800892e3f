"""
The worker of the outbox (D13): what was committed is delivered, at least once, each lane in its order.

A lane is a destination with a stream, so one that waits holds up no other. An adapter that fails is tried again, later and
later; what can never be delivered stops its lane until a person replays or skips it.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Final

import attrs

from govliaison.cases import Case, Cases, CaseState
from govliaison.errors import GovliaisonError
from govliaison.exchange.channel import AnswerAsk, AnsweringChannel
from govliaison.exchange.notifier import Delivered, Delivery, Notifier, NotifyAsk, RetryLater, Undeliverable
from govliaison.exchange.policy_letters import PolicyLetters
from govliaison.exchange.routes import CHANNEL
from govliaison.exchange.wording import Letter, Wording
from govliaison.ledger import LeaseAsk, LeasedMessage, Ledger, Message, MessageState, Settle, Settlement, id_of
from govliaison.texts import say
from govliaison.values import Reason, to_micros

_LEASE: Final = timedelta(minutes=5)
_PATIENCE: Final = timedelta(seconds=30)
_ANSWERS: Final = frozenset({"case.answered", "case.interim"})


@attrs.frozen(kw_only=True)
class Addressee:
    """Who gets a message: how they are addressed, and where, in the adapter's own terms."""

    name: str = attrs.field(default="", repr=False)
    address: str = attrs.field(repr=False)


Addresses = Callable[[str, str], Addressee | None]
"""Looks up who a recipient (``unit:…``, ``person:…``) is at a destination, now; None if nobody knows an address."""


@attrs.frozen(kw_only=True)
class BackOff:
    """
    How long to wait after a failure.

    Attributes:
        first: after the first
        longest: each further wait is twice the one before, up to this
        attempts: after so many failures the message is dead
    """

    first: timedelta = timedelta(minutes=1)
    longest: timedelta = timedelta(hours=6)
    attempts: int = attrs.field(default=10, validator=attrs.validators.ge(1))

    def wait(self, failures: int) -> timedelta:
        """
        Give the wait after so many failures.

        >>> BackOff().wait(3)
        datetime.timedelta(seconds=240)
        """
        doubled: int = 2 ** min(failures - 1, 30)
        return min(self.first * doubled, self.longest)


@attrs.frozen(kw_only=True)
class Destinations:
    """
    Where messages can go.

    Attributes:
        notifiers: by name
        channels: those that carry answers, by id
        addresses: looks up addressees
        wording: the voice of the profile
        back_off: by name of the destination, where it differs from ``usual``
        usual: the back-off of all others
    """

    notifiers: Mapping[str, Notifier] = attrs.field(factory=dict)
    channels: Mapping[str, AnsweringChannel] = attrs.field(factory=dict)
    addresses: Addresses
    wording: Wording
    back_off: Mapping[str, BackOff] = attrs.field(factory=dict)
    usual: BackOff = attrs.field(factory=BackOff)


@attrs.frozen(kw_only=True)
class Attempt:
    """
    One delivery that was tried.

    Attributes:
        message: its id
        destination: where it went
        code: what was said
        outcome: delivered, to be tried again, or dead
        reason: why not delivered
        settled: False if the lease had gone to another worker meanwhile
    """

    message: str
    destination: str
    code: str
    outcome: Settle
    reason: Reason | None = None
    settled: bool


@attrs.frozen
class _Records:
    """Where it is entered that something arrived: answers on their cases, policies at their enterprises."""

    cases: Cases
    policies: PolicyLetters | None


def work_outbox(
    ledger: Ledger,
    destinations: Destinations,
    cases: Cases,
    *,
    owner: str,
    batch: int = 20,
    policies: PolicyLetters | None = None,
) -> Iterator[Attempt]:
    """
    Deliver everything that is due.

    Given up is what is about a matter taken back with its import, and a policy that holds no more or is not wanted.

    Args:
        ledger: the ledger
        destinations: where messages can go
        cases: the case desk of the system, on which deliveries of answers are recorded
        owner: unique name of this worker
        batch: messages leased at a time
        policies: the letters that carry policies; None where none are sent
    """
    while True:
        until = ledger.time.now() + _LEASE
        ask = LeaseAsk(owner=owner, now=to_micros(ledger.time.now()), until=to_micros(until), limit=batch)
        leased = ledger.store.lease_messages(ask)
        if not leased:
            return
        for each in leased:
            if ledger.time.now() >= until:
                break
            letter = Letter.read(each.message.payload)
            moot = policies.why_not(letter) if policies else ""
            moot = moot or ("outbox.import-undone" if _is_moot(ledger, letter) else "")
            if moot:
                _give_up(ledger, owner, each.message.id, moot)
                continue
            yield _work(ledger, destinations, _Records(cases, policies), owner, each)


def _is_moot(ledger: Ledger, letter: Letter) -> bool:
    """Tell whether the one case, or the answer, that it tells of was taken back with an import."""
    case = ledger.load(letter.about).record
    if not isinstance(case, Case) or letter.is_of_many:
        return False
    is_gone = letter.code in _ANSWERS and letter.params["answer"] > len(case.answers)
    return case.state is CaseState.UNDONE or (is_gone and letter.recipient == f"filer:{case.id}")


def _give_up(ledger: Ledger, owner: str, message: str, why: str) -> None:
    settlement = Settlement(id=message, owner=owner, outcome=Settle.DEAD, note=why)
    if ledger.store.settle(settlement):
        ledger.store.revive(message, MessageState.SKIPPED, to_micros(ledger.time.now()))


def _work(ledger: Ledger, destinations: Destinations, records: _Records, owner: str, leased: LeasedMessage) -> Attempt:
    message = leased.message
    letter = Letter.read(message.payload)
    delivery = _deliver(ledger, destinations, message, letter)
    if records.policies:
        delivery = records.policies.record(letter, message.destination, delivery)
    delivery = _record(records.cases, letter, delivery, destinations.wording)
    back_off = destinations.back_off.get(message.destination, destinations.usual)
    outcome, not_before = _outcome(delivery, leased.attempts + 1, back_off, ledger.time.now())
    settlement = Settlement(
        id=message.id, owner=owner, outcome=outcome, not_before=to_micros(not_before), note=_note(delivery)
    )
    return Attempt(
        message=message.id,
        destination=message.destination,
        code=letter.code,
        outcome=outcome,
        reason=None if isinstance(delivery, Delivered) else delivery.reason,
        settled=ledger.store.settle(settlement),
    )


def _deliver(ledger: Ledger, destinations: Destinations, message: Message, letter: Letter) -> Delivery:
    """Have it delivered; whatever an adapter raises is a fault with its name on it, and the message stays."""
    destination = message.destination
    deadline = ledger.time.now() + _PATIENCE
    try:
        if destination.startswith(CHANNEL):
            delivery = _answer(ledger, destinations, message, letter, deadline)
        else:
            delivery = _notify(destinations, message, letter, deadline)
    except Exception as fault:  # noqa: BLE001 - an adapter may raise anything, and no message may be lost by it
        return _fault(destination, type(fault).__name__)
    if not isinstance(delivery, Delivered | RetryLater | Undeliverable):
        return _fault(destination, type(delivery).__name__)
    return delivery


def _answer(
    ledger: Ledger, destinations: Destinations, message: Message, letter: Letter, deadline: datetime
) -> Delivery:
    channel = message.destination.removeprefix(CHANNEL)
    carrier = destinations.channels.get(channel)
    if carrier is None:
        return RetryLater(reason=Reason.of("outbox.no-destination", destination=message.destination))
    return carrier.answer(
        AnswerAsk(
            key=message.id,
            channel=channel,
            source_id=_source_id(ledger, channel, letter),
            code=letter.code,
            subject=destinations.wording.subject(letter),
            text=destinations.wording.text(letter),
            deadline=deadline,
        )
    )


def _notify(destinations: Destinations, message: Message, letter: Letter, deadline: datetime) -> Delivery:
    destination = message.destination
    notifier = destinations.notifiers.get(destination)
    if notifier is None:
        return RetryLater(reason=Reason.of("outbox.no-destination", destination=destination))
    addressee = destinations.addresses(letter.recipient, destination)
    if addressee is None:
        return Undeliverable(reason=Reason.of("outbox.no-address", destination=destination))
    return notifier.notify(
        NotifyAsk(
            key=message.id,
            destination=destination,
            recipient=addressee.address,
            subject=destinations.wording.subject(letter),
            text=destinations.wording.text(letter, addressee.name),
            deadline=deadline,
        )
    )


def _fault(destination: str, name: str) -> RetryLater:
    return RetryLater(reason=Reason.of("outbox.fault", destination=destination, fault=name))


def _source_id(ledger: Ledger, channel: str, letter: Letter) -> str:
    """Tell the matter's id at the channel: the message's own, else the case's."""
    if source := letter.params.get("source"):
        return str(source)
    sources = ledger.load(letter.about).record.sources  # type: ignore[union-attr]
    return next((source.source_id for source in sources if source.channel == channel), "")


def _record(cases: Cases, letter: Letter, delivery: Delivery, wording: Wording) -> Delivery:
    """
    Enter that an answer arrived, or that it never will, before the message is settled.

    Told twice is told once; if it cannot be entered now, the message comes again under the same key.
    """
    to_follower = letter.recipient != f"filer:{id_of(letter.about)}"
    if letter.code not in _ANSWERS or isinstance(delivery, RetryLater) or to_follower:
        return delivery
    why = ""
    if isinstance(delivery, Undeliverable):
        why = say(delivery.reason.code, dict(delivery.reason.params), wording.language)
    try:
        cases.deliver(id_of(letter.about), answer=letter.params["answer"], undeliverable=why)
    except GovliaisonError as error:
        return RetryLater(reason=Reason.of(error.code))
    return delivery


def _outcome(delivery: Delivery, attempts: int, back_off: BackOff, now: datetime) -> tuple[Settle, datetime]:
    """Tell what becomes of the message, and when it is tried again if it is."""
    if isinstance(delivery, Delivered):
        return Settle.DONE, now
    if isinstance(delivery, Undeliverable) or attempts >= back_off.attempts:
        return Settle.DEAD, now
    return Settle.RETRY, max(now + back_off.wait(attempts), delivery.not_before or now)


def _note(delivery: Delivery) -> str:
    if isinstance(delivery, Delivered):
        return delivery.receipt
    return " ".join(filter(None, [delivery.reason.code, str(delivery.reason.param("fault") or "")]))
