"""
Selections (遴选): how a list of key contacts was drawn, and when those on it were appointed (M1.1).

The entry keeps the seed, the plan, the list with its reasons and a hash of all that was known of all candidates; why anybody
else is not on the list is found out again when it is asked.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

import attrs

from govliaison.access import ADMINISTRATOR, CONVENER, Actor, region_token
from govliaison.enterprises.contact_plan import ContactRules
from govliaison.enterprises.selecting import DrawAsk, Drawn, HandPick, Pick, Rejected, Tally
from govliaison.enterprises.selection_plan import SelectionPlan
from govliaison.ledger import Decision, Index, Noun, Stamp
from govliaison.values import Reason, Refusal, to_micros


@attrs.frozen(kw_only=True)
class SelectionDrawn:
    """
    A list was drawn; attributes as in :class:`Selection`.

    Others are those of :class:`DrawAsk` and :class:`Drawn`.
    """

    selection: str
    place: str
    day: date
    seed: str
    plan: SelectionPlan
    by_hand: tuple[HandPick, ...] = ()
    picks: tuple[Pick, ...]
    reserves: tuple[Pick, ...]
    tallies: tuple[Tally, ...]
    considered: int
    eligible: int
    rejected: tuple[Rejected, ...]
    fingerprint: str
    proven: bool


@attrs.frozen(kw_only=True)
class Replaced:
    """Somebody on the list could not be appointed any more; ``by`` is the reserve that followed, if there was one."""

    enterprise: str
    reason: Reason
    by: str | None = None


@attrs.frozen(kw_only=True)
class SelectionAppointed:
    """Those on the list became key contacts; those before them who are not on it made room."""

    day: date
    replaced: tuple[Replaced, ...] = ()


@attrs.frozen(kw_only=True)
class Selection:
    """
    A list of key contacts to be.

    Attributes:
        id: of ours
        drawn: what was drawn, as it was entered
        drawn_at: when it was entered, which is what was known
        drawn_by: who drew it
        appointed_on: from which day on those on it are key contacts; None: not yet
        replaced: who could not be appointed any more
    """

    id: str
    drawn: SelectionDrawn
    drawn_at: datetime
    drawn_by: str
    appointed_on: date | None = None
    replaced: tuple[Replaced, ...] = ()

    @property
    def ask(self) -> DrawAsk:
        """What was asked then."""
        drawn = self.drawn
        return DrawAsk(place=drawn.place, day=drawn.day, seed=drawn.seed, by_hand=drawn.by_hand)

    @property
    def shortages(self) -> tuple[Tally, ...]:
        """The quotas that were not met."""
        return tuple(each for each in self.drawn.tallies if each.short)

    @property
    def final(self) -> tuple[str, ...]:
        """Who is, or would be, appointed."""
        gone = {each.enterprise for each in self.replaced}
        followers = [each.by for each in self.replaced if each.by is not None]
        return (*(each.enterprise for each in self.drawn.picks if each.enterprise not in gone), *followers)


def may_choose(actor: Actor, rules: ContactRules) -> Refusal | None:
    """Tell whether somebody may choose key contacts: who works for a unit that keeps the base (M1.1)."""
    if actor.units & rules.keepers:
        return None
    return Refusal.of("selection.not-keeper", person=actor.person)


def enter_draw(drawn: Drawn | Refusal, ask: DrawAsk, plan: SelectionPlan, *, selection: str) -> Decision | Refusal:
    """Enter what was drawn."""
    if isinstance(drawn, Refusal):
        return drawn
    event = SelectionDrawn(
        selection=selection,
        place=ask.place,
        day=ask.day,
        seed=ask.seed,
        plan=plan,
        by_hand=ask.by_hand,
        picks=drawn.picks,
        reserves=drawn.reserves,
        tallies=drawn.tallies,
        considered=drawn.considered,
        eligible=drawn.eligible,
        rejected=drawn.rejected,
        fingerprint=drawn.fingerprint,
        proven=drawn.proven,
    )
    return Decision(events=(event,))


def appoint(selection: Selection, obstacles: Mapping[str, Reason], *, day: date) -> Decision | Refusal:
    """
    Appoint those on the list; a reserve follows whoever cannot be any more, one of the same sort before others.

    Args:
        selection: the list
        obstacles: why somebody on the list or in reserve may not be appointed any more
        day: from which day on
    """
    if selection.appointed_on is not None:
        return Refusal.of("selection.appointed", day=selection.appointed_on.isoformat())
    drawn = selection.drawn
    waiting = [each for each in drawn.reserves if each.enterprise not in obstacles]
    replaced = []
    for pick in drawn.picks:
        if pick.enterprise in obstacles:
            sort = _sort(pick, drawn.plan)
            follower = min(waiting, key=lambda each: _sort(each, drawn.plan) != sort, default=None)
            if follower is not None:
                waiting.remove(follower)
            by = follower.enterprise if follower else None
            replaced.append(Replaced(enterprise=pick.enterprise, reason=obstacles[pick.enterprise], by=by))
    return Decision(events=(SelectionAppointed(day=day, replaced=tuple(replaced)),))


def _sort(pick: Pick, plan: SelectionPlan) -> tuple[bool, ...]:
    return tuple(quota.counts(pick.traits) for quota in plan.quotas)


def evolve(selection: Selection | None, event: SelectionDrawn | SelectionAppointed, stamp: Stamp) -> Selection:
    """Fold what happened into the selection."""
    if isinstance(event, SelectionDrawn):
        return Selection(id=event.selection, drawn=event, drawn_at=stamp.recorded_at, drawn_by=stamp.actor)
    assert selection is not None  # noqa: S101 - nothing else begins a stream
    return attrs.evolve(selection, appointed_on=event.day, replaced=event.replaced)


def index(selection: Selection) -> Index:
    """Selections are found by place; conveners and the county itself see them."""
    return Index(
        state="drawn" if selection.appointed_on is None else "appointed",
        region=selection.drawn.place,
        opened=to_micros(selection.drawn_at),
        audience=frozenset({CONVENER, ADMINISTRATOR, region_token(selection.drawn.place)}),
    )


SELECTION: Final = Noun(
    kind="selection",
    record=Selection,
    shape=1,
    events={SelectionDrawn: 1, SelectionAppointed: 1},
    evolve=evolve,
    index=index,
)
