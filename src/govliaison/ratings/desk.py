"""Ratings as people work with them: given once, called back, put right, rated again, appealed (M4.2)."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import cast

import attrs

from govliaison.access import Context
from govliaison.cases import CASE, Case, CaseState, Grade
from govliaison.cases.decide.common import By
from govliaison.errors import NotFoundError
from govliaison.ledger import Decision, Loaded, Query, id_of, insist
from govliaison.ratings import deciding as d
from govliaison.ratings.deciding import GivenRating
from govliaison.ratings.kinds import AppealReason, RatingState, Verdict
from govliaison.ratings.noun import RATING
from govliaison.ratings.opening import draft_rating
from govliaison.ratings.rating import Rating
from govliaison.ratings.rules import RatingRules, RulesFor
from govliaison.values import ID_PATTERN, Refusal, check_case_number, fold_width, region_stem, to_micros

_PAGE = 500
_ANSWERED = frozenset(
    state.value
    for state in (CaseState.ANSWERED, CaseState.REQUESTED, CaseState.AUDITED, CaseState.DEFERRED, CaseState.CLOSED)
)


class Ratings:
    """
    Ratings of services (好差评).

    Every verb takes the id or number of a rating. ``at`` is the moment at which it happened, if that was earlier (补录);
    ``request`` an id under which the same call twice does nothing the second time.

    All verbs raise :class:`~govliaison.errors.RefusedError` where the rules do not allow it, and
    :class:`~govliaison.errors.NotFoundError` where the rating is not there for this person.

    Args:
        context: who acts, on which ledger
        rules_for: the rules by region
    """

    def __init__(self, context: Context, rules_for: RulesFor) -> None:
        self._context, self._rules_for = context, rules_for

    def give(self, said: GivenRating, *, request: str | None = None) -> Rating:
        """
        Enter a rating; a bad one opens a case in the same commit. The same channel and source id again changes nothing.

        Args:
            said: the rating
            request: id of the request
        """
        rules = self._rules_for(said.region or (said.case.region if said.case else None))

        def attempt() -> Rating:
            claim = self._context.ledger.store.claims([said.claim]).get(said.claim)
            if claim is not None:
                return self.get(id_of(claim.stream))
            draft = draft_rating(self._context, rules, said, request=request)
            self._context.ledger.commit(draft.moves)
            return self._context.show(RATING, draft.rating)

        return insist(attempt)

    def contact(
        self,
        rating: str,
        *,
        reached: bool,
        verdict: Verdict | None = None,
        note: str = "",
        at: datetime | None = None,
        request: str | None = None,
    ) -> Rating:
        """Record that whoever rated badly was called, and what came out (差评回访核实)."""
        ask = d.ContactAsk(reached=reached, verdict=verdict, note=note, by=self._by(at))
        return self._verb(rating, lambda found, rules: d.contact(found, ask, rules), ask.by, request)

    def rectify(
        self, rating: str, *, text: str, basis: str = "", at: datetime | None = None, request: str | None = None
    ) -> Rating:
        """Report that a bad rating was put right, or explained with its legal basis (差评整改)."""
        ask = d.MendAsk(text=text, basis=basis, by=self._by(at))
        return self._verb(rating, lambda found, rules: d.rectify(found, ask, rules), ask.by, request)

    def rate_again(
        self, rating: str, *, grade: Grade, at: datetime | None = None, request: str | None = None
    ) -> Rating:
        """Enter how whoever rated badly rates what was mended (整改二次评价)."""
        ask = d.RateAgainAsk(grade=grade, by=self._by(at))
        return self._verb(rating, lambda found, rules: d.rate_again(found, ask, rules), ask.by, request)

    def appeal(
        self, rating: str, *, reason: AppealReason, note: str, at: datetime | None = None, request: str | None = None
    ) -> Rating:
        """Say, as the unit that was rated, that a bad rating should not count (误评申诉)."""
        ask = d.AppealAsk(reason=reason, note=note, by=self._by(at))
        return self._verb(rating, lambda found, rules: d.appeal(found, ask, rules), ask.by, request)

    def decide_appeal(
        self, rating: str, *, uphold: bool, note: str, at: datetime | None = None, request: str | None = None
    ) -> Rating:
        """Decide an appeal, for another unit and as another person; upheld, the rating is kept and counts nowhere."""
        ask = d.DecideAppealAsk(uphold=uphold, note=note, by=self._by(at))
        return self._verb(rating, lambda found, rules: d.decide_appeal(found, ask, rules), ask.by, request)

    def enter_defaults(self, *, region: str | None = None) -> list[Rating]:
        """
        Enter a default for every answered case that nobody rated in time (默认评价); nothing where the profile does not say so.

        Each counts apart, never among what people gave, and is entered once.

        Args:
            region: of a place, with all places within it; None for all
        """
        entered = []
        for case in self._unrated(region):
            rules, answered_at = self._rules_for(case.region), cast("datetime", case.answered_at)
            then = rules.default_for(case.facts, answered_at)
            if then is not None and then[1] <= self._context.now:
                said = GivenRating(
                    channel=d.DEFAULT_CHANNEL,
                    source_id=case.id,
                    rated_at=max(then[1], answered_at),
                    grade=then[0],
                    unit=case.lead,
                    case=case,
                    is_default=True,
                )
                entered.append(self.give(said))
        return entered

    # -- looking ------------------------------------------------------------------------------------------------------

    def get(self, rating: str) -> Rating:
        """Give a rating by id or number."""
        return self._context.show(RATING, cast("Rating", self._see(rating).record))

    def find(
        self,
        *,
        unit: str | None = None,
        region: str | None = None,
        states: frozenset[RatingState] = frozenset(),
        case: str | None = None,
        item: str | None = None,
        appealed: bool = False,
        since: datetime | None = None,
        before: datetime | None = None,
    ) -> Iterator[Rating]:
        """
        Give the ratings this person may see, in the order in which they were given; all conditions must hold.

        Args:
            unit: which was rated
            region: code of a place, with all places within it
            states: any of these; without one all but those of imports that were undone
            case: id of the case that was rated
            item: the service item that was rated
            appealed: only those with an appeal that nobody has decided
            since: given at this moment or later
            before: given before this moment
        """
        tags = {("case", case), ("item", item), ("appeal", "open" if appealed else None)}
        wanted = states or frozenset(RatingState) - {RatingState.UNDONE}
        query = Query(
            kind=RATING.kind,
            reader=self._context.actor.reader,
            states=frozenset(state.value for state in wanted),
            unit=unit,
            region=region_stem(region) if region else None,
            tags=frozenset((name, value) for name, value in tags if value),
            opened_from=to_micros(since) if since else None,
            opened_before=to_micros(before) if before else None,
            limit=_PAGE,
        )
        while True:
            page = self._context.find(query)
            yield from self._context.read(page.rows)
            if page.after is None:
                return
            query = attrs.evolve(query, after=page.after)

    # -- inside -------------------------------------------------------------------------------------------------------

    def _unrated(self, region: str | None) -> Iterator[Case]:
        """Give the answered cases that this person may see and nobody rated."""
        query = Query(
            kind=CASE.kind,
            reader=self._context.actor.reader,
            states=_ANSWERED,
            region=region_stem(region) if region else None,
            limit=_PAGE,
        )
        while True:
            page = self._context.find(query)
            cases: list[Case] = self._context.read(page.rows)
            for case in cases:
                is_due = case.answered_at is not None and not case.history
                if is_due and next(self.find(case=case.id), None) is None:
                    yield case
            if page.after is None:
                return
            query = attrs.evolve(query, after=page.after)

    def _see(self, rating: str) -> Loaded[Rating]:
        """Load a rating by id or number, to decide on it; a hidden one looks as if it were not there."""
        stream = RATING.stream(fold_width(rating))
        if not ID_PATTERN.fullmatch(fold_width(rating)):
            key = f"rating-number:{check_case_number(rating)}"
            claim = self._context.ledger.store.claims([key]).get(key)
            stream = claim.stream if claim else stream
        try:
            return self._context.see(stream)
        except NotFoundError as error:
            raise NotFoundError("rating.unknown", where=rating) from error

    def _by(self, at: datetime | None) -> By:
        return By(actor=self._context.actor, now=at or self._context.now)

    def _verb(
        self, rating: str, decide: Callable[[Rating, RatingRules], Decision | Refusal], by: By, request: str | None
    ) -> Rating:
        seen = self._see(rating)
        rules = self._rules_for(cast("Rating", seen.record).region)
        stamp = self._context.stamp(effective_at=by.now, request=request, jurisdiction=rules.cases.region)
        done = self._context.ledger.carry_out(
            seen.stream, lambda found: decide(cast("Rating", found), rules), stamp, loaded=seen
        )
        return self._context.show(RATING, cast("Rating", done.record))
