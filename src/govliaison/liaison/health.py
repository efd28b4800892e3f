"""Looking a deployment over: what is wrong, what will be, and what is fine."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Protocol, runtime_checkable

import attrs

from govliaison.access import POST, Post
from govliaison.calendar import WorkCalendar
from govliaison.exchange import QUARANTINE
from govliaison.ledger import DROPS, MessageState, Query
from govliaison.plugins import State, Trouble
from govliaison.profiles import Profile
from govliaison.reactions import lag
from govliaison.units import PostKind, Unit, UnitRole
from govliaison.values import Param, Reason, from_micros

if TYPE_CHECKING:
    from govliaison.liaison.composition import Liaison

FEWEST_DAYS: Final = 60
"""So many days ahead should be gazetted; limits that reach further are provisional."""
_LONGEST_WITHOUT_SWEEP: Final = timedelta(days=1)
_MOST_COUNTED: Final = 1000
_MOST_BEHIND: Final = 1000
_LARGE_WAL: Final = 256 * 1024 * 1024
_OF_A_CONVENER: Final = (PostKind.SECTION_HEAD, PostKind.LIAISON_OFFICER)


class Level(StrEnum):
    """How bad something is."""

    OK = "ok"
    WARNING = "warning"
    FAULT = "fault"


@attrs.frozen(kw_only=True)
class Finding:
    """
    One thing that was looked at.

    Attributes:
        topic: ``calendar``, ``profile``, ``plugins``, ``store``, ``files``, ``outbox``, ``sweep``, ``reactions``,
            ``quarantine`` or ``posts``
        level: how bad it is
        reason: what was found, and by its text's hint what to do
        where: file and line, if it is about one
    """

    topic: str
    level: Level
    reason: Reason
    where: str = ""

    @classmethod
    def of(cls, topic: str, level: Level, code: str, /, **params: Param) -> "Finding":
        """Make a finding."""
        return cls(topic=topic, level=level, reason=Reason.of(code, **params))


@runtime_checkable
class Describing(Protocol):
    """A store that can tell about itself; a store need not."""

    def describe(self) -> dict[str, str | int]:
        """Give ``engine``, ``version``, ``bytes`` and, where it writes ahead, ``journal`` and ``journal_bytes``."""
        ...


def examine(liaison: "Liaison") -> Iterator[Finding]:
    """Look over everything that can be looked over without changing anything."""
    now = liaison.ledger.time.now()
    yield from _look_at_calendar(liaison, now)
    yield Finding.of(
        "profile",
        Level.OK,
        "health.profile",
        place=liaison.profile.jurisdiction.name,
        places=len(liaison.jurisdictions.all_profiles),
    )
    yield from _look_at_plugins(liaison)
    yield _look_at_store(liaison)
    yield from _look_at_files(liaison)
    yield _look_at_outbox(liaison)
    yield _look_at_sweep(liaison, now)
    yield _look_at_reactions(liaison)
    yield _look_at_quarantine(liaison)
    yield from _look_at_posts(liaison, now)
    yield from _look_at_second_persons(liaison, now)


def gazetted_until(calendar: WorkCalendar, today: date) -> date:
    """Give the first day from today on that no notice settles."""
    year = today.year
    while year in calendar.gazetted_years:
        year += 1
    return today if year == today.year else date(year, 1, 1)


def _look_at_calendar(liaison: "Liaison", now: datetime) -> Iterator[Finding]:
    calendar = liaison.jurisdictions.calendar
    today = calendar.local(now)[0]
    open_day = gazetted_until(calendar, today)
    days = (open_day - today).days
    level = Level.WARNING if days < FEWEST_DAYS else Level.OK
    code = "health.calendar-ends" if level is Level.WARNING else "health.calendar"
    yield Finding.of("calendar", level, code, days=days, year=open_day.year)


def _look_at_plugins(liaison: "Liaison") -> Iterator[Finding]:
    faulty = [info for info in liaison.adapters.plugins if info.state in (State.REFUSED, State.MISSING)]
    for info in faulty:
        package = " ".join(filter(None, [info.distribution, info.version]))
        yield Finding.of("plugins", Level.FAULT, "health.plugin", kind=info.kind, name=info.name, package=package)
    at_work = [fault for fault in liaison.health().faults if fault.trouble is not Trouble.SLOW]
    for fault in dict.fromkeys((fault.kind, fault.name, fault.package) for fault in at_work):
        kind, name, package = fault
        yield Finding.of("plugins", Level.FAULT, "health.plugin-fault", kind=kind, name=name, package=package)
    if not faulty and not at_work:
        active = sum(info.state is State.ACTIVE for info in liaison.adapters.plugins)
        yield Finding.of("plugins", Level.OK, "health.plugins", active=active)


def _look_at_store(liaison: "Liaison") -> Finding:
    store = liaison.adapters.store
    entries = store.head()
    if not isinstance(store, Describing):
        return Finding.of("store", Level.OK, "health.store", entries=entries)
    facts = store.describe()
    is_large = int(facts.get("journal_bytes", 0)) > _LARGE_WAL
    code = "health.store-journal" if is_large else "health.store-file"
    level = Level.WARNING if is_large else Level.OK
    return Finding.of("store", level, code, entries=entries, **facts)


def _look_at_files(liaison: "Liaison") -> Iterator[Finding]:
    """Files that lie elsewhere, and what was erased there only later."""
    if liaison.adapters.blobs is None:
        return
    waiting = len(liaison.adapters.store.vault_streams(DROPS))
    code, level = ("health.files-undropped", Level.WARNING) if waiting else ("health.files", Level.OK)
    yield Finding.of("files", level, code, number=waiting)


def _look_at_outbox(liaison: "Liaison") -> Finding:
    dead = len(liaison.ledger.store.messages(MessageState.DEAD, "", _MOST_COUNTED))
    if dead:
        return Finding.of("outbox", Level.WARNING, "health.outbox-dead", number=dead)
    return Finding.of("outbox", Level.OK, "health.outbox")


def _look_at_sweep(liaison: "Liaison", now: datetime) -> Finding:
    last = liaison.ledger.store.cursor("sweep")
    if not last:
        return Finding.of("sweep", Level.WARNING, "health.never-swept")
    at = from_micros(last)
    shown = at.astimezone(liaison.jurisdictions.calendar.zone).strftime("%Y-%m-%d %H:%M")
    if now - at > _LONGEST_WITHOUT_SWEEP:
        return Finding.of("sweep", Level.WARNING, "health.not-swept", last=shown)
    return Finding.of("sweep", Level.OK, "health.swept", last=shown)


def _look_at_reactions(liaison: "Liaison") -> Finding:
    behind = lag(liaison.ledger)
    code, level = (
        ("health.reactions-behind", Level.WARNING) if behind > _MOST_BEHIND else ("health.reactions", Level.OK)
    )
    return Finding.of("reactions", level, code, entries=behind)


def _look_at_quarantine(liaison: "Liaison") -> Finding:
    query = Query(kind=QUARANTINE.kind, reader=None, states=frozenset({"waiting"}))
    waiting = liaison.ledger.store.count(query, _MOST_COUNTED).number
    if waiting:
        return Finding.of("quarantine", Level.WARNING, "health.quarantine-waiting", number=waiting)
    return Finding.of("quarantine", Level.OK, "health.quarantine")


def _look_at_posts(liaison: "Liaison", now: datetime) -> Iterator[Finding]:
    """Each convener has one section head and one liaison officer (M6.1)."""
    units: dict[str, Unit] = {}
    for profile in liaison.jurisdictions.all_profiles:
        units |= {unit.id: unit for unit in profile.units.with_role(UnitRole.CONVENER)}
    today = liaison.jurisdictions.calendar.local(now)[0]
    vacant = [
        (unit, kind)
        for unit in units.values()
        if unit.until is None or today < unit.until
        for kind in _OF_A_CONVENER
        if not _is_held(liaison, f"{unit.id}.{kind}", now)
    ]
    for unit, kind in vacant:
        yield Finding.of(
            "posts", Level.WARNING, f"health.vacant-{kind}", unit=unit.short or unit.name, post=f"{unit.id}.{kind}"
        )
    if not vacant:
        yield Finding.of("posts", Level.OK, "health.posts", conveners=len(units))


def _look_at_second_persons(liaison: "Liaison", now: datetime) -> Iterator[Finding]:
    """
    Somebody who did not handle a case audits it, and calls back (M2.3): so conveners need two persons.

    Where one person holds all their posts, what that person handles can never be closed out: the cases that the convener
    leads, and those that it types in for units whose posts nobody else holds.
    """
    own = liaison.profile
    everywhere = {
        unit.id
        for unit in own.units.with_role(UnitRole.CONVENER)
        if unit.region in (None, own.jurisdiction.code)  # a convener of a county audits what is there only
    }
    for profile in liaison.jurisdictions.all_profiles:
        conveners = everywhere | {unit.id for unit in profile.units.with_role(UnitRole.CONVENER)}
        auditors = {
            person
            for other in {own, profile}
            for unit in conveners & other.units.units.keys()
            for person in _persons(liaison, other, unit, now)
        }
        if len(auditors) > 1:
            continue
        stuck = [
            unit.short or unit.name
            for unit in profile.units.units.values()
            if _persons(liaison, profile, unit.id, now) <= auditors
        ]
        yield Finding.of(
            "posts",
            Level.WARNING,
            "health.no-second-person" if auditors else "health.nobody-audits",
            place=profile.jurisdiction.name,
            units="、".join(stuck),
        )


def _persons(liaison: "Liaison", profile: Profile, unit: str, now: datetime) -> set[str]:
    return {person for post in profile.units.posts_of(unit) for person in _holders(liaison, post.id, now)}


def _is_held(liaison: "Liaison", post: str, now: datetime) -> bool:
    return bool(_holders(liaison, post, now))


def _holders(liaison: "Liaison", post: str, now: datetime) -> tuple[str, ...]:
    record: Post | None = liaison.ledger.load(POST.stream(post)).record
    return () if record is None else tuple(record.holders_at(now))
