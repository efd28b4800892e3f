"""What a row of a table says: a submission, perhaps with the reply to it, or reasons why it says neither."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, Final

import attrs

from govliaison.calendar import WorkCalendar, due
from govliaison.cases import Outcome, Submission
from govliaison.cases.submission import Keyed
from govliaison.deadlines import MOST_TAGS
from govliaison.errors import GovliaisonError, InputError
from govliaison.exchange.channel import ChannelPlan
from govliaison.exchange.columns import SUBMISSION_FIELDS
from govliaison.exchange.words import KINDS, OUTCOMES, SCOPES, URGENCIES, find_word, read_class
from govliaison.units import UnitDirectory
from govliaison.values import (
    Amount,
    CodeStatus,
    Field,
    FieldKind,
    Reason,
    Row,
    check_credit_code,
    check_text,
    dump_canonical,
    fold_width,
    parse_day_or_moment,
)

FindRegion = Callable[[str], str | None]
"""Gives the code of the division that a cell names, by code or by name, or None."""

_LONGEST_ID: Final = 64
_LONGEST_CATEGORY: Final = 64
_HEADINGS: Final = {field.name: field.zh for field in SUBMISSION_FIELDS}
_WORDS: Final[Mapping[str, Mapping[str, Any]]] = {"kind": KINDS, "urgency": URGENCIES, "scope": SCOPES}


@attrs.frozen(kw_only=True)
class Reply:
    """
    The reply that stands beside a matter.

    Attributes:
        text: what whoever filed it was told
        at: when
        outcome: what came of the matter; explained, where the table does not say
    """

    text: str = attrs.field(repr=False)
    at: datetime
    outcome: Outcome = Outcome.EXPLAINED


@attrs.frozen(kw_only=True)
class Parsed:
    """
    A row, understood.

    Attributes:
        submission: the matter
        plan: its channel; it fills in what the row of a new case leaves out
        unit: id of the unit that the row names, if it can be told
        reply: the reply to it
        files: paths of files, as written
        warnings: what was odd, and what was made of it
    """

    submission: Submission
    plan: ChannelPlan
    unit: str | None = None
    reply: Reply | None = None
    files: tuple[str, ...] = ()
    warnings: tuple[Reason, ...] = ()


@attrs.frozen(kw_only=True)
class Surroundings:
    """
    What a row is read against.

    Attributes:
        channel: the channel it came by
        channels: the channels of the profile, for rows that name one
        local: local fields of the profile
        numbered: the table has a column of source numbers or order numbers
        calendar: zone and office hours
        units: the units of the profile
        find_region: finds divisions
        keyed: keyed hash of the ledger
        now: the present moment
    """

    channel: ChannelPlan
    channels: Mapping[str, ChannelPlan]
    local: tuple[Field, ...] = ()
    numbered: bool = True
    calendar: WorkCalendar
    units: UnitDirectory
    find_region: FindRegion
    keyed: Keyed
    now: datetime


def parse_row(row: Row, around: Surroundings) -> Parsed | tuple[Reason, ...]:
    """
    Say what a row means, or why it cannot be taken.

    What cannot be made out of a lesser cell is left out and warned about; a row is turned away only where taking it would
    mean inventing something: without a matter, without a number, with times that cannot be.
    """
    try:
        return _Reader(row, around).read()
    except InputError as error:
        return (reason_of(error),)


class _Reader:
    """Reads one row, gathering warnings on the way."""

    def __init__(self, row: Row, around: Surroundings) -> None:
        for text in (*row.cells.values(), *row.extra.values()):
            check_text(text)
        self._cells = {name: text.strip() for name, text in row.cells.items() if text.strip()}
        self._around = around
        self._warnings = [problem.reason for problem in row.problems]

    def read(self) -> Parsed:
        if not (self._cell("title") or self._cell("text")):
            raise InputError("intake.empty")
        received_at = self._received_at()
        reply = self._reply(received_at)
        extra, private = self._local()
        plan = self._plan()
        submission = Submission(
            channel=plan.id,
            source_id=self._source_id(),
            order=self._number("order"),
            received_at=received_at,
            kind=self._word("kind"),
            urgency=self._word("urgency"),
            scope=self._word("scope"),
            category=self._category(),
            track=self._class("track", self._cell("track")),
            difficulty=self._class("difficulty", self._cell("difficulty")),
            tags=self._tags(),
            region=self._region(),
            credit_code=self._credit_code(),
            enterprise_name=self._cell("enterprise_name"),
            title=self._cell("title"),
            text=self._cell("text"),
            contact=self._cell("contact"),
            phone=self._cell("phone"),
            filed_by=self._unit("filed_by", received_at, "intake.association-unknown"),
            history=reply is not None,
            given_due=self._given_due(received_at),
            extra=extra,
            extra_private=private,
        )
        return Parsed(
            submission=submission,
            plan=plan,
            unit=self._unit("unit", received_at, "intake.unit-unknown"),
            reply=reply,
            files=tuple(part.strip() for part in re.split(r"[;；\n]", self._cell("files")) if part.strip()),
            warnings=tuple(self._warnings),
        )

    def _cell(self, name: str) -> str:
        return self._cells.get(name, "")

    def _warn(self, code: str, **params: str) -> None:
        self._warnings.append(Reason.of(code, **params))

    def _plan(self) -> ChannelPlan:
        text = self._cell("channel")
        plans = self._around.channels
        found = plans.get(text) or next((plan for plan in plans.values() if plan.name == text), None)
        if text and found is None:
            self._warn("intake.channel-unknown", channel=self._around.channel.id)
        return found or self._around.channel

    def _number(self, name: str) -> str:
        text = fold_width(self._cell(name))
        if len(text) > _LONGEST_ID or "\n" in text:
            raise InputError("intake.number-odd", column=_HEADINGS[name])
        return text

    def _source_id(self) -> str:
        """The row's own number, else the order's; in a table without such a column a digest of what it says."""
        number = self._number("source_id") or self._number("order")
        if number:
            return number
        if self._around.numbered:
            raise InputError("intake.number-missing")
        said = [self._cell(name) for name in ("received_at", "contact", "phone", "title", "text")]
        return self._around.keyed("row", dump_canonical(said).decode()).partition(":")[2]

    def _received_at(self) -> datetime:
        text = self._cell("received_at")
        if not text:
            self._warn("intake.received-missing")
            return self._around.now
        found = self._moment("received_at", text)
        if not isinstance(found, datetime):
            self._warn("intake.received-day")
            found = self._around.calendar.moment(found, 0)
        return self._not_in_future("received_at", found)

    def _reply(self, received_at: datetime) -> Reply | None:
        text = self._cell("reply")
        if not text:
            if self._cell("replied_at"):
                self._warn("intake.reply-empty")
            return None
        at = self._replied_at()
        if at < received_at:
            raise InputError("intake.reply-before-receipt")
        outcome = find_word(OUTCOMES, self._cell("outcome"))
        if outcome is None and self._cell("outcome"):
            self._warn("intake.word-unknown", column=_HEADINGS["outcome"])
        return Reply(text=text, at=at, outcome=outcome or Outcome.EXPLAINED)

    def _replied_at(self) -> datetime:
        text, now = self._cell("replied_at"), self._around.now
        if not text:
            self._warn("intake.replied-missing")
            return now
        found = self._moment("replied_at", text)
        if isinstance(found, datetime):
            return self._not_in_future("replied_at", found)
        self._warn("intake.replied-day")
        calendar = self._around.calendar
        if found == calendar.local(now)[0]:
            return min(now, calendar.moment(found, calendar.hours.closes))
        return self._not_in_future("replied_at", calendar.moment(found, calendar.hours.closes))

    def _given_due(self, received_at: datetime) -> datetime | None:
        """Read a limit printed on the order: a moment, a day that ends with office hours, or an amount of time."""
        text, calendar = self._cell("given_due"), self._around.calendar
        if not text:
            return None
        try:
            found = due(calendar, received_at, Amount.parse(text)).at
        except InputError:
            try:
                day = parse_day_or_moment(text, calendar.zone)
            except InputError:
                self._warn("intake.limit-unreadable")
                return None
            found = day if isinstance(day, datetime) else calendar.moment(day, calendar.hours.closes)
        if found <= received_at:
            self._warn("intake.limit-early")
            return None
        return found

    def _moment(self, name: str, text: str) -> date | datetime:
        try:
            return parse_day_or_moment(text, self._around.calendar.zone)
        except InputError as error:
            raise InputError("intake.moment-unreadable", column=_HEADINGS[name]) from error

    def _not_in_future(self, name: str, moment: datetime) -> datetime:
        if moment > self._around.now:
            raise InputError("intake.in-future", column=_HEADINGS[name])
        return moment

    def _word(self, name: str) -> Any:
        found = find_word(_WORDS[name], self._cell(name))
        if found is None and self._cell(name):
            self._warn("intake.word-unknown", column=_HEADINGS[name])
        return found

    def _category(self) -> str:
        """Keep the category as it is said; one that nobody knows goes to the manual desk. A sentence is none."""
        text = "/".join(part.strip() for part in re.split(r"[/／>＞]", self._cell("category")) if part.strip())
        if len(text) > _LONGEST_CATEGORY:
            self._warn("intake.category-long")
            return ""
        return text

    def _class(self, what: str, text: str) -> str:
        try:
            return read_class(what, text)
        except InputError:
            self._warn("intake.class-odd", column=_HEADINGS["tags" if what == "tag" else what])
            return ""

    def _tags(self) -> frozenset[str]:
        tags = {self._class("tag", part) for part in re.split(r"[;；,，、|\n]", self._cell("tags"))} - {""}
        if len(tags) <= MOST_TAGS:
            return frozenset(tags)
        self._warn("intake.tags-many", most=str(MOST_TAGS))
        return frozenset()

    def _region(self) -> str | None:
        text = self._cell("region")
        found = self._around.find_region(text) if text else None
        if text and found is None:
            self._warn("intake.region-unknown")
        return found

    def _credit_code(self) -> str | None:
        text = self._cell("credit_code")
        if not text:
            return None
        check = check_credit_code(text)
        self._warnings.extend(check.reasons)
        return None if check.status is CodeStatus.MALFORMED else check.code

    def _unit(self, name: str, received_at: datetime, otherwise: str) -> str | None:
        text = self._cell(name)
        if not text:
            return None
        found = self._around.units.find(text, self._around.calendar.local(received_at)[0])
        if len(found) != 1:
            self._warn(otherwise)
            return None
        return found[0].id

    def _local(self) -> tuple[dict[str, str], dict[str, str]]:
        """Sort the local fields: figures and codes are plain, personal data and free text are not."""
        extra: dict[str, str] = {}
        private: dict[str, str] = {}
        for field in self._around.local:
            if text := self._cell(field.name):
                (private if field.personal or field.kind is FieldKind.TEXT else extra)[field.name] = text
        return extra, private


def reason_of(error: GovliaisonError) -> Reason:
    """Give an error as a reason, without the text that caused it: reasons may stand in entries."""
    return Reason.of(
        error.code,
        **{name: value for name, value in error.params.items() if name != "text" and isinstance(value, str | int)},
    )
