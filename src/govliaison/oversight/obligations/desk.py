"""Inspecting (督导检查): every duty judged from the ledger, and the records that notice by themselves what is missed."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from functools import cached_property
from typing import Final

import attrs

from govliaison.access import Actor, Context
from govliaison.errors import Conflict, RefusedError
from govliaison.ledger import Batch, Cursor, Happening, Ledger, Loaded, Move, Stamp
from govliaison.oversight.digests.desk import Digests
from govliaison.oversight.digests.model import DIGEST
from govliaison.oversight.obligations.catalogue import Rhythm
from govliaison.oversight.obligations.charges import Charge, charges
from govliaison.oversight.obligations.judging import NOBODY, Evidence, Judged, Standing, judge
from govliaison.oversight.obligations.model import DUTY, Duty, DutyJudged, DutyOpened
from govliaison.oversight.obligations.reading import Reading
from govliaison.oversight.obligations.sources import SOURCES
from govliaison.oversight.places import Place
from govliaison.values import Period, from_micros

_CURSOR: Final = "duties"
_FINAL: Final = (Standing.MET, Standing.MET_LATE, Standing.NOT_APPLICABLE)
"""What is not looked at again once it was found so after the time for it: before, a post may still be vacated."""
_SHOWN: Final = 20
"""So many pieces of evidence are kept with a duty; the reason tells how many there are."""

ProfileFor = Callable[[str], str]
"""Gives the digest of the profile that is in force in a place."""


@attrs.frozen(kw_only=True)
class Inspected:
    """
    How one duty of one bearer stands.

    Attributes:
        charge: the duty; None for a place without a mechanism of its own
        place: where
        judged: how it stands
        evidence: the entries that prove it, as ``stream@version``
    """

    charge: Charge | None
    place: Place
    judged: Judged
    evidence: tuple[str, ...] = ()


class Obligations:
    """
    The duties of the places of a deployment, for one person (F1).

    Args:
        context: who acts, on which ledger
        places: all places, the deployment's own first; those without a mechanism of their own too
    """

    def __init__(self, context: Context, places: Sequence[Place]) -> None:
        self._context, self._places = context, places

    def inspect(self, period: Period, *, as_of: datetime | None = None, place: str | None = None) -> list[Inspected]:
        """
        Judge every duty for a period, for the city and each county; nothing is entered.

        A county without a mechanism of its own reads *not applicable*, never *unmet* (F2).

        Args:
            period: which
            as_of: with what was known at a moment; now, if not said
            place: code of a place: only this one

        Raises:
            RefusedError: conveners inspect their place, the group's office and administrators all
        """
        ledger, actor = self._context.ledger, self._context.actor
        reading = Reading(ledger, self._places[0].region)
        found: list[Inspected] = []
        for each in self._places:
            if place in (None, each.region) and _may_inspect(actor, each, self._offices):
                found += self._inspect(each, period, as_of or self._context.now, reading)
        if not found:
            raise RefusedError("inspect.not-yours", person=actor.person)
        return found

    def get(self, duty: str) -> Duty:
        """Give the record of one duty, as this person may see it."""
        return self._context.get(DUTY, duty)

    @cached_property
    def _offices(self) -> frozenset[str]:
        return frozenset(place.group_office for place in self._places if place.group_office)

    def _inspect(self, place: Place, period: Period, as_of: datetime, reading: Reading) -> Iterator[Inspected]:
        if not place.has_mechanism:
            yield Inspected(charge=None, place=place, judged=NOBODY)
            return
        begins = began(self._context.ledger, as_of)
        for charge in charges(place, period):
            if charge.obligation.id in SOURCES:
                judged = _judge(reading, charge, as_of, begins)
                proof = judged.evidence[:_SHOWN] or self._missed(charge, judged)
                refs = tuple(entry_ref(self._context.ledger, each) for each in proof)
                yield Inspected(charge=charge, place=place, judged=judged, evidence=refs)

    def _missed(self, charge: Charge, judged: Judged) -> Sequence[Evidence]:
        """Of what was never begun only the record of the duty tells that it was missed."""
        stream = DUTY.stream(charge.key)
        known = judged.standing is Standing.UNMET and self._context.ledger.load(stream).record is not None
        return (Evidence(stream=stream),) if known else ()


def began(ledger: Ledger, otherwise: datetime) -> datetime:
    """Give the moment of the first entry: when the mechanism began."""
    first = ledger.store.feed(0, 1)
    return from_micros(first[0].entry.recorded_at) if first else otherwise


def entry_ref(ledger: Ledger, evidence: Evidence) -> str:
    """Name the entry that proves something: the last of its stream that was effective then, else the last of all."""
    entries = [each.entry for each in ledger.store.entries(evidence.stream)]
    if not entries:
        return evidence.stream
    then = [entry for entry in entries if evidence.at is not None and from_micros(entry.effective_at) == evidence.at]
    return (then or entries)[-1].ref


def review(context: Context, places: Sequence[Place], at: datetime, profile_for: ProfileFor) -> int:
    """
    Open the duties of the present periods and judge those, and the ones before, once on each day (D5).

    Digests that are due are sent before. The sweep that follows notices what was missed.

    Args:
        context: the program itself
        places: all places of the deployment
        at: the moment of the sweep
        profile_for: whose profile the entries fall under

    Returns:
        how many duties were opened or stand otherwise than before
    """
    ledger = context.ledger
    today = at.astimezone(places[0].zone).date()
    last = ledger.store.cursor(_CURSOR)
    if today.toordinal() <= last or at > context.now:
        return 0
    begins = began(ledger, at)
    found = [each for place in places for each in _current(place, at, begins) if each.obligation.id in SOURCES]
    for charge in found:
        if charge.obligation.id == DIGEST.kind and charge.period.day_after <= today:
            Digests(context).send(charge.place, charge.period)
    look, duties = (
        _Look(ledger, places[0].region, at, begins),
        ledger.load_many([DUTY.stream(each.key) for each in found]),
    )
    moves = [
        move
        for charge in found
        for move in look.moves(charge, duties[DUTY.stream(charge.key)], profile_for(charge.place.region))
    ]
    with suppress(Conflict):  # somebody else's sweep was faster
        ledger.commit(moves, also=Batch(cursors=(Cursor(_CURSOR, last, today.toordinal()),)))
    return len(moves)


class _Look:
    """One daily look at all duties: first at what is missing, and at everything only where a period is over."""

    def __init__(self, ledger: Ledger, home: str, at: datetime, begins: datetime) -> None:
        self._ledger, self._at, self._begins = ledger, at, begins
        self._missing, self._all = Reading(ledger, home, overdue_at=at), Reading(ledger, home)

    def moves(self, charge: Charge, loaded: Loaded[Duty], profile: str) -> Iterator[Move[Duty]]:
        """Open a duty that has no record yet, and enter how it stands where that is otherwise than before."""
        before = loaded.record.standing if loaded.record else Standing.DUE
        if loaded.record is not None and before in _FINAL and charge.due_at <= loaded.record.judged_at:
            return
        judged = _judge(self._missing, charge, self._at, self._begins)
        if judged.standing is not Standing.UNMET and charge.due_at <= self._at:
            judged = _judge(self._all, charge, self._at, self._begins)
        stamp = Stamp(
            effective_at=self._at,
            recorded_at=self._ledger.time.now(),
            actor="system",
            jurisdiction=charge.place.region,
            profile=profile,
        )
        happenings = [] if loaded.record else [Happening(_opened(charge), stamp)]
        if judged.standing is not before:
            told = DutyJudged(standing=judged.standing, evidence=judged.evidence[:_SHOWN], reason=judged.reason)
            happenings.append(Happening(told, stamp))
        if happenings:
            yield Move(loaded=loaded, happenings=tuple(happenings))


def _judge(reading: Reading, charge: Charge, as_of: datetime, begins: datetime) -> Judged:
    return judge(SOURCES[charge.obligation.id](reading, charge), charge.window(as_of, begins))


def _may_inspect(actor: Actor, place: Place, offices: frozenset[str]) -> bool:
    return actor.is_administrator or not offices.isdisjoint(actor.units) or actor.convenes(place.region)


def _current(place: Place, at: datetime, begins: datetime) -> Iterator[Charge]:
    """Give the duties of the periods that run, and of those before in which the mechanism ran already."""
    day = at.astimezone(place.zone).date()
    for rhythm in Rhythm:
        now = rhythm.period(day)
        for period in (now.previous(), now):
            if period.moments(place.zone)[1] > begins:
                yield from charges(place, period, rhythm=rhythm)


def _opened(charge: Charge) -> DutyOpened:
    place = charge.place
    return DutyOpened(
        obligation=charge.obligation.id,
        clause=charge.obligation.clause,
        place=place.region,
        unit=charge.unit,
        period=str(charge.period),
        due_at=charge.due_at,
        told=tuple(dict.fromkeys(filter(None, (charge.unit, *place.conveners)))),
    )
