"""Channels and notifiers: one of each that is right, and many that are wrong on purpose."""

import json
import logging
import sys
import threading
import time
import unicodedata
import uuid
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import attrs
from wrong_rules import Wrong

from govliaison.errors import InputError
from govliaison.plugins import (
    AnswerAsk,
    ColumnMatch,
    Delivered,
    Delivery,
    NotifyAsk,
    Reading,
    Reason,
    ReceiveAsk,
    RetryLater,
    Row,
    Undeliverable,
)
from govliaison.testing.contracts.base import Contract
from govliaison.testing.contracts.channel import FIELDS, Submissions, channel_contract
from govliaison.testing.contracts.notifier import notifier_contract
from govliaison.testing.deliveries import Sent

# -- channels ---------------------------------------------------------------------------------------------------------


def put_lines(folder: Path, submissions: Submissions) -> Path:
    """Put submissions down as a line of JSON each, under Chinese headings."""
    headings = {field.name: field.zh for field in FIELDS}
    lines = [json.dumps({headings[name]: text for name, text in said.items()}) + "\n" for said in submissions]
    path = folder / "来件.jsonl"
    path.write_text("".join(lines), encoding="utf-8", newline="\n")
    return path


class GoodChannel:
    """Lines of JSON."""

    def receive(self, ask: ReceiveAsk, /) -> Reading:
        try:
            said = self.load(ask.path.read_text(encoding="utf-8").split("\n"))
        except (OSError, ValueError) as error:
            kind = type(error).__name__
            raise InputError("table.foreign", where=str(ask.path), file=ask.path.name, kind=kind) from None
        usual = {field.zh: field.name for field in ask.fields}
        found = dict.fromkeys(heading for one in said for heading in one)
        columns = {heading: ask.mapping.get(heading, usual.get(heading)) for heading in found}
        missing = [field.zh for field in ask.fields if field.required and field.name not in columns.values()]
        if missing:
            raise InputError("table.column-missing", where=ask.path.name, row=1, missing=missing[0], found="")
        matches = tuple(ColumnMatch(column="", heading=heading, field=field) for heading, field in columns.items())
        return Reading(name=ask.path.name, columns=matches, rows=self.rows(ask.path, said, columns))

    def load(self, lines: list[str]) -> list[dict[str, str]]:
        loaded = [json.loads(line) for line in lines if line]
        if not all(isinstance(one, dict) for one in loaded):
            raise ValueError("no record")
        return loaded

    def rows(self, path: Path, said: list[dict[str, str]], columns: Mapping[str, str | None]) -> Iterator[Row]:
        for number, one in enumerate(said, start=1):
            cells = {name: text for heading, text in one.items() if (name := columns[heading]) and text}
            yield self.row(number, f"{path.name} › {number}", cells)

    def row(self, number: int, where: str, cells: dict[str, str]) -> Row:
        return Row(number=number, where=where, cells=cells)


class TakingChannel(GoodChannel):
    """Takes away what it has read, before anybody has committed it."""

    def rows(self, path: Path, said: list[dict[str, str]], columns: Mapping[str, str | None]) -> Iterator[Row]:
        yield from super().rows(path, said, columns)
        path.write_text("", encoding="utf-8")


class NewIdsChannel(GoodChannel):
    def row(self, number: int, where: str, cells: dict[str, str]) -> Row:
        return super().row(number, where, {**cells, "source_id": uuid.uuid4().hex})


class TwiceChannel(GoodChannel):
    def load(self, lines: list[str]) -> list[dict[str, str]]:
        return [one for one in super().load(lines) for _ in range(2)]


class LastLineChannel(GoodChannel):
    def load(self, lines: list[str]) -> list[dict[str, str]]:
        return super().load(lines)[:-1]


class CuttingChannel(GoodChannel):
    def row(self, number: int, where: str, cells: dict[str, str]) -> Row:
        return super().row(number, where, {name: text[:255] for name, text in cells.items()})


class NormalisingChannel(GoodChannel):
    def row(self, number: int, where: str, cells: dict[str, str]) -> Row:
        return super().row(number, where, {name: unicodedata.normalize("NFKC", text) for name, text in cells.items()})


class NumbersChannel(GoodChannel):
    """Takes for a number what looks like one."""

    def row(self, number: int, where: str, cells: dict[str, str]) -> Row:
        source_id = cells.get("source_id", "")
        plain = f"{float(source_id):.0f}" if source_id.isascii() and source_id.isdigit() else source_id
        return super().row(number, where, {**cells, "source_id": plain})


