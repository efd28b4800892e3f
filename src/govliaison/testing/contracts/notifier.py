"""What every notifier does."""

import threading
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar, Final

import attrs
import pytest
from hypothesis.strategies import SearchStrategy

from govliaison.plugins import Delivered, Delivery, Kind, Notifier, NotifyAsk, RetryLater
from govliaison.testing.asking import asked
from govliaison.testing.contracts.base import Contract, one_line
from govliaison.testing.deliveries import Sent, check_delivery
from govliaison.testing.strategies_of_kinds import NAME, PHONE, hostile_texts, hostile_words

_KEY: Final = "0198f7a2-3c1e-7b64-9d2a-5e8f7c6b5a4"
"""Keys are ids of messages: alike in all but the end."""

_AT_ONCE: Final = 8
_SOON: Final = 0.3
_GRACE: Final = 2.0
"""Seconds after the deadline of an ask in which an adapter still comes back in time."""

_SECRETS: Final = (NAME, PHONE)


class NotifierContract(Contract[Notifier], kind=Kind.NOTIFIER):
    """
    The tests of notifiers.

    Attributes:
        sent: what has reached the other side so far, oldest first; None skips what needs it
        broken: makes a notifier that cannot reach its other side; None skips the test of it
        hanging: makes a notifier whose other side takes a message and never answers; None skips the test of it
        recipient: an address that it can deliver to
        recipients: addresses of all sorts
        texts: what messages say
        patience: seconds after which a call counts as hanging
    """

    open_names = Contract.open_names | {"sent", "broken", "hanging", "recipient", "patience"}
    sent: ClassVar[Any] = None
    broken: ClassVar[Any] = None
    hanging: ClassVar[Any] = None
    recipient: ClassVar[str] = PHONE
    recipients: ClassVar[SearchStrategy[str]] = hostile_words | hostile_texts
    texts: ClassVar[SearchStrategy[str]] = hostile_texts
    patience: ClassVar[float] = 10.0

    def test_an_ordinary_message_is_delivered(self) -> None:
        """A short text to a good address goes out, to that address and no other."""
        with self.fresh() as adapter:
            ask = self.message()
            assert isinstance(self.notify(adapter, ask), Delivered)
            if self.sent is not None:
                [sent] = self.sent(adapter)
                assert ask.recipient == sent.recipient

    def test_every_text_arrives_as_it_is_or_not_at_all(self) -> None:
        """A text is never cut, folded or cleaned; what cannot be sent as it is, is undeliverable."""

        def check(text: str) -> None:
            with self.fresh() as adapter:
                ask = self.message(text=text)
                taken = isinstance(self.notify(adapter, ask), Delivered)
                if self.sent is not None:
                    sent = self.sent(adapter)
                    assert len(sent) == taken, "what it says and what it did are not the same"
                    assert all(ask.text in each.text for each in sent), "the text did not arrive as it was"

        self.for_all(check, text=self.texts)

    def test_every_address_gets_an_answer(self) -> None:
        """An address it can make nothing of is undeliverable, and never an error."""

        def check(recipient: str) -> None:
            with self.fresh() as adapter:
                self.notify(adapter, self.message(recipient=recipient))

        self.for_all(check, recipient=self.recipients)

    def test_the_same_message_again_reaches_nobody_twice(self) -> None:
        """Messages come at least once; the same key goes out once, or always bears the key, so that the other side can tell."""
        with self.fresh() as adapter:
            ask = self.message()
            for _ in range(3):
                assert isinstance(self.notify(adapter, ask), Delivered)
            sent = self._sent(adapter)
            assert len(sent) == 1 or {ask.key} == {each.key for each in sent}, f"it went out {len(sent)} times"

    def test_messages_that_look_alike_all_arrive(self) -> None:
        """What tells messages apart is the whole key, not the text, the recipient or a part of the key."""
        with self.fresh() as adapter:
            for end in "0123":
                assert isinstance(self.notify(adapter, self.message(end)), Delivered)
            assert len(self._sent(adapter)) == 4

    def test_messages_sent_at_once_are_not_mixed_up(self) -> None:
        """Lanes are worked in parallel: each text goes out once and whole."""
        asks = [self.message(str(number), text=f"第{number}条") for number in range(_AT_ONCE)]
        answers: dict[str, Delivery] = {}
        with self.fresh() as adapter:
            threads = [
                threading.Thread(target=self._notify_into, args=(answers, adapter, ask), daemon=True) for ask in asks
            ]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join(self.patience)
            assert len(answers) == len(asks), "not every call came back"
            if self.sent is not None:
                texts = [each.text for each in self.sent(adapter)]
                assert len(asks) == len(texts)
                assert all(any(ask.text in text for text in texts) for ask in asks)

    def test_a_deadline_that_is_over_is_answered(self) -> None:
        """Too late is an answer like any other: delivered after all, or later, but no error."""
        with self.fresh() as adapter:
            over = datetime.now(tz=UTC) - timedelta(days=1)
            self.notify(adapter, self.message(deadline=over))
            self.notify(adapter, self.message("1", deadline=None))

    def test_an_other_side_that_cannot_be_reached_means_later(self) -> None:
        """Where the other side is down, the message is to be tried again: not delivered, not given up, and nothing is raised."""
        if self.broken is None:
            pytest.skip("broken= is not given: it makes a notifier that cannot reach its other side")
        adapter = self.broken()
        for _ in range(2):
            answer = self.notify(adapter, self.message())
            assert isinstance(answer, RetryLater), f"{type(answer).__name__} while the other side is down"

    def test_an_other_side_that_hangs_is_given_up_at_the_deadline(self) -> None:
        """It waits no longer than the ask says, and then it is to be tried again."""
        if self.hanging is None:
            pytest.skip("hanging= is not given: it makes a notifier whose other side never answers")
        adapter = self.hanging()
        ask = self.message(deadline=datetime.now(tz=UTC) + timedelta(seconds=_SOON))
        answer = asked(lambda: adapter.notify(ask), patience=_SOON + _GRACE, secrets=_SECRETS)
        assert isinstance(check_delivery(answer, _SECRETS), RetryLater)

    # -- asking -------------------------------------------------------------------------------------------------------

    def message(self, end: str = "0", **parts: Any) -> NotifyAsk:
        """Make a message; keys differ by their end alone."""
        usual: dict[str, Any] = {"recipient": self.recipient, "text": "请于三日内签收。"}
        usual["deadline"] = datetime.now(tz=UTC) + timedelta(seconds=self.patience)
        ask = NotifyAsk(key=f"{_KEY}{end}", destination="sms", subject=f"{NAME}的诉求", **{**usual, **parts})
        return attrs.evolve(ask, text=f"{NAME}：{ask.text}")

    def notify(self, adapter: Notifier, ask: NotifyAsk) -> Delivery:
        """Let it deliver; it raises nothing, and tells nothing personal."""
        answer = asked(lambda: adapter.notify(ask), patience=self.patience, secrets=_SECRETS)
        return check_delivery(answer, _SECRETS)

    def _notify_into(self, answers: dict[str, Delivery], adapter: Notifier, ask: NotifyAsk) -> None:
        answers[ask.key] = check_delivery(adapter.notify(ask), _SECRETS)

    def _sent(self, adapter: Notifier) -> Sequence[Sent]:
        if self.sent is None:
            pytest.skip("sent= is not given: what has reached the other side so far")
        sent: Sequence[Sent] = self.sent(adapter)
        return sent


def notifier_contract(
    make: Callable[[], Notifier],
    *,
    sent: Callable[[Any], Sequence[Sent]] | None = None,
    known_gaps: Mapping[str, str] | None = None,
    **attributes: Any,
) -> type[NotifierContract]:
    """
    Make the tests of a notifier in one line.

    ``TestSms = notifier_contract(make_sms, sent=read_gateway)``

    Args:
        make: makes one, with another side that took nothing yet
        sent: what has reached the other side so far, oldest first; without it only the answers are tested
        known_gaps: contract test → why it fails still
        attributes: ``broken``, ``hanging``, ``recipient``, ``recipients``, ``texts`` or ``patience``
    """
    return one_line(NotifierContract, make, sent=sent, known_gaps=known_gaps, **attributes)
