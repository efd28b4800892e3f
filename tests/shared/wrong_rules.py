"""Calendars, access policies and routers: one of each that is right, and many that are wrong on purpose."""

import itertools
import random
import socket
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from hash_order import UNITS, FirstUnitPolicy, SetRouter, propose

from govliaison.plugins import (
    AccessAnswer,
    AccessAsk,
    DayKind,
    DayTable,
    RoutingAsk,
    RoutingProposal,
    SpecialDay,
)
from govliaison.testing.contracts.access_policy import AccessPolicyContract, access_policy_contract
from govliaison.testing.contracts.base import Contract
from govliaison.testing.contracts.calendar import CalendarContract, calendar_contract
from govliaison.testing.contracts.router import RouterContract, router_contract

Wrong = dict[str, tuple[type[Contract[Any]], str]]
"""Contract of an adapter that is wrong, and the contract test that must tell, by what is wrong with it."""

_OFF: Final = SpecialDay(DayKind.OFF, "国庆节")
_WORK: Final = SpecialDay(DayKind.WORK, "元旦")


def table_of(year: int, **parts: Any) -> DayTable:
    return DayTable(**{"year": year, "source": f"{year}年通知", "days": {date(year, 10, 1): _OFF}, **parts})


def forced(table: DayTable, **parts: object) -> DayTable:
    """Change a table behind its own checks, as a careless program can."""
    for name, value in parts.items():
        object.__setattr__(table, name, value)
    return table


# -- calendars --------------------------------------------------------------------------------------------------------


class GoodCalendar:
    def days(self, year: int, /) -> DayTable | None:
        return table_of(year) if year in {2025, 2026} else None


class GuessingCalendar:
    def days(self, year: int, /) -> DayTable | None:
        return table_of(year) if 1 < year < 9999 else None


class ClockCalendar:
    def days(self, year: int, /) -> DayTable | None:
        return table_of(year) if year == datetime.now(tz=UTC).year else None


class OneTableCalendar:
    def days(self, _year: int, /) -> DayTable | None:
        return table_of(2026)


class DayOutsideCalendar:
    def days(self, year: int, /) -> DayTable | None:
        return forced(table_of(2026), days={date(2019, 10, 1): _OFF}) if year == 2026 else None


class DayTwiceCalendar:
    """The make-up workday before New Year stands in the table of the year before as a day off."""

    def days(self, year: int, /) -> DayTable | None:
        kinds = {2025: _OFF, 2026: _WORK}
        return table_of(year, days={date(2025, 12, 28): kinds[year]}) if year in kinds else None


class MomentsCalendar:
    def days(self, year: int, /) -> DayTable | None:
        return table_of(year, days={datetime(2026, 10, 1, tzinfo=UTC): _OFF}) if year == 2026 else None


class WordsCalendar:
    def days(self, year: int, /) -> DayTable | None:
        holiday: Any = "holiday"
        return table_of(year, days={date(2026, 10, 1): SpecialDay(holiday, "国庆节")}) if year == 2026 else None


class RaisingCalendar:
    def days(self, year: int, /) -> DayTable | None:
        return {2026: table_of(2026)}[year]


class ImpossibleYearCalendar:
    """Fails for years that ``datetime`` does not know."""

    def days(self, year: int, /) -> DayTable | None:
        return table_of(2026) if date(year, 1, 1).year == 2026 else None


class ExitingCalendar:
    def days(self, year: int, /) -> DayTable | None:
        if year == 1900:
            sys.exit("no such year")
        return None


class HangingCalendar:
    def days(self, year: int, /) -> DayTable | None:
        if year > 2030:
            time.sleep(20)
        return None


class SlowlyLearningCalendar:
    """Knows a year from the second time on."""

    def __init__(self) -> None:
        self.seen: set[int] = set()

    def days(self, year: int, /) -> DayTable | None:
        known = year in self.seen
        self.seen.add(year)
        return table_of(2026) if known and year == 2026 else None


class NamelessCalendar:
    def days(self, year: int, /) -> DayTable | None:
        return table_of(year, source=" ") if year == 2026 else None


class EmptyCalendar:
    def days(self, year: int, /) -> DayTable | None:
        return table_of(year, days={}) if year == 2026 else None