class OtherHourChannel(GoodChannel):
    """Turns office time into UTC, as if nobody noticed."""

    def row(self, number: int, where: str, cells: dict[str, str]) -> Row:
        if "received_at" in cells:
            moment = datetime.fromisoformat(cells["received_at"]) - timedelta(hours=8)
            cells = {**cells, "received_at": moment.isoformat(" ")}
        return super().row(number, where, cells)


class SerialTimeChannel(GoodChannel):
    def row(self, number: int, where: str, cells: dict[str, str]) -> Row:
        moment = datetime.fromisoformat(cells["received_at"]).replace(tzinfo=UTC)
        return super().row(number, where, {**cells, "received_at": str(int(moment.timestamp()))})


class JunkChannel(GoodChannel):
    """Lets the error of its library out."""

    def receive(self, ask: ReceiveAsk, /) -> Reading:
        self.load(ask.path.read_text(encoding="utf-8").split("\n"))
        return super().receive(ask)


class TellingChannel(GoodChannel):
    """Says in its error what stood in the line."""

    def load(self, lines: list[str]) -> list[dict[str, str]]:
        try:
            return super().load(lines)
        except ValueError:
            raise ValueError(f"cannot read {lines}") from None

    def receive(self, ask: ReceiveAsk, /) -> Reading:
        try:
            self.load(ask.path.read_text(encoding="utf-8", errors="replace").split("\n"))
        except OSError:
            return super().receive(ask)
        except ValueError as error:
            raise InputError("table.foreign", where=str(ask.path), file=ask.path.name, kind=str(error)) from error
        return super().receive(ask)


class ExitingChannel(GoodChannel):
    def receive(self, ask: ReceiveAsk, /) -> Reading:
        if not ask.path.exists():
            sys.exit("nothing there")
        return super().receive(ask)


class NothingThereChannel(GoodChannel):
    """Takes a missing file for an empty one."""

    def receive(self, ask: ReceiveAsk, /) -> Reading:
        return super().receive(ask) if ask.path.exists() else Reading(name="", columns=(), rows=iter(()))


class HangingChannel(GoodChannel):
    def receive(self, _ask: ReceiveAsk, /) -> Reading:
        time.sleep(20)
        return Reading(name="", columns=(), rows=iter(()))


class ListChannel(GoodChannel):
    def receive(self, ask: ReceiveAsk, /) -> Reading:
        reading = super().receive(ask)
        rows: Any = list(reading.rows)
        return attrs.evolve(reading, rows=rows)


class OneReaderChannel(GoodChannel):
    """All its readings share one place in the file."""

    def __init__(self) -> None:
        self.open: Iterator[Row] | None = None

    def receive(self, ask: ReceiveAsk, /) -> Reading:
        reading = super().receive(ask)
        self.open = self.open or reading.rows
        return attrs.evolve(reading, rows=self.open)


class GuessingChannel(GoodChannel):
    """Knows better than whoever settled what the columns mean."""

    def receive(self, ask: ReceiveAsk, /) -> Reading:
        return super().receive(attrs.evolve(ask, mapping={}))


class EmptyCellsChannel(GoodChannel):
    def row(self, number: int, where: str, cells: dict[str, str]) -> Row:
        return super().row(number, where, {**{field.name: "" for field in FIELDS[:-1]}, **cells, "phone": ""})


class NoNumbersChannel(GoodChannel):
    def row(self, _number: int, where: str, cells: dict[str, str]) -> Row:
        return super().row(1, where, cells)


class ForgivingChannel(GoodChannel):
    """Forgives a required column that is missing."""

    def receive(self, ask: ReceiveAsk, /) -> Reading:
        fields = tuple(attrs.evolve(field, required=False) for field in ask.fields)
        return super().receive(attrs.evolve(ask, fields=fields))


class AnsweringChannel(GoodChannel):
    def __init__(self) -> None:
        self.published: dict[str, Sent] = {}

    def answer(self, ask: AnswerAsk, /) -> Delivery:
        sent = Sent(recipient=ask.source_id, text=f"{ask.subject} {ask.text}")
        self.published.setdefault(ask.key, sent)
        return Delivered(receipt=ask.key)


class TwiceAnsweringChannel(AnsweringChannel):
    def answer(self, ask: AnswerAsk, /) -> Delivery:
        return super().answer(attrs.evolve(ask, key=f"{ask.key}-{len(self.published)}"))


class OtherMatterChannel(AnsweringChannel):
    def answer(self, ask: AnswerAsk, /) -> Delivery:
        return super().answer(attrs.evolve(ask, source_id=ask.channel))


