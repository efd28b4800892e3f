"""Who may become a key contact, and how well each would stand for the others (A1, M1.1)."""

import hashlib
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

import attrs

from govliaison.enterprises.key_contacts import EndedBy, KeyContact, Willingness, months_after
from govliaison.enterprises.model import Enterprise, EnterpriseKind, RegisteredState
from govliaison.enterprises.ownership import Ownership
from govliaison.enterprises.selection_plan import SelectionPlan, Traits, Weights
from govliaison.enterprises.size_class import SizeClass
from govliaison.values import Money, Reason, dump_canonical, region_stem

FULL: Final = 100
"""The most points a part of the score has."""

_SIZES: Final = {SizeClass.MEDIUM: 100, SizeClass.SMALL: 100, SizeClass.MICRO: 60, SizeClass.LARGE: 60}
_WILLING: Final = {Willingness.WILLING: FULL, Willingness.UNDECIDED: 40, None: 40}
_IN_THE_REGISTER: Final = 50
_RAISED: Final = 10
_UNKNOWN: Final = "unknown"


@attrs.frozen(kw_only=True)
class Candidate:
    """
    What is known of an enterprise when key contacts are chosen.

    Attributes:
        enterprise: its id
        traits: what quotas ask of it
        ownership: who owns it
        state: in the register
        undone: the import it came with was undone
        capital: registered capital in 万元, if it is in yuan
        employees: people employed
        willingness: what it said when asked
        opted_out: since when it does not want to be one
        served_since: since when it was or is one without a break
        served_until: until when; None if it still is, or never was
        removed: it was removed the last time
        listed_by: division code of the place of which it is a key contact now
        raised: matters it raised in the last twelve months
    """

    enterprise: str
    traits: Traits
    ownership: Ownership
    state: RegisteredState
    undone: bool = False
    capital: Decimal | None = None
    employees: int | None = None
    willingness: Willingness | None = None
    opted_out: date | None = None
    served_since: date | None = None
    served_until: date | None = None
    removed: bool = False
    listed_by: str | None = None
    raised: int = 0

    @classmethod
    def of(cls, enterprise: Enterprise, contact: KeyContact | None = None, raised: int = 0) -> "Candidate":
        """Gather what the records say."""
        facts = enterprise.facts
        capital = Money.load(facts.capital) if facts.capital else None
        last = contact.terms[-1] if contact is not None and contact.terms else None
        return cls(
            enterprise=enterprise.id,
            traits=Traits(
                size=enterprise.size.size_class.value,
                section=facts.industry[0] if facts.industry else None,
                region=facts.region,
                kind=facts.kind.value if facts.kind else _UNKNOWN,
            ),
            ownership=enterprise.ownership,
            state=facts.state or RegisteredState.UNKNOWN,
            undone=enterprise.undone,
            capital=capital.in_ten_thousand if capital and capital.currency == "CNY" else None,
            employees=facts.employees,
            willingness=contact.willingness if contact else None,
            opted_out=contact.opted_out if contact else None,
            served_since=contact.served_since if contact else None,
            served_until=last.until if last else None,
            removed=last is not None and last.ended_by is EndedBy.REMOVED,
            listed_by=contact.open_term.place if contact and contact.open_term else None,
            raised=raised,
        )

    @property
    def is_sme(self) -> bool:
        """Whether it is of medium, small or micro size."""
        return self.traits.size in {SizeClass.MEDIUM, SizeClass.SMALL, SizeClass.MICRO}


def find_obstacle(candidate: Candidate, plan: SelectionPlan, *, place: str, day: date) -> Reason | None:
    """
    Say why an enterprise may not become a key contact; None if it may.

    Args:
        candidate: what is known of it
        plan: what the place decided
        place: division code of the place
        day: from which day on
    """
    return (
        _not_served_here(candidate, plan, place)
        or _not_willing(candidate)
        or _not_its_turn(candidate, plan, place, day)
    )


def _not_served_here(candidate: Candidate, plan: SelectionPlan, place: str) -> Reason | None:
    """Tell whether it is privately run, registered in the place, and no branch or individual business (A1)."""
    region, kind, ownership = candidate.traits.region, candidate.traits.kind, candidate.ownership
    obstacles: tuple[tuple[bool, str, dict[str, str | None]], ...] = (
        (candidate.undone, "undone", {}),
        (region is None, "no-region", {}),
        (not (region or "").startswith(region_stem(place)), "elsewhere", {"region": region, "place": place}),
        (kind == EnterpriseKind.BRANCH and not plan.branches, "branch", {}),
        (
            kind == EnterpriseKind.INDIVIDUAL_BUSINESS and not plan.individual_businesses,
            "individual-business",
            {},
        ),
        (kind == EnterpriseKind.ORGANISATION, "no-enterprise", {}),
        (ownership is Ownership.UNKNOWN and not plan.unstated_ownership, "ownership-unstated", {}),
        (ownership not in {Ownership.PRIVATE, Ownership.UNKNOWN}, "not-private", {"ownership": ownership.value}),
        (
            candidate.state not in {RegisteredState.OPERATING, RegisteredState.UNKNOWN},
            "not-operating",
            {"registered": candidate.state.value},
        ),
    )
    return next((Reason.of(f"key.{code}", **params) for holds, code, params in obstacles if holds), None)


