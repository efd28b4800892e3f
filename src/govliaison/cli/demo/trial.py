"""A trial run (试运行): two weeks of a place that has no play of its own, through the ordinary desks, by its own rules."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Final, Protocol
from zoneinfo import ZoneInfo

from govliaison.cases import Case, CaseState, DeliveryMethod, Grade, Outcome, Solved, Submission
from govliaison.deadlines import Criterion
from govliaison.exchange import AnswerRoute
from govliaison.liaison import Liaison, Office
from govliaison.texts import say
from govliaison.units import PostKind, Unit

FIRST_DAY: Final = date(2026, 9, 7)
"""A Monday; the two weeks from here on have no day off but their weekends."""
LAST_DAY: Final = date(2026, 9, 18)
PERSON: Final = "demo"
_TICKS: Final = (time(9), time(11), time(14, 45), time(16, 30))
"""When somebody acts on each working day; usual offices are at work at these times."""
_A_DAY: Final = 3
"""So many matters arrive on each of the first days."""
_MOST: Final = 15
_SLOW: Final = 4
"""One matter in so many lies with people who act at one tick in so many only."""
_STAFF: Final = (PostKind.LEADER, PostKind.HANDLER, PostKind.AUDITOR)
_CALLER: Final = "caller"
_NUMBERS: Final = 19900000000
"""From here on numbers that nobody has."""
_BY_UNIT: Final = (Criterion.CONFIRMED, Criterion.SIGNED_BY_HEAD, Criterion.SHEET_SIGNED)


class SettableClock(Protocol):
    """A source of time that is set by hand."""

    def now(self) -> datetime:
        """Give the moment it was set to."""
        ...

    def set(self, moment: datetime) -> None:
        """Make this the present moment."""
        ...


def play_trial(liaison: Liaison, clock: SettableClock, progress: Callable[[int, int], None]) -> datetime:
    """Play two weeks on a deployment that has just been initialised; give the moment at which they end."""
    trial = Trial(liaison)
    trial.take_office()
    days = (LAST_DAY - FIRST_DAY).days + 1
    zone = ZoneInfo(liaison.profile.jurisdiction.zone)
    ticks = 0
    for number in range(days):
        progress(number, days)
        day = FIRST_DAY + timedelta(days=number)
        for tick in _TICKS if liaison.jurisdictions.calendar.is_working(day) else ():
            clock.set(datetime.combine(day, tick, zone))
            if tick == _TICKS[0]:
                trial.receive()
            trial.step(ticks)
            ticks += 1
    progress(days, days)
    return clock.now()


class Trial:
    """
    The people of a place at work.

    Args:
        liaison: the deployment
    """

    def __init__(self, liaison: Liaison) -> None:
        self._liaison = liaison
        self._place = liaison.profile.jurisdiction.code
        self._rules = liaison.jurisdictions.rules_for(self._place)
        self._matters = list(self._find_matters())
        self._courses: list[Iterator[None]] = []
        self._offices: dict[str, Office] = {}

    def take_office(self) -> None:
        """Give every unit that will have something to do a leader, a handler and an auditor; the desk a caller besides."""
        office, desk = self._liaison.as_(PERSON), self._rules.desk
        units = self._liaison.profile.units.units
        for unit in dict.fromkeys([desk, *(lead for _, lead in self._matters)]):
            for kind in _STAFF:
                _appoint(office, units[unit], kind, kind.value)
        _appoint(office, units[desk], PostKind.HANDLER, _CALLER)
        office.posts.hold(unit=desk, kind=PostKind.HANDLER, person=PERSON)

    def receive(self) -> None:
        """Take in the matters of a day, by one channel after another."""
        channels = sorted(self._liaison.adapters.channels.keys() & self._liaison.profile.channels.keys())
        first = len(self._courses)
        for number, (category, _) in enumerate(self._matters[first : first + _A_DAY], first):
            name = category.rpartition("/")[2] or say("demo.trial-title", {}, "zh")
            submission = Submission(
                channel=channels[number % len(channels)],
                source_id=f"trial-{number}",
                received_at=self._liaison.ledger.time.now(),
                category=category,
                region=self._place,
                title=name,
                text=say("demo.trial-text", {"name": name}, "zh"),
                enterprise_name=say("demo.trial-enterprise", {"number": number + 1}, "zh"),
                contact=say("demo.trial-contact-person", {}, "zh"),
                phone=f"{_NUMBERS + number}",
            )
            case = self._at(self._rules.desk, PostKind.HANDLER).cases.submit(submission)
            self._courses.append(self._course(case))

    def step(self, tick: int) -> None:
        """Take every matter one step further; then send what waits, and enter what became due."""
        for number, course in enumerate(self._courses):
            if number % _SLOW < _SLOW - 1 or tick % _SLOW == 0:
                next(course, None)
        for _sent in self._liaison.work_outbox():
            pass
        for _swept in self._liaison.sweep():
            pass

    def _course(self, case: Case) -> Iterator[None]:
        """Tell the way of one matter from intake to close-out; each step waits for its turn."""
        yield
        desk, number = self._at(self._rules.desk, PostKind.HANDLER).cases, case.id
        if case.state is not CaseState.DISPATCHED:
            proposals = self._rules.catalogue.propose(case.category, self._place)
            case = desk.dispatch(number, lead=proposals[0].unit if proposals else self._rules.desk)
            yield
        unit = self._at(case.lead, PostKind.HANDLER)
        unit.cases.sign_for(number)
        yield
        unit.cases.interim(number, text=say("demo.trial-first-contact", {}, "zh"))
        yield
        unit.cases.measure(number, text=say("demo.trial-measure", {}, "zh"))
        yield
        self._answer(case, unit)
        yield
        self._certify(case, unit, _BY_UNIT)
        unit.cases.request_close_out(number)
        yield
        self._certify(case, self._liaison.as_(PERSON), (Criterion.APPROVED,))
        case = self._at(self._rules.desk, PostKind.AUDITOR).cases.audit(number, approve=True)
        yield
        if case.state is CaseState.AUDITED:
            caller = self._at(self._rules.desk, _CALLER).cases
            caller.call_back(number, reached=True, solved=Solved.YES, grade=Grade.SATISFIED)

    def _answer(self, case: Case, unit: Office) -> None:
        """Answer through the channel, or by telephone where no channel carries it back."""
        by_hand = self._liaison.profile.channels[case.sources[0].channel].answers is AnswerRoute.HAND
        unit.cases.answer(
            case.id,
            text=say("demo.trial-answer", {}, "zh"),
            outcome=Outcome.SOLVED,
            method=DeliveryMethod.TELEPHONE if by_hand else DeliveryMethod.CHANNEL,
            delivered_at=self._liaison.ledger.time.now() if by_hand else None,
        )

    def _certify(self, case: Case, office: Office, criteria: tuple[Criterion, ...]) -> None:
        """Record what the place wants before close-out (销号条件)."""
        chosen = self._rules.close_out(case.facts, case.anchors)
        for criterion in criteria:
            if criterion in chosen:
                office.case_care.certify(case.id, criterion=criterion, note=say("demo.trial-certified", {}, "zh"))

    def _find_matters(self) -> Iterator[tuple[str, str]]:
        """
        Give categories with the unit that the catalogue names for this place; its own units' matters come first.

        Without a catalogue everything is the desk's.
        """
        catalogue, units = self._rules.catalogue, self._liaison.profile.units.units
        found = []
        for entry in catalogue.entries.values():
            category = "/".join(catalogue.names(entry.id))
            lead = next((each.unit for each in catalogue.propose(category, self._place)), None)
            if entry.unit is not None and lead is not None and entry.covers(self._place, None):
                found.append((units[lead].region != self._place, category, lead))
        named = list(dict.fromkeys((category, lead) for _, category, lead in sorted(found)))
        yield from named[:_MOST] or [("", self._rules.desk)] * _A_DAY

    def _at(self, unit: str, post: str) -> Office:
        """Give the desks of somebody in a unit."""
        person = _person(unit, post)
        return self._offices.setdefault(person, self._liaison.as_(person))


def _appoint(office: Office, unit: Unit, kind: PostKind, title: str) -> None:
    person = _person(unit.id, title)
    office.persons.add(id=person, name=(unit.short or unit.name) + say(f"label.post.{kind}", {}, "zh"))
    office.posts.hold(unit=unit.id, kind=kind, person=person)


def _person(unit: str, title: str) -> str:
    return f"{unit}.{title}".replace("-", ".")