class HopefulChannel(AnsweringChannel):
    """Says delivered, whatever the other side says."""

    def answer(self, _ask: AnswerAsk, /) -> Delivery:
        return Delivered()


class RaisingAnswerChannel(AnsweringChannel):
    def answer(self, ask: AnswerAsk, /) -> Delivery:
        raise ConnectionError(f"cannot publish {ask.text}")


_ANSWERS: Final = frozenset({"answers"})


def _published(channel: AnsweringChannel) -> list[Sent]:
    return list(channel.published.values())


def _channel(make: Callable[[], Any], test: str) -> tuple[type[Contract[Any]], str]:
    return channel_contract(make, deliver=put_lines, patience=0.5), test


def _answering(make: Callable[[], Any], test: str) -> tuple[type[Contract[Any]], str]:
    parts: dict[str, Any] = {"capabilities": _ANSWERS, "answered": _published, "broken": make}
    return channel_contract(make, deliver=put_lines, **parts), test


_OUT: Final = "test_what_was_put_in_comes_out"
CHANNELS: Final[Wrong] = {
    "a channel that takes away what it read": _channel(
        TakingChannel, "test_the_same_comes_again_until_somebody_takes_it_away"
    ),
    "a channel with new ids each time": _channel(
        NewIdsChannel, "test_the_same_comes_again_until_somebody_takes_it_away"
    ),
    "a channel that delivers twice": _channel(TwiceChannel, _OUT),
    "a channel that loses the last line": _channel(LastLineChannel, _OUT),
    "a channel that cuts texts": _channel(CuttingChannel, _OUT),
    "a channel that normalises": _channel(NormalisingChannel, _OUT),
    "a channel that makes numbers of ids": _channel(NumbersChannel, _OUT),
    "a channel in another zone": _channel(OtherHourChannel, "test_times_are_times"),
    "a channel that counts seconds": _channel(SerialTimeChannel, "test_times_are_times"),
    "a channel that lets other errors out": _channel(JunkChannel, "test_junk_is_an_input_error_or_rows"),
    "a channel with a name in its error": _channel(TellingChannel, "test_junk_is_an_input_error_or_rows"),
    "a channel that exits": _channel(ExitingChannel, "test_a_missing_file_is_an_input_error"),
    "a channel to which nothing is empty": _channel(NothingThereChannel, "test_a_missing_file_is_an_input_error"),
    "a channel that hangs": _channel(HangingChannel, _OUT),
    "a channel that gives a list": _channel(ListChannel, "test_rows_say_where_they_stand"),
    "a channel with one reader": _channel(OneReaderChannel, "test_several_can_be_read_at_once"),
    "a channel that knows better": _channel(GuessingChannel, "test_what_somebody_settled_goes_before_any_guess"),
    "a channel with empty cells": _channel(EmptyCellsChannel, "test_rows_say_where_they_stand"),
    "a channel that does not count": _channel(NoNumbersChannel, "test_rows_say_where_they_stand"),
    "a channel that forgives missing columns": _channel(
        ForgivingChannel, "test_a_required_column_that_is_missing_is_an_input_error"
    ),
    "a channel that cannot answer and says so it can": (
        channel_contract(GoodChannel, capabilities=_ANSWERS),
        "test_it_answers_only_if_it_says_so",
    ),
    "a channel that answers and does not say so": _channel(AnsweringChannel, "test_it_answers_only_if_it_says_so"),
    "a channel that publishes twice": _answering(TwiceAnsweringChannel, "test_an_answer_is_not_published_twice"),
    "a channel that answers to another matter": _answering(OtherMatterChannel, "test_an_answer_is_carried_back_whole"),
    "a channel that always says delivered": _answering(
        HopefulChannel, "test_an_answer_that_cannot_go_out_is_told_as_such"
    ),
    "a channel that raises the answer": _answering(RaisingAnswerChannel, "test_an_answer_is_not_published_twice"),
}


# -- notifiers --------------------------------------------------------------------------------------------------------


class Gateway:
    """The other side, as a notifier sees it: it may be down, or take its time."""

    def __init__(self, *, down: bool = False, slow: float = 0.0) -> None:
        self.down, self.slow = down, slow
        self.taken: list[Sent] = []

    def send(self, recipient: str, text: str, seconds: float = 60.0) -> None:
        time.sleep(min(self.slow, seconds))
        if self.down:
            raise ConnectionRefusedError("gateway")
        if self.slow > seconds:
            raise TimeoutError
        self.taken.append(Sent(recipient=recipient, text=text))


