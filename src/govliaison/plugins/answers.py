"""Looking at what adapters answer: taken over as a plain value of the core, or refused as no answer."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, TypeVar

from govliaison.access import AccessAnswer
from govliaison.calendar import DayKind, DayTable, SpecialDay
from govliaison.cases import RoutingProposal
from govliaison.errors import GovliaisonError
from govliaison.exchange import Delivered, Delivery, RetryLater, Undeliverable
from govliaison.ledger import (
    Claim,
    Committed,
    Count,
    LeasedMessage,
    MessageRow,
    Meta,
    Page,
    Positioned,
    StoredRecord,
    VaultItem,
)
from govliaison.ledger.keys import Signature, Wrapped
from govliaison.papers import Rendered
from govliaison.values import ColumnMatch, Reading, Reason, Row, check_text

T = TypeVar("T")

_LONGEST_WAIT: Final = timedelta(days=30)
_LONGEST_NOTE: Final = 1000
_SHOWN: Final = 2000


_STORED: Final[Mapping[str, tuple[type, ...]]] = MappingProxyType(
    {
        "meta": (Meta, type(None)),
        "commit": (Committed,),
        "head": (int,),
        "find": (Page,),
        "count": (Count,),
        "cursor": (int,),
        "settle": (bool,),
        "revive": (bool,),
        "blob": (bytes, type(None)),
    }
)
_STORED_MANY: Final[Mapping[str, tuple[type, type]]] = MappingProxyType(
    {
        "entries": (Sequence, Positioned),
        "feed": (Sequence, Positioned),
        "records": (Mapping, StoredRecord),
        "streams": (Sequence, str),
        "claims": (Mapping, Claim),
        "lease_due": (Sequence, str),
        "lease_messages": (Sequence, LeasedMessage),
        "messages": (Sequence, MessageRow),
        "vault": (Mapping, VaultItem),
        "vault_streams": (Sequence, str),
    }
)
"""What the methods of a store give: the whole, and each part of it."""


class WrongAnswer(Exception):  # noqa: N818 - it says what came
    """It is no answer; the message says why, without its content."""


def take_delivery(now: datetime) -> Callable[[object], Delivery]:
    """Make a check of what became of a message; nobody may put one off for longer than a month."""

    def take(answer: object) -> Delivery:
        if isinstance(answer, Delivered):
            _expect_text(answer.receipt, "receipt")
            return answer
        if not isinstance(answer, RetryLater | Undeliverable):
            raise WrongAnswer(_type(answer))
        expect_reason(answer.reason)
        if isinstance(answer, RetryLater) and answer.not_before is not None:
            moment: object = answer.not_before
            if not isinstance(moment, datetime) or moment.tzinfo is None:
                raise WrongAnswer("not_before")
            if moment > now + _LONGEST_WAIT:
                raise WrongAnswer("not_before > 30 d")
        return answer

    return take


def expect_reason(reason: Any) -> None:
    """Check a reason: a code and plain parameters."""
    if not _is(reason, Reason) or not _is(reason.params, tuple):
        raise WrongAnswer(f"reason: {_type(reason)}")
    _expect_text(reason.code, "reason")
    for pair in reason.params:
        if not _is(pair, tuple) or len(pair) != 2 or not _is(pair[1], str, int, bool, type(None)):  # noqa: PLR2004 - a pair
            raise WrongAnswer("reason.params")
        for part in pair:
            _expect_text(str(part), "reason.params")


def take_tokens(answer: object) -> AccessAnswer:
    """Check what an access policy says."""
    if not isinstance(answer, AccessAnswer):
        raise WrongAnswer(_type(answer))
    return AccessAnswer(tokens=_tokens(answer.tokens, "tokens"), denied=_tokens(answer.denied, "denied"))


def _tokens(tokens: object, where: str) -> frozenset[str]:
    if not isinstance(tokens, frozenset | set):
        raise WrongAnswer(f"{where}: {_type(tokens)}")
    for token in tokens:
        _expect_text(token, where)
    return frozenset(tokens)


def take_proposals(answer: object) -> tuple[RoutingProposal, ...]:
    """Check what a router proposes; whether there is such a unit is for whoever knows the units."""
    if isinstance(answer, str) or not isinstance(answer, Iterable):
        raise WrongAnswer(_type(answer))
    proposals = tuple(answer)
    for each in proposals:
        if not isinstance(each, RoutingProposal):
            raise WrongAnswer(_type(each))
        _expect_text(each.unit, "unit")
        if not _is(each.confidence, int):
            raise WrongAnswer("confidence")
        expect_reason(each.reason)
    return proposals


def take_days(year: int) -> Callable[[object], DayTable | None]:
    """Make a check of what a calendar says of a year."""

    def take(answer: object) -> DayTable | None:
        if answer is None:
            return None
        if not isinstance(answer, DayTable) or not _is(answer.days, Mapping):
            raise WrongAnswer(_type(answer))
        if answer.year != year:
            raise WrongAnswer(f"year {answer.year!r} for {year}"[:40])
        _expect_text(answer.source, "source")
        for day, special in answer.days.items():
            if type(day) is not date or not _is(special, SpecialDay) or not _is(special.kind, DayKind):
                raise WrongAnswer("days")
            _expect_text(special.name, "name")
        return answer

    return take


def take_rendered(target: Path) -> Callable[[object], Rendered]:
    """Make a check that a file was written, and where it should."""

    def take(answer: object) -> Rendered:
        if not isinstance(answer, Rendered):
            raise WrongAnswer(_type(answer))
        if answer.path != target:
            raise WrongAnswer("path")
        if not target.is_file():
            raise WrongAnswer("no file")
        return answer

    return take


def take_blob(answer: object) -> bytes | None:
    """Check a file."""
    if answer is not None and not isinstance(answer, bytes):
        raise WrongAnswer(_type(answer))
    return answer


def take_bytes(answer: object) -> bytes:
    """Check what was opened."""
    if not isinstance(answer, bytes):
        raise WrongAnswer(_type(answer))
    return answer


def take_signature(answer: object) -> Signature:
    """Check a signature."""
    if not isinstance(answer, Signature):
        raise WrongAnswer(_type(answer))
    _expect_text(answer.key_id, "key_id")
    take_bytes(answer.value)
    return answer


def take_wrapped(answer: object) -> Wrapped:
    """Check what was locked."""
    if not isinstance(answer, Wrapped):
        raise WrongAnswer(_type(answer))
    _expect_text(answer.key_id, "key_id")
    take_bytes(answer.value)
    return answer


def take_yes_or_no(answer: object) -> bool:
    """Check whether it was said whether a signature is good; what only looks true is not."""
    if not isinstance(answer, bool):
        raise WrongAnswer(_type(answer))
    return answer


def take_nothing(answer: object) -> None:
    """Take whatever a method gives that should give nothing; what it gives is nobody's business."""
    del answer