class DictCalendar:
    def days(self, _year: int, /) -> Any:
        return {date(2026, 10, 1): "off"}


def _calendar(make: Callable[[], Any], test: str) -> tuple[type[CalendarContract], str]:
    return calendar_contract(make, patience=0.3), test


CALENDARS: Final[Wrong] = {
    "a calendar that guesses": _calendar(GuessingCalendar, "test_no_day_is_guessed"),
    "a calendar that looks at the clock": _calendar(ClockCalendar, "test_nothing_but_the_ask_is_read"),
    "a calendar that gives one table for all years": _calendar(
        OneTableCalendar, "test_a_year_is_answered_by_its_own_table_or_none"
    ),
    "a calendar with a day outside the year": _calendar(
        DayOutsideCalendar, "test_days_are_days_of_the_year_and_say_what_they_are"
    ),
    "a calendar that tells a day twice, differently": _calendar(
        DayTwiceCalendar, "test_no_day_is_told_twice_and_differently"
    ),
    "a calendar of moments instead of days": _calendar(
        MomentsCalendar, "test_days_are_days_of_the_year_and_say_what_they_are"
    ),
    "a calendar with words of its own": _calendar(
        WordsCalendar, "test_days_are_days_of_the_year_and_say_what_they_are"
    ),
    "a calendar that raises for a year it does not know": _calendar(
        RaisingCalendar, "test_a_year_is_answered_by_its_own_table_or_none"
    ),
    "a calendar that fails for impossible years": _calendar(
        ImpossibleYearCalendar, "test_a_year_is_answered_by_its_own_table_or_none"
    ),
    "a calendar that exits": _calendar(ExitingCalendar, "test_a_year_is_answered_by_its_own_table_or_none"),
    "a calendar that hangs": _calendar(HangingCalendar, "test_no_day_is_guessed"),
    "a calendar that learns from being asked": _calendar(
        SlowlyLearningCalendar, "test_the_same_ask_gives_the_same_answer"
    ),
    "a calendar without a source": _calendar(NamelessCalendar, "test_a_year_is_answered_by_its_own_table_or_none"),
    "a calendar that settles a year without days": _calendar(
        EmptyCalendar, "test_a_year_is_answered_by_its_own_table_or_none"
    ),
    "a calendar that gives a dictionary": _calendar(DictCalendar, "test_a_year_is_answered_by_its_own_table_or_none"),
}


# -- access policies --------------------------------------------------------------------------------------------------


class GoodPolicy:
    """Who is on duty for a street sees it; who complains is never its judge."""

    def tokens(self, ask: AccessAsk, /) -> AccessAnswer:
        denied = {f"recused:{ask.on_behalf_of}"} if ask.on_behalf_of else set()
        return AccessAnswer(tokens=frozenset(f"duty:{unit}" for unit in ask.units), denied=frozenset(denied))


class SplittingPolicy:
    """Believes that every post has a point in it."""

    def tokens(self, ask: AccessAsk, /) -> AccessAnswer:
        return AccessAnswer(tokens=frozenset("unit:" + post.split(".")[1] for post in ask.posts))


class LettersPolicy:
    def tokens(self, _ask: AccessAsk, /) -> AccessAnswer:
        word: Any = "convener"
        return AccessAnswer(tokens=word)


class OfficeHoursPolicy:
    def tokens(self, _ask: AccessAsk, /) -> AccessAnswer:
        return AccessAnswer(denied=frozenset() if datetime.now(tz=UTC).hour < 25 else frozenset({"convener"}))


class LotteryPolicy:
    def tokens(self, _ask: AccessAsk, /) -> AccessAnswer:
        return AccessAnswer(tokens=frozenset({random.choice(["unit:a", "unit:b"])}))  # noqa: S311


class NonePolicy:
    def tokens(self, ask: AccessAsk, /) -> AccessAnswer | None:
        return AccessAnswer() if ask.units else None


class HangingPolicy:
    def tokens(self, ask: AccessAsk, /) -> AccessAnswer:
        if ask.enterprise is not None:
            time.sleep(20)
        return AccessAnswer()