class GoodNotifier:
    def __init__(self, gateway: Gateway | None = None) -> None:
        self.gateway = gateway or Gateway()
        self.sent: set[str] = set()
        self.lock = threading.Lock()

    def notify(self, ask: NotifyAsk, /) -> Delivery:
        if not (ask.recipient.isascii() and ask.recipient.isdigit()):
            return Undeliverable(reason=Reason.of("sms.no-number"))
        with self.lock:
            if self.key(ask) not in self.sent:
                try:
                    self.send(ask)
                except OSError as error:
                    return self.later(ask, error)
                self.sent.add(self.key(ask))
        return Delivered(receipt=ask.key)

    def key(self, ask: NotifyAsk) -> str:
        return ask.key

    def send(self, ask: NotifyAsk) -> None:
        left = (ask.deadline - datetime.now(tz=UTC)).total_seconds() if ask.deadline else 60.0
        self.gateway.send(ask.recipient, self.text(ask), max(left, 0.01))

    def text(self, ask: NotifyAsk) -> str:
        return f"{ask.subject} {ask.text}"

    def later(self, _ask: NotifyAsk, error: OSError) -> Delivery:
        return RetryLater(reason=Reason.of("sms.gateway", fault=type(error).__name__))


class TwiceNotifier(GoodNotifier):
    def key(self, _ask: NotifyAsk) -> str:
        return uuid.uuid4().hex


class HalfKeyNotifier(GoodNotifier):
    def key(self, ask: NotifyAsk) -> str:
        return ask.key[:32]


class SameTextNotifier(GoodNotifier):
    """Takes the same text to the same number for the same message."""

    def key(self, ask: NotifyAsk) -> str:
        return ask.recipient + ask.text


class CuttingNotifier(GoodNotifier):
    def text(self, ask: NotifyAsk) -> str:
        return super().text(ask)[:70]


class CleaningNotifier(GoodNotifier):
    def text(self, ask: NotifyAsk) -> str:
        return unicodedata.normalize("NFC", super().text(ask))


class OneLineNotifier(GoodNotifier):
    def text(self, ask: NotifyAsk) -> str:
        return " ".join(super().text(ask).split())


class WrongNumberNotifier(GoodNotifier):
    """Always writes to the number of its settings."""

    def send(self, _ask: NotifyAsk) -> None:
        self.gateway.send("10086", self.text(_ask))


class RaisingNotifier(GoodNotifier):
    def later(self, _ask: NotifyAsk, error: OSError) -> Delivery:
        raise error


class TellingNotifier(GoodNotifier):
    """The error names whom it could not reach."""

    def notify(self, ask: NotifyAsk, /) -> Delivery:
        if not ask.recipient.isdigit():
            raise ValueError(f"{ask.recipient} is no number: {ask.text}")
        return super().notify(ask)


class TellingReasonNotifier(GoodNotifier):
    def later(self, ask: NotifyAsk, _error: OSError) -> Delivery:
        return RetryLater(reason=Reason.of("sms.gateway", number=ask.recipient))


class LoggingNotifier(GoodNotifier):
    def notify(self, ask: NotifyAsk, /) -> Delivery:
        logging.getLogger("sms").info("to %s", ask.recipient)
        return super().notify(ask)


class HopefulNotifier(GoodNotifier):
    def later(self, _ask: NotifyAsk, _error: OSError) -> Delivery:
        return Delivered()


class GivingUpNotifier(GoodNotifier):
    def later(self, _ask: NotifyAsk, _error: OSError) -> Delivery:
        return Undeliverable(reason=Reason.of("sms.gateway"))


class KeyFirstNotifier(GoodNotifier):
    """Notes a message as sent before it is."""

    def send(self, ask: NotifyAsk) -> None:
        self.sent.add(self.key(ask))
        super().send(ask)


class PatientNotifier(GoodNotifier):
    """Waits as long as it takes."""

    def send(self, ask: NotifyAsk) -> None:
        self.gateway.send(ask.recipient, self.text(ask))


class NaiveNotifier(GoodNotifier):
    def later(self, _ask: NotifyAsk, _error: OSError) -> Delivery:
        soon = datetime(2026, 11, 23, 9)  # noqa: DTZ001 - that is what is wrong with it
        return RetryLater(reason=Reason.of("sms.gateway"), not_before=soon)


class TrueNotifier(GoodNotifier):
    def notify(self, ask: NotifyAsk, /) -> Any:
        return isinstance(super().notify(ask), Delivered)


class SentenceNotifier(GoodNotifier):
    def later(self, _ask: NotifyAsk, _error: OSError) -> Delivery:
        reason: Any = "网关不通"
        return RetryLater(reason=reason)


