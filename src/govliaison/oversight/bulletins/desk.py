"""Bulletins as people work with them: draft, sign, issue, recount, correct (M3.2, F1)."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any, Final, cast

import attrs

from govliaison.access import Context
from govliaison.cases import CASE
from govliaison.errors import RefusedError
from govliaison.ledger import Loaded, Move, Query, accepted, insist, next_number, series_stream
from govliaison.oversight.bulletins import decide as d
from govliaison.oversight.bulletins.content import (
    Content,
    Difference,
    differences,
    tell_cases,
    tell_inspections,
    tell_visits,
)
from govliaison.oversight.bulletins.model import BULLETIN, Bulletin, BulletinDrafted, BulletinKind
from govliaison.oversight.inspections.model import INSPECTION
from govliaison.oversight.known import Read, records_as_of, records_at, records_now, steady
from govliaison.oversight.obligations.model import DUTY
from govliaison.oversight.places import Place
from govliaison.oversight.signing import PaperState
from govliaison.values import Period
from govliaison.visits import VISIT

_PAGE: Final = 200


class Bulletins:
    """
    The bulletins of a convener or of the group's office, for one person.

    Args:
        context: who acts, on which ledger
        places: the places of the deployment, its own first
    """

    def __init__(self, context: Context, places: Sequence[Place]) -> None:
        self._context, self._ledger = context, context.ledger
        self._places: Mapping[str, Place] = {place.region: place for place in places}
        self._home = places[0].region

    def draft(self, period: Period, *, kind: BulletinKind = BulletinKind.LEDGER, place: str | None = None) -> Bulletin:
        """
        Draft the bulletin of a period, or draft it anew as long as nobody has signed.

        Its figures are as of now, and from the entries up to now (D15).

        Args:
            period: which
            kind: of the ledger, or of the group's inspections
            place: code of the place; the one whose bulletin this person drafts, if not said

        Raises:
            RefusedError: another unit's bulletin, or signed already
        """
        where = self._own(kind, place)
        said = BulletinDrafted(
            bulletin=f"{kind}.{where.region}.{period}",
            kind=kind,
            issuer=_issuer(where, kind),
            place=where.region,
            period=str(period),
            as_of=self._context.now,
            position=0,
            content=Content(),
        )
        return self._draft(said, partial(records_now, self._ledger), None)

    def correct(self, bulletin: str) -> Bulletin:
        """
        Draft the correction of an issued bulletin (更正): what it said otherwise than what is known now of that time.

        Raises:
            RefusedError: it was not issued, or nothing has to be corrected
        """
        wrong = self.get(bulletin)
        if wrong.state is not PaperState.ISSUED:
            raise RefusedError("bulletin.not-issued", bulletin=wrong.id)
        done = wrong.corrected_by
        said = BulletinDrafted(
            bulletin=f"{wrong.id}.c{len(done) + 1}",
            kind=wrong.kind,
            issuer=wrong.issuer,
            place=wrong.place,
            period=wrong.period,
            as_of=wrong.as_of,
            position=0,
            content=Content(),
            corrects=wrong.id,
        )
        read = partial(records_as_of, self._ledger, moment=wrong.as_of)
        return self._draft(said, read, self.get(done[-1]) if done else wrong)

    def sign(self, bulletin: str, *, at: datetime | None = None) -> Bulletin:
        """Sign it (签发): another person than whoever drafted it, section head or leader of the issuer."""
        actor, moment = self._context.actor, at or self._context.now
        identity = self._resolve(bulletin)
        stamp = self._context.stamp(effective_at=at)
        return self._context.carry_out(
            BULLETIN, identity, lambda found: d.sign(cast("Bulletin", found), actor, moment), stamp
        )

    def issue(self, bulletin: str, *, at: datetime | None = None) -> Bulletin:
        """Give it the next official number and circulate it to all units of the place."""
        stream = BULLETIN.stream(self._resolve(bulletin))
        stamp = self._context.stamp(effective_at=at)

        def act() -> Bulletin:
            loaded: Loaded[Bulletin] = self._ledger.load(stream)
            found = cast("Bulletin", loaded.record)
            place = self._places[found.place]
            year = stamp.effective_at.astimezone(place.zone).year
            series = self._ledger.load(series_stream(found.issuer, BULLETIN.kind, year))
            number, numbered = next_number(series, place.pattern, year=year, stream=stream, stamp=stamp)
            ask = d.IssueAsk(number=number, to=place.units, at=stamp.effective_at, actor=self._context.actor)
            moves: list[Move[Any]] = [Move.of(loaded, accepted(d.issue(found, ask)), stamp), numbered]
            if found.corrects:
                wrong = self._ledger.load(BULLETIN.stream(found.corrects))
                noted = accepted(d.note_correction(cast("Bulletin", wrong.record), found, number))
                moves.append(Move.of(wrong, noted, stamp))
            return cast("Bulletin", self._ledger.commit(moves)[stream].record)

        return insist(act)

    def recount(self, bulletin: str) -> tuple[Difference, ...]:
        """Fold all entries up to the position of a bulletin and count anew; nothing must differ (M3.2)."""
        said = self.get(bulletin)
        read = partial(records_at, self._ledger, position=said.position)
        if said.corrects:
            read = partial(records_as_of, self._ledger, moment=said.as_of, position=said.position)
        place = self._places[said.place]
        return differences(said.content, self._content(said.kind, place, Period.parse(said.period), said.as_of, read))

    def get(self, bulletin: str) -> Bulletin:
        """
        Give a bulletin by its id or official number, as this person may see it.

        Raises:
            NotFoundError: there is none, or not for this reader
        """
        return self._context.get(BULLETIN, self._resolve(bulletin))

    def list(self) -> tuple[Bulletin, ...]:
        """Give the bulletins this person may see, the newest first."""
        page = self._context.find(Query(kind=BULLETIN.kind, reader=None, descending=True, limit=_PAGE))
        return tuple(self._context.read(page.rows))

    def _resolve(self, bulletin: str) -> str:
        """Give the id of the bulletin that an id or an official number means."""
        page = self._context.find(Query(kind=BULLETIN.kind, reader=None, number=bulletin, limit=2))
        found = [each.id for each in self._context.read(page.rows)]
        identity = found[0] if len(found) == 1 else bulletin
        self._context.see(BULLETIN.stream(identity))
        return identity

    def _own(self, kind: BulletinKind, region: str | None) -> Place:
        """Give the place for which this person drafts such bulletins."""
        for place in self._places.values():
            if region in (None, place.region) and _issuer(place, kind) in self._context.actor.units:
                return place
        issuer = _issuer(self._places.get(region or "", self._places[self._home]), kind)
        raise RefusedError("paper.not-yours", person=self._context.actor.person, unit=issuer)

    def _draft(self, said: BulletinDrafted, read: Read, corrects: Bulletin | None) -> Bulletin:
        """Count, and enter the draft."""
        place, period = self._places[said.place], Period.parse(said.period)
        position, content = steady(self._ledger, lambda: self._content(said.kind, place, period, said.as_of, read))
        changed = differences(corrects.content, content) if corrects else ()
        said = attrs.evolve(said, position=position, content=content, differences=changed)
        actor = self._context.actor
        stamp = self._context.stamp(jurisdiction=place.region)
        return self._context.carry_out(BULLETIN, said.bulletin, lambda found: d.draft(found, said, actor), stamp)

    def _content(self, kind: BulletinKind, place: Place, period: Period, as_of: datetime, read: Read) -> Content:
        since, until = period.moments(place.zone)
        if kind is BulletinKind.INSPECTION:
            inspections = (each for each in read(INSPECTION) if since <= each.at < until)
            duties = (each for each in read(DUTY) if each.period == str(period))
            return tell_inspections(inspections, duties)
        cases = (
            case
            for case in read(CASE)
            if since <= case.received_at < until and place.contains(case.region or self._home)
        )
        content = tell_cases(
            cases, as_of, indicators=place.indicators, units=place.units, working_days=place.working_days
        )
        visits = [each for each in read(VISIT) if {*each.units} & {*place.units}]
        return attrs.evolve(content, sums=(*tell_visits(period, visits, place.agencies), *content.sums))


def _issuer(place: Place, kind: BulletinKind) -> str:
    return place.desk if kind is BulletinKind.LEDGER else place.group_office or ""