def _not_willing(candidate: Candidate) -> Reason | None:
    if candidate.opted_out is not None:
        return Reason.of("key.opted-out", day=candidate.opted_out.isoformat())
    if candidate.willingness is Willingness.UNWILLING:
        return Reason.of("key.unwilling")
    return None


def _not_its_turn(candidate: Candidate, plan: SelectionPlan, place: str, day: date) -> Reason | None:
    """Tell whether it is one of another place, has been one for so long that it makes room, or rests (轮换)."""
    if candidate.listed_by not in {None, place}:
        return Reason.of("key.listed-elsewhere", place=candidate.listed_by)
    since, until = candidate.served_since, candidate.served_until
    if since is None:
        return None
    served_out = plan.stay_months is not None and months_after(since, plan.stay_months) <= (until or day)
    if until is None:
        return Reason.of("key.has-served", since=since.isoformat(), months=plan.stay_months) if served_out else None
    rested = months_after(until, plan.rest_months)
    if (served_out or candidate.removed) and day < rested:
        return Reason.of("key.resting", until=rested.isoformat())
    return None


@attrs.frozen(kw_only=True)
class Points:
    """The parts of a score, 0 to 100 points each."""

    size: int
    capital: int
    employees: int
    industry: int
    willingness: int
    activity: int

    def total(self, weights: Weights) -> int:
        """Give the score: each part by its weight."""
        return (
            self.size * weights.size
            + self.capital * weights.capital
            + self.employees * weights.employees
            + self.industry * weights.industry
            + self.willingness * weights.willingness
            + self.activity * weights.activity
        )


class Scale:
    """
    Measures candidates against each other.

    Args:
        candidates: all that may be chosen; capital and employees are ranked among those of whom they are known
        plan: what the place decided
    """

    def __init__(self, candidates: Iterable[Candidate], plan: SelectionPlan) -> None:
        known = list(candidates)
        self._plan = plan
        self._capital = sorted(each.capital for each in known if each.capital is not None)
        self._employees = sorted(each.employees for each in known if each.employees is not None)

    def points(self, candidate: Candidate) -> Points:
        """
        Give the points of a candidate.

        Small and medium enterprises stand for most (M1.1); of capital and employees counts what part of the others has
        less; matters raised count up to five.
        """
        section, plan = candidate.traits.section, self._plan
        in_register = _IN_THE_REGISTER if candidate.state is RegisteredState.OPERATING else 0
        return Points(
            size=_SIZES.get(SizeClass(candidate.traits.size), 0),
            capital=_rank(candidate.capital, self._capital),
            employees=_rank(candidate.employees, self._employees),
            industry=0 if section is None else FULL if section in plan.key_sections else FULL // 2,
            willingness=_WILLING.get(candidate.willingness, 0),
            activity=in_register + _RAISED * min(candidate.raised, (FULL - _IN_THE_REGISTER) // _RAISED),
        )


def _rank(value: Decimal | int | None, known: Sequence[Decimal] | Sequence[int]) -> int:
    """Give how many in a hundred have less."""
    return 0 if value is None else bisect_left(known, value) * FULL // len(known)


def lot(seed: str, enterprise: str) -> str:
    """Give the lot of an enterprise: who has the same score is ordered by it, and nobody can foresee it without the seed."""
    return hashlib.sha256(f"{seed}\0{enterprise}".encode()).hexdigest()


def fingerprint(candidates: Iterable[Candidate]) -> str:
    """Give a hash of all that was known of all candidates, in whatever order they come."""
    whole = hashlib.sha256()
    for line in sorted(dump_canonical(_plain(each)) for each in candidates):
        whole.update(line + b"\n")
    return whole.hexdigest()


def _plain(candidate: Candidate) -> dict[str, object]:
    values = {**attrs.asdict(candidate, recurse=False), **attrs.asdict(candidate.traits), "traits": None}
    return {
        name: value if value is None or isinstance(value, bool | int) else str(value) for name, value in values.items()
    }
