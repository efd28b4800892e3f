"""What the acts of the year share: the places with their people, days of work, enterprises, and how a case is settled."""

from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Final

import attrs

from govliaison.cases import CaseState, DeliveryMethod, Grade, Outcome, Solved
from govliaison.enterprises import Enterprise
from govliaison.liaison import Office
from govliaison.values import Period
from govliaison_pingdingshan.agenda import Act
from govliaison_pingdingshan.content import read_submissions
from govliaison_pingdingshan.times import ENDS, FIRST_DAY, ZONE
from govliaison_pingdingshan.world import World

CITY: Final = "410400"
WUGANG: Final = "410481"
RUZHOU: Final = "410482"
QUARTERS: Final = tuple(Period.parse(name) for name in ("2025Q4", "2026Q1", "2026Q2", "2026Q3"))
"""The four quarters of the year."""


@attrs.frozen(kw_only=True)
class Seat:
    """
    A place with a mechanism of its own.

    Attributes:
        region: its code
        conveners: all its conveners, the caller of its symposia first
        keeper: the convener whose officer keeps contact with enterprises
        watched: the unit that its supervisor watches
        helper: the unit that puts into effect what a symposium resolves
        leader: person in charge, who has enterprises to keep contact with
    """

    region: str
    conveners: tuple[str, ...]
    keeper: str
    watched: str
    helper: str
    leader: str


SEATS: Final = (
    Seat(
        region=CITY,
        conveners=("united-front", "data-bureau", "federation"),
        keeper="federation",
        watched="market-window",
        helper="market-regulation",
        leader="fan.fengqi",
    ),
    Seat(
        region=WUGANG,
        conveners=("wugang-united-front", "wugang-federation"),
        keeper="wugang-federation",
        watched="wugang",
        helper="wugang",
        leader="lin.mingche",
    ),
    Seat(
        region=RUZHOU,
        conveners=("ruzhou-united-front", "ruzhou-data-bureau", "ruzhou-federation"),
        keeper="ruzhou-united-front",
        watched="ruzhou-data-bureau",
        helper="ruzhou",
        leader="chu.ruoxi",
    ),
)


class Scene:
    """
    The stage of the year.

    Args:
        world: the stage of the play
    """

    def __init__(self, world: World) -> None:
        self.world = world

    # -- when ---------------------------------------------------------------------------------------------------------

    def on(self, day: date, act: Act, *, at: time = time(10)) -> None:
        """Put an act down for a day, or the next working day after it; what lies outside the play is left out."""
        while not self.world.rhythm.calendar.is_working(day):
            day += timedelta(days=1)
        moment = datetime.combine(day, at, ZONE)
        if datetime.combine(FIRST_DAY, time.min, ZONE) <= moment <= ENDS:
            self.world.agenda.at(moment, act)

    def later(self, days: float, act: Act) -> None:
        """Put an act down so many working days from now."""
        rhythm = self.world.rhythm
        moment = rhythm.after(self.world.now, rhythm.days(days))
        self.world.agenda.at(moment, act)

    def end_of(self, days: int) -> datetime:
        """Give the end of work so many calendar days from now."""
        return datetime.combine(self.today + timedelta(days=days), time(18), ZONE)

    @property
    def today(self) -> date:
        """The present day of the play."""
        return self.world.now.astimezone(ZONE).date()

    # -- who ----------------------------------------------------------------------------------------------------------

    def officer(self, unit: str) -> Office:
        """Give the desks of the liaison officer of a unit."""
        return self.world.office(self.world.officer(unit))

    def head(self, unit: str) -> Office:
        """Give the desks of the section head of a unit."""
        return self.held(unit, "section-head")

    def held(self, unit: str, post: str) -> Office:
        """Give the desks of whoever holds a post."""
        people = self.world.people
        return self.world.office(next(each.id for each in people if (each.unit, each.post) == (unit, post)))

    # -- enterprises --------------------------------------------------------------------------------------------------

    @cached_property
    def _base(self) -> tuple[Enterprise, ...]:
        """All enterprises that no submission of the script names, in the order of their codes."""
        spoken = {row.credit_code for row in read_submissions()}
        everyone = self.officer("federation").enterprises.list()
        free = [each for each in everyone if each.facts.code is not None and str(each.facts.code) not in spoken]
        return tuple(sorted(free, key=lambda each: str(each.facts.code)))

    def firms(self, region: str) -> list[str]:
        """Give the ids of enterprises of a place, never those of the two counties for the city."""
        if region == CITY:
            return [each.id for each in self._base if each.facts.region not in (WUGANG, RUZHOU)]
        return [each.id for each in self._base if each.facts.region == region]

    # -- cases that others bear ---------------------------------------------------------------------------------------

    def settle(self, case: str, key: str, text: str) -> None:
        """Let a case that came out of another record go its way to close-out, every step in time."""
        Settling(self, case, key, text).begin()


class Settling:
    """
    The quick way of a case.

    Args:
        scene: the stage
        case: its id
        key: tells it from others, for who handles it
        text: what is answered
    """

    def __init__(self, scene: Scene, case: str, key: str, text: str) -> None:
        self._scene, self._world = scene, scene.world
        self._case, self._key, self._text = case, key, text

    def begin(self) -> None:
        """Hand it to its unit, unless the catalogue did."""
        desk = self._world.cases(self._world.dispatcher(self._key))
        case = desk.get(self._case)
        if case.state is CaseState.SUBMITTED:
            catalogue = self._world.liaison.jurisdictions.rules_for(case.region).catalogue
            case = desk.dispatch(self._case, lead=catalogue.propose(case.category, case.region)[0].unit)
        self._person = self._world.handler(case.lead, self._key)
        for days, act in ((0.2, self._sign), (0.5, self._contact), (1.6, self._answer)):
            self._scene.later(days, act)

    def _sign(self) -> None:
        self._world.cases(self._person).sign_for(self._case)

    def _contact(self) -> None:
        self._world.cases(self._person).interim(self._case, text="已与企业联系，核实情况并告知办理时限。")

    def _answer(self) -> None:
        desk = self._world.cases(self._person)
        desk.answer(
            self._case,
            text=self._text,
            outcome=Outcome.SOLVED,
            method=DeliveryMethod.TELEPHONE,
            delivered_at=self._world.now,
        )
        desk.request_close_out(self._case)
        self._scene.later(0.6, self._audit)

    def _audit(self) -> None:
        case = self._world.cases(self._person).get(self._case)
        if case.state is CaseState.CLOSED:
            return
        self._world.cases(self._world.auditor(self._key, case.handlers)).audit(self._case, approve=True)
        self._scene.later(0.6, self._call_back)

    def _call_back(self) -> None:
        case = self._world.cases(self._person).get(self._case)
        caller = self._world.cases(self._world.caller(case.handlers))
        how = "按来件记录当面回访" if case.is_anonymous else ""
        caller.call_back(self._case, reached=True, solved=Solved.YES, grade=Grade.SATISFIED, note=how)
