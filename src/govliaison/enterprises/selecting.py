"""
Choosing key contacts from all candidates: quotas first, then the score, then the lot (M1.1).

The same seed, plan and candidates give the same list, in whatever order the candidates come.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

import attrs

from govliaison.enterprises.candidates import Candidate, Points, Scale, find_obstacle, fingerprint, lot
from govliaison.enterprises.ownership import Ownership
from govliaison.enterprises.quotas import Bound, Cell, Filling
from govliaison.enterprises.selection_plan import SelectionPlan, Traits
from govliaison.values import Reason, Refusal

SME: Final = "sme"
"""The dimension of the floor for medium, small and micro enterprises."""

PLACES: Final = "places"
"""The dimension of the places themselves."""


_KEPT: Final = Reason.of("pass.kept-for-quotas")


@attrs.frozen(kw_only=True)
class HandPick:
    """An enterprise picked by hand, with the code of the reason."""

    enterprise: str
    reason: str


@attrs.frozen(kw_only=True)
class DrawAsk:
    """
    Choose key contacts.

    Attributes:
        place: division code of the place
        day: first day on which they would be key contacts
        seed: orders those who have the same score
        by_hand: who is picked by hand, before all others
    """

    place: str
    day: date
    seed: str
    by_hand: tuple[HandPick, ...] = ()


@attrs.frozen(kw_only=True)
class Pick:
    """
    An enterprise on the list or in reserve.

    Attributes:
        enterprise: its id
        reason: why it stands there
        score: what it had
        points: the parts of the score
        traits: what it counted as
        confirmed: a source stated that it is privately run
    """

    enterprise: str
    reason: Reason
    score: int
    points: Points
    traits: Traits
    confirmed: bool


@attrs.frozen(kw_only=True)
class Tally:
    """
    How a quota was met.

    Attributes:
        dimension: ``sme``, ``places`` or a :class:`Dimension`
        value: of the dimension; empty for the first two
        at_least: so many were asked for
        at_most: so many were allowed
        taken: so many were picked
    """

    dimension: str
    value: str = ""
    at_least: int
    at_most: int | None = None
    taken: int

    @property
    def short(self) -> int:
        """How many are missing."""
        return max(0, self.at_least - self.taken)


@attrs.frozen(kw_only=True)
class Rejected:
    """How many were not eligible, by the code of the reason."""

    code: str
    number: int


@attrs.frozen(kw_only=True)
class Drawn:
    """
    What was drawn.

    Attributes:
        picks: the list, best first
        reserves: who may follow, best first
        tallies: how each quota was met, in order of precedence
        considered: how many enterprises there were
        eligible: how many of them may be key contacts
        rejected: how many are not eligible, by reason
        fingerprint: hash of all that was known of all candidates
        proven: what is short cannot be avoided; False where the search gave up
        verdicts: the reason for each enterprise that is neither picked nor in reserve; not kept, but drawn again when asked
        measured: the points of each eligible enterprise; as the verdicts
    """

    picks: tuple[Pick, ...]
    reserves: tuple[Pick, ...]
    tallies: tuple[Tally, ...]
    considered: int
    eligible: int
    rejected: tuple[Rejected, ...]
    fingerprint: str
    proven: bool
    verdicts: Mapping[str, Reason] = attrs.field(repr=False)
    measured: Mapping[str, Points] = attrs.field(repr=False)


@attrs.frozen(kw_only=True)
class _Row:
    """A line of the quotas as the drawing sees it."""

    dimension: str
    value: str = ""
    at_least: int
    at_most: int | None = None

    @property
    def params(self) -> dict[str, str]:
        return {"dimension": self.dimension, "value": self.value}


def draw(candidates: Iterable[Candidate], ask: DrawAsk, plan: SelectionPlan) -> Drawn | Refusal:
    """
    Choose key contacts and reserves.

    First who was picked by hand; then, best score first, whoever leaves a way to meet the quotas as far as they can be
    met. Where not all can, the floor for SMEs goes first, then the quotas in the order of the plan, then filling the places.
    """
    known = {each.enterprise: each for each in candidates}
    by_hand = {pick.enterprise: pick.reason for pick in ask.by_hand}
    verdicts = {
        each.enterprise: obstacle
        for each in known.values()
        if (obstacle := find_obstacle(each, plan, place=ask.place, day=ask.day)) is not None
    }
    if refusal := _refuse_by_hand(by_hand, known, verdicts, plan):
        return refusal
    rejected = Counter(reason.code for reason in verdicts.values())
    eligible = [each for each in known.values() if each.enterprise not in verdicts]
    scale = Scale(eligible, plan)
    measured = {each.enterprise: scale.points(each) for each in eligible}
    scores = {enterprise: points.total(plan.weights) for enterprise, points in measured.items()}
    eligible.sort(key=lambda each: (-scores[each.enterprise], lot(ask.seed, each.enterprise)))

    rows = _rows(plan)
    sorts = {each.enterprise: _counts_towards(each, plan) for each in eligible}
    filling, cells = _fill_by_hand(rows, sorts, by_hand)
    for number, row in enumerate(rows):
        filling.raise_low(number, row.at_least)
    chosen: list[tuple[Candidate, Reason]] = [
        (each, Reason.of("pick.by-hand", reason=by_hand[each.enterprise]))
        for each in eligible
        if each.enterprise in by_hand
    ]
    closed: dict[int, Reason] = {}
    for rank, each in enumerate(eligible):
        if each.enterprise in by_hand:
            continue
        cell = cells[sorts[each.enterprise]]
        if cell not in closed and filling.can_take(cell):
            asking = filling.asking(cell) if _KEPT in closed.values() else None
            filling.take(cell)
            chosen.append((each, _why(rank, None if asking is None else rows[asking])))
        else:
            if cell not in closed:
                closed[cell] = _why_not(filling.full(cell), rows)
            verdicts[each.enterprise] = closed[cell]

    def pick(each: Candidate, reason: Reason) -> Pick:
        points = measured[each.enterprise]
        return Pick(
            enterprise=each.enterprise,
            reason=reason,
            score=points.total(plan.weights),
            points=points,
            traits=each.traits,
            confirmed=each.ownership is Ownership.PRIVATE,
        )

    taken = {each.enterprise for each, _ in chosen}
    waiting = [each for each in eligible if each.enterprise not in taken][: plan.reserves]
    for each in waiting:
        del verdicts[each.enterprise]
    return Drawn(
        picks=tuple(pick(each, reason) for each, reason in chosen),
        reserves=tuple(pick(each, Reason.of("pick.reserve", rank=rank)) for rank, each in enumerate(waiting, 1)),
        tallies=tuple(
            Tally(
                dimension=row.dimension,
                value=row.value,
                at_least=row.at_least,
                at_most=row.at_most,
                taken=filling.count(number),
            )
            for number, row in enumerate(rows)
        ),
        considered=len(known),
        eligible=len(eligible),
        rejected=tuple(Rejected(code=code, number=number) for code, number in sorted(rejected.items())),
        fingerprint=fingerprint(known.values()),
        proven=filling.proven,
        verdicts=verdicts,
        measured=measured,
    )


def _refuse_by_hand(
    by_hand: Mapping[str, str], known: Mapping[str, Candidate], obstacles: Mapping[str, Reason], plan: SelectionPlan
) -> Refusal | None:
    if len(by_hand) > plan.places:
        return Refusal.of("selection.too-many-by-hand", number=len(by_hand), places=plan.places)
    for enterprise, reason in by_hand.items():
        if reason not in plan.hand_reasons:
            return Refusal.of("selection.no-reason", reason=reason, known="、".join(plan.hand_reasons))
        if enterprise not in known:
            return Refusal.of("enterprise.unknown", enterprise=enterprise)
        if enterprise in obstacles:
            return Refusal(obstacles[enterprise].code, obstacles[enterprise].params)
    return None


def _rows(plan: SelectionPlan) -> list[_Row]:
    """Lay out the quotas in order of precedence; the places themselves come last."""
    return [
        _Row(dimension=SME, at_least=plan.sme_places(plan.places)),
        *(
            _Row(dimension=each.dimension, value=each.value, at_least=each.at_least, at_most=each.at_most)
            for each in plan.quotas
        ),
        _Row(dimension=PLACES, at_least=plan.places, at_most=plan.places),
    ]


def _counts_towards(candidate: Candidate, plan: SelectionPlan) -> tuple[int, ...]:
    quotas = [number for number, quota in enumerate(plan.quotas, 1) if quota.counts(candidate.traits)]
    return (*([0] if candidate.is_sme else []), *quotas, len(plan.quotas) + 1)


def _fill_by_hand(
    rows: Sequence[_Row], sorts: Mapping[str, tuple[int, ...]], by_hand: Iterable[str]
) -> tuple[Filling, dict[tuple[int, ...], int]]:
    """Sort the candidates into cells and take who was picked by hand, even above what a quota allows."""
    available = Counter(sorts.values())
    cells = {sort: number for number, sort in enumerate(sorted(available))}
    taken = [0] * len(cells)
    for enterprise in by_hand:
        taken[cells[sorts[enterprise]]] += 1
    held = [sum(taken[cell] for sort, cell in cells.items() if number in sort) for number in range(len(rows))]
    highs = [len(sorts) if row.at_most is None else row.at_most for row in rows]
    bounds = [Bound(0, max(high, least)) for high, least in zip(highs, held, strict=True)]
    return Filling(cells=[Cell(available[sort], sort) for sort in cells], bounds=bounds, taken=taken), cells


def _why(rank: int, asking: _Row | None) -> Reason:
    """Say why a candidate is taken: by its score, or for a quota that still asks for somebody once places are kept."""
    if asking is None or asking.dimension == PLACES:
        return Reason.of("pick.by-score", rank=rank + 1)
    return Reason.of("pick.for-quota", rank=rank + 1, **asking.params)


def _why_not(full: int | None, rows: Sequence[_Row]) -> Reason:
    if full is None:
        return _KEPT
    if full == len(rows) - 1:
        return Reason.of("pass.places-taken", places=rows[full].at_most)
    return Reason.of("pass.quota-full", at_most=rows[full].at_most, **rows[full].params)