class RememberingPolicy:
    """Keeps what it granted to whoever asked before."""

    def __init__(self) -> None:
        self.granted: set[str] = set()

    def tokens(self, ask: AccessAsk, /) -> AccessAnswer:
        self.granted |= {f"unit:{unit}" for unit in ask.units}
        return AccessAnswer(tokens=frozenset(self.granted))


class LookingUpPolicy:
    def tokens(self, _ask: AccessAsk, /) -> AccessAnswer:
        socket.getaddrinfo("127.0.0.1", 80)
        return AccessAnswer()


class FilePolicy:
    def tokens(self, _ask: AccessAsk, /) -> AccessAnswer:
        with open(__file__, encoding="utf-8") as file:  # noqa: PTH123 - as people write it
            return AccessAnswer(tokens=frozenset({file.readline().strip() or "none"}))


class PredicatePolicy:
    def tokens(self, _ask: AccessAsk, /) -> AccessAnswer:
        predicate: Any = frozenset({lambda _record: True})
        return AccessAnswer(tokens=predicate)


class NulPolicy:
    def tokens(self, ask: AccessAsk, /) -> AccessAnswer:
        return AccessAnswer(tokens=frozenset(f"{unit}\0" for unit in ask.units))


class ExitingPolicy:
    def tokens(self, ask: AccessAsk, /) -> AccessAnswer:
        if not ask.posts:
            raise SystemExit(2)
        return AccessAnswer()


class ChangingPolicy:
    """Changes what it was asked, by the back door."""

    def tokens(self, ask: AccessAsk, /) -> AccessAnswer:
        object.__setattr__(ask, "units", frozenset({"all"}))
        return AccessAnswer()


def _policy(make: Callable[[], Any], test: str) -> tuple[type[AccessPolicyContract], str]:
    return access_policy_contract(make, patience=0.3), test


POLICIES: Final[Wrong] = {
    "a policy that raises on odd posts": _policy(SplittingPolicy, "test_it_answers_whoever_asks"),
    "a policy that grants the letters of a word": _policy(LettersPolicy, "test_it_answers_whoever_asks"),
    "a policy that looks at the clock": _policy(OfficeHoursPolicy, "test_nothing_but_the_ask_is_read"),
    "a policy that draws lots": _policy(LotteryPolicy, "test_the_same_ask_gives_the_same_answer"),
    "a policy that abstains by None": _policy(NonePolicy, "test_it_answers_whoever_asks"),
    "a policy that takes the first of a set": (
        access_policy_contract(FirstUnitPolicy),
        "test_the_hashes_of_texts_change_nothing",
    ),
    "a policy that hangs": _policy(HangingPolicy, "test_it_answers_whoever_asks"),
    "a policy that remembers who asked before": _policy(RememberingPolicy, "test_earlier_asks_change_nothing"),
    "a policy that asks the network": _policy(LookingUpPolicy, "test_nothing_but_the_ask_is_read"),
    "a policy that reads a file": _policy(FilePolicy, "test_nothing_but_the_ask_is_read"),
    "a policy that gives predicates": _policy(PredicatePolicy, "test_it_answers_whoever_asks"),
    "a policy whose tokens no store can keep": _policy(NulPolicy, "test_it_answers_whoever_asks"),
    "a policy that exits": _policy(ExitingPolicy, "test_it_answers_whoever_asks"),
    "a policy that changes what it was asked": _policy(ChangingPolicy, "test_what_it_was_asked_stays_as_it_was"),
}


# -- routers ----------------------------------------------------------------------------------------------------------


class GoodRouter:
    def propose(self, ask: RoutingAsk, /) -> tuple[RoutingProposal, ...]:
        words = {"退税": "tax", "消防": "fire", "住建": "housing"}
        return tuple(propose(unit, word=word) for word, unit in words.items() if word in ask.title + ask.text)


class InventingRouter:
    def propose(self, ask: RoutingAsk, /) -> tuple[RoutingProposal, ...]:
        return (propose("roads"),) if "道路" in ask.text else ()


class TwiceRouter:
    def propose(self, ask: RoutingAsk, /) -> list[RoutingProposal]:
        return [propose("fire") for word in ("消防", "验收") if word in ask.text]


class TellingRouter:
    """Gives what was submitted as the reason."""

    def propose(self, ask: RoutingAsk, /) -> list[RoutingProposal]:
        return [propose("tax", because=ask.text)]


