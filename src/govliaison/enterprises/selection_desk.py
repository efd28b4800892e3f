"""Lists of key contacts as people work with them: drawn, appointed, explained (M1.1)."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, tzinfo
from typing import Any, cast

import attrs

from govliaison.access import Context
from govliaison.enterprises.candidates import Candidate, find_obstacle
from govliaison.enterprises.contact_plan import ContactRules
from govliaison.enterprises.key_contacts import KEY_CONTACT, EndedBy, KeyContact, KeyContactAppointed, KeyContactEnded
from govliaison.enterprises.model import ENTERPRISE, Enterprise
from govliaison.enterprises.recalling import CountMatters, Recall
from govliaison.enterprises.selecting import DrawAsk, HandPick, draw
from govliaison.enterprises.selections import SELECTION, Selection, appoint, enter_draw, may_choose
from govliaison.errors import NotFoundError
from govliaison.ledger import Decision, Move, Query, Stamp, accepted, id_of, insist
from govliaison.values import Reason, Refusal, region_stem


@attrs.frozen(kw_only=True)
class Explanation:
    """
    Why an enterprise is on a list, in reserve, or neither.

    Attributes:
        enterprise: its id
        reason: why
        score: its score, where it was eligible
        as_known_then: False if the records can no longer tell what was known when the list was drawn
    """

    enterprise: str
    reason: Reason
    score: int | None = None
    as_known_then: bool = True


class Selections:
    """
    How the key contacts of a place are chosen.

    Args:
        context: who works on which ledger
        rules_for: what holds for contacts in the place of a region code
        home: division code of the deployment's own place
        zone: in which days are counted
        matters: counts the matters that each enterprise raised
    """

    def __init__(
        self,
        context: Context,
        rules_for: Callable[[str | None], ContactRules],
        *,
        home: str,
        zone: tzinfo,
        matters: CountMatters,
    ) -> None:
        self._context = context
        self._rules_for = rules_for
        self._home = home
        self._zone = zone
        self._matters = matters

    def select(
        self,
        *,
        place: str | None = None,
        day: date | None = None,
        seed: str | None = None,
        places: int | None = None,
        by_hand: Sequence[HandPick] = (),
    ) -> Selection:
        """
        Draw a list of key contacts from the enterprise base; nobody is appointed by that.

        Args:
            place: division code; the deployment's own place, if not said
            day: from which day on they would be key contacts; today, if not said
            seed: orders those who have the same score; a new one, if not said
            places: how many, if other than the plan says
            by_hand: who is picked by hand, before all others

        Raises:
            RefusedError: this person does not choose key contacts, or somebody picked by hand may not be one
        """
        place, now = place or self._home, self._context.now
        rules = self._rules_for(place)
        accepted(may_choose(self._context.actor, rules) or Decision(events=()))
        plan = rules.plan.selection if places is None else attrs.evolve(rules.plan.selection, places=places)
        ids = self._context.ledger.ids
        ask = DrawAsk(place=place, day=day or self._today(), seed=seed or ids.new_id(), by_hand=tuple(by_hand))
        candidates = Recall(ledger=self._context.ledger, matters=self._matters).candidates(
            place, now, also=_enterprises(by_hand)
        )
        drawn, identity = draw(candidates, ask, plan), ids.new_id()
        stamp = self._context.stamp(jurisdiction=place)
        return self._context.carry_out(
            SELECTION, identity, lambda _none: enter_draw(drawn, ask, plan, selection=identity), stamp
        )

    def appoint(self, selection: str, *, day: date | None = None) -> Selection:
        """
        Make those on a list key contacts; reserves follow those who cannot be any more, and who is not on it makes room.

        Args:
            selection: id of the list
            day: from which day on; the day for which it was drawn, if not said

        Raises:
            NotFoundError: there is no such list, or not for this reader
            RefusedError: this person does not choose key contacts, or it was done before
        """

        def attempt() -> Selection:
            loaded = self._context.see(SELECTION.stream(selection))
            found = cast("Selection", loaded.record)
            since, stamp = day or found.drawn.day, self._context.stamp(jurisdiction=found.drawn.place)
            accepted(may_choose(self._context.actor, self._rules_for(found.drawn.place)) or Decision(events=()))
            obstacles = self._obstacles(found, since)
            decision = accepted(appoint(found, obstacles, day=since))
            (event,) = decision.events
            after = SELECTION.evolve(found, event, stamp)
            moves: list[Move[Any]] = [Move.of(loaded, decision, stamp), *self._take_over(after, since, stamp)]
            self._context.ledger.commit(moves)
            return after

        return insist(attempt)

    def get(self, selection: str | None = None, *, place: str | None = None) -> Selection:
        """
        Give a list by its id, or the last one of a place.

        Raises:
            NotFoundError: there is none, or not for this reader
        """
        if selection is not None:
            return self._context.get(SELECTION, selection)
        for each in self.list(place=place):
            return each
        raise NotFoundError("selection.none", place=place or self._home)

    def list(self, *, place: str | None = None) -> Iterator[Selection]:
        """Give the lists of a place that the actor may see, the last one first."""
        place = place or self._home
        query = Query(kind=SELECTION.kind, reader=None, region=region_stem(place), descending=True)
        return (each for each in self._context.read_all(query) if each.drawn.place == place)

    def explain(self, selection: str, enterprise: str) -> Explanation:
        """
        Tell why an enterprise is on a list, in reserve, or neither, by what was known when it was drawn.

        Raises:
            NotFoundError: there is no such list or enterprise, or not for this reader
        """
        found = self._context.get(SELECTION, selection)
        self._context.see(ENTERPRISE.stream(enterprise))
        drawn = found.drawn
        for pick in (*drawn.picks, *drawn.reserves):
            if pick.enterprise == enterprise:
                return Explanation(enterprise=enterprise, reason=pick.reason, score=pick.score)
        recall = Recall.before(self._context.ledger, self._matters, SELECTION.stream(selection))
        candidates = recall.candidates(drawn.place, found.drawn_at, also=_enterprises(drawn.by_hand))
        again = draw(candidates, found.ask, drawn.plan)
        if isinstance(again, Refusal):
            return Explanation(enterprise=enterprise, reason=Reason.of("key.changed"), as_known_then=False)
        points = again.measured.get(enterprise)
        picked = {each.enterprise: each.reason for each in (*again.picks, *again.reserves)}
        return Explanation(
            enterprise=enterprise,
            reason=again.verdicts.get(enterprise) or picked.get(enterprise) or Reason.of("key.not-considered"),
            score=points.total(drawn.plan.weights) if points is not None else None,
            as_known_then=again.fingerprint == drawn.fingerprint,
        )

    def _obstacles(self, selection: Selection, day: date) -> Mapping[str, Reason]:
        drawn = selection.drawn
        listed = [each.enterprise for each in (*drawn.picks, *drawn.reserves)]
        firms = self._context.ledger.load_many([ENTERPRISE.stream(each) for each in listed])
        contacts = self._context.ledger.load_many([KEY_CONTACT.stream(each) for each in listed])
        found = {}
        for each in listed:
            firm = cast("Enterprise", firms[ENTERPRISE.stream(each)].record)
            candidate = Candidate.of(firm, contacts[KEY_CONTACT.stream(each)].record)
            obstacle = find_obstacle(candidate, drawn.plan, place=drawn.place, day=day)
            if obstacle is not None:
                found[each] = obstacle
        return found

    def _take_over(self, selection: Selection, day: date, stamp: Stamp) -> Iterator[Move[KeyContact]]:
        """Let those on the list begin, and those on the list before who are not on it end."""
        ledger, place, final = self._context.ledger, selection.drawn.place, set(selection.final)
        reasons = {each.enterprise: each.reason for each in selection.drawn.by_hand}
        query = Query(kind=KEY_CONTACT.kind, reader=None, states=frozenset({"on"}))
        now: list[KeyContact] = [ledger.read(row) for row in ledger.find_all(query)]
        now = [each for each in now if each.open_term is not None and each.open_term.place == place]
        streams = [KEY_CONTACT.stream(each) for each in sorted(final | {each.enterprise for each in now})]
        firms = ledger.load_many([ENTERPRISE.stream(each) for each in sorted(final)])
        for stream, loaded in ledger.load_many(streams).items():
            enterprise = id_of(stream)
            contact: KeyContact | None = loaded.record
            term = contact.open_term if contact is not None else None
            event: object
            if enterprise in final and term is None:
                event = KeyContactAppointed(
                    enterprise=enterprise,
                    region=cast("Enterprise", firms[ENTERPRISE.stream(enterprise)].record).facts.region,
                    place=place,
                    since=day,
                    selection=selection.id,
                    hand_reason=reasons.get(enterprise),
                )
            elif enterprise not in final and term is not None:
                event = KeyContactEnded(until=max(day, term.since), by=EndedBy.ROTATED)
            else:
                continue
            yield Move.of(loaded, Decision(events=(event,)), stamp)

    def _today(self) -> date:
        return self._context.now.astimezone(self._zone).date()


def _enterprises(by_hand: Sequence[HandPick]) -> tuple[str, ...]:
    return tuple(each.enterprise for each in by_hand)