class ExitingNotifier(GoodNotifier):
    def notify(self, ask: NotifyAsk, /) -> Delivery:
        if not ask.recipient.strip():
            sys.exit(1)
        return super().notify(ask)


class HangingNotifier(GoodNotifier):
    def notify(self, _ask: NotifyAsk, /) -> Delivery:
        time.sleep(20)
        return Delivered()


class MixingNotifier(GoodNotifier):
    """Keeps what it is working on where every thread can change it."""

    def notify(self, ask: NotifyAsk, /) -> Delivery:
        self.ask = ask
        time.sleep(0.2)
        self.gateway.send(self.ask.recipient, self.text(self.ask))
        return Delivered()


class PunctualNotifier(GoodNotifier):
    """Raises where the deadline is over."""

    def send(self, ask: NotifyAsk) -> None:
        if ask.deadline is None or ask.deadline < datetime.now(tz=UTC):
            raise ValueError("too late")
        super().send(ask)


def _taken(notifier: GoodNotifier) -> list[Sent]:
    return notifier.gateway.taken


def _notifier(make: Callable[..., GoodNotifier], test: str) -> tuple[type[Contract[Any]], str]:
    parts: dict[str, Any] = {
        "broken": lambda: make(Gateway(down=True)),
        "hanging": lambda: make(Gateway(slow=20)),
        "patience": 0.5,
    }
    return notifier_contract(make, sent=_taken, **parts), test


_DOWN: Final = "test_an_other_side_that_cannot_be_reached_means_later"
_TEXTS: Final = "test_every_text_arrives_as_it_is_or_not_at_all"
_ADDRESSES: Final = "test_every_address_gets_an_answer"
NOTIFIERS: Final[Wrong] = {
    "a notifier that sends twice": _notifier(TwiceNotifier, "test_the_same_message_again_reaches_nobody_twice"),
    "a notifier that knows half a key": _notifier(HalfKeyNotifier, "test_messages_that_look_alike_all_arrive"),
    "a notifier that knows messages by their text": _notifier(
        SameTextNotifier, "test_messages_that_look_alike_all_arrive"
    ),
    "a notifier that cuts": _notifier(CuttingNotifier, _TEXTS),
    "a notifier that normalises": _notifier(CleaningNotifier, _TEXTS),
    "a notifier that joins lines": _notifier(OneLineNotifier, _TEXTS),
    "a notifier with one number": _notifier(WrongNumberNotifier, "test_an_ordinary_message_is_delivered"),
    "a notifier that raises when the gateway is down": _notifier(RaisingNotifier, _DOWN),
    "a notifier with a name in its error": _notifier(TellingNotifier, _ADDRESSES),
    "a notifier with a number in its reason": _notifier(TellingReasonNotifier, _DOWN),
    "a notifier that logs numbers": _notifier(LoggingNotifier, "test_an_ordinary_message_is_delivered"),
    "a notifier that says delivered when the gateway is down": _notifier(HopefulNotifier, _DOWN),
    "a notifier that gives up at once": _notifier(GivingUpNotifier, _DOWN),
    "a notifier that notes before it sends": _notifier(KeyFirstNotifier, _DOWN),
    "a notifier that waits for ever": _notifier(
        PatientNotifier, "test_an_other_side_that_hangs_is_given_up_at_the_deadline"
    ),
    "a notifier with naive times": _notifier(NaiveNotifier, _DOWN),
    "a notifier that answers True": _notifier(TrueNotifier, "test_an_ordinary_message_is_delivered"),
    "a notifier that gives sentences": _notifier(SentenceNotifier, _DOWN),
    "a notifier that exits": _notifier(ExitingNotifier, _ADDRESSES),
    "a notifier that hangs": _notifier(HangingNotifier, "test_an_ordinary_message_is_delivered"),
    "a notifier that mixes messages up": _notifier(MixingNotifier, "test_messages_sent_at_once_are_not_mixed_up"),
    "a notifier that raises when it is too late": _notifier(
        PunctualNotifier, "test_a_deadline_that_is_over_is_answered"
    ),
}

WRONG: Final[Wrong] = {**CHANNELS, **NOTIFIERS}
RIGHT: Final[dict[str, type[Contract[Any]]]] = {
    "channel": channel_contract(GoodChannel, deliver=put_lines),
    "channel that answers": channel_contract(
        AnsweringChannel, deliver=put_lines, capabilities=_ANSWERS, answered=_published
    ),
    "notifier": _notifier(GoodNotifier, "")[0],
}