class FractionRouter:
    def propose(self, _ask: RoutingAsk, /) -> list[RoutingProposal]:
        return [propose("tax", 0.6)]


class GeneratingRouter:
    def propose(self, _ask: RoutingAsk, /) -> Iterator[RoutingProposal]:
        yield propose("tax")


class NoneRouter:
    def propose(self, ask: RoutingAsk, /) -> list[RoutingProposal] | None:
        return [propose("tax")] if "退税" in ask.text else None


class PairsRouter:
    def propose(self, _ask: RoutingAsk, /) -> list[tuple[str, int]]:
        return [("tax", 60)]


class ShuffledRouter:
    def propose(self, _ask: RoutingAsk, /) -> list[RoutingProposal]:
        proposals = [propose(unit) for unit in UNITS]
        random.shuffle(proposals)
        return proposals


class SeasonRouter:
    """Would rather ask the clock than the ask."""

    def propose(self, _ask: RoutingAsk, /) -> list[RoutingProposal]:
        return [propose("fire")] if time.time() > 0 else []


class TurnsRouter:
    """Gives each unit its turn."""

    def __init__(self) -> None:
        self.turns = itertools.cycle(UNITS)

    def propose(self, _ask: RoutingAsk, /) -> list[RoutingProposal]:
        return [propose(next(self.turns))]


class ParsingRouter:
    """Believes that every category has two levels."""

    def propose(self, ask: RoutingAsk, /) -> list[RoutingProposal]:
        return [propose("tax")] if ask.category.split("/")[1] == "退税" else []


class ExitingRouter:
    def propose(self, ask: RoutingAsk, /) -> list[RoutingProposal]:
        if ask.region is None:
            sys.exit(1)
        return []


class HangingRouter:
    def propose(self, ask: RoutingAsk, /) -> list[RoutingProposal]:
        if ask.now > datetime(2020, 1, 1, tzinfo=UTC) + timedelta(days=1):
            time.sleep(20)
        return []


def _router(make: Callable[[], Any], test: str) -> tuple[type[RouterContract], str]:
    return router_contract(make, units=set(UNITS), patience=0.3), test


ROUTERS: Final[Wrong] = {
    "a router that invents a unit": _router(InventingRouter, "test_only_units_that_exist_are_proposed"),
    "a router that goes through a set": (router_contract(SetRouter), "test_the_hashes_of_texts_change_nothing"),
    "a router that proposes a unit twice": _router(TwiceRouter, "test_no_unit_is_proposed_twice"),
    "a router with a name in its reason": _router(TellingRouter, "test_reasons_tell_nothing_personal"),
    "a router that counts in fractions": _router(FractionRouter, "test_it_proposes_units_with_confidence_and_reason"),
    "a router that generates": _router(GeneratingRouter, "test_it_proposes_units_with_confidence_and_reason"),
    "a router that abstains by None": _router(NoneRouter, "test_it_proposes_units_with_confidence_and_reason"),
    "a router that gives pairs": _router(PairsRouter, "test_it_proposes_units_with_confidence_and_reason"),
    "a router that shuffles": _router(ShuffledRouter, "test_the_same_ask_gives_the_same_answer"),
    "a router that looks at the clock": _router(SeasonRouter, "test_nothing_but_the_ask_is_read"),
    "a router that takes turns": _router(TurnsRouter, "test_the_same_ask_gives_the_same_answer"),
    "a router that raises on odd categories": _router(
        ParsingRouter, "test_it_proposes_units_with_confidence_and_reason"
    ),
    "a router that exits": _router(ExitingRouter, "test_it_proposes_units_with_confidence_and_reason"),
    "a router that hangs": _router(HangingRouter, "test_it_proposes_units_with_confidence_and_reason"),
}

WRONG: Final[Wrong] = {**CALENDARS, **POLICIES, **ROUTERS}
RIGHT: Final[dict[str, type[Contract[Any]]]] = {
    "calendar": calendar_contract(GoodCalendar),
    "access policy": access_policy_contract(lambda: GoodPolicy()),  # noqa: PLW0108 - not for another process
    "router": router_contract(lambda: GoodRouter(), units=set(UNITS)),  # noqa: PLW0108 - likewise
}
