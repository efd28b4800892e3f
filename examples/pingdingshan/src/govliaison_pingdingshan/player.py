"""The play: a year of an invented city, October 2025 to September 2026; its last quarter tells every case by itself."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import partial
from importlib.resources import as_file
from typing import Final

from govliaison.liaison import Liaison
from govliaison_pingdingshan.agenda import SettableClock
from govliaison_pingdingshan.content import DATA, read_submissions
from govliaison_pingdingshan.course import Course
from govliaison_pingdingshan.times import CASES_BEGIN, ENDS, FIRST_DAY, LAST_DAY, OPENS, ZONE
from govliaison_pingdingshan.world import DESK, World
from govliaison_pingdingshan.year import put_down_year

_ROUNDS: Final = (time(8, 50), time(12, 10), time(17, 10))
"""When deadlines are looked at and the outbox is worked, on working days; in the quiet months only in the evening."""


def play(liaison: Liaison, clock: SettableClock, progress: Callable[[int, int], None]) -> datetime:
    """
    Play the year on a deployment that has just been initialised.

    Args:
        liaison: the deployment, opened with ``clock``
        clock: set by the play, never back
        progress: told now and then how many of how many days have passed

    Returns:
        The moment at which the play ends.
    """
    world = World(liaison, clock)
    days = (LAST_DAY - FIRST_DAY).days + 1
    progress(0, days)
    _take_office(world)
    _import_enterprises(world)
    _put_down_submissions(world)
    put_down_year(world)
    for number in range(days):
        _put_down_day(world, FIRST_DAY + timedelta(days=number), partial(progress, number, days))
    world.agenda.run(ENDS)
    progress(days, days)
    return ENDS


def _take_office(world: World) -> None:
    """Add everybody and give them their posts; whoever set the deployment up hands the section over."""
    world.clock.set(OPENS + timedelta(hours=1))
    office = world.office(next(person.id for person in world.people if person.post == "administrator"))
    known = {person.id for person in office.persons.list()}
    for person in world.people:
        if person.id in known:
            office.persons.change(person.id, phone=person.telephone)
        else:
            office.persons.add(id=person.id, name=person.name, phone=person.telephone)
        if (person.unit, person.post) == (DESK, "section-head"):
            office.posts.hand_over(unit=DESK, kind=person.post, to=person.id)
        elif person.id not in known:
            office.posts.hold(unit=person.unit, kind=person.post, person=person.id)
    # Who only looks after the deployment sees no cases; this one tells how the quarter stands, too.
    office.posts.hold(unit=DESK, kind="handler", person=office.actor.person)


def _import_enterprises(world: World) -> None:
    """Bring the base in."""
    world.clock.set(OPENS + timedelta(hours=6))
    with as_file(DATA / "enterprises.csv") as path:
        world.office(world.officer(DESK)).files.enterprises(path)


def _put_down_submissions(world: World) -> None:
    courses: dict[str, Course] = {}
    for row in read_submissions():
        course = courses.setdefault(row.source_id, Course(world, row))
        world.agenda.at(row.received_at, partial(course.arrive, row))


def _put_down_day(world: World, day: date, begin: Callable[[], None]) -> None:
    world.agenda.at(datetime.combine(day, time.min, ZONE), begin)
    if world.rhythm.calendar.is_working(day):
        for clock in _ROUNDS if day >= CASES_BEGIN else _ROUNDS[-1:]:
            world.agenda.at(datetime.combine(day, clock, ZONE), partial(_make_round, world))


def _make_round(world: World) -> None:
    """Send what waits in the outbox, enter what became due, and let reactions answer what was entered."""
    for _sent in world.liaison.work_outbox():
        pass
    for _swept in world.liaison.sweep():
        pass
    for _reacted in world.liaison.react():
        pass