def take_reading(answer: object) -> Reading:
    """Check an opened table but for its rows, which are looked at as they come."""
    if not isinstance(answer, Reading) or not _is(answer.columns, tuple) or not hasattr(answer.rows, "__iter__"):
        raise WrongAnswer(_type(answer))
    _expect_text(answer.name, "name")
    for column in answer.columns:
        if not _is(column, ColumnMatch):
            raise WrongAnswer("columns")
        _expect_text(column.heading, "columns")
    return answer


def take_stored(call: str, answer: T) -> T:
    """Check that a store gave what its method gives; whether it is true is for the kit and for ``ledger verify``."""
    if (kinds := _STORED.get(call)) and not _is(answer, *kinds):
        raise WrongAnswer(_type(answer))
    if many := _STORED_MANY.get(call):
        whole, part = many
        given: Any = answer
        if not _is(given, whole) or _is(given, str):
            raise WrongAnswer(_type(given))
        for each in given.values() if whole is Mapping else given:
            if not _is(each, part):
                raise WrongAnswer(f"{_type(given)}: {_type(each)}")
    return answer


def take_row(answer: object) -> Row:
    """Check one row; text that nobody can keep is for whoever reads the cells."""
    if not isinstance(answer, Row) or not _is(answer.number, int) or not _is(answer.where, str):
        raise WrongAnswer(_type(answer))
    for part in (answer.cells, answer.extra):
        if not _is(part, Mapping) or not all(_is(text, str) for pair in part.items() for text in pair):
            raise WrongAnswer("cells")
    if answer.skipped is not None:
        expect_reason(answer.skipped)
    for problem in answer.problems:
        expect_reason(problem.reason)
    return answer


def keep_row(answer: object, number: int) -> Row:
    """Make a row of something that is none, with all that it holds, so that it is put in quarantine and not lost."""
    try:
        shown = repr(answer)[:_SHOWN]
    except Exception:  # noqa: BLE001 - it is foreign to the bone
        shown = _type(answer)
    return Row(number=number, where=f"#{number}", cells={}, extra={_type(answer): shown})


def _is(value: object, *kinds: type) -> bool:
    """Tell what something is, whatever its annotation says."""
    return isinstance(value, kinds)


def _expect_text(text: object, where: str) -> None:
    if not isinstance(text, str) or len(text) > _LONGEST_NOTE:
        raise WrongAnswer(f"{where}: {_type(text)}")
    try:
        check_text(text)
    except GovliaisonError as error:
        raise WrongAnswer(f"{where}: {error.code}") from error


def _type(answer: Any) -> str:
    return type(answer).__name__[:_LONGEST_NOTE]
